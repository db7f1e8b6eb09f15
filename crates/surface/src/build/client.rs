//! The client type.

use super::{Context, access};
use crate::{Client, Place, Server, doc};

/// Builds the client of the API in the folder `name`.
pub(crate) fn build(cx: &mut Context<'_>, name: &str, place: Place, chosen: &[Server]) -> Client {
    let title = Some(cx.api.info.title.trim()).filter(|title| !title.is_empty());
    let security = access::usual(cx);
    let schemes = access::schemes(cx, name, &security);
    Client {
        origin: cx.api.info.origin.clone(),
        api: name.to_owned(),
        title: doc::to_rustdoc(title.unwrap_or(name)),
        doc: cx.api.info.description.as_deref().map(doc::to_rustdoc).unwrap_or_default(),
        base_url: base_url(&place, chosen),
        servers: place,
        base_url_env: base_url_env(cx, name),
        required: access::is_required(cx, &security, &schemes),
        schemes,
        security,
    }
}

/// The environment variable with another base URL.
pub(crate) fn base_url_env(cx: &Context<'_>, name: &str) -> String {
    let decided = cx.config.base_url_env.clone();
    decided.unwrap_or_else(|| format!("{}_BASE_URL", access::shouted(name)))
}

/// The first server, its variables at their defaults; `None` when it is relative to a place nobody knows.
fn base_url(place: &Place, chosen: &[Server]) -> Option<String> {
    let url = match place {
        Place::Only(url) => url.clone()?,
        Place::Chosen(names) => {
            let server = chosen.iter().find(|server| Some(&server.name) == names.first())?;
            server.variables.iter().fold(server.template.clone(), |url, variable| {
                url.replace(&format!("{{{}}}", variable.wire), &variable.default)
            })
        }
    };
    let absolute = url.starts_with("https://") || url.starts_with("http://");
    (absolute && !url.contains(['{', '}'])).then_some(url)
}
