//! A description that has a text of its own wherever one may be.

use serde_json::{Map, Value};

/// Each word of capitals and digits between `Z` and `Z` is a position of a text; a name stands wherever it is used.
pub(crate) const DESCRIPTION: &str = r##"{
  "openapi": "3.1.0",
  "info": { "title": "ZTITLEZ", "version": "ZVERSIONZ", "summary": "ZINFOSUMMARYZ", "description": "ZINFOZ",
    "contact": { "name": "ZCONTACTZ", "url": "ZCONTACTURLZ", "email": "ZEMAILZ" }, "license": { "name": "ZLICENSEZ" } },
  "servers": [{ "url": "https://ZHOSTZ.test/{region}", "description": "ZSERVERZ",
    "variables": { "region": { "default": "ZREGIONZ", "enum": ["ZREGIONZ", "ZOTHERREGIONZ"], "description": "ZREGIONPROSEZ" } } }],
  "tags": [{ "name": "ZTAGZ", "description": "ZTAGPROSEZ", "externalDocs": { "url": "ZTAGURLZ", "description": "ZTAGDOCSZ" } }],
  "security": [{ "ZSCHEMEZ": [] }],
  "paths": {
    "/things/ZPATHZ/{id}": {
      "summary": "ZITEMSUMMARYZ", "description": "ZITEMZ",
      "post": {
        "operationId": "ZOPERATIONZ", "tags": ["ZTAGZ"], "summary": "ZSUMMARYZ", "description": "ZPROSEZ",
        "externalDocs": { "url": "ZDOCSURLZ", "description": "ZDOCSZ" },
        "parameters": [
          { "in": "path", "name": "id", "required": true, "description": "ZIDPROSEZ", "schema": { "type": "string", "pattern": "ZIDPATTERNZ" } },
          { "in": "query", "name": "ZQUERYZ", "description": "ZQUERYPROSEZ", "schema": { "type": "string", "default": "ZQUERYDEFAULTZ", "enum": ["ZQUERYDEFAULTZ", "ZQUERYVALUEZ"] }, "example": "ZQUERYEXAMPLEZ" },
          { "in": "query", "name": "ZREQUIREDZ", "required": true, "schema": { "type": "string" } },
          { "in": "header", "name": "X-ZHEADERZ", "schema": { "type": "string", "format": "ZFORMATZ" } }
        ],
        "requestBody": { "description": "ZBODYPROSEZ", "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/ZSCHEMAZ" } } } },
        "responses": {
          "200": { "description": "ZANSWERPROSEZ", "headers": { "X-ZANSWERHEADERZ": { "description": "ZANSWERHEADERPROSEZ", "schema": { "type": "string" } } },
            "content": { "application/json": { "schema": { "$ref": "#/components/schemas/ZUNIONZ" }, "examples": { "ZEXAMPLEZ": { "summary": "ZEXAMPLESUMMARYZ", "value": "ZEXAMPLEVALUEZ" } } } } },
          "404": { "description": "ZFAILUREPROSEZ", "content": { "application/vnd.ZMEDIAZ+json": { "schema": { "type": "object", "properties": { "message": { "type": "string" } } } } } }
        }
      }
    },
    "/open": { "get": { "responses": { "204": { "description": "ZNOTHINGPROSEZ" } }, "security": [] } }
  },
  "components": {
    "securitySchemes": { "ZSCHEMEZ": { "type": "http", "scheme": "bearer", "bearerFormat": "ZBEARERZ", "description": "ZSCHEMEPROSEZ" } },
    "schemas": {
      "ZSCHEMAZ": { "type": "object", "title": "ZSCHEMATITLEZ", "description": "ZSCHEMAPROSEZ", "required": ["ZPROPERTYZ"], "deprecated": true,
        "properties": {
          "ZPROPERTYZ": { "type": "string", "description": "ZPROPERTYPROSEZ", "default": "ZPROPERTYDEFAULTZ", "examples": ["ZPROPERTYEXAMPLEZ"], "pattern": "ZPATTERNZ" },
          "ZCHOICEZ": { "type": "string", "enum": ["ZVALUEZ", "ZSECONDZ"], "x-enum-descriptions": ["ZVALUEPROSEZ"] },
          "inner": { "type": "object", "description": "ZINNERZ", "properties": { "ZINNERPROPERTYZ": { "const": "ZCONSTZ" } } },
          "mixed": { "enum": ["ZMIXEDZ", 1, null] }
        },
        "additionalProperties": { "type": "integer", "description": "ZADDITIONALZ" } },
      "ZUNIONZ": { "description": "ZUNIONPROSEZ", "oneOf": [{ "$ref": "#/components/schemas/ZFIRSTZ" }, { "$ref": "#/components/schemas/ZLASTZ" }],
        "discriminator": { "propertyName": "ZKINDZ", "mapping": { "ZTAGONEZ": "#/components/schemas/ZFIRSTZ", "ZTAGTWOZ": "#/components/schemas/ZLASTZ" } } },
      "ZFIRSTZ": { "type": "object", "required": ["ZKINDZ"], "properties": { "ZKINDZ": { "type": "string" }, "a": { "type": "string" } } },
      "ZLASTZ": { "type": "object", "required": ["ZKINDZ"], "properties": { "ZKINDZ": { "type": "string" }, "b": { "type": "integer" } } }
    }
  }
}"##;

/// Every position.
pub(crate) const POSITIONS: &[&str] = &[
    "ZTITLEZ",
    "ZVERSIONZ",
    "ZINFOSUMMARYZ",
    "ZINFOZ",
    "ZCONTACTZ",
    "ZCONTACTURLZ",
    "ZEMAILZ",
    "ZLICENSEZ",
    "ZHOSTZ",
    "ZSERVERZ",
    "ZREGIONZ",
    "ZOTHERREGIONZ",
    "ZREGIONPROSEZ",
    "ZTAGZ",
    "ZTAGPROSEZ",
    "ZTAGURLZ",
    "ZTAGDOCSZ",
    "ZSCHEMEZ",
    "ZPATHZ",
    "ZITEMSUMMARYZ",
    "ZITEMZ",
    "ZOPERATIONZ",
    "ZSUMMARYZ",
    "ZPROSEZ",
    "ZDOCSURLZ",
    "ZDOCSZ",
    "ZIDPROSEZ",
    "ZIDPATTERNZ",
    "ZQUERYZ",
    "ZQUERYPROSEZ",
    "ZQUERYDEFAULTZ",
    "ZQUERYVALUEZ",
    "ZQUERYEXAMPLEZ",
    "ZREQUIREDZ",
    "ZHEADERZ",
    "ZFORMATZ",
    "ZBODYPROSEZ",
    "ZANSWERPROSEZ",
    "ZANSWERHEADERZ",
    "ZANSWERHEADERPROSEZ",
    "ZEXAMPLEZ",
    "ZEXAMPLESUMMARYZ",
    "ZEXAMPLEVALUEZ",
    "ZFAILUREPROSEZ",
    "ZMEDIAZ",
    "ZNOTHINGPROSEZ",
    "ZBEARERZ",
    "ZSCHEMEPROSEZ",
    "ZSCHEMAZ",
    "ZSCHEMATITLEZ",
    "ZSCHEMAPROSEZ",
    "ZPROPERTYZ",
    "ZPROPERTYPROSEZ",
    "ZPROPERTYDEFAULTZ",
    "ZPROPERTYEXAMPLEZ",
    "ZPATTERNZ",
    "ZCHOICEZ",
    "ZVALUEZ",
    "ZSECONDZ",
    "ZVALUEPROSEZ",
    "ZINNERZ",
    "ZINNERPROPERTYZ",
    "ZCONSTZ",
    "ZMIXEDZ",
    "ZADDITIONALZ",
    "ZUNIONZ",
    "ZUNIONPROSEZ",
    "ZFIRSTZ",
    "ZLASTZ",
    "ZKINDZ",
    "ZTAGONEZ",
    "ZTAGTWOZ",
];

/// The positions after which something is named in Rust, or by which something is chosen.
const NAMES: &str = "ZSERVERZ ZANSWERHEADERZ ZTAGZ ZOPERATIONZ ZQUERYZ ZREQUIREDZ ZHEADERZ ZQUERYDEFAULTZ ZQUERYVALUEZ \
    ZSCHEMAZ ZSCHEMATITLEZ ZPROPERTYZ ZCHOICEZ ZVALUEZ ZSECONDZ ZINNERPROPERTYZ \
    ZCONSTZ ZMIXEDZ ZUNIONZ ZFIRSTZ ZLASTZ ZKINDZ ZTAGONEZ ZTAGTWOZ";

/// Whether a text at this position is only told, or sent.
pub(crate) fn names_nothing(position: &str) -> bool {
    NAMES.split(' ').all(|name| name != position)
}

/// The description with these texts at these positions.
pub(crate) fn with(texts: &[(&str, &str)]) -> String {
    let mut value: Value = serde_json::from_str(DESCRIPTION).unwrap();
    for (position, text) in texts {
        value = replaced(value, position, text);
    }
    value.to_string()
}

fn replaced(value: Value, position: &str, text: &str) -> Value {
    match value {
        Value::String(old) if old.starts_with("#/") => {
            let token = text.replace('~', "~0").replace('/', "~1");
            Value::String(old.replace(position, &percent(&token)))
        }
        Value::String(old) => Value::String(old.replace(position, text)),
        Value::Array(items) => {
            items.into_iter().map(|item| replaced(item, position, text)).collect()
        }
        Value::Object(members) => {
            let members = members.into_iter();
            let members = members.map(|(name, value)| {
                (name.replace(position, text), replaced(value, position, text))
            });
            Value::Object(members.collect::<Map<_, _>>())
        }
        other => other,
    }
}

/// A reference is a URI: what is no part of one is percent-encoded.
fn percent(token: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    token
        .bytes()
        .map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}
