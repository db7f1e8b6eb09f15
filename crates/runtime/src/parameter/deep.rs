//! Objects in brackets: style `deepObject`.

use super::{
    escape::{Escape, all},
    level::scalar,
};
use crate::Json;

/// `color[R]=100&color[G]=200`, with the brackets percent-encoded.
///
/// OpenAPI defines members that are single values. Deeper ones are written as the servers read them that have such parameters:
///
/// | value | text |
/// |---|---|
/// | `{ a: { b: 1 } }` | `x[a][b]=1` |
/// | `{ a: [1, 2] }` | `x[a][]=1&x[a][]=2` |
/// | `{ a: [{ b: 1 }, { b: 2 }] }` | `x[a][0][b]=1&x[a][1][b]=2` |
/// | `[1, 2]` | `x[]=1&x[]=2` |
/// | `1` | `x=1` |
///
/// Objects in brackets are the same everywhere. Lists of single values have empty brackets in PHP, Rack and axios, and qs reads them.
/// With objects in them these would not tell where one ends, so that axios and qs count them, and PHP reads that.
pub(super) fn text(name: &str, value: &Json, escape: Escape) -> Result<Option<String>, String> {
    let mut pieces = Vec::new();
    let mut open = vec![(all(name).into_owned(), value)];
    // From the last to the first, so that what is inside comes before what follows.
    while let Some((name, value)) = open.pop() {
        let first = open.len();
        match value {
            Json::Object(members) => {
                let inner = members.iter();
                open.extend(inner.map(|(key, value)| (format!("{name}%5B{}%5D", all(key)), value)));
            }
            Json::Array(items) => {
                let plain = items.iter().all(|item| scalar(item).is_ok());
                open.extend(items.iter().enumerate().map(|(at, item)| match plain {
                    true => (format!("{name}%5B%5D"), item),
                    false => (format!("{name}%5B{at}%5D"), item),
                }));
            }
            single => {
                if let Ok(Some(text)) = scalar(single) {
                    pieces.push(format!("{name}={}", escape.text(&text)?));
                }
            }
        }
        open[first..].reverse();
    }
    Ok(Some(pieces.join("&")).filter(|_| !pieces.is_empty()))
}
