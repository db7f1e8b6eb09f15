//! `cargo xtask`: the commands of this repository.

use std::{
    io::{self, IsTerminal},
    path::PathBuf,
    process::ExitCode,
};

use clap::{Parser, Subcommand};
use specwright::review;
use xtask::{
    codegen, conformance, corpus, large, measure, spec_diff, spec_diff_cases as cases, synthetic,
    vendor, workspace::Workspace,
};

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
    /// Call every operation of a description once, against a mock server that checks requests and invents answers. Needs Node.
    Conformance {
        /// The description: YAML or JSON.
        spec: PathBuf,
        /// The mock server: a program that takes what Prism takes.
        #[arg(long, value_delimiter = ' ', default_value = "npx --yes @stoplight/prism-cli")]
        mock: Vec<String>,
        /// Which of all answers it invents.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Print every call as JSON, for scripts.
        #[arg(long)]
        json: bool,
    },
    /// Generate a package of every description in a folder, and tell what each is worth.
    Corpus {
        /// The folder; a folder in it may be one description, split over files.
        folder: PathBuf,
        /// Compile each package.
        #[arg(long)]
        check: bool,
        /// Read and write the documented values with the generated types.
        #[arg(long)]
        values: bool,
        /// Add the program that calls every operation, and compile it, too.
        #[arg(long)]
        exercise: bool,
        /// Generate from so many broken editions of the descriptions instead.
        #[arg(long, value_name = "N")]
        mutate: Option<usize>,
        /// Which of all such editions.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Only descriptions of at most so many kilobytes.
        #[arg(long, value_name = "KB")]
        at_most: Option<u64>,
        /// Only descriptions with this in their name.
        #[arg(long)]
        only: Option<String>,
        /// Print JSON, for scripts.
        #[arg(long)]
        json: bool,
    },
    /// One description of a corpus.
    #[command(hide = true)]
    CorpusMember {
        spec: PathBuf,
        #[arg(long)]
        name: String,
        #[arg(long)]
        out: PathBuf,
        #[arg(long)]
        exercise: bool,
        #[arg(long)]
        values: Option<PathBuf>,
    },
    /// Broken editions of one description of a corpus.
    #[command(hide = true)]
    CorpusMutants {
        spec: PathBuf,
        #[arg(long, default_value_t = 0)]
        first: usize,
        #[arg(long)]
        count: usize,
        #[arg(long)]
        seed: u64,
    },
    /// Write descriptions that are large in one way each: `corpus` tells what they take.
    Large {
        /// The folder to write them to.
        folder: PathBuf,
        /// How many of everything there are.
        #[arg(long, default_value_t = large::SIZE)]
        size: usize,
    },
    /// Measure what generated types cost, against the same types with serde's derives.
    Measure {
        /// One cost; all of them otherwise.
        cost: Option<measure::Cost>,
    },
    /// Show what changed since a git revision, for the wire and for Rust callers.
    SpecDiff {
        /// One API, by its folder under `specs`; all of them otherwise.
        api: Option<String>,
        /// The revision to compare with; the merge base with `origin/main`, else `HEAD`, otherwise.
        #[arg(long, value_name = "REV")]
        base: Option<String>,
        #[command(flatten)]
        options: Box<review::options::Options>,
    },
    /// Compare pairs of descriptions whose findings are known, as oasdiff would.
    SpecDiffCases {
        /// The list of pairs: JSON, files beside it.
        file: PathBuf,
        /// Print every pair that is told otherwise.
        #[arg(long)]
        verbose: bool,
    },
    /// Print a description of any size, to measure on.
    Synthetic {
        /// How many object schemas it has.
        #[arg(long, default_value_t = synthetic::Size::default().schemas)]
        schemas: usize,
        /// Which of all such descriptions.
        #[arg(long, default_value_t = synthetic::Size::default().seed)]
        seed: u64,
    },
    /// Add, renew or drop descriptions under `specs`.
    Vendor {
        /// The API, by its folder under `specs`.
        api: String,
        /// Documentation pages, or one whole description; none: the description is built again.
        texts: Vec<PathBuf>,
        /// Drop the page of this operation.
        #[arg(long, value_name = "OPERATION")]
        remove: Option<String>,
    },
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli.command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<ExitCode> {
    let workspace = Workspace::here();
    let styled = io::stdout().is_terminal();
    let done = match command {
        Command::Codegen { api, check } => {
            let options = codegen::Options { api, check, styled };
            codegen::run(&workspace, &options, &mut io::stdout())
        }
        Command::Conformance { spec, mock, seed, json } => {
            let options = conformance::Options { spec, mock, seed, json };
            conformance::run(&workspace, &options, &mut io::stdout())
        }
        Command::Corpus { folder, check, values, exercise, mutate, seed, at_most, only, json } => {
            let at_most = at_most.map(|kilobytes| kilobytes * 1000);
            let options = corpus::Options {
                folder,
                only,
                check,
                values,
                exercise,
                mutate,
                seed,
                at_most,
                json,
            };
            corpus::run(&workspace, &options, &mut io::stdout())
        }
        Command::CorpusMember { spec, name, out, exercise, values } => {
            let task = corpus::Task { spec, name, out, exercise, values };
            let member = corpus::run_member(&workspace, &task)?;
            println!("{}", serde_json::to_string(&member)?);
            Ok(true)
        }
        Command::CorpusMutants { spec, first, count, seed } => {
            let mutants = corpus::Mutants { spec, first, count, seed };
            println!("{}", serde_json::to_string(&corpus::run_mutants(&mutants)?)?);
            Ok(true)
        }
        Command::Large { folder, size } => large::write(&folder, size).map(|()| true),
        Command::Measure { cost } => {
            measure::run(&workspace, cost, &mut io::stdout())?;
            Ok(true)
        }
        Command::Synthetic { schemas, seed } => {
            print!("{}", synthetic::text(synthetic::Size { schemas, seed })?);
            Ok(true)
        }
        Command::SpecDiff { api, base, options } => {
            let task = spec_diff::Task { api, base, options: *options };
            let exit = spec_diff::run(&workspace, &task, &mut io::stdout(), &mut io::stderr());
            return Ok(ExitCode::from(exit.code()));
        }
        Command::SpecDiffCases { file, verbose } => cases::run(&file, verbose, &mut io::stdout()),
        Command::Vendor { api, texts, remove } => {
            let options = vendor::Options { api, texts, remove, styled };
            vendor::run(&workspace, &options, &mut io::stdout())
        }
    };
    Ok(if done? { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
