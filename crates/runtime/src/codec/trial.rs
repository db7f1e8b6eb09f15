//! Unions whose members nothing tells apart: each is tried, and the one that keeps most of a value is meant.

use serde_json::Number;

use super::{Codec, Encode, nested, try_variant};
use crate::Json;

/// How a value fares with the members of a union, in their order.
pub struct Trial<'v, T> {
    value: &'v Json,
    /// The number of the next member.
    next: usize,
    /// What came of it before, within the same reading: the member, or that it is of none.
    known: Option<Option<usize>>,
    best: Option<(T, usize, usize)>,
    /// The parts of the value that any member keeps, where that counts.
    kept: Vec<bool>,
    tried: usize,
    whole: bool,
}

impl<'v, T: 'static> Trial<'v, T> {
    /// Begins.
    #[must_use]
    pub fn of(value: &'v Json) -> Self {
        let known = nested::outcome::<T>(value);
        Self { value, next: 0, known, best: None, kept: Vec::new(), tried: 0, whole: false }
    }

    /// Tries a member, unless one was found that keeps everything. `several`: a value may be of several members, so that what each of
    /// them keeps counts.
    pub fn offer<C: Codec + 'static>(&mut self, several: bool, member: fn(C::Value) -> T) {
        let number = self.next;
        self.next += 1;
        if self.whole || self.known.is_some_and(|known| known != Some(number)) {
            return;
        }
        self.tried += 1;
        let Some(read) = try_variant::<C>(self.value) else { return };
        if self.known.is_some() {
            self.best = Some((member(read), number, 0));
            return;
        }
        let mut parts = Vec::new();
        match serde_json::to_value(Encode::<C>(&read)) {
            Ok(written) => compare(self.value, Some(&written), &mut parts),
            Err(_) => compare(self.value, None, &mut parts),
        }
        let count = parts.iter().filter(|kept| **kept).count();
        self.whole = count == parts.len();
        if self.best.as_ref().is_none_or(|(_, _, most)| count > *most) {
            self.best = Some((member(read), number, count));
        }
        if several {
            self.kept.resize(parts.len(), false);
            self.kept.iter_mut().zip(parts).for_each(|(any, one)| *any |= one);
        }
    }

    /// The member that keeps most, the first of several. `None`: there is none, or where a value may be of several, none that keeps
    /// all that any of them keeps: as it came, nothing is lost.
    #[must_use]
    pub fn finish(self) -> Option<T> {
        let all = self.kept.iter().filter(|kept| **kept).count();
        let found = self.best.filter(|(_, _, most)| self.whole || *most >= all);
        if self.tried > 1 {
            nested::remember::<T>(self.value, found.as_ref().map(|(_, number, _)| *number));
        }
        found.map(|(member, _, _)| member)
    }
}

/// Which parts of a value are written again: for each scalar and each list or object whether it is.
fn compare(value: &Json, written: Option<&Json>, parts: &mut Vec<bool>) {
    match value {
        Json::Array(items) => {
            let written = written.and_then(Json::as_array).filter(|all| all.len() == items.len());
            parts.push(written.is_some());
            for (at, item) in items.iter().enumerate() {
                compare(item, written.and_then(|all| all.get(at)), parts);
            }
        }
        Json::Object(members) => {
            let written = written.and_then(Json::as_object);
            parts.push(written.is_some());
            for (name, member) in members {
                compare(member, written.and_then(|all| all.get(name)), parts);
            }
        }
        Json::Number(number) => {
            let same = |other: &Number| other == number || other.as_f64() == number.as_f64();
            parts.push(written.and_then(Json::as_number).is_some_and(same));
        }
        scalar => parts.push(written == Some(scalar)),
    }
}
