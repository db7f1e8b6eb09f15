//! Descriptions as they are compared.

use specwright_diff::{Edition, Levels, Report, diff};
use specwright_ir::Api;
use specwright_lower::lower;
use specwright_source::{Document, NoFiles};
use specwright_surface::{Config, Surface, surface};

/// What is compared.
struct Built {
    api: Api,
    surface: Surface,
}

impl Built {
    fn of(text: &str) -> Self {
        let (built, findings) = Self::read(text);
        assert_eq!(findings, [""; 0], "{text}");
        built
    }

    fn read(text: &str) -> (Self, Vec<String>) {
        let document =
            Document::parse("openapi.yaml", text).unwrap_or_else(|why| panic!("{why:?}: {text}"));
        let lowered = lower(document, &NoFiles);
        let findings = lowered.diagnostics.iter().map(|found| found.message.clone()).collect();
        let api = lowered.api.unwrap();
        let (surface, _) = surface(&api, &Config::default(), "acme");
        (Self { api, surface }, findings)
    }

    fn edition(&self) -> Edition<'_> {
        Edition { api: &self.api, surface: &self.surface }
    }
}

/// What changed from one description to another.
pub(crate) fn compare(base: &str, head: &str) -> Report {
    diff(Built::of(base).edition(), Built::of(head).edition(), &Levels::default())
}

/// What changed, by what rules mean; what is found on the way is not looked at.
pub(crate) fn compare_by(base: &str, head: &str, levels: &Levels) -> Report {
    diff(Built::read(base).0.edition(), Built::read(head).0.edition(), levels)
}
