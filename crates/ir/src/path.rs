//! Path templates ([OAS 3.0.4, 4.7.8.2](https://spec.openapis.org/oas/v3.0.4.html#path-templating)).

use std::fmt;

/// A path with variables, parsed once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathTemplate {
    /// Text and variables in turn.
    pub segments: Vec<Segment>,
}

/// A piece of a [`PathTemplate`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// Sent as it is.
    Literal(String),
    /// `{name}`: replaced by the path parameter of that name.
    Variable(String),
}

impl PathTemplate {
    /// Reads a template. `None` when a brace is not matched or a variable has no name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut segments = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find(['{', '}']) {
            let (literal, tail) = rest.split_at(open);
            let (name, after) = tail.strip_prefix('{')?.split_once('}')?;
            if name.is_empty() || name.contains('{') {
                return None;
            }
            if !literal.is_empty() {
                segments.push(Segment::Literal(literal.to_owned()));
            }
            segments.push(Segment::Variable(name.to_owned()));
            rest = after;
        }
        if !rest.is_empty() {
            segments.push(Segment::Literal(rest.to_owned()));
        }
        Some(Self { segments })
    }

    /// Names of the variables in path order.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        self.segments.iter().filter_map(|s| match s {
            Segment::Variable(name) => Some(name.as_str()),
            Segment::Literal(_) => None,
        })
    }
}

impl fmt::Display for PathTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.segments.iter().try_for_each(|s| match s {
            Segment::Literal(text) => f.write_str(text),
            Segment::Variable(name) => write!(f, "{{{name}}}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_templates() {
        for text in ["/", "/a", "/a/{b}", "/a/{b}.{c}/d", "{x}"] {
            assert_eq!(PathTemplate::parse(text).map(|t| t.to_string()).as_deref(), Some(text));
        }
        let template = PathTemplate::parse("/a/{b}.{c}").unwrap();
        assert_eq!(template.variables().collect::<Vec<_>>(), ["b", "c"]);
    }

    #[test]
    fn refuses_unmatched_braces() {
        for text in ["/a/{b", "/a/b}", "/{}", "/{a{b}}"] {
            assert_eq!(PathTemplate::parse(text), None, "{text}");
        }
    }
}
