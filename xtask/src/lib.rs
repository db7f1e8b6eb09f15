//! The commands of this repository. The only code here that reads and writes files.

pub mod codegen;
pub mod conformance;
pub mod corpus;
pub mod large;
pub mod measure;
mod process;
pub mod revision;
pub mod spec_diff;
pub mod spec_diff_cases;
pub mod synthetic;
pub mod vendor;
pub mod workspace;
