//! How long a server asks to wait.

use std::time::{Duration, Instant, SystemTime};

use http::{HeaderMap, header::RETRY_AFTER};

use crate::Json;

/// `retry-after-ms`, then `retry-after` in seconds or as a date
/// ([RFC 9110, 10.2.3](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)), then `retry_after` of a JSON body in seconds.
pub(crate) fn of(headers: &HeaderMap, body: &[u8]) -> Option<Duration> {
    let text = |name: &str| headers.get(name)?.to_str().ok().map(str::trim);
    let number = |text: &str| text.parse::<f64>().ok();
    let header = text(RETRY_AFTER.as_str());
    text("retry-after-ms")
        .and_then(|ms| duration(number(ms)? / 1000.0))
        .or_else(|| header.and_then(|seconds| duration(number(seconds)?)))
        .or_else(|| header.and_then(until))
        .or_else(|| {
            let json: Json = serde_json::from_slice(body).ok()?;
            duration(json.get("retry_after")?.as_f64()?)
        })
}

/// A wait is a number that is not negative, and that the clock can count to: callers add it to now.
fn duration(seconds: f64) -> Option<Duration> {
    let wait = Duration::try_from_secs_f64(seconds).ok()?;
    Instant::now().checked_add(wait).map(|_| wait)
}

/// From now to an HTTP date; nothing when it has passed.
fn until(date: &str) -> Option<Duration> {
    let at = httpdate::parse_http_date(date).ok()?;
    Some(at.duration_since(SystemTime::now()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: &'static str, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(
            http::HeaderName::from_static(name),
            http::HeaderValue::from_static(value),
        )])
    }

    #[test]
    fn reads_every_form() {
        let seconds = |n| Some(Duration::from_secs(n));
        assert_eq!(of(&with("retry-after-ms", "1500"), b""), Some(Duration::from_millis(1500)));
        assert_eq!(of(&with("retry-after", "30"), b""), seconds(30));
        let past = with("retry-after", "Wed, 21 Oct 2015 07:28:00 GMT");
        assert_eq!(of(&past, b""), seconds(0));
        assert_eq!(of(&HeaderMap::new(), br#"{"retry_after":30}"#), seconds(30));
    }

    #[test]
    fn what_is_no_wait_gives_way_to_the_next_place() {
        let body = br#"{"retry_after":2.5}"#;
        for bad in ["-1", "NaN", "inf", "1e999", "soon", ""] {
            assert_eq!(of(&with("retry-after", bad), b""), None, "{bad}");
            assert_eq!(of(&with("retry-after", bad), body), Some(Duration::from_millis(2500)));
            let mut both = with("retry-after-ms", bad);
            both.insert(RETRY_AFTER, http::HeaderValue::from_static("30"));
            assert_eq!(of(&both, body), Some(Duration::from_secs(30)), "{bad}");
        }
        for bad in [r#"{"retry_after":-1}"#, r#"{"retry_after":"3"}"#, "[1]", "<html>"] {
            assert_eq!(of(&HeaderMap::new(), bad.as_bytes()), None, "{bad}");
        }
        // More than the clock can count to.
        assert_eq!(of(&with("retry-after", "1e19"), body), Some(Duration::from_millis(2500)));
        // What is long but countable is what the server says.
        let year = Some(Duration::from_secs(31_536_000));
        assert_eq!(of(&with("retry-after", "31536000"), b""), year);
    }
}
