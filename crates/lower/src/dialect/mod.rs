//! Every dialect in one form: OpenAPI 3.0, and for what that cannot say a closed set of members that start with
//! `x-specwright-`.
//!
//! | member | of | says |
//! |---|---|---|
//! | `x-specwright-prefix-items` | Schema | the first items, one schema each (`prefixItems`) |
//! | `x-specwright-closed-items` | Schema | nothing follows these (`items: false`) |
//! | `x-specwright-pattern-properties` | Schema | members whose names match (`patternProperties`) |
//! | `x-specwright-content-schema` | Schema | what a string that holds JSON holds (`contentSchema`) |
//! | `x-specwright-written` | Schema | keywords as written, where they are rewritten or dropped, for whoever compares editions |
//! | `x-specwright-malformed` | Schema | keywords that could not be read |
//! | `x-specwright-null` | Schema | `null` is the only value (`type: 'null'`) |
//! | `x-specwright-default-mapping` | Discriminator | the schema of values without a known tag (`defaultMapping`) |
//! | `x-specwright-item-schema` | Media Type | what each item of a stream is (`itemSchema`) |
//! | `x-specwright-operations` | Path Item | operations by method, where 3.0 has no such method |
//! | `x-specwright-querystring` | Parameter in `query` | the value is the whole query string (`in: querystring`) |
//! | `x-specwright-reserved` | Parameter in `path` or `cookie` | reserved characters are sent as they are (`allowReserved`) |
//! | `x-specwright-style` | Parameter | how it is written, where 3.0 has no such style there (`collectionFormat`, `style: cookie`) |
//! | `x-specwright-serialized` | Example | the value as it is sent (`serializedValue`) |
//! | `x-specwright-mutual-tls` | Security Scheme | the certificate of the connection is the proof (`type: mutualTLS`) |
//! | `x-specwright-metadata-url` | Security Scheme | where the authorization server describes itself (`oauth2MetadataUrl`) |
//! | `x-specwright-device-authorization` | OAuth Flows | the flow of devices (`deviceAuthorization`) |
//! | `x-specwright-webhooks` | the document | path items by name, which servers call |
//!
//! `walk` visits what OpenAPI knows, each with its kind, holds it against the `kinds` of its members, so that it can be read, and
//! calls the passes, one file each: a pass sees one object and says in YAML what it changes. Nodes keep their place unless a pass says that it moved them.

mod kinds;
mod objects;
mod schema;
mod swagger;
mod version;
mod walk;

use std::{collections::HashSet, sync::Arc};

use specwright_ir::{Json, Origin, Pointer};
use specwright_source::{Code, Diagnostic, Diagnostics, Moves};

use crate::{description::Files, reference::Component};

pub(crate) use kinds::{MALFORMED, missing};
pub(crate) use schema::WRITTEN;
pub(crate) use version::Dialect;

/// An object of a document.
pub(crate) type Map = serde_json::Map<String, Json>;

/// A `$ref` that was met.
#[derive(Debug, Clone)]
pub(crate) struct Reference {
    /// Where what has it is written.
    pub(crate) from: Origin,
    pub(crate) text: String,
    /// What it must lead to.
    pub(crate) kind: Component,
    /// Whether it leads to a map or list of these.
    pub(crate) several: bool,
}

/// A node of one file while it is rewritten.
pub(crate) struct Rewriting<'r, 'l> {
    pub(crate) dialect: Dialect,
    pub(crate) file: Arc<str>,
    /// Files as they are written, for what a pass needs of what a reference leads to.
    pub(crate) files: &'r mut Files<'l>,
    pub(crate) moves: &'r mut Moves,
    pub(crate) seen: &'r mut HashSet<Pointer>,
    /// References met, and what they must lead to.
    pub(crate) references: Vec<Reference>,
    /// Findings, at places as they are written: nodes may move later.
    pub(crate) findings: Diagnostics,
}

impl Rewriting<'_, '_> {
    /// Says that what now stands at `to` stood at `from` before.
    pub(crate) fn moved(&mut self, from: &Pointer, to: Pointer) {
        self.moves.moved(from, to);
    }

    pub(crate) fn origin(&self, pointer: Pointer) -> Origin {
        Origin { file: self.file.clone(), pointer }
    }

    /// Reports a loss, at a place as it is now.
    pub(crate) fn warn(
        &mut self,
        code: Code,
        at: &Pointer,
        message: impl Into<String>,
        label: &str,
    ) {
        let finding = Diagnostic::warning(code, message).at(&self.written(at), label);
        self.findings.push(finding);
    }

    /// The place where a node is written.
    fn written(&self, now: &Pointer) -> Origin {
        self.origin(self.moves.written(now))
    }
}
