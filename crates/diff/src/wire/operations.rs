//! Operations, by method and path.

use std::collections::{HashMap, HashSet};

use specwright_ir::{Api, Method, Operation, PathTemplate, Reach, Segment};

use super::{
    Comparison, Pair, bodies,
    lifecycle::{self, Stability, Sunset},
    parameters, responses, security, servers, webhooks,
};
use crate::{Place, Profile};

/// Operations of an edition by where they are.
struct Places<'a> {
    all: HashMap<(Method, String), &'a Operation>,
    by_id: HashMap<&'a str, &'a Operation>,
    paths: HashSet<String>,
}

impl<'a> Places<'a> {
    fn of(api: &'a Api) -> Self {
        let mut places = Self { all: HashMap::new(), by_id: HashMap::new(), paths: HashSet::new() };
        for operation in &api.operations {
            places.all.entry(key(operation)).or_insert(operation);
            places.paths.insert(shape(&operation.path));
            if let Some(id) = &operation.id {
                places.by_id.entry(id).or_insert(operation);
            }
        }
        places
    }

    /// The operation at the same place.
    fn at(&self, operation: &Operation) -> Option<&'a Operation> {
        self.all.get(&key(operation)).copied()
    }

    /// The operation of the same id, where neither place has one in the other edition.
    fn moved(&self, operation: &Operation, own: &Places<'_>) -> Option<&'a Operation> {
        let found = *self.by_id.get(operation.id.as_deref()?)?;
        own.at(found).is_none().then_some(found)
    }
}

fn key(operation: &Operation) -> (Method, String) {
    (operation.method.clone(), shape(&operation.path))
}

/// A path without the names of its variables, which are not on the wire.
fn shape(path: &PathTemplate) -> String {
    let segment = |segment: &Segment| match segment {
        Segment::Literal(text) => text.clone(),
        Segment::Variable(_) => "{}".to_owned(),
    };
    path.segments.iter().map(segment).collect()
}

/// Compares every operation, and all that they send and receive.
pub(super) fn compare(cx: &mut Comparison<'_>) {
    let (base, head) = (cx.base, cx.head);
    let (old, new) = (Places::of(base), Places::of(head));
    let may_move = cx.may_move();
    for operation in &base.operations {
        let moved = || new.moved(operation, &old).filter(|_| may_move);
        match new.at(operation).or_else(moved) {
            Some(same) => both(cx, Pair { base: operation, head: same }),
            None => {
                removed(cx, operation, !new.paths.contains(&shape(&operation.path)));
                cx.bring(base, &Reach::of_operation(base, operation));
            }
        }
    }
    for operation in &head.operations {
        let moved =
            old.at(operation).is_none() && (!may_move || old.moved(operation, &new).is_none());
        if moved {
            let message = format!("`{} {}` is new", operation.method, operation.path);
            let places = (None, Some(&operation.origin));
            cx.found(&["endpoint-added"], operation, &Place::Whole, message, places);
            cx.bring(head, &Reach::of_operation(head, operation));
        }
    }
}

/// An operation that is gone. `path`: with all others of its path.
fn removed(cx: &mut Comparison<'_>, operation: &Operation, path: bool) {
    let line = format!("`{} {}`", operation.method, operation.path);
    let places = (Some(&operation.origin), None);
    let today = cx.levels.today;
    let mut gone = |ids: &[&str], what: String| {
        cx.found(ids, operation, &Place::Whole, format!("{line} {what}"), places);
    };
    match lifecycle::stability(&operation.extensions) {
        Stability::Unreadable(said) => {
            let what = format!("is gone; its stability was {said}, which is no level");
            return gone(&["api-invalid-stability-level", "operation-removed-unstable"], what);
        }
        Stability::Level(level) if !lifecycle::is_kept(level) => {
            let what = format!("is gone, which was {}", lifecycle::name(level));
            return gone(&["operation-removed-unstable"], what);
        }
        Stability::Level(_) => {}
    }
    let id = |of_path, alone| if path { of_path } else { alone };
    if !operation.deprecated {
        let id = id("api-path-removed-without-deprecation", "api-removed-without-deprecation");
        return gone(&[id], "is gone".to_owned());
    }
    match lifecycle::sunset(&operation.extensions) {
        Sunset::None => {
            let id = id("api-path-removed-with-deprecation", "api-removed-with-deprecation");
            gone(&[id], "is gone, which was deprecated".to_owned());
        }
        Sunset::Unreadable(said) => {
            let what = format!("is gone; it was deprecated until {said}, which is no date");
            gone(&["api-path-sunset-parse"], what);
        }
        Sunset::Date(date) if today.is_none_or(|today| today < date) => {
            let id = id("api-path-removed-before-sunset", "api-removed-before-sunset");
            gone(&[id], format!("is gone, which was deprecated until {date}"));
        }
        Sunset::Date(date) => {
            let what = format!("is gone, which was deprecated until {date}");
            gone(&["operation-removed-after-sunset"], what);
        }
    }
}

/// Compares an operation that is in both editions.
pub(super) fn both(cx: &mut Comparison<'_>, pair: Pair<'_, Operation>) {
    let Pair { base, head } = pair;
    let places = (Some(&base.origin), Some(&head.origin));
    if key(base) != key(head) {
        let line = |of: &Operation| format!("{} {}", of.method, of.path);
        let message = format!("`{}` is now `{}`", line(base), line(head));
        cx.found(&["operation-moved"], head, &Place::Whole, message, places);
    }
    if !stability(cx, pair) {
        return;
    }
    deprecation(cx, pair);
    sunset(cx, pair);
    identity(cx, pair);
    security::compare(cx, pair);
    servers::compare(cx, pair);
    parameters::compare(cx, pair);
    bodies::compare(cx, pair);
    responses::compare(cx, pair);
    webhooks::callbacks(cx, pair);
}

/// Compares how stable an operation is. `false`: nothing is promised of it.
fn stability(cx: &mut Comparison<'_>, pair: Pair<'_, Operation>) -> bool {
    let Pair { base, head } = pair;
    let places = (Some(&base.origin), Some(&head.origin));
    let label = head.label();
    let levels = [base, head].map(|of| lifecycle::stability(&of.extensions));
    for level in &levels {
        if let Stability::Unreadable(said) = level {
            let message = format!("the stability of `{label}` is {said}, which is no level");
            cx.found(&["api-invalid-stability-level"], head, &Place::Whole, message, places);
        }
    }
    let [Stability::Level(was), Stability::Level(is)] = levels else { return true };
    if was != is && lifecycle::is_kept(was) {
        let id = if is < was { "api-stability-decreased" } else { "api-stability-increased" };
        let (was, is) = (lifecycle::name(was), lifecycle::name(is));
        let message = format!("`{label}` is {is}, was {was}");
        cx.found(&[id], head, &Place::Whole, message, places);
    }
    cx.levels.profile == Profile::Specwright || lifecycle::is_kept(is)
}

fn deprecation(cx: &mut Comparison<'_>, pair: Pair<'_, Operation>) {
    let Pair { base, head } = pair;
    let levels = cx.levels;
    let (id, what) = match (base.deprecated, head.deprecated) {
        (true, false) => ("endpoint-reactivated", "is no longer deprecated".to_owned()),
        (false, true) => match lifecycle::sunset(&head.extensions) {
            Sunset::None if levels.notice > 0 => {
                let what = "is deprecated, and nobody says until when".to_owned();
                ("api-deprecated-sunset-missing", what)
            }
            Sunset::None => ("endpoint-deprecated", "is deprecated".to_owned()),
            Sunset::Unreadable(said) => {
                let what = format!("is deprecated until {said}, which is no date");
                ("api-deprecated-sunset-parse", what)
            }
            Sunset::Date(date) if levels.is_early(date) => {
                let what = format!("is deprecated until {date}, which is too soon");
                ("api-sunset-date-too-small", what)
            }
            Sunset::Date(date) => {
                ("endpoint-deprecated-with-sunset", format!("is deprecated until {date}"))
            }
        },
        _ => return,
    };
    let places = (Some(&base.origin), Some(&head.origin));
    cx.found(&[id], head, &Place::Whole, format!("`{}` {what}", head.label()), places);
}

/// Compares until when an operation is there that was deprecated before.
fn sunset(cx: &mut Comparison<'_>, pair: Pair<'_, Operation>) {
    let Pair { base, head } = pair;
    if !head.deprecated {
        return;
    }
    let sunsets = (lifecycle::sunset(&base.extensions), lifecycle::sunset(&head.extensions));
    let levels = cx.levels;
    let (id, what) = match sunsets {
        (Sunset::Date(_) | Sunset::Unreadable(_), Sunset::None) => {
            ("sunset-deleted", "no longer says until when it is there".to_owned())
        }
        (Sunset::Date(_), Sunset::Unreadable(said)) if base.deprecated => {
            ("api-path-sunset-parse", format!("is there until {said}, which is no date"))
        }
        (Sunset::Unreadable(said), Sunset::Date(_)) if base.deprecated => {
            ("api-path-sunset-parse", format!("was there until {said}, which is no date"))
        }
        (Sunset::Date(was), Sunset::Date(is))
            if is < was && (levels.today.is_none() || levels.is_early(is)) =>
        {
            ("api-sunset-date-changed-too-small", format!("is there until {is}, was until {was}"))
        }
        _ => return,
    };
    let places = (Some(&base.origin), Some(&head.origin));
    cx.found(&[id], head, &Place::Whole, format!("`{}` {what}", head.label()), places);
}

/// What an operation is called, and in which groups it is.
fn identity(cx: &mut Comparison<'_>, pair: Pair<'_, Operation>) {
    let Pair { base, head } = pair;
    let places = (Some(&base.origin), Some(&head.origin));
    let line = format!("`{} {}`", head.method, head.path);
    let renamed = match (&base.id, &head.id) {
        (Some(was), Some(is)) if was != is => {
            Some(("api-operation-id-removed", format!("{line} is called `{is}`, was `{was}`")))
        }
        (Some(was), None) => {
            Some(("api-operation-id-removed", format!("{line} has no name, was `{was}`")))
        }
        (None, Some(is)) => Some(("api-operation-id-added", format!("{line} is called `{is}`"))),
        _ => None,
    };
    if let Some((id, message)) = renamed {
        cx.found(&[id], head, &Place::Whole, message, places);
    }
    let only = |these: &[String], others: &[String]| -> Vec<String> {
        these.iter().filter(|tag| !others.contains(tag)).cloned().collect()
    };
    let (gone, added) = (only(&base.tags, &head.tags), only(&head.tags, &base.tags));
    let ids = [vec!["api-tag-removed"; gone.len()], vec!["api-tag-added"; added.len()]].concat();
    let message = match (gone.is_empty(), added.is_empty()) {
        (false, true) => format!("{line} is no longer of `{}`", gone.join("`, `")),
        (true, _) => format!("{line} is of `{}`", added.join("`, `")),
        (false, false) => {
            format!("{line} is of `{}`, was of `{}`", added.join("`, `"), gone.join("`, `"))
        }
    };
    cx.found(&ids, head, &Place::Whole, message, places);
}
