//! Pages that contradict each other.

use specwright_ir::{Json, Origin, Pointer};
use specwright_source::{Code, Diagnostic};

use crate::page::Page;

/// What one page says about something.
#[derive(Clone)]
pub(crate) struct Said<'a> {
    pub(crate) page: &'a Page,
    /// Where in the page's fragment.
    pub(crate) at: Pointer,
    /// `None`: it says nothing.
    pub(crate) value: Option<&'a Json>,
}

/// What all these pages say, if they agree; nothing if none says anything.
pub(crate) fn agree(what: &str, all: &[Said<'_>]) -> Result<Option<Json>, Diagnostic> {
    let mut sides: Vec<Vec<&Said<'_>>> = Vec::new();
    for said in all {
        match sides.iter_mut().find(|side| side[0].value == said.value) {
            Some(side) => side.push(said),
            None => sides.push(vec![said]),
        }
    }
    if sides.len() > 1 {
        // what was handed in now is what the others are held against
        sides.sort_by_key(|side| !side.iter().any(|said| said.page.given));
        return Err(conflict(what, &sides));
    }
    Ok(all.first().and_then(|said| said.value.cloned()))
}

fn conflict(what: &str, sides: &[Vec<&Said<'_>>]) -> Diagnostic {
    let mut diagnostic =
        Diagnostic::error(Code::ConflictingPages, format!("pages disagree about `{what}`"));
    let (first, others) = (&sides[0], &sides[1..]);
    let mut more = 0;
    for (index, side) in others.iter().enumerate() {
        let all = differences(first[0].value, side[0].value);
        let Some(shown) = all.first() else { continue };
        more = more.max(all.len() - 1);
        if index == 0 {
            let text = label(shown, shown.left, first);
            diagnostic = diagnostic.at(&place(first[0], &shown.at), text);
        }
        let text = label(shown, shown.right, side);
        diagnostic = diagnostic.at(&place(side[0], &shown.at), text);
    }
    if more > 0 {
        diagnostic = diagnostic.help(format!("they differ in {more} more place{}", plural(more)));
    }
    diagnostic.help(advice(sides))
}

/// What to do: renew what was not handed in now.
fn advice(sides: &[Vec<&Said<'_>>]) -> String {
    let (given, kept): (Vec<&Page>, Vec<&Page>) =
        sides.iter().flatten().map(|said| said.page).partition(|page| page.given);
    if kept.is_empty() {
        return format!(
            "download all of these pages again and pass them together: {}",
            names(&given)
        );
    }
    if given.is_empty() {
        return format!("pass newer copies of these pages, all together: {}", names(&kept));
    }
    // a page that was kept may already say what the new ones say
    let new = sides[0][0].value;
    let stale: Vec<&Page> = sides
        .iter()
        .filter(|side| side[0].value != new)
        .flatten()
        .map(|said| said.page)
        .filter(|page| !page.given)
        .collect();
    let stale = if stale.is_empty() { kept } else { stale };
    format!("pass newer copies of these pages along: {}", names(&stale))
}

fn names(pages: &[&Page]) -> String {
    pages.iter().map(|page| &**page.name()).collect::<Vec<_>>().join(", ")
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

fn place(said: &Said<'_>, below: &Pointer) -> Origin {
    let pointer = below.tokens().fold(said.at.clone(), |at, token| at.push(token));
    Origin { file: said.page.name().clone(), pointer }
}

/// Names the pages of a side, all of them.
fn label(difference: &Difference, present: bool, side: &[&Said<'_>]) -> String {
    let pages: Vec<&Page> = side.iter().map(|said| said.page).collect();
    let name = difference.at.last();
    match (present, name) {
        (true, _) => format!("so in {}", names(&pages)),
        (false, Some(name)) => format!("no `{name}` in {}", names(&pages)),
        (false, None) => format!("nothing in {}", names(&pages)),
    }
}

/// A place where two values differ, as a pointer below both.
struct Difference {
    at: Pointer,
    left: bool,
    right: bool,
}

fn differences(left: Option<&Json>, right: Option<&Json>) -> Vec<Difference> {
    let mut all = Vec::new();
    compare(left, right, &Pointer::root(), &mut all);
    all
}

fn compare(left: Option<&Json>, right: Option<&Json>, at: &Pointer, all: &mut Vec<Difference>) {
    match (left, right) {
        (Some(Json::Object(left)), Some(Json::Object(right))) => {
            let only_right = right.keys().filter(|name| !left.contains_key(*name));
            for name in left.keys().chain(only_right) {
                compare(left.get(name), right.get(name), &at.push(name), all);
            }
        }
        (Some(Json::Array(left)), Some(Json::Array(right))) => {
            for index in 0..left.len().max(right.len()) {
                compare(left.get(index), right.get(index), &at.push(index.to_string()), all);
            }
        }
        (left, right) if left == right => {}
        (left, right) => {
            let (left, right) = (left.is_some(), right.is_some());
            all.push(Difference { at: at.clone(), left, right });
        }
    }
}
