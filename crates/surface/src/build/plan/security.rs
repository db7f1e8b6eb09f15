//! What proves who makes a call.

use specwright_ir::{Api, Operation, SecurityRequirement, SecurityScheme};

use crate::Alternatives;

/// What an operation needs.
pub(super) fn alternatives(api: &Api, operation: &Operation) -> Alternatives {
    if !is_silent(api) {
        return of(api, api.security_of(operation));
    }
    let names = api.security_schemes.iter().filter(|(_, scheme)| !is_by_transport(scheme));
    let each = names.map(|(name, _)| vec![name.clone()]);
    open_last(each.chain([Vec::new()]))
}

/// What requirements ask for, as far as a call has to send something.
///
/// Scopes are for those who get tokens. That nothing may be sent is the last resort, wherever it is written: who has given a credential
/// means it to be used ([OAS 3.0.4, 4.7.30](https://spec.openapis.org/oas/v3.0.4.html#security-requirement-object)).
pub(crate) fn of(api: &Api, requirements: &[SecurityRequirement]) -> Alternatives {
    open_last(requirements.iter().map(|requirement| {
        let mut names: Vec<String> = Vec::new();
        for term in &requirement.terms {
            let sent = api.security_schemes.get(&term.scheme).is_none_or(|s| !is_by_transport(s));
            if sent && !names.contains(&term.scheme) {
                names.push(term.scheme.clone());
            }
        }
        names
    }))
}

/// The certificate of a connection is no part of a call: the transport has it.
pub(crate) fn is_by_transport(scheme: &SecurityScheme) -> bool {
    matches!(scheme, SecurityScheme::MutualTls { .. })
}

/// Whether schemes are declared and nothing says which calls need them: then any call takes what the caller has.
fn is_silent(api: &Api) -> bool {
    let said = api.security.is_some() || api.operations.iter().any(|one| one.security.is_some());
    !api.security_schemes.is_empty() && !said
}

fn open_last(all: impl Iterator<Item = Vec<String>>) -> Alternatives {
    let mut listed: Vec<Vec<String>> = Vec::new();
    for one in all {
        if !listed.contains(&one) {
            listed.push(one);
        }
    }
    listed.sort_by_key(Vec::is_empty);
    if listed == [Vec::<String>::new()] { Alternatives::default() } else { Alternatives(listed) }
}
