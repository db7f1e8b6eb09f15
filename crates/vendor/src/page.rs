//! Documentation pages: Markdown with a fenced block that holds the OpenAPI fragment of one operation.
//!
//! ````markdown
//! # Get Batch Test
//!
//! ```yaml
//! openapi: 3.0.3
//! paths:
//!   /get-batch-test:
//!     get:
//!       operationId: getBatchTest
//! ```
//! ````

use std::{ops::Range, sync::Arc};

use heck::ToKebabCase;
use specwright_ir::{Json, Origin, Pointer};
use specwright_source::{Code, Diagnostic, Diagnostics, Document, Sources};

/// The members of a path item that are operations, in the order of the specification
/// ([Path Item Object](https://spec.openapis.org/oas/v3.0.4.html#path-item-object)).
pub(crate) const METHODS: [&str; 8] =
    ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// A page that has been read.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    /// The first heading, else the operation's id.
    pub(crate) title: String,
    /// `operationId`
    pub(crate) operation: String,
    /// The path that it describes.
    pub(crate) path: String,
    /// The method, as the member of the path item is named.
    pub(crate) method: &'static str,
    /// The fragment; its name, text and lines are those of the page.
    pub(crate) fragment: Document,
    /// Whether it was handed in now.
    pub(crate) given: bool,
}

impl Page {
    pub(crate) fn name(&self) -> &Arc<str> {
        self.fragment.name()
    }

    pub(crate) fn text(&self) -> &Arc<str> {
        self.fragment.text()
    }

    /// The file's name in `pages/`.
    pub(crate) fn file(&self) -> String {
        format!("{}.md", self.operation.to_kebab_case())
    }

    pub(crate) fn value(&self) -> &Json {
        self.fragment.value()
    }

    /// Where its operation is in the fragment.
    pub(crate) fn operation_at(&self) -> Origin {
        let at = Pointer::root().push("paths").push(&self.path).push(self.method);
        Origin { file: self.name().clone(), pointer: at }
    }
}

/// Reads a page and adds it to the sources.
pub(crate) fn read(
    name: &str,
    text: &str,
    given: bool,
    sources: &mut Sources,
) -> Result<Page, Diagnostics> {
    sources.add_text(name, text);
    let name: Arc<str> = name.into();
    let block = fragment_block(&name, text)?;
    let fragment = Document::parse_part(name.clone(), text, block)?;
    sources.add_document(&fragment);
    let Operation { path, method, id } = only_operation(&fragment)?;
    if id.to_kebab_case().is_empty() {
        let at = fragment.origin().push("paths").push(&path).push(method).push("operationId");
        let what =
            Diagnostic::error(Code::UnusablePage, "an `operationId` without a letter or digit")
                .at(&at, "");
        return Err(what.help("the page is kept under this name").into());
    }
    let title = title(text).unwrap_or(&id).to_owned();
    Ok(Page { title, operation: id, path, method, fragment, given })
}

/// The only fenced block that holds an OpenAPI fragment, as byte offsets.
fn fragment_block(name: &Arc<str>, text: &str) -> Result<Range<usize>, Diagnostics> {
    let blocks: Vec<Block> = blocks(text).into_iter().filter(|b| b.is_fragment(text)).collect();
    match blocks.as_slice() {
        [block] if block.closed => Ok(block.content.clone()),
        [block] => Err(Diagnostic::error(
            Code::UnusablePage,
            "the OpenAPI fragment of this page has no end",
        )
        .at_bytes(name, block.fence.clone(), "the block that starts here is not closed")
        .help("the page seems to be cut off: download it again")
        .into()),
        [] => {
            let first = 0..text.find('\n').unwrap_or(text.len());
            Err(Diagnostic::error(Code::UnusablePage, "this page holds no OpenAPI fragment")
                .at_bytes(name, first, "")
                .help(
                    "a page is Markdown with a fenced `yaml` block that has a line `openapi: ...`; many sites hand it out \
                     at the page's address with `.md` behind it",
                )
                .into())
        }
        [first, second, ..] => Err(Diagnostic::error(
            Code::UnusablePage,
            "this page holds more than one OpenAPI fragment",
        )
        .at_bytes(name, second.fence.clone(), "another one")
        .at_bytes(name, first.fence.clone(), "the first one")
        .help("keep one operation per page")
        .into()),
    }
}

/// A [fenced code block](https://spec.commonmark.org/0.31.2/#fenced-code-blocks), as byte offsets.
struct Block {
    /// The opening line.
    fence: Range<usize>,
    content: Range<usize>,
    closed: bool,
}

impl Block {
    fn is_fragment(&self, text: &str) -> bool {
        let info =
            text[self.fence.clone()].trim_start().trim_start_matches(['`', '~']).trim_start();
        let language = info.split_whitespace().next().unwrap_or_default().to_ascii_lowercase();
        let says_openapi = |line: &str| {
            let line = line.trim_start_matches([' ', '{', '"', '\'']);
            line.starts_with("openapi") || line.starts_with("swagger")
        };
        matches!(language.as_str(), "yaml" | "yml" | "json")
            && text[self.content.clone()].lines().any(says_openapi)
    }
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<(Block, char, usize)> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let range = start..start + line.trim_end().len();
        start += line.len();
        let (mark, length, rest) = fence(line);
        match &mut open {
            None if length >= 3 && !(mark == '`' && rest.contains('`')) => {
                let block = Block { fence: range, content: start..text.len(), closed: false };
                open = Some((block, mark, length));
            }
            Some((block, opening, least))
                if mark == *opening && length >= *least && rest.trim().is_empty() =>
            {
                block.content.end = range.start;
                block.closed = true;
                blocks.extend(open.take().map(|(block, ..)| block));
            }
            _ => {}
        }
    }
    blocks.extend(open.map(|(block, ..)| block));
    blocks
}

/// The mark of a fence, how often it stands, and the rest of the line; no fence: length 0.
fn fence(line: &str) -> (char, usize, &str) {
    let text = line.trim_start_matches(' ');
    let mark = text.chars().next().filter(|c| matches!(c, '`' | '~'));
    match mark {
        Some(mark) if line.len() - text.len() <= 3 => {
            let rest = text.trim_start_matches(mark);
            (mark, text.len() - rest.len(), rest)
        }
        _ => (' ', 0, line),
    }
}

/// The first heading before any block.
fn title(text: &str) -> Option<&str> {
    let before = text.lines().take_while(|line| fence(line).1 < 3);
    before.filter_map(|line| line.strip_prefix("# ")).map(str::trim).find(|title| !title.is_empty())
}

struct Operation {
    path: String,
    method: &'static str,
    id: String,
}

fn only_operation(fragment: &Document) -> Result<Operation, Diagnostics> {
    let paths = fragment.value().get("paths").and_then(Json::as_object);
    let all: Vec<(&String, &'static str, &Json)> = paths
        .into_iter()
        .flatten()
        .flat_map(|(path, item)| {
            METHODS.into_iter().filter_map(move |m| Some((path, m, item.get(m)?)))
        })
        .collect();
    let at = fragment.origin().push("paths");
    match all.as_slice() {
        [(path, method, operation)] => {
            let at = at.push(path).push(method);
            match operation.get("operationId").and_then(Json::as_str) {
                Some(id) => Ok(Operation { path: (*path).clone(), method, id: id.to_owned() }),
                None => Err(Diagnostic::error(Code::UnusablePage, "the operation of this page has no `operationId`")
                    .at(&at.push("operationId"), "a text is expected in here")
                    .help("a page is kept under the `operationId` of its operation: vendor one that has it")
                    .into()),
            }
        }
        [] => Err(Diagnostic::error(Code::UnusablePage, "the OpenAPI fragment of this page describes no operation")
            .at(&at, "a path with one of `get`, `put`, `post`, ... is expected here")
            .help("vendor the pages of operations alone; a whole description is a `.yaml` or `.json` file")
            .into()),
        [first, second, ..] => {
            Err(Diagnostic::error(Code::UnusablePage, "the OpenAPI fragment of this page describes more than one operation")
                .at(&at.push(second.0).push(second.1), "another one")
                .at(&at.push(first.0).push(first.1), "the first one")
                .help("keep one operation per page, or vendor a whole description as a `.yaml` or `.json` file")
                .into())
        }
    }
}
