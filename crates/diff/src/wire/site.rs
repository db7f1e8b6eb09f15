//! Where values travel: a place of an operation, and what it makes of a fact.

use super::fact::{Kind, Senders};
use crate::{Place, Rule, rules::rule};

/// A place that holds values of a schema.
#[derive(Debug, Clone)]
pub(super) struct Site {
    /// The operation's label.
    pub(super) operation: String,
    pub(super) place: Place,
    /// Whether servers send what is there.
    pub(super) response: bool,
    /// Whether the text tells a number from a string.
    pub(super) typed: bool,
    /// Whether a list is written as its items, one by one.
    pub(super) exploded: bool,
    /// Whether the value as a whole is always there.
    pub(super) required: bool,
}

impl Site {
    /// How ids name it: as a whole, or what it holds.
    fn prefix(&self, whole: bool) -> &'static str {
        match (&self.place, self.response, whole) {
            (Place::Parameter { .. }, _, true) => "request-parameter",
            (Place::Parameter { .. }, _, false) => "request-parameter-property",
            (Place::Header { .. }, ..) => "response-header",
            (_, false, true) => "request-body",
            (_, false, false) => "request-property",
            (_, true, true) => "response-body",
            (_, true, false) => "response-property",
        }
    }

    fn parameter(&self) -> bool {
        matches!(self.place, Place::Parameter { .. })
    }

    fn header(&self) -> bool {
        matches!(self.place, Place::Header { .. })
    }

    /// Whether it is a header of a request.
    fn request_header(&self) -> bool {
        matches!(self.place, Place::Parameter { location: specwright_ir::Location::Header, .. })
    }

    fn named(&self, whole: bool, what: &str) -> Option<&'static Rule> {
        if self.response && whole && !self.header() && what == "enum-value-removed" {
            return rule("response-mediatype-enum-value-removed");
        }
        rule(&format!("{}-{what}", self.prefix(whole)))
    }

    /// The rules that a fact meets here; `whole`: the schema is that of the whole value.
    pub(super) fn rules(&self, kind: &Kind, whole: bool) -> Vec<&'static Rule> {
        match kind {
            Kind::Named(what) => self.named(whole, what).into_iter().collect(),
            Kind::Default(_) if whole && self.parameter() && self.required => Vec::new(),
            Kind::Default(what) => self.named(whole, what).into_iter().collect(),
            Kind::Pattern(what) => {
                let found = self.named(whole, what);
                found.or_else(|| self.named(whole, "pattern-changed")).into_iter().collect()
            }
            Kind::Guarded(what, senders) => self.guarded(what, *senders, whole),
            Kind::Type(change, senders) => {
                if !whole && self.ignores(*senders) {
                    return Vec::new();
                }
                let verdict = if self.parameter() && whole {
                    change.as_parameter(self.exploded)
                } else if self.parameter() {
                    change.in_parameter()
                } else if self.response {
                    change.as_response(self.typed)
                } else {
                    change.as_request(self.typed)
                };
                self.named(whole, verdict).into_iter().collect()
            }
            Kind::Types { gained, lost } => {
                let narrowed = if self.response { !gained } else { *lost };
                let what =
                    if narrowed { "list-of-types-narrowed" } else { "list-of-types-widened" };
                self.named(whole, what).into_iter().collect()
            }
            Kind::Wrapped if whole => self.named(true, "wrapped-in-one-of").into_iter().collect(),
            Kind::Wrapped => self.named(false, "one-of-added").into_iter().collect(),
            _ => self.of_property(kind),
        }
    }

    /// Whether nobody sends the value here.
    fn ignores(&self, senders: Senders) -> bool {
        match self.response {
            true => senders.write_only && !self.header(),
            false => senders.read_only && !self.parameter(),
        }
    }

    fn guarded(&self, what: &str, senders: Senders, whole: bool) -> Vec<&'static Rule> {
        if whole || !self.ignores(senders) {
            let mut found: Vec<_> = self.named(whole, what).into_iter().collect();
            if what == "became-enum" && self.request_header() {
                found.extend(rule("request-header-property-became-enum"));
            }
            return found;
        }
        let side = if self.response { "response-write-only" } else { "request-read-only" };
        let own = rule(&format!("{side}-property-{what}"));
        // What only servers send may say less in requests, and more.
        let harmless = rule(&format!("{}-{what}", self.prefix(false)))
            .filter(|rule| rule.oasdiff.unwrap_or(rule.level) == crate::Level::Info);
        own.or(harmless).into_iter().collect()
    }

    /// What becomes of a property.
    fn of_property(&self, kind: &Kind) -> Vec<&'static Rule> {
        let ids = if self.parameter() {
            self.of_parameter(kind)
        } else if self.header() {
            of_header(kind)
        } else if self.response {
            of_response(kind)
        } else {
            of_request(kind)
        };
        ids.iter().filter_map(|id| rule(id)).collect()
    }

    fn of_parameter(&self, kind: &Kind) -> Vec<String> {
        let own = |what: &str| format!("request-parameter-property-{what}");
        match kind {
            Kind::Removed { .. } => vec![own("removed")],
            Kind::Added { required: true, .. } if self.request_header() => {
                vec!["new-required-request-header-property".to_owned(), own("added-required")]
            }
            Kind::Added { required: true, .. } => vec![own("added-required")],
            Kind::Added { .. } => vec![own("added-optional")],
            Kind::Renamed { .. } => vec![own("renamed")],
            Kind::Required { now: true, .. } if self.request_header() => {
                vec!["request-header-property-became-required".to_owned(), own("became-required")]
            }
            Kind::Required { now: true, .. } => vec![own("became-required")],
            Kind::Required { .. } => vec![own("became-optional")],
            _ => Vec::new(),
        }
    }
}

fn of_header(kind: &Kind) -> Vec<String> {
    let what = match kind {
        Kind::Removed { .. } => "removed",
        Kind::Added { .. } => "added",
        Kind::Renamed { .. } => "renamed",
        Kind::Required { now: true, .. } => "became-required",
        Kind::Required { .. } => "became-optional",
        _ => return Vec::new(),
    };
    vec![format!("response-header-property-{what}")]
}

fn of_request(kind: &Kind) -> Vec<String> {
    let id = match kind {
        Kind::Removed { senders, .. }
        | Kind::Added { senders, .. }
        | Kind::Renamed { senders, .. }
        | Kind::Required { senders, .. }
            if senders.read_only =>
        {
            return Vec::new();
        }
        Kind::Removed { .. } => "request-property-removed".to_owned(),
        Kind::Added { required: true, default: false, .. } => {
            "new-required-request-property".to_owned()
        }
        Kind::Added { required: true, .. } => {
            "new-required-request-property-with-default".to_owned()
        }
        Kind::Added { .. } => "new-optional-request-property".to_owned(),
        Kind::Renamed { required, default, senders, was_required } => {
            let mut all = vec!["request-property-renamed".to_owned()];
            let (senders, default) = (*senders, *default);
            all.extend(of_request(&Kind::Removed { required: *was_required, senders }));
            all.extend(of_request(&Kind::Added { required: *required, default, senders }));
            return all;
        }
        Kind::Required { now: true, default: false, .. } => {
            "request-property-became-required".to_owned()
        }
        Kind::Required { now: true, .. } => {
            "request-property-became-required-with-default".to_owned()
        }
        Kind::Required { .. } => "request-property-became-optional".to_owned(),
        Kind::Sender { word, now, required } => sender("request", word, *now, *required),
        Kind::Life(what) => format!("request-property-{what}"),
        _ => return Vec::new(),
    };
    vec![id]
}

fn of_response(kind: &Kind) -> Vec<String> {
    let one = |required: bool, senders: &Senders| {
        let need = if required { "required" } else { "optional" };
        let only = if senders.write_only { "-write-only" } else { "" };
        format!("response-{need}{only}-property")
    };
    let id = match kind {
        Kind::Removed { required, senders } => format!("{}-removed", one(*required, senders)),
        Kind::Added { required, senders, .. } => format!("{}-added", one(*required, senders)),
        Kind::Renamed { was_required, required, senders, .. } => {
            return vec![
                "response-property-renamed".to_owned(),
                format!("{}-removed", one(*was_required, senders)),
                format!("{}-added", one(*required, senders)),
            ];
        }
        Kind::Required { now, senders, .. } => {
            let only = if senders.write_only { "write-only-" } else { "" };
            let what = if *now { "required" } else { "optional" };
            format!("response-{only}property-became-{what}")
        }
        Kind::Sender { word, now, required } => sender("response", word, *now, *required),
        Kind::Life(what) => format!("response-property-{what}"),
        _ => return Vec::new(),
    };
    vec![id]
}

fn sender(side: &str, word: &str, now: bool, required: bool) -> String {
    let need = if required { "required" } else { "optional" };
    let not = if now { "" } else { "not-" };
    format!("{side}-{need}-property-became-{not}{word}")
}
