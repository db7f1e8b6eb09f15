//! Reviews as people and programs read them, a file for each format.

mod fit;
mod github;
mod json;
mod junit;
mod markdown;
mod reach;
mod text;

use specwright_diff::Level;

use self::fit::Parts;
use super::{Review, Reviewed, State, gate::Gate, options::Format};

/// A review in a format, of at most so many bytes where that format may be cut.
#[must_use]
pub fn render(review: &Review, format: Format, gate: Gate, most: Option<usize>) -> String {
    let fitted = |parts: Parts, cut: fn(usize) -> String| parts.fit(most, cut);
    match format {
        Format::Text => fitted(text::text(review), text::cut),
        Format::Markdown => fitted(markdown::markdown(review), markdown::cut),
        Format::Github => fitted(github::github(review, gate), github::cut),
        Format::Json => json::json(review),
        Format::Junit => junit::junit(review, gate),
        Format::NextVersion => next_versions(review),
    }
}

/// The version that each client must get: alone where there is one.
fn next_versions(review: &Review) -> String {
    let known = review.apis.iter().filter(|api| matches!(api.state, State::Compared(_)));
    let lines = known.filter_map(|api| {
        let version = api.versions.as_ref().ok()?.as_ref()?.required(api.bump());
        Some(match review.apis.len() {
            1 => format!("{version}\n"),
            _ => format!("{} {version}\n", api.label),
        })
    });
    lines.collect()
}

/// What came of comparing, in a line.
fn verdict(api: &Reviewed) -> String {
    match &api.state {
        State::New => "new".to_owned(),
        State::Removed => "removed; Rust: major; wire: breaking".to_owned(),
        State::Failed(_) => "could not be compared".to_owned(),
        State::Compared(_) if api.is_quiet() => "no changes".to_owned(),
        State::Compared(changes) => {
            let mut parts = vec![format!("Rust: {}", versions(api))];
            let counts = [Level::Breaking, Level::Warning, Level::Info].into_iter();
            let counts = counts.map(|level| (api.count(level), level)).filter(|(n, _)| *n > 0);
            let counts: Vec<String> = counts.map(|(n, level)| format!("{n} {level}")).collect();
            parts.push(match counts.is_empty() {
                true => "wire: unchanged".to_owned(),
                false => format!("wire: {}", counts.join(", ")),
            });
            let documented = changes.iter().filter(|change| change.documentation).count();
            if documented > 0 {
                parts.push(format!("documentation: {documented}"));
            }
            if api.accepted() > 0 {
                parts.push(format!("{} accepted", api.accepted()));
            }
            match api.findings.diagnostics.len() {
                0 => {}
                1 => parts.push("1 new warning".to_owned()),
                many => parts.push(format!("{many} new warnings")),
            }
            parts.join("; ")
        }
    }
}

/// The bump, and the versions where they are known.
fn versions(api: &Reviewed) -> String {
    let bump = api.bump().map_or("unchanged".to_owned(), |bump| bump.to_string());
    let Ok(Some(versions)) = &api.versions else { return bump };
    let required = versions.required(api.bump());
    let (base, declared) = (&versions.base, &versions.declared);
    match declared {
        _ if *base == required => bump,
        Some(declared) if *declared >= required => format!("{bump}, {base} -> {declared}"),
        Some(_) | None => format!("{bump}, {base} -> {required} required"),
    }
}
