//! Servers: types that choose one of several, or values for variables.

use specwright_ir::{Api, Enumeration, Json, Server as Written, ServerVariable as Variable};
use specwright_source::{Code, Diagnostic};

use super::{Context, enums};
use crate::{Place, Server, ServerVariable, doc, name};

/// A description longer than this is no name.
const LONGEST_NAME: usize = 40;

/// Where calls go that have no server of their own, and the servers that callers can choose.
pub(crate) struct Servers<'a> {
    pub(crate) place: Place,
    pub(crate) chosen: Vec<Server>,
    /// What is written at the places of `chosen`.
    written: Vec<&'a Written>,
    /// Those of calls that say nothing else.
    usual: &'a [Written],
}

impl<'a> Servers<'a> {
    pub(crate) fn of(cx: &mut Context<'a>) -> Self {
        let usual = usual(cx);
        let own = cx.plans.iter().flat_map(|plan| &plan.operation.servers);
        let mut written: Vec<&Written> = Vec::new();
        for server in usual.iter().chain(own) {
            if !written.iter().any(|known| known.url == server.url) {
                written.push(server);
            }
        }
        let plain = |server: &&Written| !server.url.contains('{');
        match written.as_slice() {
            [] => Self { place: Place::Only(None), chosen: Vec::new(), written, usual },
            [only] if plain(only) => {
                let place = Place::Only(Some(only.url.clone()));
                Self { place, chosen: Vec::new(), written: Vec::new(), usual }
            }
            several => {
                let mut scope = name::Scope::default();
                let chosen = several.iter().map(|one| server(cx, &mut scope, one)).collect();
                let mut all = Self { place: Place::Only(None), chosen, written, usual };
                all.place = Place::Chosen(all.names(usual));
                all
            }
        }
    }

    /// The types of the servers of an operation; none when it goes where others go.
    pub(crate) fn own(&self, servers: &[Written]) -> Vec<String> {
        let urls = |all: &[Written]| all.iter().map(|one| one.url.clone()).collect::<Vec<_>>();
        if urls(servers).first() == urls(self.usual).first() {
            Vec::new()
        } else {
            self.names(servers)
        }
    }

    fn names(&self, servers: &[Written]) -> Vec<String> {
        let known = |one: &Written| self.written.iter().position(|known| known.url == one.url);
        servers.iter().filter_map(|one| Some(self.chosen[known(one)?].name.clone())).collect()
    }
}

/// The servers of the API; where it has none, those of the first operation that has some.
fn usual<'a>(cx: &Context<'a>) -> &'a [Written] {
    let api: &'a Api = cx.api;
    let own = || {
        let mut each = cx.plans.iter().map(|plan| plan.operation.servers.as_slice());
        each.find(|own| !own.is_empty())
    };
    if api.servers.is_empty() { own().unwrap_or_default() } else { &api.servers }
}

fn server(cx: &mut Context<'_>, scope: &mut name::Scope, written: &Written) -> Server {
    let by_url = named(&written.url);
    let said = written.description.as_deref().map(str::trim).filter(|text| is_name(text));
    let said = written.name.as_deref().or(said).map_or_else(|| by_url.clone(), named);
    let with_protocol = named(&written.url.replace("://", " "));
    let name = scope.take(&[&said, &by_url, &with_protocol]);
    let mut fields = name::Scope::default();
    let mut variables = Vec::new();
    for wire in placeholders(&written.url) {
        let variable = written.variables.get(wire);
        if variable.is_none() {
            let message = format!("the variable `{wire}` of the server is not declared");
            let finding = Diagnostic::warning(Code::UndeclaredServerVariable, message);
            cx.findings.push(finding.at(&written.origin, "callers must give its value"));
        }
        let field = fields.take(&[&name::snake(wire)]);
        variables.push(of_variable(scope, &name, wire, field, variable));
    }
    let doc = written.description.as_deref().map(doc::to_rustdoc).unwrap_or_default();
    let url = doc::inline_code(&written.url);
    let doc = doc::paragraphs([Some(doc), Some(url)]);
    Server { name, origin: written.origin.clone(), doc, template: written.url.clone(), variables }
}

fn of_variable(
    scope: &mut name::Scope,
    server: &str,
    wire: &str,
    field: String,
    variable: Option<&Variable>,
) -> ServerVariable {
    let written = variable.map(|variable| variable.values.as_slice()).unwrap_or_default();
    let values = Enumeration { values: written.iter().cloned().map(Json::String).collect() };
    let values = if written.is_empty() { None } else { enums::build(&values) };
    let values = values.map(|values| {
        let name = scope.take(&[&format!("{server}{}", name::type_name(wire))]);
        (name, values)
    });
    let said = variable.and_then(|variable| variable.description.as_deref());
    ServerVariable {
        setter: format!("with_{}", field.trim_end_matches('_')),
        name: field,
        wire: wire.to_owned(),
        doc: said
            .map_or_else(|| format!("{} of the URL.", doc::inline_code(wire)), doc::to_rustdoc),
        // Without a default the URL keeps its variable, and is none.
        default: variable
            .map_or_else(|| format!("{{{wire}}}"), |variable| variable.default.clone()),
        values,
    }
}

/// The variables of a template, each once.
fn placeholders(url: &str) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    let parts = url.split('{').skip(1).filter_map(|part| part.split_once('}'));
    for (name, _) in parts {
        if !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

fn is_name(description: &str) -> bool {
    (1..=LONGEST_NAME).contains(&description.chars().count())
        && !description.contains('\n')
        && !description.contains("://")
}

/// `Sandbox` is `SandboxServer`, `https://{region}.example.com/v1` is `ExampleComV1Server`.
fn named(text: &str) -> String {
    let text = text.split_once("://").map_or(text, |(_, rest)| rest);
    let fixed: String =
        text.split('{').map(|part| part.split_once('}').map_or(part, |(_, after)| after)).collect();
    let says = |text: &str| text.chars().any(char::is_alphabetic);
    let name = name::type_name(if says(&fixed) { &fixed } else { text });
    match name.starts_with("Server") || name.ends_with("Server") {
        true => name,
        false => format!("{name}Server"),
    }
}
