//! `specwright diff`: what is compared, and how it ends.

use std::process::Command;

use crate::folder::{Folder, PETS, Ran, workspace};

/// `Pet.kind` is gone.
fn changed() -> String {
    PETS.replacen(
        ", kind: { $ref: '#/components/schemas/Kind' } } }\n    NewPet",
        " } }\n    NewPet",
        1,
    )
}

fn both(base: &str, head: &str) -> Folder {
    let folder = Folder::with("old.yaml", base);
    folder.write("new.yaml", head);
    folder
}

fn diff(folder: &Folder, more: &[&str]) -> Ran {
    folder.run(&[&["diff", "old.yaml", "new.yaml"], more].concat())
}

fn git(folder: &Folder, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=A", "-c", "user.email=a@example.com"]);
    command.args(["-c", "commit.gpgsign=false"]).args(arguments);
    let output = command.current_dir(folder.path("")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn commit(folder: &Folder) {
    git(folder, &["init", "--quiet", "--initial-branch=main"]);
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message=All"]);
}

#[test]
fn what_is_written_alike_has_not_changed() {
    let folder = both(PETS, PETS);
    let expected = Ran { code: 0, stdout: "Pets: no changes\n".to_owned(), stderr: String::new() };
    assert_eq!(diff(&folder, &["--fail-on", "wire=info,rust=patch"]), expected);
    folder.write("new.yaml", &format!("# A comment.\n{PETS}"));
    assert_eq!(diff(&folder, &["--fail-on", "wire=info,rust=patch"]), expected);
}

#[test]
fn a_gate_decides_how_it_ends() {
    let folder = both(PETS, &changed());
    let ran = diff(&folder, &[]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    let verdict =
        "Pets: Rust: major; wire: 1 warning\n\n`Pet.kind` is gone (wire warning, Rust major)";
    assert!(ran.stdout.starts_with(verdict), "{}", ran.stdout);
    assert!(ran.stdout.contains("\n  at old.yaml:23:79\n"), "{}", ran.stdout);
    for (gate, code) in [("wire=breaking", 0), ("wire=warning", 1), ("wire=breaking,rust=major", 1)]
    {
        assert_eq!(diff(&folder, &["--fail-on", gate]).code, code, "{gate}");
    }
    assert_eq!(diff(&folder, &[]), ran);
}

#[test]
fn what_is_malformed_on_either_side_is_told_with_its_place() {
    let cases = [
        (PETS.replacen("openapi: 3.0.3", "openapi: 9.0.0", 1), ":1:1\n"),
        (PETS.replacen("Kind: { type: string", "Kind: { type: [", 1), ":25:"),
        (PETS.replacen("schemas/Shop'", "schemas/Shed'", 1), ":20:"),
        (String::new(), ""),
        ("- 1\n".to_owned(), ":1:1\n"),
    ];
    for (malformed, place) in cases {
        let folder = both(PETS, &malformed);
        for (first, second) in [("old.yaml", "new.yaml"), ("new.yaml", "old.yaml")] {
            for format in ["text", "markdown", "json", "github", "junit", "next-version"] {
                let ran = folder.run(&["diff", first, second, "--format", format]);
                assert_eq!(ran.code, 2, "{malformed} {format}: {}{}", ran.stdout, ran.stderr);
                assert!(!ran.stdout.contains("no changes"), "{}", ran.stdout);
                assert!(ran.stderr.contains(&format!("new.yaml{place}")), "{}", ran.stderr);
            }
        }
    }
}

#[test]
fn what_is_read_otherwise_than_it_is_written_is_no_silence() {
    let folder = both(PETS, &PETS.replacen("Kind: { type: string", "Kind: { type: strong", 1));
    let ran = diff(&folder, &[]);
    let expected = "Pets: Rust: unchanged; wire: unchanged; 1 new warning\n";
    assert_eq!((ran.code, ran.stdout.as_str()), (0, expected));
    assert!(ran.stderr.contains("new.yaml:25:"), "{}", ran.stderr);
}

#[test]
fn what_is_at_fault_in_both_alike_has_not_changed() {
    let malformed = PETS.replacen("schemas/Shop'", "schemas/Shed'", 1);
    let folder = both(&malformed, &malformed.replacen("[cat, dog]", "[cat, dog, cow]", 1));
    let ran = diff(&folder, &[]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.starts_with("Pets: Rust: minor; wire: 1 warning\n"), "{}", ran.stdout);
    // Where it is written otherwise, nothing is known of it.
    folder.write("new.yaml", &malformed.replacen("schemas/Shed'", "schemas/Shack'", 1));
    assert_eq!(diff(&folder, &[]).code, 2);
}

#[test]
fn folders_and_revisions_are_compared_as_files_are() {
    let description = PETS.replacen("'#/components/schemas/Kind'", "kinds/kind.yaml", 1);
    let folder = Folder::with("spec/pets.yaml", &description);
    folder.write("spec/kinds/kind.yaml", "type: string\nenum: [cat, dog]\n");
    folder.write("spec/specwright.toml", "[names]\nPet = \"Animal\"\n");
    commit(&folder);
    folder.write("spec/kinds/kind.yaml", "type: string\nenum: [cat, dog, cow]\n");
    let mut told = Vec::new();
    for (base, head) in [
        ("HEAD:spec/pets.yaml", "spec/pets.yaml"),
        ("main:spec", "spec"),
        ("HEAD:./spec/", "./spec/"),
    ] {
        let ran = folder.run(&[
            "diff",
            base,
            head,
            "--format",
            "next-version",
            "--base-version",
            "0.4.2",
        ]);
        assert_eq!((ran.code, ran.stdout.as_str()), (0, "0.4.3\n"), "{base}: {}", ran.stderr);
        let ran = folder.run(&["diff", base, head]);
        assert!(ran.stdout.contains("spec/kinds/kind.yaml:1:1\n"), "{}", ran.stdout);
        told.push(ran.stdout.lines().next().unwrap().to_owned());
    }
    assert_eq!(told, ["Pets: Rust: minor; wire: 1 warning"; 3]);
    // Decisions are those of each edition.
    folder.write("spec/kinds/kind.yaml", "type: string\nenum: [cat, dog]\n");
    folder.write("spec/specwright.toml", "");
    let ran = folder.run(&["diff", "HEAD:spec", "spec"]);
    assert!(ran.stdout.starts_with("Pets: Rust: major; wire: unchanged\n"), "{}", ran.stdout);
}

#[test]
fn what_is_not_there_is_named() {
    let folder = both(PETS, PETS);
    folder.write("two/a.yaml", PETS);
    folder.write("two/b.yaml", PETS);
    folder.write("none/a.txt", "");
    let cases = [
        ("none.yaml", "there is no file `none.yaml`"),
        ("two", "in `two`: there are several descriptions: name one of `a.yaml`, `b.yaml`"),
        ("none", "in `none`: there is no description: no file says which OpenAPI it follows"),
        ("https://pets.test/openapi.yaml", "there is no file `https://pets.test/openapi.yaml`"),
    ];
    for (base, told) in cases {
        let ran = folder.run(&["diff", base, "new.yaml"]);
        assert_eq!((ran.code, ran.stderr), (2, format!("error: {told}\n")));
    }
    commit(&folder);
    for (base, told) in [
        ("nowhere:old.yaml", "git knows no revision `nowhere`"),
        ("HEAD:none.yaml", "`HEAD` has no file `none.yaml`"),
        ("HEAD:../old.yaml", "`HEAD` has no file `../old.yaml`"),
    ] {
        let ran = folder.run(&["diff", base, "new.yaml"]);
        assert_eq!((ran.code, ran.stderr), (2, format!("error: {told}\n")));
    }
    for option in ["--accept", "--levels"] {
        let ran = folder.run(&["diff", "old.yaml", "new.yaml", option, "none.toml"]);
        assert_eq!((ran.code, ran.stderr.as_str()), (2, "error: there is no file `none.toml`\n"));
    }
    for wrong in ["--fail-on=wire=grave", "--format=pdf", "--today=yesterday"] {
        assert_eq!(folder.run(&["diff", "old.yaml", "new.yaml", wrong]).code, 2, "{wrong}");
    }
}

#[test]
fn files_outside_of_the_folder_are_not_read() {
    let description = PETS.replacen("'#/components/schemas/Kind'", "../kind.yaml", 1);
    let folder = Folder::with("spec/pets.yaml", &description);
    folder.write("kind.yaml", "type: string\nenum: [cat, dog]\n");
    commit(&folder);
    for base in ["HEAD:spec", "spec"] {
        let ran = folder.run(&["diff", base, "spec"]);
        assert!(ran.stderr.contains("`kind.yaml` is outside of the folder"), "{}", ran.stderr);
        let ran = folder.run(&["diff", base, "spec", "--allow-outside"]);
        assert_eq!((ran.code, ran.stdout.as_str()), (0, "Pets: no changes\n"), "{}", ran.stderr);
    }
}

#[cfg(unix)]
#[test]
fn links_of_a_revision_stay_in_it() {
    use std::os::unix::fs::symlink;
    let folder = Folder::with("a folder/pets.yaml", PETS);
    symlink("pets.yaml", folder.path("a folder/near.yaml")).unwrap();
    symlink("/etc/hostname", folder.path("a folder/far.yaml")).unwrap();
    symlink("nowhere.yaml", folder.path("a folder/broken.yaml")).unwrap();
    commit(&folder);
    let diff = |base: &str| folder.run(&["diff", base, "a folder/pets.yaml"]);
    assert_eq!(diff("HEAD:a folder/near.yaml").stdout, "Pets: no changes\n");
    for (link, told) in [
        ("far.yaml", "`a folder/far.yaml` is a link out of the repository"),
        ("broken.yaml", "`HEAD` has no file `a folder/broken.yaml`"),
    ] {
        let ran = diff(&format!("HEAD:a folder/{link}"));
        assert_eq!((ran.code, ran.stderr), (2, format!("error: {told}\n")));
    }
}

#[test]
fn versions_follow_from_what_changed() {
    let folder = both(PETS, &changed());
    let next = |base: &str| diff(&folder, &["--format", "next-version", "--base-version", base]);
    assert_eq!(next("0.4.2").stdout, "0.5.0\n");
    assert_eq!(next("1.4.2").stdout, "2.0.0\n");
    let ran = diff(&folder, &["--format", "next-version"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.contains("the version before is not known"), "{}", ran.stderr);
    for (declared, code) in [("0.4.9", 1), ("0.5.0", 0)] {
        folder.write("client/Cargo.toml", &format!("[package]\nversion = \"{declared}\"\n"));
        let given = ["--check-version", "--package", "client", "--base-version", "0.4.2"];
        let ran = diff(&folder, &given);
        assert_eq!(ran.code, code, "{}", ran.stderr);
        let told = "error: Pets: the version is 0.4.9, and has to be 0.5.0 at least\n";
        assert_eq!(ran.stderr, if code == 1 { told } else { "" });
    }
    // Without git, what it was is not known.
    assert_eq!(diff(&folder, &["--check-version", "--package", "client"]).code, 2);
}

#[test]
fn what_is_deprecated_is_there_as_long_as_is_promised() {
    let deprecated = |more: &str| {
        let text = format!("operationId: listPets\n      deprecated: true{more}\n");
        PETS.replacen("operationId: listPets\n", &text, 1)
    };
    let folder = both(PETS, &deprecated(""));
    folder.write("levels.toml", "notice_days = 90\n");
    let rules = |more: &[&str]| {
        let options = ["--format", "json", "--today", "2026-01-01"];
        let report = diff(&folder, &[&options[..], more].concat()).stdout;
        let report: serde_json::Value = serde_json::from_str(&report).unwrap();
        let changes = report["apis"][0]["changes"].as_array().unwrap().iter();
        changes.map(|change| change["rule"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let promised = ["--levels", "levels.toml"];
    assert_eq!(rules(&[]), ["endpoint-deprecated"]);
    assert_eq!(rules(&promised), ["api-deprecated-sunset-missing"]);
    folder.write("new.yaml", &deprecated("\n      x-sunset: '2026-02-01'"));
    assert_eq!(rules(&promised), ["api-sunset-date-too-small"]);
    folder.write("new.yaml", &deprecated("\n      x-sunset: '2026-06-01'"));
    assert_eq!(rules(&promised), ["endpoint-deprecated-with-sunset"]);
}

/// A page of documentation.
fn page(name: &str) -> String {
    std::fs::read_to_string(workspace().join(name)).unwrap()
}

#[test]
fn the_documentation_shows_what_is_printed() {
    let newer = changed().replacen("[cat, dog]", "[cat, dog, cow]", 1).replacen(
        "name: limit, in: query",
        "name: limit, in: query, required: true",
        1,
    );
    let folder = both(PETS, &newer);
    let shown = format!("```text\n{}```", diff(&folder, &[]).stdout);
    let page = page("docs/spec-diff.md");
    assert!(page.contains(&shown), "docs/spec-diff.md has to show:\n{shown}");
}

#[test]
fn the_documentation_has_every_option_and_every_member() {
    let folder = both(PETS, &changed());
    let page = page("docs/spec-diff.md");
    let help = folder.run(&["diff", "--help"]).stdout;
    let words = help.split_whitespace().filter(|word| word.starts_with("--"));
    let documented =
        |word: &&str| page.contains(*word) || ["--help", "--map", "--allow-outside"].contains(word);
    let missing: Vec<&str> = words.filter(|word| !documented(word)).collect();
    assert_eq!(missing, [""; 0]);
    let report = diff(&folder, &["--format", "json"]).stdout;
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    let mut members = Vec::new();
    collect(&report, &mut members);
    let missing: Vec<&String> =
        members.iter().filter(|name| !page.contains(&format!("\"{name}\""))).collect();
    assert_eq!(missing, [""; 0]);
}

/// The names of all members.
fn collect(of: &serde_json::Value, names: &mut Vec<String>) {
    let members = of.as_object().into_iter().flatten();
    for (name, value) in members {
        names.push(name.clone());
        collect(value, names);
    }
    of.as_array().into_iter().flatten().for_each(|item| collect(item, names));
}
