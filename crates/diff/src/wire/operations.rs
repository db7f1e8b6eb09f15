//! Operations, by method and path.

use specwright_ir::{Api, Operation, Origin, Reach, SecurityRequirement};

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
    servers(cx);
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
    parameters::compare(cx, pair);
    content::bodies(cx, pair);
    content::responses(cx, pair);
}

fn security(cx: &mut Comparison<'_>, pair: &Pair<'_, Operation>) {
    let Pair { base, head } = *pair;
    let (old, new) = (cx.base.security_of(base), cx.head.security_of(head));
    if old == new {
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

/// The default server: where calls go when nobody says otherwise.
fn servers(cx: &mut Comparison<'_>) {
    let (base, head) = (cx.base, cx.head);
    let url = |api: &specwright_ir::Api| api.servers.first().map(|server| server.url.clone());
    let (old, new) = (url(base), url(head));
    if old == new {
        return;
    }
    let text = |url: Option<String>| url.map_or("nowhere".to_owned(), |url| format!("`{url}`"));
    let message = format!("the default server is {}, was {}", text(new), text(old));
    let origin =
        |api: &specwright_ir::Api| Origin::root(api.info.origin.file.clone()).push("servers");
    let places = (origin(base), origin(head));
    for operation in &head.operations {
        cx.of_operation(
            SERVER_CHANGED,
            operation,
            message.clone(),
            Some(&places.0),
            Some(&places.1),
        );
    }
}
