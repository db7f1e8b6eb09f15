//! Which descriptions are taken.

use specwright_ir::Json;
use specwright_source::Diagnostic;

use crate::context::Context;

/// Whether the document is OpenAPI 3.0; anything else is an error.
///
/// ```yaml
/// openapi: 3.0.3
/// ```
pub(crate) fn check(cx: &mut Context<'_>) -> bool {
    let top = cx.top();
    let help = "OpenAPI 3.0.x is taken: `openapi: 3.0.3`";
    let (origin, message) = match (cx.root.get("openapi"), cx.root.get("swagger")) {
        (Some(Json::String(version)), _) if is_3_0(version) => return true,
        (Some(Json::String(version)), _) => {
            (top.push("openapi"), format!("OpenAPI {version} is not covered yet"))
        }
        (Some(other), _) => {
            (top.push("openapi"), format!("`openapi` must be a version string, not {other}"))
        }
        (None, Some(version)) => {
            let version = version.as_str().map_or_else(|| version.to_string(), str::to_owned);
            (top.push("swagger"), format!("Swagger {version} is not covered yet"))
        }
        (None, None) => (top, "this is not an OpenAPI description: there is no `openapi`".into()),
    };
    cx.report(&origin, Diagnostic::error(message).at(&origin, "not taken").help(help));
    false
}

fn is_3_0(version: &str) -> bool {
    version == "3.0"
        || version.strip_prefix("3.0.").is_some_and(|patch| patch.parse::<u32>().is_ok())
}
