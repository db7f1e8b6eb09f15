//! Which operations are wanted: `--only` and `--exclude`.

use std::{collections::BTreeSet, fmt};

use specwright_ir::{LeftOut, Operation};

/// Operations by selectors: an operation id, `METHOD /path`, or `tag:x`. A selector may hold several, divided by commas.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// What is wanted; empty: everything.
    pub only: Vec<String>,
    /// What is not, even if it is among the former.
    pub exclude: Vec<String>,
}

/// Selectors that select nothing, with what was probably meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownSelectors(Vec<(String, Option<String>)>);

impl fmt::Display for UnknownSelectors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (selector, near)) in self.0.iter().enumerate() {
            let line = if at == 0 { "" } else { "\n" };
            write!(f, "{line}no operation is called `{selector}`")?;
            match near {
                Some(near) => write!(f, ": did you mean `{near}`?")?,
                None => f.write_str(
                    ": an operation id, `METHOD /path` or `tag:NAME` of the description is needed",
                )?,
            }
        }
        Ok(())
    }
}

impl std::error::Error for UnknownSelectors {}

/// What an operation answers to.
struct Names<'a> {
    id: Option<&'a str>,
    line: String,
    tags: &'a [String],
}

impl<'a> Names<'a> {
    fn of(operation: &'a Operation) -> Self {
        let Operation { id, method, path, tags, .. } = operation;
        Self { id: id.as_deref(), line: format!("{method} {path}"), tags }
    }

    fn of_left_out(left_out: &'a LeftOut) -> Self {
        let LeftOut { id, method, path, tags, .. } = left_out;
        Self { id: id.as_deref(), line: format!("{method} {path}"), tags }
    }

    fn all(&self) -> impl Iterator<Item = String> {
        let tags = self.tags.iter().map(|tag| format!("tag:{tag}"));
        self.id.map(str::to_owned).into_iter().chain([self.line.clone()]).chain(tags)
    }
}

/// The selectors of a [`Selection`], each of which selects something.
pub(crate) struct Wanted {
    only: BTreeSet<String>,
    exclude: BTreeSet<String>,
    everything: bool,
}

impl Selection {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.only.is_empty() && self.exclude.is_empty()
    }

    /// The selection among what there is.
    pub(crate) fn among(
        &self,
        operations: &[Operation],
        left_out: &[LeftOut],
    ) -> Result<Wanted, UnknownSelectors> {
        let names = operations.iter().map(Names::of);
        let names = names.chain(left_out.iter().map(Names::of_left_out));
        let known: BTreeSet<String> =
            names.flat_map(|names| names.all().collect::<Vec<_>>()).collect();
        let mut unknown = Vec::new();
        let mut resolve = |texts: &[String]| -> BTreeSet<String> {
            texts.iter().flat_map(|text| resolve(text, &known, &mut unknown)).collect()
        };
        let (only, exclude) = (resolve(&self.only), resolve(&self.exclude));
        match unknown.is_empty() {
            true => Ok(Wanted { only, exclude, everything: self.only.is_empty() }),
            false => Err(UnknownSelectors(unknown)),
        }
    }
}

/// The selectors of a text. A path may hold a comma, so that a text that is known as a whole is not divided.
fn resolve(
    text: &str,
    known: &BTreeSet<String>,
    unknown: &mut Vec<(String, Option<String>)>,
) -> Vec<String> {
    let whole = normal(text);
    if known.contains(&whole) {
        return vec![whole];
    }
    let mut found = Vec::new();
    for part in text.split(',').map(normal).filter(|part| !part.is_empty()) {
        if known.contains(&part) {
            found.push(part);
        } else {
            let near = nearest(&part, known);
            unknown.push((part, near));
        }
    }
    found
}

/// `get  /pets` is `GET /pets`.
fn normal(selector: &str) -> String {
    let selector = selector.trim();
    match selector.split_once(char::is_whitespace) {
        Some((method, path)) if path.trim_start().starts_with('/') => {
            format!("{} {}", method.to_ascii_uppercase(), path.trim_start())
        }
        _ => selector.to_owned(),
    }
}

/// What was probably meant: a selector of the same kind.
fn nearest(unknown: &str, known: &BTreeSet<String>) -> Option<String> {
    let kind = |text: &str| (text.starts_with("tag:"), text.contains(" /"));
    let alike = known.iter().filter(|name| kind(name) == kind(unknown));
    let scored = alike
        .map(|name| (strsim::jaro_winkler(&unknown.to_lowercase(), &name.to_lowercase()), name));
    let best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.filter(|(score, _)| *score > 0.8).map(|(_, name)| name.clone())
}

impl Wanted {
    pub(crate) fn operation(&self, operation: &Operation) -> bool {
        self.has(&Names::of(operation))
    }

    pub(crate) fn left_out(&self, left_out: &LeftOut) -> bool {
        self.has(&Names::of_left_out(left_out))
    }

    fn has(&self, names: &Names<'_>) -> bool {
        let any = |set: &BTreeSet<String>| names.all().any(|name| set.contains(&name));
        (self.everything || any(&self.only)) && !any(&self.exclude)
    }
}
