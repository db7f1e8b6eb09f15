//! What leads from a page to the next.

use std::collections::HashSet;

use http::HeaderMap;

use super::link;
use crate::call::Call;

/// How the pages of an operation follow each other. Generated:
///
/// ```text
/// Paging::of(|page: &mut ListJobsResponse| page.jobs.as_mut()).by_key("page_token", |page| page.next_page_token.clone())
/// ```
pub struct Paging<P, I> {
    by: By<P>,
    has_more: fn(&P) -> Option<bool>,
    total: fn(&P) -> Option<i64>,
    pub(super) items: fn(&mut P) -> Option<&mut Vec<I>>,
}

enum By<P> {
    /// The page has a key, which a query parameter takes.
    Key { parameter: &'static str, next: fn(&P) -> Option<String> },
    /// The page has the URL of the next.
    Url(fn(&P) -> Option<String>),
    /// A header has it.
    Link,
    /// A query parameter numbers pages.
    Number { parameter: &'static str, first: u64 },
    /// A query parameter numbers items.
    Offset { parameter: &'static str, first: u64 },
}

impl<P> Clone for By<P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P> Copy for By<P> {}

impl<P, I> Clone for Paging<P, I> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P, I> Copy for Paging<P, I> {}

impl<P, I> Paging<P, I> {
    /// Pages with these items, each with the URL of the next in its header `Link`
    /// ([RFC 8288](https://www.rfc-editor.org/rfc/rfc8288)).
    #[must_use]
    pub const fn of(items: fn(&mut P) -> Option<&mut Vec<I>>) -> Self {
        Self { by: By::Link, has_more: |_| None, total: |_| None, items }
    }

    /// The page has a key of the next, which a query parameter takes.
    #[must_use]
    pub const fn by_key(self, parameter: &'static str, next: fn(&P) -> Option<String>) -> Self {
        Self { by: By::Key { parameter, next }, ..self }
    }

    /// The page has the URL of the next.
    #[must_use]
    pub const fn by_url(self, next: fn(&P) -> Option<String>) -> Self {
        Self { by: By::Url(next), ..self }
    }

    /// A query parameter numbers pages from `first`. The last one is empty, or `total` items have been there.
    #[must_use]
    pub const fn by_number(self, parameter: &'static str, first: u64) -> Self {
        Self { by: By::Number { parameter, first }, ..self }
    }

    /// A query parameter says at which item a page begins; the very first is `first`. The last page is empty, or `total` items have
    /// been there.
    #[must_use]
    pub const fn by_offset(self, parameter: &'static str, first: u64) -> Self {
        Self { by: By::Offset { parameter, first }, ..self }
    }

    /// The page says whether there is another.
    #[must_use]
    pub const fn has_more(self, has_more: fn(&P) -> Option<bool>) -> Self {
        Self { has_more, ..self }
    }

    /// The page says how many items there are on all pages.
    #[must_use]
    pub const fn total(self, total: fn(&P) -> Option<i64>) -> Self {
        Self { total, ..self }
    }
}

/// How far a list was read.
pub(super) struct Progress {
    /// Keys and URLs that were there: a second time, they lead nowhere.
    seen: HashSet<String>,
    /// How many items were there, if the list was asked for from its beginning.
    items: Option<u64>,
}

impl Progress {
    /// Before the first page. A list may be asked for from a key, a page or an item on.
    pub(super) fn new<P, I>(call: &Call, paging: &Paging<P, I>) -> Self {
        let mut progress = Self { seen: HashSet::new(), items: Some(0) };
        match paging.by {
            By::Key { parameter, .. } => progress.seen.extend(call.query_value(parameter)),
            By::Number { parameter, first } | By::Offset { parameter, first } => {
                let start = call.query_value(parameter);
                let first = start.is_none_or(|start| start.parse() == Ok(first));
                progress.items = first.then_some(0);
            }
            By::Url(_) | By::Link => {}
        }
        progress
    }

    /// The call for the page after this one; `None`: it was the last.
    pub(super) fn follow<P, I>(
        &mut self,
        call: &Call,
        paging: &Paging<P, I>,
        page: &mut P,
        headers: &HeaderMap,
    ) -> Option<Call> {
        let count = (paging.items)(page).map_or(0, |items| items.len()) as u64;
        if let Some(items) = &mut self.items {
            *items += count;
        }
        if (paging.has_more)(page) == Some(false) {
            return None;
        }
        match paging.by {
            By::Key { parameter, next } => {
                let key = self.unseen(next(page))?;
                Some(call.clone().query(parameter, &key))
            }
            By::Url(next) => self.unseen(next(page)).map(|url| call.clone().at(&url)),
            By::Link => self.unseen(link::next(headers)).map(|url| call.clone().at(&url)),
            By::Number { parameter, first } => {
                let next = at(call, parameter, first)?.checked_add(1)?;
                self.goes_on(count, (paging.total)(page))?;
                Some(call.clone().query(parameter, &next))
            }
            By::Offset { parameter, first } => {
                let next = at(call, parameter, first)?.checked_add(count)?;
                self.goes_on(count, (paging.total)(page))?;
                Some(call.clone().query(parameter, &next))
            }
        }
    }

    fn unseen(&mut self, next: Option<String>) -> Option<String> {
        next.filter(|next| !next.is_empty() && self.seen.insert(next.clone()))
    }

    /// Whether a list that is counted has more than was there.
    fn goes_on(&self, count: u64, total: Option<i64>) -> Option<()> {
        let total = total.and_then(|total| u64::try_from(total).ok());
        let complete = self.items.zip(total).is_some_and(|(items, total)| items >= total);
        (count > 0 && !complete).then_some(())
    }
}

/// What a parameter that counts is set to.
fn at(call: &Call, parameter: &str, first: u64) -> Option<u64> {
    call.query_value(parameter).map_or(Some(first), |text| text.parse().ok())
}
