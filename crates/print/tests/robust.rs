//! Descriptions with one value or name replaced: what comes of them is Rust or a located error, never a panic.

use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
};

use specwright_ir::{Json, Pointer};
use specwright_lower::lower;
use specwright_print::{Header, print};
use specwright_source::{Diagnostics, Document, NoFiles};
use specwright_surface::{Config, surface};

const FEATURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../specs/kitchen-sink");

/// One change in so many is tried, as all of them take minutes in a debug build. A prime, so that every kind of change is.
const EVERY: usize = 53;

/// No identifier, and ends strings, comments, code and lines.
const HOSTILE: &str = "\u{b2}\"*/ ```{a}\n\r[\u{202e}]\\";

/// What may happen to a value.
#[derive(Debug, Clone)]
enum Change {
    Replace(Json),
    /// The name it has in the mapping around it is replaced.
    Rename,
}

impl Change {
    fn all() -> [Self; 6] {
        let (list, mapping) = (Json::Array(Vec::new()), Json::Object(Default::default()));
        let values = [Json::Null, HOSTILE.into(), 7.into(), list, mapping].map(Self::Replace);
        let [a, b, c, d, e] = values;
        [a, b, c, d, e, Self::Rename]
    }

    /// The description after the change; `None`: there is nothing to change.
    fn made(&self, whole: &Json, at: &Pointer) -> Option<Json> {
        let mut whole = whole.clone();
        match self {
            Self::Replace(value) => *whole.pointer_mut(at.as_str())? = value.clone(),
            Self::Rename => {
                let (around, old) = (at.parent()?, at.last()?);
                let members = whole.pointer_mut(around.as_str())?.as_object_mut()?;
                let new = |name: String| if name == old { HOSTILE.to_owned() } else { name };
                *members =
                    std::mem::take(members).into_iter().map(|(name, v)| (new(name), v)).collect();
            }
        }
        Some(whole)
    }
}

/// Every place of a value.
fn places(value: &Json, at: &Pointer, out: &mut Vec<Pointer>) {
    out.push(at.clone());
    match value {
        Json::Object(map) => {
            map.iter().for_each(|(name, value)| places(value, &at.push(name), out))
        }
        Json::Array(list) => list
            .iter()
            .enumerate()
            .for_each(|(index, value)| places(value, &at.push(index.to_string()), out)),
        _ => {}
    }
}

/// What is wrong with what comes of a description.
fn fault(text: &str) -> Result<(), String> {
    let document = Document::parse("openapi.json", text).map_err(|found| unlocated(&found))?;
    let lowered = lower(document, &NoFiles);
    located(&lowered.diagnostics)?;
    let Some(api) = lowered.api else {
        let reported = lowered.diagnostics.has_errors();
        return if reported { Ok(()) } else { Err("no contract and no error".to_owned()) };
    };
    let (surface, findings) = surface(&api, &Config::default(), "kitchen-sink");
    located(&findings)?;
    let header = Header { command: "generate".to_owned(), source: "openapi.json".to_owned() };
    for file in print(&surface, &header).map_err(|error| error.to_string())? {
        let path = &file.path;
        syn::parse_file(&file.text).map_err(|error| format!("{path}: {error}"))?;
        // The compiler refuses these in comments.
        let strange =
            |c: char| c != '\n' && c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c);
        if file.text.contains(strange) {
            return Err(format!("{path}: control characters"));
        }
    }
    Ok(())
}

fn unlocated(found: &Diagnostics) -> String {
    format!("does not parse: {found:?}")
}

fn located(found: &Diagnostics) -> Result<(), String> {
    match found.iter().find(|finding| finding.labels.is_empty()) {
        Some(finding) => Err(format!("no place: {}", finding.message)),
        None => Ok(()),
    }
}

#[test]
fn anything_anywhere() {
    let mut texts: Vec<(String, String)> = Vec::new();
    for entry in fs::read_dir(FEATURES).unwrap() {
        let path = entry.unwrap().path();
        // The parts of a description are in a folder: they are no descriptions.
        if path.is_dir() {
            continue;
        }
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        texts.push((name, fs::read_to_string(&path).unwrap()));
    }
    texts.sort();
    let mut count = 0;
    let mut faults = Vec::new();
    for (name, text) in texts {
        let whole = Document::parse(name.as_str(), text).unwrap().value().clone();
        let mut pointers = Vec::new();
        places(&whole, &Pointer::root(), &mut pointers);
        for pointer in pointers {
            for change in Change::all() {
                count += 1;
                let due = count % EVERY == 0;
                let Some(changed) = due.then(|| change.made(&whole, &pointer)).flatten() else {
                    continue;
                };
                let text = changed.to_string();
                let tried = catch_unwind(AssertUnwindSafe(|| fault(&text)));
                if let Err(what) = tried.unwrap_or_else(|_| Err("it panics".to_owned())) {
                    faults.push(format!("{name}#{pointer} {change:?}: {what}"));
                }
            }
        }
    }
    assert!(count > 20_000, "{count} changes are too few");
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}
