//! Text of a description: values, positions and diagnostics.
