//! The whole document: its own fields, then everything below.

use specwright_ir::{Api, Extensions, Info, Json, Origin, Server, ServerVariable};
use specwright_source::Code;

use crate::{context::Context, operation, read, schema, security, union};

/// Builds the contract.
pub(crate) fn build(cx: &mut Context<'_>) -> Api {
    schema::read_components(cx);
    let operations = operation::read_paths(cx);
    let webhooks = operation::read_webhooks(cx);
    schema::settle_all(cx);
    union::report_unused(cx);
    report_unread(cx);
    let info = info(cx);
    let top = cx.top();
    let root = cx.root;
    let servers = servers(cx, &top, root);
    let security = security::requirements(cx, &top, root).unwrap_or_default();
    let security_schemes = security::schemes(cx);
    Api {
        info,
        servers,
        security,
        security_schemes,
        schemas: std::mem::take(&mut cx.schemas),
        components: std::mem::take(&mut cx.components),
        operations,
        webhooks,
        extensions: extensions(root),
    }
}

/// Parts of a document that are left out.
fn report_unread(cx: &mut Context<'_>) {
    if let Some(first) = cx.links.first().cloned() {
        let others = match cx.links.len() - 1 {
            0 => String::new(),
            1 => ", and those of another response".to_owned(),
            more => format!(", and those of {more} other responses"),
        };
        let label = format!("left out{others}");
        cx.warn(Code::NotCovered, &first, "links are not covered yet", &label);
    }
    if cx.root.get("components").is_some_and(|written| !written.is_object() && !written.is_null()) {
        let origin = cx.top().push("components");
        cx.refuse(Code::WrongKind, &origin, "`components` must be a map of sections", "not a map");
    }
}

fn info(cx: &mut Context<'_>) -> Info {
    let origin = cx.top().push("info");
    let empty = Info {
        origin: origin.clone(),
        title: String::new(),
        version: String::new(),
        description: None,
    };
    let Some(value) = cx.root.get("info") else {
        let top = cx.top();
        cx.refuse(Code::MissingMember, &top, "a description must have `info`", "there is none");
        return empty;
    };
    let Some(info) = read::read::<openapiv3::Info>(cx, &origin, value, "an Info Object") else {
        return Info { title: text(value, "title"), version: text(value, "version"), ..empty };
    };
    let openapiv3::Info {
        title,
        description,
        terms_of_service: _, // for people
        contact: _,          // for people
        license: _,          // of the API, not of its client
        version,
        extensions: _, // nothing in the contract depends on them
    } = info;
    Info { origin, title, version, description }
}

/// A member as text: YAML takes an unquoted `1.0` for a number.
fn text(value: &Json, key: &str) -> String {
    match value.get(key) {
        Some(Json::String(text)) => text.clone(),
        Some(Json::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// `servers` of the document, a path or an operation.
pub(crate) fn servers(cx: &mut Context<'_>, at: &Origin, value: &Json) -> Vec<Server> {
    let origin = at.push("servers");
    let list = match value.get("servers") {
        None | Some(Json::Null) => return Vec::new(),
        Some(Json::Array(list)) => list,
        Some(_) => {
            cx.warn(Code::WrongKind, &origin, "`servers` must be a list", "left out");
            return Vec::new();
        }
    };
    let mut servers = Vec::new();
    for (index, value) in list.iter().enumerate() {
        let origin = origin.push(index.to_string());
        if let Some(server) = read::read::<openapiv3::Server>(cx, &origin, value, "a Server Object")
        {
            servers.push(server_of(origin, server));
        }
    }
    servers
}

fn server_of(origin: Origin, server: openapiv3::Server) -> Server {
    let openapiv3::Server {
        url,
        description,
        variables,
        extensions: _, // nothing in the contract depends on them
    } = server;
    let variables = variables.unwrap_or_default().into_iter().map(|(name, variable)| {
        let openapiv3::ServerVariable {
            enumeration,
            default,
            description,
            extensions: _, // nothing in the contract depends on them
        } = variable;
        (name, ServerVariable { default, values: enumeration, description })
    });
    Server { origin, url, description, variables: variables.collect() }
}

/// `x-` members.
pub(crate) fn extensions(value: &Json) -> Extensions {
    let members = value.as_object().into_iter().flatten();
    members
        .filter(|(name, _)| name.starts_with("x-"))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}
