//! Variables of a path and the parameters that stand for them.

use specwright_ir::{
    Declared, Extensions, Location, Origin, Parameter, ParameterEncoding, PathTemplate, Schema,
    Shape, StringFormat, Style,
};
use specwright_source::{Code, Diagnostic};

use crate::context::Context;

/// The parameters, and those that stand for no variable. A variable without a parameter is taken to be a string.
///
/// ```yaml
/// /pets/{id}:
///   get:
///     parameters: [{ in: path, name: id, required: true, schema: { type: string } }]
/// ```
pub(super) fn checked(
    cx: &mut Context<'_>,
    operation: &Origin,
    template: &PathTemplate,
    mut parameters: Vec<Parameter>,
) -> (Vec<Parameter>, Vec<Parameter>) {
    for variable in template.variables() {
        let declared =
            parameters.iter().any(|p| p.location == Location::Path && p.name == variable);
        if !declared {
            let help = format!(
                "add `- {{ in: path, name: {variable}, required: true, schema: {{ type: string }} }}` to its `parameters`"
            );
            let message = format!("the path parameter `{variable}` of {template} is not declared");
            let finding = Diagnostic::error(Code::UndeclaredPathParameter, message)
                .at(operation, "taken to be a string");
            cx.report(operation, finding.help(help));
            parameters.push(undeclared(cx, operation, variable));
        }
    }
    let idle = |parameter: &Parameter| {
        parameter.location == Location::Path
            && !template.variables().any(|variable| variable == parameter.name)
    };
    let (idle, parameters): (Vec<_>, Vec<_>) = parameters.into_iter().partition(idle);
    for parameter in &idle {
        let message = format!("{template} has no variable `{}`", parameter.name);
        cx.warn(Code::UnusedPathParameter, &parameter.origin, message, "left out");
    }
    (parameters, idle)
}

fn undeclared(cx: &mut Context<'_>, operation: &Origin, name: &str) -> Parameter {
    let origin = operation.clone();
    let shape = Shape::String(StringFormat::Unspecified);
    let schema = cx.add_settled(Schema { shape, ..Schema::any(origin.clone()) });
    let style = Style::Simple;
    Parameter {
        origin,
        name: name.to_owned(),
        location: Location::Path,
        required: true,
        description: None,
        deprecated: false,
        schema,
        encoding: ParameterEncoding::Style { style, explode: false, allow_reserved: false },
        allow_empty: false,
        declared: Declared::Template,
        extensions: Extensions::new(),
    }
}
