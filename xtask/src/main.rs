//! `cargo xtask`: the commands of this repository.

use std::{
    io::{self, IsTerminal},
    process::ExitCode,
};

use clap::{Parser, Subcommand};
use xtask::{codegen, workspace::Workspace};

/// The commands of this repository.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Generate client code from the descriptions under `specs`.
    Codegen {
        /// One API, by its folder under `specs`; all of them otherwise.
        api: Option<String>,
        /// Write nothing; fail with a diff when generated code is out of date.
        #[arg(long)]
        check: bool,
    },
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli.command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<bool> {
    let workspace = Workspace::here();
    let styled = io::stdout().is_terminal();
    match command {
        Command::Codegen { api, check } => {
            let options = codegen::Options { api, check, styled };
            codegen::run(&workspace, &options, &mut io::stdout())
        }
    }
}
