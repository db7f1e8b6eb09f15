//! Prose of a description as rustdoc.

mod bounds;
mod markdown;

use specwright_ir::{Api, SchemaId};

pub(crate) use markdown::{in_item, inline_code, to_rustdoc};

/// Prose of a schema as used in one place: what is said there, else what the schema says; then its bounds.
pub(crate) fn of_schema(api: &Api, id: SchemaId, said_here: Option<&str>) -> String {
    let schema = &api.schemas[id];
    let target = &api.schemas[api.schemas.resolve(id).0];
    // A named type has documentation of its own; repeating it at each use would drown what is said here.
    let own = if target.name.is_some() { None } else { target.description.as_deref() };
    let prose =
        said_here.or(schema.description.as_deref().filter(|_| schema.name.is_none())).or(own);
    paragraphs([prose.map(to_rustdoc), bounds::of(&api.schemas[id])])
}

/// Prose of a type.
pub(crate) fn of_item(api: &Api, id: SchemaId) -> Option<String> {
    let schema = &api.schemas[id];
    let text = [schema.description.as_deref(), schema.title.as_deref()];
    let prose = text.into_iter().flatten().map(to_rustdoc).find(|text| !text.is_empty());
    let all = paragraphs([prose, bounds::of(schema)]);
    (!all.is_empty()).then_some(all)
}

/// What there is, as paragraphs.
pub(crate) fn paragraphs<const N: usize>(parts: [Option<String>; N]) -> String {
    let parts: Vec<_> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join("\n\n")
}
