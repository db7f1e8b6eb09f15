//! Parameters, by place and name.

use specwright_ir::{Location, Operation, Parameter};

use super::{Comparison, Pair, schemas};
use crate::rules::{
    PARAMETER_ADDED, PARAMETER_BECAME_OPTIONAL, PARAMETER_BECAME_REQUIRED,
    PARAMETER_ENCODING_CHANGED, PARAMETER_MOVED, PARAMETER_REMOVED, REQUIRED_PARAMETER_ADDED,
};

/// Compares the parameters of an operation. Those of a path come and go with it.
pub(super) fn compare(cx: &mut Comparison<'_>, pair: &Pair<'_, Operation>) {
    let Pair { base, head } = *pair;
    for old in &base.parameters {
        match find(head, base, old).or_else(|| moved(old, base, head)) {
            Some(new) => parameter(cx, head, &Pair { base: old, head: new }),
            None if old.location == Location::Path => {}
            None => {
                let message = format!("the {} parameter `{}` is gone", old.location, old.name);
                cx.of_operation(PARAMETER_REMOVED, head, message, Some(&old.origin), None);
                cx.brings(cx.base, [old.schema]);
            }
        }
    }
    for new in &head.parameters {
        let known = find(base, head, new).or_else(|| moved(new, head, base)).is_some();
        if known || new.location == Location::Path {
            continue;
        }
        let (rule, kind) = match new.required {
            true => (REQUIRED_PARAMETER_ADDED, "required"),
            false => (PARAMETER_ADDED, "optional"),
        };
        let message = format!("the {} parameter `{}` is new and {kind}", new.location, new.name);
        cx.of_operation(rule, head, message, None, Some(&new.origin));
        cx.brings(cx.head, [new.schema]);
    }
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
fn find<'a>(operation: &'a Operation, other: &Operation, of: &Parameter) -> Option<&'a Parameter> {
    let name = match of.location {
        Location::Path => {
            let at = other.path.variables().position(|variable| variable == of.name)?;
            // Of another path only the names can be trusted.
            match operation.path.variables().count() == other.path.variables().count() {
                true => operation.path.variables().nth(at)?,
                false => of.name.as_str(),
            }
        }
        _ => of.name.as_str(),
    };
    // Names of headers are equal in any case (RFC 9110, 5.1).
    let same = |a: &str| match of.location {
        Location::Header => a.eq_ignore_ascii_case(name),
        _ => a == name,
    };
    operation.parameters.iter().find(|p| p.location == of.location && same(&p.name))
}

fn parameter(cx: &mut Comparison<'_>, operation: &Operation, pair: &Pair<'_, Parameter>) {
    let Pair { base, head } = *pair;
    let label = format!("the {} parameter `{}`", head.location, head.name);
    let places = (Some(&base.origin), Some(&head.origin));
    let mut changed = |rule, message| cx.of_operation(rule, operation, message, places.0, places.1);
    match (base.required, head.required) {
        (false, true) => changed(PARAMETER_BECAME_REQUIRED, format!("{label} is required now")),
        (true, false) => changed(PARAMETER_BECAME_OPTIONAL, format!("{label} is optional now")),
        _ => {}
    }
    if base.location != head.location {
        changed(PARAMETER_MOVED, format!("{label} was a {} parameter", base.location));
    } else if base.encoding != head.encoding {
        changed(PARAMETER_ENCODING_CHANGED, format!("{label} is written in another way"));
    }
    schemas::compare(cx, base.schema, head.schema);
}
