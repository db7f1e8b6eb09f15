//! `specwright`: Rust clients from OpenAPI descriptions.

use std::{io, process::ExitCode};

use clap::{Parser, Subcommand};
use specwright::{
    command::{Generate, Outcome},
    review::command::Diff,
};

/// Descriptions are millions of small things, for which the usual allocator takes half as long again.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
    /// Show what changed between two editions of a description, for the wire and for Rust callers.
    Diff(Box<Diff>),
}

fn main() -> ExitCode {
    match Cli::parse().command {
        Command::Generate(generate) => match generate.run(&mut io::stdout().lock()) {
            Outcome::Done => ExitCode::SUCCESS,
            Outcome::Failed => ExitCode::FAILURE,
            Outcome::Misused => ExitCode::from(2),
        },
        Command::Diff(diff) => {
            let exit = diff.run(&mut io::stdout().lock(), &mut io::stderr().lock());
            ExitCode::from(exit.code())
        }
    }
}
