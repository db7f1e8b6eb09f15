//! From the contract to the surface, in passes.
//!
//! 1. [`support`]: which operations can be called, and what each of them sends and receives;
//! 2. [`unify`]: error bodies that are equal but for prose are one type;
//! 3. [`naming`]: every type and call gets its name;
//! 4. [`items`]: types, with [`boxes`] where they would contain themselves and [`construct`]ors where callers make them;
//! 5. [`operations`]: methods, [`paging`] and [`errors`].

mod arguments;
mod boxes;
mod client;
mod construct;
mod enums;
mod errors;
mod items;
mod naming;
mod operations;
mod paging;
mod structs;
mod support;
mod types;
mod unify;
mod unions;

use std::collections::BTreeSet;

use specwright_ir::{Api, Direction, Reach, SchemaId};
use specwright_source::{Diagnostic, Diagnostics};

use crate::{Config, Surface};

use naming::Names;
pub(crate) use naming::is_map;
use support::Plan;
pub(crate) use support::is_json;
use unify::Classes;

/// What the passes share.
pub(crate) struct Context<'a> {
    pub(crate) api: &'a Api,
    pub(crate) config: &'a Config,
    /// Operations that can be called.
    pub(crate) plans: Vec<Plan<'a>>,
    /// Error bodies that are one type.
    pub(crate) classes: Classes,
    /// What the plans reach.
    pub(crate) reach: Reach,
    /// Properties by which a union chooses the object that has them.
    pub(crate) tags: BTreeSet<(SchemaId, &'a str)>,
    /// Names of types and calls.
    pub(crate) names: Names,
    pub(crate) findings: Diagnostics,
    /// Schemas without a name whose types are being written out, the outermost first.
    pub(crate) open: Vec<SchemaId>,
}

/// Builds the surface of the API in the folder `name`.
pub(crate) fn build(api: &Api, config: &Config, name: &str) -> (Surface, Diagnostics) {
    let (plans, left_out, findings) = support::plan(api, config);
    let classes = unify::classes(api, &plans);
    let reach = reach(api, &plans);
    let tags = unions::tags(api);
    let names = Names::default();
    let open = Vec::new();
    let mut cx = Context { api, config, plans, classes, reach, tags, names, findings, open };
    naming::assign(&mut cx);
    let items = items::build(&mut cx);
    let (groups, errors) = operations::build(&mut cx, &items);
    let client = client::build(&cx, name);
    (Surface { client, items, errors, groups, left_out }, cx.findings)
}

/// Every schema that a call can send or receive.
fn reach(api: &Api, plans: &[Plan<'_>]) -> Reach {
    let mut reach = Reach::default();
    for plan in plans {
        for id in plan.requests() {
            reach.add(&api.schemas, id, Direction::REQUEST);
        }
        for id in plan.responses() {
            reach.add(&api.schemas, id, Direction::RESPONSE);
        }
    }
    reach
}

impl Context<'_> {
    /// Reports that a type says less than its schema.
    pub(crate) fn degraded(&mut self, id: SchemaId, message: &str) {
        let origin = self.api.schemas[id].origin.clone();
        let finding = Diagnostic::warning(message).at(&origin, "typed as any JSON");
        if !self.findings.iter().any(|known| *known == finding) {
            self.findings.push(finding);
        }
    }
}
