//! Which descriptions are taken.

use specwright_ir::Json;
use specwright_source::{Code, Diagnostic, Diagnostics, Document};

/// The version of the specification that a document follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Dialect {
    Swagger2_0,
    OpenApi3_0,
    OpenApi3_1,
    OpenApi3_2,
}

impl Dialect {
    /// The dialect of a description; `None`, which is reported, when it is none.
    ///
    /// ```yaml
    /// openapi: 3.1.0
    /// ```
    pub(crate) fn of_root(document: &Document, diagnostics: &mut Diagnostics) -> Option<Self> {
        let (top, root) = (document.origin(), document.value());
        let said = [("openapi", "OpenAPI"), ("swagger", "Swagger")];
        let said = said.iter().find_map(|(key, name)| Some((*key, *name, root.get(*key)?)));
        let (origin, message) = match said {
            None => (top, "this is not an OpenAPI description: there is no `openapi`".to_owned()),
            Some((key, name, value)) => match text(value) {
                None => (top.push(key), format!("`{key}` must be a version string, not {value}")),
                Some(version) => match Self::parse(key, &version) {
                    Some(dialect) => {
                        if !value.is_string() {
                            let message = format!("`{key}` must be a version string, not {value}");
                            let finding = Diagnostic::error(Code::WrongKind, message)
                                .at(&top.push(key), "a number");
                            diagnostics.push(finding.help(format!("quote it: `{key}: '{value}'`")));
                        }
                        return Some(dialect);
                    }
                    None => (top.push(key), format!("{name} {version} is not covered yet")),
                },
            },
        };
        let help = "Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 are taken: `openapi: 3.1.0`";
        diagnostics.push(
            Diagnostic::error(Code::UnknownVersion, message).at(&origin, "not taken").help(help),
        );
        None
    }

    /// The dialect that a file says it follows.
    pub(crate) fn of_part(root: &Json) -> Option<Self> {
        ["openapi", "swagger"].iter().find_map(|key| Self::parse(key, &text(root.get(*key)?)?))
    }

    fn parse(key: &str, version: &str) -> Option<Self> {
        let mut numbers = version.trim().splitn(3, '.');
        let (major, minor) = (numbers.next()?, numbers.next().unwrap_or("0"));
        // a patch, or a pre-release of one
        let patch = numbers.next().unwrap_or("0");
        if !patch.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        match (key, major, minor) {
            ("swagger", "2", "0") => Some(Self::Swagger2_0),
            ("openapi", "3", "0") => Some(Self::OpenApi3_0),
            ("openapi", "3", "1") => Some(Self::OpenApi3_1),
            ("openapi", "3", "2") => Some(Self::OpenApi3_2),
            _ => None,
        }
    }

    /// Whether schemas are those of JSON Schema 2020-12.
    pub(crate) fn has_json_schema(self) -> bool {
        self >= Self::OpenApi3_1
    }
}

/// YAML takes an unquoted `3.1` or `2.0` for a number.
fn text(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
