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
        let document = Document::parse("openapi.yaml", text).unwrap();
        let lowered = lower(&document, &NoFiles);
        let findings: Vec<&str> = lowered.diagnostics.iter().map(|d| d.message.as_str()).collect();
        assert_eq!(findings, [""; 0], "{text}");
        let api = lowered.api.unwrap();
        let (surface, _) = surface(&api, &Config::default(), "acme");
        Self { api, surface }
    }

    fn edition(&self) -> Edition<'_> {
        Edition { api: &self.api, surface: &self.surface }
    }
}

/// What changed from one description to another.
pub(crate) fn compare(base: &str, head: &str) -> Report {
    diff(Built::of(base).edition(), Built::of(head).edition(), &Levels::default())
}
