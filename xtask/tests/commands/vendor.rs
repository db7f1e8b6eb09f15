//! `cargo xtask vendor`: what it writes, and what it refuses.

use crate::{
    repository::{Ran, Repository, changed, changed_lines, replaced},
    shows,
};

const PAGES: [&str; 3] = ["create-batch-test", "get-batch-test", "list-batch-tests-v2"];

const UP_TO_DATE: &str = "vendored descriptions are up to date\n";

/// The last property of `TestCaseBatchJob` and a new, optional one.
const LAST: &str = "            Timestamp when the batch job was last modified (milliseconds since\n            epoch)\n";
const SKIPPED: &str = "        skip_count:\n          type: integer\n          description: Number of test cases that were skipped\n";

fn kept(page: &str) -> String {
    format!("specs/retell/pages/{page}.md")
}

fn downloaded(page: &str) -> String {
    format!("downloads/{page}.md")
}

/// A page as its publisher has it now.
fn download(repository: &Repository, page: &str, from: &str, to: &str) -> String {
    let text = replaced(&repository.read(&kept(page)), from, to);
    repository.write(&downloaded(page), text);
    downloaded(page)
}

/// All pages with a new property of what they share.
fn download_skipped(repository: &Repository) -> Vec<String> {
    let with = format!("{LAST}{SKIPPED}");
    PAGES.iter().map(|page| download(repository, page, LAST, &with)).collect()
}

fn vendor(repository: &Repository, texts: &[String]) -> Ran {
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    repository.vendor("retell", &texts)
}

#[test]
fn unchanged_pages_change_no_file() {
    let repository = Repository::copy();
    for page in PAGES {
        repository.write(&downloaded(page), repository.read(&kept(page)));
    }
    let before = repository.files();
    let downloads = PAGES.map(downloaded).to_vec();
    let in_place = PAGES.map(kept).to_vec();
    for texts in [downloads, in_place, Vec::new()] {
        let ran = vendor(&repository, &texts);
        assert_eq!(ran, Ran { ok: true, text: UP_TO_DATE.to_owned() }, "{texts:?}");
        assert_eq!(changed(&before, &repository.files()), [""; 0]);
    }
}

#[test]
fn one_page_that_disagrees_with_the_others_is_refused() {
    for page in PAGES {
        let repository = Repository::copy();
        let new = download(&repository, page, LAST, &format!("{LAST}{SKIPPED}"));
        let before = repository.files();
        let ran = vendor(&repository, &[new]);
        assert!(!ran.ok);
        assert_eq!(changed(&before, &repository.files()), [""; 0]);
        let others: Vec<String> = PAGES.iter().filter(|p| **p != page).map(|p| kept(p)).collect();
        let advice = format!("pass newer copies of these pages along: {}", others.join(", "));
        assert!(ran.text.contains(&advice), "{}", ran.text);
        assert!(ran.text.ends_with("\nnothing was written\n"), "{}", ran.text);
        shows(&format!("vendor-disagreement-{page}"), &ran.text);
    }
}

#[test]
fn pages_that_agree_change_one_type() {
    let repository = Repository::copy();
    let texts = download_skipped(&repository);
    let before = repository.files();
    let ran = vendor(&repository, &texts);
    assert!(ran.ok, "{}", ran.text);
    let mut wrote = vec!["specs/retell/openapi.yaml".to_owned()];
    wrote.extend(PAGES.map(kept));
    wrote.push("specs/retell/provenance.yaml".to_owned());
    let lines: Vec<String> = wrote.iter().map(|name| format!("wrote {name}\n")).collect();
    assert_eq!(ran.text, lines.concat());
    let vendored = repository.files();
    assert_eq!(changed(&before, &vendored), wrote);
    let description = changed_lines(&before, &vendored);
    let description = description.split("specs/retell/pages").next().unwrap();
    assert_eq!(
        description,
        "specs/retell/openapi.yaml: 3 added, 0 removed\n\
         +        skip_count:\n\
         +          type: integer\n\
         +          description: Number of test cases that were skipped\n"
    );
    // Nothing of where the pages came from is kept.
    for page in PAGES {
        assert_eq!(repository.read(&kept(page)), repository.read(&downloaded(page)));
    }

    let ran = repository.codegen(Some("retell"));
    assert_eq!(
        ran.text,
        "wrote crates/retell-client/src/generated/codec.rs\n\
         wrote crates/retell-client/src/generated/types.rs\n"
    );
    assert_eq!(
        changed_lines(&vendored, &repository.files()),
        "crates/retell-client/src/generated/codec.rs: 1 added, 0 removed\n\
         +        skip_count: Optional<codec::Whole<i64>> = \"skip_count\",\n\
         crates/retell-client/src/generated/types.rs: 2 added, 0 removed\n\
         +    /// Number of test cases that were skipped\n\
         +    pub skip_count: Option<i64>,\n"
    );
    assert_eq!(vendor(&repository, &[]).text, UP_TO_DATE);
}

#[test]
fn the_order_of_pages_makes_no_difference() {
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    let results = orders.map(|order| {
        let repository = Repository::copy();
        let texts = download_skipped(&repository);
        let texts: Vec<String> = order.iter().map(|at| texts[*at].clone()).collect();
        (vendor(&repository, &texts), repository.files())
    });
    for result in &results[1..] {
        assert!(*result == results[0]);
    }
}

#[test]
fn line_ends_of_downloads_make_no_difference() {
    let repository = Repository::copy();
    for page in PAGES {
        repository.write(&downloaded(page), repository.read(&kept(page)).replace('\n', "\r\n"));
    }
    let before = repository.files();
    assert_eq!(vendor(&repository, &PAGES.map(downloaded)).text, UP_TO_DATE);
    assert_eq!(changed(&before, &repository.files()), [""; 0]);

    let whole = "openapi: 3.0.3\r\ninfo: {title: A, version: '1'}\r\npaths: {}\r\n";
    repository.write("acme.yaml", whole);
    assert!(repository.vendor("acme", &["acme.yaml"]).ok);
    assert_eq!(repository.read("specs/acme/openapi.yaml"), whole.replace("\r\n", "\n"));
}

#[test]
fn a_page_replaces_that_of_its_operation() {
    let repository = Repository::copy();
    let from = "      description: Get a batch test job by ID\n";
    let new = download(&repository, "get-batch-test", from, "      description: A job\n");
    // The file's name is not what a page is known by.
    repository.write("downloads/page (3).txt", repository.read(&new));
    let before = repository.files();
    let ran = vendor(&repository, &["downloads/page (3).txt".to_owned()]);
    assert_eq!(
        ran.text,
        "wrote specs/retell/openapi.yaml\nwrote specs/retell/pages/get-batch-test.md\n\
         wrote specs/retell/provenance.yaml\n"
    );
    let lines = changed_lines(&before, &repository.files());
    assert!(lines.starts_with(
        "specs/retell/openapi.yaml: 1 added, 1 removed\n\
         -      description: Get a batch test job by ID\n\
         +      description: A job\n\
         specs/retell/pages/get-batch-test.md: 1 added, 1 removed\n\
         -      description: Get a batch test job by ID\n\
         +      description: A job\n\
         specs/retell/provenance.yaml: 1 added, 1 removed\n\
         -  sha256: "
    ));
}

#[test]
fn a_page_replaces_one_that_is_broken() {
    let repository = Repository::copy();
    let page = repository.read(&kept("get-batch-test"));
    repository.write(&downloaded("get-batch-test"), &page);
    let before = repository.files();
    repository.write(&kept("get-batch-test"), &page[..page.len() / 2]);
    let ran = vendor(&repository, &[downloaded("get-batch-test")]);
    assert_eq!(ran.text, "wrote specs/retell/pages/get-batch-test.md\n");
    assert_eq!(changed(&before, &repository.files()), [""; 0]);
}

#[test]
fn a_page_that_was_changed_by_hand_is_refused() {
    let repository = Repository::copy();
    repository.edit(&kept("get-batch-test"), "job by ID\n      op", "job\n      op");
    let before = repository.files();
    let ran = vendor(&repository, &[]);
    assert!(!ran.ok);
    assert_eq!(changed(&before, &repository.files()), [""; 0]);
    shows("vendor-changed-by-hand", &ran.text);
    // Unless it is what is handed in.
    assert!(vendor(&repository, &[kept("get-batch-test")]).ok);
    assert_eq!(vendor(&repository, &[]).text, UP_TO_DATE);
}

#[test]
fn remove_drops_a_page_and_what_it_alone_needs() {
    let repository = Repository::copy();
    let before = repository.files();
    let ran = repository.vendor_remove("retell", "createBatchTest");
    assert_eq!(
        ran.text,
        "wrote specs/retell/openapi.yaml\nwrote specs/retell/provenance.yaml\n\
         deleted specs/retell/pages/create-batch-test.md\n"
    );
    let after = repository.files();
    let names = ["openapi.yaml", "pages/create-batch-test.md", "provenance.yaml"];
    assert_eq!(changed(&before, &after), names.map(|name| format!("specs/retell/{name}")));
    let description = repository.read("specs/retell/openapi.yaml");
    for gone in ["/create-batch-test", "PaymentRequired", "RetellResponseEngine"] {
        assert!(!description.contains(gone), "{gone}");
    }
    assert!(!repository.read("specs/retell/provenance.yaml").contains("createBatchTest"));
    // It comes back as it was.
    repository.write("back.md", &before[&kept("create-batch-test")]);
    assert!(vendor(&repository, &["back.md".to_owned()]).ok);
    let mut files = repository.files();
    files.remove("back.md");
    assert_eq!(changed(&before, &files), [""; 0]);
}

#[test]
fn what_cannot_be_removed_is_told() {
    let repository = Repository::copy();
    let before = repository.files();
    let mut text = repository.vendor_remove("retell", "getBatchTests").text;
    text.push_str(&repository.vendor_remove("respan", "list_batches").text);
    text.push_str(&repository.vendor_remove("acme", "get").text);
    assert_eq!(changed(&before, &repository.files()), [""; 0]);
    for operation in ["createBatchTest", "getBatchTest"] {
        assert!(repository.vendor_remove("retell", operation).ok);
    }
    let before = repository.files();
    text.push_str(&repository.vendor_remove("retell", "listBatchTestsV2").text);
    assert_eq!(changed(&before, &repository.files()), [""; 0]);
    shows("vendor-cannot-remove", &text);
}

#[test]
fn a_whole_description_is_kept_as_it_is() {
    let repository = Repository::empty();
    let text = "# Kept\nopenapi: 3.0.3\ninfo: { title: A, version: '7' }\npaths: {}\n";
    repository.write("acme.yaml", text);
    let ran = repository.vendor("acme", &["acme.yaml"]);
    assert_eq!(ran.text, "wrote specs/acme/openapi.yaml\nwrote specs/acme/provenance.yaml\n");
    assert_eq!(repository.read("specs/acme/openapi.yaml"), text);
    let provenance = |file: &str| {
        let hash = specwright_vendor::sha256(text);
        let entry = format!("  file: {file}\n  title: A\n  version: '7'\n  sha256: {hash}\n");
        format!("# Written by `cargo xtask vendor acme`.\nwhole:\n{entry}")
    };
    assert_eq!(repository.read("specs/acme/provenance.yaml"), provenance("openapi.yaml"));

    // With corrections, what is read is no longer what was vendored.
    let fixup = "- { at: /info/title, expect: A, replace: B, why: misspelt }\n";
    repository.write("specs/acme/fixups.yaml", fixup);
    let before = repository.files();
    let ran = repository.vendor("acme", &["acme.yaml"]);
    assert_eq!(
        ran.text,
        "wrote specs/acme/openapi.yaml\nwrote specs/acme/upstream.yaml\nwrote specs/acme/provenance.yaml\n"
    );
    assert_eq!(repository.read("specs/acme/upstream.yaml"), text);
    assert_eq!(repository.read("specs/acme/provenance.yaml"), provenance("upstream.yaml"));
    let built = "openapi: 3.0.3\ninfo:\n  title: B\n  version: '7'\npaths: {}\n";
    assert!(repository.read("specs/acme/openapi.yaml").ends_with(built));
    for texts in [&[][..], &["acme.yaml"]] {
        assert_eq!(repository.vendor("acme", texts).text, UP_TO_DATE);
    }

    // Upstream is corrected.
    repository.write("newer.yaml", text.replace("title: A", "title: B"));
    let at_fixup = repository.files();
    let ran = repository.vendor("acme", &["newer.yaml"]);
    assert!(!ran.ok);
    shows("vendor-fixup-no-longer-applies", &ran.text);
    assert_eq!(changed(&at_fixup, &repository.files()), [""; 0]);
    std::fs::remove_file(repository.path("specs/acme/fixups.yaml")).unwrap();
    let ran = repository.vendor("acme", &["acme.yaml"]);
    assert!(ran.text.ends_with("deleted specs/acme/upstream.yaml\n"), "{}", ran.text);
    let mut files = repository.files();
    files.remove("newer.yaml");
    files.insert("specs/acme/fixups.yaml".to_owned(), fixup.into());
    assert_eq!(changed(&before, &files), [""; 0]);
}

#[test]
fn a_whole_description_that_was_changed_by_hand_is_refused() {
    let repository = Repository::empty();
    repository.write("acme.yaml", "openapi: 3.0.3\ninfo: { title: A, version: '7' }\npaths: {}\n");
    let mut told = String::new();
    for (name, fixups) in [("openapi.yaml", None), ("upstream.yaml", Some("# none yet\n"))] {
        if let Some(fixups) = fixups {
            repository.write("specs/acme/fixups.yaml", fixups);
        }
        assert!(repository.vendor("acme", &["acme.yaml"]).ok);
        let name = format!("specs/acme/{name}");
        repository.edit(&name, "title: A", "title: B");
        let before = repository.files();
        let ran = repository.vendor("acme", &[]);
        assert!(!ran.ok);
        assert_eq!(changed(&before, &repository.files()), [""; 0]);
        told.push_str(&ran.text);
        // Unless it is what is handed in.
        assert!(repository.vendor("acme", &[&name]).ok);
        assert_eq!(repository.vendor("acme", &[]).text, UP_TO_DATE);
    }
    shows("vendor-whole-changed-by-hand", &told);
}

#[test]
fn what_was_not_vendored_is_not_replaced() {
    let repository = Repository::copy();
    repository.write("acme.yaml", "openapi: 3.0.3\n");
    repository.write("page.md", repository.read(&kept("get-batch-test")));
    let before = repository.files();
    let mut told = String::new();
    for (api, text) in
        [("respan", "acme.yaml"), ("kitchen-sink", "acme.yaml"), ("kitchen-sink", "page.md")]
    {
        let ran = repository.vendor(api, &[text]);
        assert!(!ran.ok);
        assert_eq!(changed(&before, &repository.files()), [""; 0]);
        told.push_str(&format!("$ vendor {api} {text}\n{}\n", ran.text));
    }
    shows("vendor-written-by-hand", &told);
}

#[test]
fn fixups_apply_to_what_pages_say() {
    let repository = Repository::copy();
    let fixup = "- at: /paths/~1create-batch-test/post/description\n  expect: Create a batch test to run multiple test cases\n  replace: Create a batch test\n  why: shorter\n";
    repository.write("specs/retell/fixups.yaml", fixup);
    let before = repository.files();
    assert_eq!(vendor(&repository, &[]).text, "wrote specs/retell/openapi.yaml\n");
    assert_eq!(
        changed_lines(&before, &repository.files()),
        "specs/retell/openapi.yaml: 1 added, 1 removed\n\
         -      description: Create a batch test to run multiple test cases\n\
         +      description: Create a batch test\n"
    );
    let to = "description: Create a batch test\n";
    let from = "description: Create a batch test to run multiple test cases\n";
    let new = download(&repository, "create-batch-test", from, to);
    let before = repository.files();
    let ran = vendor(&repository, &[new]);
    assert!(!ran.ok);
    assert!(ran.text.contains("--> specs/retell/fixups.yaml:2:3\n"), "{}", ran.text);
    assert_eq!(changed(&before, &repository.files()), [""; 0]);
}

#[test]
fn requests_that_make_no_sense_are_refused() {
    let repository = Repository::copy();
    repository.write("acme.yaml", "openapi: 3.0.3\n");
    repository.write("other.json", "{}");
    repository.write("page.md", repository.read(&kept("get-batch-test")));
    let before = repository.files();
    let mut text = String::new();
    let requests: [(&str, &[&str]); 6] = [
        ("retell", &["acme.yaml"]),
        ("respan", &["page.md"]),
        ("acme", &["acme.yaml", "page.md"]),
        ("acme", &["other.json"]),
        ("acme", &[]),
        ("Acme/..", &["acme.yaml"]),
    ];
    for (api, texts) in requests {
        let ran = repository.vendor(api, texts);
        assert!(!ran.ok, "{api} {texts:?}");
        text.push_str(&format!("$ vendor {api} {}\n{}\n", texts.join(" "), ran.text));
    }
    assert_eq!(changed(&before, &repository.files()), [""; 0]);
    shows("vendor-makes-no-sense", &text);
}
