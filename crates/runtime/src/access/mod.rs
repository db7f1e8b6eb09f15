//! Who makes a call, and how it is proved: schemes, credentials for them, and which of these a call sends.
//!
//! A description lists alternatives, each of which is one scheme or several together
//! ([OAS 3.0.4, 4.7.30](https://spec.openapis.org/oas/v3.0.4.html#security-requirement-object)). A call sends the first for which
//! the client has everything.

mod client_credentials;
mod credential;
mod scheme;
mod secrets;
mod token;

use std::fmt;

pub use client_credentials::ClientCredentials;
pub use credential::Credential;
pub(crate) use credential::{Held, Target, Value, check};
pub use scheme::Scheme;
pub(crate) use scheme::{Kind, Place};
pub(crate) use secrets::Secrets;
pub(crate) use token::Tokens;
pub use token::{Channel, Token, TokenError, TokenSource};

/// Alternatives, each of schemes by name that are needed together. An empty one is the choice to send nothing; none at all means
/// that nothing is sent.
pub(crate) type Alternatives = &'static [&'static [&'static str]];

/// The schemes of an API, and what the client has for each.
#[derive(Default)]
pub(crate) struct Credentials {
    held: Vec<(Scheme, Option<Held>)>,
    /// Whether the API documents no scheme: then what there is goes with every call.
    undocumented: bool,
    secrets: Secrets,
}

/// A credential that a call sends.
#[derive(Clone, Copy)]
pub(crate) struct Chosen<'a> {
    pub(crate) scheme: &'a Scheme,
    pub(crate) held: &'a Held,
}

impl Credentials {
    pub(crate) fn new(held: Vec<(Scheme, Option<Held>)>, undocumented: bool) -> Self {
        let mut secrets = Secrets::default();
        for held in held.iter().filter_map(|(_, held)| held.as_ref()) {
            if let Value::Fixed(_, known) = &held.value {
                secrets.extend(known);
            }
        }
        Self { held, undocumented, secrets }
    }

    /// What of them nobody should see, as far as it is known yet.
    pub(crate) fn secrets(&self) -> &Secrets {
        &self.secrets
    }

    /// What to send. `by_hand` tells whether a caller has set something of that place for itself, which then stands for the scheme.
    ///
    /// # Errors
    /// What is missing of every alternative, in words.
    pub(crate) fn choose(
        &self,
        alternatives: Alternatives,
        by_hand: impl Fn(Place) -> bool,
    ) -> Result<Vec<Chosen<'_>>, String> {
        if self.undocumented {
            let all: Vec<_> = self.held.iter().collect();
            return Ok(Choice::of(&all, &by_hand).chosen);
        }
        let known = |name: &&str| self.held.iter().find(|(scheme, _)| scheme.name == *name);
        let mut open = alternatives.is_empty();
        let mut missing: Vec<String> = Vec::new();
        for names in alternatives {
            let terms: Vec<_> = names.iter().filter_map(known).collect();
            let choice = Choice::of(&terms, &by_hand);
            match choice.missing.as_slice() {
                [] if choice.proves() => return Ok(choice.chosen),
                // Proved by nothing that is known of here: whatever else there is comes first.
                [] => open = true,
                some => missing.push(some.join(" and ")),
            }
        }
        if open { Ok(Vec::new()) } else { Err(missing.join(", or ")) }
    }
}

/// What there is for schemes that are needed together.
#[derive(Default)]
struct Choice<'a> {
    chosen: Vec<Chosen<'a>>,
    /// Where callers have set something themselves.
    set: Vec<Place>,
    missing: Vec<String>,
}

impl<'a> Choice<'a> {
    fn of(terms: &[&'a (Scheme, Option<Held>)], by_hand: &impl Fn(Place) -> bool) -> Self {
        let places = terms.iter().filter_map(|(scheme, _)| scheme.place());
        let set = places.filter(|place| by_hand(*place)).collect();
        let mut choice = Self { set, ..Self::default() };
        for (scheme, held) in terms {
            if let Some(held) = held
                && !choice.has(scheme)
            {
                choice.chosen.push(Chosen { scheme, held });
            }
        }
        let lacking =
            terms.iter().filter(|(scheme, _)| scheme.place().is_some() && !choice.has(scheme));
        choice.missing = lacking.map(|(scheme, _)| scheme.to_string()).collect();
        choice
    }

    /// Whether something travels where this scheme has its place: two schemes of one place are two ways to read one value.
    fn has(&self, scheme: &Scheme) -> bool {
        let sent = self.chosen.iter().filter_map(|one| one.scheme.place());
        let mut all = sent.chain(self.set.iter().copied());
        scheme.place().is_some_and(|place| all.any(|other| other.is(place)))
    }

    fn proves(&self) -> bool {
        !self.chosen.is_empty() || !self.set.is_empty()
    }
}

/// What is held, never shown.
impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.held.as_slice() {
            [] => f.write_str("None"),
            [(_, only)] => only.fmt(f),
            several => {
                f.debug_map().entries(several.iter().map(|(s, held)| (s.name, held))).finish()
            }
        }
    }
}
