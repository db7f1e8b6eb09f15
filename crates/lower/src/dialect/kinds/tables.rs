//! The objects of OpenAPI, member by member: [3.2](https://spec.openapis.org/oas/v3.2.0.html#schema-0), and what
//! [2.0](https://spec.openapis.org/oas/v2.0.html#schema), 3.0 and 3.1 have beside that. Descriptions say one version and write another.

use super::{
    Kind::{Any, Count, Either, Flag, List, Named, Node, Number, Reference, Text, TypeName, Word},
    Member, Object,
};
use crate::{dialect::Map, reference::Component};

/// The table of a kind of object. Some depend on a word of the object.
pub(super) fn of(kind: Component, map: &Map) -> &'static Object {
    let word = |key: &str| map.get(key).and_then(specwright_ir::Json::as_str).unwrap_or_default();
    match kind {
        Component::Document => &DOCUMENT,
        Component::PathItem => &PATH_ITEM,
        Component::Operation => &OPERATION,
        Component::Parameter => match word("in") {
            "query" => &QUERY_PARAMETER,
            "path" => &PATH_PARAMETER,
            "header" => &HEADER_PARAMETER,
            "cookie" => &COOKIE_PARAMETER,
            _ => &PARAMETER,
        },
        Component::Header => &HEADER,
        Component::RequestBody => &REQUEST_BODY,
        Component::Response => &RESPONSE,
        Component::MediaType => &MEDIA_TYPE,
        Component::Example => &EXAMPLE,
        Component::Schema => &SCHEMA,
        Component::Callback => &CALLBACK,
        Component::SecurityScheme => match word("type") {
            "apiKey" => &API_KEY,
            "http" => &HTTP,
            "oauth2" => &OAUTH2,
            "openIdConnect" => &OPEN_ID_CONNECT,
            _ => &SECURITY_SCHEME,
        },
    }
}

const fn object(name: &'static str, members: &'static [&'static [Member]]) -> Object {
    Object { name, members, required: &[], text: None }
}

const fn with(
    name: &'static str,
    members: &'static [&'static [Member]],
    required: &'static [&'static str],
) -> Object {
    Object { name, members, required, text: None }
}

const TEXTS: super::Kind = List(&Text);
const NODES: super::Kind = Named(&Node);
const SERVERS: super::Kind = List(&super::Kind::Object(&SERVER));
const SECURITY: super::Kind = List(&Named(&TEXTS));
const LINK_OUT: super::Kind = super::Kind::Object(&EXTERNAL_DOCUMENTATION);

static DOCUMENT: Object = object(
    "a description",
    &[&[
        ("info", super::Kind::Object(&INFO)),
        ("servers", SERVERS),
        ("paths", NODES),
        ("webhooks", NODES),
        ("x-webhooks", NODES),
        ("components", super::Kind::Object(&COMPONENTS)),
        ("security", SECURITY),
        ("externalDocs", LINK_OUT),
        ("host", Text),
        ("basePath", Text),
        ("schemes", TEXTS),
        ("consumes", TEXTS),
        ("produces", TEXTS),
        ("definitions", NODES),
        ("parameters", NODES),
        ("responses", NODES),
        ("securityDefinitions", NODES),
    ]],
);

static INFO: Object = object(
    "an Info Object",
    &[&[("title", Text), ("version", Text), ("summary", Text), ("description", Text)]],
);

static COMPONENTS: Object = object(
    "a Components Object",
    &[&[
        ("schemas", NODES),
        ("responses", NODES),
        ("parameters", NODES),
        ("examples", NODES),
        ("requestBodies", NODES),
        ("headers", NODES),
        ("securitySchemes", NODES),
        ("links", NODES),
        ("callbacks", NODES),
        ("pathItems", NODES),
        ("mediaTypes", NODES),
    ]],
);

static EXTERNAL_DOCUMENTATION: Object =
    object("an External Documentation Object", &[&[("description", Text), ("url", Text)]]);

static SERVER: Object = Object {
    text: Some("url"),
    ..with(
        "a Server Object",
        &[&[
            ("url", Text),
            ("name", Text),
            ("description", Text),
            ("variables", Named(&super::Kind::Object(&SERVER_VARIABLE))),
        ]],
        &["url"],
    )
};

static SERVER_VARIABLE: Object = with(
    "a Server Variable Object",
    &[&[("enum", TEXTS), ("default", Text), ("description", Text)]],
    &["default"],
);

static PATH_ITEM: Object = object(
    "a Path Item Object",
    &[&[
        ("$ref", Reference),
        ("summary", Text),
        ("description", Text),
        ("servers", SERVERS),
        ("parameters", List(&Node)),
        ("get", Node),
        ("put", Node),
        ("post", Node),
        ("delete", Node),
        ("options", Node),
        ("head", Node),
        ("patch", Node),
        ("trace", Node),
        ("query", Node),
        ("additionalOperations", NODES),
    ]],
);

static OPERATION: Object = object(
    "an Operation Object",
    &[&[
        ("tags", TEXTS),
        ("summary", Text),
        ("description", Text),
        ("externalDocs", LINK_OUT),
        ("operationId", Text),
        ("parameters", List(&Node)),
        ("requestBody", Node),
        ("responses", NODES),
        ("callbacks", NODES),
        ("deprecated", Flag),
        ("security", SECURITY),
        ("servers", SERVERS),
        ("schemes", TEXTS),
        ("consumes", TEXTS),
        ("produces", TEXTS),
    ]],
);

static CALLBACK: Object = object("a Callback Object", &[&[("$ref", Reference)]]);

/// What parameters and headers have in common.
const CARRIED: &[Member] = &[
    ("$ref", Reference),
    ("description", Text),
    ("required", Flag),
    ("deprecated", Flag),
    ("explode", Flag),
    ("allowReserved", Flag),
    ("allowEmptyValue", Flag),
    ("example", Any),
    ("examples", NODES),
    ("schema", Node),
    ("content", NODES),
    ("name", Text),
    ("collectionFormat", Text),
];

const NAMED: &[&str] = &["name", "in"];
const QUERY_STYLES: &[&str] = &["form", "spaceDelimited", "pipeDelimited", "deepObject"];
/// The last is of forms of Swagger 2.0, in OpenAPI 3.0's words.
const FORM_STYLES: &[&str] =
    &["form", "spaceDelimited", "pipeDelimited", "deepObject", "tabDelimited"];

static PARAMETER: Object = with("a Parameter Object", &[CARRIED, VALUES], NAMED);
static QUERY_PARAMETER: Object =
    with("a Parameter Object", &[CARRIED, VALUES, &[("style", Word(QUERY_STYLES))]], NAMED);
static PATH_PARAMETER: Object = with(
    "a Parameter Object",
    &[CARRIED, VALUES, &[("style", Word(&["simple", "label", "matrix"]))]],
    NAMED,
);
static HEADER_PARAMETER: Object =
    with("a Parameter Object", &[CARRIED, VALUES, &[("style", Word(&["simple"]))]], NAMED);
static COOKIE_PARAMETER: Object =
    with("a Parameter Object", &[CARRIED, VALUES, &[("style", Word(&["form", "cookie"]))]], NAMED);
static HEADER: Object =
    object("a Header Object", &[CARRIED, VALUES, &[("style", Word(&["simple"]))]]);

static REQUEST_BODY: Object = with(
    "a Request Body Object",
    &[&[("$ref", Reference), ("description", Text), ("content", NODES), ("required", Flag)]],
    &["content"],
);

static RESPONSE: Object = object(
    "a Response Object",
    &[&[
        ("$ref", Reference),
        ("summary", Text),
        ("description", Text),
        ("headers", NODES),
        ("content", NODES),
        ("links", NODES),
        ("schema", Node),
        ("examples", Named(&Any)),
    ]],
);

static MEDIA_TYPE: Object = object(
    "a Media Type Object",
    &[&[
        ("$ref", Reference),
        ("schema", Node),
        ("itemSchema", Node),
        ("example", Any),
        ("examples", NODES),
        ("encoding", Named(&super::Kind::Object(&ENCODING))),
    ]],
);

static ENCODING: Object = object(
    "an Encoding Object",
    &[&[
        ("contentType", Text),
        ("headers", NODES),
        ("style", Word(FORM_STYLES)),
        ("explode", Flag),
        ("allowReserved", Flag),
    ]],
);

static EXAMPLE: Object = object(
    "an Example Object",
    &[&[
        ("$ref", Reference),
        ("summary", Text),
        ("description", Text),
        ("value", Any),
        ("externalValue", Text),
        ("dataValue", Any),
        ("serializedValue", Text),
    ]],
);

/// What says what values are: of schemas, and in Swagger 2.0 of parameters and headers.
const VALUES: &[Member] = &[
    ("type", Either(&[TypeName, List(&TypeName)])),
    ("format", Text),
    ("enum", List(&Any)),
    ("default", Any),
    ("items", Node),
    ("minimum", Number),
    ("exclusiveMinimum", Either(&[Flag, Number])),
    ("maximum", Number),
    ("exclusiveMaximum", Either(&[Flag, Number])),
    ("multipleOf", Number),
    ("minLength", Count),
    ("maxLength", Count),
    ("pattern", Text),
    ("minItems", Count),
    ("maxItems", Count),
    ("uniqueItems", Flag),
];

static SCHEMA: Object = object(
    "a Schema Object",
    &[
        VALUES,
        &[
            ("title", Text),
            ("description", Text),
            ("deprecated", Flag),
            ("nullable", Flag),
            ("readOnly", Flag),
            ("writeOnly", Flag),
            ("const", Any),
            ("example", Any),
            ("examples", List(&Any)),
            ("externalDocs", LINK_OUT),
            ("required", TEXTS),
            ("properties", NODES),
            ("patternProperties", NODES),
            ("additionalProperties", Either(&[Flag, Node])),
            ("unevaluatedProperties", Either(&[Flag, Node])),
            ("minProperties", Count),
            ("maxProperties", Count),
            ("prefixItems", List(&Node)),
            ("additionalItems", Either(&[Flag, Node])),
            ("unevaluatedItems", Either(&[Flag, Node])),
            ("allOf", List(&Node)),
            ("oneOf", List(&Node)),
            ("anyOf", List(&Node)),
            ("not", Node),
            ("discriminator", super::Kind::Object(&DISCRIMINATOR)),
            ("$defs", NODES),
            ("definitions", NODES),
            ("$id", Text),
            ("$anchor", Text),
            ("$dynamicAnchor", Text),
            ("$recursiveAnchor", Flag),
            ("contentEncoding", Text),
            ("contentMediaType", Text),
        ],
    ],
);

static DISCRIMINATOR: Object = Object {
    text: Some("propertyName"),
    ..with(
        "a Discriminator Object",
        &[&[("propertyName", Text), ("mapping", Named(&Text)), ("defaultMapping", Text)]],
        &["propertyName"],
    )
};

const OF_ANY_SCHEME: &[Member] =
    &[("$ref", Reference), ("description", Text), ("deprecated", Flag), ("type", Text)];

static SECURITY_SCHEME: Object = with("a Security Scheme Object", &[OF_ANY_SCHEME], &["type"]);
static API_KEY: Object = with(
    "a Security Scheme Object with `type: apiKey`",
    &[OF_ANY_SCHEME, &[("name", Text), ("in", Text)]],
    &["name", "in"],
);
static HTTP: Object = with(
    "a Security Scheme Object with `type: http`",
    &[OF_ANY_SCHEME, &[("scheme", Text), ("bearerFormat", Text)]],
    &["scheme"],
);
static OPEN_ID_CONNECT: Object = with(
    "a Security Scheme Object with `type: openIdConnect`",
    &[OF_ANY_SCHEME, &[("openIdConnectUrl", Text)]],
    &["openIdConnectUrl"],
);
static OAUTH2: Object = with(
    "a Security Scheme Object with `type: oauth2`",
    &[
        OF_ANY_SCHEME,
        &[
            ("flows", super::Kind::Object(&FLOWS)),
            ("oauth2MetadataUrl", Text),
            ("flow", Word(&["implicit", "password", "application", "accessCode"])),
            ("authorizationUrl", Text),
            ("tokenUrl", Text),
            ("scopes", Named(&Text)),
        ],
    ],
    &["flows"],
);

static FLOWS: Object = object(
    "an OAuth Flows Object",
    &[&[
        ("implicit", super::Kind::Object(&IMPLICIT)),
        ("password", super::Kind::Object(&BY_TOKEN)),
        ("clientCredentials", super::Kind::Object(&BY_TOKEN)),
        ("authorizationCode", super::Kind::Object(&BY_CODE)),
        ("deviceAuthorization", super::Kind::Object(&BY_DEVICE)),
    ]],
);

const FLOW: &[Member] = &[
    ("authorizationUrl", Text),
    ("deviceAuthorizationUrl", Text),
    ("tokenUrl", Text),
    ("refreshUrl", Text),
    ("scopes", Named(&Text)),
];

static IMPLICIT: Object = with("an OAuth Flow Object", &[FLOW], &["authorizationUrl", "scopes"]);
static BY_TOKEN: Object = with("an OAuth Flow Object", &[FLOW], &["tokenUrl", "scopes"]);
static BY_CODE: Object =
    with("an OAuth Flow Object", &[FLOW], &["authorizationUrl", "tokenUrl", "scopes"]);
static BY_DEVICE: Object =
    with("an OAuth Flow Object", &[FLOW], &["deviceAuthorizationUrl", "tokenUrl", "scopes"]);
