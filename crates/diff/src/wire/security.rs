//! How calls prove who makes them.

use specwright_ir::{OAuthFlow, Operation, Origin, SecurityRequirement, SecurityScheme};

use super::{Comparison, Pair};
use crate::{Finding, Place, Profile, rules::rule};

/// What becomes of the ways to satisfy security: of a way each, or of a scope each.
#[derive(Default)]
struct Ways {
    gone: Vec<String>,
    added: Vec<String>,
    scopes_gone: Vec<String>,
    scopes_added: Vec<String>,
}

impl Ways {
    /// Those that are equal belong together; then those of equal schemes, where there is just one.
    fn between(old: &[SecurityRequirement], new: &[SecurityRequirement]) -> Self {
        let mut left: Vec<&SecurityRequirement> = new.iter().collect();
        let mut gone: Vec<&SecurityRequirement> = Vec::new();
        for way in old {
            match left.iter().position(|other| equal(way, other)) {
                Some(at) => drop(left.remove(at)),
                None => gone.push(way),
            }
        }
        let mut ways = Self::default();
        for way in &gone {
            let alone = gone.iter().filter(|other| same_schemes(way, other)).count() == 1;
            let mut same = left.iter().enumerate().filter(|(_, other)| same_schemes(way, other));
            match (alone, same.next(), same.next()) {
                (true, Some((at, _)), None) => ways.scopes(way, left.remove(at)),
                _ => ways.gone.push(text(way)),
            }
        }
        ways.added = left.into_iter().map(text).collect();
        ways
    }

    fn scopes(&mut self, was: &SecurityRequirement, is: &SecurityRequirement) {
        for old in &was.terms {
            let Some(new) = is.terms.iter().find(|term| term.scheme == old.scheme) else {
                continue;
            };
            let only = |these: &[String], others: &[String]| -> Vec<String> {
                these.iter().filter(|scope| !others.contains(scope)).cloned().collect()
            };
            self.scopes_gone.extend(only(&old.scopes, &new.scopes));
            self.scopes_added.extend(only(&new.scopes, &old.scopes));
        }
    }

    /// The rest of the ids that it meets.
    fn ids(&self) -> Vec<&'static str> {
        let mut ids = Vec::new();
        ids.extend(self.added.iter().map(|_| "security-added"));
        ids.extend(self.gone.iter().map(|_| "security-removed"));
        ids.extend(self.scopes_added.iter().map(|_| "security-scope-added"));
        ids.extend(self.scopes_gone.iter().map(|_| "security-scope-removed"));
        ids
    }

    fn message(&self, label: &str) -> String {
        let list = |all: &[String]| format!("`{}`", all.join("`, `"));
        let mut parts = Vec::new();
        let mut part = |all: &[String], what: &str| {
            if !all.is_empty() {
                parts.push(format!("{what} {}", list(all)));
            }
        };
        part(&self.added, "takes");
        part(&self.gone, "no longer takes");
        part(&self.scopes_added, "needs the scopes");
        part(&self.scopes_gone, "no longer needs the scopes");
        format!("{label} {}", parts.join(", "))
    }
}

fn equal(a: &SecurityRequirement, b: &SecurityRequirement) -> bool {
    same_schemes(a, b)
        && a.terms.iter().all(|term| {
            let other = b.terms.iter().find(|other| other.scheme == term.scheme);
            let mut scopes = [term.scopes.clone(), other.map_or(Vec::new(), |o| o.scopes.clone())];
            scopes.iter_mut().for_each(|scopes| scopes.sort());
            scopes[0] == scopes[1]
        })
}

fn same_schemes(a: &SecurityRequirement, b: &SecurityRequirement) -> bool {
    let within = |these: &SecurityRequirement, others: &SecurityRequirement| {
        these.terms.iter().all(|term| others.terms.iter().any(|one| one.scheme == term.scheme))
    };
    within(a, b) && within(b, a)
}

/// A way in words.
fn text(way: &SecurityRequirement) -> String {
    match way.terms.as_slice() {
        [] => "no credentials".to_owned(),
        terms => terms.iter().map(|term| term.scheme.as_str()).collect::<Vec<_>>().join(" and "),
    }
}

/// Whether a call needs no credentials.
fn open(ways: &[SecurityRequirement]) -> bool {
    ways.is_empty() || ways.iter().any(|way| way.terms.is_empty())
}

/// Compares what an operation says of itself.
pub(super) fn compare(cx: &mut Comparison<'_>, pair: Pair<'_, Operation>) {
    let Pair { base, head } = pair;
    if base.security.is_none() && head.security.is_none() {
        return;
    }
    // To oasdiff the way that asks for nothing is none.
    let named_only = cx.levels.profile == Profile::Oasdiff;
    let own = |of: &Operation| -> Vec<SecurityRequirement> {
        let ways = of.security.iter().flatten();
        ways.filter(|way| !named_only || !way.terms.is_empty()).cloned().collect()
    };
    let ways = Ways::between(&own(base), &own(head));
    let named = |what: &str| rule(&format!("api-{what}"));
    let finding = |rule| Finding { rule, operation: Some(head.label()), place: Place::Whole };
    let mut findings: Vec<Finding> =
        ways.ids().into_iter().filter_map(named).map(finding).collect();
    let (was, is) = (cx.base.security_of(base), cx.head.security_of(head));
    let closed = open(was) && !open(is);
    findings.extend(rule("operation-needs-credentials").filter(|_| closed).map(finding));
    let message = match closed {
        true => format!("`{}` needs credentials", head.label()),
        false => ways.message(&format!("`{}`", head.label())),
    };
    let (was, is) = (base.origin.push("security"), head.origin.push("security"));
    cx.change(findings, message, (Some(&was), Some(&is)));
}

/// Compares what is said of every call, and what schemes are.
pub(super) fn compare_global(cx: &mut Comparison<'_>) {
    let own = |api: &specwright_ir::Api| api.security.clone().unwrap_or_default();
    let (old, new) = (own(cx.base), own(cx.head));
    let ways = Ways::between(&old, &new);
    let named = |what: &str| rule(&format!("api-global-{what}"));
    let of_all = |rule| Finding { rule, operation: None, place: Place::Whole };
    let mut findings: Vec<Finding> = ways.ids().into_iter().filter_map(named).map(of_all).collect();
    let closed = open(&old) && !open(&new);
    if !findings.is_empty() {
        let id = if closed {
            "operation-needs-credentials"
        } else {
            "operation-takes-other-credentials"
        };
        let reached = rule(id).into_iter().flat_map(|rule| {
            inheriting(cx).map(move |operation| Finding {
                rule,
                operation: Some(operation),
                place: Place::Whole,
            })
        });
        findings.extend(reached);
    }
    let message = match closed {
        true => "every call needs credentials".to_owned(),
        false => ways.message("every call"),
    };
    let place =
        |api: &specwright_ir::Api| Origin::root(api.info.origin.file.clone()).push("security");
    let (was, is) = (place(cx.base), place(cx.head));
    cx.change(findings, message, (Some(&was), Some(&is)));
    schemes(cx);
}

/// Operations of both editions that take what every call takes.
fn inheriting(cx: &Comparison<'_>) -> impl Iterator<Item = String> {
    let known: std::collections::HashSet<(String, String)> = cx
        .base
        .operations
        .iter()
        .filter(|operation| operation.security.is_none())
        .map(|operation| (operation.method.to_string(), operation.path.to_string()))
        .collect();
    let of = cx.head.operations.iter().filter(|operation| operation.security.is_none());
    of.filter(move |one| known.contains(&(one.method.to_string(), one.path.to_string())))
        .map(Operation::label)
}

fn schemes(cx: &mut Comparison<'_>) {
    let (base, head) = (cx.base, cx.head);
    for (name, was) in &base.security_schemes {
        let Some(is) = head.security_schemes.get(name) else {
            let places = (Some(was.origin()), None);
            let message = format!("the credentials `{name}` are gone");
            cx.of_all(&["api-security-component-removed"], message, places);
            continue;
        };
        let mut ids = flows(was, is);
        if kind(was) != kind(is) {
            ids.push("api-security-component-type-changed");
        }
        let sent = (was.sent(), is.sent());
        let of_all = |rule| Finding { rule, operation: None, place: Place::Whole };
        let mut findings: Vec<Finding> = ids.into_iter().filter_map(rule).map(of_all).collect();
        if sent.0 != sent.1 {
            findings.extend(callers(cx, name));
        }
        let message = match sent.0 == sent.1 {
            true => format!("the credentials `{name}` are had in another way"),
            false => format!("`{name}` is {}, was {}", sent.1, sent.0),
        };
        cx.change(findings, message, (Some(was.origin()), Some(is.origin())));
    }
    for (name, is) in &head.security_schemes {
        if !base.security_schemes.contains_key(name) {
            let message = format!("the credentials `{name}` are new");
            let places = (None, Some(is.origin()));
            cx.of_all(&["api-security-component-added"], message, places);
        }
    }
}

/// Operations that take credentials of a scheme, and are refused with those of another kind.
fn callers(cx: &Comparison<'_>, name: &str) -> Vec<Finding> {
    let takes = |operation: &&Operation| {
        let ways = cx.head.security_of(operation);
        ways.iter().any(|way| way.terms.iter().any(|term| term.scheme == name))
    };
    let Some(rule) = rule("operation-credentials-changed") else { return Vec::new() };
    let finding = |operation: &Operation| Finding {
        rule,
        operation: Some(operation.label()),
        place: Place::Whole,
    };
    cx.head.operations.iter().filter(takes).map(finding).collect()
}

/// `type` as written.
fn kind(scheme: &SecurityScheme) -> &str {
    match scheme {
        SecurityScheme::Http { .. } => "http",
        SecurityScheme::ApiKey { .. } => "apiKey",
        SecurityScheme::OAuth2 { .. } => "oauth2",
        SecurityScheme::OpenIdConnect { .. } => "openIdConnect",
        SecurityScheme::MutualTls { .. } => "mutualTLS",
        SecurityScheme::Other { kind, .. } => kind,
    }
}

/// The rules that the flows of a scheme meet.
fn flows(was: &SecurityScheme, is: &SecurityScheme) -> Vec<&'static str> {
    let (SecurityScheme::OAuth2 { flows: old, .. }, SecurityScheme::OAuth2 { flows: new, .. }) =
        (was, is)
    else {
        return Vec::new();
    };
    let same = |was: &OAuthFlow| new.iter().find(|is| is.name == was.name).cloned();
    let pairs = old.iter().filter_map(|was| Some((was, same(was)?)));
    pairs.flat_map(|(was, is)| flow(was, &is)).collect()
}

fn flow(was: &OAuthFlow, is: &OAuthFlow) -> Vec<&'static str> {
    let mut ids = Vec::new();
    if was.authorization_url != is.authorization_url {
        ids.push("api-security-component-oauth-url-changed");
    }
    if was.token_url != is.token_url {
        ids.push("api-security-component-oauth-token-url-changed");
    }
    let find = |of: &OAuthFlow, scope: &str| {
        of.scopes.iter().find(|(name, _)| name == scope).map(|(_, prose)| prose.clone())
    };
    let added = is.scopes.iter().filter(|(scope, _)| find(was, scope).is_none());
    ids.extend(added.map(|_| "api-security-component-oauth-scope-added"));
    for (scope, prose) in &was.scopes {
        match find(is, scope) {
            None => ids.push("api-security-component-oauth-scope-removed"),
            Some(now) if now != *prose => ids.push("api-security-component-oauth-scope-changed"),
            Some(_) => {}
        }
    }
    ids
}
