//! A pull request, dry: a branch changes a description, and `spec-diff` says what its reviewer gets.

use specwright::review::options::{Exit, Format, Options};

use crate::{repository::Repository, shows};

const DESCRIPTION: &str = "specs/acme/openapi.yaml";

const BASE: &str = "openapi: 3.0.3
info: { title: Acme, version: '1' }
servers: [{ url: 'https://acme.example' }]
paths:
  /jobs:
    get:
      operationId: listJobs
      parameters:
      - { name: limit, in: query, schema: { type: integer, maximum: 100 } }
      responses:
        '200':
          description: Jobs
          content:
            application/json:
              schema: { type: array, items: { $ref: '#/components/schemas/Job' } }
    post:
      operationId: createJob
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Job' }
      responses:
        '201':
          description: A job
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Job' }
  /jobs/{id}:
    get:
      operationId: getJob
      parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        '200':
          description: A job
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Job' }
components:
  schemas:
    Job:
      type: object
      required: [id, state]
      properties:
        id: { type: string, description: Its name }
        state: { $ref: '#/components/schemas/State' }
        size:
          type: integer
          format: int32
        owner: { type: string }
    State:
      type: string
      enum: [open, done]
";

/// What the branch makes of it: a property that is gone, one that is renamed, one of another type, a value and an operation more, a
/// tighter bound, another operation id, other words.
const EDITS: [(&str, &str); 7] = [
    ("        owner: { type: string }\n", ""),
    ("          format: int32\n", "          format: int64\n"),
    ("enum: [open, done]", "enum: [open, done, lost]"),
    ("maximum: 100", "maximum: 50"),
    ("operationId: getJob\n", "operationId: fetchJob\n"),
    ("description: Its name", "description: What it is known by"),
    (
        "components:\n",
        "    delete:
      operationId: deleteJob
      parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        '204': { description: Gone }
components:
",
    ),
];

/// A branch with the edits, of a repository whose `origin/main` has the base.
fn branch() -> Repository {
    let repository = Repository::with("acme", BASE);
    manifest(&repository, "0.4.2");
    repository.commit();
    repository.git(&["update-ref", "refs/remotes/origin/main", "HEAD"]);
    repository.git(&["switch", "--quiet", "--create=newer"]);
    for (from, to) in EDITS {
        repository.edit(DESCRIPTION, from, to);
    }
    repository.commit();
    repository
}

fn manifest(repository: &Repository, version: &str) {
    let text = format!("[package]\nname = \"acme-client\"\nversion = \"{version}\"\n");
    repository.write("crates/acme-client/Cargo.toml", text);
}

fn in_format(format: Format) -> Options {
    Options { format, ..Options::default() }
}

/// The fingerprints that a report for scripts has, by rule.
fn fingerprint(repository: &Repository, rule: &str) -> String {
    let (_, out, _) = repository.review(None, None, in_format(Format::Json));
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    let changes = report["apis"][0]["changes"].as_array().unwrap();
    let found = changes.iter().find(|change| change["rule"] == rule).unwrap();
    found["fingerprint"].as_str().unwrap().to_owned()
}

#[test]
fn a_reviewer_gets_a_comment_annotations_and_results() {
    let repository = branch();
    let formats = [
        ("comment", Format::Markdown),
        ("terminal", Format::Text),
        ("annotations", Format::Github),
        ("results", Format::Junit),
        ("scripts", Format::Json),
    ];
    for (name, format) in formats {
        let (exit, out, err) = repository.review(None, None, in_format(format));
        assert_eq!((exit, err.as_str()), (Exit::Clean, ""), "{out}");
        assert_eq!(repository.review(None, None, in_format(format)).1, out);
        shows(&format!("pull-request-{name}"), &out);
    }
}

#[test]
fn a_gate_stops_what_nobody_accepted() {
    let repository = branch();
    let stopping = |gate: &str| {
        let options = Options { fail_on: Some(gate.parse().unwrap()), ..Options::default() };
        repository.review(None, None, options).0
    };
    assert_eq!(stopping("wire=breaking"), Exit::Gate);
    assert_eq!(stopping("rust=major"), Exit::Gate);
    repository.git(&["reset", "--quiet", "--hard", "origin/main"]);
    assert_eq!(stopping("wire=info,rust=patch"), Exit::Clean);
}

#[test]
fn what_is_accepted_passes_until_its_day() {
    let repository = branch();
    let removed = fingerprint(&repository, RULE);
    let accept = repository.path("accept.toml");
    let options = |today: &str| Options {
        fail_on: Some("wire=warning".parse().unwrap()),
        accept: Some(accept.clone()),
        today: Some(today.parse().unwrap()),
        format: Format::Markdown,
        ..Options::default()
    };
    // Everything that the gate stops, so that what is left is what is accepted or not.
    let (_, out, _) = repository.review(None, None, in_format(Format::Json));
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    let grave = report["apis"][0]["changes"].as_array().unwrap().iter();
    let grave = grave
        .filter(|one| ["warning", "breaking"].contains(&one["wire"].as_str().unwrap_or_default()));
    let prints = grave.map(|one| one["fingerprint"].as_str().unwrap());
    let entries: Vec<String> = prints
        .map(|print| {
            format!(
                "[[accept]]\nfingerprint = \"{print}\"\nreason = \"agreed\"\nexpires = 2026-03-01\n"
            )
        })
        .collect();
    assert!(entries.len() > 2, "{out}");
    repository.write("accept.toml", entries.join("\n"));
    let (exit, out, err) = repository.review(None, None, options("2026-03-01"));
    assert_eq!((exit, err.as_str()), (Exit::Clean, ""), "{out}");
    assert!(out.contains(&format!("{} accepted**", entries.len())), "{out}");
    // Their day is over.
    let (exit, _, err) = repository.review(None, None, options("2026-03-02"));
    assert_eq!(exit, Exit::Gate, "{err}");
    let told = format!("warning: `{removed}` was accepted until 2026-03-01, and is no longer\n");
    assert!(err.contains(&told), "{err}");
    // One that no change has; of an API that is not compared, nothing is known.
    let stale = "[[accept]]\nfingerprint = \"000000000000\"\nreason = \"once\"\n";
    repository.write("accept.toml", format!("{}\n{stale}api = \"other\"\n", entries.join("\n")));
    assert_eq!(repository.review(None, None, options("2026-03-01")).0, Exit::Clean);
    repository.write("accept.toml", format!("{}\n{stale}", entries.join("\n")));
    let (exit, out, err) = repository.review(None, None, options("2026-03-01"));
    assert_eq!(exit, Exit::Stale, "{err}");
    assert!(err.contains("fingerprint `000000000000`\n  --> accept.toml:22:15\n"), "{err}");
    assert!(out.contains("error: no change has the fingerprint `000000000000`"), "{out}");
}

/// A fingerprint is of one change: lines, other changes, more operations and the order of parameters make no difference.
#[test]
fn a_fingerprint_stays_while_its_change_does() {
    let repository = branch();
    let of_all = || {
        let (_, out, _) = repository.review(None, None, in_format(Format::Json));
        let report: serde_json::Value = serde_json::from_str(&out).unwrap();
        let changes = report["apis"][0]["changes"].as_array().unwrap().iter();
        let prints = changes.map(|change| change["fingerprint"].as_str().unwrap().to_owned());
        prints.collect::<std::collections::BTreeSet<_>>()
    };
    let before = of_all();
    repository.edit(DESCRIPTION, "openapi: 3.0.3\n", "# A comment.\nopenapi: 3.0.3\n");
    repository.edit(
        DESCRIPTION,
        "      - { name: limit,",
        "      - { name: order, in: query, schema: { type: string } }\n      - { name: limit,",
    );
    repository.edit(
        DESCRIPTION,
        "  /jobs/{id}:\n",
        "  /jobs/latest:\n    get:\n      operationId: latestJob\n      responses: { '200': { description: A, content: { application/json: { schema: { $ref: '#/components/schemas/Job' } } } } }\n  /jobs/{id}:\n",
    );
    let after = of_all();
    assert_eq!(before.difference(&after).count(), 0, "{before:?} {after:?}");
    assert_eq!(after.len(), before.len() + 2);
    // Another value is another change.
    repository.edit(DESCRIPTION, "maximum: 50", "maximum: 40");
    let other = of_all();
    assert_eq!((after.difference(&other).count(), other.difference(&after).count()), (1, 1));
}

/// Of the property that is gone.
const RULE: &str = "response-optional-property-removed";

#[test]
fn files_of_levels_and_accepted_changes_are_checked() {
    let repository = branch();
    let cases = [
        (
            "levels",
            "[rules]\nresponse-optional-property-remove = \"info\"\n",
            "there is no rule `response-optional-property-remove`\n --> levels.toml:2:1\n",
            "did you mean `response-optional-property-removed`?",
        ),
        (
            "levels",
            "[rules]\nresponse-optional-property-removed = \"grave\"\n",
            "there is no level `grave`\n --> levels.toml:2:38\n",
            "levels are",
        ),
        (
            "levels",
            "profile = \"oasdif\"\n",
            "there is no profile `oasdif`\n --> levels.toml:1:11\n",
            "profiles are",
        ),
        ("levels", "profil = \"oasdiff\"\n", " --> levels.toml:1:1\n", "unknown field `profil`"),
        (
            "accept",
            "[[accept]]\nfingerprint = \"xyz\"\nreason = \"a\"\n",
            "`xyz` is no fingerprint",
            " --> accept.toml:2:15\n",
        ),
        (
            "accept",
            "[[accept]]\nfingerprint = \"0123456789ab\"\n",
            "missing field `reason`",
            " --> accept.toml:1:1\n",
        ),
        (
            "accept",
            "[[accept]]\nfingerprint = \"0123456789ab\"\nreason = \"a\"\nexpires = \"soon\"\n",
            "`soon` is no date",
            " --> accept.toml:4:11\n",
        ),
    ];
    for (kind, text, first, second) in cases {
        let name = format!("{kind}.toml");
        repository.write(&name, text);
        let path = Some(repository.path(&name));
        let options = match kind {
            "levels" => Options { levels: path, ..Options::default() },
            _ => Options { accept: path, ..Options::default() },
        };
        let (exit, out, err) = repository.review(None, None, options);
        assert_eq!((exit, out.as_str()), (Exit::NotCompared, ""), "{err}");
        assert!(err.contains(first) && err.contains(second), "{err}");
    }
}

#[test]
fn levels_decide_what_rules_mean() {
    let repository = branch();
    let verdict = |text: &str| {
        repository.write("levels.toml", text);
        let levels = Some(repository.path("levels.toml"));
        let options = Options {
            levels,
            fail_on: Some("wire=breaking".parse().unwrap()),
            ..Options::default()
        };
        let (exit, out, _) = repository.review(None, None, options);
        (exit, out.lines().next().unwrap().to_owned())
    };
    let (exit, ours) = verdict("");
    assert_eq!(exit, Exit::Gate, "{ours}");
    let (_, silent) = verdict("[rules]\nendpoint-added = \"none\"\n");
    let (_, loud) = verdict("[rules]\nendpoint-added = \"breaking\"\n");
    assert!(ours != silent && ours != loud && silent != loud, "{ours}\n{silent}\n{loud}");
}

#[test]
fn a_long_report_is_cut_between_lines_and_keeps_its_verdict() {
    let repository = branch();
    for format in [Format::Markdown, Format::Text, Format::Github] {
        let whole = repository.review(None, None, in_format(format)).1;
        let all = whole.len();
        for most in [all, all - 1, all / 2, all / 4, 200] {
            let options = Options { max_bytes: Some(most), ..in_format(format) };
            let cut = repository.review(None, None, options).1;
            assert!(cut.len() <= most, "{most}: {cut}");
            assert!(cut.ends_with('\n'), "{most}: {cut}");
            assert_eq!(cut == whole, most == all);
            if format != Format::Github {
                let verdict = whole.lines().find(|line| line.contains("wire: ")).unwrap();
                assert!(cut.contains(verdict), "{most}: {cut}");
            }
            let blocks = |mark: &str| cut.lines().filter(|line| line.starts_with(mark)).count();
            assert_eq!(blocks("```") % 2, 0, "{cut}");
            assert_eq!(blocks("<details>"), blocks("</details>"), "{cut}");
        }
    }
}

#[test]
fn the_next_version_is_known_and_the_declared_one_is_checked() {
    let repository = branch();
    let next = || repository.review(Some("acme"), None, in_format(Format::NextVersion));
    assert_eq!(next(), (Exit::Clean, "0.5.0\n".to_owned(), String::new()));
    let checked = || {
        let options = Options { check_version: true, ..Options::default() };
        let (exit, _, err) = repository.review(Some("acme"), None, options);
        (exit, err)
    };
    let told = "error: acme: the version is 0.4.2, and has to be 0.5.0 at least\n";
    assert_eq!(checked(), (Exit::Gate, told.to_owned()));
    manifest(&repository, "0.5.0");
    assert_eq!(checked(), (Exit::Clean, String::new()));
    std::fs::remove_dir_all(repository.path(".git")).unwrap();
    let (exit, err) = checked();
    assert_eq!(exit, Exit::NotCompared);
    assert!(err.starts_with("error: git "), "{err}");
}

#[test]
fn code_is_generated_with_a_warning_where_the_version_is_too_low() {
    let repository = branch();
    let ran = repository.codegen(Some("acme"));
    let (first, rest) = ran.text.split_once('\n').unwrap();
    let told = "warning: `acme-client` declares version 0.4.2, and what changed since ";
    assert!(ran.ok && first.starts_with(told), "{}", ran.text);
    assert!(first.ends_with(" asks for 0.5.0 at least"), "{first}");
    assert!(rest.starts_with("wrote crates/acme-client/src/generated/"), "{rest}");
    manifest(&repository, "0.5.0");
    assert!(!repository.codegen_check(Some("acme")).text.contains("warning"));
    // What is not published has no version that anybody goes by.
    manifest(&repository, "0.4.2");
    let name = "crates/acme-client/Cargo.toml";
    repository.write(name, format!("{}publish = false\n", repository.read(name)));
    assert!(!repository.codegen_check(Some("acme")).text.contains("warning"));
}
