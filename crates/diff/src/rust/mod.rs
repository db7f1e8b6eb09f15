//! Surface against surface: what Rust callers notice.

mod answers;
mod arguments;
mod drift;
mod errors;
mod items;
mod operations;
mod parts;
mod servers;
mod structs;

use std::{collections::BTreeMap, iter};

use specwright_ir::Origin;
use specwright_surface::{Alternatives, Client, SchemeKind, Surface};

use crate::Bump;

/// A change of the surface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RustChange {
    /// What it asks of the version.
    pub bump: Bump,
    /// The item: `types::Job::status`, `Client::get_job`.
    pub item: String,
    /// What changed, in a few words.
    pub message: String,
    /// Whether it is documentation alone.
    pub prose: bool,
    /// Whether code that compiles before and after does something else.
    pub behaviour: bool,
    /// How the item was declared, where it was and that says it.
    pub before: Option<String>,
    /// How it is declared now.
    pub after: Option<String>,
    /// Where in either edition the cause is written; the first that is known counts.
    pub causes: Vec<Origin>,
}

/// Every change, in the order of items.
#[must_use]
pub fn compare(base: &Surface, head: &Surface) -> Vec<RustChange> {
    let mut changes = Changes { found: Vec::new(), renamed: Vec::new(), base, head };
    operations::compare(&mut changes, base, head);
    items::compare(&mut changes, base, head);
    errors::compare(&mut changes, base, head);
    servers::compare(&mut changes, base, head);
    client(&mut changes, base, head);
    changes.found
}

/// What is found, between these.
struct Changes<'s> {
    found: Vec<RustChange>,
    /// Where operations are written that have other names now.
    renamed: Vec<Origin>,
    base: &'s Surface,
    head: &'s Surface,
}

impl<'s> Changes<'s> {
    /// Both surfaces.
    fn both(&self) -> (&'s Surface, &'s Surface) {
        (self.base, self.head)
    }

    fn add(&mut self, bump: Bump, item: &str, message: impl Into<String>, causes: &[&Origin]) {
        self.tell(bump, item, message, causes);
    }

    fn tell(
        &mut self,
        bump: Bump,
        item: &str,
        message: impl Into<String>,
        causes: &[&Origin],
    ) -> Added<'_> {
        let causes = causes.iter().map(|origin| (*origin).clone()).collect();
        let (item, message) = (item.to_owned(), message.into());
        // What compiles as it did and is worth telling does something else.
        let behaviour = bump == Bump::Patch;
        let (prose, before, after) = (false, None, None);
        self.found.push(RustChange {
            bump,
            item,
            message,
            prose,
            behaviour,
            before,
            after,
            causes,
        });
        Added(self.found.last_mut())
    }

    /// Documentation, and what asks callers to move away.
    fn prose(
        &mut self,
        item: &str,
        (old, new): (&str, &str),
        (was, is): (bool, bool),
        causes: &[&Origin],
    ) {
        if old != new {
            self.tell(Bump::Patch, item, "documentation changed", causes).prose();
        }
        if !was && is {
            self.add(Bump::Minor, item, "deprecated", causes);
        }
    }
}

/// A change that more is to be said of.
struct Added<'c>(Option<&'c mut RustChange>);

impl Added<'_> {
    fn with(mut self, say: impl FnOnce(&mut RustChange)) -> Self {
        if let Some(change) = self.0.as_deref_mut() {
            say(change);
        }
        self
    }

    /// It is documentation alone.
    fn prose(self) -> Self {
        self.with(|change| (change.prose, change.behaviour) = (true, false))
    }

    /// Code that still compiles does something else.
    fn behaves(self) -> Self {
        self.with(|change| change.behaviour = true)
    }

    /// How the item was declared.
    fn was(self, signature: impl Into<String>) -> Self {
        self.with(|change| change.before = Some(signature.into()))
    }

    /// How it is declared now.
    fn is(self, signature: impl Into<String>) -> Self {
        self.with(|change| change.after = Some(signature.into()))
    }
}

/// Things by name: those in both, those that are gone, those that are new.
struct Matched<'a, T> {
    both: Vec<(&'a T, &'a T)>,
    gone: Vec<&'a T>,
    new: Vec<&'a T>,
}

impl<T> Matched<'_, T> {
    /// What is gone from `path`, which callers may have named, and what is new there; `of` gives its name, place and signature.
    fn come_and_gone(
        &self,
        changes: &mut Changes<'_>,
        path: &str,
        of: impl for<'t> Fn(&'t T) -> (&'t str, &'t Origin, String),
    ) {
        for (name, origin, signature) in self.gone.iter().map(|one| of(one)) {
            let name = format!("{path}::{name}");
            changes.tell(Bump::Major, &name, "removed", &[origin]).was(signature);
        }
        for (name, origin, signature) in self.new.iter().map(|one| of(one)) {
            let name = format!("{path}::{name}");
            changes.tell(Bump::Minor, &name, "added", &[origin]).is(signature);
        }
    }
}

fn matched<'a, T>(
    base: impl IntoIterator<Item = &'a T>,
    head: impl IntoIterator<Item = &'a T>,
    name: impl Fn(&T) -> String,
) -> Matched<'a, T> {
    let mut left: BTreeMap<String, &T> = head.into_iter().map(|one| (name(one), one)).collect();
    let mut found = Matched { both: Vec::new(), gone: Vec::new(), new: Vec::new() };
    for old in base {
        match left.remove(&name(old)) {
            Some(new) => found.both.push((old, new)),
            None => found.gone.push(old),
        }
    }
    found.new = left.into_values().collect();
    found
}

fn client(changes: &mut Changes<'_>, base: &Surface, head: &Surface) {
    let (old, new) = (&base.client, &head.client);
    let info = [&old.origin, &new.origin];
    let servers = info.map(|origin| root(origin).push("servers"));
    // What all calls need, else what some do.
    let security: Vec<Origin> =
        [base, head].into_iter().flat_map(|of| credentials(of).collect::<Vec<_>>()).collect();
    let servers: Vec<&Origin> = servers.iter().collect();
    let security: Vec<&Origin> = security.iter().collect();
    let settings: [(&str, bool, Vec<&Origin>); 5] = [
        ("base URL", old.base_url != new.base_url, servers),
        ("name of a credential's variable", variables(old) != variables(new), security.clone()),
        ("name of the base URL's variable", old.base_url_env != new.base_url_env, Vec::new()),
        ("authentication", proofs(old) != proofs(new), security),
        ("documentation", (&old.doc, &old.title) != (&new.doc, &new.title), info.to_vec()),
    ];
    for (what, _, causes) in settings.iter().filter(|(_, changed, _)| *changed) {
        // Code compiles; what it does may change.
        let added = changes.tell(Bump::Patch, "Client", format!("{what} changed"), causes);
        if *what == "documentation" {
            added.with(|change| change.behaviour = false);
        }
    }
}

/// The environment variables of each scheme.
fn variables(client: &Client) -> BTreeMap<&str, Vec<&str>> {
    client.schemes.iter().map(|scheme| (scheme.name.as_str(), scheme.variables())).collect()
}

/// What calls prove by default, and how each scheme does it.
fn proofs(client: &Client) -> (&Alternatives, bool, Vec<(&str, String)>) {
    let kind = |scheme: &SchemeKind| match scheme {
        SchemeKind::Bearer { .. } | SchemeKind::Token { .. } => "bearer".to_owned(),
        SchemeKind::Basic { .. } => "basic".to_owned(),
        SchemeKind::Http { word, .. } => word.clone(),
        SchemeKind::Key { location, name, .. } => format!("{location:?} {name}"),
        SchemeKind::Outside => String::new(),
    };
    let schemes = client.schemes.iter().map(|one| (one.name.as_str(), kind(&one.kind)));
    (&client.security, client.required, schemes.collect())
}

/// The document that a place is in.
fn root(origin: &Origin) -> Origin {
    Origin::root(origin.file.clone())
}

/// Where it is written what calls prove: for all of them, then for each, then how.
fn credentials(surface: &Surface) -> impl Iterator<Item = Origin> {
    let own = surface.operations().map(|(_, operation)| operation.origin.push("security"));
    let schemes = surface.client.schemes.iter().map(|scheme| scheme.origin.clone());
    iter::once(root(&surface.client.origin).push("security")).chain(own).chain(schemes)
}
