//! How parameters are sent.

use specwright_ir::{Api, Location, Parameter, ParameterEncoding, SchemaId, Shape, Style};

use super::{Reason, media::is_json, refuse};
use crate::{Config, Role, config::HeaderEncoding};

/// Header parameters of these names have no meaning
/// ([OAS 3.0.4, 4.7.12.2](https://spec.openapis.org/oas/v3.0.4.html#fixed-fields-for-use-with-schema)).
pub(super) fn ignored(parameter: &Parameter) -> bool {
    let names = ["accept", "content-type", "authorization"];
    parameter.location == Location::Header && names.contains(&&*parameter.name.to_ascii_lowercase())
}

/// Where a parameter's argument travels.
pub(super) fn role(api: &Api, config: &Config, parameter: &Parameter) -> Result<Role, Reason> {
    let label = format!("{} parameter `{}`", parameter.location, parameter.name);
    match &parameter.encoding {
        ParameterEncoding::Content { media_type } if is_json(media_type) => {
            match parameter.location {
                Location::Query => Ok(Role::QueryJson),
                Location::Header => {
                    let key = parameter.name.to_lowercase();
                    Ok(match config.header_encoding.get(&key).copied().unwrap_or_default() {
                        HeaderEncoding::Json => Role::HeaderJson,
                        HeaderEncoding::Base64 => Role::HeaderJsonBase64,
                    })
                }
                Location::Path | Location::Cookie | Location::Querystring => {
                    refuse(&parameter.origin, format!("the {label} is JSON"))
                }
            }
        }
        ParameterEncoding::Content { media_type } => {
            refuse(&parameter.origin, format!("the {label} is {media_type}"))
        }
        ParameterEncoding::Style { style, explode, allow_reserved } => {
            let value = value(api, parameter.schema);
            match (parameter.location, style, value) {
                _ if *allow_reserved => {
                    refuse(&parameter.origin, format!("the {label} allows reserved characters"))
                }
                (Location::Path, Style::Simple, Some(Value::Scalar)) => Ok(Role::Path),
                (Location::Header, Style::Simple, Some(Value::Scalar)) => Ok(Role::Header),
                (Location::Query, Style::Form, Some(Value::Scalar)) => Ok(Role::Query),
                (Location::Query, Style::Form, Some(Value::List)) if *explode => {
                    Ok(Role::QueryList)
                }
                (Location::Cookie | Location::Querystring, ..) => {
                    refuse(&parameter.origin, format!("it has a {label}"))
                }
                (_, style, None | Some(Value::List)) => {
                    let joined = if *explode { "exploded" } else { "joined" };
                    let what = format!("the {label} is not one value, in style {style}, {joined}");
                    refuse(&parameter.origin, what)
                }
                (_, style, _) => {
                    refuse(&parameter.origin, format!("the {label} has style {style}"))
                }
            }
        }
    }
}

enum Value {
    Scalar,
    List,
}

/// Whether values of a schema are single, or lists of single ones.
fn value(api: &Api, id: SchemaId) -> Option<Value> {
    let (id, _) = api.schemas.resolve(id);
    match &api.schemas[id].shape {
        Shape::Boolean | Shape::Integer(_) | Shape::Number(_) | Shape::String(_) => {
            Some(Value::Scalar)
        }
        Shape::Enum(values) => {
            let scalar = |value: &specwright_ir::Json| !value.is_array() && !value.is_object();
            values.values.iter().all(scalar).then_some(Value::Scalar)
        }
        Shape::Array { items } => {
            let (item, nullable) = api.schemas.resolve(*items);
            let nested = matches!(api.schemas[item].shape, Shape::Array { .. });
            (!nested && !nullable && value(api, item).is_some()).then_some(Value::List)
        }
        Shape::Any
        | Shape::Null
        | Shape::Tuple { .. }
        | Shape::Object(_)
        | Shape::Union(_)
        | Shape::Alias(_) => None,
    }
}
