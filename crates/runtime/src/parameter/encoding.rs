//! How a value becomes text: by a style, or as a document.
//!
//! The constants are the styles of OpenAPI with their usual `explode`, then kinds of `content`
//! ([OAS 3.0.4, 4.7.12.3](https://spec.openapis.org/oas/v3.0.4.html#style-values)).
//!
//! ```
//! use specwright_runtime::codegen::encoding::{Encoding, FORM};
//!
//! const TAGS: Encoding = FORM.joined(); // tags=a,b
//! const PATH: Encoding = FORM.reserved(); // path=a/b
//! ```

/// `;color=blue,black`, in a path.
pub const MATRIX: Encoding = Encoding::style(Style::Matrix, false);
/// `.blue,black`, in a path.
pub const LABEL: Encoding = Encoding::style(Style::Label, false);
/// `blue,black`, in a path or a header.
pub const SIMPLE: Encoding = Encoding::style(Style::Simple, false);
/// `color=blue&color=black`, in a query; with `; ` between them in a cookie.
pub const FORM: Encoding = Encoding::style(Style::Form, true);
/// `color=blue%20black`, in a query.
pub const SPACE_DELIMITED: Encoding = Encoding::style(Style::Space, false);
/// `color=blue%7Cblack`, in a query.
pub const PIPE_DELIMITED: Encoding = Encoding::style(Style::Pipe, false);
/// `color=blue%09black`, in a query: the `tsv` of Swagger 2.0.
pub const TAB_DELIMITED: Encoding = Encoding::style(Style::Tab, false);
/// `color[R]=100&color[G]=200`, in a query, with the brackets percent-encoded.
pub const DEEP_OBJECT: Encoding = Encoding::style(Style::Deep, true);
/// `color=blue; color=black`, in a cookie, without percent-encoding.
pub const COOKIE: Encoding = Encoding::style(Style::Cookie, true);
/// A JSON document.
pub const JSON: Encoding = Encoding::content(Content::Json);
/// Base64 of a JSON document.
pub const JSON_BASE64: Encoding = Encoding::content(Content::JsonBase64);
/// Text as it is.
pub const TEXT: Encoding = Encoding::content(Content::Text);
/// A form, `application/x-www-form-urlencoded`.
pub const URLENCODED: Encoding = Encoding::content(Content::Urlencoded);

/// How a value becomes text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding {
    pub(super) kind: Kind,
    pub(super) explode: bool,
    pub(super) reserved: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Style(Style),
    Content(Content),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Matrix,
    Label,
    Simple,
    Form,
    Space,
    Pipe,
    Tab,
    Deep,
    Cookie,
}

impl Style {
    /// The name in OpenAPI.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Matrix => "matrix",
            Self::Label => "label",
            Self::Simple => "simple",
            Self::Form => "form",
            Self::Space => "spaceDelimited",
            Self::Pipe => "pipeDelimited",
            Self::Tab => "tabDelimited",
            Self::Deep => "deepObject",
            Self::Cookie => "cookie",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    Json,
    JsonBase64,
    Text,
    Urlencoded,
}

impl Encoding {
    const fn style(style: Style, explode: bool) -> Self {
        Self { kind: Kind::Style(style), explode, reserved: false }
    }

    const fn content(content: Content) -> Self {
        Self { kind: Kind::Content(content), explode: false, reserved: false }
    }

    /// With `name=value` per item or member (`explode: true`).
    #[must_use]
    pub const fn exploded(self) -> Self {
        Self { explode: true, ..self }
    }

    /// With all items or members in one value (`explode: false`).
    #[must_use]
    pub const fn joined(self) -> Self {
        Self { explode: false, ..self }
    }

    /// With every reserved character percent-encoded.
    pub(crate) const fn escaped(self) -> Self {
        Self { reserved: false, ..self }
    }

    /// With reserved characters as they are (`allowReserved: true`).
    #[must_use]
    pub const fn reserved(self) -> Self {
        Self { reserved: true, ..self }
    }
}
