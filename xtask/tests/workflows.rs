//! What workflows may do: none that runs code of a pull request may write.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use specwright_ir::Json;
use specwright_source::Document;
use xtask::workspace::Workspace;

const FOLDER: &str = ".github/workflows";

fn workflows() -> Vec<(String, Json)> {
    let workspace = Workspace::here();
    let names = workspace.list(FOLDER).unwrap();
    let found = names.into_iter().map(|name| {
        let text = workspace.read(&format!("{FOLDER}/{name}")).unwrap().unwrap();
        let document = Document::parse(name.as_str(), text).unwrap();
        (name, document.value().clone())
    });
    found.collect()
}

/// Whether any of the values that permissions have lets write.
fn may_write(of: &Json) -> bool {
    match of.get("permissions") {
        // Who says nothing has what the repository's settings say.
        None => true,
        Some(Json::String(all)) => all == "write-all",
        Some(each) => each.as_object().unwrap().values().any(|value| value == "write"),
    }
}

#[test]
fn nothing_that_may_write_runs_code_of_a_pull_request() {
    let mut writers = Vec::new();
    for (name, workflow) in workflows() {
        let triggers = workflow["on"].to_string();
        assert!(!triggers.contains("pull_request_target"), "{name}");
        for (job, of) in workflow["jobs"].as_object().unwrap() {
            let own = of.get("permissions").map(|_| of);
            if !may_write(own.unwrap_or(&workflow)) {
                continue;
            }
            writers.push(format!("{name}: {job}"));
            assert!(!triggers.contains("\"pull_request\""), "{name}: {job}");
            let steps = of["steps"].to_string();
            for runs in ["checkout", "cargo", "pull_request.head", "git "] {
                assert!(!steps.contains(runs), "{name}: {job}: {runs}");
            }
        }
    }
    assert_eq!(writers, ["spec-diff-comment.yml: comment"]);
}

/// What the one that may write takes from the other is checked before it is used.
#[test]
fn a_comment_is_posted_where_the_commit_is() {
    let (_, workflow) =
        workflows().into_iter().find(|(name, _)| name == "spec-diff-comment.yml").unwrap();
    assert_eq!(workflow["on"]["workflow_run"]["workflows"][0], "spec-diff");
    let steps = workflow["jobs"]["comment"]["steps"].as_array().unwrap();
    let script = steps.iter().find_map(|step| step["run"].as_str()).unwrap();
    let at = |part: &str| script.find(part).unwrap_or_else(|| panic!("{part}: {script}"));
    let checks = [at("=~ ^[1-9][0-9]*$"), at("\"$sha\" = \"$HEAD_SHA\"")];
    assert!(checks.iter().all(|check| *check < at("<!-- spec-diff -->")), "{script}");
    // No text of the run is part of a script.
    assert!(!script.contains("${{"), "{script}");
}
