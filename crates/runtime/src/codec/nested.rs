//! What a union knows of the unions around it. Each that reads its members more than once would read the deepest one 2^depth
//! times: a place is looked for once for all, and what was tried within a trial is not tried again.

use std::{
    any::TypeId,
    cell::{Cell, RefCell},
    collections::{HashMap, HashSet},
};

use crate::Json;

/// Whether a value is read for its place too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Places {
    /// Errors say what is wrong.
    Dropped,
    /// Errors say where as well, which costs time.
    Kept,
}

thread_local! {
    static PLACES: Cell<Option<Places>> = const { Cell::new(None) };
    static TRIALS: RefCell<Trials> = RefCell::default();
}

#[derive(Default)]
struct Trials {
    /// How many are under way, each in the one before.
    depth: usize,
    /// How many were begun so far.
    begun: usize,
    /// Values that are not of a member, where that took trials within.
    failed: HashMap<TypeId, HashSet<Json>>,
    /// What came of trials that took several members: the number of the one that is meant.
    found: HashMap<TypeId, HashMap<Json, Option<usize>>>,
}

/// What was decided around what is read now; `None`: nothing, this is the outermost.
pub(super) fn places() -> Option<Places> {
    PLACES.get()
}

/// Reads with a decision that holds for everything within.
pub(crate) fn with_places<T>(places: Places, read: impl FnOnce() -> T) -> T {
    /// Also after a panic.
    struct Restore(Option<Places>);
    impl Drop for Restore {
        fn drop(&mut self) {
            PLACES.set(self.0);
        }
    }
    let _restore = Restore(PLACES.replace(Some(places)));
    read()
}

/// Tries a member, unless it is known that the value is not of it.
pub(super) fn attempt<C: 'static, T>(value: &Json, read: impl FnOnce() -> Option<T>) -> Option<T> {
    struct Under;
    impl Drop for Under {
        fn drop(&mut self) {
            TRIALS.with_borrow_mut(|trials| {
                trials.depth -= 1;
                if trials.depth == 0 {
                    trials.failed = HashMap::new();
                    trials.found = HashMap::new();
                }
            });
        }
    }
    let member = TypeId::of::<C>();
    let known =
        |trials: &Trials| trials.failed.get(&member).is_some_and(|failed| failed.contains(value));
    if TRIALS.with_borrow(known) {
        return None;
    }
    let begun = TRIALS.with_borrow_mut(|trials| {
        trials.depth += 1;
        trials.begun = trials.begun.wrapping_add(1);
        trials.begun
    });
    let under = Under;
    let read = with_places(Places::Dropped, read);
    TRIALS.with_borrow_mut(|trials| {
        // The outermost is not asked again.
        if read.is_none() && trials.begun != begun && trials.depth > 1 {
            trials.failed.entry(member).or_default().insert(value.clone());
        }
    });
    drop(under);
    read
}

/// What came of a trial of this value, within the trials that are under way.
pub(super) fn outcome<T: 'static>(value: &Json) -> Option<Option<usize>> {
    TRIALS.with_borrow(|trials| trials.found.get(&TypeId::of::<T>())?.get(value).copied())
}

/// Remembers what came of a trial, for the trials that are under way: the outermost is not asked again.
pub(super) fn remember<T: 'static>(value: &Json, outcome: Option<usize>) {
    TRIALS.with_borrow_mut(|trials| {
        if trials.depth > 0 {
            trials.found.entry(TypeId::of::<T>()).or_default().insert(value.clone(), outcome);
        }
    });
}
