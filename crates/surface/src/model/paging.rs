//! Lists that come in pages.

use crate::{Presence, Type};

/// How the pages of an operation follow each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paging {
    /// What leads from a page to the next.
    pub by: PagedBy,
    /// Where a page has its items; empty: it is the list.
    pub items: FieldPath,
    /// What the items are.
    pub item: Type,
    /// Where it says whether there is another page.
    pub has_more: Option<FieldPath>,
    /// Where it says how many items there are on all pages.
    pub total: Option<FieldPath>,
}

/// What leads from a page to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PagedBy {
    /// The page has a key, which a query parameter takes.
    Key {
        /// The parameter, on the wire.
        parameter: String,
        /// Where the page has the key.
        next: FieldPath,
        /// Whether the key is a `String`, and not what has one.
        text: bool,
    },
    /// The page has the URL of the next.
    Url {
        /// Where it has it.
        next: FieldPath,
        /// Whether the URL is a `String`, and not what has one.
        text: bool,
    },
    /// A header has the URL of the next.
    Link,
    /// A query parameter numbers pages.
    Number {
        /// The parameter, on the wire.
        parameter: String,
        /// The number of the first page.
        first: u64,
    },
    /// A query parameter numbers items.
    Offset {
        /// The parameter, on the wire.
        parameter: String,
        /// The number of the first item.
        first: u64,
    },
}

/// Fields from the outside in, each with whether it may be missing.
pub type FieldPath = Vec<(String, Presence)>;
