//! What a call takes: arguments for what is required, setters for the rest.

use specwright_ir::{Location, ParameterEncoding};

use super::{
    Context,
    plan::{Plan, Sent},
};
use crate::{Argument, Role, Type, doc, name};

/// Methods of every call.
const RESERVED: [&str; 8] =
    ["clone", "header", "into_future", "items", "pages", "query", "response", "timeout"];

/// Arguments, in the order of the path, then by where they travel and wire name, the body last; and setters, by name.
pub(crate) fn build<'a>(cx: &mut Context<'a>, plan: &Plan<'a>) -> (Vec<Argument>, Vec<Argument>) {
    let variables: Vec<&str> = plan.operation.path.variables().collect();
    let mut ordered: Vec<&Sent<'_>> = plan.parameters.iter().collect();
    ordered.sort_by_key(|sent| {
        let parameter = sent.parameter;
        let place = variables.iter().position(|name| *name == parameter.name);
        let place = place.filter(|_| parameter.location == Location::Path);
        (parameter.location, place, parameter.name.as_str())
    });
    let mut found: Vec<(Argument, bool)> = Vec::new();
    for sent in ordered {
        found.push((of_parameter(cx, sent), sent.parameter.required));
    }
    if let Some(payload) = &plan.body {
        let body = payload.body;
        let argument = Argument {
            name: "body".to_owned(),
            wire: String::new(),
            origin: body.origin.clone(),
            doc: body_doc(body),
            deprecated: false,
            ty: cx.body_type(payload),
            role: Role::Body,
        };
        found.push((argument, body.required));
    }
    name_all(&mut found);
    let (arguments, setters): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|(_, required)| *required);
    let mut setters: Vec<_> = setters.into_iter().map(|(argument, _)| argument).collect();
    setters.sort_by(|a, b| a.name.cmp(&b.name));
    (arguments.into_iter().map(|(argument, _)| argument).collect(), setters)
}

fn of_parameter(cx: &mut Context<'_>, sent: &Sent<'_>) -> Argument {
    let (parameter, role) = (sent.parameter, sent.role);
    let mut doc = doc::of_schema(cx.api, parameter.schema, parameter.description.as_deref());
    if doc.is_empty() && !parameter.required {
        let name = doc::inline_code(&parameter.name);
        doc = format!("The {} parameter {name}.", parameter.location);
    }
    if let (None, ParameterEncoding::Content { media_type }) = (sent.schema, &parameter.encoding) {
        let text = format!("Text of {}, as the server reads it.", doc::inline_code(media_type));
        doc = doc::paragraphs([Some(doc), Some(text)]);
    }
    Argument {
        name: String::new(),
        wire: parameter.name.clone(),
        origin: parameter.origin.clone(),
        doc,
        deprecated: parameter.deprecated,
        ty: sent.schema.map_or(Type::String, |id| cx.type_of(id)),
        role,
    }
}

/// Arguments and setters share one namespace, so that a parameter keeps its name when it becomes optional.
fn name_all(found: &mut [(Argument, bool)]) {
    let mut scope = name::Scope::with(&RESERVED);
    for (argument, _) in found {
        let wanted = match argument.role {
            Role::Body => "body".to_owned(),
            Role::Parameter(..) => name::snake(&argument.wire),
        };
        let place = match argument.role {
            Role::Parameter(location, _) => location.to_string(),
            Role::Body => "body".to_owned(),
        };
        argument.name =
            scope.take(&[&wanted, &format!("{}_{place}", wanted.trim_end_matches('_'))]);
    }
}

fn body_doc(body: &specwright_ir::Body) -> String {
    let said = body.description.as_deref().map(doc::to_rustdoc).unwrap_or_default();
    if said.is_empty() && !body.required { "The body.".to_owned() } else { said }
}
