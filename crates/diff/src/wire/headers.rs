//! Headers of responses.

use specwright_ir::{Header, Operation, Response};

use super::{Comparison, Pair, schemas};
use crate::rules::{
    HEADER_ADDED, HEADER_BECAME_OPTIONAL, HEADER_BECAME_REQUIRED, HEADER_ENCODING_CHANGED,
    HEADER_REMOVED, REQUIRED_HEADER_REMOVED,
};

/// Compares the headers of a response, by name, which is equal in any case
/// ([RFC 9110, 5.1](https://www.rfc-editor.org/rfc/rfc9110#section-5.1)).
pub(super) fn compare(cx: &mut Comparison<'_>, operation: &Operation, pair: &Pair<'_, Response>) {
    let Pair { base, head } = *pair;
    let find = |of: &Header, all: &'_ [Header]| {
        all.iter().position(|one| one.name.eq_ignore_ascii_case(&of.name))
    };
    for old in &base.headers {
        match find(old, &head.headers) {
            Some(at) => header(cx, operation, &Pair { base: old, head: &head.headers[at] }),
            None => {
                let rule = if old.required { REQUIRED_HEADER_REMOVED } else { HEADER_REMOVED };
                let message = format!("{} is gone", label(head, old));
                cx.of_operation(rule, operation, message, Some(&old.origin), None);
                cx.brings(cx.base, [old.schema]);
            }
        }
    }
    for new in head.headers.iter().filter(|new| find(new, &base.headers).is_none()) {
        let message = format!("{} is new", label(head, new));
        cx.of_operation(HEADER_ADDED, operation, message, None, Some(&new.origin));
        cx.brings(cx.head, [new.schema]);
    }
}

fn label(response: &Response, header: &Header) -> String {
    format!("the header `{}` of status {}", header.name, response.status)
}

fn header(cx: &mut Comparison<'_>, operation: &Operation, pair: &Pair<'_, Header>) {
    let Pair { base, head } = *pair;
    let places = (Some(&base.origin), Some(&head.origin));
    let mut changed = |rule, what| {
        let message = format!("the header `{}` {what}", head.name);
        cx.of_operation(rule, operation, message, places.0, places.1);
    };
    match (base.required, head.required) {
        (true, false) => changed(HEADER_BECAME_OPTIONAL, "may be missing now"),
        (false, true) => changed(HEADER_BECAME_REQUIRED, "is always there now"),
        _ => {}
    }
    if base.encoding != head.encoding {
        changed(HEADER_ENCODING_CHANGED, "is written in another way");
    }
    schemas::compare(cx, base.schema, head.schema);
}
