//! Headers of responses.

use specwright_ir::{Header, Operation, Response};

use super::{Comparison, Pair, Site};
use crate::Place;

/// Compares the headers of a response, by name, which is equal in any case
/// ([RFC 9110, 5.1](https://www.rfc-editor.org/rfc/rfc9110#section-5.1)).
pub(super) fn compare(cx: &mut Comparison<'_>, operation: &Operation, pair: Pair<'_, Response>) {
    let Pair { base, head } = pair;
    let find = |of: &Header, all: &'_ [Header]| {
        all.iter().position(|one| one.name.eq_ignore_ascii_case(&of.name))
    };
    let place = |of: &Header| Place::Header { status: head.status, name: of.name.clone() };
    let label = |of: &Header| format!("the header `{}` of status {}", of.name, head.status);
    for old in &base.headers {
        match find(old, &head.headers) {
            Some(at) => {
                let pair = Pair { base: old, head: &head.headers[at] };
                header(cx, operation, pair, &place(old));
            }
            None => {
                let id = match old.required {
                    true => "required-response-header-removed",
                    false => "optional-response-header-removed",
                };
                let message = format!("{} is gone", label(old));
                cx.found(&[id], operation, &place(old), message, (Some(&old.origin), None));
                cx.brings(cx.base, [old.schema]);
            }
        }
    }
    for new in head.headers.iter().filter(|new| find(new, &base.headers).is_none()) {
        let message = format!("{} is new", label(new));
        let places = (None, Some(&new.origin));
        cx.found(&["response-header-added"], operation, &place(new), message, places);
        cx.brings(cx.head, [new.schema]);
    }
}

fn header(cx: &mut Comparison<'_>, operation: &Operation, pair: Pair<'_, Header>, place: &Place) {
    let Pair { base, head } = pair;
    let places = (Some(&base.origin), Some(&head.origin));
    let mut changed = |id, what| {
        let message = format!("the header `{}` {what}", head.name);
        cx.found(&[id], operation, place, message, places);
    };
    match (base.required, head.required) {
        (true, false) => changed("response-header-became-optional", "is optional now"),
        (false, true) => changed("response-header-became-required", "is required now"),
        _ => {}
    }
    if base.encoding != head.encoding {
        changed("response-header-encoding-changed", "is written in another way");
    }
    if head.deprecated && !base.deprecated {
        changed("response-header-deprecated", "is deprecated");
    }
    let site = Site {
        operation: operation.label(),
        place: place.clone(),
        response: true,
        typed: false,
        exploded: false,
        required: head.required,
    };
    cx.values((base.schema, head.schema), site);
}
