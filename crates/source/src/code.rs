//! Which rule a finding is about.

macro_rules! codes {
    ($($(#[doc = $meaning:literal])+ $variant:ident = $text:literal,)+) => {
        /// The rule that a finding is about. Reports have its name, which stays the same when the words of findings change.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $($(#[doc = $meaning])+ $variant,)+
        }

        impl Code {
            /// Every code, in the order of the steps that find them.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The name, in kebab case.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)+
                }
            }

            /// What it means, in one sentence.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($($meaning),+).trim_ascii(),)+
                }
            }
        }
    };
}

codes! {
    /// A text is not YAML, JSON or TOML.
    InvalidSyntax = "invalid-syntax",
    /// A name is written twice in one map.
    DuplicateMember = "duplicate-member",
    /// There is more, or it is nested deeper, than is read.
    LimitExceeded = "limit-exceeded",
    /// A file is missing, is no text, or may not be read.
    UnreadableFile = "unreadable-file",
    /// No version of OpenAPI is named that is covered.
    UnknownVersion = "unknown-version",

    /// A member is not of the kind that OpenAPI says: a map, a list, a string, one of a few words.
    WrongKind = "wrong-kind",
    /// A member is missing that OpenAPI requires.
    MissingMember = "missing-member",
    /// OpenAPI knows no member of that name there.
    UnknownMember = "unknown-member",
    /// A member has no effect where it is written.
    IdleMember = "idle-member",
    /// Members, or objects, exclude each other.
    ConflictingMembers = "conflicting-members",
    /// What is written is valid, and is not covered yet.
    NotCovered = "not-covered",

    /// A `$ref` leads to nothing that can be read.
    UnresolvedReference = "unresolved-reference",
    /// A `$ref` leads to an object of another kind than is needed.
    MismatchedReference = "mismatched-reference",
    /// A `$ref`, or a composition of schemas, leads back to itself.
    CircularReference = "circular-reference",

    /// A path does not start with `/`, or its variables are not in `{` and `}`.
    InvalidPath = "invalid-path",
    /// A variable of a path has no parameter.
    UndeclaredPathParameter = "undeclared-path-parameter",
    /// A parameter in `path` is of no variable of the path.
    UnusedPathParameter = "unused-path-parameter",
    /// A parameter in `path` is not `required: true`.
    OptionalPathParameter = "optional-path-parameter",
    /// Two parameters have one name and place.
    DuplicateParameter = "duplicate-parameter",
    /// Two operations have one `operationId`.
    DuplicateOperationId = "duplicate-operation-id",
    /// A response is of no status.
    InvalidStatus = "invalid-status",
    /// A security scheme is required that is not declared.
    UndeclaredSecurityScheme = "undeclared-security-scheme",
    /// A security scheme does not say what is sent.
    UnusableSecurityScheme = "unusable-security-scheme",
    /// A variable of a server's URL is not declared.
    UndeclaredServerVariable = "undeclared-server-variable",
    /// An operation cannot be called, for a reason that is told.
    OperationLeftOut = "operation-left-out",

    /// A `type` is none of OpenAPI's.
    UnknownType = "unknown-type",
    /// A value is not one of its schema: in `enum`, `default`.
    MismatchedValue = "mismatched-value",
    /// A pattern is no regular expression.
    InvalidPattern = "invalid-pattern",
    /// A schema allows no value.
    UnsatisfiableSchema = "unsatisfiable-schema",
    /// A `discriminator` does not do what it says.
    UnusableDiscriminator = "unusable-discriminator",
    /// Nothing tells the members of a union apart.
    AmbiguousUnion = "ambiguous-union",
    /// A property is `required` that is not declared.
    UndeclaredProperty = "undeclared-property",
    /// What is said of a value is more than its type can say: it is any JSON.
    UntypedValue = "untyped-value",

    /// The `specwright.toml` says what it cannot say.
    InvalidConfig = "invalid-config",
    /// The `specwright.toml` names what is not there.
    UnmatchedConfig = "unmatched-config",

    /// A page of documentation does not describe one operation.
    UnusablePage = "unusable-page",
    /// Pages of one API contradict each other.
    ConflictingPages = "conflicting-pages",
    /// A vendored file was changed by hand.
    ChangedByHand = "changed-by-hand",
    /// A fixup says what it cannot say.
    InvalidFixup = "invalid-fixup",
    /// A fixup does not apply to the description.
    StaleFixup = "stale-fixup",
    /// What was asked for makes no sense for this API.
    InvalidRequest = "invalid-request",

    /// The generator has a defect.
    Internal = "internal",
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::Code;

    #[test]
    fn names_are_distinct_and_in_kebab_case() {
        let names: HashSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        assert_eq!(names.len(), Code::ALL.len());
        let kebab = |name: &&str| {
            name.split('-')
                .all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase()))
        };
        assert!(names.iter().all(kebab), "{names:?}");
    }

    #[test]
    fn every_code_is_documented() {
        let rows =
            Code::ALL.iter().map(|code| format!("| `{}` | {} |\n", code.name(), code.meaning()));
        let table = format!("| code | means |\n|---|---|\n{}", rows.collect::<String>());
        let documented = include_str!("../../../docs/findings.md");
        assert!(documented.contains(&table), "`docs/findings.md` needs this table:\n{table}");
    }
}
