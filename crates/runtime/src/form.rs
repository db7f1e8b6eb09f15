//! Forms: `application/x-www-form-urlencoded`.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::{
    Json,
    parameter::{self, Location, scalar},
    way::{self, Way, Ways, is_json},
};

/// What is percent-encoded ([URL, 5.2](https://url.spec.whatwg.org/#urlencoded-serializing)); a space is `+`.
const NO_FORM: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'*').remove(b'-').remove(b'.').remove(b'_').remove(b' ');

/// The form of an object. A member that is null is left out, one that is a list is there once per item, and what is deeper is JSON
/// ([OAS 3.0.4, 4.7.15](https://spec.openapis.org/oas/v3.0.4.html#encoding-object)), where no way is given.
///
/// # Errors
/// The value is no object; a member that its way has no text for.
pub(crate) fn text(value: &Json, ways: &Ways) -> Result<String, String> {
    let Json::Object(members) = value else { return Err("a form is an object".to_owned()) };
    let mut pairs = Vec::new();
    for (name, value) in members {
        match way::of(ways, name) {
            Some(Way::By(encoding)) => {
                let text = parameter::text_of(Location::Query, encoding, name, value);
                pairs.extend(text.map_err(|error| format!("`{name}`: {error}"))?);
            }
            Some(Way::As(media_type)) => documents(name, value, is_json(media_type), &mut pairs),
            None => documents(name, value, false, &mut pairs),
        }
    }
    Ok(pairs.join("&"))
}

/// A pair per item of a list.
fn documents(name: &str, value: &Json, json: bool, pairs: &mut Vec<String>) {
    let items = match value {
        Json::Array(items) => items.as_slice(),
        one => std::slice::from_ref(one),
    };
    for item in items.iter().filter(|item| !item.is_null()) {
        let text = match scalar(item) {
            Ok(Some(text)) if !json => encoded(&text),
            _ => encoded(&item.to_string()),
        };
        pairs.push(format!("{}={text}", encoded(name)));
    }
}

/// A name or a value of a form.
pub(crate) fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NO_FORM).to_string().replace(' ', "+")
}
