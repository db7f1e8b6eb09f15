//! What people call a place in a description.

use specwright_ir::Origin;

/// `TestCaseBatchJob.status`, or the way from an operation: `GET /a, 200, data[]`.
pub(super) fn name(origin: &Origin) -> String {
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
            name(&Origin { file: "a".into(), pointer: Pointer::parse(text).unwrap_or_default() })
        };
        assert_eq!(of("/components/schemas/A/properties/b/items/properties/c"), "A.b[].c");
        assert_eq!(of("/components/schemas/A/allOf/1/properties/b"), "A.b");
        let body = "/paths/~1a/post/requestBody/content/application~1json/schema/properties/x";
        assert_eq!(of(body), "POST /a body.x");
    }
}
