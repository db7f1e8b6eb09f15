//! What variants of types that are only sent are called.

use super::super::plan::{Content, Kind};
use crate::name;

/// The variants of bodies of several media types.
pub(super) fn of_bodies(contents: &[Content<'_>]) -> Vec<String> {
    let mut scope = name::Scope::default();
    let json = contents.iter().filter(|content| content.kind == Kind::Json).count();
    let each = contents.iter().map(|content| {
        let label = match content.kind {
            Kind::Json if json == 1 => "Json".to_owned(),
            Kind::Json | Kind::Text => subtype(&content.media_type),
            Kind::Form => "Form".to_owned(),
            Kind::Multipart(_) => "Multipart".to_owned(),
            Kind::Binary => "Binary".to_owned(),
        };
        scope.take(&[&label])
    });
    each.collect()
}

/// `Json`, `JsonPatch`, `Text`, `Xml`, `Markdown`
fn subtype(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let sub = essence.split_once('/').map_or(essence, |(_, sub)| sub);
    let bare = sub.strip_suffix("+json").unwrap_or(sub).trim_start_matches("x-");
    match bare {
        "plain" => "Text".to_owned(),
        other => name::variant_name(other),
    }
}
