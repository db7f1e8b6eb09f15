//! Where an API is: `schemes`, `host` and `basePath` in one.

use serde_json::json;
use specwright_ir::Json;

use super::strings;

/// ```yaml
/// schemes: [http, https]                                                               # before
/// host: api.example.com
/// basePath: /v1
/// ```
/// ```yaml
/// servers: [{ url: https://api.example.com/v1 }, { url: http://api.example.com/v1 }]   # after
/// ```
/// Without a host the servers are relative to where the description is; without schemes the safe one is meant.
pub(super) fn servers(document: &Json, own: Option<&Json>) -> Vec<Json> {
    let text = |key: &str| document.get(key).and_then(Json::as_str).map(str::trim);
    let base = text("basePath").unwrap_or_default().trim_matches('/');
    let base = if base.is_empty() { String::new() } else { format!("/{base}") };
    let Some(host) = text("host").map(|host| host.trim_end_matches('/')) else {
        return if base.is_empty() { Vec::new() } else { vec![json!({ "url": base })] };
    };
    let listed = strings(own).or_else(|| strings(document.get("schemes"))).unwrap_or_default();
    // The safe one first: the first is the one that is used.
    let mut schemes: Vec<&str> =
        ["https", "http"].into_iter().filter(|known| listed.iter().any(|s| s == known)).collect();
    if schemes.is_empty() {
        schemes.push("https");
    }
    schemes.iter().map(|scheme| json!({ "url": format!("{scheme}://{host}{base}") })).collect()
}
