//! The client type.

use specwright_ir::{Api, Server};

use super::Context;
use crate::{Auth, Client, doc};

/// Builds the client of the API in the folder `name`.
pub(crate) fn build(cx: &Context<'_>, name: &str) -> Client {
    let variable = |set: &Option<String>, what: &str| {
        set.clone().unwrap_or_else(|| format!("{}_{what}", shouted(name)))
    };
    let title = Some(cx.api.info.title.trim()).filter(|title| !title.is_empty());
    let bearer = cx.plans.iter().any(|plan| !plan.anonymous);
    Client {
        origin: cx.api.info.origin.clone(),
        api: name.to_owned(),
        title: doc::to_rustdoc(title.unwrap_or(name)),
        doc: cx.api.info.description.as_deref().map(doc::to_rustdoc).unwrap_or_default(),
        base_url: base_url(cx.api),
        api_key_env: variable(&cx.config.api_key_env, "API_KEY"),
        base_url_env: variable(&cx.config.base_url_env, "BASE_URL"),
        auth: if bearer { Auth::Bearer } else { Auth::None },
    }
}

/// The folder as environment variables are spelled.
fn shouted(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' };
    name.chars().map(plain).collect()
}

/// The first server, its variables at their defaults; `None` when it is relative to a place nobody knows.
fn base_url(api: &Api) -> Option<String> {
    let Server { url, variables, .. } = api.servers.first()?;
    let filled = variables.iter().fold(url.clone(), |url, (name, variable)| {
        url.replace(&format!("{{{name}}}"), &variable.default)
    });
    let absolute = filled.starts_with("https://") || filled.starts_with("http://");
    (absolute && !filled.contains(['{', '}'])).then_some(filled)
}
