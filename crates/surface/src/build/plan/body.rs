//! What requests hold.

use specwright_ir::{Body, MediaType};

use super::{
    Plan, Reason,
    media::{is_plain_json, json},
    refuse,
};

impl<'a> Plan<'a> {
    /// What the body is sent as, unless it is plain JSON.
    pub(crate) fn content_type(&self) -> Option<&'a str> {
        let (_, media) = self.body?;
        Some(media.name.as_str()).filter(|name| !is_plain_json(name))
    }
}

/// The JSON body of a request.
pub(super) fn body(body: &Body) -> Result<(&Body, &MediaType), Reason> {
    match json(&body.content) {
        Some(media) => Ok((body, media)),
        None => {
            let names: Vec<_> = body.content.iter().map(|media| media.name.as_str()).collect();
            refuse(&body.origin, format!("its body is {}", names.join(" or ")))
        }
    }
}
