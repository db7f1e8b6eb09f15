//! Values by a style of OpenAPI, as RFC 6570 expands variables.

use super::{
    Location, deep,
    encoding::{Encoding, Style},
    escape::Escape,
    level::{Level, level},
};
use crate::Json;

/// How a style writes values at a place: the columns of the table in
/// [RFC 6570, appendix A](https://www.rfc-editor.org/rfc/rfc6570#appendix-A), and what joins values that are not exploded.
struct Syntax {
    first: &'static str,
    separator: &'static str,
    joint: &'static str,
    /// Whether values have the name before them.
    named: bool,
    /// What follows a name whose value is empty.
    empty: &'static str,
}

/// Combinations that are not here have no meaning in OpenAPI.
///
/// In a path or a header, lists that are joined by anything but commas are those of Swagger 2.0
/// ([`collectionFormat`](https://spec.openapis.org/oas/v2.0.html#parameter-object)).
fn syntax(style: Style, location: Location) -> Option<Syntax> {
    let (first, separator, joint, named, empty) = match (style, location) {
        (Style::Matrix, Location::Path) => (";", ";", ",", true, ""),
        (Style::Label, Location::Path) => (".", ".", ",", false, ""),
        (Style::Simple, Location::Path | Location::Header) => ("", ",", ",", false, ""),
        (Style::Form, Location::Query) => ("", "&", ",", true, "="),
        (Style::Space, Location::Query) => ("", "&", "%20", true, "="),
        (Style::Pipe, Location::Query) => ("", "&", "%7C", true, "="),
        (Style::Tab, Location::Query) => ("", "&", "%09", true, "="),
        (Style::Form | Style::Cookie, Location::Cookie) => ("", "; ", ",", true, "="),
        (Style::Space, Location::Path) => ("", "%20", "%20", false, ""),
        (Style::Pipe, Location::Path) => ("", "%7C", "%7C", false, ""),
        (Style::Tab, Location::Path) => ("", "%09", "%09", false, ""),
        (Style::Space, Location::Header) => ("", " ", " ", false, ""),
        (Style::Pipe, Location::Header) => ("", "|", "|", false, ""),
        (Style::Tab, Location::Header) => ("", "\t", "\t", false, ""),
        _ => return None,
    };
    Some(Syntax { first, separator, joint, named, empty })
}

/// The text of a value; `None`: there is nothing in it.
///
/// What [OAS 3.0.4](https://spec.openapis.org/oas/v3.0.4.html#style-examples) leaves undefined is sent where `explode` and the
/// style leave one reading: exploded lists and objects are the same in `spaceDelimited` and `pipeDelimited` as in `form`.
///
/// # Errors
/// The value is deeper than the style; the style has no meaning at the place.
pub(super) fn text(
    location: Location,
    encoding: Encoding,
    style: Style,
    name: &str,
    value: &Json,
) -> Result<Option<String>, String> {
    let escape = Escape::of(location, style, encoding.reserved);
    if (style, location) == (Style::Deep, Location::Query) {
        return deep::text(name, value, escape);
    }
    let Some(syntax) = syntax(style, location) else {
        return Err(format!("style `{}` is not for a {location}", style.name()));
    };
    let apart = encoding.explode && location == Location::Query;
    let level = level(value, apart).map_err(|deeper| {
        let help = match location {
            Location::Query => "; `query` sends any text",
            Location::Header => "; `header` sends any text",
            _ => "",
        };
        format!("{deeper}, for which style `{}` has no text{help}", style.name())
    })?;
    let Some(level) = level else { return Ok(None) };
    let key = escape.of_name().text(name)?;
    let pieces: Vec<String> = match level {
        Level::One(text) => vec![syntax.value(&key, &escape.text(&text)?)],
        Level::List(items) => {
            let mut texts = Vec::with_capacity(items.len());
            for item in &items {
                texts.push(escape.text(item)?);
            }
            match encoding.explode {
                true => texts.iter().map(|text| syntax.value(&key, text)).collect(),
                false => vec![syntax.value(&key, &texts.join(syntax.joint))],
            }
        }
        Level::Members(members) => {
            let mut texts = Vec::with_capacity(members.len());
            for (name, text) in &members {
                texts.push((escape.of_name().text(name)?, escape.text(text)?));
            }
            match encoding.explode {
                true => texts.iter().map(|(name, text)| syntax.member(name, text)).collect(),
                false => {
                    let flat = texts.into_iter().flat_map(|(name, text)| [name, text]);
                    let flat: Vec<_> = flat.collect();
                    vec![syntax.value(&key, &flat.join(syntax.joint))]
                }
            }
        }
    };
    Ok(Some(format!("{}{}", syntax.first, pieces.join(syntax.separator))))
}

impl Syntax {
    fn value(&self, name: &str, text: &str) -> String {
        if self.named { self.member(name, text) } else { text.to_owned() }
    }

    fn member(&self, name: &str, text: &str) -> String {
        if self.named && text.is_empty() {
            format!("{name}{}", self.empty)
        } else {
            format!("{name}={text}")
        }
    }
}
