//! What is asked for wrongly, and what is told while it runs.

use crate::folder::{Folder, PETS};

#[test]
fn names_that_are_no_names_are_refused() {
    let cases = [
        ("", "is empty"),
        ("../evil", "has other characters than letters, digits, `-` and `_`"),
        ("1pets", "does not start with a letter"),
        ("fn", "is a keyword of Rust"),
        ("std", "is the name of a crate that is always there"),
        ("specwright-runtime", "is the name of a crate that is always there"),
    ];
    let folder = Folder::with("pets.yaml", PETS);
    for (name, what) in cases {
        let ran = folder.run(&["generate", "pets.yaml", "--out", "out", &format!("--name={name}")]);
        let expected = format!("error: `--name {name}`: the name {what}\n");
        assert_eq!((ran.code, ran.stderr.as_str()), (2, expected.as_str()));
    }
    assert_eq!(folder.files().len(), 1);
}

#[test]
fn wrong_usage_is_told_apart_from_what_cannot_be_done() {
    let folder = Folder::with("pets.yaml", PETS);
    let cases: [(&[&str], i32, &str); 8] = [
        (&["--nonsense"], 2, "unexpected argument '--nonsense'"),
        (&["--color", "blue"], 2, "invalid value 'blue'"),
        (&["--map", "here"], 2, "this is not `URL=PATH`"),
        (
            &["--runtime", "nowhere"],
            2,
            "error: `nowhere` is neither a version nor the folder of `specwright-runtime`\n",
        ),
        (&["--config", "none.toml"], 1, "error: there is no file `none.toml`\n"),
        (
            &["--only", "listPet"],
            2,
            "error: no operation is called `listPet`: did you mean `listPets`?\n",
        ),
        (
            &["--exclude", "tag:pet,get /pet,zzz"],
            2,
            "error: no operation is called `tag:pet`: did you mean `tag:pets`?\n\
            no operation is called `GET /pet`: did you mean `GET /pets`?\n\
            no operation is called `zzz`: an operation id, `METHOD /path` or `tag:NAME` of the description is needed\n",
        ),
        (&["--report", "pets.yaml/report.json"], 1, "error: cannot write `pets.yaml/report.json`"),
    ];
    for (arguments, code, told) in cases {
        let ran = folder.generate("pets.yaml", arguments);
        assert_eq!(ran.code, code, "{arguments:?}: {}", ran.stderr);
        assert!(ran.stderr.contains(told), "{arguments:?}: {}", ran.stderr);
        assert_eq!(folder.files().len(), 1, "{arguments:?}");
    }
    let ran = folder.generate("none.yaml", &[]);
    assert_eq!(
        (ran.code, ran.stderr.as_str()),
        (1, "error: there is no file `none.yaml`\nnothing was written\n")
    );
    assert_eq!(folder.run(&["generate", "pets.yaml"]).code, 2);
    folder.write("out", "a file\n");
    let ran = folder.generate("pets.yaml", &[]);
    assert_eq!((ran.code, ran.stderr.as_str()), (1, "error: `out` is not a folder\n"));
}

#[test]
fn the_runtime_is_a_version_or_a_folder_from_the_package() {
    let folder = Folder::with("pets.yaml", PETS);
    let line = || {
        folder
            .read("out/Cargo.toml")
            .lines()
            .find(|line| line.starts_with("specwright-runtime"))
            .map(str::to_owned)
    };
    folder.generate("pets.yaml", &["--runtime", "^0.1"]);
    assert_eq!(
        line().as_deref(),
        Some("specwright-runtime = { version = \"^0.1\", default-features = false }")
    );
    folder.write("runtime/Cargo.toml", "[package]\nname = 'specwright-runtime'\n");
    folder.generate("pets.yaml", &["--runtime", "runtime"]);
    assert_eq!(
        line().as_deref(),
        Some("specwright-runtime = { path = \"../runtime\", default-features = false }")
    );
}

#[test]
fn quiet_tells_of_errors_alone_and_colours_are_a_choice() {
    let text = PETS.replace("tags: [shops]", "tags: [shops]\n      security: [{ nobody: [] }]");
    let folder = Folder::with("pets.yaml", &text);
    let warned = folder.generate("pets.yaml", &["--color", "always"]);
    assert!(warned.stderr.contains("\u{1b}["), "{}", warned.stderr);
    let plain = folder.generate("pets.yaml", &[]);
    assert!(!plain.stderr.contains('\u{1b}'), "{}", plain.stderr);
    assert!(
        plain.stderr.starts_with("warning: there is no security scheme `nobody`"),
        "{}",
        plain.stderr
    );
    assert_eq!(folder.generate("pets.yaml", &["--quiet"]).stderr, "");
    folder.write("pets.yaml", "openapi: 9\n");
    let ran = folder.generate("pets.yaml", &["--quiet"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.starts_with("error: "), "{}", ran.stderr);
}

#[test]
fn what_is_decided_in_the_configuration_holds() {
    let folder = Folder::with("api/pets.yaml", PETS);
    folder.write("api/specwright.toml", "[names]\nKind = \"Species\"\n");
    assert_eq!(folder.generate("api/pets.yaml", &[]).code, 0);
    assert!(folder.read("out/src/generated/types.rs").contains("pub enum Species"));
    folder.write("mine.toml", "[names]\nKind = \"Sort\"\n");
    assert_eq!(folder.generate("api/pets.yaml", &["--config", "mine.toml"]).code, 0);
    assert!(folder.read("out/src/generated/types.rs").contains("pub enum Sort"));
    // What is selected does not make other decisions wrong.
    let ran = folder
        .generate("api/pets.yaml", &["--config", "mine.toml", "--only", "tag:shops", "--strict"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    folder.write("mine.toml", "nams = 1\n");
    let ran = folder.generate("api/pets.yaml", &["--config", "mine.toml"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains(" --> mine.toml:1:1\n"), "{}", ran.stderr);
}
