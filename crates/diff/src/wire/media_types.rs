//! Media types of a body, those that belong together and those that come and go.

use specwright_ir::MediaType;

/// The media types of two bodies: those of one name, then those of which one is a kind of the other.
pub(super) struct Matched<'a> {
    pub(super) pairs: Vec<(&'a MediaType, &'a MediaType)>,
    pub(super) gone: Vec<&'a MediaType>,
    pub(super) added: Vec<&'a MediaType>,
}

pub(super) fn matched<'a>(old: &'a [MediaType], new: &'a [MediaType]) -> Matched<'a> {
    let mut all =
        Matched { pairs: Vec::new(), gone: old.iter().collect(), added: new.iter().collect() };
    all.pair(|was, is| was.name == is.name);
    all.pair(|was, is| essence(&was.name) == essence(&is.name));
    all.pair(|was, is| is_kind(&is.name, &was.name) || is_kind(&was.name, &is.name));
    all
}

impl Matched<'_> {
    fn pair(&mut self, same: impl Fn(&MediaType, &MediaType) -> bool) {
        let (added, pairs) = (&mut self.added, &mut self.pairs);
        self.gone.retain(|was| match added.iter().position(|is| same(was, is)) {
            Some(at) => {
                pairs.push((was, added.remove(at)));
                false
            }
            None => true,
        });
    }
}

/// What the media type of a response became, as rules name it; `None`: nothing else.
pub(super) fn renamed(was: &str, is: &str) -> Option<&'static str> {
    if essence(was) == essence(is) && parameters(was) == parameters(is) {
        return None;
    }
    // Parameters are no kind of anything.
    Some(if parameters(was) != parameters(is) {
        "response-media-type-name-changed"
    } else if is_kind(was, is) {
        "response-media-type-name-generalized"
    } else {
        "response-media-type-name-specialized"
    })
}

fn parameters(name: &str) -> Vec<String> {
    let parts = name.split(';').skip(1).map(|part| part.trim().to_ascii_lowercase());
    let mut all: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    all.sort();
    all
}

/// Whether a document of the media type tells a number from a string: JSON, and lists of it.
pub(super) fn is_typed(name: &str) -> bool {
    let of = essence(name);
    of.split_once('/').is_some_and(|(_, kind)| kind.contains("json"))
}

fn essence(name: &str) -> String {
    name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether a media type is a kind of another: by its suffix ([RFC 6838, 4.2.8](https://www.rfc-editor.org/rfc/rfc6838#section-4.2.8)), or
/// by more suffixes.
fn is_kind(narrow: &str, wide: &str) -> bool {
    let (narrow, wide) = (essence(narrow), essence(wide));
    let (Some((a, narrow)), Some((b, wide))) = (narrow.split_once('/'), wide.split_once('/'))
    else {
        return false;
    };
    if a != b || narrow == wide {
        return false;
    }
    let more = narrow.strip_prefix(wide).is_some_and(|rest| rest.starts_with('+'));
    let suffix = !wide.contains('+') && narrow.rsplit_once('+').is_some_and(|(_, it)| it == wide);
    more || suffix
}
