//! How pages follow each other, when the shape of an operation says so beyond doubt, or `specwright.toml` does.
//!
//! A page has one list, and one of these leads on:
//!
//! ```yaml
//! # a key, which an optional query parameter takes
//! { items: [...], pagination_key: string, has_more: boolean }
//! # the URL of the next page, in the page or in a header
//! { items: [...], meta: { next_page_url: { type: string, format: uri } } }
//! headers: { Link: ... }
//! # query parameters that count: pages, or items
//! parameters: [{ in: query, name: page, schema: { type: integer } }, { in: query, name: per_page, schema: { type: integer } }]
//! ```

mod shape;

use specwright_ir::{Json, Location, Shape};

use super::{Context, plan::Plan};
use crate::{
    Argument, Item, PagedBy, Paging, Role, Type,
    config::{PagingRule, PagingWay},
};
use shape::{Member, Page, is_count, is_flag, is_text, is_url};

/// What holds the next page's key, and the parameters that take it, in order of preference. A `true` says that the member is
/// there on the last page, too: then only a flag ends the list.
const KEYS: [(&str, &[&str], bool); 11] = [
    ("pagination_key", &["pagination_key"], false),
    ("next_cursor", &["cursor", "next_cursor", "after", "starting_after", "start_cursor"], false),
    ("next_page_token", &["page_token", "next_page_token", "pageToken"], false),
    ("nextPageToken", &["pageToken", "page_token"], false),
    ("nextCursor", &["cursor", "after"], false),
    ("next_token", &["next_token", "token"], false),
    ("nextToken", &["nextToken"], false),
    ("next_page", &["page_token", "next_page", "cursor"], false),
    ("end_cursor", &["after", "cursor"], true),
    ("last_id", &["after", "after_id", "starting_after"], true),
    ("cursor", &["cursor"], false),
];

/// Members that say whether there is another page.
const FLAGS: [&str; 5] = ["has_more", "hasMore", "has_next_page", "has_next", "more"];

/// Members that are the URL of the next page, whatever they are called by the format.
const URLS: [&str; 7] = [
    "next_page_url",
    "next_page_uri",
    "next_url",
    "nextPageUrl",
    "nextLink",
    "next_link",
    "@odata.nextLink",
];

/// Members that say how many items there are on all pages.
const TOTALS: [&str; 8] = [
    "total",
    "total_count",
    "totalCount",
    "total_items",
    "totalItems",
    "totalResults",
    "total_results",
    "total_entries",
];

/// Parameters that number pages, and those that number items.
const NUMBERS: [&str; 6] =
    ["page", "page_number", "pageNumber", "page_no", "pageNo", "page[number]"];
const OFFSETS: [&str; 5] = ["offset", "skip", "start", "start_index", "startIndex"];

/// Parameters that say how long a page is: where there is one, what counts beside it counts pages or items.
const SIZES: [&str; 14] = [
    "per_page",
    "perPage",
    "page_size",
    "pageSize",
    "pagesize",
    "limit",
    "size",
    "count",
    "page[size]",
    "max_results",
    "maxResults",
    "results_per_page",
    "take",
    "top",
];

/// How the operation's pages follow each other, unless that is in doubt.
pub(crate) fn infer(
    cx: &mut Context<'_>,
    items: &[Item],
    plan: &Plan<'_>,
    output: &Type,
    setters: &[Argument],
) -> Option<Paging> {
    let id = plan.operation.id.as_deref().unwrap_or_default();
    let said = cx.config.paging.get(id).cloned().unwrap_or_default();
    let at = Asked { cx, plan, setters };
    match said {
        PagingRule::Off => None,
        PagingRule::Inferred => {
            let page = Page::of(items, output)?;
            let by = at
                .key(&page)
                .or_else(|| at.url(&page))
                .or_else(|| at.link())
                .or_else(|| at.counted())?;
            Some(paging(page, by))
        }
        PagingRule::As(way) => {
            let found = at.decided(items, output, &way);
            if found.is_none() {
                let finding = cx.config.does_not_fit(id, &plan.operation.origin);
                cx.findings.push(finding);
            }
            found
        }
    }
}

fn paging(page: Page<'_>, by: PagedBy) -> Paging {
    let place = |member: Member<'_>| member.place;
    let has_more = page.find(&FLAGS, is_flag).map(place);
    let counts = matches!(by, PagedBy::Number { .. } | PagedBy::Offset { .. });
    let total = page.find(&TOTALS, is_count).map(place).filter(|_| counts);
    Paging { by, items: page.place, item: page.item, has_more, total }
}

/// The operation that is asked.
struct Asked<'a, 'b> {
    cx: &'a Context<'b>,
    plan: &'a Plan<'b>,
    setters: &'a [Argument],
}

impl Asked<'_, '_> {
    fn key(&self, page: &Page<'_>) -> Option<PagedBy> {
        let flagged = page.find(&FLAGS, is_flag).is_some();
        KEYS.iter().find_map(|(name, parameters, stays)| {
            let next = page.member(name, is_text).filter(|_| flagged || !stays)?;
            let takes = |name: &&&str| self.setter(name).is_some_and(|setter| is_text(&setter.ty));
            let parameter = parameters.iter().find(takes)?;
            Some(PagedBy::Key { parameter: (*parameter).to_owned(), next: next.place, text: true })
        })
    }

    fn url(&self, page: &Page<'_>) -> Option<PagedBy> {
        let uri = |ty: &Type| is_url(ty) && !is_text(ty);
        let next = page.find(&URLS, is_url).or_else(|| page.member("next", uri))?;
        Some(PagedBy::Url { text: is_text(&next.field.ty), next: next.place })
    }

    fn link(&self) -> Option<PagedBy> {
        let mut successes = self.plan.operation.responses.iter().filter(|r| r.status.is_success());
        let linked = successes.any(|response| {
            response.headers.iter().any(|header| header.name.eq_ignore_ascii_case("link"))
        });
        linked.then_some(PagedBy::Link)
    }

    fn counted(&self) -> Option<PagedBy> {
        SIZES.iter().find_map(|name| self.counting(name))?;
        let number = NUMBERS.iter().find_map(|name| self.counting(name));
        if let Some(setter) = number {
            let (parameter, first) = (setter.wire.clone(), self.first(setter).unwrap_or(1));
            return Some(PagedBy::Number { parameter, first });
        }
        let setter = OFFSETS.iter().find_map(|name| self.counting(name))?;
        // What is called an index counts from 1 in the one standard that has it (RFC 7644, 3.4.2.4).
        let index = u64::from(setter.wire == "startIndex");
        let (parameter, first) = (setter.wire.clone(), self.first(setter).unwrap_or(index));
        Some(PagedBy::Offset { parameter, first })
    }

    /// What `specwright.toml` says.
    fn decided(&self, items: &[Item], output: &Type, way: &PagingWay) -> Option<Paging> {
        let page = match &way.items {
            Some(names) => Page::at(items, output, names)?,
            None => Page::of(items, output)?,
        };
        let setter = || self.setter(way.parameter.as_deref()?);
        let next = || page.named(way.next.as_deref()?);
        let by = match way.by.as_str() {
            "key" => {
                let (parameter, next) = (setter()?.wire.clone(), next()?);
                PagedBy::Key { parameter, text: is_text(&next.field.ty), next: next.place }
            }
            "url" => {
                let next = next()?;
                PagedBy::Url { text: is_text(&next.field.ty), next: next.place }
            }
            "number" => {
                let setter = setter()?;
                PagedBy::Number {
                    parameter: setter.wire.clone(),
                    first: self.first(setter).unwrap_or(1),
                }
            }
            "offset" => {
                let setter = setter()?;
                PagedBy::Offset {
                    parameter: setter.wire.clone(),
                    first: self.first(setter).unwrap_or(0),
                }
            }
            _ => PagedBy::Link,
        };
        Some(paging(page, by))
    }

    /// An optional query parameter.
    fn setter(&self, wire: &str) -> Option<&Argument> {
        let query = |setter: &&Argument| matches!(setter.role, Role::Parameter(Location::Query, _));
        self.setters.iter().filter(query).find(|setter| setter.wire == wire)
    }

    /// One that is a number.
    fn counting(&self, wire: &str) -> Option<&Argument> {
        let number =
            |ty: &Type| matches!(ty, Type::I32 | Type::I64 | Type::U32 | Type::U64 | Type::F64);
        self.setter(wire).filter(|setter| number(&setter.ty))
    }

    /// What a parameter that counts is when it is not sent.
    fn first(&self, setter: &Argument) -> Option<u64> {
        let mut parameters = self.plan.operation.parameters.iter();
        let parameter =
            parameters.find(|p| p.location == Location::Query && p.name == setter.wire)?;
        let schemas = &self.cx.api.schemas;
        let (target, _) = schemas.resolve(parameter.schema);
        let counts = matches!(schemas[target].shape, Shape::Integer(_) | Shape::Number(_));
        let default =
            [parameter.schema, target].iter().find_map(|id| schemas[*id].default.as_ref());
        default.filter(|_| counts).and_then(Json::as_u64)
    }
}
