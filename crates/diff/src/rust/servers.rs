//! Types that choose a server.

use specwright_surface::{Server, ServerVariable, Surface};

use super::{Changes, matched};
use crate::Bump;

/// Compares every type of a server, by name.
pub(super) fn compare(changes: &mut Changes<'_>, base: &Surface, head: &Surface) {
    let found = matched(&base.servers, &head.servers, |server: &Server| server.name.clone());
    for (old, new) in found.both {
        server(changes, old, new);
    }
    for old in found.gone {
        changes.add(Bump::Major, &path(old), "removed", &[&old.origin]);
    }
    for new in found.new {
        changes.add(Bump::Minor, &path(new), "added", &[&new.origin]);
    }
}

fn path(server: &Server) -> String {
    format!("servers::{}", server.name)
}

fn server(changes: &mut Changes<'_>, old: &Server, new: &Server) {
    let (path, causes) = (path(new), [&old.origin, &new.origin]);
    changes.prose(&path, (&old.doc, &new.doc), (false, false), &causes);
    if old.template != new.template {
        let message = format!("is `{}`, was `{}`", new.template, old.template);
        changes.add(Bump::Patch, &path, message, &causes);
    }
    let found = matched(&old.variables, &new.variables, |one: &ServerVariable| one.name.clone());
    for (was, is) in found.both {
        variable(changes, &format!("{path}::{}", is.name), (was, is), &causes);
    }
    for was in found.gone {
        changes.add(Bump::Major, &format!("{path}::{}", was.name), "removed", &causes);
    }
    for is in found.new {
        // The struct takes new fields; what was a value of its own is made with `default` now.
        let bump = if old.variables.is_empty() { Bump::Major } else { Bump::Minor };
        changes.add(bump, &format!("{path}::{}", is.name), "added", &causes);
    }
}

fn variable(
    changes: &mut Changes<'_>,
    path: &str,
    (old, new): (&ServerVariable, &ServerVariable),
    causes: &[&specwright_ir::Origin],
) {
    changes.prose(path, (&old.doc, &new.doc), (false, false), causes);
    let ty = |one: &ServerVariable| {
        one.values.as_ref().map_or_else(|| "String".to_owned(), |(name, _)| name.clone())
    };
    if ty(old) != ty(new) {
        let message = format!("is `{}`, was `{}`", ty(new), ty(old));
        changes.add(Bump::Major, path, message, causes);
    } else if let (Some((name, was)), Some((_, is))) = (&old.values, &new.values) {
        let name = format!("servers::{name}");
        super::items::variants(changes, &name, (was, is), causes);
    }
    if old.default != new.default {
        let message = format!("is {:?} by default, was {:?}", new.default, old.default);
        changes.add(Bump::Patch, path, message, causes);
    }
}
