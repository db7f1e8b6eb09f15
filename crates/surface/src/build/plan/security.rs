//! What proves who makes a call.

use specwright_ir::{Api, Operation, SecurityRequirement, SecurityScheme};

use super::{Reason, refuse};

/// Whether an operation is called without credentials; refused when it needs others than a bearer token.
pub(super) fn anonymous(api: &Api, operation: &Operation) -> Result<bool, Reason> {
    let alternatives = api.security_of(operation);
    let bearer = |requirement: &SecurityRequirement| match requirement.terms.as_slice() {
        [term] => matches!(
            api.security_schemes.get(&term.scheme),
            Some(SecurityScheme::Http { scheme, .. }) if scheme == "bearer"
        ),
        _ => false,
    };
    if alternatives.iter().any(bearer) {
        return Ok(false);
    }
    if alternatives.is_empty() || alternatives.iter().any(|r| r.terms.is_empty()) {
        return Ok(true);
    }
    let names: Vec<_> = alternatives.iter().flat_map(|r| &r.terms).map(|t| &*t.scheme).collect();
    refuse(&operation.origin, format!("it needs `{}`, not a bearer token", names.join("`, `")))
}
