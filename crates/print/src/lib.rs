//! A surface as Rust source text.
//!
//! Printing decides nothing: every name, type, signature and sentence is in the [`Surface`]. One file here per kind of thing
//! printed; [`layout`](mod@layout) alone makes text of tokens. Structs are text from the start: there are more of them than of
//! anything else.
//!
//! Invariants: the same surface gives the same bytes; everything printed parses as Rust; generated code imports from
//! `specwright_runtime::codegen` and its own crate alone.

mod accepted;
mod answers;
mod client;
mod codec;
mod encoding;
mod enums;
mod errors;
mod file;
mod imports;
mod layout;
mod operations;
mod sent;
mod servers;
mod structs;
mod tokens;
mod types;
mod unions;

use specwright_surface::Surface;

pub use file::{File, Header, PrintError, modules};
pub use tokens::is_keyword;

/// Every generated file of a client, sorted by path.
///
/// # Errors
/// Tokens that are not Rust, which no surface should lead to.
pub fn print(surface: &Surface, header: &Header) -> Result<Vec<File>, PrintError> {
    let mut files = vec![
        client::file(surface, header)?,
        codec::file(surface, header)?,
        errors::file(surface, header)?,
        file::index(surface, header)?,
        types::file(surface, header)?,
    ];
    files.extend(servers::file(surface, header)?);
    for group in &surface.groups {
        files.push(operations::file(surface, group, header)?);
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}
