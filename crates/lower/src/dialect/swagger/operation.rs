//! Operations: what they send is among their parameters
//! ([Operation Object](https://spec.openapis.org/oas/v2.0.html#operation-object)).

use serde_json::json;
use specwright_ir::{Json, Pointer};

use super::{gather, parameter::OF_VALUES, response, said, strings};
use crate::dialect::{Map, Rewriting, walk::METHODS};

/// Rewrites the operations of a path. Bodies that it shares are those of each.
pub(super) fn rewrite_all(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, map: &mut Map) {
    let mut shared = Vec::new();
    if let Some(Json::Array(parameters)) = map.get("parameters").cloned() {
        let mut kept = Vec::new();
        for value in parameters {
            match location(rewriting, &value).as_deref() {
                Some("body" | "formData") => shared.push(value),
                _ => kept.push(value),
            }
        }
        map.insert("parameters".to_owned(), Json::Array(kept));
    }
    for method in METHODS {
        if let Some(Json::Object(operation)) = map.get_mut(method) {
            rewrite(rewriting, &at.push(method), operation, &shared);
        }
    }
}

/// ```yaml
/// consumes: [application/json]                                            # before
/// parameters: [{ in: body, name: pet, required: true, schema: { type: object } }]
/// ```
/// ```yaml
/// parameters: []                                                          # after
/// requestBody: { required: true, content: { application/json: { schema: { type: object } } } }
/// ```
fn rewrite(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, map: &mut Map, shared: &[Json]) {
    let consumes = strings(map.get("consumes")).or_else(|| said(rewriting, "consumes"));
    let produces = strings(map.get("produces")).or_else(|| said(rewriting, "produces"));
    let (consumes, produces) = (consumes.unwrap_or_default(), produces.unwrap_or_default());
    ["consumes", "produces", "schemes"].iter().for_each(|key| drop(map.shift_remove(*key)));
    let mut kept = Vec::new();
    let mut form = Vec::new();
    let place = at.push("parameters");
    let own = match map.shift_remove("parameters") {
        Some(Json::Array(own)) => own,
        Some(other) => {
            map.insert("parameters".to_owned(), other);
            Vec::new()
        }
        None => Vec::new(),
    };
    let all = shared.iter().cloned().map(|value| (None, value));
    let own = own.into_iter().enumerate().map(|(index, value)| (Some(index), value));
    for (index, value) in all.chain(own) {
        let from = index.map(|index| place.push(index.to_string()));
        match location(rewriting, &value).as_deref() {
            Some("body") => body(rewriting, at, map, value, from.as_ref(), &consumes),
            Some("formData") => form.push((from, value)),
            _ => {
                // What the path says is read there.
                if let Some(from) = from {
                    rewriting.moved(&from, place.push(kept.len().to_string()));
                    kept.push(value);
                }
            }
        }
    }
    if !kept.is_empty() {
        map.insert("parameters".to_owned(), Json::Array(kept));
    }
    if !form.is_empty() {
        form_body(rewriting, at, map, form, &consumes);
    }
    if let Some(Json::Object(responses)) = map.get_mut("responses") {
        for (status, value) in responses {
            if let Json::Object(of) = value {
                response::rewrite(rewriting, &at.push("responses").push(status), of, &produces);
            }
        }
    }
}

/// Where a parameter, or what it refers to, is sent.
fn location(rewriting: &mut Rewriting<'_, '_>, value: &Json) -> Option<String> {
    let written = resolved(rewriting, value);
    written.get("in").and_then(Json::as_str).map(str::to_owned)
}

fn resolved(rewriting: &mut Rewriting<'_, '_>, value: &Json) -> Json {
    let file = rewriting.file.clone();
    match value.get("$ref").and_then(Json::as_str) {
        Some(text) => match rewriting.files.written(&file, text) {
            Some((_, written)) => written.clone(),
            None => value.clone(),
        },
        None => value.clone(),
    }
}

fn body(
    rewriting: &mut Rewriting<'_, '_>,
    at: &Pointer,
    map: &mut Map,
    value: Json,
    from: Option<&Pointer>,
    consumes: &[String],
) {
    let written = resolved(rewriting, &value);
    let place = at.push("requestBody");
    if let Some(from) = from {
        rewriting.moved(from, place.clone());
    }
    let schema = match value.get("$ref").and_then(Json::as_str) {
        // One type, however many operations refer to it.
        Some(text) => json!({ "$ref": format!("{text}/schema") }),
        None => written.get("schema").cloned().unwrap_or_else(|| json!({})),
    };
    let names: Vec<&str> = match consumes {
        [] => vec!["application/json"],
        listed => listed.iter().map(String::as_str).collect(),
    };
    let content = response::content(rewriting, &place, schema, &names, None);
    let required = written.get("required").cloned().unwrap_or(Json::Bool(false));
    let mut request = Map::new();
    request.extend(written.get("description").map(|text| ("description".to_owned(), text.clone())));
    request.insert("required".to_owned(), required);
    request.insert("content".to_owned(), content);
    map.insert("requestBody".to_owned(), Json::Object(request));
}

/// Form fields are the members of one object.
fn form_body(
    rewriting: &mut Rewriting<'_, '_>,
    at: &Pointer,
    map: &mut Map,
    fields: Vec<(Option<Pointer>, Json)>,
    consumes: &[String],
) {
    let place = at.push("requestBody").push("content");
    let mut properties = Map::new();
    let mut required = Vec::new();
    let mut file = false;
    let multipart = "multipart/form-data";
    let written: Vec<_> =
        fields.into_iter().map(|(from, value)| (from, resolved(rewriting, &value))).collect();
    file |= written.iter().any(|(_, v)| v.get("type").and_then(Json::as_str) == Some("file"));
    let named = consumes.iter().find(|name| name.contains("form"));
    let name = match named {
        Some(name) => name.clone(),
        None if file => multipart.to_owned(),
        None => "application/x-www-form-urlencoded".to_owned(),
    };
    let place = place.push(&name).push("schema").push("properties");
    for (from, value) in written {
        let Json::Object(mut field) = value else { continue };
        let Some(name) = field.get("name").and_then(Json::as_str).map(str::to_owned) else {
            continue;
        };
        let to = place.push(&name);
        if field.get("required") == Some(&Json::Bool(true)) {
            required.push(name.clone());
        }
        let description = field.shift_remove("description");
        let from = from.unwrap_or_else(|| at.clone());
        let mut schema = gather(rewriting, &from, &mut field, &OF_VALUES, &to);
        schema.shift_remove("collectionFormat");
        schema.extend(description.map(|text| ("description".to_owned(), text)));
        rewriting.moved(&from, to);
        properties.insert(name, Json::Object(schema));
    }
    let needed = !required.is_empty();
    let mut schema = json!({ "type": "object", "properties": properties });
    if needed {
        schema["required"] = json!(required);
    }
    let body = json!({ "required": needed, "content": { name: { "schema": schema } } });
    map.insert("requestBody".to_owned(), body);
}
