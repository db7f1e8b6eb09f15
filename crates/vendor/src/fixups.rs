//! Corrections of what was vendored: `fixups.yaml`, written by people.
//!
//! ```yaml
//! - at: /components/schemas/Job/properties/count/type   # a JSON pointer
//!   expect: number                                      # what is there now; or `absent: true`
//!   replace: integer                                    # what is to be there; or `remove: true`
//!   why: counts are whole
//! ```
//!
//! They are applied one after the other. One that does not find what it expects is an error: upstream has changed, so the
//! correction has to be looked at again.

use specwright_ir::{Json, Origin, Pointer};
use specwright_source::{Code, Diagnostic, Diagnostics, Document, to_yaml};

const MEMBERS: [&str; 6] = ["at", "expect", "absent", "replace", "remove", "why"];

/// Applies all fixups of a document to a value. `base` is the name of what they are applied to.
pub(crate) fn apply(value: &mut Json, fixups: &Document, base: &str) -> Result<(), Diagnostics> {
    let mut found = Diagnostics::new();
    for fixup in read(fixups, &mut found) {
        if let Err(diagnostic) = fixup.apply(value, base) {
            found.push(diagnostic);
        }
    }
    if found.is_empty() { Ok(()) } else { Err(found) }
}

struct Fixup<'a> {
    origin: Origin,
    at: Pointer,
    /// `None`: nothing.
    expect: Option<&'a Json>,
    /// `None`: remove it.
    replace: Option<&'a Json>,
}

/// All fixups that are well formed.
fn read<'a>(fixups: &'a Document, found: &mut Diagnostics) -> Vec<Fixup<'a>> {
    let items: &[Json] = match fixups.value() {
        Json::Array(items) => items,
        // nothing but comments
        Json::Null => &[],
        _ => {
            let what =
                Diagnostic::error(Code::InvalidFixup, "fixups are a list").at(&fixups.origin(), "");
            found.push(what.help("start each fixup with `- at: /a/json/pointer`"));
            &[]
        }
    };
    let mut all = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let mut faults = Diagnostics::new();
        let fixup = one(item, &fixups.origin().push(index.to_string()), &mut faults);
        all.extend(fixup.filter(|_| faults.is_empty()));
        found.extend(faults);
    }
    all
}

fn one<'a>(item: &'a Json, origin: &Origin, found: &mut Diagnostics) -> Option<Fixup<'a>> {
    let Some(members) = item.as_object() else {
        found.push(
            Diagnostic::error(Code::InvalidFixup, "a fixup is a mapping")
                .at(origin, "")
                .help(usage()),
        );
        return None;
    };
    for name in members.keys().filter(|name| !MEMBERS.contains(&name.as_str())) {
        let what =
            Diagnostic::error(Code::InvalidFixup, format!("unknown member `{name}` of a fixup"));
        found.push(what.at(&origin.push(name), "").help(usage()));
    }
    let why = members.get("why").and_then(Json::as_str).unwrap_or_default();
    if why.trim().is_empty() {
        let what = Diagnostic::error(Code::InvalidFixup, "a fixup does not say `why`");
        found.push(what.at(&origin.push("why"), "").help("add `why: <one sentence>`"));
    }
    let at = members.get("at").and_then(Json::as_str);
    let at = at.and_then(|text| Pointer::parse(text.strip_prefix('#').unwrap_or(text)));
    if at.is_none() {
        let what = Diagnostic::error(
            Code::InvalidFixup,
            "a fixup does not say `at` which place it applies",
        );
        found.push(
            what.at(&origin.push("at"), "")
                .help("`at` is a JSON pointer: `/components/schemas/Job`"),
        );
    }
    let expect = either(members, "expect", "absent", origin, found)?;
    let replace = either(members, "replace", "remove", origin, found)?;
    if expect.is_none() && replace.is_none() {
        let what = Diagnostic::error(Code::InvalidFixup, "a fixup cannot remove what is absent");
        found.push(what.at(&origin.push("remove"), "").help(usage()));
    }
    Some(Fixup { origin: origin.clone(), at: at?, expect, replace })
}

/// The value of one of two members: one takes a value, the other is `true` and stands for nothing.
#[expect(clippy::option_option, reason = "outside: well formed; inside: a value or nothing")]
fn either<'a>(
    members: &'a serde_json::Map<String, Json>,
    value: &str,
    flag: &str,
    origin: &Origin,
    found: &mut Diagnostics,
) -> Option<Option<&'a Json>> {
    match (members.get(value), members.get(flag)) {
        (Some(value), None) => Some(Some(value)),
        (None, Some(Json::Bool(true))) => Some(None),
        (written, other) => {
            let at = if written.is_some() || other.is_some() {
                origin.push(flag)
            } else {
                origin.clone()
            };
            let what = Diagnostic::error(
                Code::InvalidFixup,
                format!("a fixup has either `{value}: <value>` or `{flag}: true`"),
            );
            found.push(what.at(&at, "").help(usage()));
            None
        }
    }
}

fn usage() -> &'static str {
    "a fixup has `at`, `expect` or `absent: true`, `replace` or `remove: true`, and `why`"
}

impl Fixup<'_> {
    fn apply(&self, root: &mut Json, base: &str) -> Result<(), Diagnostic> {
        let there = root.pointer(self.at.as_str());
        if there != self.expect {
            return Err(self.gone(there, base));
        }
        let Some((parent, last)) = self.at.parent().zip(self.at.last()) else {
            let what = Diagnostic::error(
                Code::InvalidFixup,
                "a fixup cannot replace the whole description",
            );
            return Err(what.at(&self.origin.push("at"), "").help("point at a part of it"));
        };
        let done = match root.pointer_mut(parent.as_str()) {
            Some(Json::Object(object)) => {
                match self.replace.cloned() {
                    Some(value) => object.insert(last, value),
                    None => object.shift_remove(&last),
                };
                true
            }
            Some(Json::Array(items)) => change_item(items, &last, self.replace),
            _ => false,
        };
        if done { Ok(()) } else { Err(self.nowhere(&parent, base)) }
    }

    fn gone(&self, there: Option<&Json>, base: &str) -> Diagnostic {
        let is = there.map_or("nothing is there".to_owned(), |v| format!("there is {}", short(v)));
        let member = if self.expect.is_some() { "expect" } else { "absent" };
        Diagnostic::error(Code::StaleFixup, format!("a fixup of `{}` no longer applies", self.at))
            .at(&self.origin.push(member), format!("{is} in {base}"))
            .at(&self.origin.push("at"), "at this place")
            .help("if upstream has corrected it, delete the fixup; else say what is expected now")
    }

    fn nowhere(&self, parent: &Pointer, base: &str) -> Diagnostic {
        Diagnostic::error(
            Code::StaleFixup,
            format!("a fixup of `{}` has no place to apply to", self.at),
        )
        .at(&self.origin.push("at"), format!("`{parent}` in {base} holds no such member"))
        .help("the place above must be there; the end of a list is its length, or `-`")
    }
}

fn change_item(items: &mut Vec<Json>, index: &str, replace: Option<&Json>) -> bool {
    let index = if index == "-" { Some(items.len()) } else { index.parse::<usize>().ok() };
    match (index, replace) {
        (Some(index), Some(value)) if index < items.len() => items[index] = value.clone(),
        (Some(index), Some(value)) if index == items.len() => items.push(value.clone()),
        (Some(index), None) if index < items.len() => drop(items.remove(index)),
        _ => return false,
    }
    true
}

/// A value in few words.
fn short(value: &Json) -> String {
    match value {
        Json::Object(members) => format!("a mapping of {}", members.len()),
        Json::Array(items) => format!("a list of {}", items.len()),
        scalar => {
            let text = to_yaml(scalar).unwrap_or_default();
            let text: String = text.trim_end().chars().take(60).collect();
            format!("`{}`", text.replace('\n', " "))
        }
    }
}
