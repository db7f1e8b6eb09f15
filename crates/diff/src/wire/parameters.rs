//! Parameters, by place and name.

use specwright_ir::{
    Declared, Location, Operation, Parameter, ParameterEncoding, SchemaId, Shape, Style,
};

use super::{
    Comparison, Pair, Site,
    lifecycle::{self, Sunset},
};
use crate::{Place, Profile};

/// Compares the parameters of an operation. Those of a path that is another come and go with it.
pub(super) fn compare(cx: &mut Comparison<'_>, pair: Pair<'_, Operation>) {
    let Pair { base, head } = pair;
    let may_move = cx.may_move();
    let moved_path = base.path.variables().count() != head.path.variables().count();
    let (was, is) = (written(cx, base), written(cx, head));
    let (mut gone, mut new) = (Vec::new(), Vec::new());
    for old in &was {
        let moved = || moved(old, base, head).filter(|_| may_move);
        if let Some(new) = find(&is, head, base, old).or_else(moved) {
            parameter(cx, head, Pair { base: old, head: new });
        } else if let Some((_, part)) = within(cx.head, old, head) {
            cx.values((old.schema, part), site(head, old));
        } else if old.location != Location::Path || !moved_path {
            gone.push(*old);
        }
    }
    for one in &is {
        let moved = || moved(one, head, base).filter(|_| may_move);
        let known = find(&was, base, head, one).or_else(moved).is_some();
        let spread = was.iter().any(|old| {
            let whole = || within(cx.head, old, head).map(|(whole, _)| whole);
            find(&is, head, base, old).is_none()
                && whole().is_some_and(|whole| std::ptr::eq(whole, *one))
        });
        if !known && !spread && (one.location != Location::Path || !moved_path) {
            new.push(*one);
        }
    }
    for pair in renamed(cx, &mut gone, &mut new) {
        rename(cx, head, pair);
    }
    gone.into_iter().for_each(|old| removed(cx, head, old));
    new.extend(of_path(cx, pair));
    new.into_iter().for_each(|new| added(cx, head, new));
}

/// Pairs of what is gone and what is new that are one parameter under another name: the only ones at their place, equal but for it.
fn renamed<'a>(
    cx: &Comparison<'_>,
    gone: &mut Vec<&'a Parameter>,
    new: &mut Vec<&'a Parameter>,
) -> Vec<Pair<'a, Parameter>> {
    let only = |all: &[&'a Parameter], location: Location| {
        let mut found = all.iter().filter(|one| one.location == location);
        found.next().filter(|_| found.next().is_none()).copied()
    };
    let same = |base: &Parameter, head: &Parameter| {
        base.required == head.required
            && base.encoding == head.encoding
            && base.description == head.description
            && cx.editions.identical((base.schema, head.schema))
    };
    let places = [Location::Query, Location::Header, Location::Cookie];
    let pairs = places.into_iter().filter_map(|location| {
        let (base, head) = (only(gone, location)?, only(new, location)?);
        same(base, head).then_some(Pair { base, head })
    });
    let pairs: Vec<_> = pairs.collect();
    gone.retain(|one| !pairs.iter().any(|pair| std::ptr::eq(pair.base, *one)));
    new.retain(|one| !pairs.iter().any(|pair| std::ptr::eq(pair.head, *one)));
    pairs
}

fn rename(cx: &mut Comparison<'_>, operation: &Operation, pair: Pair<'_, Parameter>) {
    let Pair { base, head } = pair;
    let message =
        format!("the {} parameter `{}` is renamed to `{}`", base.location, base.name, head.name);
    let ids = ["request-parameter-renamed", gone_id(cx, base).0, new_id(head)];
    let places = (Some(&base.origin), Some(&head.origin));
    cx.found(&ids, operation, &place(base), message, places);
}

/// The parameters that calls send; to oasdiff, those that the operation itself declares, whether or not the path has such a variable.
fn written<'a>(cx: &Comparison<'_>, operation: &'a Operation) -> Vec<&'a Parameter> {
    let all = operation.parameters.iter();
    match cx.levels.profile {
        Profile::Specwright => all.collect(),
        Profile::Oasdiff => {
            let own = |one: &&Parameter| one.declared == Declared::Operation;
            all.chain(&operation.idle).filter(own).collect()
        }
    }
}

/// What is new of a path, of which oasdiff knows nothing else.
fn of_path<'a>(cx: &Comparison<'_>, pair: Pair<'a, Operation>) -> Vec<&'a Parameter> {
    if cx.levels.profile == Profile::Specwright {
        return Vec::new();
    }
    let shared = |of: &'a Operation| {
        let shared =
            |one: &&Parameter| one.declared == Declared::Path && one.location != Location::Path;
        of.parameters.iter().filter(shared).collect::<Vec<_>>()
    };
    let (was, mut is) = (shared(pair.base), shared(pair.head));
    is.retain(|new| find(&was, pair.base, pair.head, new).is_none());
    is
}

fn place(of: &Parameter) -> Place {
    Place::Parameter { location: of.location, name: of.name.clone() }
}

/// Where the values of a parameter are.
fn site(operation: &Operation, of: &Parameter) -> Site {
    let exploded =
        matches!(of.encoding, ParameterEncoding::Style { style: Style::Form, explode: true, .. });
    Site {
        operation: operation.label(),
        place: place(of),
        response: false,
        typed: false,
        exploded,
        required: of.required,
    }
}

fn removed(cx: &mut Comparison<'_>, operation: &Operation, old: &Parameter) {
    let (id, what) = gone_id(cx, old);
    let message = format!("the {} parameter `{}` {what}", old.location, old.name);
    cx.found(&[id], operation, &place(old), message, (Some(&old.origin), None));
    cx.brings(cx.base, [old.schema]);
}

/// The rule for a parameter that is gone, and what is said of it.
fn gone_id(cx: &Comparison<'_>, old: &Parameter) -> (&'static str, String) {
    if !old.deprecated {
        return ("request-parameter-removed", "is gone".to_owned());
    }
    match lifecycle::sunset(&old.extensions) {
        Sunset::None => {
            let what = "is gone, which was deprecated".to_owned();
            ("request-parameter-removed-with-deprecation", what)
        }
        Sunset::Unreadable(said) => {
            let what = format!("is gone; it was deprecated until {said}, which is no date");
            ("request-parameter-sunset-parse", what)
        }
        Sunset::Date(date) => {
            let id = match cx.levels.today.is_none_or(|today| today < date) {
                true => "request-parameter-removed-before-sunset",
                false => "request-parameter-removed-after-sunset",
            };
            (id, format!("is gone, which was deprecated until {date}"))
        }
    }
}

fn added(cx: &mut Comparison<'_>, operation: &Operation, new: &Parameter) {
    let kind = if new.required { "required" } else { "optional" };
    let message = format!("the {} parameter `{}` is new and {kind}", new.location, new.name);
    cx.found(&[new_id(new)], operation, &place(new), message, (None, Some(&new.origin)));
    cx.brings(cx.head, [new.schema]);
}

fn new_id(new: &Parameter) -> &'static str {
    match (new.location, new.declared == Declared::Path, new.required) {
        (Location::Path, ..) => "new-request-path-parameter",
        (_, true, true) => "new-required-request-default-parameter-to-existing-path",
        (_, true, false) => "new-optional-request-default-parameter-to-existing-path",
        (_, false, true) => "new-required-request-parameter",
        (_, false, false) => "new-optional-request-parameter",
    }
}

/// The parameter whose value is an object written member by member, one of which is what was a parameter of its own.
fn within<'a>(
    api: &specwright_ir::Api,
    of: &Parameter,
    operation: &'a Operation,
) -> Option<(&'a Parameter, SchemaId)> {
    operation.parameters.iter().filter(|one| one.location == of.location).find_map(|one| {
        let ParameterEncoding::Style { style: Style::Form, explode: true, .. } = one.encoding
        else {
            return None;
        };
        let (id, _) = api.schemas.resolve(one.schema);
        let Shape::Object(object) = &api.schemas[id].shape else { return None };
        Some((one, object.property(&of.name)?.schema))
    })
}

/// The parameter of `other` that is one of `own`, sent elsewhere: the only ones of that name, and in no place both times.
fn moved<'a>(of: &Parameter, own: &Operation, other: &'a Operation) -> Option<&'a Parameter> {
    let named = |one: &&Parameter| one.name.eq_ignore_ascii_case(&of.name);
    let mut found = other.parameters.iter().filter(named);
    let only = found.next().filter(|_| found.next().is_none())?;
    let alone = own.parameters.iter().filter(named).count() == 1;
    (alone && only.location != of.location).then_some(only)
}

/// The parameter of `operation` that is the same as one of `other`. Those of the path are known by their place in it.
fn find<'a>(
    all: &[&'a Parameter],
    operation: &Operation,
    other: &Operation,
    of: &Parameter,
) -> Option<&'a Parameter> {
    let at = || other.path.variables().position(|variable| variable == of.name);
    // Of another path only the names can be trusted.
    let same_path = operation.path.variables().count() == other.path.variables().count();
    let name = match (of.location == Location::Path && same_path).then(at).flatten() {
        Some(at) => operation.path.variables().nth(at)?,
        None => of.name.as_str(),
    };
    // Names of headers are equal in any case (RFC 9110, 5.1).
    let same = |a: &str| match of.location {
        Location::Header => a.eq_ignore_ascii_case(name),
        _ => a == name,
    };
    all.iter().copied().find(|p| p.location == of.location && same(&p.name))
}

fn parameter(cx: &mut Comparison<'_>, operation: &Operation, pair: Pair<'_, Parameter>) {
    let Pair { base, head } = pair;
    let label = format!("the {} parameter `{}`", head.location, head.name);
    let places = (Some(&base.origin), Some(&head.origin));
    let mut changed = |id, what: &str| {
        cx.found(&[id], operation, &place(base), format!("{label} {what}"), places);
    };
    match (base.required, head.required) {
        (false, true) => changed("request-parameter-became-required", "is required now"),
        (true, false) => changed("request-parameter-became-optional", "is optional now"),
        _ => {}
    }
    if base.location != head.location {
        changed("request-parameter-moved", &format!("was a {} parameter", base.location));
    } else if base.encoding != head.encoding {
        changed("request-parameter-encoding-changed", "is written in another way");
    }
    life(cx, operation, pair, &label);
    let required = base.required || head.required;
    let site = Site { required, ..site(operation, head) };
    cx.values((base.schema, head.schema), site);
}

/// What is said of the life of a parameter.
fn life(cx: &mut Comparison<'_>, operation: &Operation, pair: Pair<'_, Parameter>, label: &str) {
    let Pair { base, head } = pair;
    let levels = cx.levels;
    let sunsets = (lifecycle::sunset(&base.extensions), lifecycle::sunset(&head.extensions));
    let (id, what) = match (base.deprecated, head.deprecated, sunsets) {
        (true, false, _) => ("request-parameter-reactivated", "is no longer deprecated".to_owned()),
        (false, true, (_, Sunset::None)) if levels.notice > 0 => {
            let what = "is deprecated, and nobody says until when".to_owned();
            ("request-parameter-deprecated-sunset-missing", what)
        }
        (false, true, (_, Sunset::None)) => {
            ("request-parameter-deprecated", "is deprecated".to_owned())
        }
        (_, true, (_, Sunset::Unreadable(said))) if !base.deprecated => {
            let what = format!("is deprecated until {said}, which is no date");
            ("request-parameter-sunset-parse", what)
        }
        (false, true, (_, Sunset::Date(date))) if levels.is_early(date) => {
            let what = format!("is deprecated until {date}, which is too soon");
            ("request-parameter-sunset-date-too-small", what)
        }
        (false, true, (_, Sunset::Date(date))) => {
            ("request-parameter-deprecated", format!("is deprecated until {date}"))
        }
        (true, true, (Sunset::Date(_) | Sunset::Unreadable(_), Sunset::None)) => {
            let what = "no longer says until when it is there".to_owned();
            ("request-parameter-sunset-deleted", what)
        }
        (true, true, (Sunset::Date(_), Sunset::Unreadable(said))) => {
            let what = format!("is there until {said}, which is no date");
            ("request-parameter-sunset-parse", what)
        }
        (true, true, (Sunset::Date(was), Sunset::Date(is)))
            if is < was && (levels.today.is_none() || levels.is_early(is)) =>
        {
            let what = format!("is there until {is}, was until {was}");
            ("request-parameter-sunset-date-changed-too-small", what)
        }
        _ => return,
    };
    let places = (Some(&base.origin), Some(&head.origin));
    cx.found(&[id], operation, &place(base), format!("{label} {what}"), places);
}
