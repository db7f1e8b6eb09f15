//! Responses, by status.

use specwright_ir::{Operation, Response, StatusMatch};

use super::{Comparison, Pair, bodies, headers, media_types};
use crate::{Place, Profile};

/// Compares the responses of an operation.
pub(super) fn compare(cx: &mut Comparison<'_>, pair: Pair<'_, Operation>) {
    let Pair { base, head } = pair;
    for old in &base.responses {
        let place = Place::Response { status: old.status, media_type: None };
        match head.responses.iter().find(|new| new.status == old.status) {
            Some(new) => {
                let pair = Pair { base: old, head: new };
                headers::compare(cx, head, pair);
                content(cx, head, pair, true);
            }
            None if !is_told(cx, old.status) => {}
            None => {
                let id = match old.status.is_success() {
                    true => "response-success-status-removed",
                    false => "response-non-success-status-removed",
                };
                let message = format!("`{}` no longer answers {}", head.label(), old.status);
                cx.found(&[id], head, &place, message, (Some(&old.origin), None));
                cx.brings(cx.base, bodies::schemas_of(&old.content));
            }
        }
    }
    for new in &head.responses {
        let known = base.responses.iter().any(|old| old.status == new.status);
        if known || !is_told(cx, new.status) {
            continue;
        }
        let place = Place::Response { status: new.status, media_type: None };
        let id = match new.status.is_success() {
            true => "response-success-status-added",
            false => "response-non-success-status-added",
        };
        let message = format!("`{}` may answer {}", head.label(), new.status);
        cx.found(&[id], head, &place, message, (None, Some(&new.origin)));
        cx.brings(cx.head, bodies::schemas_of(&new.content));
    }
}

/// Whether something is said of a status that comes or goes. To oasdiff, `default` and `2XX` are none.
fn is_told(cx: &Comparison<'_>, status: StatusMatch) -> bool {
    cx.levels.profile == Profile::Specwright || matches!(status, StatusMatch::Code(_))
}

/// Compares what a response may be. `response`: servers send it, as they do unless they were called themselves.
pub(super) fn content(
    cx: &mut Comparison<'_>,
    operation: &Operation,
    pair: Pair<'_, Response>,
    response: bool,
) {
    let Pair { base, head } = pair;
    let status = head.status;
    let label = operation.label();
    let place = |name: &str| Place::Response { status, media_type: Some(name.to_owned()) };
    let media = media_types::matched(&base.content, &head.content);
    for (old, new) in media.pairs {
        if let Some(id) = media_types::renamed(&old.name, &new.name) {
            let message = format!("`{label}` is {}, was {}", new.name, old.name);
            let places = (Some(&old.origin), Some(&new.origin));
            cx.found(&[id], operation, &place(&new.name), message, places);
        }
        let pair = Pair { base: old, head: new };
        bodies::described(cx, operation, pair, &place(&new.name), response);
    }
    for old in media.gone {
        let message = format!("`{label}` is no longer {}", old.name);
        let places = (Some(&old.origin), Some(&head.origin));
        let ids = ["response-media-type-removed"];
        cx.found(&ids, operation, &place(&old.name), message, places);
        cx.brings(cx.base, bodies::schemas_of(std::slice::from_ref(old)));
    }
    for new in media.added {
        let message = format!("`{label}` may be {}", new.name);
        let places = (Some(&base.origin), Some(&new.origin));
        let ids = ["response-media-type-added"];
        cx.found(&ids, operation, &place(&new.name), message, places);
        cx.brings(cx.head, bodies::schemas_of(std::slice::from_ref(new)));
    }
}
