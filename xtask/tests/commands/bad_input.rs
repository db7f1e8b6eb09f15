//! Input with faults: each is told with its place and what to do, and no file is changed.

use crate::{
    repository::{Ran, Repository, changed},
    shows,
};

const DESCRIPTION: &str = "specs/acme/openapi.yaml";
const HEAD: &str = "openapi: 3.0.3\ninfo: { title: A, version: '1' }\n";
const ANSWERS: &str = "responses: { '200': { description: A } }";

/// Runs `codegen` on a description: it fails, and changes nothing.
fn refused(text: &[u8]) -> String {
    let repository = Repository::with("acme", "");
    repository.write(DESCRIPTION, text);
    refused_in(&repository, |repository| repository.codegen(Some("acme")))
}

fn refused_in(repository: &Repository, run: impl FnOnce(&Repository) -> Ran) -> String {
    let before = repository.files();
    let ran = run(repository);
    assert!(!ran.ok, "{}", ran.text);
    assert_eq!(changed(&before, &repository.files()), [""; 0]);
    ran.text
}

/// A name, a description, and the place of the first finding.
type Case = (&'static str, String, &'static str);

fn cases() -> Vec<Case> {
    let paths = |text: &str| format!("{HEAD}paths:\n{text}");
    let schemas = |text: &str| {
        format!(
            "{HEAD}paths:\n  /a:\n    get:\n      operationId: a\n      responses:\n        '200':\n          description: A\n          \
             content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/A' }} }} }}\n\
             components:\n  schemas:\n{text}"
        )
    };
    let cycle = "    A: { allOf: [{ $ref: '#/components/schemas/B' }] }\n    \
                 B: { allOf: [{ $ref: '#/components/schemas/A' }] }\n";
    let same = format!("    get:\n      operationId: same\n      {ANSWERS}\n");
    let version =
        |member: &str| format!("{member}info: {{ title: A, version: '1' }}\npaths: {{}}\n");
    vec![
        ("yaml", format!("{HEAD}paths:\n  /a: {{ get: [\n"), "5:1"),
        ("json", "{ \"openapi\": \"3.0.3\",\n  \"info\": { \"title\" 1 } }".to_owned(), "2:21"),
        ("version-unknown", version("openapi: 4.0.0\n"), "1:1"),
        ("version-missing", version(""), "1:1"),
        ("version-number", version("openapi: 3.0\n"), "1:1"),
        ("reference-to-nothing", schemas("    A: { $ref: '#/components/schemas/B' }\n"), "13:10"),
        ("reference-elsewhere", schemas("    A: { $ref: 'other.yaml#/B' }\n"), "13:10"),
        ("all-of-cycle", schemas(cycle), "13:5"),
        ("operation-id-twice", paths(&format!("  /a:\n{same}  /b:\n{same}")), "10:7"),
        ("path-parameter-not-declared", paths(&format!("  /a/{{id}}:\n{same}")), "5:5"),
        ("name-twice", format!("{HEAD}paths: {{}}\ninfo: {{ title: B, version: '1' }}\n"), "4:1"),
        ("tabs", format!("{HEAD}paths:\n\t/a: {{}}\n"), "4:2"),
        ("nothing", String::new(), "1:1"),
        ("comment-alone", "# nothing\n".to_owned(), "1:1"),
        ("list", "- 1\n".to_owned(), "1:1"),
        ("text", "hello\n".to_owned(), "1:1"),
        ("paths-is-a-list", format!("{HEAD}paths: [1]\n"), "3:1"),
        ("type-unknown", schemas("    A: { type: thing }\n"), "13:10"),
        ("alias-within-itself", format!("{HEAD}paths: &a\n  /a: *a\n"), "3:8"),
        ("alias-of-nothing", format!("{HEAD}paths: *a\n"), "3:8"),
        ("second-document", format!("{HEAD}paths: {{}}\n---\na: 1\n"), "4:1"),
        ("control-character", format!("{HEAD}paths: \0\n"), "3:8"),
    ]
}

/// What a generator can go on without: told as a warning, and the rest is generated.
const WARNINGS: [&str; 1] = ["type-unknown"];

#[test]
fn faults_of_descriptions_are_told_with_their_places() {
    for (name, text, place) in cases() {
        let repository = Repository::with("acme", &text);
        let before = repository.files();
        let ran = repository.codegen(Some("acme"));
        assert_eq!(ran.ok, WARNINGS.contains(&name), "{name}: {}", ran.text);
        let severity = if ran.ok { "warning: " } else { "error: " };
        assert!(ran.text.starts_with(severity), "{name}: {}", ran.text);
        assert_eq!(places(&ran.text)[0], format!("{DESCRIPTION}:{place}"), "{}", ran.text);
        assert!(ran.text.contains(" = help: "), "{name} does not say what to do: {}", ran.text);
        assert_eq!(changed(&before, &repository.files()).is_empty(), !ran.ok, "{name}");
        let findings = ran.text.split("wrote ").next().unwrap();
        shows(&format!("bad-{name}"), findings);
    }
}

/// Places as they are printed.
fn places(text: &str) -> Vec<&str> {
    text.lines().filter_map(|line| line.trim_start().strip_prefix("--> ")).collect()
}

#[test]
fn all_faults_are_told_in_one_run() {
    let repository = Repository::with("acme", "openapi: 4.0.0\n");
    repository.write(
        "specs/bolt/openapi.yaml",
        format!("{HEAD}paths: {{}}\ninfo: {{ title: B, version: '1' }}\npaths: {{}}\n"),
    );
    repository.write("crates/bolt-client/Cargo.toml", "[package]\n");
    repository.write("specs/bolt/specwright.toml", "names = 1\nunheard = 2\n");
    let text = refused_in(&repository, |repository| repository.codegen(None));
    let expected = [
        "specs/acme/openapi.yaml:1:1",
        "specs/bolt/openapi.yaml:4:1",
        "specs/bolt/openapi.yaml:5:1",
        "specs/bolt/specwright.toml:1:9",
        "specs/bolt/specwright.toml:2:1",
    ];
    assert_eq!(places(&text), expected, "{text}");
    assert!(text.ends_with("\n5 errors\nnothing was written\n"), "{text}");
}

#[test]
fn configuration_that_is_not_known_is_told() {
    let cases = [
        ("key", "kept_fieldz = true\n", "1:1"),
        ("syntax", "[names\n", "1:7"),
        ("type", "# a\nkeep_unknown_fields = 7\n", "2:1"),
    ];
    for (name, text, place) in cases {
        let repository = Repository::with("acme", &format!("{HEAD}paths: {{}}\n"));
        repository.write("specs/acme/specwright.toml", text);
        let text = refused_in(&repository, |repository| repository.codegen(None));
        assert_eq!(places(&text), [format!("specs/acme/specwright.toml:{place}")], "{text}");
        shows(&format!("bad-configuration-{name}"), &text);
    }
}

#[test]
fn configuration_of_what_is_not_there_is_told() {
    let repository = Repository::copy();
    let file = "specs/respan/specwright.toml";
    let names = "[names]\nNoSuch = \"Such\"\n\"#/components/schemas/Batch\" = \"Job\"\n";
    let text = "[header_encoding]\nX-Nope = \"json\"\nX-Data-Respan-Params = \"json\"\n[paging]\nlist_batch = false\n";
    repository.write(file, format!("{names}{text}"));
    let text = refused_in(&repository, |repository| repository.codegen(Some("respan")));
    let places = places(&text);
    assert_eq!(places, ["2:1", "5:1", "8:1"].map(|at| format!("{file}:{at}")), "{text}");
    shows("bad-configuration-names-nothing", &text);
    // A key of a folder of features names something in one of them.
    let features = "specs/kitchen-sink/specwright.toml";
    repository.write(features, "[paging]\nlistNothing = false\n");
    let text = refused_in(&repository, |repository| repository.codegen(Some("kitchen-sink")));
    assert_eq!(text.matches("error: ").count(), 1, "{text}");
    assert!(text.contains(&format!("--> {features}:2:1\n")), "{text}");
}

#[test]
fn configuration_that_cannot_be_read_is_told() {
    let file = "specs/acme/specwright.toml";
    let repository = Repository::with("acme", &format!("{HEAD}paths: {{}}\n"));
    repository.write(file, b"# \xe9\n");
    let told = refused_in(&repository, |repository| repository.codegen(Some("acme")));
    let text = format!("error: `{file}` is not UTF-8 text (line 1): save it as UTF-8\n");
    assert_eq!(told, format!("{text}nothing was written\n"));
    std::fs::remove_file(repository.path(file)).unwrap();
    std::fs::create_dir(repository.path(file)).unwrap();
    let told = refused_in(&repository, |repository| repository.codegen(Some("acme")));
    assert_eq!(told, format!("error: `{file}` is a folder, not a file\nnothing was written\n"));
}

#[test]
fn what_is_no_text_is_told() {
    let no_text =
        [(vec![0xff, 0xfe, b'o', 0], 1), (b"openapi: 3.0.3\ninfo: { title: \xe9 }\n".to_vec(), 2)];
    for (bytes, line) in no_text {
        let text = format!("`{DESCRIPTION}` is not UTF-8 text (line {line}): save it as UTF-8\n");
        assert_eq!(refused(&bytes), format!("error: {text}nothing was written\n"));
        let repository = Repository::empty();
        repository.write("page.md", &bytes);
        let told = refused_in(&repository, |repository| repository.vendor("acme", &["page.md"]));
        assert_eq!(told, format!("error: {}", text.replace(DESCRIPTION, "page.md")));
    }
    let repository = Repository::empty();
    for name in [DESCRIPTION, "crates/acme-client", "page.md", "acme.yaml"] {
        std::fs::create_dir_all(repository.path(name)).unwrap();
    }
    repository.write("crates/acme-client/Cargo.toml", "[package]\n");
    let told = refused_in(&repository, |repository| repository.codegen(Some("acme")));
    let folder = "is a folder, not a file";
    assert_eq!(told, format!("error: `{DESCRIPTION}` {folder}\nnothing was written\n"));
    for name in ["page.md", "acme.yaml"] {
        let told = refused_in(&repository, |repository| repository.vendor("bolt", &[name]));
        assert_eq!(told, format!("error: `{name}` {folder}\n"));
        let told = refused_in(&repository, |repository| repository.vendor("bolt", &["gone.md"]));
        assert_eq!(told, "error: there is no file `gone.md`\n");
    }
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    let text = format!("{HEAD}paths: {{}}\n");
    let [plain, marked] = [text.clone(), format!("\u{feff}{text}")].map(|text| {
        let repository = Repository::with("acme", &text);
        assert!(repository.codegen(Some("acme")).ok);
        let mut files = repository.files();
        files.remove(DESCRIPTION);
        files
    });
    assert!(plain == marked);
}

/// Nothing is read without end, and nothing overflows the stack.
#[test]
fn texts_without_measure_are_told() {
    let bomb = (1..12).fold(format!("{HEAD}a0: &a0 [x]\n"), |text, n| {
        let list = format!("*a{}, ", n - 1).repeat(10);
        format!("{text}a{n}: &a{n} [{list}]\n")
    });
    let block = (0..10_000).map(|n| format!("{}a:\n", " ".repeat(n))).collect::<String>();
    let cases = [
        ("mappings", "{a: ".repeat(10_000)),
        ("lists", "[".repeat(10_000)),
        ("closed", format!("{HEAD}paths: {}{}\n", "[".repeat(10_000), "]".repeat(10_000))),
        ("json", format!("{}1{}", "{\"a\":".repeat(10_000), "}".repeat(10_000))),
        ("items", format!("{}1\n", "- ".repeat(10_000))),
        ("block", block),
        ("aliases", bomb),
    ];
    for (name, text) in cases {
        let told = refused(text.as_bytes());
        assert!(told.starts_with("error: this text is more than can be read\n"), "{name}: {told}");
        assert!(places(&told)[0].starts_with(DESCRIPTION), "{name}: {told}");
        assert!(told.len() < 1_000, "{name}: {told}");
    }
}

/// The page of a call without parameters.
fn page(operation: &str, path: &str, schema: &str) -> String {
    format!(
        "# {operation}\n\n```yaml\nopenapi: 3.0.3\ninfo: {{ title: A, version: '1' }}\npaths:\n  {path}:\n    get:\n      \
         operationId: {operation}\n      responses:\n        '200':\n          description: A\n\
         components:\n  schemas:\n    Job: {{ type: {schema} }}\n```\n"
    )
}

#[test]
fn faults_of_pages_are_told_with_their_places() {
    let fine = page("a", "/a", "object");
    /// A name, the pages, and the place of the first finding.
    type Case<'a> = (&'static str, &'a [(&'static str, String)], &'static str);
    let cases: [Case<'_>; 9] = [
        (
            "no-fragment",
            &[("a.md", "# A\n\nProse.\n\n```yaml\na: 1\n```\n".to_owned())],
            "a.md:1:1",
        ),
        ("empty", &[("a.md", String::new())], "a.md:1:1"),
        ("not-closed", &[("a.md", fine[..fine.len() - 4].to_owned())], "a.md:3:1"),
        ("yaml", &[("a.md", fine.replace("    get:", "   get: [:"))], "a.md:9:18"),
        ("name-twice", &[("a.md", fine.replace("info:", "openapi: 3.0.3\ninfo:"))], "a.md:5:1"),
        ("no-operation-id", &[("a.md", fine.replace("operationId: a", "tags: []"))], "a.md:8:5"),
        ("two-fragments", &[("a.md", fine.repeat(2))], "a.md:19:1"),
        ("conflict", &[("a.md", fine.clone()), ("b.md", page("b", "/b", "string"))], "a.md:15:12"),
        ("same-operation", &[("a.md", fine.clone()), ("b.md", fine.clone())], "b.md:9:7"),
    ];
    for (name, pages, place) in cases {
        let repository = Repository::empty();
        for (file, text) in pages {
            repository.write(file, text);
        }
        let files: Vec<&str> = pages.iter().map(|(file, _)| *file).collect();
        let told = refused_in(&repository, |repository| repository.vendor("acme", &files));
        assert_eq!(places(&told)[0], place, "{name}: {told}");
        assert!(told.contains(" = help: "), "{name} does not say what to do: {told}");
        assert!(told.ends_with("\nnothing was written\n"), "{name}: {told}");
        shows(&format!("bad-page-{name}"), &told);
    }
}
