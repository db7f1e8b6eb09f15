//! `specwright.toml`: what people decide about an API's client. Every key is optional, because it can be inferred.

mod paging;

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use specwright_source::{Code, Diagnostic, Diagnostics};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::decisions::{About, Decision, nearest};

pub use paging::{PagingRule, PagingWay};

/// Decisions about one API's client.
///
/// ```toml
/// api_key_env = "RETELL_API_KEY"        # default: the API's folder in capitals, with _API_KEY
/// base_url_env = "RETELL_BASE_URL"      # default: the API's folder in capitals, with _BASE_URL
///
/// [header_encoding]                     # header parameters that hold JSON; default "json"
/// X-Data-Respan-Params = "base64"       # "json": ASCII-escaped JSON; "base64": base64 of JSON
///
/// [names]                               # Rust names of schemas, by component or by JSON pointer
/// tool_v2 = "Tool"
///
/// [paging]                              # by operationId; default: inferred
/// listEverything = false                # no items() and pages()
/// listJobs = { by = "key", parameter = "from", next = "meta.next", items = "jobs" }  # key, url, link, number, offset
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// The environment variable with the key.
    pub api_key_env: Option<String>,
    /// The environment variable with another base URL.
    pub base_url_env: Option<String>,
    /// How JSON travels in a header, by the header's name in lower case.
    pub header_encoding: BTreeMap<String, HeaderEncoding>,
    /// Rust names of schemas, by component name or JSON pointer.
    pub names: BTreeMap<String, String>,
    /// How pages follow each other, by `operationId`.
    pub paging: BTreeMap<String, PagingRule>,
    /// Keys that name something of the description, in the order of the text.
    pub(crate) decisions: Vec<Decision>,
}

/// How JSON travels in a header.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum HeaderEncoding {
    /// As JSON in ASCII, everything else escaped.
    #[default]
    Json,
    /// As base64 of JSON.
    Base64,
}

const KEYS: [&str; 5] = ["api_key_env", "base_url_env", "header_encoding", "names", "paging"];

impl Config {
    /// Reads the text of `specwright.toml`.
    ///
    /// # Errors
    /// Everything that is not a key above or does not have the type shown there, each with its place.
    pub fn parse(file: &str, text: &str) -> Result<Self, Diagnostics> {
        let file: Arc<str> = file.into();
        let table = DeTable::parse(text).map_err(|error| {
            let range = error.span().unwrap_or(0..0);
            let message = format!("this is not TOML: {}", error.message());
            Diagnostics::from(
                Diagnostic::error(Code::InvalidSyntax, message).at_bytes(&file, range, "here"),
            )
        })?;
        let mut reader = Reader { file, findings: Diagnostics::default(), decisions: Vec::new() };
        let config = reader.config(table.get_ref());
        let config = Self { decisions: reader.decisions, ..config };
        if reader.findings.has_errors() { Err(reader.findings) } else { Ok(config) }
    }
}

type Key<'a, 'i> = &'a Spanned<std::borrow::Cow<'i, str>>;
type Value<'a, 'i> = &'a Spanned<DeValue<'i>>;

struct Reader {
    file: Arc<str>,
    findings: Diagnostics,
    decisions: Vec<Decision>,
}

impl Reader {
    fn config(&mut self, table: &DeTable<'_>) -> Config {
        let mut config = Config::default();
        for (key, value) in in_order(table) {
            match key.get_ref().as_ref() {
                "api_key_env" => config.api_key_env = self.variable(value),
                "base_url_env" => config.base_url_env = self.variable(value),
                "header_encoding" => {
                    let key = |name: &str| name.to_lowercase();
                    config.header_encoding = self.table(value, About::Header, key, Self::encoding);
                }
                "names" => config.names = self.table(value, About::Schema, schema, Self::name),
                "paging" => {
                    config.paging =
                        self.table(value, About::Operation, str::to_owned, Self::paging);
                }
                unknown => {
                    let help = match nearest(unknown, KEYS) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => format!("keys are: {}", KEYS.join(", ")),
                    };
                    self.refuse(key.span(), format!("unknown key `{unknown}`"), "not a key", &help);
                }
            }
        }
        config
    }

    /// A table by what its keys name; `key` is how they are looked up.
    fn table<T>(
        &mut self,
        value: Value<'_, '_>,
        about: About,
        key: impl Fn(&str) -> String,
        read: impl Fn(&mut Self, Value<'_, '_>) -> Option<T>,
    ) -> BTreeMap<String, T> {
        let Some(table) = value.get_ref().as_table() else {
            self.mismatch(value, "a table");
            return BTreeMap::new();
        };
        let mut entries = BTreeMap::new();
        for (name, at) in in_order(table) {
            let (key, file, range) = (key(name.get_ref()), self.file.clone(), name.span());
            self.decisions.push(Decision { about, key: key.clone(), file, range });
            entries.extend(read(self, at).map(|value| (key, value)));
        }
        entries
    }

    fn variable(&mut self, value: Value<'_, '_>) -> Option<String> {
        let text = self.string(value)?;
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
        if text.is_empty() || !text.chars().all(plain) {
            let message = format!("`{text}` is not the name of an environment variable");
            self.refuse(value.span(), message, "letters, digits and `_`", "");
            return None;
        }
        Some(text)
    }

    fn name(&mut self, value: Value<'_, '_>) -> Option<String> {
        let text = self.string(value)?;
        let fits = crate::name::type_name(&text);
        if fits != text {
            let message = format!("`{text}` is not a name for a Rust type");
            let help = format!("`{fits}` would be");
            self.refuse(value.span(), message, "not UpperCamelCase", &help);
            return None;
        }
        Some(text)
    }

    fn encoding(&mut self, value: Value<'_, '_>) -> Option<HeaderEncoding> {
        match value.get_ref().as_str() {
            Some("json") => Some(HeaderEncoding::Json),
            Some("base64") => Some(HeaderEncoding::Base64),
            _ => {
                self.mismatch(value, "\"json\" or \"base64\"");
                None
            }
        }
    }

    fn string(&mut self, value: Value<'_, '_>) -> Option<String> {
        let read = value.get_ref().as_str().map(str::to_owned);
        if read.is_none() {
            self.mismatch(value, "a string");
        }
        read
    }

    fn mismatch(&mut self, value: Value<'_, '_>, expected: &str) {
        let message = format!("expected {expected}, found {}", value.get_ref().type_str());
        self.refuse(value.span(), message, "here", "");
    }

    fn refuse(&mut self, range: Range<usize>, message: String, label: &str, help: &str) {
        let mut finding =
            Diagnostic::error(Code::InvalidConfig, message).at_bytes(&self.file, range, label);
        if !help.is_empty() {
            finding = finding.help(help);
        }
        self.findings.push(finding);
    }
}

/// A schema's key: a pointer may be written as in a `$ref`, `#/components/...`, and a component's is its name.
fn schema(name: &str) -> String {
    let pointer = name.strip_prefix('#').unwrap_or(name);
    match pointer.strip_prefix("/components/schemas/") {
        Some(component) if !component.contains('/') => {
            component.replace("~1", "/").replace("~0", "~")
        }
        _ => pointer.to_owned(),
    }
}

/// The entries in the order of the text.
fn in_order<'a, 'i>(table: &'a DeTable<'i>) -> Vec<(Key<'a, 'i>, Value<'a, 'i>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}
