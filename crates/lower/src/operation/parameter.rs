//! Parameters of a path or an operation.

use openapiv3::{CookieStyle, HeaderStyle, PathStyle, QueryStyle};
use specwright_ir::{
    Declared, Json, Location, Origin, Parameter, ParameterEncoding, Schema, SchemaId, Style,
};
use specwright_source::{Code, Diagnostic};

use crate::{
    context::Context,
    read,
    reference::{Component, Entry, follow, named},
    schema,
};

/// Reads `parameters`; what cannot be read is reported, and the operation is left out.
pub(super) fn read_list<'a>(cx: &mut Context<'a>, at: &Origin, value: &'a Json) -> Vec<Parameter> {
    let origin = at.push("parameters");
    let list = value.get("parameters").and_then(Json::as_array).into_iter().flatten();
    let mut parameters: Vec<Parameter> = Vec::new();
    for (index, value) in list.enumerate() {
        let origin = origin.push(index.to_string());
        let target = follow(cx, &origin, value, Component::Parameter);
        let Some(read) = target.and_then(|of| read_one(cx, &of.origin, of.value)) else {
            continue;
        };
        let same = |p: &Parameter| p.name == read.name && p.location == read.location;
        if parameters.iter().any(same) {
            let message =
                format!("the {} parameter `{}` is listed twice", read.location, read.name);
            cx.warn(Code::DuplicateParameter, &origin, message, "left out");
        } else {
            parameters.push(read);
        }
    }
    parameters
}

/// Those of the path, each replaced by the operation's own of the same name and place; then the operation's others.
pub(super) fn joined(shared: Vec<Parameter>, own: Vec<Parameter>) -> Vec<Parameter> {
    let mut all = shared;
    all.iter_mut().for_each(|parameter| parameter.declared = Declared::Path);
    for parameter in own {
        let same =
            |p: &&mut Parameter| p.name == parameter.name && p.location == parameter.location;
        match all.iter_mut().find(same) {
            Some(earlier) => *earlier = parameter,
            None => all.push(parameter),
        }
    }
    all
}

fn read_one<'a>(cx: &mut Context<'a>, origin: &Origin, value: &'a Json) -> Option<Parameter> {
    let own = without_value(value);
    let written: openapiv3::Parameter = read::read(cx, origin, &own, Component::Parameter)?;
    let Sent { location, style, data, allow_reserved, allow_empty } = sent(written);
    let openapiv3::ParameterData {
        name,
        description,
        required,
        deprecated,
        format: _,   // read below
        example: _,  // of a parameter: nothing in the contract depends on it
        examples: _, // of a parameter: nothing in the contract depends on them
        explode,
        extensions,
    } = data;
    if location == Location::Path && !required {
        let message = format!("the path parameter `{name}` must be `required: true`");
        cx.warn(Code::OptionalPathParameter, origin, message, "taken as required");
    }
    let (schema, content) = value_of(cx, origin, value, Component::Parameter);
    let style = other_style(value).unwrap_or(style);
    let explode = explode.unwrap_or(matches!(style, Style::Form | Style::Cookie));
    let said = |member: &str| value.get(member) == Some(&Json::Bool(true));
    let allow_reserved = allow_reserved || said("x-specwright-reserved");
    let location = if said("x-specwright-querystring") { Location::Querystring } else { location };
    Some(Parameter {
        origin: origin.clone(),
        name,
        location,
        required: required || location == Location::Path,
        description,
        deprecated: deprecated.unwrap_or_default(),
        schema,
        encoding: match content {
            Some(media_type) => ParameterEncoding::Content { media_type },
            None => ParameterEncoding::Style { style, explode, allow_reserved },
        },
        allow_empty,
        declared: Declared::Operation,
        extensions,
    })
}

/// How a parameter is sent.
struct Sent {
    location: Location,
    style: Style,
    data: openapiv3::ParameterData,
    allow_reserved: bool,
    allow_empty: bool,
}

fn sent(written: openapiv3::Parameter) -> Sent {
    let (location, style, data, allow_reserved, allow_empty) = match written {
        openapiv3::Parameter::Query {
            parameter_data,
            allow_reserved,
            style,
            allow_empty_value,
        } => {
            let style = query_style(&style);
            let allow_empty = allow_empty_value.unwrap_or_default();
            (Location::Query, style, parameter_data, allow_reserved, allow_empty)
        }
        openapiv3::Parameter::Header { parameter_data, style } => {
            let HeaderStyle::Simple = style;
            (Location::Header, Style::Simple, parameter_data, false, false)
        }
        openapiv3::Parameter::Path { parameter_data, style } => {
            (Location::Path, path_style(&style), parameter_data, false, false)
        }
        openapiv3::Parameter::Cookie { parameter_data, style } => {
            let CookieStyle::Form = style;
            (Location::Cookie, Style::Form, parameter_data, false, false)
        }
    };
    Sent { location, style, data, allow_reserved, allow_empty }
}

/// A Parameter or Header Object with any schema in place of what its values are, which is read on its own.
pub(super) fn without_value(value: &Json) -> Json {
    let mut own = read::without(value, &["schema", "content", "examples"]);
    if let Json::Object(map) = &mut own {
        map.insert("schema".to_owned(), Json::Object(serde_json::Map::new()));
    }
    own
}

/// The schema of the values of a parameter or header, and the media type where `content` gives one.
pub(super) fn value_of<'a>(
    cx: &mut Context<'a>,
    origin: &Origin,
    value: &'a Json,
    kind: Component,
) -> (SchemaId, Option<String>) {
    if let Some(written) = value.get("schema") {
        if value.get("content").is_some() {
            let message = format!("{} has either `schema` or `content`", kind.name());
            cx.warn(Code::ConflictingMembers, &origin.push("content"), message, "ignored");
        }
        return (schema::schema_at(cx, &origin.push("schema"), written), None);
    }
    let mut content = named(cx, origin, value, "content", Component::MediaType).into_iter();
    let Some(Entry { name, target }) = content.next() else {
        let message = match value.get("content") {
            Some(_) => "`content` must have one media type".to_owned(),
            None => format!("{} must have `schema` or `content`", kind.name()),
        };
        let finding = Diagnostic::error(Code::MissingMember, message);
        let finding = finding.at(origin, "any value is assumed");
        cx.report(origin, finding.help("add `schema: { type: ... }`"));
        return (cx.add_settled(Schema::any(origin.push("schema"))), None);
    };
    let media = follow(cx, &target.origin, target.value, Component::MediaType);
    let media = media.unwrap_or(target);
    let place = media.origin.push("schema");
    let schema = match media.value.get("schema") {
        Some(written) => schema::schema_at(cx, &place, written),
        None => cx.add_settled(Schema::any(place)),
    };
    (schema, Some(name.to_owned()))
}

fn query_style(style: &QueryStyle) -> Style {
    match style {
        QueryStyle::Form => Style::Form,
        QueryStyle::SpaceDelimited => Style::SpaceDelimited,
        QueryStyle::PipeDelimited => Style::PipeDelimited,
        QueryStyle::DeepObject => Style::DeepObject,
    }
}

/// A style that OpenAPI 3.0 has not, or not there.
///
/// ```yaml
/// x-specwright-style: tabDelimited
/// ```
fn other_style(parameter: &Json) -> Option<Style> {
    let word = parameter.get("x-specwright-style")?.as_str()?;
    let styles = [Style::SpaceDelimited, Style::PipeDelimited, Style::TabDelimited, Style::Cookie];
    styles.into_iter().find(|style| style.to_string() == word)
}

fn path_style(style: &PathStyle) -> Style {
    match style {
        PathStyle::Matrix => Style::Matrix,
        PathStyle::Label => Style::Label,
        PathStyle::Simple => Style::Simple,
    }
}
