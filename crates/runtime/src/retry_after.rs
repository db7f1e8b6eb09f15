//! How long a server asks to wait.

use std::time::{Duration, SystemTime};

use http::{HeaderMap, header::RETRY_AFTER};

use crate::Json;

/// `retry-after-ms`, then `retry-after` in seconds or as a date
/// ([RFC 9110, 10.2.3](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)), then `retry_after` of a JSON body in seconds.
pub(crate) fn of(headers: &HeaderMap, body: &[u8]) -> Option<Duration> {
    let text = |name: &str| headers.get(name)?.to_str().ok().map(str::trim);
    let milliseconds = text("retry-after-ms").and_then(|ms| ms.parse::<f64>().ok());
    let header = text(RETRY_AFTER.as_str());
    milliseconds
        .map(|ms| ms / 1000.0)
        .or_else(|| header.and_then(|seconds| seconds.parse::<f64>().ok()))
        .and_then(duration)
        .or_else(|| header.and_then(until))
        .or_else(|| {
            let json: Json = serde_json::from_slice(body).ok()?;
            duration(json.get("retry_after")?.as_f64()?)
        })
}

fn duration(seconds: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(seconds).ok()
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
        assert_eq!(of(&with("retry-after", "-1"), b""), None);
    }
}
