//! What is written, kept and deleted; and that it compiles.

use std::{fs, process::Command};

use crate::folder::{Folder, PETS, workspace};

/// Two ways to prove who calls.
const SECURED: &str = "\
security: [{ login: [] }, { token: [read] }]
components:
  securitySchemes:
    login: { type: http, scheme: basic }
    token: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://pets.test/token', scopes: { read: Reads } } } }
";

#[test]
fn a_package_compiles_on_its_own_and_its_readme_runs() {
    let text = PETS
        .replace(
            "servers: [",
            "servers: [{ url: 'https://{place}.test', variables: { place: { default: pets } } }, ",
        )
        .replace("components:\n", SECURED);
    let folder = Folder::with("pets.yaml", &text);
    let ran = folder.generate("pets.yaml", &[]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
    assert_eq!(ran.stderr, "out: 3 of 3 operations, 4 of 4 named schemas; 11 files changed\n");
    let readme = folder.read("out/README.md");
    for line in [
        "    Client::builder().basic(\"user\", \"password\").build()\n",
        "| `login` | `basic(\"user\", \"password\")` | `PETS_USERNAME`, `PETS_PASSWORD` |\n",
        "| `token` | `bearer(\"token\")` | `PETS_ACCESS_TOKEN`, `PETS_CLIENT_ID`, `PETS_CLIENT_SECRET` |\n",
        "takes one of `servers`: `TestServer`, `PetsTestV1Server`.",
    ] {
        assert!(readme.contains(line), "{line}\n{readme}");
    }
    assert!(folder.read("out/README.md").contains(
        "    let client = Client::from_env()?;\n    let answer = client.pets().add_pet(types::NewPet::new(\"name\")).await?;\n"
    ));

    fs::copy(workspace().join("Cargo.lock"), folder.path("out/Cargo.lock")).unwrap();
    let target = format!("{}/packages", env!("CARGO_TARGET_TMPDIR"));
    let mut cargo = Command::new(env!("CARGO"));
    // Without the transport, which takes long to build; the README's example does not run.
    cargo.args(["test", "--doc", "--offline", "--no-default-features", "--target-dir", &target]);
    let output = cargo.current_dir(folder.path("out")).output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");
    let stdout = String::from_utf8_lossy(&output.stdout);
    assert!(stdout.contains("test result: ok. 2 passed"), "{stdout}");
    assert!(!stderr.contains("warning"), "{stderr}");
}

#[test]
fn the_readme_tells_of_answers_that_are_read_as_they_come() {
    let events = "openapi: 3.0.3\ninfo: { title: Events, version: '1' }\nservers: [{ url: https://example.com }]\npaths:\n  \
                  /events: { get: { responses: { '200': { description: A, content: { text/event-stream: {} } } } } }\n";
    for (text, tells) in [(events, true), (PETS, false)] {
        let folder = Folder::with("api.yaml", text);
        let ran = folder.generate("api.yaml", &[]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert_eq!(folder.read("out/README.md").contains("are read as they come"), tells);
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let folder = Folder::with("a/pets.yaml", PETS);
    assert_eq!(folder.generate("a/pets.yaml", &[]).code, 0);
    let first = folder.files();
    assert_eq!(
        folder.generate("./a/pets.yaml", &[]).stderr.lines().last(),
        Some("out: 3 of 3 operations, 4 of 4 named schemas; nothing had to change")
    );
    assert_eq!(folder.files(), first);
    let place = folder.path("").to_string_lossy().into_owned();
    for (path, text) in &first {
        assert!(!text.contains(&place), "{path} says where it was generated");
    }
}

#[test]
fn what_people_wrote_is_kept_and_what_is_left_over_is_deleted() {
    let folder = Folder::with("pets.yaml", PETS);
    folder.generate("pets.yaml", &[]);
    let mine = folder.read("out/Cargo.toml").split_once('\n').unwrap().1.replace("0.1.0", "2.0.0");
    folder.write("out/Cargo.toml", &mine);
    folder.write("out/src/mine.rs", "// mine\n");
    folder.write("out/src/generated/mine.rs", "// mine\n");
    let readme = folder.read("out/README.md");
    folder.write("out/README.md", &format!("{readme}more\n"));
    let left_over = folder.read("out/src/generated/shops_operations.rs");
    folder.write("out/src/generated/old_operations.rs", &left_over);

    let ran = folder.generate("pets.yaml", &[]);
    assert_eq!(
        ran.stderr,
        "kept Cargo.toml, which does not say that it is generated\n\
         out: 3 of 3 operations, 4 of 4 named schemas; 2 files changed\n"
    );
    assert_eq!(folder.read("out/Cargo.toml"), mine);
    assert_eq!(folder.read("out/README.md"), readme);
    assert_eq!(
        folder.below("out"),
        [
            "Cargo.toml",
            "README.md",
            "src/generated/client.rs",
            "src/generated/codec.rs",
            "src/generated/errors.rs",
            "src/generated/mine.rs",
            "src/generated/mod.rs",
            "src/generated/pets_operations.rs",
            "src/generated/shops_operations.rs",
            "src/generated/types.rs",
            "src/lib.rs",
            "src/mine.rs",
        ]
    );

    folder.write("out/src/generated/types.rs", "// mine\n");
    let before = folder.files();
    let ran = folder.generate("pets.yaml", &[]);
    assert_eq!(
        (ran.code, ran.stderr.as_str()),
        (
            1,
            "error: `src/generated/types.rs` was not generated, and generated code would replace it: move it away\n"
        )
    );
    assert_eq!(folder.files(), before);
}

#[test]
fn check_writes_nothing_and_shows_what_would_change() {
    let folder = Folder::with("pets.yaml", PETS);
    let ran = folder.generate("pets.yaml", &["--check"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.contains("+++ src/lib.rs (generated)\n"), "{}", ran.stdout);
    assert_eq!(ran.stderr, "the package is out of date; run the same command without `--check`\n");
    assert_eq!(folder.files().len(), 1);

    folder.generate("pets.yaml", &[]);
    let ran = folder.generate("pets.yaml", &["--check"]);
    assert_eq!(
        (ran.code, ran.stdout.as_str(), ran.stderr.as_str()),
        (0, "", "the package is up to date\n")
    );

    folder.write("pets.yaml", &PETS.replace("enum: [cat, dog]", "enum: [cat, dog, fox]"));
    let before = folder.files();
    let ran = folder.generate("pets.yaml", &["--check", "--quiet"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (1, ""));
    assert!(ran.stdout.contains("\n+    Fox"), "{}", ran.stdout);
    assert_eq!(folder.files(), before);
}

/// A tag names a module, which is a file: none is outside of the folder, and none takes the place of another.
#[test]
fn names_of_a_description_lead_to_no_file_outside() {
    let tags = [
        "../../evil",
        "/etc/passwd",
        "..",
        ".",
        "",
        "a/b",
        "a\\\\..\\\\b",
        "client",
        "types",
        "errors",
        "codec",
        "mod",
        "lib",
        "operations",
        "~",
        "%2e%2e%2fevil",
        "C:evil",
        "x\\u0000y",
        "pets",
        "Pets",
        "PETS",
        "../src/lib",
        "crate",
        "self",
    ];
    let mut paths = String::new();
    for (at, tag) in tags.iter().enumerate() {
        paths.push_str(&format!(
            "  \"/../../{at}\": {{ get: {{ tags: [\"{tag}\"], operationId: \"../{at}\", responses: {{ '204': {{ description: A }} }} }} }}\n"
        ));
    }
    let folder = Folder::with(
        "a/b/pets.yaml",
        &format!("openapi: 3.0.3\ninfo: {{ title: '../../evil', version: '1' }}\npaths:\n{paths}"),
    );
    let arguments = ["generate", "a/b/pets.yaml", "--out", "a/b/out", "--name", "pets-client"];
    let ran = folder.run(&arguments);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let files = folder.files();
    let outside: Vec<&String> = files.keys().filter(|path| !path.starts_with("a/b/out/")).collect();
    assert_eq!(outside, ["a/b/pets.yaml"]);
    let modules: Vec<String> = folder.below("a/b/out/src/generated");
    let plain = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    assert!(
        modules.iter().all(|name| name.ends_with(".rs") && name.chars().all(plain)),
        "{modules:?}"
    );
    let operations = modules.iter().filter(|name| name.ends_with("_operations.rs")).count();
    assert_eq!(operations, tags.len(), "{modules:?}");
}

#[test]
fn a_member_of_a_workspace_is_no_workspace() {
    let folder = Folder::with("pets.yaml", PETS);
    folder.write("Cargo.toml", "[workspace]\nmembers = ['out']\n");
    folder.generate("pets.yaml", &[]);
    assert!(!folder.read("out/Cargo.toml").contains("[workspace]"));
    folder.write("Cargo.toml", "[workspace]\n");
    folder.generate("pets.yaml", &[]);
    assert!(folder.read("out/Cargo.toml").ends_with("\n[workspace]\n"));
}
