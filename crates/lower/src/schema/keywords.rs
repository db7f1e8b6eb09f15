//! One Schema Object as written, its children by id.

use openapiv3::{AnySchema, SchemaData};
use specwright_ir::{
    Access, Additional, Constraints, Discriminator, Extensions, Json, Member, Origin, Property,
    SchemaId,
};
use specwright_source::Code;

use crate::{
    context::Context,
    dialect, read,
    schema::{
        kind::{Kind, Meaning, kind},
        pattern,
    },
};

/// The keywords of one Schema Object. Children are read on their own and are known by id.
#[derive(Debug, Clone)]
pub(crate) struct Keywords {
    pub(crate) title: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) deprecated: bool,
    pub(crate) nullable: bool,
    pub(crate) access: Access,
    pub(crate) default: Option<Json>,
    pub(crate) examples: Vec<Json>,
    pub(crate) extensions: Extensions,
    pub(crate) kind: Option<Kind>,
    /// A `type` that OpenAPI does not know.
    pub(crate) unknown_type: Option<String>,
    /// A keyword that could not be read.
    pub(crate) malformed: Option<String>,
    pub(crate) format: Option<String>,
    /// `enum`
    pub(crate) values: Option<Vec<Json>>,
    pub(crate) properties: Vec<Property>,
    pub(crate) patterns: Vec<(String, SchemaId)>,
    pub(crate) required: Vec<String>,
    pub(crate) additional: Additional,
    pub(crate) items: Option<SchemaId>,
    pub(crate) prefix_items: Vec<SchemaId>,
    /// Nothing follows the items of `prefix_items`.
    pub(crate) closed_items: bool,
    /// What a string that holds JSON holds.
    pub(crate) content: Option<SchemaId>,
    /// Only `null` is a value.
    pub(crate) null: bool,
    pub(crate) constraints: Constraints,
    pub(crate) all_of: Vec<Member>,
    pub(crate) one_of: Option<Vec<Member>>,
    pub(crate) any_of: Option<Vec<Member>>,
    pub(crate) not: Option<SchemaId>,
    pub(crate) discriminator: Option<Discriminator>,
    /// Keywords as written, where rewriting them to the one form of all dialects changed or dropped them.
    pub(crate) aside: serde_json::Map<String, Json>,
}

/// The children of a Schema Object, read before its own keywords.
#[derive(Debug)]
pub(crate) struct Children {
    pub(crate) properties: Vec<Property>,
    pub(crate) patterns: Vec<(String, SchemaId)>,
    pub(crate) additional: Option<SchemaId>,
    pub(crate) items: Option<SchemaId>,
    pub(crate) prefix_items: Vec<SchemaId>,
    pub(crate) content: Option<SchemaId>,
    pub(crate) all_of: Vec<Member>,
    pub(crate) one_of: Option<Vec<Member>>,
    pub(crate) any_of: Option<Vec<Member>>,
    pub(crate) not: Option<SchemaId>,
}

/// What OpenAPI 3.0 cannot say: members of the one form that every dialect is rewritten to.
pub(crate) const PREFIX_ITEMS: &str = "x-specwright-prefix-items";
pub(crate) const CONTENT_SCHEMA: &str = "x-specwright-content-schema";
const CLOSED_ITEMS: &str = "x-specwright-closed-items";
pub(crate) const PATTERN_PROPERTIES: &str = "x-specwright-pattern-properties";
const NULL: &str = "x-specwright-null";
const DEFAULT_MAPPING: &str = "x-specwright-default-mapping";
const OURS: &str = "x-specwright-";

/// Keywords that hold schemas, which are read on their own.
pub(crate) const PARENTS: [&str; 7] =
    ["properties", "additionalProperties", "items", "allOf", "oneOf", "anyOf", "not"];

/// Reads the keywords of one Schema Object as `openapiv3`, children left out. Malformed ones are gone before (see
/// [`dialect`]). `None`: it cannot be read all the same, which is reported.
pub(crate) fn read_keywords(
    cx: &mut Context<'_>,
    origin: &Origin,
    value: &Json,
    children: Children,
) -> Option<Keywords> {
    let own = own(value);
    let data = read::part::<SchemaData>(cx, origin, &own, "a Schema Object")?;
    let any = read::part::<AnySchema>(cx, origin, &own, "a Schema Object")?;
    if let Some(text) = &any.pattern {
        pattern::report(cx, &origin.push("pattern"), text);
    }
    Some(convert(cx, origin, &own, data, any, children))
}

/// A Schema Object without the schemas in it, and without what is for readers of the description alone.
fn own(value: &Json) -> Json {
    let mut own = read::without(value, &PARENTS);
    if let Json::Object(map) = &mut own {
        map.shift_remove("externalDocs");
        // Whether there may be others is no schema; `{}` says that there may.
        let others = match value.get("additionalProperties") {
            Some(Json::Bool(others)) => Some(*others),
            Some(Json::Object(schema)) => schema.is_empty().then_some(true),
            _ => None,
        };
        if let Some(others) = others {
            map.insert("additionalProperties".to_owned(), Json::Bool(others));
        }
    }
    own
}

fn convert(
    cx: &mut Context<'_>,
    origin: &Origin,
    own: &Json,
    data: SchemaData,
    any: AnySchema,
    children: Children,
) -> Keywords {
    let SchemaData {
        nullable,
        read_only,
        write_only,
        deprecated,
        external_docs: _, // a link for readers of the description: not read
        example,
        title,
        description,
        discriminator,
        default: _, // read from the text below: an explicit `null` counts
        extensions,
    } = data;
    let Typed { typ, format, required, additional, constraints } = typed(own, any);
    report_unknown(cx, origin, own);
    let (kind, format, unknown_type) = match typ.as_ref().map(|word| kind(cx, origin, word)) {
        Some(Meaning::Kind(kind, implied)) => (Some(kind), format.or(implied), None),
        Some(Meaning::Unknown) => (None, format, typ),
        Some(Meaning::Anything) | None => (None, format, None),
    };
    Keywords {
        title,
        description,
        deprecated,
        nullable,
        access: access(cx, origin, read_only, write_only),
        default: own.get("default").cloned(),
        examples: examples(own, example),
        extensions: theirs(extensions),
        unknown_type,
        malformed: malformed(own),
        kind,
        format,
        values: own.get("enum").and_then(Json::as_array).cloned(),
        properties: children.properties,
        patterns: children.patterns,
        required,
        additional: undeclared(children.additional, additional),
        items: children.items,
        prefix_items: children.prefix_items,
        closed_items: says(own, CLOSED_ITEMS),
        content: children.content,
        null: says(own, NULL),
        constraints,
        all_of: children.all_of,
        one_of: children.one_of,
        any_of: children.any_of,
        not: children.not,
        discriminator: discriminator.map(|d| convert_discriminator(origin, d)),
        aside: aside(own),
    }
}

fn says(own: &Json, key: &str) -> bool {
    own.get(key) == Some(&Json::Bool(true))
}

/// Keywords as written, where they were rewritten.
fn aside(own: &Json) -> serde_json::Map<String, Json> {
    own.get(dialect::WRITTEN).and_then(Json::as_object).cloned().unwrap_or_default()
}

/// Extensions that the description has, and not the one form of all dialects.
fn theirs(mut extensions: Extensions) -> Extensions {
    extensions.retain(|name, _| !name.starts_with(OURS));
    extensions
}

/// The first keyword that could not be read.
fn malformed(own: &Json) -> Option<String> {
    own.get(dialect::MALFORMED)?.get(0)?.as_str().map(str::to_owned)
}

fn undeclared(
    child: Option<SchemaId>,
    written: Option<openapiv3::AdditionalProperties>,
) -> Additional {
    match (child, written) {
        (Some(id), _) => Additional::Schema(id),
        (None, Some(openapiv3::AdditionalProperties::Any(false))) => Additional::Forbidden,
        (None, Some(_)) => Additional::Any,
        (None, None) => Additional::Unspecified,
    }
}

/// What says of which type a value is, and what bounds it.
struct Typed {
    typ: Option<String>,
    format: Option<String>,
    required: Vec<String>,
    additional: Option<openapiv3::AdditionalProperties>,
    constraints: Constraints,
}

fn typed(own: &Json, any: AnySchema) -> Typed {
    let constraints = constraints(own, &any);
    let AnySchema {
        typ,
        format,
        required,
        additional_properties: additional,
        pattern: _,           // in `constraints`
        multiple_of: _,       // in `constraints`
        exclusive_minimum: _, // in `constraints`
        exclusive_maximum: _, // in `constraints`
        minimum: _,           // in `constraints`
        maximum: _,           // in `constraints`
        min_properties: _,    // in `constraints`
        max_properties: _,    // in `constraints`
        min_items: _,         // in `constraints`
        max_items: _,         // in `constraints`
        unique_items: _,      // in `constraints`
        min_length: _,        // in `constraints`
        max_length: _,        // in `constraints`
        enumeration: _,       // read from the text below: an empty list counts
        properties: _,        // left out: in `children`
        items: _,             // left out: in `children`
        one_of: _,            // left out: in `children`
        all_of: _,            // left out: in `children`
        any_of: _,            // left out: in `children`
        not: _,               // left out: in `children`
    } = any;
    Typed { typ, format, required, additional, constraints }
}

fn access(cx: &mut Context<'_>, origin: &Origin, read_only: bool, write_only: bool) -> Access {
    match (read_only, write_only) {
        (false, false) => Access::ReadWrite,
        (true, false) => Access::ReadOnly,
        (false, true) => Access::WriteOnly,
        (true, true) => {
            let message = "`readOnly` and `writeOnly` exclude each other";
            cx.warn(
                Code::ConflictingMembers,
                &origin.push("writeOnly"),
                message,
                "both are ignored",
            );
            Access::ReadWrite
        }
    }
}

fn examples(own: &Json, example: Option<Json>) -> Vec<Json> {
    // `examples` is a keyword of JSON Schema and not of OpenAPI 3.0, but many descriptions have it.
    let more = own.get("examples").and_then(Json::as_array).cloned().unwrap_or_default();
    example.into_iter().chain(more).collect()
}

fn convert_discriminator(origin: &Origin, written: openapiv3::Discriminator) -> Discriminator {
    let openapiv3::Discriminator {
        property_name,
        mapping,
        extensions, // of these, only what 3.0 cannot say
    } = written;
    let default_mapping = extensions.get(DEFAULT_MAPPING).and_then(Json::as_str);
    Discriminator {
        origin: origin.push("discriminator"),
        property: property_name,
        mapping: mapping.into_iter().collect(),
        default_mapping: default_mapping.map(str::to_owned),
    }
}

/// Numbers are taken from the text: `openapiv3` has them as `f64`, which changes large integers.
fn constraints(own: &Json, any: &AnySchema) -> Constraints {
    let number = |key: &str| own.get(key).and_then(Json::as_number).cloned();
    let count = |count: Option<usize>| count.map(|n| n as u64);
    Constraints {
        minimum: number("minimum"),
        exclusive_minimum: any.exclusive_minimum.unwrap_or_default(),
        maximum: number("maximum"),
        exclusive_maximum: any.exclusive_maximum.unwrap_or_default(),
        multiple_of: number("multipleOf"),
        min_length: count(any.min_length),
        max_length: count(any.max_length),
        patterns: any.pattern.clone().into_iter().collect(),
        min_items: count(any.min_items),
        max_items: count(any.max_items),
        unique_items: any.unique_items.unwrap_or_default(),
        min_properties: count(any.min_properties),
        max_properties: count(any.max_properties),
    }
}

/// Keywords that this reader knows, beside [`PARENTS`] and those that start with `x-`.
const KNOWN: [&str; 30] = [
    "$ref",
    "title",
    "description",
    "type",
    "format",
    "enum",
    "default",
    "nullable",
    "readOnly",
    "writeOnly",
    "deprecated",
    "example",
    "examples",
    "externalDocs",
    "discriminator",
    "xml",
    "required",
    "pattern",
    "minimum",
    "exclusiveMinimum",
    "maximum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
];

/// Keywords of JSON Schema that annotate values, or bound them in ways that no type can say.
const WITHOUT_SHAPE: [&str; 21] = [
    "$anchor",
    "$comment",
    "$defs",
    "$dynamicAnchor",
    "$id",
    "$recursiveAnchor",
    "$schema",
    "additionalItems",
    "contains",
    "definitions",
    "dependencies",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "if",
    "maxContains",
    "minContains",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
];

fn report_unknown(cx: &mut Context<'_>, origin: &Origin, own: &Json) {
    let Some(map) = own.as_object() else { return };
    for key in map.keys() {
        let lists = [KNOWN.as_slice(), PARENTS.as_slice(), WITHOUT_SHAPE.as_slice()];
        let known = lists.iter().any(|list| list.contains(&key.as_str()));
        if !known && !key.starts_with("x-") {
            let message = format!("`{key}` is not a keyword of OpenAPI 3.0");
            cx.note(Code::UnknownMember, &origin.push(key), message, "ignored");
        }
    }
}
