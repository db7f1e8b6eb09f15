//! What is lost of a schema whose values may be anything, though it says more.

use specwright_ir::Constraints;

use crate::schema::Keywords;

/// Why a schema without a shape is not one that says nothing; `None`: it says nothing, prose aside.
///
/// ```yaml
/// { description: Anything. }   # says nothing
/// { minimum: 1 }               # bounds values of a type that is not given
/// ```
/// What parts say is asked of the parts.
pub(super) fn of(keywords: &Keywords) -> Option<String> {
    let because = |lost: bool, why: &str| lost.then(|| why.to_owned());
    let malformed = keywords.malformed.as_ref();
    let unknown = || keywords.unknown_type.as_ref();
    let bounded = keywords.constraints != Constraints::default() || keywords.format.is_some();
    let unions = [&keywords.one_of, &keywords.any_of];
    malformed
        .map(|keyword| format!("`{keyword}` cannot be read"))
        .or_else(|| unknown().map(|word| format!("OpenAPI has no type `{word}`")))
        .or_else(|| because(keywords.values.is_some(), "the values listed are of no type"))
        .or_else(|| because(keywords.not.is_some(), "`not` says what values are not"))
        .or_else(|| because(bounded, "bounds or a `format` without a `type`"))
        .or_else(|| because(unions.iter().any(|of| of.is_some()), "no member of the union is left"))
}
