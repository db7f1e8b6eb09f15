//! The files that a description is written in: the one that is asked for, and those that its `$ref`s lead to.

use std::{
    collections::{BTreeMap, HashMap, HashSet, VecDeque},
    sync::Arc,
};

use specwright_ir::{Json, Origin, Pointer};
use specwright_source::{Code, Diagnostic, Diagnostics, Document, Loader, Moves, Place};

use crate::{
    dialect::{Dialect, Reference, Rewriting},
    identity::Identities,
    reference::Component,
    target,
};

/// A description: every file of it, rewritten to one form (see [`dialect`](crate::dialect)).
pub(crate) struct Description {
    root: Document,
    others: BTreeMap<Arc<str>, File>,
    identities: Identities,
}

/// A file that a `$ref` names.
enum File {
    Read(Document),
    /// Why it is not read.
    Missing(Diagnostic),
}

impl Description {
    /// Reads the files of a description, or gives the document back: its dialect is not known, which is reported.
    pub(crate) fn read(
        root: Document,
        loader: &dyn Loader,
        diagnostics: &mut Diagnostics,
    ) -> Result<Self, Document> {
        let Some(dialect) = Dialect::of_root(&root, diagnostics) else { return Err(root) };
        let open = VecDeque::from([Goal::of_root(root.name())]);
        let mut identities = Identities::default();
        identities.add(&root);
        let (others, faults) = (BTreeMap::new(), Diagnostics::new());
        let mut reader = Reader {
            files: Files { loader, root, others, identities, faults },
            dialect,
            rewritten: HashMap::new(),
            found: Diagnostics::new(),
            open,
            referred: Vec::new(),
        };
        reader.rewrite_all();
        diagnostics.extend(std::mem::take(&mut reader.files.faults));
        let found = std::mem::take(&mut reader.found);
        let description = reader.finish();
        diagnostics.extend(description.as_now(found));
        Ok(description)
    }

    /// The file that was asked for.
    pub(crate) fn root(&self) -> &Document {
        &self.root
    }

    /// A file, or why it is not read.
    pub(crate) fn file(&self, name: &str) -> Result<&Document, Diagnostic> {
        of(&self.root, &self.others, name)
    }

    /// Findings at places as they are written, each once, at places as they are now.
    fn as_now(&self, found: Diagnostics) -> Diagnostics {
        let mut seen = HashSet::new();
        let mut findings = Diagnostics::new();
        for mut finding in found {
            for label in &mut finding.labels {
                if let Place::Node(Origin { file, pointer }) = &mut label.place
                    && let Ok(document) = self.file(file)
                {
                    *pointer = document.moves().current(pointer);
                }
            }
            let place = finding.labels.first().map(|label| label.place.clone());
            if seen.insert((place, finding.message.clone())) {
                findings.push(finding);
            }
        }
        findings
    }

    /// The place where a node is written.
    pub(crate) fn as_written(&self, now: &Origin) -> Origin {
        let pointer = match self.file(&now.file) {
            Ok(document) => document.moves().written(&now.pointer),
            Err(_) => now.pointer.clone(),
        };
        Origin { file: now.file.clone(), pointer }
    }

    /// Every file.
    pub(crate) fn documents(&self) -> impl Iterator<Item = &Document> {
        let others = self.others.values().filter_map(|file| match file {
            File::Read(document) => Some(document),
            File::Missing(_) => None,
        });
        std::iter::once(&self.root).chain(others)
    }
}

/// Files as they are written.
pub(crate) struct Files<'a> {
    loader: &'a dyn Loader,
    /// The file that was asked for.
    root: Document,
    /// The others, as far as they were asked for.
    others: BTreeMap<Arc<str>, File>,
    /// What they and their schemas call themselves.
    identities: Identities,
    /// What is wrong with the texts of files.
    faults: Diagnostics,
}

impl Files<'_> {
    /// A file as it is written, or why it is not read.
    pub(crate) fn get(&mut self, name: &Arc<str>) -> Result<&Document, Diagnostic> {
        if self.root.name() != name && !self.others.contains_key(name) {
            let file = self.find(name);
            if let File::Read(document) = &file {
                self.identities.add(document);
            }
            self.others.insert(name.clone(), file);
        }
        of(&self.root, &self.others, name)
    }

    fn find(&mut self, name: &Arc<str>) -> File {
        let text = match self.loader.find(name) {
            Ok(Some(text)) => text,
            Ok(None) => {
                let missing = Diagnostic::error(
                    Code::UnresolvedReference,
                    format!("there is no file `{name}`"),
                );
                let help = "a file is named by its path from the file that refers to it";
                return File::Missing(missing.help(help));
            }
            Err(finding) => return File::Missing(finding),
        };
        match Document::read(name.clone(), text) {
            Ok(document) => {
                self.faults.extend(document.faults().iter().cloned());
                File::Read(document)
            }
            Err(faults) => {
                self.faults.extend(faults);
                let help = "what is wrong with its text is told at its own place";
                File::Missing(
                    Diagnostic::error(
                        Code::UnresolvedReference,
                        format!("`{name}` does not parse"),
                    )
                    .help(help),
                )
            }
        }
    }

    /// The whole description that a file is part of, as it is written: itself, or the one that was asked for.
    pub(crate) fn whole(&mut self, file: &Arc<str>) -> Option<&Json> {
        let of_itself =
            self.get(file).is_ok_and(|document| Dialect::of_part(document.value()).is_some());
        let whole = if of_itself { file.clone() } else { self.root.name().clone() };
        self.get(&whole).ok().map(Document::value)
    }

    /// The node that a reference written at the place `base` leads to, as it is written.
    pub(crate) fn written(&mut self, base: &Origin, text: &str) -> Option<(Origin, &Json)> {
        let origin = target::find(self, base, text).ok()?;
        let value = self.get(&origin.file).ok()?.value().pointer(origin.pointer.as_str())?;
        Some((origin, value))
    }
}

impl target::Library for Files<'_> {
    fn document(&mut self, name: &Arc<str>) -> Result<&Document, Diagnostic> {
        self.get(name)
    }

    fn identities(&self) -> &Identities {
        &self.identities
    }
}

impl target::Library for &Description {
    fn document(&mut self, name: &Arc<str>) -> Result<&Document, Diagnostic> {
        self.file(name)
    }

    fn identities(&self) -> &Identities {
        &self.identities
    }
}

/// A file, or why it is not read.
fn of<'f>(
    root: &'f Document,
    others: &'f BTreeMap<Arc<str>, File>,
    name: &str,
) -> Result<&'f Document, Diagnostic> {
    if **root.name() == *name {
        return Ok(root);
    }
    match others.get(name) {
        Some(File::Read(document)) => Ok(document),
        Some(File::Missing(why)) => Err(why.clone()),
        None => Err(Diagnostic::error(Code::UnresolvedReference, format!("`{name}` is not read"))),
    }
}

/// A file on its way to one form.
struct Rewritten {
    value: Json,
    moves: Moves,
    /// What was rewritten, so that nothing is twice.
    seen: HashSet<Pointer>,
    dialect: Dialect,
}

struct Reader<'a> {
    files: Files<'a>,
    dialect: Dialect,
    rewritten: HashMap<Arc<str>, Rewritten>,
    /// What is wrong, at places as they are written.
    found: Diagnostics,
    /// What references lead to.
    open: VecDeque<Goal>,
    /// References that may lead to other files.
    referred: Vec<Reference>,
}

/// A node, and what is expected there.
struct Goal {
    /// Where it is written: it may move before its turn.
    place: Origin,
    kind: Component,
    /// Whether it is a map or list of these.
    several: bool,
}

impl Goal {
    fn of_root(file: &Arc<str>) -> Self {
        let place = Origin::root(file.clone());
        Self { place, kind: Component::Document, several: false }
    }
}

/// How often references are followed again after more files were read.
const MAX_ROUNDS: usize = 32;

impl Reader<'_> {
    /// Rewrites all that references lead to. What a URI names may be said by a file that is read later.
    fn rewrite_all(&mut self) {
        for _ in 0..MAX_ROUNDS {
            while let Some(goal) = self.open.pop_front() {
                self.rewrite(&goal);
            }
            if self.files.identities.any() {
                let referred = std::mem::take(&mut self.referred);
                referred.iter().for_each(|reference| self.follow(reference));
                self.referred = referred;
            }
            if self.open.is_empty() {
                break;
            }
        }
    }

    /// Rewrites a node and what it holds, and notes where its references lead.
    fn rewrite(&mut self, goal: &Goal) {
        let Goal { place, kind, several } = goal;
        self.start(&place.file);
        let Some(file) = self.rewritten.get_mut(&place.file) else { return };
        let pointer = file.moves.current(&place.pointer);
        let Some(node) = file.value.pointer_mut(pointer.as_str()) else { return };
        let mut node = std::mem::take(node);
        let mut rewriting = Rewriting {
            dialect: file.dialect,
            file: place.file.clone(),
            files: &mut self.files,
            moves: &mut file.moves,
            seen: &mut file.seen,
            references: Vec::new(),
            findings: Diagnostics::new(),
        };
        match several {
            true => rewriting.several(*kind, &pointer, &mut node),
            // what a reference leads to may be something else altogether
            false if !node.is_object() && *kind != Component::Schema => {}
            false => rewriting.node(*kind, &pointer, &mut node),
        }
        let (references, findings) = (rewriting.references, rewriting.findings);
        if let Some(hole) = file.value.pointer_mut(pointer.as_str()) {
            *hole = node;
        }
        self.found.extend(findings);
        references.iter().for_each(|reference| self.follow(reference));
        self.referred.extend(references.into_iter().filter(|of| !of.text.starts_with('#')));
    }

    /// Starts on a file. One that is a description by itself is rewritten as such first.
    fn start(&mut self, name: &Arc<str>) {
        if self.rewritten.contains_key(name) {
            return;
        }
        let Ok(document) = self.files.get(name) else { return };
        let own = Dialect::of_part(document.value());
        let value = document.value().clone();
        let file = Rewritten {
            value,
            moves: Moves::new(),
            seen: HashSet::new(),
            dialect: own.unwrap_or(self.dialect),
        };
        self.rewritten.insert(name.clone(), file);
        if own.is_some() {
            self.rewrite(&Goal::of_root(name));
        }
    }

    fn follow(&mut self, reference: &Reference) {
        let Reference { from, text, kind, several } = reference;
        let (kind, several) = (*kind, *several);
        let Some((target, _)) = self.files.written(from, text) else { return };
        self.start(&target.file);
        let Some(file) = self.rewritten.get(&target.file) else { return };
        if !file.seen.contains(&file.moves.current(&target.pointer)) {
            self.open.push_back(Goal { place: target, kind, several });
        }
    }

    fn finish(self) -> Description {
        let Self { files: Files { root, others, identities, .. }, mut rewritten, .. } = self;
        let mut now = |document: Document| match rewritten.remove(document.name()) {
            Some(Rewritten { value, moves, .. }) => document.rewritten(value, moves),
            None => document,
        };
        let root = now(root);
        let others = others.into_iter().map(|(name, file)| match file {
            File::Read(document) => (name, File::Read(now(document))),
            missing @ File::Missing(_) => (name, missing),
        });
        Description { root, others: others.collect(), identities }
    }
}
