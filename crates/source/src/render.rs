//! Findings as a terminal shows them.

use std::{collections::HashMap, ops::Range, sync::Arc};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::{Code, Diagnostic, Diagnostics, Label, Location, Severity, Sources, lines};

/// Bytes of a line up to which it is shown: whole descriptions are written in one line.
const LONG: usize = 100_000;

/// Lines between two labels up to which they share an excerpt.
const NEAR: usize = 200;

/// All findings as a terminal shows them: errors first, then in order of file and line. Each has `--> file:line:column`, an
/// excerpt, labels and help; a summary ends them when there is more than one. `styled` adds colour.
#[must_use]
pub fn render(diagnostics: &Diagnostics, sources: &Sources, styled: bool) -> String {
    render_some(diagnostics, sources, styled, usize::MAX, usize::MAX).0
}

/// The first findings as [`render`] shows them, `most` in all and `most_of_a_kind` of one code, and how many are not among them; the
/// summary counts them all.
#[must_use]
pub fn render_some(
    diagnostics: &Diagnostics,
    sources: &Sources,
    styled: bool,
    most: usize,
    most_of_a_kind: usize,
) -> (String, usize) {
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    let mut sorted: Vec<(Option<Location>, &Diagnostic)> =
        diagnostics.iter().map(|d| (primary(d, sources), d)).collect();
    sorted.sort_by(|a, b| (a.1.severity, &a.0).cmp(&(b.1.severity, &b.0)));
    let mut out = String::new();
    let mut shown = 0;
    let mut of_a_kind: HashMap<(Severity, Code), usize> = HashMap::new();
    for (_, diagnostic) in sorted {
        let like_this = of_a_kind.entry((diagnostic.severity, diagnostic.code)).or_default();
        if shown == most || *like_this == most_of_a_kind {
            continue;
        }
        (shown, *like_this) = (shown + 1, *like_this + 1);
        out.push_str(&renderer.render(&[group(diagnostic, sources)]));
        out.push_str("\n\n");
    }
    if diagnostics.len() > 1 {
        out.push_str(&summary(diagnostics));
        out.push('\n');
    } else {
        out.truncate(out.trim_end().len());
        out.push_str(if out.is_empty() { "" } else { "\n" });
    }
    (out, diagnostics.len() - shown)
}

fn primary(diagnostic: &Diagnostic, sources: &Sources) -> Option<Location> {
    let place = &diagnostic.labels.first()?.place;
    Some(sources.locate(place).unwrap_or_else(|| Location {
        file: place.file().clone(),
        line: 1,
        column: 1,
    }))
}

fn group<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(&diagnostic.message));
    for excerpt in excerpts(&diagnostic.labels, sources) {
        match excerpt {
            Excerpt::Unseen { label, line, column } => {
                let file = &**label.place.file();
                group = group.element(Origin::path(file).line(line).char_column(column));
                if !label.text.is_empty() {
                    group = group.element(Level::NOTE.message(&label.text));
                }
            }
            Excerpt::Known { text, marks } => group = group.element(snippet(text, &marks)),
        }
    }
    group.elements(diagnostic.help.iter().map(|help| Level::HELP.message(help)))
}

/// Labels that are shown together, the first one first.
enum Excerpt<'a> {
    /// The text is not known, or its line is too long: there is nothing to show.
    Unseen {
        label: &'a Label,
        line: usize,
        column: usize,
    },
    Known {
        text: &'a Arc<str>,
        marks: Vec<Mark<'a>>,
    },
}

struct Mark<'a> {
    label: &'a Label,
    range: Range<usize>,
    line: usize,
    primary: bool,
}

fn excerpts<'a>(labels: &'a [Label], sources: &'a Sources) -> Vec<Excerpt<'a>> {
    let mut excerpts: Vec<Excerpt<'a>> = Vec::new();
    for (index, label) in labels.iter().enumerate() {
        let Some((text, range)) = sources.resolve(&label.place) else {
            excerpts.push(Excerpt::Unseen { label, line: 1, column: 1 });
            continue;
        };
        let place = sources.line_column(label.place.file(), range.start);
        let (line, column) = place.unwrap_or((1, 1));
        if lines::line_of(text, range.start).len() > LONG {
            excerpts.push(Excerpt::Unseen { label, line, column });
            continue;
        }
        let mark = Mark { label, range, line, primary: index == 0 };
        let near = excerpts.iter_mut().find_map(|excerpt| match excerpt {
            Excerpt::Known { marks, .. }
                if marks.iter().all(|m| {
                    m.label.place.file() == label.place.file() && m.line.abs_diff(line) <= NEAR
                }) =>
            {
                Some(marks)
            }
            _ => None,
        });
        match near {
            Some(marks) => marks.push(mark),
            None => excerpts.push(Excerpt::Known { text, marks: vec![mark] }),
        }
    }
    excerpts
}

/// Only the lines around the marks are handed on: a description may have megabytes.
fn snippet<'a>(
    text: &'a str,
    marks: &[Mark<'a>],
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let start = marks.iter().map(|m| m.range.start).min().unwrap_or(0);
    let end = marks.iter().map(|m| m.range.end).max().unwrap_or(0);
    let window = lines::line_of(text, start).start..lines::line_of(text, end).end;
    let first_line = marks.iter().map(|m| m.line).min().unwrap_or(1);
    let file = marks.first().map_or("", |m| &**m.label.place.file());
    let annotations = marks.iter().map(|mark| {
        let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        let range = mark.range.start - window.start..mark.range.end - window.start;
        let label = (!mark.label.text.is_empty()).then_some(mark.label.text.as_str());
        kind.span(range).label(label)
    });
    // an excerpt without a primary mark would have no line in its heading
    Snippet::source(&text[window.clone()])
        .line_start(first_line)
        .path(file)
        .annotations(annotations)
}

fn summary(diagnostics: &Diagnostics) -> String {
    let count = |severity, one: &str| {
        let n = diagnostics.iter().filter(|d| d.severity == severity).count();
        (n > 0).then(|| format!("{n} {one}{}", if n == 1 { "" } else { "s" }))
    };
    let parts =
        [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")];
    parts
        .into_iter()
        .filter_map(|(severity, one)| count(severity, one))
        .collect::<Vec<_>>()
        .join(", ")
}
