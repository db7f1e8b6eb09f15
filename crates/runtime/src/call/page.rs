//! The page of a list at a URL that the server gave.

use http::Uri;

use super::Call;

impl Call {
    /// The same call, for the page at that URL, which may be relative to that of the call.
    pub(crate) fn at(mut self, url: &str) -> Self {
        self.page = Some(url.to_owned());
        self
    }
}

/// A reference to a URL of the same server ([RFC 3986, 5.2](https://www.rfc-editor.org/rfc/rfc3986#section-5.2)).
///
/// # Errors
/// It leads to another server: the credentials of the call are not for it.
pub(super) fn resolved(base: &str, reference: &str) -> Result<String, String> {
    let reference = reference.split('#').next().unwrap_or_default();
    let parsed: Uri = base.parse().map_err(|error| format!("not a URL: {error}"))?;
    let origin = format!(
        "{}://{}",
        parsed.scheme_str().unwrap_or_default(),
        parsed.authority().map(|authority| authority.as_str()).unwrap_or_default()
    );
    if reference.starts_with("//") || has_scheme(reference) {
        let same = reference.parse::<Uri>().is_ok_and(|other| {
            other.scheme() == parsed.scheme() && other.authority() == parsed.authority()
        });
        return match same {
            true => Ok(reference.to_owned()),
            false => Err("the next page is on another server".to_owned()),
        };
    }
    let path = parsed.path();
    Ok(match reference.chars().next() {
        None => base.to_owned(),
        Some('/') => format!("{origin}{reference}"),
        Some('?') => format!("{origin}{path}{reference}"),
        Some(_) => {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            format!("{origin}{folder}/{reference}")
        }
    })
}

/// Whether a reference begins with a scheme ([RFC 3986, 3.1](https://www.rfc-editor.org/rfc/rfc3986#section-3.1)).
fn has_scheme(reference: &str) -> bool {
    let end = reference.find(['/', '?', ':']).unwrap_or(reference.len());
    reference[end..].starts_with(':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_on_the_same_server() {
        let base = "https://a.test/v1/list?x=1";
        let cases = [
            ("https://a.test/v2/list?page=2", Ok("https://a.test/v2/list?page=2")),
            ("/v1/list?page=2#top", Ok("https://a.test/v1/list?page=2")),
            ("?page=2", Ok("https://a.test/v1/list?page=2")),
            ("more?u=https://b.test/", Ok("https://a.test/v1/more?u=https://b.test/")),
            ("https://b.test/v1/list", Err("the next page is on another server")),
            ("http://a.test/v1/list", Err("the next page is on another server")),
            ("//b.test/v1/list", Err("the next page is on another server")),
            ("https://a.test@b.test/", Err("the next page is on another server")),
            ("javascript:x", Err("the next page is on another server")),
        ];
        for (reference, wanted) in cases {
            let found = resolved(base, reference);
            assert_eq!(found.as_deref().map_err(String::as_str), wanted, "{reference}");
        }
    }
}
