//! `cargo xtask codegen`: what it writes, what it deletes, and `--check`.

use xtask::{codegen, workspace::Workspace};

use crate::repository::{Ran, Repository, changed};

const UP_TO_DATE: &str = "generated code is up to date\n";
const TYPES: &str = "crates/retell-client/src/generated/types.rs";
const ERRORS: &str = "crates/respan-client/src/generated/errors.rs";
const ORPHAN: &str = "crates/retell-client/src/generated/old/thing.rs";

/// A copy without findings: what is printed is about files alone.
fn repository() -> Repository {
    let repository = Repository::copy();
    for name in ["specs/kitchen-sink", "crates/kitchen-sink-client"] {
        std::fs::remove_dir_all(repository.path(name)).unwrap();
    }
    repository
}

/// One file that differs, one that is missing and one that nothing generates, in two clients.
fn out_of_date() -> Repository {
    let repository = repository();
    repository.edit(TYPES, "pub pass_count: i64", "pub pass_count: u8");
    std::fs::remove_file(repository.path(ERRORS)).unwrap();
    repository.write(ORPHAN, "// old\n");
    repository
}

#[test]
fn this_repository_is_up_to_date() {
    let mut out = Vec::new();
    let options = codegen::Options { check: true, ..Default::default() };
    let fine = codegen::run(&Workspace::here(), &options, &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(fine && text.ends_with(UP_TO_DATE), "{text}");
}

#[test]
fn twice_gives_the_same_bytes() {
    let repository = repository();
    let before = repository.files();
    for client in ["retell", "respan"] {
        let folder = format!("crates/{client}-client/src/generated");
        std::fs::remove_dir_all(repository.path(&folder)).unwrap();
    }
    let ran = repository.codegen(None);
    let files = ["client", "codec", "errors", "mod", "operations", "types"];
    let wrote = ["respan", "retell"].map(|client| {
        files.map(|f| format!("wrote crates/{client}-client/src/generated/{f}.rs\n")).concat()
    });
    assert_eq!(ran, Ran { ok: true, text: wrote.concat() });
    assert_eq!(changed(&before, &repository.files()), [""; 0]);
    for api in [None, Some("retell")] {
        assert_eq!(repository.codegen(api), Ran { ok: true, text: UP_TO_DATE.to_owned() });
        assert_eq!(repository.codegen_check(api), Ran { ok: true, text: UP_TO_DATE.to_owned() });
    }
}

#[test]
fn only_what_changes_is_written_and_orphans_are_deleted() {
    let repository = out_of_date();
    let manual = "crates/retell-client/src/by_hand.rs";
    repository.write(manual, "// by hand\n");
    let before = repository.files();
    let written = |name: &str| repository.path(name).metadata().unwrap().modified().unwrap();
    let codec = "crates/retell-client/src/generated/codec.rs";
    let at = written(codec);
    let ran = repository.codegen(None);
    let text = format!("wrote {ERRORS}\ndeleted {ORPHAN}\nwrote {TYPES}\n");
    assert_eq!(ran, Ran { ok: true, text });
    assert_eq!(changed(&before, &repository.files()), [ERRORS, ORPHAN, TYPES]);
    assert_eq!(written(codec), at);
    assert_eq!(repository.codegen_check(None).text, UP_TO_DATE);
}

/// The last of several writes fails: the first have not happened, and nothing is left beside them.
#[test]
fn a_write_that_fails_changes_nothing() {
    let repository = out_of_date();
    std::fs::remove_file(repository.path(TYPES)).unwrap();
    repository.write(&format!("{TYPES}.draft/in/the/way"), "");
    let before = repository.files();
    let ran = repository.codegen(None);
    assert!(!ran.ok);
    let told = format!("error: cannot write `{TYPES}.draft`: ");
    assert!(ran.text.starts_with(&told), "{}", ran.text);
    assert_eq!(changed(&before, &repository.files()), [""; 0]);
}

#[test]
fn one_api_alone() {
    let repository = out_of_date();
    let before = repository.files();
    let ran = repository.codegen(Some("respan"));
    assert_eq!(ran, Ran { ok: true, text: format!("wrote {ERRORS}\n") });
    assert_eq!(changed(&before, &repository.files()), [ERRORS]);
    assert!(repository.codegen_check(Some("respan")).ok);
    assert!(!repository.codegen_check(Some("retell")).ok);
}

#[test]
fn check_writes_nothing_and_shows_a_diff_and_the_command() {
    let repository = out_of_date();
    let types = repository.read(TYPES);
    let line = types.lines().position(|line| line.contains("pass_count: u8")).unwrap() + 1;
    let hunk = format!("@@ -{0},5 +{0},5 @@\n", line - 2);
    let differs = format!(
        "--- {TYPES} (checked in)\n+++ {TYPES} (generated)\n{hunk}     ///\n     /// At least 0.\n\
         -    pub pass_count: u8,\n+    pub pass_count: i64,\n     /// Number of test cases that failed\n     ///\n"
    );
    let orphan =
        format!("--- {ORPHAN} (checked in)\n+++ {ORPHAN} (generated)\n@@ -1 +0,0 @@\n-// old\n");
    let command = "generated code is out of date; run `cargo xtask codegen";

    let before = repository.files();
    let ran = repository.codegen_check(Some("retell"));
    let text = format!("{orphan}{differs}{command} retell`\n");
    assert_eq!(ran, Ran { ok: false, text });
    let ran = repository.codegen_check(None);
    assert!(!ran.ok);
    let missing = format!("--- {ERRORS} (checked in)\n+++ {ERRORS} (generated)\n@@ -0,0 +1,");
    assert!(ran.text.starts_with(&missing), "{}", ran.text);
    assert!(ran.text.contains("\n+//! Documented failures, by status.\n"), "{}", ran.text);
    assert!(ran.text.ends_with(&format!("{orphan}{differs}{command}`\n")), "{}", ran.text);
    assert_eq!(changed(&before, &repository.files()), [""; 0]);
}

#[test]
fn line_ends_of_a_checkout_are_told() {
    let repository = repository();
    repository.write(TYPES, repository.read(TYPES).replace('\n', "\r\n"));
    let ran = repository.codegen_check(Some("retell"));
    assert!(!ran.ok);
    assert!(ran.text.contains(&format!("--- {TYPES} (checked in)\n")), "{}", ran.text);
}

#[test]
fn what_is_missing_is_named() {
    let repository = repository();
    let before = repository.files();
    let ran = repository.codegen(Some("acme"));
    let text = "error: there is no API `acme`: `specs/acme/openapi.yaml` is missing (APIs: respan, retell)\n";
    assert_eq!(ran, Ran { ok: false, text: text.to_owned() });

    repository.write("specs/acme/openapi.yaml", "openapi: 3.0.3\n");
    let ran = repository.codegen(None);
    let text = "error: there is no `crates/acme-client/Cargo.toml`: make the crate first, as README.md says\n";
    assert_eq!(ran, Ran { ok: false, text: text.to_owned() });
    std::fs::remove_dir_all(repository.path("specs/acme")).unwrap();
    assert_eq!(changed(&before, &repository.files()), [""; 0]);

    // What is beside a description that is gone is no description.
    let description = "specs/retell/openapi.yaml";
    let whole = repository.read(description);
    std::fs::remove_file(repository.path(description)).unwrap();
    let text = format!(
        "error: `{description}` is missing: `cargo xtask vendor retell` builds it from what is beside it\n"
    );
    for api in [None, Some("retell")] {
        assert_eq!(repository.codegen(api), Ran { ok: false, text: text.clone() });
    }
    assert!(repository.vendor("retell", &[]).ok);
    assert_eq!(repository.read(description), whole);
    for file in ["fixups.yaml", "provenance.yaml", "upstream.yaml", "upstream.json", "pages/a.md"] {
        repository.write(&format!("specs/acme/{file}"), "- 1\n");
        let text = text.replace("retell", "acme");
        assert_eq!(repository.codegen(Some("acme")), Ran { ok: false, text }, "{file}");
        std::fs::remove_dir_all(repository.path("specs/acme")).unwrap();
    }

    std::fs::remove_dir_all(repository.path("specs")).unwrap();
    let ran = repository.codegen(None);
    let text = "error: cannot list `specs`: No such file or directory (os error 2)\n";
    assert_eq!(ran, Ran { ok: false, text: text.to_owned() });
}
