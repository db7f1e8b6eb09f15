//! What a document of an answer is read as.

use specwright_ir::{Api, Enumeration, MediaType, Object, SchemaId, Shape, StringFormat};

use super::media::{Family, essence, family};
pub(crate) use crate::Reading;

/// What a body holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Held {
    pub(crate) reading: Reading,
    /// Of the value, or of each item; `None`: nothing is said, or there is nothing to say.
    pub(crate) schema: Option<SchemaId>,
    /// Whether there is no body.
    pub(crate) nothing: bool,
}

impl Held {
    /// No body.
    pub(crate) const NOTHING: Self = Self { reading: Reading::Json, schema: None, nothing: true };

    fn of(reading: Reading, schema: Option<SchemaId>) -> Self {
        Self { reading, schema, nothing: false }
    }
}

/// The schema behind references that have no name.
pub(crate) fn bare(api: &Api, id: SchemaId) -> SchemaId {
    match api.schemas[id].shape {
        Shape::Alias(target) if api.schemas[id].name.is_none() && !api.schemas[id].nullable => {
            bare(api, target)
        }
        _ => id,
    }
}

/// What a document is read as: by its media type, else by its schema.
pub(super) fn held(api: &Api, media: &MediaType) -> Held {
    let schema = media.schema.map(|id| bare(api, id));
    let text = schema.and_then(|id| text_format(api, id));
    let is_bytes = text == Some(&StringFormat::Binary);
    match (sequence(&media.name), family(&media.name)) {
        (Some(Sequence::Events), _) => events(api, media),
        (Some(Sequence::Lines), _) => Held::of(Reading::Lines, item(api, media)),
        (None, Family::Json) => Held::of(Reading::Json, schema),
        (None, Family::Binary | Family::Multipart) => Held::of(Reading::Binary, None),
        _ if is_bytes => Held::of(Reading::Binary, None),
        (None, Family::Text | Family::Form) => Held::of(Reading::Text, None),
        (None, Family::Range) if essence(&media.name) == "text/*" => Held::of(Reading::Text, None),
        (None, Family::Range | Family::Other) => match schema {
            Some(_) if text.is_some() => Held::of(Reading::Text, None),
            Some(id) if says_something(api, id) => Held::of(Reading::Json, schema),
            _ => Held::of(Reading::Binary, None),
        },
    }
}

/// Media types of several documents ([OAS 3.2, 4.14.3](https://spec.openapis.org/oas/v3.2.0.html#sequential-media-types)).
enum Sequence {
    Events,
    Lines,
}

fn sequence(name: &str) -> Option<Sequence> {
    let essence = essence(name);
    let sub = essence.split_once('/').map_or("", |(_, sub)| sub);
    match sub.trim_start_matches("x-") {
        "event-stream" => Some(Sequence::Events),
        "jsonl" | "jsonlines" | "json-lines" | "ndjson" | "nd-json" | "json-seq" => {
            Some(Sequence::Lines)
        }
        // `+json-seq` ([RFC 8091](https://www.rfc-editor.org/rfc/rfc8091)), and vendors' ndjson.
        other if other.ends_with("+json-seq") || other.ends_with("ndjson") => Some(Sequence::Lines),
        _ => None,
    }
}

/// Each item of a sequence: `itemSchema`, the items of a list, else what the schema says. A string says what the bytes are, and
/// nothing of items.
fn item(api: &Api, media: &MediaType) -> Option<SchemaId> {
    if let Some(items) = media.items {
        return Some(bare(api, items));
    }
    let id = bare(api, media.schema?);
    match &api.schemas[api.schemas.resolve(id).0].shape {
        Shape::Array { items } => Some(bare(api, *items)),
        Shape::String(_) => None,
        _ => Some(id),
    }
}

/// Events. A schema describes what their data holds, or events as objects of their fields.
///
/// ```yaml
/// { $ref: '#/components/schemas/Job' }                                                   # the data
/// { type: object, properties: { event: { type: string }, data: { $ref: '#/components/schemas/Job' } } }   # the event
/// ```
/// To 3.2 data is always text, which may hold JSON: `{ contentMediaType: application/json, contentSchema: { .. } }`.
fn events(api: &Api, media: &MediaType) -> Held {
    let id = match (media.items, item(api, media)) {
        (None, None) => return Held::of(Reading::EventText, None),
        (_, item) => item,
    };
    let Some(id) = id else { return Held::of(Reading::EventText, None) };
    match &api.schemas[api.schemas.resolve(id).0].shape {
        Shape::Object(object) if is_event(object) => match object.property("data") {
            Some(data) => data_of(api, bare(api, data.schema)),
            None => Held::of(Reading::EventObjects, Some(id)),
        },
        Shape::Union(union) => {
            let is_event = |id: SchemaId| match &api.schemas[api.schemas.resolve(id).0].shape {
                Shape::Object(object) => is_event(object),
                _ => false,
            };
            match union.members.iter().all(|member| is_event(member.schema)) {
                true => Held::of(Reading::EventObjects, Some(id)),
                false => data_of(api, id),
            }
        }
        _ => data_of(api, id),
    }
}

/// What is said to be text is not JSON, unless that is said of it, too.
fn data_of(api: &Api, id: SchemaId) -> Held {
    if let Some(content) = api.schemas[api.schemas.resolve(id).0].content {
        return Held::of(Reading::Events, Some(bare(api, content)));
    }
    let reading = match text_format(api, id) {
        Some(_) => Reading::EventText,
        None if !says_something(api, id) => return Held::of(Reading::EventText, None),
        None => Reading::Events,
    };
    Held::of(reading, Some(id))
}

/// Whether an object has the members of an event and no other.
fn is_event(object: &Object) -> bool {
    const FIELDS: [&str; 4] = ["data", "event", "id", "retry"];
    let known = object.properties.iter().all(|property| FIELDS.contains(&&*property.name));
    let tells = |name| object.property(name).is_some();
    known && (tells("data") || tells("event"))
}

/// The format of what is text.
fn text_format(api: &Api, id: SchemaId) -> Option<&StringFormat> {
    match &api.schemas[api.schemas.resolve(id).0].shape {
        Shape::String(format) => Some(format),
        Shape::Enum(Enumeration { values })
            if values.iter().all(specwright_ir::Json::is_string) =>
        {
            Some(&StringFormat::Unspecified)
        }
        _ => None,
    }
}

/// Whether a schema says of which type values are.
fn says_something(api: &Api, id: SchemaId) -> bool {
    api.schemas[api.schemas.resolve(id).0].shape != Shape::Any
}
