//! What is found where two schemas meet, before it is known where they are used.

use specwright_ir::{Origin, SchemaId, Written};

use super::schema::TypeChange;

/// Something that changed from one schema to another: one root cause.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    pub(super) kind: Kind,
    /// What changed, in a sentence.
    pub(super) message: String,
    pub(super) base: Option<Origin>,
    pub(super) head: Option<Origin>,
    /// Schemas of the base that go with it.
    pub(super) takes: Vec<SchemaId>,
    /// Schemas of the head that come with it.
    pub(super) brings: Vec<SchemaId>,
}

/// Who does not send a value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Senders {
    /// Callers do not.
    pub(super) read_only: bool,
    /// Servers do not.
    pub(super) write_only: bool,
}

impl Senders {
    /// Anybody may send it.
    pub(super) const ALL: Self = Self { read_only: false, write_only: false };

    pub(super) fn of(written: &Written) -> Self {
        Self { read_only: written.read_only, write_only: written.write_only }
    }
}

/// What a fact is; which rules it meets depends on the place.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    /// The rule is named after the place and this.
    Named(&'static str),
    /// As [`Kind::Named`]; who is not sent the value is not hurt (`readOnly` in requests, `writeOnly` in responses).
    Guarded(&'static str, Senders),
    /// As [`Kind::Named`]; of a parameter that is always sent it is no change.
    Default(&'static str),
    /// As [`Kind::Named`]: another pattern.
    Pattern(&'static str),
    /// Another type or format.
    Type(TypeChange, Senders),
    /// A union of plain types has others.
    Types { gained: bool, lost: bool },
    /// An object was put into a union; of whole bodies.
    Wrapped,
    /// A property is gone.
    Removed { required: bool, senders: Senders },
    /// A property is new.
    Added { required: bool, default: bool, senders: Senders },
    /// A property has another name.
    Renamed { was_required: bool, required: bool, default: bool, senders: Senders },
    /// A property is, or is no longer, required.
    Required { now: bool, default: bool, senders: Senders },
    /// A property is, or is no longer, `read-only` or `write-only`.
    Sender { word: &'static str, now: bool, required: bool },
    /// What is said of the life of a property: the rest of the id.
    Life(&'static str),
}
