//! What the passes share while one document is lowered.

use std::{
    collections::{HashMap, HashSet},
    rc::Rc,
    sync::Arc,
};

use indexmap::{IndexMap, IndexSet};
use specwright_ir::{Json, LeftOut, Origin, Schema, SchemaId, Schemas};
use specwright_source::{Code, Diagnostic, Diagnostics};

use crate::{
    description::Description,
    schema::{Keywords, Written},
    union::Heirs,
};

/// A description on its way to the contract.
pub(crate) struct Context<'a> {
    /// Every file of the description.
    pub(crate) description: &'a Description,
    /// The whole document.
    pub(crate) root: &'a Json,
    /// The document's name.
    pub(crate) file: Arc<str>,
    /// What was found.
    pub(crate) diagnostics: Diagnostics,
    /// Places and messages already reported: a shared node may be read more than once.
    reported: HashSet<(Origin, String)>,
    /// Whether findings are dropped.
    silent: bool,
    /// The schemas of the contract, settled or not.
    pub(crate) schemas: Schemas,
    /// What each schema was written as; runs parallel to `schemas`.
    nodes: Vec<Node>,
    /// Schemas by the place they were written at.
    by_origin: HashMap<Origin, SchemaId>,
    /// `components.schemas`
    pub(crate) components: IndexMap<String, SchemaId>,
    /// Schemas that stand for values which satisfy several others, by the sorted ids of these.
    pub(crate) combined: HashMap<Vec<SchemaId>, SchemaId>,
    /// Schemas being settled, the outermost first.
    pub(crate) open: Vec<SchemaId>,
    /// Whether a part of the operation being read is left out.
    pub(crate) part_left_out: bool,
    /// Whether what is read is called by servers.
    pub(crate) receiving: bool,
    /// Operations met so far, whatever became of them.
    pub(crate) met: usize,
    /// Operations among them that are no part of the contract.
    pub(crate) left_out: Vec<LeftOut>,
    /// `links` of responses, in the order they were met.
    pub(crate) links: IndexSet<Origin>,
    /// How many more union members may be made by merging.
    pub(crate) members_left: usize,
    /// How many more properties and parts of schemas may be merged.
    merges_left: usize,
    /// How many more pairs of characters may be compared to guess what was meant.
    guesses_left: usize,
    /// Which schemas extend which, where values may be of either.
    pub(crate) heirs: Heirs,
}

/// How many union members merging may make in one document: unions multiply, so that a few lines can ask for millions.
const MAX_MERGED_MEMBERS: usize = 20_000;

/// How many properties and parts of schemas may be merged in one document, each counted wherever it is: what extends a large object a
/// thousand times asks for a thousand of them. Several times what the largest descriptions ask for.
const MAX_MERGES: usize = 250_000;

/// How many pairs of characters are compared to guess what was meant: enough for every finding that is read, and done in a second.
const MAX_GUESSES: usize = 100_000_000;

struct Node {
    id: SchemaId,
    written: Written,
    state: State,
}

/// How far a schema has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// Read, nothing more.
    Read,
    /// Being settled.
    Open,
    /// Its shape is final.
    Settled,
}

impl<'a> Context<'a> {
    /// Starts on a document.
    pub(crate) fn new(description: &'a Description) -> Self {
        Self {
            description,
            root: description.root().value(),
            file: description.root().name().clone(),
            diagnostics: Diagnostics::default(),
            reported: HashSet::new(),
            silent: false,
            schemas: Schemas::default(),
            nodes: Vec::new(),
            by_origin: HashMap::new(),
            components: IndexMap::new(),
            combined: HashMap::new(),
            open: Vec::new(),
            part_left_out: false,
            receiving: false,
            met: 0,
            left_out: Vec::new(),
            links: IndexSet::new(),
            members_left: MAX_MERGED_MEMBERS,
            merges_left: MAX_MERGES,
            guesses_left: MAX_GUESSES,
            heirs: Heirs::default(),
        }
    }

    /// The place of the whole document.
    pub(crate) fn top(&self) -> Origin {
        Origin::root(self.file.clone())
    }

    /// Says whether findings are dropped, and gives what was said before.
    pub(crate) fn silent(&mut self, silent: bool) -> bool {
        std::mem::replace(&mut self.silent, silent)
    }

    /// Whether so many more properties or parts of schemas may be merged; if so, they count as merged.
    pub(crate) fn may_merge(&mut self, count: usize) -> bool {
        let left = self.merges_left.checked_sub(count);
        self.merges_left = left.unwrap_or(self.merges_left);
        left.is_some()
    }

    /// Whether so many more pairs of characters may be compared to guess what was meant; if so, they count as compared.
    pub(crate) fn may_guess(&mut self, pairs: usize) -> bool {
        let left = self.guesses_left.checked_sub(pairs);
        self.guesses_left = left.unwrap_or(self.guesses_left);
        left.is_some()
    }

    /// Reports, once per place and message.
    pub(crate) fn report(&mut self, origin: &Origin, diagnostic: Diagnostic) {
        if self.silent {
            return;
        }
        if self.reported.insert((origin.clone(), diagnostic.message.clone())) {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Reports something that must be mended; the rest is read as far as it goes.
    pub(crate) fn error(
        &mut self,
        code: Code,
        origin: &Origin,
        message: impl Into<String>,
        label: &str,
    ) {
        self.report(origin, Diagnostic::error(code, message).at(origin, label));
    }

    /// Reports a loss.
    pub(crate) fn warn(
        &mut self,
        code: Code,
        origin: &Origin,
        message: impl Into<String>,
        label: &str,
    ) {
        self.report(origin, Diagnostic::warning(code, message).at(origin, label));
    }

    /// Reports something worth knowing.
    pub(crate) fn note(
        &mut self,
        code: Code,
        origin: &Origin,
        message: impl Into<String>,
        label: &str,
    ) {
        self.report(origin, Diagnostic::note(code, message).at(origin, label));
    }

    /// Adds a schema node.
    pub(crate) fn add(&mut self, origin: Origin, written: Written) -> SchemaId {
        let id = self.schemas.add(Schema::any(origin));
        self.nodes.push(Node { id, written, state: State::Read });
        id
    }

    /// Adds a schema that needs no settling.
    pub(crate) fn add_settled(&mut self, schema: Schema) -> SchemaId {
        let id = self.schemas.add(schema);
        self.nodes.push(Node { id, written: Written::Nothing, state: State::Settled });
        id
    }

    /// The schema of that number.
    pub(crate) fn nth(&self, index: usize) -> Option<SchemaId> {
        self.nodes.get(index).map(|node| node.id)
    }

    /// Says what a schema was written as.
    pub(crate) fn set_written(&mut self, id: SchemaId, written: Written) {
        self.nodes[id.index()].written = written;
    }

    /// What a schema was written as.
    pub(crate) fn written(&self, id: SchemaId) -> Written {
        self.nodes[id.index()].written.clone()
    }

    /// The keywords of a schema, if it was written with keywords.
    pub(crate) fn keywords(&self, id: SchemaId) -> Option<Rc<Keywords>> {
        match &self.nodes[id.index()].written {
            Written::Keywords(keywords) => Some(keywords.clone()),
            Written::Nothing | Written::Reference(_) | Written::All(_) => None,
        }
    }

    /// How far a schema has come.
    pub(crate) fn state(&self, id: SchemaId) -> State {
        self.nodes[id.index()].state
    }

    /// Says how far a schema has come.
    pub(crate) fn set_state(&mut self, id: SchemaId, state: State) {
        self.nodes[id.index()].state = state;
    }

    /// The schema written at a place, if it was met before.
    pub(crate) fn schema_at(&self, origin: &Origin) -> Option<SchemaId> {
        self.by_origin.get(origin).copied()
    }

    /// Remembers the schema written at a place.
    pub(crate) fn remember(&mut self, origin: Origin, id: SchemaId) {
        self.by_origin.insert(origin, id);
    }

    /// How people name a schema in a message.
    pub(crate) fn label(&self, id: SchemaId) -> String {
        let schema = &self.schemas[id];
        schema.name.clone().unwrap_or_else(|| schema.origin.pointer.to_string())
    }
}
