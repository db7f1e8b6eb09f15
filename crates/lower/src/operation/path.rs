//! Variables of a path and the parameters that stand for them.

use specwright_ir::{Location, Origin, Parameter, PathTemplate};
use specwright_source::Diagnostic;

use super::parameter::List;
use crate::context::Context;

/// The parameters without those that stand for no variable. A variable without a parameter is an error.
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
    list: List,
) -> Vec<Parameter> {
    let List { mut parameters, complete } = list;
    for variable in template.variables() {
        let declared =
            parameters.iter().any(|p| p.location == Location::Path && p.name == variable);
        // A parameter that could not be read is reported where it stands.
        if !declared && complete {
            let help = format!(
                "add `- {{ in: path, name: {variable}, required: true, schema: {{ type: string }} }}` to its `parameters`"
            );
            let message = format!("the path parameter `{variable}` of {template} is not declared");
            let finding = Diagnostic::error(message).at(operation, "this operation needs it");
            cx.report(operation, finding.help(help));
        }
    }
    parameters.retain(|parameter| {
        let idle = parameter.location == Location::Path
            && !template.variables().any(|variable| variable == parameter.name);
        if idle {
            let message = format!("{template} has no variable `{}`", parameter.name);
            cx.warn(&parameter.origin, message, "left out");
        }
        !idle
    });
    parameters
}
