//! No text of a description gets out of the comment, the literal or the name that it becomes.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

mod description;
mod hostile;
mod inspect;

use std::{fs, process::Command};

use specwright::{
    generate::{self, Generated, Options},
    package::Runtime,
    select::Selection,
};
use specwright_source::{Diagnostic, Loader};

use description::{DESCRIPTION, POSITIONS, names_nothing, with};
use hostile::HOSTILE;

/// The runtime of packages that are compiled.
const RUNTIME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime");

/// One text, whatever is asked for.
struct Text(String);

impl Loader for Text {
    fn find(&self, name: &str) -> Result<Option<String>, Diagnostic> {
        Ok((name == "openapi.json").then(|| self.0.clone()))
    }
}

fn package(text: String, runtime: &str) -> Generated {
    let options = Options {
        spec: "openapi.json".to_owned(),
        name: "strings-client".to_owned(),
        runtime: Runtime::Path(runtime.to_owned()),
        own_workspace: true,
        config: None,
        selection: Selection::default(),
        strict: false,
        exercise: true,
    };
    generate::package(&options, &Text(text)).unwrap()
}

#[test]
fn every_position_is_in_the_description() {
    let plain = package(DESCRIPTION.to_owned(), "runtime");
    assert_eq!(plain.report.operations.skipped.len(), 0, "{}", plain.findings.text(false));
    for position in POSITIONS {
        assert!(DESCRIPTION.contains(position), "{position}");
    }
}

#[test]
fn no_text_becomes_code() {
    let plain = package(DESCRIPTION.to_owned(), "runtime").files.unwrap();
    let items = inspect::items(&plain);
    let long = hostile::long();
    for position in POSITIONS {
        for hostile in HOSTILE.iter().copied().chain([long.as_str()]) {
            let generated = package(with(&[(position, hostile)]), "runtime");
            let place = format!("{position} is {hostile:.60?}");
            let told = !generated.report.diagnostics.is_empty();
            let Some(files) = generated.files else {
                assert!(told, "{place}: nothing, and no reason");
                continue;
            };
            let found = inspect::escaped(&files);
            assert!(found.is_empty(), "{place}: {found:?}");
            // A part that is told of may be missing; nothing else is there than would be otherwise.
            let found = inspect::items(&files);
            let (kinds, expected) = (inspect::kinds(&found), inspect::kinds(&items));
            let more = inspect::kinds_beyond(&kinds, &expected);
            assert!(more.is_empty(), "{place}: {more:?}");
            if !told && names_nothing(position) {
                assert_eq!(found, items, "{place}");
            }
        }
    }
}

/// Nor does it where they stand one behind the other: what one starts another may end.
#[test]
fn no_prose_becomes_code() {
    let plain = inspect::items(&package(DESCRIPTION.to_owned(), "runtime").files.unwrap());
    let joined = HOSTILE.join("\n\n");
    let prose = POSITIONS.iter().filter(|position| names_nothing(position));
    let prose: Vec<_> = prose.filter(|position| position.contains("PROSE")).collect();
    let all: Vec<(&str, &str)> = prose.iter().map(|at| (**at, joined.as_str())).collect();
    let generated = package(with(&all), "runtime");
    assert!(generated.report.operations.skipped.is_empty(), "{}", generated.findings.text(false));
    let files = generated.files.unwrap();
    assert_eq!(inspect::escaped(&files), Vec::<String>::new());
    assert_eq!(inspect::items(&files), plain);
}

#[test]
fn all_of_it_compiles_and_documents() {
    let joined = HOSTILE.join("\n\n");
    let hostile = HOSTILE.iter().cycle();
    let all: Vec<(&str, String)> = POSITIONS
        .iter()
        .zip(hostile)
        // What only one text can be there, or none that is not of its grammar.
        .filter(|(position, text)| {
            let alone = package(with(&[(position, text)]), "runtime");
            alone.files.is_some() && alone.report.operations.skipped.is_empty()
        })
        .map(|(position, text)| match position.contains("PROSE") {
            true => (*position, format!("{joined}\n\n{position}")),
            false => (*position, format!("{text}{position}")),
        })
        .collect();
    assert!(all.len() > POSITIONS.len() / 2, "{all:?}");
    let pairs: Vec<(&str, &str)> = all.iter().map(|(at, text)| (*at, text.as_str())).collect();
    let generated = package(with(&pairs), RUNTIME);
    assert!(generated.report.operations.skipped.is_empty(), "{}", generated.findings.text(false));

    let package = Package::written(generated.files.unwrap());
    // The README's examples are the only ones that run; code in descriptions is none.
    let stdout = package.cargo(&["test", "--doc"]);
    let run: Vec<&str> = stdout.lines().filter(|line| line.starts_with("test src/")).collect();
    assert!(!run.is_empty(), "{stdout}");
    assert!(run.iter().all(|line| line.starts_with("test src/../README.md")), "{stdout}");
    package.cargo(&["doc", "--no-deps"]);
}

/// Names that differ in how their letters are written are one to the compiler.
#[test]
fn names_that_are_composed_alike_compile() {
    let pairs = [
        ["\u{3a9}", "\u{2126}"],
        ["\u{e9}", "e\u{301}"],
        ["\u{ac00}", "\u{1100}\u{1161}"],
        ["\u{8c48}", "\u{f900}"],
    ];
    let positions = "ZVALUEZ ZSECONDZ ZPROPERTYZ ZCHOICEZ ZFIRSTZ ZLASTZ ZQUERYZ ZREQUIREDZ";
    for pair in pairs {
        let texts: Vec<(&str, &str)> = positions.split(' ').zip(pair.into_iter().cycle()).collect();
        let generated = package(with(&texts), RUNTIME);
        let skipped = &generated.report.operations.skipped;
        assert!(skipped.is_empty(), "{}", generated.findings.text(false));
        Package::written(generated.files.unwrap()).cargo(&["check"]);
    }
}

/// A package in a folder of its own.
struct Package(tempfile::TempDir);

impl Package {
    fn written(files: Vec<specwright_print::File>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(&file.path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file.text).unwrap();
        }
        let lock = concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.lock");
        fs::copy(lock, folder.path().join("Cargo.lock")).unwrap();
        Self(folder)
    }

    /// Runs cargo, which has nothing to object to, and gives what it prints.
    fn cargo(&self, arguments: &[&str]) -> String {
        let target = format!("{}/packages", env!("CARGO_TARGET_TMPDIR"));
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(arguments).args(["--offline", "--no-default-features", "--target-dir", &target]);
        let output = cargo.current_dir(self.0.path()).output().unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        let stdout = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && !stderr.contains("warning"), "{stderr}{stdout}");
        stdout.into_owned()
    }
}
