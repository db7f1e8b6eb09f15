//! What may become of operations and of what they share: two descriptions, and a rule that is met.

/// A path with one operation of these members.
pub(crate) fn path(members: &str) -> String {
    format!("/a: {{ post: {{ operationId: a, {members} }} }}")
}

/// A description with these paths; after `|` with these members.
pub(crate) fn on(text: &str) -> String {
    let (paths, rest) = text.split_once('|').unwrap_or((text, ""));
    let info = if rest.contains("info:") { "" } else { "info: { title: A, version: '1' }\n" };
    let rest: String = rest.split(';').map(|line| format!("{}\n", line.trim())).collect();
    format!("openapi: 3.1.0\n{info}paths: {{ {} }}\n{rest}", paths.trim())
}

/// An operation that says nothing, and one that may be sent and answered in every way.
macro_rules! call {
    ($($members:literal),*) => {
        concat!("/a: { post: { operationId: a, ", $($members,)* " responses: { '204': { description: A } } } }")
    };
}

macro_rules! answer {
    ($answers:literal) => {
        concat!("/a: { post: { operationId: a, responses: { ", $answers, " } } }")
    };
}

macro_rules! body {
    ($content:literal) => {
        call!("requestBody: { content: { ", $content, " } },")
    };
}

macro_rules! parameter {
    ($members:literal) => {
        call!("parameters: [{ in: query, name: q, schema: { type: string }, ", $members, " }],")
    };
}

macro_rules! gone {
    ($members:literal) => {
        concat!(
            "/b: { get: { operationId: b, ",
            $members,
            " responses: { '204': { description: A } } } }"
        )
    };
}

macro_rules! both {
    ($members:literal) => {
        concat!(
            "/a: { get: { operationId: g, responses: { '204': { description: A } } }, post: { operationId: a, ",
            $members,
            " responses: { '204': { description: A } } } }"
        )
    };
}

macro_rules! scheme {
    ($($scheme:literal),*) => {
        concat!(
            call!("security: [{ k: [] }],"),
            "| components: { securitySchemes: { k: ",
            $($scheme,)*
            " } }"
        )
    };
}

macro_rules! flow {
    ($members:literal) => {
        scheme!(
            "{ type: oauth2, flows: { implicit: { authorizationUrl: 'https://a.example', ",
            $members,
            " } } }"
        )
    };
    ($url:literal, $members:literal) => {
        scheme!(
            "{ type: oauth2, flows: { clientCredentials: { tokenUrl: ",
            $url,
            ", ",
            $members,
            " } } }"
        )
    };
}

pub(crate) type Call = (&'static str, &'static str, &'static str);
