//! Where calls go.

use specwright_ir::{Api, Operation, Origin, Server};

use super::{Comparison, Pair};
use crate::Place;

/// The default server: where calls go when nobody says otherwise.
pub(super) fn compare(cx: &mut Comparison<'_>, pair: Pair<'_, Operation>) {
    let Pair { base, head } = pair;
    let first = |api: &'_ Api, own: &Operation| {
        own.servers.first().or(api.servers.first()).map(default_url)
    };
    let (old, new) = (first(cx.base, base), first(cx.head, head));
    if old == new {
        return;
    }
    let text = |url: Option<String>| url.map_or("nowhere".to_owned(), |url| format!("`{url}`"));
    let (is, was) = (text(new), text(old));
    // What is said once for all calls changes once.
    let shared = base.servers.is_empty() && head.servers.is_empty();
    let message = match shared {
        true => format!("the default server is {is}, was {was}"),
        false => format!("the default server of `{}` is {is}, was {was}", head.label()),
    };
    let place = |of: &Operation| match (shared, of.servers.first()) {
        (false, Some(server)) => server.origin.clone(),
        _ => Origin::root(of.origin.file.clone()).push("servers"),
    };
    let (was, is) = (place(base), place(head));
    let places = (Some(&was), Some(&is));
    cx.found(&["operation-server-changed"], head, &Place::Whole, message, places);
}

/// The URL with the defaults of its variables.
fn default_url(server: &Server) -> String {
    server.variables.iter().fold(server.url.clone(), |url, (name, variable)| {
        url.replace(&format!("{{{name}}}"), &variable.default)
    })
}
