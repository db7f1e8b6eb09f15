//! Who gets a name when two want the same.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use icu_normalizer::ComposingNormalizerBorrowed;

/// Names taken in one namespace.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scope {
    taken: BTreeSet<String>,
    /// The lowest number that may be free, by the name that it is for.
    numbers: BTreeMap<String, u32>,
}

impl Scope {
    /// A namespace in which some names are taken from the start.
    pub(crate) fn with(reserved: &[&str]) -> Self {
        let taken = reserved.iter().map(|&name| name.to_owned()).collect();
        Self { taken, numbers: BTreeMap::new() }
    }

    /// Takes the first of these names that is free, else the last one with the lowest free number, from 2.
    pub(crate) fn take(&mut self, wanted: &[&str]) -> String {
        let wanted: Vec<String> = wanted.iter().map(|name| bounded(&composed(name))).collect();
        let free = wanted.iter().find(|name| !self.taken.contains(*name)).cloned();
        let name =
            free.unwrap_or_else(|| self.numbered(wanted.last().map_or("Value", String::as_str)));
        self.taken.insert(name.clone());
        name
    }

    fn numbered(&mut self, name: &str) -> String {
        let next = self.numbers.entry(name.to_owned()).or_insert(2);
        loop {
            let numbered = number(name, *next);
            *next += 1;
            if !self.taken.contains(&numbered) {
                return numbered;
            }
        }
    }

    /// Names for a whole namespace at once. A name that is already spelled as in Rust keeps it, whatever comes before;
    /// the rest are served in the order of their wire names, so that the order of a description does not matter.
    pub(crate) fn take_all(
        &mut self,
        wires: &[&str],
        name: impl Fn(&str) -> String,
    ) -> Vec<String> {
        let mut order: Vec<usize> = (0..wires.len()).collect();
        order.sort_by_key(|&at| (composed(&name(wires[at])) != wires[at], wires[at], at));
        let mut names = vec![String::new(); wires.len()];
        for at in order {
            names[at] = self.take(&[&name(wires[at])]);
        }
        names
    }
}

/// The name as the compiler compares it
/// ([reference](https://doc.rust-lang.org/reference/identifiers.html#normalization)): `e` with an accent is one letter, however it is
/// written.
fn composed(name: &str) -> Cow<'_, str> {
    ComposingNormalizerBorrowed::new_nfc().normalize(name)
}

/// As many characters as a name may have: nobody reads more, and file systems end at 255 bytes.
const LONGEST: usize = 100;

/// The name, or its beginning and a number that stands for the whole of it: like names stay apart, whatever else there is.
fn bounded(name: &str) -> String {
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    // FNV-1a: the same for ever.
    let hash = name
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let start: String = name.chars().take(LONGEST - 10).collect();
    let start = start.trim_end_matches('_');
    match name.starts_with(char::is_uppercase) {
        true => format!("{start}H{hash:08x}"),
        false => format!("{start}_h{hash:08x}"),
    }
}

/// A name with a number that cannot be read as part of the name's own.
fn number(name: &str, n: u32) -> String {
    let digit = name.ends_with(|c: char| c.is_ascii_digit());
    let snake = !name.starts_with(char::is_uppercase);
    let stem = name.trim_end_matches('_');
    if digit || snake { format!("{stem}_{n}") } else { format!("{stem}{n}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exact_spelling_wins_in_any_order() {
        for wires in [["fooBar", "foo_bar"], ["foo_bar", "fooBar"]] {
            let names = Scope::default().take_all(&wires, crate::name::snake);
            let exact = wires.iter().position(|&wire| wire == "foo_bar").unwrap();
            assert_eq!(names[exact], "foo_bar");
            assert_eq!(names[1 - exact], "foo_bar_2");
        }
    }

    #[test]
    fn long_names_end_and_stay_apart() {
        let long = |end: &str| format!("{}{end}", "Long".repeat(60));
        let mut scope = Scope::default();
        let (a, b) = (scope.take(&[&long("A")]), scope.take(&[&long("B")]));
        assert_eq!(a, format!("{}LoH{}", "Long".repeat(22), "399c175c"));
        assert_eq!(scope.take(&[&long("A")]), format!("{a}2"));
        assert_ne!(a, b);
        // Whatever else there is.
        assert_eq!(Scope::default().take(&[&long("B")]), b);
        let snake = scope.take(&[&format!("a{}", "_b".repeat(80))]);
        assert_eq!((snake.len(), &snake[..5], &snake[88..91]), (99, "a_b_b", "b_h"));
        let letters = scope.take(&[&"é".repeat(101)]);
        assert_eq!(letters.chars().count(), 100);
    }

    /// What the compiler takes for one name: an accent, a sign of its own that is a letter, syllables and their parts.
    #[test]
    fn names_that_are_composed_alike_stay_apart() {
        let alike =
            [("é", "e\u{301}"), ("Ω", "\u{2126}"), ("가", "ᄀ\u{1161}"), ("豈", "\u{f900}")];
        for (composed, other) in alike {
            for order in [[composed, other], [other, composed]] {
                let names = Scope::default().take_all(&order, str::to_owned);
                let first = order.iter().position(|wire| *wire == composed).unwrap();
                assert_eq!(names[first], composed);
                assert_eq!(names[1 - first], number(composed, 2));
            }
        }
    }

    #[test]
    fn many_of_one_name_are_numbered_in_turn() {
        let mut scope = Scope::with(&["a_3"]);
        let names: Vec<String> = (0..20_000).map(|_| scope.take(&["a"])).collect();
        assert_eq!(names[..4], ["a", "a_2", "a_4", "a_5"]);
        assert_eq!(names[19_999], "a_20001");
    }

    #[test]
    fn reserved_names_are_not_given_away() {
        let mut scope = Scope::with(&["Option"]);
        assert_eq!(scope.take(&["Option", "OptionType"]), "OptionType");
        assert_eq!(scope.take(&["Option", "OptionType"]), "OptionType2");
    }
}
