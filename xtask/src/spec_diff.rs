//! `cargo xtask spec-diff [API] [--base REV]`: what changed since a git revision, for the wire and for Rust callers.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
};

use anyhow::{Context, bail};
use specwright::review::{
    Review, Reviewed, State,
    compare::compare,
    edition::Side,
    git::Revision,
    options::{Exit, Options, Settings},
    version::{self, Versions},
};
use specwright_diff::Levels;

use crate::{
    revision,
    workspace::{ApiFiles, Workspace},
};

/// What is to be compared.
#[derive(Debug, Clone, Default)]
pub struct Task {
    /// One API; all of them otherwise.
    pub api: Option<String>,
    /// The revision to compare with; the merge base with `origin/main`, else `HEAD`, otherwise.
    pub base: Option<String>,
    /// How changes are shown, and which of them fail.
    pub options: Options,
}

/// Compares: `out` gets the report, `err` why it is not as wanted.
pub fn run(workspace: &Workspace, task: &Task, out: &mut dyn Write, err: &mut dyn Write) -> Exit {
    let told = |error: anyhow::Error| format!("error: {error:#}\n");
    let ended = Settings::read(&task.options).and_then(|settings| {
        let review = review(workspace, task, &settings.levels).map_err(told)?;
        settings.conclude(review, out, err).map_err(told)
    });
    ended.unwrap_or_else(|told| {
        // Nobody can be told that standard error is gone.
        let _ = write!(err, "{told}");
        Exit::NotCompared
    })
}

fn review(workspace: &Workspace, task: &Task, levels: &Levels) -> anyhow::Result<Review> {
    let base = revision::find(workspace, task.base.as_deref())?;
    let head = workspace.apis()?;
    let wanted = |api: &ApiFiles| task.api.as_ref().is_none_or(|name| api.name == *name);
    for api in head.iter().filter(|api| wanted(api)) {
        workspace.expect_descriptions(api)?;
    }
    let mut apis = both(revision::apis(&base)?, head);
    apis.retain(wanted);
    if let (Some(name), true) = (&task.api, apis.is_empty()) {
        bail!("there is no API `{name}` under `specs`, and there was none");
    }
    let mut review = Review::default();
    for api in &apis {
        review.apis.extend(reviewed(workspace, &base, api, levels));
    }
    Ok(review)
}

/// Every API of either edition, with every description of either.
fn both(base: Vec<ApiFiles>, head: Vec<ApiFiles>) -> Vec<ApiFiles> {
    let mut all: BTreeMap<String, BTreeSet<(String, String)>> = BTreeMap::new();
    for api in base.into_iter().chain(head) {
        all.entry(api.name).or_default().extend(api.descriptions);
    }
    let api = |(name, descriptions): (String, BTreeSet<_>)| ApiFiles {
        name,
        descriptions: descriptions.into_iter().collect(),
    };
    all.into_iter().map(api).collect()
}

/// What changed in an API. Of a folder of features only those are told of that changed, and the first, which stands for them all.
fn reviewed(
    workspace: &Workspace,
    base: &Revision,
    api: &ApiFiles,
    levels: &Levels,
) -> Vec<Reviewed> {
    let (config, prefix) = (api.config(), format!("{}:", base.name()));
    let versions = versions(workspace, base, api).map_err(|error| format!("{error:#}"));
    let mut found = Vec::new();
    for (module, description) in &api.descriptions {
        let side = |files, prefix| Side { files, description, config: &config, prefix };
        let outcome = compare(side(base, &prefix), side(workspace, ""), &api.name, levels);
        let label = match module.as_str() {
            "" => api.name.clone(),
            module => format!("{}/{module}", api.name),
        };
        found.push(Reviewed::of(label, outcome, versions.clone()));
    }
    let changed = |one: &Reviewed| !one.is_quiet();
    if found.len() > 1 {
        match found.iter().any(changed) {
            true => found.retain(changed),
            false => found.truncate(1),
        }
        if let [one] = found.as_mut_slice()
            && !changed(one)
        {
            one.label.clone_from(&api.name);
        }
    }
    found
}

/// Where an API's client is.
fn client(api: &ApiFiles) -> String {
    format!("crates/{}-client", api.name)
}

/// The versions of an API's client; `None`: it is not published.
fn versions(
    workspace: &Workspace,
    base: &Revision,
    api: &ApiFiles,
) -> anyhow::Result<Option<Versions>> {
    let folder = client(api);
    if !version::is_published(workspace, &folder)? {
        return Ok(None);
    }
    let before = version::declared(base, &folder)?;
    let before = before.with_context(|| format!("{} has no `{folder}/Cargo.toml`", base.name()))?;
    Ok(Some(Versions { base: before, declared: version::declared(workspace, &folder)? }))
}

/// The clients among these APIs whose declared version is lower than what changed since the branch began asks for, a sentence each. What
/// cannot be compared is not judged.
///
/// # Errors
/// There is no git history to compare with.
pub fn too_low(workspace: &Workspace, apis: &[ApiFiles]) -> anyhow::Result<Vec<String>> {
    let base = revision::find(workspace, None)?;
    let mut told = Vec::new();
    for api in apis {
        let Ok(Some(versions)) = versions(workspace, &base, api) else { continue };
        let found = reviewed(workspace, &base, api, &Levels::default());
        let bump = found.iter().filter(|one| matches!(one.state, State::Compared(_)));
        let bump = bump.filter_map(Reviewed::bump).max();
        if let Some(declared) = versions.declared.as_ref().filter(|_| versions.too_low(bump)) {
            told.push(format!(
                "`{}-client` declares version {declared}, and what changed since {} asks for {} at least",
                api.name,
                base.name(),
                versions.required(bump)
            ));
        }
    }
    Ok(told)
}
