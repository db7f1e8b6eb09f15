//! Multipart bodies: `multipart/form-data` ([RFC 7578](https://www.rfc-editor.org/rfc/rfc7578)) and its kin.

mod boundary;
mod head;
mod table;
mod value;
mod write;

use std::fmt;

use serde::Serialize;

use crate::{Body, Upload};
use head::Head;

pub(crate) use boundary::{Boundaries, random};
pub use table::{IntoMultipart, Parts, add_value};

/// A multipart body, part by part: for what a description leaves open.
///
/// ```
/// use specwright_runtime::{Multipart, Upload};
///
/// let body = Multipart::new()
///     .text("purpose", "assistants")
///     .json("expires_after", &std::collections::BTreeMap::from([("seconds", 3600)]))
///     .file("file", Upload::from("{}\n").file_name("mydata.jsonl"));
/// ```
#[derive(Default)]
pub struct Multipart {
    parts: Vec<Part>,
    /// What is wrong with a part; reported when the call is made.
    fault: Option<String>,
}

struct Part {
    name: String,
    head: String,
    body: Body,
}

impl Multipart {
    /// A body without parts.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds text.
    #[must_use]
    pub fn text(mut self, name: impl AsRef<str>, text: impl Into<String>) -> Self {
        self.add(Head::new(name.as_ref()), text.into().into());
        self
    }

    /// Adds JSON.
    #[must_use]
    pub fn json<T: Serialize + ?Sized>(mut self, name: impl AsRef<str>, value: &T) -> Self {
        let name = name.as_ref();
        match serde_json::to_vec(value) {
            Ok(json) => self.add(Head::new(name).content_type("application/json"), json.into()),
            Err(error) => self.fail(format!("the part `{name}` cannot be written: {error}")),
        }
        self
    }

    /// Adds a file. One without a name is called `blob`, as browsers call it: servers tell files from text by that there is a name.
    #[must_use]
    pub fn file(mut self, name: impl AsRef<str>, upload: impl Into<Upload>) -> Self {
        self.upload(name.as_ref(), "application/octet-stream", upload.into());
        self
    }

    /// Adds a file of a media type, unless the file says it.
    fn upload(&mut self, name: &str, media_type: &str, upload: Upload) {
        let Upload { body, file_name, content_type, headers, fault } = upload;
        if let Some(fault) = fault {
            self.fail(fault);
        }
        let head = Head::new(name).file_name(file_name.as_deref().unwrap_or("blob"));
        let head = head.content_type(content_type.as_deref().unwrap_or(media_type));
        self.add(head.headers(&headers), body);
    }

    /// Adds a part that says which of several bodies this is.
    pub(crate) fn constant(&mut self, name: &str, value: &str) {
        self.add(Head::new(name), value.to_owned().into());
    }

    fn add(&mut self, head: Head<'_>, body: Body) {
        self.parts.push(Part { name: head.name().to_owned(), head: head.into_text(), body });
    }

    fn fail(&mut self, message: String) {
        self.fault.get_or_insert(message);
    }
}

/// Names without values: they may be secret.
impl fmt::Debug for Multipart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.parts.iter().map(|part| part.name.as_str()).collect();
        f.debug_struct("Multipart").field("parts", &names).finish_non_exhaustive()
    }
}
