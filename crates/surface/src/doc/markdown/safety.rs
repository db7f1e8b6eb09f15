//! What rustdoc makes of prose, whatever the prose is: no code that runs, no HTML, no link but to the web.

use std::time::{Duration, Instant};

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use super::{in_item, inline_code, to_rustdoc};

/// Each says something at the start of a line, or within one.
const PIECES: &[&str] = &[
    "x", "x y", " ", "  ", "    ", "\t", "\n", "\n\n", "\r\n", "\r", "`", "``", "```", "````",
    "~~~", "rust", "[x]", "[x][y]", "[x](y)", "[x]: y", "![x](y)", "[^x]", "[^x]: y", "<x>",
    "<!--", "-->", "&lt;x>", "- ", "-", "* ", "+", "1. ", "1.", "1)", "10) ", "> ", ">", "# ", "#",
    "---", "===", "***", "|-", ":-", "|", "\\", "\\`", "\\[", "[", "]", "(", ")", "]:", "](", "*",
    "_", "**", "\u{a0}", "\u{b}", "\u{202e}", "\u{2028}", "\u{85}", "\u{feff}", "é", "- [ ] ",
    "$x$", ":", "!",
];

/// The longer of these.
const LONGER: &[&str] =
    &["[x](https://a.b/c)", "https://a.b/c", "<https://a.b>", "| x | y |", "|---|---|"];

/// What is wrong with a text as rustdoc reads it.
fn fault(markdown: &str) -> Option<String> {
    // as in rustdoc
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let mut of_items = Vec::new();
    let mut to_item = |link: pulldown_cmark::BrokenLink<'_>| {
        of_items.push(link.reference.to_string());
        None
    };
    let web = |to: &str| to.starts_with("https://") || to.starts_with("http://");
    let parser = Parser::new_with_broken_link_callback(markdown, options, Some(&mut to_item));
    let faults = parser.filter_map(|event| match event {
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(of))) if &*of == "text" => None,
        Event::Start(Tag::CodeBlock(kind)) => Some(format!("code that runs: {kind:?}")),
        Event::Html(text) | Event::InlineHtml(text) => Some(format!("HTML: {text}")),
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. })
            if !web(&dest_url) =>
        {
            Some(format!("a link to {dest_url}"))
        }
        Event::FootnoteReference(name) => Some(format!("the footnote {name}")),
        _ => None,
    });
    let first = faults.collect::<Vec<_>>().into_iter().next();
    first.or_else(|| of_items.first().map(|name| format!("a link to the item {name}")))
}

#[test]
fn faults_are_found() {
    for text in
        ["    x", "```\nx\n```", "a <b>", "[x]", "[x](y)", "- a\n\n      x", "[x]\n\n[x]: y"]
    {
        assert!(fault(text).is_some(), "{text}");
    }
    for text in ["x", "`[x] <y>`", "```text\nx\n```", "\\[x\\] \\<y>", "[x](https://a.b)"] {
        assert_eq!(fault(text), None, "{text}");
    }
}

#[test]
fn nothing_in_prose_runs_or_leads_elsewhere() {
    let pieces = [PIECES, LONGER].concat();
    let mut random = fastrand::Rng::with_seed(7);
    for _ in 0..50_000 {
        let count = random.usize(1..12);
        let text: String = (0..count).map(|_| pieces[random.usize(..pieces.len())]).collect();
        let prose = to_rustdoc(&text);
        let found = fault(&prose);
        assert_eq!(found, None, "{text:?} becomes {prose:?}");
        let item = format!("* `name`: {}\n* `other`: {}", in_item(&prose), inline_code(&text));
        let found = fault(&item);
        assert_eq!(found, None, "{text:?} becomes {item:?}");
    }
}

/// Each would be looked through again and again by a reader that looks for what is not there.
#[test]
fn a_text_takes_as_long_as_it_is() {
    let decreasing: String = (1..1500).rev().map(|ticks| "`".repeat(ticks) + " ").collect();
    let texts =
        ["`", "[", "[x](", "[x](https://a", "<", "* ", "> ", "1. ", "\\", "https://", "|-|\n"]
            .map(|piece| piece.repeat(1_000_000 / piece.len()));
    for text in texts.into_iter().chain([decreasing]) {
        for start in ["", "x"] {
            let begun = Instant::now();
            to_rustdoc(&format!("{start}{text}"));
            let took = begun.elapsed();
            assert!(took < Duration::from_secs(20), "{took:?} for {start}{}", &text[..9]);
        }
    }
}
