//! The one resolver: what a `$ref` leads to, for every kind of component.

use specwright_ir::{Json, Origin, Pointer};
use specwright_source::Diagnostic;

use crate::context::Context;

/// A kind of component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Component {
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
        }
    }
}

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

fn chain<'a>(
    cx: &mut Context<'a>,
    origin: &Origin,
    value: &'a Json,
    kind: Component,
) -> Option<Target<'a>> {
    let mut at = Target { origin: origin.clone(), value };
    let mut passed: Vec<Pointer> = Vec::new();
    while let Some(reference) = at.value.get("$ref") {
        if passed.contains(&at.origin.pointer) {
            report_cycle(cx, &at.origin, &passed);
            return None;
        }
        report_siblings(cx, &at, kind);
        passed.push(at.origin.pointer.clone());
        at = step(cx, &at.origin, reference, kind)?;
        if kind == Component::Schema && cx.schema_at(&at.origin.pointer).is_some() {
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
        cx.error(&place, "a `$ref` must be a string", "not a string");
        return None;
    };
    let Some(fragment) = text.strip_prefix('#') else {
        let message = format!("`{text}` is in another document, which is not covered yet");
        let finding = Diagnostic::warning(message).at(&place, "what refers to it is left out");
        cx.report(
            &place,
            finding.help("copy it into this one and refer to it by `#/components/...`"),
        );
        return None;
    };
    let Some(pointer) = parse_fragment(fragment) else {
        let message = format!("`{text}` is not a JSON Pointer");
        cx.error(&place, message, "a pointer starts with `#/`");
        return None;
    };
    let Some(value) = lookup(cx.root, &pointer) else {
        report_nothing_there(cx, &place, text, &pointer);
        return None;
    };
    let tokens: Vec<_> = pointer.tokens().take(3).collect();
    if let [first, section, _] = tokens.as_slice()
        && first == "components"
        && pointer.tokens().count() == 3
        && section != kind.section()
    {
        let message = format!("`{text}` is one of `{section}`, not of `{}`", kind.section());
        cx.error(&place, message, "leads to something else than is needed here");
        return None;
    }
    Some(Target { origin: Origin { file: origin.file.clone(), pointer }, value })
}

/// The pointer of a URI fragment, percent-decoded ([RFC 6901, 6](https://www.rfc-editor.org/rfc/rfc6901#section-6)).
fn parse_fragment(fragment: &str) -> Option<Pointer> {
    let decoded = percent_encoding::percent_decode_str(fragment).decode_utf8().ok()?;
    Pointer::parse(&decoded)
}

/// What is written at a pointer.
pub(crate) fn lookup<'a>(root: &'a Json, pointer: &Pointer) -> Option<&'a Json> {
    root.pointer(pointer.as_str())
}

/// A `$ref` replaces what stands beside it ([OAS 3.0.4, 4.7.23](https://spec.openapis.org/oas/v3.0.4.html#reference-object)),
/// but prose there is clearly meant for this use.
fn report_siblings(cx: &mut Context<'_>, at: &Target<'_>, kind: Component) {
    let Some(map) = at.value.as_object() else { return };
    let prose = ["$ref", "description", "summary"];
    for key in map.keys().filter(|key| !prose.contains(&key.as_str()) && !key.starts_with("x-")) {
        let origin = at.origin.push(key);
        let mut finding = Diagnostic::warning(format!("`{key}` beside a `$ref` has no effect"))
            .at(&origin, "ignored");
        if kind == Component::Schema {
            finding = finding.help("put the `$ref` into an `allOf` beside it");
        }
        cx.report(&origin, finding);
    }
}

fn report_cycle(cx: &mut Context<'_>, origin: &Origin, passed: &[Pointer]) {
    let mut names: Vec<_> = passed.iter().map(ToString::to_string).collect();
    names.push(origin.pointer.to_string());
    let message = format!("a `$ref` leads back to itself: {}", names.join(" -> "));
    cx.error(&origin.push("$ref"), message, "nothing is ever written");
}

fn report_nothing_there(cx: &mut Context<'_>, place: &Origin, text: &str, pointer: &Pointer) {
    let finding = Diagnostic::error(format!("`{text}` leads to nothing"))
        .at(place, "there is nothing of that name");
    let help = guess(cx.root, pointer);
    let help = help.unwrap_or_else(|| "add it there, or name something that is there".to_owned());
    cx.report(place, finding.help(help));
}

/// What was probably meant.
fn guess(root: &Json, pointer: &Pointer) -> Option<String> {
    if pointer.tokens().next().as_deref() == Some("definitions") {
        return Some("OpenAPI 3.0 keeps schemas under `#/components/schemas`".to_owned());
    }
    // The deepest part that exists holds the names among which the next one was meant.
    let mut at = pointer.clone();
    let (parent, wrong) = loop {
        let wrong = at.last()?;
        at = at.parent()?;
        if let Some(parent) = lookup(root, &at) {
            break (parent, wrong);
        }
    };
    let names = parent.as_object()?.keys();
    let near = nearest(&wrong, names.map(String::as_str))?;
    Some(format!("did you mean `{}`?", at.push(near)))
}

/// The most similar name, if one is similar at all.
pub(crate) fn nearest<'n>(wrong: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let score = |name: &str| strsim::jaro_winkler(&wrong.to_lowercase(), &name.to_lowercase());
    let scored = names.map(|name| (score(name), name));
    let best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.filter(|(score, _)| *score > 0.84).map(|(_, name)| name)
}
