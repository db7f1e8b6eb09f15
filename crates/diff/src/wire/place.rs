//! What people call a place in a description.

use specwright_ir::{Api, Origin, Parameter, Pointer};

/// `TestCaseBatchJob.status`, or the way from an operation: `GET /a 200.data[]`, `GET /a parameter limit`.
pub(super) fn name(api: &Api, origin: &Origin) -> String {
    match parameter(api, origin) {
        Some(parameter) => of_parameter(parameter, origin),
        None => of_pointer(origin),
    }
}

/// The parameter that a place is in. Pointers say its number, or the key of its component; people say its name.
fn parameter<'a>(api: &'a Api, origin: &Origin) -> Option<&'a Parameter> {
    if !origin.pointer.tokens().any(|token| token == "parameters") {
        return None;
    }
    let around = |parameter: &&Parameter| {
        let place = &parameter.origin;
        place.file == origin.file && origin.pointer.is_within(&place.pointer)
    };
    api.operations.iter().flat_map(|operation| &operation.parameters).find(around)
}

fn of_parameter(parameter: &Parameter, origin: &Origin) -> String {
    let tokens: Vec<String> = parameter.origin.pointer.tokens().collect();
    let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
    let owner = match tokens.as_slice() {
        ["paths", path, "parameters", ..] => format!("{path} "),
        ["paths", path, method, ..] => format!("{} {path} ", method.to_uppercase()),
        _ => String::new(),
    };
    let below = origin.pointer.as_str().strip_prefix(parameter.origin.pointer.as_str());
    let below = below.and_then(Pointer::parse).unwrap_or_default();
    let rest: Vec<String> = below.tokens().collect();
    let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
    format!("{owner}parameter {}{}", parameter.name, inside(&rest))
}

fn of_pointer(origin: &Origin) -> String {
    let tokens: Vec<String> = origin.pointer.tokens().collect();
    let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
    match tokens.as_slice() {
        ["components", "schemas", name, rest @ ..] => format!("{name}{}", inside(rest)),
        ["components", "responses", name, "content", _, "schema", rest @ ..] => {
            format!("response {name}{}", inside(rest))
        }
        ["components", _, name, rest @ ..] => format!("{name}{}", inside(rest)),
        ["paths", path, method, "requestBody", "content", _, "schema", rest @ ..] => {
            format!("{} {path} body{}", method.to_uppercase(), inside(rest))
        }
        ["paths", path, method, "responses", status, "content", _, "schema", rest @ ..] => {
            format!("{} {path} {status}{}", method.to_uppercase(), inside(rest))
        }
        ["paths", path, method, ..] => format!("{} {path}", method.to_uppercase()),
        _ => origin.pointer.to_string(),
    }
}

/// The way from a schema to one inside of it.
fn inside(tokens: &[&str]) -> String {
    let mut text = String::new();
    let mut rest = tokens;
    loop {
        rest = match rest {
            ["properties", name, rest @ ..] => {
                text.push('.');
                text.push_str(name);
                rest
            }
            ["items", rest @ ..] => {
                text.push_str("[]");
                rest
            }
            ["additionalProperties", rest @ ..] => {
                text.push_str(".*");
                rest
            }
            [_, rest @ ..] => rest,
            [] => return text,
        };
    }
}

#[cfg(test)]
mod tests {
    use specwright_ir::Pointer;

    use super::*;

    #[test]
    fn is_what_people_say() {
        let of = |text: &str| {
            of_pointer(&Origin {
                file: "a".into(),
                pointer: Pointer::parse(text).unwrap_or_default(),
            })
        };
        assert_eq!(of("/components/schemas/A/properties/b/items/properties/c"), "A.b[].c");
        assert_eq!(of("/components/schemas/A/allOf/1/properties/b"), "A.b");
        let body = "/paths/~1a/post/requestBody/content/application~1json/schema/properties/x";
        assert_eq!(of(body), "POST /a body.x");
    }
}
