//! Encodings by the names of the runtime.

use proc_macro2::TokenStream;
use specwright_ir::Style;
use specwright_surface::Encoding;

/// An encoding, as tables have it.
pub(crate) fn text(encoding: Encoding) -> String {
    let (style, explode, reserved) = match encoding {
        Encoding::Style { style, explode, reserved } => (style, explode, reserved),
        Encoding::Json => return "encoding::JSON".to_owned(),
        Encoding::JsonBase64 => return "encoding::JSON_BASE64".to_owned(),
        Encoding::Text => return "encoding::TEXT".to_owned(),
        Encoding::Form => return "encoding::URLENCODED".to_owned(),
    };
    // What each constant says of `explode`.
    let (name, exploded) = match style {
        Style::Matrix => ("MATRIX", false),
        Style::Label => ("LABEL", false),
        Style::Simple => ("SIMPLE", false),
        Style::Form => ("FORM", true),
        Style::SpaceDelimited => ("SPACE_DELIMITED", false),
        Style::PipeDelimited => ("PIPE_DELIMITED", false),
        // It has no other way.
        Style::DeepObject => ("DEEP_OBJECT", explode),
        Style::TabDelimited => ("TAB_DELIMITED", false),
        Style::Cookie => ("COOKIE", true),
    };
    let explode = match (exploded, explode) {
        (false, true) => ".exploded()",
        (true, false) => ".joined()",
        _ => "",
    };
    let reserved = if reserved { ".reserved()" } else { "" };
    format!("encoding::{name}{explode}{reserved}")
}

/// An encoding.
pub(crate) fn tokens(encoding: Encoding) -> TokenStream {
    // What is made of names and points is tokens.
    text(encoding).parse().unwrap_or_default()
}
