//! What is said of Rust callers is so.
//!
//! For each pair of editions a program that uses every public item of the base ([`program`]) is compiled against the client of the
//! head: it does not compile where the change is called major, and nowhere else. What compiles is run, too ([`runs`]): calls are sent
//! or read otherwise where that is said, and nowhere else.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests")]

mod pairs;
mod program;
mod runs;
mod tables;
mod workspace;

use specwright_diff::{Bump, Edition, Levels, Report, diff};

use pairs::{BASE, PAIRS, Pair};
use workspace::{Client, Workspace};

fn edition(client: &Client) -> Edition<'_> {
    Edition { api: &client.built.api, surface: &client.built.surface }
}

/// What is said of a pair.
fn compared(base: &Client, head: &Client) -> Report {
    diff(edition(base), edition(head), &Levels::default())
}

/// The head of a pair, by a name of its own.
fn head(at: usize, pair: &Pair) -> Client {
    Client::of(&format!("head-{at}"), &pair.head())
}

#[test]
fn what_is_major_does_not_compile_and_nothing_else() {
    let mut workspace = Workspace::new("compiled");
    let base = Client::of("base", BASE);
    let program = program::of(&base.files);
    workspace.add_client(&base);
    workspace.add_program("base-program", &base, &program);
    let mut bumps: Vec<Option<Bump>> = Vec::new();
    for (at, pair) in PAIRS.iter().enumerate() {
        let head = head(at, pair);
        bumps.push(compared(&base, &head).rust());
        workspace.add_client(&head);
        workspace.add_program(&format!("program-{at}"), &head, &program);
    }
    let found = workspace.check();
    assert!(found["base-program"].is_empty(), "{}", found["base-program"].join("\n"));
    let mut wrong = Vec::new();
    for (at, (pair, bump)) in PAIRS.iter().zip(&bumps).enumerate() {
        let errors = &found[&format!("program-{at}")];
        assert!(found[&format!("head-{at}")].is_empty(), "{}: the client", pair.name);
        let first = errors.first().map_or("it compiles", String::as_str);
        if (*bump == Some(Bump::Major)) == errors.is_empty() {
            wrong.push(format!("{}: {bump:?}, but {first}", pair.name));
        } else if *bump != pair.bump {
            wrong.push(format!("{}: {bump:?}, not {:?}: {first}", pair.name, pair.bump));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_behaves_otherwise_is_told_and_nothing_else() {
    let mut workspace = Workspace::new("run");
    let base = Client::of("base", BASE);
    workspace.add_client(&base);
    let mut programs = vec![("base".to_owned(), runs::program("base"))];
    let mut behaves = Vec::new();
    for (at, pair) in PAIRS.iter().enumerate() {
        let head = head(at, pair);
        let report = compared(&base, &head);
        if report.rust() == Some(Bump::Major) {
            continue;
        }
        let items = report.entries.iter().flat_map(|entry| &entry.items);
        let told: Vec<&str> =
            items.filter(|item| item.behaviour).map(|item| item.message.as_str()).collect();
        behaves.push((head.name.clone(), pair, told.join("; ")));
        workspace.add_client(&head);
        programs.push((head.name.clone(), runs::program(&head.name)));
    }
    workspace.add_runs(&programs);
    workspace.build();
    let expected = workspace.run("base");
    let mut wrong = Vec::new();
    for (name, pair, told) in behaves {
        let found = workspace.run(&name);
        if (found == expected) != told.is_empty() {
            let difference = runs::difference(&expected, &found);
            wrong.push(format!("{}: told {told:?}, found {difference:?}", pair.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
