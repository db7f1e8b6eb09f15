//! What each kind of change means.

use specwright_ir::Direction;

use crate::Level::{self, Breaking, Info, Warning};

/// A kind of change, where values travel in one direction.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its id: oasdiff's, where that means the same.
    pub id: &'static str,
    /// What it means.
    pub level: Level,
    /// What it means to oasdiff; `None`: it has no such rule.
    pub oasdiff: Option<Level>,
    /// Why both differ, where they do.
    pub why: Option<&'static str>,
}

/// What a change is, by who sends the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Kind {
    request: &'static Rule,
    response: &'static Rule,
}

impl Kind {
    /// The rules for the directions that a value travels; of the whole call, where it is neither.
    pub(crate) fn rules(self, direction: Direction) -> Vec<&'static Rule> {
        match (direction.request, direction.response) {
            (true, false) => vec![self.request],
            (false, true) => vec![self.response],
            _ if self.request == self.response => vec![self.request],
            _ => vec![self.request, self.response],
        }
    }
}

macro_rules! rule {
    ($id:literal, $request:expr, $response:expr) => {
        Kind {
            request: &Rule { id: $id, level: $request, oasdiff: None, why: None },
            response: &Rule { id: $id, level: $response, oasdiff: None, why: None },
        }
    };
}

macro_rules! whole {
    ($id:literal, $level:expr) => {
        rule!($id, $level, $level)
    };
}

/// Names every rule, and lists them all.
macro_rules! rules {
    ($($name:ident = $rule:expr;)*) => {
        $(pub(crate) const $name: Kind = $rule;)*

        /// Every kind of change.
        pub const RULES: &[&Rule] = &[$($name.request),*];
    };
}

rules! {
    // Operations.
    OPERATION_ADDED = whole!("operation-added", Info);
    OPERATION_REMOVED = whole!("operation-removed", Breaking);
    OPERATION_MOVED = whole!("operation-moved", Breaking);
    OPERATION_DEPRECATED = whole!("operation-deprecated", Info);
    SECURITY_REQUIRED = whole!("security-required", Breaking);
    SECURITY_CHANGED = whole!("security-changed", Warning);
    SERVER_CHANGED = whole!("server-changed", Warning);
    // Parameters.
    PARAMETER_ADDED = whole!("optional-parameter-added", Info);
    REQUIRED_PARAMETER_ADDED = whole!("required-parameter-added", Breaking);
    PARAMETER_REMOVED = whole!("parameter-removed", Warning);
    PARAMETER_MOVED = whole!("parameter-moved", Breaking);
    PARAMETER_BECAME_REQUIRED = whole!("parameter-became-required", Breaking);
    PARAMETER_BECAME_OPTIONAL = whole!("parameter-became-optional", Info);
    PARAMETER_ENCODING_CHANGED = whole!("parameter-encoding-changed", Breaking);
    // Bodies and responses.
    BODY_ADDED = whole!("optional-body-added", Info);
    REQUIRED_BODY_ADDED = whole!("required-body-added", Breaking);
    BODY_REMOVED = whole!("body-removed", Breaking);
    BODY_BECAME_REQUIRED = whole!("body-became-required", Breaking);
    BODY_BECAME_OPTIONAL = whole!("body-became-optional", Info);
    MEDIA_TYPE_ADDED = rule!("media-type-added", Info, Info);
    MEDIA_TYPE_REMOVED = whole!("media-type-removed", Breaking);
    PROPERTY_ENCODING_CHANGED = whole!("property-encoding-changed", Breaking);
    RESPONSE_ADDED = whole!("response-added", Info);
    SUCCESS_REMOVED = whole!("success-response-removed", Breaking);
    FAILURE_REMOVED = whole!("failure-response-removed", Info);
    HEADER_ADDED = whole!("response-header-added", Info);
    HEADER_REMOVED = whole!("optional-response-header-removed", Warning);
    REQUIRED_HEADER_REMOVED = whole!("required-response-header-removed", Breaking);
    HEADER_BECAME_OPTIONAL = whole!("response-header-became-optional", Breaking);
    HEADER_BECAME_REQUIRED = whole!("response-header-became-required", Info);
    HEADER_ENCODING_CHANGED = whole!("response-header-encoding-changed", Breaking);
    // Values.
    TYPE_CHANGED = whole!("type-changed", Breaking);
    TYPE_WIDENED = rule!("type-widened", Info, Breaking);
    TYPE_NARROWED = rule!("type-narrowed", Breaking, Info);
    // Readers of a list expect values that are not on it.
    ENUM_OPENED = rule!("enum-opened", Info, Warning);
    ENUM_CLOSED = rule!("enum-closed", Breaking, Info);
    FORMAT_CHANGED = rule!("format-changed", Warning, Warning);
    BECAME_NULLABLE = rule!("became-nullable", Info, Breaking);
    BECAME_NOT_NULLABLE = rule!("became-not-nullable", Breaking, Info);
    ENUM_VALUE_ADDED = rule!("enum-value-added", Info, Warning);
    ENUM_VALUE_REMOVED = rule!("enum-value-removed", Breaking, Info);
    UNION_MEMBER_ADDED = rule!("union-member-added", Info, Warning);
    UNION_MEMBER_REMOVED = rule!("union-member-removed", Breaking, Info);
    UNION_TAG_CHANGED = whole!("union-tag-changed", Breaking);
    UNION_DEFAULT_CHANGED = whole!("union-default-changed", Warning);
    UNDECLARED_MEMBERS_CHANGED = rule!("undeclared-members-changed", Warning, Warning);
    // Bounds. Clients check none of what servers send.
    CONSTRAINT_ADDED = rule!("constraint-added", Warning, Info);
    CONSTRAINT_TIGHTENED = rule!("constraint-tightened", Breaking, Info);
    CONSTRAINT_LOOSENED = rule!("constraint-loosened", Info, Warning);
    CONSTRAINT_REMOVED = rule!("constraint-removed", Info, Warning);
    PATTERN_CHANGED = rule!("pattern-changed", Warning, Info);
    // Properties.
    PROPERTY_ADDED = rule!("optional-property-added", Info, Info);
    REQUIRED_PROPERTY_ADDED = rule!("required-property-added", Breaking, Info);
    PROPERTY_REMOVED = rule!("optional-property-removed", Warning, Warning);
    REQUIRED_PROPERTY_REMOVED = rule!("required-property-removed", Warning, Breaking);
    PROPERTY_RENAMED = whole!("property-renamed", Breaking);
    PROPERTY_BECAME_REQUIRED = rule!("property-became-required", Breaking, Info);
    PROPERTY_BECAME_OPTIONAL = rule!("property-became-optional", Info, Breaking);
}
