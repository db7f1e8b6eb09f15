//! Vendored descriptions: documentation pages, provenance and fixups.
