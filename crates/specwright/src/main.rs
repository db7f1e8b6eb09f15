//! `specwright`: Rust clients from OpenAPI descriptions.

use std::{io, process::ExitCode};

use clap::{Parser, Subcommand};
use specwright::command::{Generate, Outcome};

/// Rust clients from OpenAPI descriptions.
#[derive(Debug, Parser)]
#[command(name = "specwright", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Generate a client: a package that compiles on its own.
    Generate(Box<Generate>),
}

fn main() -> ExitCode {
    let Cli { command: Command::Generate(generate) } = Cli::parse();
    match generate.run(&mut io::stdout().lock()) {
        Outcome::Done => ExitCode::SUCCESS,
        Outcome::Failed => ExitCode::FAILURE,
        Outcome::Misused => ExitCode::from(2),
    }
}
