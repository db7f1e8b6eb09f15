//! What a part says of itself.

use http::HeaderMap;

/// The headers of a part.
pub(super) struct Head<'a> {
    name: &'a str,
    text: String,
}

impl<'a> Head<'a> {
    /// A part of a name ([RFC 7578, 4.2](https://www.rfc-editor.org/rfc/rfc7578#section-4.2)).
    pub(super) fn new(name: &'a str) -> Self {
        let text = format!("Content-Disposition: form-data; name=\"{}\"", quoted(name));
        Self { name, text }
    }

    /// With the name of a file; to be said first.
    pub(super) fn file_name(mut self, name: &str) -> Self {
        self.text.push_str(&format!("; filename=\"{}\"", quoted(name)));
        self
    }

    /// With a media type.
    pub(super) fn content_type(mut self, media_type: &str) -> Self {
        self.text.push_str(&format!("\r\nContent-Type: {media_type}"));
        self
    }

    /// With other headers.
    pub(super) fn headers(mut self, headers: &HeaderMap) -> Self {
        for (name, value) in headers {
            // They were made of text.
            let value = String::from_utf8_lossy(value.as_bytes());
            self.text.push_str(&format!("\r\n{name}: {value}"));
        }
        self
    }

    pub(super) fn name(&self) -> &'a str {
        self.name
    }

    /// The headers, with the empty line after them.
    pub(super) fn into_text(self) -> String {
        self.text + "\r\n\r\n"
    }
}

/// A name between quotes: in UTF-8, with what would end the name or the line percent-encoded, as browsers do
/// ([HTML, multipart form data](https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data)).
/// `filename*` is not for forms ([RFC 7578, 4.2](https://www.rfc-editor.org/rfc/rfc7578#section-4.2)).
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_between_their_quotes() {
        let head =
            Head::new("a\"b\r\nX: y").file_name("naïve \\ 文.txt").content_type("text/plain");
        assert_eq!(
            head.into_text(),
            "Content-Disposition: form-data; name=\"a%22b%0D%0AX: y\"; filename=\"naïve \\ 文.txt\"\r\nContent-Type: text/plain\r\n\r\n"
        );
    }
}
