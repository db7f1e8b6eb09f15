//! Operations, by method and path.

use specwright_ir::{Api, Operation, Origin, Reach, SecurityRequirement, SecurityScheme, Server};

use super::{Comparison, Pair, content, parameters};
use crate::rules::{
    OPERATION_ADDED, OPERATION_DEPRECATED, OPERATION_MOVED, OPERATION_REMOVED, SECURITY_CHANGED,
    SECURITY_REQUIRED, SERVER_CHANGED,
};

/// Compares every operation, and all that they send and receive.
pub(super) fn compare(cx: &mut Comparison<'_>) {
    let (base, head) = (cx.base, cx.head);
    for old in &base.operations {
        match partner(old, base, head) {
            Some(new) => operation(cx, &Pair { base: old, head: new }),
            None => {
                let message = format!("`{} {}` is gone", old.method, old.path);
                cx.of_operation(OPERATION_REMOVED, old, message, Some(&old.origin), None);
                cx.bring(base, &Reach::of_operation(base, old));
            }
        }
    }
    for new in &head.operations {
        if partner(new, head, base).is_none() {
            let message = format!("`{} {}` is new", new.method, new.path);
            cx.of_operation(OPERATION_ADDED, new, message, None, Some(&new.origin));
            cx.bring(head, &Reach::of_operation(head, new));
        }
    }
}

/// The operation of another edition that is the same: at the same place; else, where neither place has one in the other edition, of
/// the same id.
fn partner<'a>(operation: &Operation, own: &Api, other: &'a Api) -> Option<&'a Operation> {
    other.operations.iter().find(|one| same(operation, one)).or_else(|| {
        let id = operation.id.as_ref()?;
        let found = other.operations.iter().find(|one| one.id.as_ref() == Some(id))?;
        (!own.operations.iter().any(|one| same(one, found))).then_some(found)
    })
}

/// Names of path variables are not on the wire.
fn same(a: &Operation, b: &Operation) -> bool {
    let shape = |operation: &Operation| {
        let segments = operation.path.segments.iter().map(|segment| match segment {
            specwright_ir::Segment::Literal(text) => Some(text.clone()),
            specwright_ir::Segment::Variable(_) => None,
        });
        segments.collect::<Vec<_>>()
    };
    a.method == b.method && shape(a) == shape(b)
}

fn operation(cx: &mut Comparison<'_>, pair: &Pair<'_, Operation>) {
    let Pair { base, head } = *pair;
    if !same(base, head) {
        let line = |of: &Operation| format!("{} {}", of.method, of.path);
        let message = format!("`{}` is now `{}`", line(base), line(head));
        let places = (Some(&base.origin), Some(&head.origin));
        cx.of_operation(OPERATION_MOVED, head, message, places.0, places.1);
    }
    if head.deprecated && !base.deprecated {
        let message = format!("`{}` is deprecated", head.label());
        let places = (Some(&base.origin), Some(&head.origin));
        cx.of_operation(OPERATION_DEPRECATED, head, message, places.0, places.1);
    }
    security(cx, pair);
    servers(cx, pair);
    parameters::compare(cx, pair);
    content::bodies(cx, pair);
    content::responses(cx, pair);
}

fn security(cx: &mut Comparison<'_>, pair: &Pair<'_, Operation>) {
    let Pair { base, head } = *pair;
    let (old, new) = (cx.base.security_of(base), cx.head.security_of(head));
    if old == new {
        schemes(cx, pair, new);
        return;
    }
    let open =
        |all: &[SecurityRequirement]| all.is_empty() || all.iter().any(|r| r.terms.is_empty());
    // What is said once for all calls changes once.
    let shared = base.security.is_none() && head.security.is_none();
    let label = if shared { "every call".to_owned() } else { format!("`{}`", head.label()) };
    let (rule, message) = if open(old) && !open(new) {
        (SECURITY_REQUIRED, format!("{label} needs credentials"))
    } else {
        (SECURITY_CHANGED, format!("{label} takes other credentials"))
    };
    let place = |of: &Operation| match shared {
        true => Origin::root(of.origin.file.clone()).push("security"),
        false => of.origin.push("security"),
    };
    cx.of_operation(rule, head, message, Some(&place(base)), Some(&place(head)));
}

/// What the same names stand for.
fn schemes(
    cx: &mut Comparison<'_>,
    pair: &Pair<'_, Operation>,
    requirements: &[SecurityRequirement],
) {
    let mut seen: Vec<&str> = Vec::new();
    for name in requirements.iter().flat_map(|one| &one.terms).map(|term| term.scheme.as_str()) {
        let (old, new) = (cx.base.security_schemes.get(name), cx.head.security_schemes.get(name));
        let sent = |scheme: Option<&SecurityScheme>| scheme.map(SecurityScheme::sent);
        if seen.contains(&name) || sent(old) == sent(new) {
            continue;
        }
        seen.push(name);
        let text = |scheme| sent(scheme).unwrap_or_else(|| "not declared".to_owned());
        let message = format!("`{name}` is {}, was {}", text(new), text(old));
        let place = |of: &Operation, scheme: Option<&SecurityScheme>| {
            let root = || Origin::root(of.origin.file.clone()).push("components");
            scheme.map_or_else(root, |scheme| scheme.origin().clone())
        };
        let places = (place(pair.base, old), place(pair.head, new));
        cx.of_operation(SECURITY_CHANGED, pair.head, message, Some(&places.0), Some(&places.1));
    }
}

/// The default server: where calls go when nobody says otherwise.
fn servers(cx: &mut Comparison<'_>, pair: &Pair<'_, Operation>) {
    let Pair { base, head } = *pair;
    let first = |api: &'_ Api, own: &Operation| {
        own.servers.first().or(api.servers.first()).map(default_url)
    };
    let (old, new) = (first(cx.base, base), first(cx.head, head));
    if old == new {
        return;
    }
    let text = |url: Option<String>| url.map_or("nowhere".to_owned(), |url| format!("`{url}`"));
    let (is, was) = (text(new), text(old));
    // What is said once for all calls changes once.
    let shared = base.servers.is_empty() && head.servers.is_empty();
    let message = match shared {
        true => format!("the default server is {is}, was {was}"),
        false => format!("the default server of `{}` is {is}, was {was}", head.label()),
    };
    let place = |of: &Operation| match (shared, of.servers.first()) {
        (false, Some(server)) => server.origin.clone(),
        _ => Origin::root(of.origin.file.clone()).push("servers"),
    };
    cx.of_operation(SERVER_CHANGED, head, message, Some(&place(base)), Some(&place(head)));
}

/// The URL with the defaults of its variables.
fn default_url(server: &Server) -> String {
    server.variables.iter().fold(server.url.clone(), |url, (name, variable)| {
        url.replace(&format!("{{{name}}}"), &variable.default)
    })
}
