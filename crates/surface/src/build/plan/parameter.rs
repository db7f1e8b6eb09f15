//! How parameters are sent. Every one can be: what its value may not be, the call says.

use specwright_ir::{Api, Location, Parameter, ParameterEncoding, SchemaId, Shape, Style};
use specwright_source::{Code, Diagnostic};

use super::media::{essence, is_json};
use crate::{Config, Encoding, Role, config::HeaderEncoding};

/// A parameter, as a call sends it.
pub(crate) struct Sent<'a> {
    pub(crate) parameter: &'a Parameter,
    pub(crate) role: Role,
    /// What its values are; `None`: text that callers write, since no type becomes a document of its media type.
    pub(crate) schema: Option<SchemaId>,
}

/// Header parameters of these names have no meaning
/// ([OAS 3.0.4, 4.7.12.2](https://spec.openapis.org/oas/v3.0.4.html#fixed-fields-for-use-with-schema)).
pub(super) fn ignored(parameter: &Parameter) -> bool {
    let names = ["accept", "content-type", "authorization"];
    parameter.location == Location::Header && names.contains(&&*parameter.name.to_ascii_lowercase())
}

/// How a parameter is sent.
pub(super) fn sent<'a>(api: &Api, config: &Config, parameter: &'a Parameter) -> Sent<'a> {
    let scalar = is_scalar(api, parameter.schema);
    let (location, mut schema) = (parameter.location, Some(parameter.schema));
    let encoding = match &parameter.encoding {
        ParameterEncoding::Content { media_type } if is_json(media_type) => {
            let key = parameter.name.to_lowercase();
            let said = config.header_encoding.get(&key).filter(|_| location == Location::Header);
            match said.copied().unwrap_or_default() {
                HeaderEncoding::Json => Encoding::Json,
                HeaderEncoding::Base64 => Encoding::JsonBase64,
            }
        }
        ParameterEncoding::Content { media_type }
            if essence(media_type) == "application/x-www-form-urlencoded" =>
        {
            Encoding::Form
        }
        ParameterEncoding::Content { .. } => {
            schema = schema.filter(|_| scalar);
            Encoding::Text
        }
        ParameterEncoding::Style { style, allow_reserved: false, .. }
            if scalar && is_plain(*style) =>
        {
            Encoding::usual(location)
        }
        ParameterEncoding::Style { style, explode, allow_reserved } => {
            Encoding::Style { style: *style, explode: *explode, reserved: *allow_reserved }
        }
    };
    Sent { parameter, role: Role::Parameter(location, encoding), schema }
}

/// What is to be told of a parameter whose values have no text in its style: a call refuses each that is not empty.
pub(super) fn refused(api: &Api, sent: &Sent<'_>) -> Option<Diagnostic> {
    let Role::Parameter(location, Encoding::Style { style, .. }) = sent.role else { return None };
    let (list, _) = api.schemas.resolve(sent.parameter.schema);
    let Shape::Array { items } = &api.schemas[list].shape else { return None };
    let (item, _) = api.schemas.resolve(*items);
    let what = match &api.schemas[item].shape {
        Shape::Array { .. } | Shape::Tuple { .. } => "lists",
        Shape::Object(_) => "objects",
        _ => return None,
    };
    let name = &sent.parameter.name;
    let message = format!(
        "items of the {location} parameter `{name}` are {what}, for which style `{style}` has no text"
    );
    let finding = Diagnostic::note(Code::NotCovered, message);
    let finding = finding.at(&sent.parameter.origin, "a call that sets it is an error");
    Some(finding).filter(|_| style != Style::DeepObject)
}

/// Whether a single value is the same in a style and in the usual one of its place.
fn is_plain(style: Style) -> bool {
    match style {
        Style::Matrix | Style::Label | Style::Cookie => false,
        Style::Simple
        | Style::Form
        | Style::SpaceDelimited
        | Style::PipeDelimited
        | Style::TabDelimited
        | Style::DeepObject => true,
    }
}

/// Whether values of a schema are single: no list and no object.
fn is_scalar(api: &Api, id: SchemaId) -> bool {
    let (id, _) = api.schemas.resolve(id);
    match &api.schemas[id].shape {
        Shape::Boolean | Shape::Integer(_) | Shape::Number(_) | Shape::String(_) | Shape::Null => {
            true
        }
        Shape::Enum(values) => {
            values.values.iter().all(|value| !value.is_array() && !value.is_object())
        }
        Shape::Any
        | Shape::Array { .. }
        | Shape::Tuple { .. }
        | Shape::Object(_)
        | Shape::Union(_)
        | Shape::Alias(_) => false,
    }
}
