//! `specwright diff`: two editions of a description, wherever they are.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, anyhow};
use clap::Args;
use semver::Version;

use super::{
    Review, Reviewed,
    compare::{Outcome, compare},
    edition::Side,
    input::{Input, Reach},
    options::{Exit, Options, Settings},
    version::{self, Versions},
};
use crate::disk::{Disk, LocalCopy};

/// Shows what changed between two editions of a description, for the wire and for Rust callers. Exits with 0; with 1 when a gate is
/// hit, 2 when they cannot be compared, 3 when an accepted change is none.
#[derive(Debug, Args)]
pub struct Diff {
    /// What it was: a file, a folder with one description, or `REVISION:PATH` in git.
    base: String,
    /// What it is.
    revision: String,
    #[command(flatten)]
    options: Options,
    /// The client's folder: its manifest declares the version, and had one at the revision of the base.
    #[arg(long, value_name = "DIR")]
    package: Option<PathBuf>,
    /// The version that the client had.
    #[arg(long, value_name = "VERSION")]
    base_version: Option<Version>,
    /// Allow `$ref` to lead through symbolic links and out of the descriptions' folders.
    #[arg(long)]
    allow_outside: bool,
    /// Where what starts with this URL is on disk. Nothing is downloaded.
    #[arg(long, value_name = "URL=PATH", value_parser = crate::command::copy)]
    map: Vec<LocalCopy>,
}

/// What the surface takes as the API's name: two editions have the same.
const NAME: &str = "api";

impl Diff {
    /// Runs it. `out` gets the report, `err` why it is not as wanted.
    pub fn run(&self, out: &mut dyn Write, err: &mut dyn Write) -> Exit {
        let ended = self.review().and_then(|(settings, review)| {
            settings.conclude(review, out, err).map_err(|error| format!("error: {error:#}\n"))
        });
        ended.unwrap_or_else(|told| {
            // Nobody can be told that standard error is gone.
            let _ = write!(err, "{told}");
            Exit::NotCompared
        })
    }

    fn review(&self) -> Result<(Settings, Review), String> {
        let settings = Settings::read(&self.options)?;
        let told = |error: anyhow::Error| format!("error: {error:#}\n");
        let reach = Reach { outside: self.allow_outside, copies: self.map.clone() };
        let base = Input::find(&self.base, &reach).map_err(told)?;
        let head = Input::find(&self.revision, &reach).map_err(told)?;
        let (was, is) = (base.config(), head.config());
        let outcome = compare(side(&base, &was), side(&head, &is), NAME, &settings.levels);
        let label = label(&outcome).unwrap_or_else(|| self.revision.clone());
        let versions = self.versions(&base, &head).map(Some).map_err(|error| format!("{error:#}"));
        let apis = vec![Reviewed::of(label, outcome, versions)];
        Ok((settings, Review { apis, ..Review::default() }))
    }

    /// The versions of the client, where it is known which those are.
    fn versions(&self, base: &Input, head: &Input) -> anyhow::Result<Versions> {
        let folder = self.package.as_deref().map(|folder| folder.to_string_lossy().into_owned());
        let at = |input: &Input| match (&folder, input.revision()) {
            (Some(folder), Some(revision)) => {
                version::declared(revision, folder.trim_end_matches('/'))
            }
            _ => Ok(None),
        };
        let declared = match (&folder, head.revision()) {
            (None, _) => None,
            (Some(_), Some(_)) => at(head)?,
            (Some(folder), None) => {
                let there = Path::new(folder).canonicalize();
                let there = there.with_context(|| format!("there is no folder `{folder}`"))?;
                let there = there.to_string_lossy().into_owned();
                let found = version::declared(&Disk::default().allow_outside(true), &there)?;
                Some(found.ok_or_else(|| anyhow!("there is no manifest in `{folder}`"))?)
            }
        };
        let known = match &self.base_version {
            Some(version) => Some(version.clone()),
            None => at(base)?,
        };
        let unknown = "the version before is not known: `--base-version` says it, or `--package` where the base is a git revision";
        Ok(Versions { base: known.context(unknown)?, declared })
    }
}

fn side<'a>(input: &'a Input, config: &'a str) -> Side<'a> {
    Side { files: input, description: &input.description, config, prefix: &input.prefix }
}

/// The title of the description, in a line.
fn label(outcome: &Outcome) -> Option<String> {
    let head = match outcome {
        Outcome::Compared(compared) => &compared.head,
        Outcome::Same(edition) => edition,
        Outcome::New | Outcome::Removed | Outcome::Failed(_) => return None,
    };
    let title = head.api.info.title.split_whitespace().collect::<Vec<_>>().join(" ");
    (!title.is_empty()).then_some(title)
}
