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

/// Names every rule, and lists them all.
macro_rules! rules {
    ($($name:ident = $rule:expr;)*) => {
        $(pub(crate) const $name: Rule = $rule;)*

        /// Every kind of change.
        pub const RULES: &[Rule] = &[$($name),*];
    };
}

rules! {
    // Operations.
    OPERATION_ADDED = whole("operation-added", Info);
    OPERATION_REMOVED = whole("operation-removed", Breaking);
    OPERATION_MOVED = whole("operation-moved", Breaking);
    OPERATION_DEPRECATED = whole("operation-deprecated", Info);
    SECURITY_REQUIRED = whole("security-required", Breaking);
    SECURITY_CHANGED = whole("security-changed", Warning);
    SERVER_CHANGED = whole("server-changed", Warning);
    // Parameters.
    PARAMETER_ADDED = whole("optional-parameter-added", Info);
    REQUIRED_PARAMETER_ADDED = whole("required-parameter-added", Breaking);
    PARAMETER_REMOVED = whole("parameter-removed", Warning);
    PARAMETER_MOVED = whole("parameter-moved", Breaking);
    PARAMETER_BECAME_REQUIRED = whole("parameter-became-required", Breaking);
    PARAMETER_BECAME_OPTIONAL = whole("parameter-became-optional", Info);
    PARAMETER_ENCODING_CHANGED = whole("parameter-encoding-changed", Breaking);
    // Bodies and responses.
    BODY_ADDED = whole("optional-body-added", Info);
    REQUIRED_BODY_ADDED = whole("required-body-added", Breaking);
    BODY_REMOVED = whole("body-removed", Breaking);
    BODY_BECAME_REQUIRED = whole("body-became-required", Breaking);
    BODY_BECAME_OPTIONAL = whole("body-became-optional", Info);
    MEDIA_TYPE_ADDED = rule("media-type-added", Info, Info);
    MEDIA_TYPE_REMOVED = whole("media-type-removed", Breaking);
    PROPERTY_ENCODING_CHANGED = whole("property-encoding-changed", Breaking);
    RESPONSE_ADDED = whole("response-added", Info);
    SUCCESS_REMOVED = whole("success-response-removed", Breaking);
    FAILURE_REMOVED = whole("failure-response-removed", Info);
    HEADER_ADDED = whole("response-header-added", Info);
    HEADER_REMOVED = whole("optional-response-header-removed", Warning);
    REQUIRED_HEADER_REMOVED = whole("required-response-header-removed", Breaking);
    HEADER_BECAME_OPTIONAL = whole("response-header-became-optional", Breaking);
    HEADER_BECAME_REQUIRED = whole("response-header-became-required", Info);
    HEADER_ENCODING_CHANGED = whole("response-header-encoding-changed", Breaking);
    // Values.
    TYPE_CHANGED = whole("type-changed", Breaking);
    TYPE_WIDENED = rule("type-widened", Info, Breaking);
    TYPE_NARROWED = rule("type-narrowed", Breaking, Info);
    // Readers of a list expect values that are not on it.
    ENUM_OPENED = rule("enum-opened", Info, Warning);
    ENUM_CLOSED = rule("enum-closed", Breaking, Info);
    FORMAT_CHANGED = rule("format-changed", Warning, Warning);
    BECAME_NULLABLE = rule("became-nullable", Info, Breaking);
    BECAME_NOT_NULLABLE = rule("became-not-nullable", Breaking, Info);
    ENUM_VALUE_ADDED = rule("enum-value-added", Info, Warning);
    ENUM_VALUE_REMOVED = rule("enum-value-removed", Breaking, Info);
    UNION_MEMBER_ADDED = rule("union-member-added", Info, Warning);
    UNION_MEMBER_REMOVED = rule("union-member-removed", Breaking, Info);
    UNION_TAG_CHANGED = whole("union-tag-changed", Breaking);
    UNION_DEFAULT_CHANGED = whole("union-default-changed", Warning);
    UNDECLARED_MEMBERS_CHANGED = rule("undeclared-members-changed", Warning, Warning);
    // Bounds. Clients check none of what servers send.
    CONSTRAINT_ADDED = rule("constraint-added", Warning, Info);
    CONSTRAINT_TIGHTENED = rule("constraint-tightened", Breaking, Info);
    CONSTRAINT_LOOSENED = rule("constraint-loosened", Info, Warning);
    CONSTRAINT_REMOVED = rule("constraint-removed", Info, Warning);
    PATTERN_CHANGED = rule("pattern-changed", Warning, Info);
    // Properties.
    PROPERTY_ADDED = rule("optional-property-added", Info, Info);
    REQUIRED_PROPERTY_ADDED = rule("required-property-added", Breaking, Info);
    PROPERTY_REMOVED = rule("optional-property-removed", Warning, Warning);
    REQUIRED_PROPERTY_REMOVED = rule("required-property-removed", Warning, Breaking);
    PROPERTY_RENAMED = whole("property-renamed", Breaking);
    PROPERTY_BECAME_REQUIRED = rule("property-became-required", Breaking, Info);
    PROPERTY_BECAME_OPTIONAL = rule("property-became-optional", Info, Breaking);
}
