//! Where in a description a node was written.

use std::{fmt, sync::Arc};

/// A JSON Pointer ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)) into one document, kept in its escaped form.
///
/// The empty pointer is the whole document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pointer(String);

impl Pointer {
    /// The whole document.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// Reads an escaped pointer: empty, or starting with `/`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        (text.is_empty() || text.starts_with('/')).then(|| Self(text.to_owned()))
    }

    /// The pointer one step further down; `token` is a member name or an index, unescaped.
    #[must_use]
    pub fn push(&self, token: impl AsRef<str>) -> Self {
        let mut text = self.0.clone();
        text.push('/');
        for c in token.as_ref().chars() {
            match c {
                '~' => text.push_str("~0"),
                '/' => text.push_str("~1"),
                c => text.push(c),
            }
        }
        Self(text)
    }

    /// The pointer some steps further down; `rest` is escaped, and empty or starting with `/`.
    #[must_use]
    pub fn join(&self, rest: &str) -> Self {
        Self(format!("{}{rest}", self.0))
    }

    /// The pointer one step up; `None` for the whole document.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        self.0.rfind('/').map(|at| Self(self.0[..at].to_owned()))
    }

    /// The unescaped steps from the root.
    pub fn tokens(&self) -> impl Iterator<Item = String> + '_ {
        self.0.split('/').skip(1).map(|t| t.replace("~1", "/").replace("~0", "~"))
    }

    /// The unescaped last step; `None` for the whole document.
    #[must_use]
    pub fn last(&self) -> Option<String> {
        self.tokens().last()
    }

    /// Whether `self` is `other` or lies below it.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        self.0.strip_prefix(&other.0).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The escaped text, without a leading `#`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

/// The place of a node: a document and a pointer into it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin {
    /// The document's name as people know it, e.g. `specs/retell/openapi.yaml`.
    pub file: Arc<str>,
    /// The node in it.
    pub pointer: Pointer,
}

impl Origin {
    /// The root of a document.
    #[must_use]
    pub fn root(file: impl Into<Arc<str>>) -> Self {
        Self { file: file.into(), pointer: Pointer::root() }
    }

    /// The place one step further down.
    #[must_use]
    pub fn push(&self, token: impl AsRef<str>) -> Self {
        Self { file: self.file.clone(), pointer: self.pointer.push(token) }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.file, self.pointer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_unescapes() {
        let p = Pointer::root().push("paths").push("/a/{b~c}").push("get");
        assert_eq!(p.to_string(), "#/paths/~1a~1{b~0c}/get");
        assert_eq!(p.tokens().collect::<Vec<_>>(), ["paths", "/a/{b~c}", "get"]);
        assert_eq!(p.parent().and_then(|p| p.last()).as_deref(), Some("/a/{b~c}"));
        assert_eq!(Pointer::root().parent(), None);
    }

    #[test]
    fn within_counts_whole_steps() {
        let a = Pointer::root().push("a");
        assert!(a.push("b").is_within(&a) && a.is_within(&a) && a.is_within(&Pointer::root()));
        assert!(!Pointer::root().push("ab").is_within(&a));
    }
}
