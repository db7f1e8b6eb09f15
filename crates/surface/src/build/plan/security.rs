//! What proves who makes a call.

use specwright_ir::{Api, Operation, SecurityRequirement, SecurityScheme, SecurityTerm};

use super::{Reason, refuse};

/// Whether an operation is called without credentials; refused when it needs others than a bearer token. The certificate of a connection
/// is no part of a call: the transport has it.
pub(super) fn anonymous(api: &Api, operation: &Operation) -> Result<bool, Reason> {
    let alternatives = api.security_of(operation);
    let sent: Vec<Vec<&SecurityTerm>> =
        alternatives.iter().map(|requirement| sent(api, requirement)).collect();
    let bearer = |terms: &Vec<&SecurityTerm>| match terms.as_slice() {
        [term] => matches!(
            api.security_schemes.get(&term.scheme),
            Some(SecurityScheme::Http { scheme, .. }) if scheme == "bearer"
        ),
        _ => false,
    };
    if sent.iter().any(bearer) {
        return Ok(false);
    }
    if sent.is_empty() || sent.iter().any(Vec::is_empty) {
        return Ok(true);
    }
    let names: Vec<_> = sent.iter().flatten().map(|term| &*term.scheme).collect();
    refuse(&operation.origin, format!("it needs `{}`, not a bearer token", names.join("`, `")))
}

/// The schemes of a requirement that a call has to send something for.
fn sent<'r>(api: &Api, requirement: &'r SecurityRequirement) -> Vec<&'r SecurityTerm> {
    let by_transport = |term: &&SecurityTerm| {
        matches!(api.security_schemes.get(&term.scheme), Some(SecurityScheme::MutualTls { .. }))
    };
    requirement.terms.iter().filter(|term| !by_transport(term)).collect()
}
