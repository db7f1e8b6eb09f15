//! Findings as a terminal shows them.

use std::{ops::Range, sync::Arc};

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use crate::{Diagnostic, Diagnostics, Severity, Sources};

/// All findings: errors first, then in the order of file and place, each with `file:line:column`, excerpt and help. A summary
/// ends it when there is more than one.
#[must_use]
pub fn render(diagnostics: &Diagnostics, sources: &Sources, styled: bool) -> String {
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    let mut ordered: Vec<&Diagnostic> = diagnostics.iter().collect();
    ordered.sort_by_cached_key(|finding| {
        let place = finding.labels.first().map(|label| &label.place);
        let start = place.and_then(|place| sources.range(place)).map(|range| range.start);
        (finding.severity, place.map(|place| place.file().clone()), start)
    });
    let shown: Vec<String> =
        ordered.iter().map(|finding| one(&renderer, finding, sources)).collect();
    let mut text = shown.join("\n\n");
    if !text.is_empty() {
        text.push('\n');
    }
    if diagnostics.len() > 1 {
        text.push_str(&format!("\n{}\n", summary(diagnostics)));
    }
    text
}

fn one(renderer: &Renderer, finding: &Diagnostic, sources: &Sources) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(&finding.message));
    for excerpt in excerpts(finding, sources) {
        let snippet = Snippet::source(excerpt.text)
            .line_start(excerpt.line)
            .path(excerpt.file)
            .annotations(excerpt.annotations);
        group = group.element(snippet);
    }
    for help in &finding.help {
        group = group.element(Level::HELP.message(help));
    }
    renderer.render(&[group]).to_string()
}

/// Labelled lines of one file.
struct Excerpt<'a> {
    file: String,
    line: usize,
    text: &'a str,
    annotations: Vec<Annotation<'a>>,
}

/// One excerpt per file, in the order of the labels.
fn excerpts<'a>(finding: &'a Diagnostic, sources: &'a Sources) -> Vec<Excerpt<'a>> {
    let mut files: Vec<&Arc<str>> = Vec::new();
    for label in &finding.labels {
        if !files.contains(&label.place.file()) {
            files.push(label.place.file());
        }
    }
    let of_file = |file: &&Arc<str>| {
        let text: &str = sources.text(file)?;
        let labels: Vec<(bool, Range<usize>, &str)> = finding
            .labels
            .iter()
            .enumerate()
            .filter(|(_, label)| label.place.file() == *file)
            .filter_map(|(at, label)| {
                Some((at == 0, sources.range(&label.place)?, label.text.as_str()))
            })
            .collect();
        let first = labels.iter().map(|(_, range, _)| range.start).min()?;
        let last = labels.iter().map(|(_, range, _)| range.end).max()?;
        // Only the lines between the labels: a description may be megabytes.
        let start = text[..first].rfind('\n').map_or(0, |at| at + 1);
        let end = text[last..].find('\n').map_or(text.len(), |at| last + at);
        let annotation = |(primary, range, label): (bool, Range<usize>, &'a str)| {
            let kind = if primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            kind.span(range.start - start..range.end - start).label(label)
        };
        Some(Excerpt {
            file: file.to_string(),
            line: text[..start].matches('\n').count() + 1,
            text: &text[start..end],
            annotations: labels.into_iter().map(annotation).collect(),
        })
    };
    files.iter().filter_map(of_file).collect()
}

fn summary(diagnostics: &Diagnostics) -> String {
    let count = |severity: Severity, one: &str| {
        let n = diagnostics.iter().filter(|finding| finding.severity == severity).count();
        (n > 0).then(|| format!("{n} {one}{}", if n == 1 { "" } else { "s" }))
    };
    let parts = [
        count(Severity::Error, "error"),
        count(Severity::Warning, "warning"),
        count(Severity::Note, "note"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
