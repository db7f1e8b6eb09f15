//! Descriptions that are large in one way are read in time.

use std::time::{Duration, Instant};

use specwright::{
    generate::{self, Options},
    package::Runtime,
    select::Selection,
};
use specwright_source::{Diagnostic, Loader};
use xtask::large;

/// So many that a step of some work which takes their square is far too long, and so few that the others take a second, without
/// optimisations.
const SIZE: usize = 4_000;

/// Many times what it takes.
const LONGEST: Duration = Duration::from_secs(30);

struct Text(String);

impl Loader for Text {
    fn find(&self, name: &str) -> Result<Option<String>, Diagnostic> {
        Ok((name == "large.json").then(|| self.0.clone()))
    }
}

#[test]
fn every_way_of_being_large_is_handled() {
    let options = Options {
        spec: "large.json".to_owned(),
        name: "large-client".to_owned(),
        runtime: Runtime::Path("runtime".to_owned()),
        own_workspace: true,
        config: None,
        selection: Selection::default(),
        strict: false,
        exercise: false,
    };
    let mut slow = Vec::new();
    for (name, description) in large::descriptions(SIZE) {
        let begun = Instant::now();
        let generated = generate::package(&options, &Text(description.to_string())).unwrap();
        let took = begun.elapsed();
        let findings = &generated.report.diagnostics;
        assert!(findings.iter().all(|found| found.line > 0 && found.code != "internal"), "{name}");
        assert!(generated.files.is_some(), "{name}: {}", generated.findings.text(false));
        if took > LONGEST {
            slow.push(format!("{name}: {took:?}"));
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}
