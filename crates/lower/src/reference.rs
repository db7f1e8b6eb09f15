//! The one resolver: what a `$ref` leads to, for every kind of component.

use specwright_ir::{Json, Origin, Pointer, SchemaId};
use specwright_source::{Code, Diagnostic, Document};

use crate::{
    context::Context,
    target::{self, Fragment, Nothing},
};

/// A kind of object, most of which `components` has a section of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Component {
    /// The whole of a description.
    Document,
    Operation,
    Callback,
    Example,
    Schema,
    Parameter,
    Response,
    RequestBody,
    Header,
    MediaType,
    SecurityScheme,
    PathItem,
}

impl Component {
    /// How people say it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Document => "a description",
            Self::Operation => "an Operation Object",
            Self::Callback => "a Callback Object",
            Self::Example => "an Example Object",
            Self::Schema => "a Schema Object",
            Self::Parameter => "a Parameter Object",
            Self::Response => "a Response Object",
            Self::RequestBody => "a Request Body Object",
            Self::Header => "a Header Object",
            Self::MediaType => "a Media Type Object",
            Self::SecurityScheme => "a Security Scheme Object",
            Self::PathItem => "a Path Item Object",
        }
    }

    /// The key under `components`.
    fn section(self) -> &'static str {
        match self {
            Self::Schema => "schemas",
            Self::Parameter => "parameters",
            Self::Response => "responses",
            Self::RequestBody => "requestBodies",
            Self::Header => "headers",
            // Of OpenAPI 3.2, but written before.
            Self::MediaType => "mediaTypes",
            Self::SecurityScheme => "securitySchemes",
            Self::PathItem => "pathItems",
            Self::Callback => "callbacks",
            Self::Example => "examples",
            Self::Document | Self::Operation => "",
        }
    }
}

/// How many references may lead from one to the next.
const MAX_CHAIN: usize = 100;

/// What a chain of references ends at.
pub(crate) struct Target<'a> {
    /// Where it is written.
    pub(crate) origin: Origin,
    /// What is written there.
    pub(crate) value: &'a Json,
}

/// Follows `$ref` until something is written, or until a schema component, which keeps its name.
///
/// ```yaml
/// schema: { $ref: '#/components/schemas/Pet' }   # before
/// components: { schemas: { Pet: { type: object } } }
/// ```
/// leads to `#/components/schemas/Pet`. `None`: it leads nowhere, which is reported at the `$ref`, and what is no schema is
/// missing where it is used.
pub(crate) fn follow<'a>(
    cx: &mut Context<'a>,
    origin: &Origin,
    value: &'a Json,
    kind: Component,
) -> Option<Target<'a>> {
    let target = chain(cx, origin, value, kind);
    cx.part_left_out |= target.is_none() && kind != Component::Schema;
    target
}

/// What stands in a map under a name.
pub(crate) struct Entry<'a> {
    pub(crate) name: &'a str,
    pub(crate) target: Target<'a>,
}

/// What the map `key` of a node has by name. That such a map is a `$ref` as a whole is no OpenAPI, but is written:
///
/// ```yaml
/// paths: { $ref: paths.yaml }
/// ```
pub(crate) fn named<'a>(
    cx: &mut Context<'a>,
    at: &Origin,
    value: &'a Json,
    key: &str,
    kind: Component,
) -> Vec<Entry<'a>> {
    let Some(value) = value.get(key) else { return Vec::new() };
    let origin = at.push(key);
    let elsewhere = value.get("$ref").is_some_and(Json::is_string);
    let map = match elsewhere {
        true => follow(cx, &origin, value, kind),
        false => Some(Target { origin: origin.clone(), value }),
    };
    let Some(Target { origin: section, value }) = map else { return Vec::new() };
    let Json::Object(map) = value else {
        cx.error(Code::WrongKind, &origin, format!("`{key}` must be a map"), "left out");
        return Vec::new();
    };
    let each = |(name, value): (&'a String, &'a Json)| Entry {
        name,
        target: Target { origin: section.push(name), value },
    };
    map.iter().map(each).collect()
}

/// As [`follow`], but nothing is reported: whoever reads it will.
pub(crate) fn resolved<'a>(
    cx: &mut Context<'a>,
    origin: &Origin,
    value: &'a Json,
    kind: Component,
) -> Option<Target<'a>> {
    let findings = cx.silent(true);
    let target = chain(cx, origin, value, kind);
    cx.silent(findings);
    target
}

fn chain<'a>(
    cx: &mut Context<'a>,
    origin: &Origin,
    value: &'a Json,
    kind: Component,
) -> Option<Target<'a>> {
    let mut at = Target { origin: origin.clone(), value };
    let mut passed: Vec<Origin> = Vec::new();
    while let Some(reference) = at.value.get("$ref") {
        if passed.contains(&at.origin) {
            report_cycle(cx, &at.origin, &passed);
            return None;
        }
        if passed.len() == MAX_CHAIN {
            let message = format!("more than {MAX_CHAIN} `$ref`s lead to each other");
            cx.error(Code::LimitExceeded, &origin.push("$ref"), message, "not followed to its end");
            return None;
        }
        report_siblings(cx, &at, kind);
        passed.push(at.origin.clone());
        at = step(cx, &at.origin, reference, kind)?;
        if kind == Component::Schema && cx.schema_at(&at.origin).is_some() {
            break;
        }
    }
    Some(at)
}

/// One step, from the place of a `$ref` to its target.
fn step<'a>(
    cx: &mut Context<'a>,
    origin: &Origin,
    reference: &'a Json,
    kind: Component,
) -> Option<Target<'a>> {
    let place = origin.push("$ref");
    let Json::String(text) = reference else {
        cx.error(Code::WrongKind, &place, "a `$ref` must be a string", "not a string");
        return None;
    };
    let description = cx.description;
    let target = match target::find(&mut &*description, &description.as_written(origin), text) {
        Ok(target) => target,
        Err(nothing) => {
            report_nothing(cx, &place, text, nothing);
            return None;
        }
    };
    let value = description.file(&target.file).ok()?.value().pointer(target.pointer.as_str())?;
    is_of(cx, &place, text, &target, kind).then_some(Target { origin: target, value })
}

/// Whether a component is of the kind needed; it is reported if not.
fn is_of(
    cx: &mut Context<'_>,
    place: &Origin,
    text: &str,
    target: &Origin,
    kind: Component,
) -> bool {
    let tokens: Vec<_> = target.pointer.tokens().take(4).collect();
    if let [first, section, _] = tokens.as_slice()
        && first == "components"
        && section != kind.section()
    {
        let message = format!("`{text}` is one of `{section}`, not of `{}`", kind.section());
        cx.error(
            Code::MismatchedReference,
            place,
            message,
            "leads to something else than is needed here",
        );
        return false;
    }
    true
}

/// The schema that a discriminator's mapping names, by reference, if there is one.
pub(crate) fn named_schema(cx: &Context<'_>, from: &Origin, text: &str) -> Option<SchemaId> {
    let from = cx.description.as_written(from);
    let target = target::find(&mut &*cx.description, &from, text).ok()?;
    cx.schema_at(&target)
}

/// A `$ref` replaces what stands beside it ([OAS 3.0.4, 4.7.23](https://spec.openapis.org/oas/v3.0.4.html#reference-object)),
/// but prose there is clearly meant for this use.
fn report_siblings(cx: &mut Context<'_>, at: &Target<'_>, kind: Component) {
    let Some(map) = at.value.as_object() else { return };
    let prose = ["$ref", "description", "summary"];
    for key in map.keys().filter(|key| !prose.contains(&key.as_str()) && !key.starts_with("x-")) {
        let origin = at.origin.push(key);
        let mut finding =
            Diagnostic::warning(Code::IdleMember, format!("`{key}` beside a `$ref` has no effect"))
                .at(&origin, "ignored");
        if kind == Component::Schema {
            finding = finding.help("put the `$ref` into an `allOf` beside it");
        }
        cx.report(&origin, finding);
    }
}

fn report_cycle(cx: &mut Context<'_>, origin: &Origin, passed: &[Origin]) {
    let mut names: Vec<_> = passed.iter().map(|at| at.pointer.to_string()).collect();
    names.push(origin.pointer.to_string());
    let message = format!("a `$ref` leads back to itself: {}", names.join(" -> "));
    cx.error(Code::CircularReference, &origin.push("$ref"), message, "nothing is ever written");
}

fn report_nothing(cx: &mut Context<'_>, place: &Origin, text: &str, nothing: Nothing) {
    let (file, fragment) = match nothing {
        Nothing::Malformed => {
            let message = format!("`{text}` is not a JSON Pointer");
            cx.error(Code::UnresolvedReference, place, message, "a pointer starts with `#/`");
            return;
        }
        Nothing::Unread(why) => {
            cx.report(place, why.at(place, "what refers to it is left out"));
            return;
        }
        Nothing::Missing { file, fragment } => (file, fragment),
    };
    let finding =
        Diagnostic::error(Code::UnresolvedReference, format!("`{text}` leads to nothing"))
            .at(place, "there is nothing of that name");
    let help = match (cx.description.file(&file), fragment) {
        (Ok(document), Fragment::Pointer(pointer)) => guess(cx, document, &pointer),
        _ => None,
    };
    let help = help.unwrap_or_else(|| "add it there, or name something that is there".to_owned());
    cx.report(place, finding.help(help));
}

/// What was probably meant, by where it is written.
fn guess(cx: &mut Context<'_>, document: &Document, written: &Pointer) -> Option<String> {
    let (root, moves) = (document.value(), document.moves());
    let pointer = &moves.current(written);
    let tokens: Vec<String> = pointer.tokens().collect();
    if let [section, name] = tokens.as_slice()
        && section == "definitions"
        && root.get("components").is_some()
    {
        return Some(format!("schemas are under `components`: `#/components/schemas/{name}`"));
    }
    // The deepest part that exists holds the names among which the next one was meant.
    let mut at = pointer.clone();
    let (parent, wrong) = loop {
        let wrong = at.last()?;
        at = at.parent()?;
        if let Some(parent) = root.pointer(at.as_str()) {
            break (parent, wrong);
        }
    };
    let names = parent.as_object()?.keys();
    let pairs = || wrong.len() * names.clone().map(String::len).sum::<usize>();
    if !cx.may_guess(names.len()) || !cx.may_guess(pairs()) {
        return None;
    }
    let near = nearest(&wrong, names.map(String::as_str))?;
    Some(format!("did you mean `{}`?", moves.written(&at.push(near))))
}

/// The most similar name, if one is similar at all.
pub(crate) fn nearest<'n>(wrong: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let wrong = wrong.to_lowercase();
    let score = |name: &str| strsim::jaro_winkler(&wrong, &name.to_lowercase());
    let scored = names.map(|name| (score(name), name));
    let best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.filter(|(score, _)| *score > 0.84).map(|(_, name)| name)
}
