//! What people decide about pages.

use super::{Reader, Value, in_order};

/// How the pages of an operation are said to follow each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum PagingRule {
    /// As far as the shape of the operation says so.
    #[default]
    Inferred,
    /// Not at all.
    Off,
    /// So.
    As(PagingWay),
}

/// What leads from a page to the next. Members are named as on the wire, from the outside in, with dots between.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PagingWay {
    /// One of [`WAYS`].
    pub by: String,
    /// The query parameter that takes the key, or that counts.
    pub parameter: Option<String>,
    /// The member that has the key, or the URL.
    pub next: Option<String>,
    /// The member that has the items; `None`: the only list.
    pub items: Option<String>,
}

/// What leads on: a key, a URL, a header `Link`, the number of a page, or of an item.
const WAYS: [&str; 5] = ["key", "url", "link", "number", "offset"];

/// The keys of a way.
const KEYS: [&str; 4] = ["by", "parameter", "next", "items"];

impl Reader {
    /// `true`, `false`, or a way.
    pub(super) fn paging(&mut self, value: Value<'_, '_>) -> Option<PagingRule> {
        if let Some(inferred) = value.get_ref().as_bool() {
            return Some(if inferred { PagingRule::Inferred } else { PagingRule::Off });
        }
        let Some(table) = value.get_ref().as_table() else {
            self.mismatch(value, "true, false or a table");
            return None;
        };
        let mut way = PagingWay::default();
        for (key, value) in in_order(table) {
            let text = self.string(value)?;
            match key.get_ref().as_ref() {
                "by" if WAYS.contains(&text.as_str()) => way.by = text,
                "by" => {
                    let help = format!("it is one of: {}", WAYS.join(", "));
                    let message = format!("`{text}` is no way from a page to the next");
                    self.refuse(value.span(), message, "here", &help);
                }
                "parameter" => way.parameter = Some(text),
                "next" => way.next = Some(text),
                "items" => way.items = Some(text),
                unknown => {
                    let help = format!("keys are: {}", KEYS.join(", "));
                    self.refuse(key.span(), format!("unknown key `{unknown}`"), "not a key", &help);
                }
            }
        }
        if way.by.is_empty() {
            self.refuse(value.span(), "`by` is missing".to_owned(), "how do pages follow?", "");
        }
        Some(PagingRule::As(way))
    }
}
