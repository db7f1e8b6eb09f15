//! What each kind of change means, by who sends the value.

use specwright_ir::Direction;

use crate::Level::{self, Breaking, Info, Warning};

/// A kind of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its id.
    pub id: &'static str,
    /// What it means where callers send the value.
    pub request: Level,
    /// What it means where servers send the value.
    pub response: Level,
}

const fn rule(id: &'static str, request: Level, response: Level) -> Rule {
    Rule { id, request, response }
}

/// Of the whole call: direction makes no difference.
const fn whole(id: &'static str, level: Level) -> Rule {
    rule(id, level, level)
}

impl Rule {
    /// The graver of what it means in the directions that a value travels.
    #[must_use]
    pub fn level(&self, direction: Direction) -> Level {
        match (direction.request, direction.response) {
            (true, false) => self.request,
            (false, true) => self.response,
            _ => self.request.max(self.response),
        }
    }
}

// Operations.
pub(crate) const OPERATION_ADDED: Rule = whole("operation-added", Info);
pub(crate) const OPERATION_REMOVED: Rule = whole("operation-removed", Breaking);
pub(crate) const OPERATION_DEPRECATED: Rule = whole("operation-deprecated", Info);
pub(crate) const SECURITY_REQUIRED: Rule = whole("security-required", Breaking);
pub(crate) const SECURITY_CHANGED: Rule = whole("security-changed", Warning);
pub(crate) const SERVER_CHANGED: Rule = whole("server-changed", Warning);
// Parameters.
pub(crate) const PARAMETER_ADDED: Rule = whole("optional-parameter-added", Info);
pub(crate) const REQUIRED_PARAMETER_ADDED: Rule = whole("required-parameter-added", Breaking);
pub(crate) const PARAMETER_REMOVED: Rule = whole("parameter-removed", Warning);
pub(crate) const PARAMETER_BECAME_REQUIRED: Rule = whole("parameter-became-required", Breaking);
pub(crate) const PARAMETER_BECAME_OPTIONAL: Rule = whole("parameter-became-optional", Info);
pub(crate) const PARAMETER_ENCODING_CHANGED: Rule = whole("parameter-encoding-changed", Breaking);
// Bodies and responses.
pub(crate) const BODY_ADDED: Rule = whole("optional-body-added", Info);
pub(crate) const REQUIRED_BODY_ADDED: Rule = whole("required-body-added", Breaking);
pub(crate) const BODY_REMOVED: Rule = whole("body-removed", Breaking);
pub(crate) const BODY_BECAME_REQUIRED: Rule = whole("body-became-required", Breaking);
pub(crate) const BODY_BECAME_OPTIONAL: Rule = whole("body-became-optional", Info);
pub(crate) const MEDIA_TYPE_ADDED: Rule = rule("media-type-added", Info, Info);
pub(crate) const MEDIA_TYPE_REMOVED: Rule = whole("media-type-removed", Breaking);
pub(crate) const RESPONSE_ADDED: Rule = whole("response-added", Info);
pub(crate) const SUCCESS_REMOVED: Rule = whole("success-response-removed", Breaking);
pub(crate) const FAILURE_REMOVED: Rule = whole("failure-response-removed", Info);
// Values.
pub(crate) const TYPE_CHANGED: Rule = whole("type-changed", Breaking);
pub(crate) const FORMAT_CHANGED: Rule = rule("format-changed", Warning, Warning);
pub(crate) const BECAME_NULLABLE: Rule = rule("became-nullable", Info, Breaking);
pub(crate) const BECAME_NOT_NULLABLE: Rule = rule("became-not-nullable", Breaking, Info);
pub(crate) const ENUM_VALUE_ADDED: Rule = rule("enum-value-added", Info, Warning);
pub(crate) const ENUM_VALUE_REMOVED: Rule = rule("enum-value-removed", Breaking, Info);
pub(crate) const UNION_MEMBER_ADDED: Rule = rule("union-member-added", Info, Warning);
pub(crate) const UNION_MEMBER_REMOVED: Rule = rule("union-member-removed", Breaking, Info);
pub(crate) const UNION_TAG_CHANGED: Rule = whole("union-tag-changed", Breaking);
pub(crate) const UNDECLARED_MEMBERS_CHANGED: Rule =
    rule("undeclared-members-changed", Warning, Warning);
// Properties.
pub(crate) const PROPERTY_ADDED: Rule = rule("optional-property-added", Info, Info);
pub(crate) const REQUIRED_PROPERTY_ADDED: Rule = rule("required-property-added", Breaking, Info);
pub(crate) const PROPERTY_REMOVED: Rule = rule("optional-property-removed", Warning, Warning);
pub(crate) const REQUIRED_PROPERTY_REMOVED: Rule =
    rule("required-property-removed", Warning, Breaking);
pub(crate) const PROPERTY_RENAMED: Rule = whole("property-renamed", Breaking);
pub(crate) const PROPERTY_BECAME_REQUIRED: Rule = rule("property-became-required", Breaking, Info);
pub(crate) const PROPERTY_BECAME_OPTIONAL: Rule = rule("property-became-optional", Info, Breaking);
