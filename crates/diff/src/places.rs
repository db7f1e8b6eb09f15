//! Places of a description, to find what is at one, around it or inside of it.

use std::{collections::HashMap, sync::Arc};

use specwright_ir::{Origin, Pointer};

/// Numbers by the places that they have; of equal ones the lowest counts.
#[derive(Debug)]
pub(crate) struct Places<'r> {
    roots: &'r Roots,
    at: HashMap<Origin, usize>,
    /// By every place around.
    inside: HashMap<Origin, usize>,
}

/// The files that two editions start from: they are one, whatever they are called.
#[derive(Debug)]
pub(crate) struct Roots(pub(crate) [Arc<str>; 2]);

impl Roots {
    /// A place, whichever edition it is of.
    pub(crate) fn common(&self, place: &Origin) -> Origin {
        let Self([base, head]) = self;
        let file = if place.file == *head { base } else { &place.file };
        Origin { file: file.clone(), pointer: place.pointer.clone() }
    }
}

impl<'r> Places<'r> {
    pub(crate) fn of(roots: &'r Roots) -> Self {
        Self { roots, at: HashMap::new(), inside: HashMap::new() }
    }

    pub(crate) fn add(&mut self, place: &Origin, number: usize) {
        let place = self.roots.common(place);
        for above in around(&place) {
            lower(&mut self.inside, above, number);
        }
        lower(&mut self.at, place, number);
    }

    /// The number of the innermost place that has another in it, or is it.
    pub(crate) fn nearest(&self, place: &Origin) -> Option<usize> {
        around(&self.roots.common(place)).find_map(|above| self.at.get(&above).copied())
    }

    /// The lowest number of a place that has another in it, or is it.
    pub(crate) fn first_around(&self, place: &Origin) -> Option<usize> {
        around(&self.roots.common(place)).filter_map(|above| self.at.get(&above).copied()).min()
    }

    /// The lowest number of a place that is in another, or is it.
    pub(crate) fn first_inside(&self, place: &Origin) -> Option<usize> {
        self.inside.get(&self.roots.common(place)).copied()
    }
}

fn lower(numbers: &mut HashMap<Origin, usize>, place: Origin, number: usize) {
    let known = numbers.entry(place).or_insert(number);
    *known = number.min(*known);
}

/// A place and what is around it, the innermost first.
fn around(place: &Origin) -> impl Iterator<Item = Origin> + '_ {
    let pointers = std::iter::successors(Some(place.pointer.clone()), Pointer::parent);
    pointers.map(|pointer| Origin { file: place.file.clone(), pointer })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(pointer: &str) -> Origin {
        let pointer = Pointer::parse(pointer).unwrap_or_default();
        Origin { file: "a".into(), pointer }
    }

    #[test]
    fn are_found_from_inside_and_outside() {
        let roots = Roots(["a".into(), "c".into()]);
        let mut places = Places::of(&roots);
        for (number, pointer) in ["/a", "/a/b", "/c/d", "/a/b"].iter().enumerate() {
            places.add(&at(pointer), number);
        }
        assert_eq!(places.nearest(&at("/a/b/x/y")), Some(1));
        assert_eq!(places.nearest(&at("/a/bx")), Some(0));
        assert_eq!(places.nearest(&at("/c")), None);
        assert_eq!(places.first_around(&at("/a/b/x")), Some(0));
        assert_eq!(places.first_inside(&at("/c")), Some(2));
        assert_eq!(places.first_inside(&at("/c/d")), Some(2));
        assert_eq!(places.first_inside(&at("/c/d/e")), None);
        let elsewhere = Origin { file: "b".into(), ..at("/a") };
        assert_eq!(places.nearest(&elsewhere), None);
        // The other root.
        assert_eq!(places.nearest(&Origin { file: "c".into(), ..at("/a") }), Some(0));
    }
}
