//! A program that calls every operation once, so that a server that checks requests can judge a client.
//!
//! It is an example of the package, `examples/exercise.rs`: values are JSON that the description allows, read with the client's own
//! types, so that what is sent is what the client makes of them.

mod number;
mod program;
mod sample;
mod text;

use specwright_ir::Api;
use specwright_print::{File, Header};
use specwright_surface::Surface;

/// What the program needs beside what the package depends on, as lines of its manifest.
pub(crate) const DEPENDENCIES: &str = "\n[dev-dependencies]\nhttp = \"1\"\nserde = \"1\"\nserde_json = \"1\"\n\
     tokio = { version = \"1\", features = [\"macros\", \"rt\"] }\n";

/// The program.
pub(crate) fn file(api: &Api, surface: &Surface, name: &str, header: &Header) -> File {
    let text = program::text(api, surface, name, header);
    File { path: "examples/exercise.rs".to_owned(), text }
}
