//! What holds for every file of the repository: sizes, names, crate edges, nothing left over.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::collections::{BTreeMap, BTreeSet};

use xtask::workspace::Workspace;

const MOST_LINES_OF_A_FILE: usize = 400;
const MOST_LINES_OF_A_FUNCTION: usize = 60;

/// Names that say nothing of what a file holds.
const EMPTY_NAMES: [&str; 8] =
    ["util", "utils", "misc", "common", "helper", "helpers", "shared", "stuff"];

/// What each crate depends on, of ours: for its code, and for its tests alone. Data flows one way.
const EDGES: [(&str, &[&str], &[&str]); 12] = [
    ("ir", &[], &[]),
    ("source", &["ir"], &[]),
    ("lower", &["ir", "source"], &[]),
    ("surface", &["ir", "source"], &["lower"]),
    ("print", &["ir", "surface"], &["lower", "source"]),
    ("diff", &["ir", "surface"], &["lower", "source"]),
    ("vendor", &["ir", "source"], &[]),
    ("runtime", &[], &["loopback"]),
    ("loopback", &[], &[]),
    ("outside", &[], &[]),
    ("specwright", &["diff", "ir", "lower", "print", "source", "surface"], &["loopback"]),
    ("xtask", &["diff", "ir", "print", "source", "specwright", "surface", "vendor"], &["lower"]),
];

/// What a client depends on, whichever API it is of; the tests of one may do without.
const CLIENT: (&[&str], &[&str]) = (&["runtime"], &["loopback", "outside", "source"]);

/// Every file, generated code and whatever starts with a dot left out.
fn files() -> Vec<String> {
    let workspace = Workspace::here();
    let top = workspace.list(".").unwrap();
    let mut files = Vec::new();
    for name in top.iter().filter(|name| !name.starts_with('.') && *name != "target") {
        if workspace.path(name).is_dir() {
            let below = workspace.files_below(name).unwrap();
            files.extend(below.into_iter().map(|path| format!("{name}/{path}")));
        } else {
            files.push(name.clone());
        }
    }
    files.retain(|name| !name.contains("/src/generated/"));
    assert!(files.len() > 100, "{files:?}");
    files
}

fn sources() -> impl Iterator<Item = (String, String)> {
    let names = files().into_iter().filter(|name| name.ends_with(".rs"));
    names.map(|name| {
        let text = Workspace::here().read(&name).unwrap().unwrap();
        (name, text)
    })
}

/// Functions with their lines, first to last, as rustfmt lays them out: the end is the first line with nothing but a brace as
/// far in as the first line. Declarations without a body end in a semicolon.
fn functions(text: &str) -> Vec<(&str, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (first, line) in lines.iter().enumerate() {
        let Some(name) = function(line.trim_start()) else { continue };
        let indent = &line[..line.len() - line.trim_start().len()];
        let ends = |line: &&str| {
            line.strip_prefix(indent).is_some_and(|rest| {
                rest == "}" || (rest.starts_with([')', 'f', 'p']) && rest.ends_with([';', '}']))
            })
        };
        let last = lines[first..].iter().position(ends).unwrap_or(lines.len() - first);
        found.push((name, last + 1));
    }
    found
}

/// The name of a function whose first line this is.
fn function(line: &str) -> Option<&str> {
    let mut rest = line;
    loop {
        let (word, after) = rest.split_once(' ')?;
        match word {
            "fn" => return after.split(['(', '<']).next(),
            "pub" | "async" | "const" | "unsafe" | "extern" => rest = after,
            _ if word.starts_with("pub(") && word.ends_with(')') => rest = after,
            _ => return None,
        }
    }
}

#[test]
fn functions_are_measured() {
    let text = "fn a() {}\n\nimpl A {\n    pub(super) const fn b(\n        c: u8,\n    ) -> u8 {\n        if c {\n        }\n    }\n}\n\
                trait T {\n    fn d(&self) -> u8;\n    fn e(\n        &self,\n    );\n    async fn f<T>() {\n        1\n    }\n}\nlet fnord = 1;\n";
    assert_eq!(functions(text), [("a", 1), ("b", 6), ("d", 1), ("e", 3), ("f", 3)]);
    assert_eq!(functions("fn open() {\n\n"), [("open", 3)]);
}

#[test]
fn files_and_functions_are_short() {
    let mut long = Vec::new();
    for (name, text) in sources() {
        let lines = text.lines().count();
        if lines > MOST_LINES_OF_A_FILE {
            long.push(format!("{name}: {lines} lines"));
        }
        for (function, lines) in functions(&text) {
            if lines > MOST_LINES_OF_A_FUNCTION {
                long.push(format!("{name}: `{function}` has {lines} lines"));
            }
        }
    }
    assert!(long.is_empty(), "split these by what they do:\n{}", long.join("\n"));
}

#[test]
fn names_of_files_say_what_they_hold() {
    let says_nothing = |name: &String| {
        name.split('/').any(|part| EMPTY_NAMES.contains(&part.split('.').next().unwrap_or(part)))
    };
    let found: Vec<String> = files().into_iter().filter(says_nothing).collect();
    assert!(found.is_empty(), "name these after what they hold: {found:?}");
}

#[test]
fn nothing_is_left_over() {
    // Apart, so that this file is not found.
    let unfinished = [["#[ign", "ore"], ["tod", "o!("], ["unimpl", "emented!("], ["db", "g!("]];
    let mut found: Vec<String> =
        files().into_iter().filter(|n| n.ends_with(".snap.new") || n.ends_with(".orig")).collect();
    for (name, text) in sources() {
        for mark in unfinished.map(|parts| parts.concat()) {
            if text.contains(&mark) {
                found.push(format!("{name}: `{mark}`"));
            }
        }
        let crate_wide = ["#![al", "low("].concat();
        if text.lines().any(|line| line.starts_with(&crate_wide)) {
            found.push(format!("{name}: `{crate_wide}..)]` for a whole crate"));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// To swap it is to rewrite one file.
#[test]
fn one_file_knows_the_yaml_library() {
    let library = ["serde_", "yaml"].concat();
    let users: Vec<String> =
        sources().filter(|(_, text)| text.contains(&library)).map(|(name, _)| name).collect();
    assert_eq!(users, ["crates/source/src/yaml.rs"]);
    let manifests = files().into_iter().filter(|name| name.ends_with("Cargo.toml"));
    let asks = |name: &String| {
        Workspace::here().read(name).unwrap().unwrap().contains(&format!("\n{library}."))
    };
    let users: Vec<String> = manifests.filter(asks).collect();
    assert_eq!(users, ["Cargo.toml", "crates/source/Cargo.toml"]);
}

/// What a manifest depends on, of ours, by the kind of section: `dependencies` and `dev-dependencies`.
fn dependencies(manifest: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut section = "";
    for line in manifest.lines() {
        if let Some(name) = line.strip_prefix('[') {
            // `[target.'..'.dependencies]` as well
            section = name.trim_end_matches(']').rsplit('.').next().unwrap_or(name);
        } else if section.ends_with("dependencies") {
            let name = line.split(['.', ' ', '=']).next().unwrap_or(line);
            let ours = name.strip_prefix("specwright-").or_else(|| {
                let whole = name.ends_with("-client") || ["specwright", "xtask"].contains(&name);
                whole.then_some(name)
            });
            found.entry(section).or_default().extend(ours);
        }
    }
    found
}

#[test]
fn crate_edges_go_one_way() {
    let workspace = Workspace::here();
    let mut crates: Vec<(String, String)> = workspace
        .list("crates")
        .unwrap()
        .into_iter()
        .map(|name| (name.clone(), format!("crates/{name}")))
        .collect();
    crates.push(("xtask".to_owned(), "xtask".to_owned()));
    let is_client = |name: &str| name.ends_with("-client");
    let known: BTreeSet<&str> = EDGES.iter().map(|(name, ..)| *name).collect();
    let others = crates.iter().map(|(name, _)| name.as_str()).filter(|name| !is_client(name));
    assert_eq!(others.collect::<BTreeSet<_>>(), known);
    for (name, folder) in &crates {
        let manifest = workspace.read(&format!("{folder}/Cargo.toml")).unwrap().unwrap();
        let found = dependencies(&manifest);
        let of = |section: &str| found.get(section).cloned().unwrap_or_default();
        let set = |names: &[&'static str]| names.iter().copied().collect::<BTreeSet<_>>();
        let tests = of("dev-dependencies");
        if is_client(name) {
            let (code, for_tests) = CLIENT;
            assert_eq!(of("dependencies"), set(code), "{name}");
            assert!(tests.is_subset(&set(for_tests)), "tests of {name}: {tests:?}");
        } else {
            let (_, code, for_tests) = EDGES.iter().find(|(known, ..)| known == name).unwrap();
            assert_eq!(of("dependencies"), set(code), "{name}");
            assert_eq!(tests, set(for_tests), "tests of {name}");
        }
        assert_eq!(of("build-dependencies"), BTreeSet::new(), "build of {name}");
    }
}
