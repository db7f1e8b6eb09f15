//! Object schemas and enums of the synthetic description.

use fastrand::Rng;
use serde_json::{Map, json};
use specwright_ir::Json;

use super::{Counts, RESOURCE, enum_name, object_name, reference, union_name};

const NAMES: [&str; 48] = [
    "id",
    "name",
    "title",
    "status",
    "created_at",
    "updated_at",
    "owner",
    "account",
    "amount",
    "currency",
    "country",
    "region",
    "street",
    "city",
    "postal_code",
    "email",
    "phone",
    "url",
    "language",
    "time_zone",
    "version",
    "revision",
    "priority",
    "position",
    "score",
    "ratio",
    "total",
    "count",
    "limit",
    "enabled",
    "archived",
    "visible",
    "labels",
    "tags",
    "notes",
    "comments",
    "attachments",
    "settings",
    "metadata",
    "parent",
    "children",
    "source",
    "target",
    "reason",
    "summary",
    "description",
    "expires_at",
    "type_name",
];

/// How many properties an object has.
const PROPERTIES: std::ops::RangeInclusive<usize> = 6..=14;

/// An object of a resource.
pub(super) fn plain(random: &mut Rng, counts: Counts, at: usize) -> Json {
    let end = (at / RESOURCE * RESOURCE + RESOURCE).min(counts.plain);
    // The first object leads to all of its resource.
    let next = (at + 1 < end).then(|| reference(&object_name(at + 1)));
    let later = (at + 1..end).collect::<Vec<_>>();
    let related = |random: &mut Rng| match random.choice(&later) {
        Some(object) => reference(&object_name(*object)),
        None => scalar(random),
    };
    object(random, Map::new(), next, related, counts)
}

/// An object that is a member of a union: told by its `type`.
pub(super) fn member(random: &mut Rng, counts: Counts, at: usize) -> Json {
    let mut first = Map::new();
    first.insert("type".to_owned(), json!({ "type": "string", "enum": [format!("kind-{at}")] }));
    object(random, first, None, scalar, Counts { unions: 0, ..counts })
}

/// A string enum of three to eight values.
pub(super) fn values(random: &mut Rng, at: usize) -> Json {
    let values: Vec<String> = (0..random.usize(3..=8))
        .map(|value| format!("{}_{value}", NAMES[at % NAMES.len()]))
        .collect();
    json!({ "type": "string", "enum": values })
}

/// `next` is an optional property; `related` gives what objects may refer to.
fn object(
    random: &mut Rng,
    mut properties: Map<String, Json>,
    next: Option<Json>,
    related: impl Fn(&mut Rng) -> Json,
    counts: Counts,
) -> Json {
    let mut required: Vec<String> = properties.keys().cloned().collect();
    let mut names = NAMES;
    random.shuffle(&mut names);
    let mut names = names.into_iter();
    if let (Some(next), Some(name)) = (next, names.next()) {
        properties.insert(name.to_owned(), next);
    }
    for name in names.take(random.usize(PROPERTIES)) {
        let (schema, may_be_required) = property(random, &related, counts);
        if may_be_required && random.bool() {
            required.push(name.to_owned());
        }
        properties.insert(name.to_owned(), schema);
    }
    json!({
        "type": "object",
        "description": "An object of the synthetic API.",
        "required": required,
        "properties": properties,
    })
}

/// A property, and whether it may be required: where objects lead to objects, values must end.
fn property(random: &mut Rng, related: &impl Fn(&mut Rng) -> Json, counts: Counts) -> (Json, bool) {
    match random.u8(0..100) {
        0..45 => (described(random, scalar), true),
        45..55 => {
            let mut schema = described(random, scalar);
            schema["nullable"] = json!(true);
            (schema, true)
        }
        55..62 => (reference(&enum_name(random.usize(0..counts.enums))), true),
        62..66 if counts.unions > 0 => {
            (reference(&union_name(random.usize(0..counts.unions))), true)
        }
        62..78 => (related(random), false),
        78..84 => (json!({ "type": "array", "items": scalar(random) }), true),
        84..91 => (json!({ "type": "array", "items": related(random) }), false),
        91..96 => (json!({ "type": "object", "additionalProperties": scalar(random) }), true),
        _ => (json!({ "type": "object", "additionalProperties": related(random) }), false),
    }
}

fn described(random: &mut Rng, schema: impl Fn(&mut Rng) -> Json) -> Json {
    let mut schema = schema(random);
    schema["description"] = json!("What it says.");
    schema
}

fn scalar(random: &mut Rng) -> Json {
    match random.u8(0..10) {
        0..5 => json!({ "type": "string" }),
        5..7 => json!({ "type": "integer" }),
        7 => json!({ "type": "number" }),
        8 => json!({ "type": "boolean" }),
        _ => json!({ "type": "string", "format": "date-time" }),
    }
}
