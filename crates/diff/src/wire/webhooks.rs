//! What servers call, webhooks and callbacks: they send the bodies, and read the answers.

use specwright_ir::{Callback, Operation};

use super::{Comparison, Pair, bodies, media_types, responses};
use crate::{Place, Profile};

pub(super) fn compare(cx: &mut Comparison<'_>) {
    let (base, head) = (cx.base, cx.head);
    // To oasdiff a webhook is its name, whatever it is called by.
    let by_name = cx.levels.profile == Profile::Oasdiff;
    let known = |all: &[Operation], of: &Operation| {
        all.iter().any(|one| if by_name { one.path == of.path } else { same(one, of) })
    };
    for (number, old) in base.webhooks.iter().enumerate() {
        if let Some(new) = head.webhooks.iter().find(|new| same(old, new)) {
            both(cx, Pair { base: old, head: new });
        } else if !(known(&head.webhooks, old) || by_name && known(&base.webhooks[..number], old)) {
            let message = format!("the webhook `{}` is gone", old.path);
            let places = (Some(&old.origin), None);
            cx.found(&["webhook-removed"], old, &Place::Whole, message, places);
        }
    }
    for (number, new) in head.webhooks.iter().enumerate() {
        if !(known(&base.webhooks, new) || by_name && known(&head.webhooks[..number], new)) {
            let message = format!("the webhook `{}` is new", new.path);
            let places = (None, Some(&new.origin));
            cx.found(&["webhook-added"], new, &Place::Whole, message, places);
        }
    }
}

/// Compares what is called because an operation was.
pub(super) fn callbacks(cx: &mut Comparison<'_>, pair: Pair<'_, Operation>) {
    let operation = pair.head;
    let called = |a: &Callback, b: &Callback| a.name == b.name && same(&a.operation, &b.operation);
    for old in &pair.base.callbacks {
        match operation.callbacks.iter().find(|new| called(old, new)) {
            Some(new) => both(cx, Pair { base: &old.operation, head: &new.operation }),
            None => {
                let message = format!("`{}` no longer calls `{}`", operation.label(), old.name);
                let places = (Some(&old.operation.origin), None);
                cx.found(&["callback-removed"], operation, &Place::Whole, message, places);
            }
        }
    }
    for new in &operation.callbacks {
        if !pair.base.callbacks.iter().any(|old| called(old, new)) {
            let message = format!("`{}` calls `{}`", operation.label(), new.name);
            let places = (None, Some(&new.operation.origin));
            cx.found(&["callback-added"], operation, &Place::Whole, message, places);
        }
    }
}

fn same(a: &Operation, b: &Operation) -> bool {
    a.method == b.method && a.path == b.path
}

fn both(cx: &mut Comparison<'_>, pair: Pair<'_, Operation>) {
    if cx.levels.profile == Profile::Oasdiff {
        return;
    }
    let operation = pair.head;
    if let (Some(base), Some(head)) = (&pair.base.body, &pair.head.body) {
        for (base, head) in media_types::matched(&base.content, &head.content).pairs {
            bodies::media_type(cx, operation, Pair { base, head }, true);
        }
    }
    for old in &pair.base.responses {
        let found = pair.head.responses.iter().find(|new| new.status == old.status);
        if let Some(new) = found {
            responses::content(cx, operation, Pair { base: old, head: new }, false);
        }
    }
}
