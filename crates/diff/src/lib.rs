//! What changed between two contracts and two surfaces.
