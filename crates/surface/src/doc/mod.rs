//! Prose of a description as rustdoc.

mod bounds;
mod markdown;

use specwright_ir::{Api, PropertyEncoding, SchemaId};

pub use markdown::in_comment;
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

/// What may be chosen of a part of a multipart body: its media type, and headers.
pub(crate) fn of_part(encoding: &PropertyEncoding) -> Option<String> {
    let open = encoding.media_types.iter().any(|name| name.contains('*'));
    let open = open || encoding.media_types.len() > 1;
    let list = |names: Vec<&str>| names.into_iter().map(inline_code).collect::<Vec<_>>().join(", ");
    let media_types = open.then(|| {
        let names = encoding.media_types.iter().map(String::as_str);
        format!("Media types: {}.", list(names.collect()))
    });
    let headers = (!encoding.headers.is_empty()).then(|| {
        let names = encoding.headers.iter().map(|header| header.name.as_str());
        format!("Headers of its part: {}.", list(names.collect()))
    });
    let said = paragraphs([media_types, headers]);
    (!said.is_empty()).then_some(said)
}

/// What there is, as paragraphs.
pub(crate) fn paragraphs<const N: usize>(parts: [Option<String>; N]) -> String {
    let parts: Vec<_> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join("\n\n")
}
