//! Where the nodes of a rewritten document were written.

use std::collections::HashMap;

use specwright_ir::Pointer;

/// Nodes that stand elsewhere in a rewritten document than in its text. What is below a node moves with it.
///
/// ```yaml
/// definitions: { Pet: { type: object } }                # as written
/// components: { schemas: { Pet: { type: object } } }    # rewritten
/// ```
#[derive(Debug, Clone, Default)]
pub struct Moves {
    /// The place in the text, by the place in the value.
    written: HashMap<Pointer, Pointer>,
    /// The place in the value, by the place in the text; of several the first.
    current: HashMap<Pointer, Pointer>,
}

impl Moves {
    /// No moves.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Says that what stands at `to` was written at `from`, a place in the text.
    pub fn add(&mut self, from: Pointer, to: Pointer) {
        self.current.entry(from.clone()).or_insert_with(|| to.clone());
        self.written.insert(to, from);
    }

    /// Says that what stood at `from`, a place in the value so far, stands at `to` now. Of copies the first is followed.
    pub fn moved(&mut self, from: &Pointer, to: Pointer) {
        let written = self.written(from);
        if self.current(&written) == *from {
            self.current.insert(written.clone(), to.clone());
        }
        self.written.insert(to, written);
    }

    /// Where a node of the value was written.
    #[must_use]
    pub fn written(&self, pointer: &Pointer) -> Pointer {
        translated(&self.written, pointer)
    }

    /// Where a node of the text is in the value.
    #[must_use]
    pub fn current(&self, pointer: &Pointer) -> Pointer {
        translated(&self.current, pointer)
    }
}

/// The pointer with its longest known beginning replaced.
fn translated(known: &HashMap<Pointer, Pointer>, pointer: &Pointer) -> Pointer {
    if known.is_empty() {
        return pointer.clone();
    }
    let mut at = pointer.clone();
    loop {
        if let Some(other) = known.get(&at) {
            return other.join(&pointer.as_str()[at.as_str().len()..]);
        }
        match at.parent() {
            Some(parent) => at = parent,
            None => return pointer.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_below_moves_too_and_the_nearest_move_counts() {
        let pointer = |text: &str| Pointer::parse(text).unwrap_or_default();
        let mut moves = Moves::new();
        moves.add(pointer("/definitions"), pointer("/components/schemas"));
        moves.add(pointer("/definitions/A/x"), pointer("/components/schemas/A/allOf/1"));
        let cases = [
            ("/components/schemas/B/items", "/definitions/B/items"),
            ("/components/schemas/A/allOf/1/y", "/definitions/A/x/y"),
            ("/components/schemas", "/definitions"),
            ("/info", "/info"),
        ];
        for (current, written) in cases {
            assert_eq!(moves.written(&pointer(current)), pointer(written));
            assert_eq!(moves.current(&pointer(written)), pointer(current));
        }
    }

    #[test]
    fn what_moves_again_is_found_where_it_is_now_and_of_copies_the_first() {
        let pointer = |text: &str| Pointer::parse(text).unwrap_or_default();
        let mut moves = Moves::new();
        let steps = [
            ("/shared/0", "/a/0"),
            ("/shared/0", "/b/0"),
            ("/a/0/schema", "/a/body/content/schema"),
            ("/b/0/schema", "/b/body/content/schema"),
            ("/a/0", "/a/body"),
            ("/b/0", "/b/body"),
        ];
        for (from, to) in steps {
            moves.moved(&pointer(from), pointer(to));
        }
        assert_eq!(moves.current(&pointer("/shared/0/name")), pointer("/a/body/name"));
        let schema = pointer("/shared/0/schema/type");
        assert_eq!(moves.current(&schema), pointer("/a/body/content/schema/type"));
        for copy in ["/a/body/content/schema/type", "/b/body/content/schema/type"] {
            assert_eq!(moves.written(&pointer(copy)), schema);
        }
    }
}
