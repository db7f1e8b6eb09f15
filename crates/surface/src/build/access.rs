//! Schemes: what callers give, and the environment variables that hold it.

use std::{cmp::Reverse, collections::BTreeMap};

use specwright_ir::{Api, KeyLocation, Origin, SecurityScheme};
use specwright_source::{Code, Diagnostic};

use super::{
    Context,
    plan::{alternatives_of, is_by_transport, is_token},
};
use crate::{Alternatives, Grant, Scheme, SchemeKind, name};

/// What calls need that say nothing else: what the description says of all, else what most of them say, of those the first.
pub(crate) fn usual(cx: &Context<'_>) -> Alternatives {
    if let Some(said) = &cx.api.security {
        return alternatives_of(cx.api, said);
    }
    let mut counts: BTreeMap<&Alternatives, (usize, Reverse<usize>)> = BTreeMap::new();
    for (at, plan) in cx.plans.iter().enumerate() {
        counts.entry(&plan.security).or_insert((0, Reverse(at))).0 += 1;
    }
    let most = counts.into_iter().max_by_key(|(_, often)| *often);
    most.map(|(alternatives, _)| alternatives.clone()).unwrap_or_default()
}

/// Every scheme, those that are usual first; then those that are named and not declared, of which nobody says what they are.
pub(crate) fn schemes(cx: &mut Context<'_>, api_name: &str, usual: &Alternatives) -> Vec<Scheme> {
    let mut names: Vec<&str> = Vec::new();
    let sent = cx.api.security_schemes.iter().filter(|(_, scheme)| !is_by_transport(scheme));
    let declared = sent.map(|(name, _)| name);
    let needed = cx.plans.iter().flat_map(|plan| plan.security.0.iter().flatten());
    for name in usual.0.iter().flatten().chain(declared).chain(needed) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
    let mut variables = Variables::new(cx, api_name);
    let mut schemes = Vec::new();
    for name in names {
        let kind = kind(cx, &mut variables, &name);
        let section = Origin::root(cx.api.info.origin.file.clone()).push("components");
        let declared = cx.api.security_schemes.get(&name).map(|scheme| scheme.origin().clone());
        let origin = declared.unwrap_or_else(|| section.push("securitySchemes"));
        schemes.push(Scheme { name, origin, kind });
    }
    schemes
}

/// Whether every call needs the same one credential.
pub(crate) fn is_required(cx: &Context<'_>, usual: &Alternatives, schemes: &[Scheme]) -> bool {
    let [alternative] = usual.0.as_slice() else { return false };
    let [name] = alternative.as_slice() else { return false };
    let sent = |scheme: &Scheme| scheme.name == *name && scheme.kind != SchemeKind::Outside;
    !cx.plans.is_empty()
        && schemes.iter().any(sent)
        && cx.plans.iter().all(|plan| plan.security == *usual)
}

fn kind(cx: &mut Context<'_>, variables: &mut Variables, name: &str) -> SchemeKind {
    let api: &Api = cx.api;
    let Some(scheme) = api.security_schemes.get(name) else { return SchemeKind::Outside };
    match scheme {
        SecurityScheme::Http { scheme, .. } => match scheme.as_str() {
            "bearer" => SchemeKind::Bearer { variable: variables.key(name) },
            "basic" => {
                let [user, password] = variables.pair(name, ["USERNAME", "PASSWORD"]);
                SchemeKind::Basic { user, password }
            }
            other if is_token(other) => {
                let word = spelled(other);
                SchemeKind::Http { word, variable: variables.key(name) }
            }
            _ => SchemeKind::Outside,
        },
        SecurityScheme::ApiKey { origin, location, name: wire, .. } => {
            // A query holds any name.
            if *location != KeyLocation::Query && !is_token(wire) {
                let message = format!("`{wire}` is no name for what carries the key `{name}`");
                let finding = Diagnostic::warning(Code::UnusableSecurityScheme, message)
                    .at(&origin.push("name"), "not sent");
                let help = "callers send it with `Credential::header`";
                cx.findings.push(finding.help(help));
                return SchemeKind::Outside;
            }
            let variable = variables.key(name);
            SchemeKind::Key { location: *location, name: wire.clone(), variable }
        }
        SecurityScheme::OAuth2 { flows, .. } => {
            let variable = variables.token(name);
            let program = flows.iter().find(|flow| flow.name == "clientCredentials");
            let url = program.and_then(|flow| flow.token_url.as_deref()).filter(|url| is_web(url));
            let grant = url.map(|url| {
                let [id, secret] = variables.pair(name, ["CLIENT_ID", "CLIENT_SECRET"]);
                Grant { url: url.to_owned(), id, secret }
            });
            SchemeKind::Token { variable, grant }
        }
        SecurityScheme::OpenIdConnect { .. } => {
            SchemeKind::Token { variable: variables.token(name), grant: None }
        }
        SecurityScheme::MutualTls { .. } | SecurityScheme::Other { .. } => SchemeKind::Outside,
    }
}

fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// A scheme as its [registry](https://www.iana.org/assignments/http-authschemes) spells it. Letters of either case are one, but not
/// to every server.
fn spelled(scheme: &str) -> String {
    const REGISTERED: [&str; 11] = [
        "Concealed",
        "Digest",
        "DPoP",
        "GNAP",
        "HOBA",
        "Mutual",
        "Negotiate",
        "OAuth",
        "PrivateToken",
        "SCRAM-SHA-1",
        "SCRAM-SHA-256",
    ];
    let known = REGISTERED.iter().find(|known| known.eq_ignore_ascii_case(scheme));
    known.map_or_else(|| scheme.to_owned(), |known| (*known).to_owned())
}

/// Names of environment variables: the first scheme of a kind has the short one, others are named after the scheme.
struct Variables {
    api: String,
    scope: name::Scope,
    /// The name that is decided on for the first key.
    key: Option<String>,
}

impl Variables {
    fn new(cx: &Context<'_>, api_name: &str) -> Self {
        let key = cx.config.api_key_env.clone();
        let base_url = super::client::base_url_env(cx, api_name);
        Self { api: shouted(api_name), scope: name::Scope::with(&[&base_url]), key }
    }

    fn key(&mut self, scheme: &str) -> String {
        match self.key.take() {
            Some(decided) => self.scope.take(&[&decided]),
            None => self.one(scheme, "API_KEY", ""),
        }
    }

    fn token(&mut self, scheme: &str) -> String {
        self.one(scheme, "ACCESS_TOKEN", "_ACCESS_TOKEN")
    }

    fn pair(&mut self, scheme: &str, what: [&str; 2]) -> [String; 2] {
        what.map(|what| self.one(scheme, what, &format!("_{what}")))
    }

    fn one(&mut self, scheme: &str, short: &str, end: &str) -> String {
        let (api, scheme) = (&self.api, shouted(&name::snake(scheme)));
        self.scope.take(&[&format!("{api}_{short}"), &format!("{api}_{scheme}{end}")])
    }
}

/// A name as environment variables are spelled.
pub(crate) fn shouted(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' };
    name.chars().map(plain).collect()
}
