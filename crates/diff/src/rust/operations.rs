//! Methods and calls.

use specwright_ir::Origin;
use specwright_surface::{Operation, Surface};

use super::{Changes, arguments, drift, matched, parts, root};
use crate::Bump;

/// Compares every method, by handle and name.
pub(super) fn compare(changes: &mut Changes<'_>, base: &Surface, head: &Surface) {
    let of = |surface: &Surface| -> Vec<(String, Operation)> {
        let all = surface.operations();
        all.map(|(group, op)| (format!("{}::{}", group.handle, op.name), op.clone())).collect()
    };
    let (old, new) = (of(base), of(head));
    let mut found = matched(&old, &new, |(path, _)| path.clone());
    let line = |(_, op): &(String, Operation)| (op.method.clone(), op.path.clone());
    for ((was, old), (is, new)) in found.renamed(line) {
        drift::operation(changes, (was, old), (is, new));
        operation(changes, is, old, new);
    }
    for ((_, old), (path, new)) in found.both {
        operation(changes, path, old, new);
    }
    for (path, old) in found.gone {
        changes.tell(Bump::Major, path, "removed", &[&old.origin]).was(old.signature());
    }
    for (path, new) in found.new {
        changes.tell(Bump::Minor, path, "added", &[&new.origin]).is(new.signature());
    }
}

fn operation(changes: &mut Changes<'_>, path: &str, old: &Operation, new: &Operation) {
    let causes = [&old.origin, &new.origin];
    // A method's documentation lists its arguments, and what their values may be.
    let arguments_of = [old, new].into_iter().flat_map(|operation| &operation.arguments);
    let values: Vec<Origin> = arguments_of.map(|argument| argument.origin.push("schema")).collect();
    // And what tokens must be good for.
    let scopes = [
        &old.origin.push("security"),
        &new.origin.push("security"),
        &root(&new.origin).push("security"),
    ];
    let listed = arguments::moved(old, new).into_iter().chain(causes).chain(&values).chain(scopes);
    let listed: Vec<&Origin> = listed.collect();
    changes.prose(path, (&old.doc, &new.doc), (old.deprecated, new.deprecated), &listed);
    arguments::compare(changes, path, old, new);
    arguments::setters(changes, old, new);
    if old.output != new.output {
        let message = format!("gives `{}`, gave `{}`", new.output, old.output);
        let added = changes.tell(Bump::Major, path, message, &causes);
        added.was(old.signature()).is(new.signature());
    }
    let names = [("call type", &old.call, &new.call), ("error type", &old.error, &new.error)];
    for (what, was, is) in names.into_iter().filter(|(_, was, is)| was != is) {
        changes.add(Bump::Major, path, format!("{what} `{is}`, was `{was}`"), &causes);
    }
    paging(changes, path, old, new);
    sent(changes, path, old, new);
}

fn paging(changes: &mut Changes<'_>, path: &str, old: &Operation, new: &Operation) {
    let (bump, message) = match (&old.paging, &new.paging) {
        (Some(was), Some(is)) if was == is => return,
        (Some(was), Some(is)) if was.item == is.item => (Bump::Patch, "paging changed"),
        (Some(_), Some(_)) => (Bump::Major, "paging changed"),
        (Some(_), None) => (Bump::Major, "`items` and `pages` removed"),
        (None, Some(_)) => (Bump::Minor, "`items` and `pages` added"),
        (None, None) => return,
    };
    let (base, head) = changes.both();
    let fields = [parts::of_paging(head, new), parts::of_paging(base, old)].concat();
    let causes: Vec<&Origin> = fields.iter().chain([&old.origin, &new.origin]).collect();
    changes.add(bump, path, message, &causes);
}

/// What callers do not see, but servers do.
fn sent(changes: &mut Changes<'_>, path: &str, old: &Operation, new: &Operation) {
    let line = |op: &Operation| (op.method.clone(), arguments::unnamed(&op.path));
    if line(old) != line(new) {
        changes.add(Bump::Patch, path, "method or path changed", &[&old.origin, &new.origin]);
    }
    if let (Some(was), Some(is)) = (&old.body, &new.body)
        && was != is
    {
        let what = match was.media_type == is.media_type {
            true => "body written differently",
            false => "media type changed",
        };
        let [was, is] = [old, new].map(|op| op.origin.push("requestBody"));
        changes.add(Bump::Patch, path, what, &[&was, &is]);
    }
    if (old.output == new.output && old.reading != new.reading) || old.successes != new.successes {
        let [was, is] = [old, new].map(|op| op.origin.push("responses"));
        changes.add(Bump::Patch, path, "its answer is read in another way", &[&was, &is]);
    }
    if old.accept != new.accept {
        let [was, is] = [old, new].map(|op| op.origin.push("responses"));
        changes.add(Bump::Patch, path, "media type of the answer changed", &[&was, &is]);
    }
    if old.servers != new.servers {
        let [was, is] = [old, new].map(|op| op.origin.push("servers"));
        changes.add(Bump::Patch, path, "servers changed", &[&was, &is]);
    }
    if old.security != new.security {
        let own = [old, new].map(|op| op.origin.push("security"));
        let all = root(&new.origin).push("security");
        changes.add(Bump::Patch, path, "credentials changed", &[&own[0], &own[1], &all]);
    }
}
