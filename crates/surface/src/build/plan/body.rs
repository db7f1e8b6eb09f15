//! What requests hold.

use specwright_ir::{Api, Body, MediaType, Object, Operation, SchemaId, Shape, StringFormat};
use specwright_source::{Code, Diagnostic, Diagnostics};

use super::{
    held::bare,
    media::{Family, PLAIN_JSON, family},
    multipart::{self, Multipart},
};
use crate::{Way, build::unify};

/// A body, by the media types that it may be sent as.
pub(crate) struct Payload<'a> {
    pub(crate) body: &'a Body,
    /// At least one; JSON first. More than one only where they differ for callers.
    pub(crate) contents: Vec<Content<'a>>,
}

/// A body of one media type.
pub(crate) struct Content<'a> {
    pub(crate) media: &'a MediaType,
    /// What it holds: of schemas that are written anew for each media type and say the same, the first.
    pub(crate) schema: Option<SchemaId>,
    pub(crate) kind: Kind,
    /// What it is sent as.
    pub(crate) media_type: String,
    /// How members are written of which that is said.
    pub(crate) ways: Vec<(&'a str, Way)>,
}

/// What a body is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Json,
    Form,
    Multipart(Multipart),
    Text,
    Binary,
}

impl Content<'_> {
    /// The schema that its type is made of, where it is a type that could be JSON.
    pub(crate) fn value(&self) -> Option<SchemaId> {
        match self.kind {
            Kind::Json | Kind::Form | Kind::Multipart(Multipart::Values) => self.schema,
            Kind::Multipart(_) | Kind::Text | Kind::Binary => None,
        }
    }

    /// The schema that is made a multipart body of its own type.
    pub(crate) fn parts(&self) -> Option<SchemaId> {
        self.schema.filter(|_| self.kind == Kind::Multipart(Multipart::Files))
    }
}

/// The body of a request, if it has one.
pub(super) fn payload<'a>(
    api: &Api,
    operation: &'a Operation,
    findings: &mut Diagnostics,
) -> Option<Payload<'a>> {
    let body = operation.body.as_ref()?;
    body.content.iter().for_each(|media| report_idle(api, media, findings));
    let mut contents: Vec<Content<'_>> =
        body.content.iter().map(|media| content(api, media)).collect();
    let rank = |content: &Content<'_>| match content.kind {
        Kind::Json if content.media_type == PLAIN_JSON => 0,
        Kind::Json => 1,
        // What says its media type is sent before what leaves it open.
        Kind::Binary if content.media.name.contains('*') => 3,
        _ => 2,
    };
    contents.sort_by_key(rank);
    let mut kept: Vec<Content<'_>> = Vec::new();
    for mut content in contents {
        let known = kept.iter().filter_map(|known| known.schema);
        let alike = |id: SchemaId| known.clone().find(|known| unify::alike(api, *known, id));
        content.schema = content.schema.map(|id| alike(id).unwrap_or(id));
        if !kept.iter().any(|known| same(known, &content)) {
            kept.push(content);
        }
    }
    if kept.is_empty() {
        let finding = Diagnostic::warning(Code::MissingMember, "the body has no media type");
        findings.push(finding.at(&body.origin, "it is not sent"));
        return None;
    }
    Some(Payload { body, contents: kept })
}

/// What is said of how members are written that are not there, or are not written one by one.
fn report_idle(api: &Api, media: &MediaType, findings: &mut Diagnostics) {
    let written = matches!(family(&media.name), Family::Form | Family::Multipart);
    for encoding in &media.encoding {
        let property = &encoding.property;
        let why = match written {
            true if is_there(api, media, property) => continue,
            true => format!("the body has no property `{property}`"),
            false => format!("{} has no properties to encode", media.name),
        };
        let finding = Diagnostic::note(Code::IdleMember, why);
        findings.push(finding.at(&encoding.origin, "ignored"));
    }
}

/// How members are written of which that is said.
fn ways<'a>(api: &Api, media: &'a MediaType, kind: Kind) -> Vec<(&'a str, Way)> {
    let written = match kind {
        Kind::Form | Kind::Multipart(Multipart::Values | Multipart::Files) => &media.encoding[..],
        Kind::Json | Kind::Multipart(Multipart::Any) | Kind::Text | Kind::Binary => &[],
    };
    let there = written.iter().filter(|encoding| is_there(api, media, &encoding.property));
    there.filter_map(|of| Some((of.property.as_str(), multipart::way(of)?))).collect()
}

/// Whether a body may have a member, as far as is known.
fn is_there(api: &Api, media: &MediaType, property: &str) -> bool {
    let objects = media.schema.and_then(|id| multipart::objects(api, id, 0));
    objects.is_none_or(|objects| objects.iter().any(|object| has(object, property)))
}

/// Whether an object may have a member.
fn has(object: &Object, name: &str) -> bool {
    object.property(name).is_some()
        || !object.patterns.is_empty()
        || object.additional.schema().is_some()
}

fn content<'a>(api: &Api, media: &'a MediaType) -> Content<'a> {
    let kind = kind(api, media);
    let usual = match kind {
        Kind::Json => PLAIN_JSON,
        Kind::Form => "application/x-www-form-urlencoded",
        Kind::Multipart(_) => "multipart/form-data",
        Kind::Text => "text/plain",
        Kind::Binary => "application/octet-stream",
    };
    // A range is no media type, and what no header can hold is none either.
    let name = match kind {
        // Its parameter is the boundary.
        Kind::Multipart(_) => media.name.split(';').next().unwrap_or_default().trim(),
        _ => media.name.trim(),
    };
    let sent = !name.contains('*') && name.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    let plain = name.eq_ignore_ascii_case(usual);
    let media_type = if sent && !plain { name } else { usual }.to_owned();
    let schema = media.schema.map(|id| bare(api, id));
    Content { media, schema, kind, media_type, ways: ways(api, media, kind) }
}

fn kind(api: &Api, media: &MediaType) -> Kind {
    let structured = media.schema.is_some_and(|id| is_structured(api, id, 0));
    match family(&media.name) {
        Family::Json => Kind::Json,
        // Who describes a form as text writes it themselves.
        Family::Form if media.schema.is_none_or(|id| structured || is_any(api, id)) => Kind::Form,
        Family::Form => Kind::Text,
        Family::Multipart => Kind::Multipart(multipart::plan(api, media)),
        Family::Text => Kind::Text,
        Family::Binary => Kind::Binary,
        Family::Range | Family::Other if structured => Kind::Json,
        Family::Other if media.schema.is_some_and(|id| is_text(api, id)) => Kind::Text,
        Family::Range | Family::Other => Kind::Binary,
    }
}

/// Whether callers would see no difference between two, and the server none that matters.
fn same(one: &Content<'_>, other: &Content<'_>) -> bool {
    one.kind == other.kind
        && match one.kind {
            Kind::Json => one.schema == other.schema,
            Kind::Form | Kind::Multipart(_) => one.schema == other.schema && one.ways == other.ways,
            Kind::Text => one.media_type == other.media_type,
            // What is uploaded says what it is.
            Kind::Binary => true,
        }
}

/// How deep unions in unions are looked into.
const DEEPEST: usize = 8;

/// Whether values of a schema are more than text or bytes.
fn is_structured(api: &Api, id: SchemaId, depth: usize) -> bool {
    match &api.schemas[api.schemas.resolve(id).0].shape {
        Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::Array { .. }
        | Shape::Tuple { .. }
        | Shape::Object(_) => true,
        Shape::Union(union) if depth < DEEPEST => {
            union.members.iter().any(|member| is_structured(api, member.schema, depth + 1))
        }
        Shape::Enum(values) => values.strings().is_none(),
        Shape::Any | Shape::Null | Shape::String(_) | Shape::Union(_) | Shape::Alias(_) => false,
    }
}

fn is_any(api: &Api, id: SchemaId) -> bool {
    api.schemas[api.schemas.resolve(id).0].shape == Shape::Any
}

fn is_text(api: &Api, id: SchemaId) -> bool {
    match &api.schemas[api.schemas.resolve(id).0].shape {
        Shape::String(format) => *format != StringFormat::Binary,
        Shape::Enum(_) => true,
        _ => false,
    }
}
