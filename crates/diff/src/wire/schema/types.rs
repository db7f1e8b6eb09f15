//! Types and formats: whether every value of one is a value of the other.

/// The types and the format that two schemas say.
#[derive(Debug, Clone)]
pub(in crate::wire) struct TypeChange {
    pub(super) old: Vec<String>,
    pub(super) new: Vec<String>,
    pub(super) old_format: String,
    pub(super) new_format: String,
    /// Values became lists of the same values.
    pub(super) listed: bool,
}

/// What the rest of a rule's id says of a type.
const CHANGED: &str = "type-changed";
const GENERALIZED: &str = "type-generalized";
const SPECIALIZED: &str = "type-specialized";
const COMPATIBLE: &str = "type-compatible";

impl TypeChange {
    /// In the body of a request: whether servers still take what callers send.
    pub(in crate::wire) fn as_request(&self, typed: bool) -> &'static str {
        let widened = self.other_types() && within(&self.old, &self.new);
        if self.refused(typed, widened) {
            return CHANGED;
        }
        self.loose(widened, GENERALIZED)
    }

    /// In the body of a response: whether callers still read what servers send.
    pub(in crate::wire) fn as_response(&self, typed: bool) -> &'static str {
        let narrowed = self.other_types() && within(&self.new, &self.old);
        if self.reversed().refused(typed, narrowed) {
            let widened = self.other_types() && within(&self.old, &self.new);
            return if widened { GENERALIZED } else { CHANGED };
        }
        self.loose(narrowed, SPECIALIZED)
    }

    /// As a parameter, which is text: a number is one, too.
    pub(in crate::wire) fn as_parameter(&self, exploded: bool) -> &'static str {
        let widened = self.other_types() && within(&self.old, &self.new);
        let one_of_many = exploded && self.listed;
        let refused = self.refused(false, widened) && !one_of_many;
        if refused { CHANGED } else { GENERALIZED }
    }

    /// In a parameter, of which it is not known whether it is text or JSON.
    pub(in crate::wire) fn in_parameter(&self) -> &'static str {
        match (self.refused(true, false), self.refused(false, false)) {
            (true, true) => SPECIALIZED,
            (false, false) => GENERALIZED,
            _ => CHANGED,
        }
    }

    /// Whether what was right is refused. `accepted`: the types themselves are not in question.
    fn refused(&self, typed: bool, accepted: bool) -> bool {
        let types = self.other_types() && !accepted;
        if types && self.new.is_empty() {
            return false;
        }
        let format = self.old_format != self.new_format && !self.formatted();
        (types && !self.contained(typed)) || format
    }

    /// What the other direction is.
    fn reversed(&self) -> Self {
        Self {
            old: self.new.clone(),
            new: self.old.clone(),
            old_format: self.new_format.clone(),
            new_format: self.old_format.clone(),
            listed: false,
        }
    }

    /// Another type that text cannot tell, or what is else said.
    fn loose(&self, subset: bool, otherwise: &'static str) -> &'static str {
        let concrete = !self.old.is_empty() && !self.new.is_empty();
        if self.other_types() && concrete && !subset { COMPATIBLE } else { otherwise }
    }

    fn other_types(&self) -> bool {
        self.only_new().next().is_some() || self.only_old().next().is_some()
    }

    fn only_new(&self) -> impl Iterator<Item = &str> {
        self.new.iter().filter(|word| !self.old.contains(word)).map(String::as_str)
    }

    fn only_old(&self) -> impl Iterator<Item = &str> {
        self.old.iter().filter(|word| !self.new.contains(word)).map(String::as_str)
    }

    /// Whether the only difference is that `null` may be.
    pub(super) fn only_null(&self) -> bool {
        self.old_format == self.new_format
            && self.only_new().chain(self.only_old()).all(|word| word == "null")
    }

    /// Whether the new types take the old ones: an integer is a number, and anything is a string where all is text.
    fn contained(&self, typed: bool) -> bool {
        let new: Vec<&str> = self.only_new().collect();
        let old: Vec<&str> = self.only_old().collect();
        match (old.as_slice(), new.as_slice()) {
            ([old], [new]) if subtype(old, new) => true,
            (_, [] | ["string"]) => !typed,
            _ => false,
        }
    }

    /// Whether the new format takes what the old one did.
    fn formatted(&self) -> bool {
        if self.new_format.is_empty() {
            return true;
        }
        let [only] = self.new.as_slice() else { return false };
        let formats = (only.as_str(), self.old_format.as_str(), self.new_format.as_str());
        matches!(
            formats,
            ("number", "float", "double")
                | ("integer", "int32", "int64" | "bigint")
                | ("integer", "int64", "bigint")
                | ("string", "date" | "time", "date-time")
        )
    }
}

/// Whether each type is, or is part of, one of others; nothing is within nothing.
fn within(these: &[String], others: &[String]) -> bool {
    let covered = |word: &String| others.iter().any(|other| subtype(word, other));
    !these.is_empty() && these.iter().all(covered)
}

fn subtype(word: &str, other: &str) -> bool {
    word == other || (word == "integer" && other == "number")
}
