//! Servers: where a description says that an API is, and where a caller says.

use http::Uri;

/// A server as the description has it. Generated.
#[derive(Debug, Clone, Copy)]
pub struct Documented {
    /// The URL with its variables in braces.
    pub(crate) template: &'static str,
    /// The URL with the defaults of its variables; `None`: it has none.
    default: Option<fn() -> String>,
}

impl Documented {
    /// A server without variables.
    #[must_use]
    pub const fn at(url: &'static str) -> Self {
        Self { template: url, default: None }
    }

    /// A server with variables, and its URL when callers set none of them.
    #[must_use]
    pub const fn filled(template: &'static str, default: fn() -> String) -> Self {
        Self { template, default: Some(default) }
    }

    pub(crate) fn url(&self) -> String {
        self.default.map_or_else(|| self.template.to_owned(), |url| url())
    }
}

/// A server of the description with values for its variables. Generated.
pub trait Server {
    /// The server in the description.
    #[doc(hidden)]
    const DOCUMENTED: Documented;

    /// Its URL.
    fn url(&self) -> String;
}

/// Fills a variable of a template.
#[doc(hidden)]
#[must_use]
pub fn filled(template: &str, values: &[(&str, &str)]) -> String {
    let (mut url, mut rest) = (String::new(), template);
    // In one pass: a value with braces is no variable.
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        url.push_str(before);
        let value = values.iter().find(|(known, _)| *known == name);
        url.push_str(value.map_or("", |(_, value)| value));
        rest = after;
    }
    url + rest
}

/// What a type that chooses a server stands for: the URL; of each variable the field, its setter and its type, its name in the URL and
/// its default.
///
/// ```text
/// server! { Regional = "https://{region}.example.com" { region, with_region: RegionalRegion = "region", "eu"; } }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! server {
    ($name:ident = $template:literal) => {
        impl $name {
            pub(super) const DOCUMENTED: $crate::codegen::Documented =
                $crate::codegen::Documented::at($template);
        }

        impl $crate::Server for $name {
            const DOCUMENTED: $crate::codegen::Documented = Self::DOCUMENTED;
            fn url(&self) -> String {
                $template.to_owned()
            }
        }
    };
    ($name:ident = $template:literal {
        $($field:ident, $setter:ident: $type:ty = $wire:literal, $default:literal;)+
    }) => {
        impl $name {
            pub(super) const DOCUMENTED: $crate::codegen::Documented =
                $crate::codegen::Documented::filled($template, || {
                    $crate::Server::url(&<Self as Default>::default())
                });

            $(#[doc = concat!("Sets [`", stringify!($name), "::", stringify!($field), "`].")]
            #[must_use]
            pub fn $setter(mut self, value: impl Into<$type>) -> Self {
                self.$field = value.into();
                self
            })+
        }

        impl Default for $name {
            fn default() -> Self {
                Self { $($field: $default.into(),)+ }
            }
        }

        impl $crate::Server for $name {
            const DOCUMENTED: $crate::codegen::Documented = Self::DOCUMENTED;
            fn url(&self) -> String {
                $crate::codegen::filled($template, &[$(($wire, self.$field.as_str())),+])
            }
        }
    };
}

/// Where calls go.
#[derive(Debug, Default)]
pub(crate) struct Servers {
    /// Instead of every server of the description.
    pub(crate) base_url: Option<String>,
    /// Instead of one, by its template.
    pub(crate) chosen: Vec<(&'static str, String)>,
}

impl Servers {
    /// The base of a call to one of these servers, without a slash at the end: the first, unless a caller has chosen another. Relative
    /// ones are at the host of `whole`, the base of the API. `None`: only a caller can say.
    pub(crate) fn base(&self, own: &[Documented], whole: Option<&str>) -> Option<String> {
        let chosen = own.iter().find_map(|server| {
            self.chosen.iter().rev().find(|(template, _)| *template == server.template)
        });
        if let Some((_, url)) = chosen {
            return self.absolute(url, whole);
        }
        match (&self.base_url, own.first()) {
            (Some(base), Some(server)) if is_origin(base) => {
                let url = server.url();
                Some(if is_absolute(&url) { base.clone() } else { joined(base, &url) })
            }
            (Some(base), _) => Some(base.clone()),
            (None, Some(server)) => self.absolute(&server.url(), whole),
            (None, None) => None,
        }
    }

    fn absolute(&self, url: &str, whole: Option<&str>) -> Option<String> {
        if is_absolute(url) {
            return checked(url);
        }
        checked(&joined(self.base_url.as_deref().or(whole)?, url))
    }
}

/// What a base URL must be.
pub(crate) const RULE: &str =
    "must be `http` or `https` with a host, without user, query or fragment";

/// A URL that calls can start with, without a slash at the end.
pub(crate) fn checked(url: &str) -> Option<String> {
    let trimmed = url.trim().trim_end_matches('/');
    let parsed: Result<Uri, _> = trimmed.parse();
    let fits = parsed.as_ref().is_ok_and(|uri| {
        matches!(uri.scheme_str(), Some("http" | "https"))
            && uri.host().is_some_and(|host| !host.is_empty())
            && uri.authority().is_some_and(|authority| !authority.as_str().contains('@'))
            && uri.query().is_none()
    });
    (fits && !trimmed.contains('#')).then(|| trimmed.to_owned())
}

/// Whether it says a host, in whatever protocol.
fn is_absolute(url: &str) -> bool {
    url.split_once("://").is_some_and(|(scheme, _)| !scheme.contains('/'))
}

/// Whether it says a host and no path.
fn is_origin(base: &str) -> bool {
    base.split_once("://").is_some_and(|(_, rest)| !rest.contains('/'))
}

/// A relative URL at the host of another ([RFC 3986, 5.2](https://www.rfc-editor.org/rfc/rfc3986#section-5.2)), whose own path is
/// not that of the description and says nothing.
fn joined(base: &str, relative: &str) -> String {
    let (scheme, rest) = base.split_once("://").unwrap_or(("https", base));
    if let Some(other) = relative.strip_prefix("//") {
        return format!("{scheme}://{}", other.trim_end_matches('/'));
    }
    let host = rest.split('/').next().unwrap_or_default();
    let mut segments: Vec<&str> = Vec::new();
    for segment in relative.trim().split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()),
            other => segments.push(other),
        }
    }
    let path: String = segments.iter().map(|segment| format!("/{segment}")).collect();
    format!("{scheme}://{host}{path}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_servers_are_at_the_host() {
        for (relative, url) in [
            ("/", "https://a:1"),
            ("", "https://a:1"),
            ("/v1/", "https://a:1/v1"),
            ("v1", "https://a:1/v1"),
            ("./v1/x", "https://a:1/v1/x"),
            ("../../v2", "https://a:1/v2"),
            ("/x/../v2/.", "https://a:1/v2"),
            ("//b/v1", "https://b/v1"),
        ] {
            assert_eq!(joined("https://a:1", relative), url, "{relative}");
            assert_eq!(joined("https://a:1/else/where", relative), url, "{relative}");
        }
    }

    #[test]
    fn values_fill_a_template_once() {
        let values = [("a", "{b}"), ("b", "x"), ("c-d", "")];
        assert_eq!(filled("https://{a}.{b}{c-d}/{none}/", &values), "https://{b}.x//");
        assert_eq!(filled("plain", &[]), "plain");
    }
}
