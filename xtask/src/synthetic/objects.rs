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

/// How many objects of its resource an object refers to.
const BRANCHES: usize = 3;

/// How many properties an object has beside these.
const PROPERTIES: std::ops::RangeInclusive<usize> = 6..=14;

/// What the properties of an object may refer to.
struct Related {
    /// Each is an optional property of its own.
    children: Vec<usize>,
    /// What lists and maps hold.
    items: Vec<usize>,
    /// What single properties are, beside the children: objects without children.
    leaves: Vec<usize>,
    unions: usize,
    enums: usize,
}

/// An object of a resource. The objects of a resource are a tree, so that values are not nested deeper than people nest them.
pub(super) fn plain(random: &mut Rng, counts: Counts, at: usize) -> Json {
    let first = at / RESOURCE * RESOURCE;
    let end = (first + RESOURCE).min(counts.plain);
    let child = first + (at - first) * BRANCHES + 1;
    let children: Vec<usize> = (child..child + BRANCHES).filter(|child| *child < end).collect();
    let leaves = match children.as_slice() {
        [] => Vec::new(),
        _ => (first + RESOURCE / BRANCHES + 1..end).collect(),
    };
    let Counts { unions, enums, .. } = counts;
    let related = Related { children, items: (at + 1..end).collect(), leaves, unions, enums };
    object(random, Map::new(), &related)
}

/// An object that is a member of a union: told by its `type`.
pub(super) fn member(random: &mut Rng, counts: Counts, at: usize) -> Json {
    let mut first = Map::new();
    first.insert("type".to_owned(), json!({ "type": "string", "enum": [format!("kind-{at}")] }));
    let (children, items) = (Vec::new(), Vec::new());
    object(
        random,
        first,
        &Related { children, items, leaves: Vec::new(), unions: 0, enums: counts.enums },
    )
}

/// A string enum of three to eight values.
pub(super) fn values(random: &mut Rng, at: usize) -> Json {
    let values: Vec<String> = (0..random.usize(3..=8))
        .map(|value| format!("{}_{value}", NAMES[at % NAMES.len()]))
        .collect();
    json!({ "type": "string", "enum": values })
}

fn object(random: &mut Rng, mut properties: Map<String, Json>, related: &Related) -> Json {
    let mut required: Vec<String> = properties.keys().cloned().collect();
    let mut names = NAMES;
    random.shuffle(&mut names);
    let mut names = names.into_iter();
    for (child, name) in related.children.iter().zip(names.by_ref()) {
        properties.insert(name.to_owned(), reference(&object_name(*child)));
    }
    for name in names.take(random.usize(PROPERTIES)) {
        let (schema, may_be_required) = property(random, related);
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
fn property(random: &mut Rng, related: &Related) -> (Json, bool) {
    match random.u8(0..100) {
        0..45 => (described(random, scalar), true),
        45..55 => {
            let mut schema = described(random, scalar);
            schema["nullable"] = json!(true);
            (schema, true)
        }
        55..62 => (reference(&enum_name(random.usize(0..related.enums))), true),
        62..66 if related.unions > 0 => {
            (reference(&union_name(random.usize(0..related.unions))), true)
        }
        66..76 if !related.leaves.is_empty() => {
            let leaf = related.leaves[random.usize(0..related.leaves.len())];
            (reference(&object_name(leaf)), true)
        }
        62..84 => (json!({ "type": "array", "items": scalar(random) }), true),
        84..91 => (json!({ "type": "array", "items": item(random, related) }), false),
        91..96 => (json!({ "type": "object", "additionalProperties": scalar(random) }), true),
        _ => (json!({ "type": "object", "additionalProperties": item(random, related) }), false),
    }
}

fn item(random: &mut Rng, related: &Related) -> Json {
    match random.choice(&related.items) {
        Some(object) => reference(&object_name(*object)),
        None => scalar(random),
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
