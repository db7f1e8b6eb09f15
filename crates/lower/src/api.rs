//! The whole document: its own fields, then everything below.

use specwright_ir::{Api, Extensions, Info, Json, Origin, Server, ServerVariable};
use specwright_source::{Code, Diagnostic};

use crate::{context::Context, operation, read, schema, security, union};

/// Builds the contract.
pub(crate) fn build(cx: &mut Context<'_>) -> Api {
    schema::read_components(cx);
    let operations = operation::read_paths(cx);
    let webhooks = operation::read_webhooks(cx);
    let callbacks = operations.iter().flat_map(|operation| &operation.callbacks);
    let callbacks = callbacks.map(|callback| &callback.operation);
    let all: Vec<_> = operations.iter().chain(&webhooks).chain(callbacks).collect();
    union::unite(cx, &all);
    schema::settle_all(cx);
    schema::unite_patterns(cx);
    schema::keep_written(cx);
    union::report_unused(cx);
    report_links(cx);
    let info = info(cx);
    let top = cx.top();
    let root = cx.root;
    let servers = servers(cx, &top, root);
    let security = security::requirements(cx, &top, root);
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

/// Links are left out, which is told once.
fn report_links(cx: &mut Context<'_>) {
    let Some(first) = cx.links.first().cloned() else { return };
    let others = match cx.links.len() - 1 {
        0 => String::new(),
        1 => ", and those of another response".to_owned(),
        more => format!(", and those of {more} other responses"),
    };
    let label = format!("left out{others}");
    cx.warn(Code::NotCovered, &first, "links are not covered yet", &label);
}

/// `info`. Terms, contact and license are for people, and of the API, not of its client.
fn info(cx: &mut Context<'_>) -> Info {
    let origin = cx.top().push("info");
    let info = cx.root.get("info");
    if info.is_none() {
        let top = cx.top();
        let finding = Diagnostic::error(Code::MissingMember, "a description must have `info`");
        let finding = finding.at(&top, "there is none");
        cx.report(&top, finding.help("add `info: { title: ..., version: ... }`"));
    }
    let mut text = |key: &str| {
        let text = info?.get(key).and_then(Json::as_str).map(str::to_owned);
        if text.is_none() && key != "description" {
            let message = format!("an Info Object must have `{key}`");
            cx.warn(Code::MissingMember, &origin, message, "there is none");
        }
        text
    };
    let (title, version) = (text("title"), text("version"));
    let (title, version) = (title.unwrap_or_default(), version.unwrap_or_default());
    let description = text("description");
    Info { origin, title, version, description }
}

/// `servers` of the document, a path or an operation.
pub(crate) fn servers(cx: &mut Context<'_>, at: &Origin, value: &Json) -> Vec<Server> {
    let origin = at.push("servers");
    let list = value.get("servers").and_then(Json::as_array).into_iter().flatten();
    let mut servers = Vec::new();
    for (index, value) in list.enumerate() {
        let origin = origin.push(index.to_string());
        if let Some(server) = read::part(cx, &origin, value, "a Server Object") {
            let name = value.get("name").and_then(Json::as_str).map(str::to_owned);
            servers.push(server_of(origin, name, server));
        }
    }
    servers
}

fn server_of(origin: Origin, name: Option<String>, server: openapiv3::Server) -> Server {
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
    Server { origin, url, name, description, variables: variables.collect() }
}

/// `x-` members.
pub(crate) fn extensions(value: &Json) -> Extensions {
    let members = value.as_object().into_iter().flatten();
    members
        .filter(|(name, _)| name.starts_with("x-"))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}
