//! Which operations can be called. One that needs what the runtime cannot do is left out with a located warning.

use specwright_ir::{
    Api, Body, LeftOut, Location, MediaType, Method, Operation, Origin, Parameter,
    ParameterEncoding, SchemaId, SecurityRequirement, SecurityScheme, Shape, StatusMatch, Style,
};
use specwright_source::{Diagnostic, Diagnostics};

use crate::{Config, Role, config::HeaderEncoding};

/// What an operation sends and receives, as far as a call can do it.
pub(crate) struct Plan<'a> {
    pub(crate) operation: &'a Operation,
    /// In the order of the description.
    pub(crate) parameters: Vec<(&'a Parameter, Role)>,
    /// The JSON body; without a schema it is any JSON.
    pub(crate) body: Option<(&'a Body, &'a MediaType)>,
    /// What a success holds.
    pub(crate) output: Output,
    /// What is documented beside success, in order of status.
    pub(crate) failures: Vec<Failure<'a>>,
    /// Whether it is called without credentials.
    pub(crate) anonymous: bool,
}

/// What a success holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Output {
    Nothing,
    Json(Option<SchemaId>),
}

/// A documented failure.
pub(crate) struct Failure<'a> {
    pub(crate) status: StatusMatch,
    pub(crate) origin: &'a Origin,
    pub(crate) description: &'a str,
    pub(crate) body: Output,
}

impl<'a> Plan<'a> {
    /// What the body is sent as, unless it is plain JSON.
    pub(crate) fn content_type(&self) -> Option<&'a str> {
        let (_, media) = self.body?;
        Some(media.name.as_str()).filter(|name| !is_plain_json(name))
    }

    /// What successes are asked for as, unless it is plain JSON.
    pub(crate) fn accept(&self) -> Option<String> {
        let successes = self.operation.responses.iter().filter(|r| r.status.is_success());
        let mut names: Vec<&str> = Vec::new();
        for media in successes.filter_map(|response| json(&response.content)) {
            let name = if essence(&media.name) == PLAIN_JSON { PLAIN_JSON } else { &media.name };
            // What no header can hold is asked for as JSON is.
            let name = if name.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
                name
            } else {
                PLAIN_JSON
            };
            if !names.contains(&name) {
                names.push(name);
            }
        }
        (!names.is_empty() && names != [PLAIN_JSON]).then(|| names.join(", "))
    }

    /// Schemas that callers send.
    pub(crate) fn requests(&self) -> impl Iterator<Item = SchemaId> {
        let body = self.body.and_then(|(_, media)| media.schema);
        self.parameters.iter().map(|(parameter, _)| parameter.schema).chain(body)
    }

    /// Schemas that servers send.
    pub(crate) fn responses(&self) -> impl Iterator<Item = SchemaId> {
        let failures = self.failures.iter().map(|failure| failure.body);
        std::iter::once(self.output).chain(failures).filter_map(|body| match body {
            Output::Json(schema) => schema,
            Output::Nothing => None,
        })
    }
}

/// Why an operation is left out.
struct Reason {
    origin: Origin,
    what: String,
}

/// Plans every operation that can be called; warns of the others.
pub(crate) fn plan<'a>(
    api: &'a Api,
    config: &Config,
) -> (Vec<Plan<'a>>, Vec<LeftOut>, Diagnostics) {
    let mut left_out = Vec::new();
    let mut findings = Diagnostics::default();
    let mut plans = Vec::new();
    for operation in &api.operations {
        match plan_one(api, config, operation) {
            Ok(plan) => plans.push(plan),
            Err(Reason { origin, what }) => {
                let message = format!("`{}` is left out: {what}", operation.label());
                findings.push(Diagnostic::warning(message).at(&origin, "not covered yet"));
                left_out.push(LeftOut::of(operation, what));
            }
        }
    }
    (plans, left_out, findings)
}

fn plan_one<'a>(
    api: &'a Api,
    config: &Config,
    operation: &'a Operation,
) -> Result<Plan<'a>, Reason> {
    if let Method::Query | Method::Other(_) = operation.method {
        return refuse(&operation.origin, format!("its method is {}", operation.method));
    }
    if let Some(server) = operation.servers.first() {
        return refuse(&server.origin, "it has a server of its own");
    }
    let anonymous = anonymous(api, operation)?;
    let mut parameters = Vec::new();
    for parameter in operation.parameters.iter().filter(|parameter| !ignored(parameter)) {
        parameters.push((parameter, role(api, config, parameter)?));
    }
    let body = operation.body.as_ref().map(body).transpose()?;
    let output = output(api, operation)?;
    let mut failures: Vec<_> =
        operation.responses.iter().filter(|r| is_failure(r.status)).collect();
    failures.sort_by_key(|response| response.status);
    let failures = failures.into_iter().map(|response| Failure {
        status: response.status,
        origin: &response.origin,
        description: &response.description,
        body: json(&response.content).map_or(Output::Nothing, |media| Output::Json(media.schema)),
    });
    Ok(Plan { operation, parameters, body, output, failures: failures.collect(), anonymous })
}

fn refuse<T>(origin: &Origin, what: impl Into<String>) -> Result<T, Reason> {
    Err(Reason { origin: origin.clone(), what: what.into() })
}

/// Header parameters of these names have no meaning
/// ([OAS 3.0.4, 4.7.12.2](https://spec.openapis.org/oas/v3.0.4.html#fixed-fields-for-use-with-schema)).
fn ignored(parameter: &Parameter) -> bool {
    let names = ["accept", "content-type", "authorization"];
    parameter.location == Location::Header && names.contains(&&*parameter.name.to_ascii_lowercase())
}

/// Where a parameter's argument travels.
fn role(api: &Api, config: &Config, parameter: &Parameter) -> Result<Role, Reason> {
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

/// The JSON body of a request.
fn body(body: &Body) -> Result<(&Body, &MediaType), Reason> {
    match json(&body.content) {
        Some(media) => Ok((body, media)),
        None => {
            let names: Vec<_> = body.content.iter().map(|media| media.name.as_str()).collect();
            refuse(&body.origin, format!("its body is {}", names.join(" or ")))
        }
    }
}

/// What a success holds, if there is one answer.
fn output(api: &Api, operation: &Operation) -> Result<Output, Reason> {
    let mut found: Option<Output> = None;
    for response in operation.responses.iter().filter(|response| response.status.is_success()) {
        let here = match (response.content.as_slice(), json(&response.content)) {
            ([], _) => Output::Nothing,
            (_, Some(media)) => Output::Json(media.schema.map(|id| bare(api, id))),
            ([other, ..], None) => {
                return refuse(&other.origin, format!("it answers with {}", other.name));
            }
        };
        if found.is_some_and(|found| found != here) {
            return refuse(&response.origin, "successes differ in what they hold");
        }
        found = Some(here);
    }
    match found {
        Some(output) => Ok(output),
        None => refuse(&operation.origin, "it documents no success"),
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

fn is_failure(status: StatusMatch) -> bool {
    !status.is_success() && !matches!(status, StatusMatch::Code(100..=199) | StatusMatch::Range(1))
}

/// The first that is JSON and nothing else, else the first that is JSON.
fn json(content: &[MediaType]) -> Option<&MediaType> {
    let plain = content.iter().find(|media| is_plain_json(&media.name));
    plain.or_else(|| content.iter().find(|media| is_json(&media.name)))
}

const PLAIN_JSON: &str = "application/json";

fn is_plain_json(media_type: &str) -> bool {
    media_type.eq_ignore_ascii_case(PLAIN_JSON)
}

/// A media type without its parameters.
fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// `application/json` and `+json`, whatever parameters follow
/// ([RFC 6839, 3.1](https://www.rfc-editor.org/rfc/rfc6839#section-3.1)).
pub(crate) fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence == PLAIN_JSON || (essence.contains('/') && essence.ends_with("+json"))
}

/// Whether an operation is called without credentials; refused when it needs others than a bearer token.
fn anonymous(api: &Api, operation: &Operation) -> Result<bool, Reason> {
    let alternatives = api.security_of(operation);
    let bearer = |requirement: &SecurityRequirement| match requirement.terms.as_slice() {
        [term] => matches!(
            api.security_schemes.get(&term.scheme),
            Some(SecurityScheme::Http { scheme, .. }) if scheme == "bearer"
        ),
        _ => false,
    };
    if alternatives.iter().any(bearer) {
        return Ok(false);
    }
    if alternatives.is_empty() || alternatives.iter().any(|r| r.terms.is_empty()) {
        return Ok(true);
    }
    let names: Vec<_> = alternatives.iter().flat_map(|r| &r.terms).map(|t| &*t.scheme).collect();
    refuse(&operation.origin, format!("it needs `{}`, not a bearer token", names.join("`, `")))
}
