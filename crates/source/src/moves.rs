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
}
