//! From the contract to the surface, in passes.
//!
//! 1. [`plan`]: which operations can be called, and what each of them sends and receives;
//! 2. [`unify`]: error bodies that are equal but for prose are one type;
//! 3. [`naming`]: every type and call gets its name;
//! 4. [`items`]: types, those that are only [`sent`] among them, with [`boxes`] where they would contain themselves and [`construct`]ors where callers make them;
//! 5. [`operations`]: methods, [`paging`], [`errors`], and types of [`outputs`] and of [`response_headers`].

mod access;
mod arguments;
mod boxes;
mod census;
mod circles;
mod client;
mod construct;
mod enums;
mod errors;
mod examples;
mod items;
mod labels;
mod naming;
mod operations;
mod outputs;
mod paging;
mod plan;
mod response_headers;
mod scope;
mod sent;
mod servers;
mod structs;
mod types;
mod unify;
mod unions;

use std::collections::{BTreeSet, HashSet};

use specwright_ir::{Api, Origin, Reach, SchemaId};
use specwright_source::{Code, Diagnostic, Diagnostics};

use crate::{Config, Surface, Type};

use census::Census;
use naming::Names;
pub(crate) use naming::is_map;
use operations::{Around, Built};
use plan::Plan;
pub(crate) use plan::is_json;
use servers::Servers;
use unify::Classes;

/// What the passes share.
pub(crate) struct Context<'a> {
    pub(crate) api: &'a Api,
    pub(crate) config: &'a Config,
    /// Operations that can be called.
    pub(crate) plans: Vec<Plan<'a>>,
    /// Error bodies that are one type.
    pub(crate) classes: Classes,
    /// What becomes a type.
    pub(crate) reach: Reach,
    /// What becomes a type that is only sent.
    pub(crate) sent: sent::Schemas<'a>,
    /// Properties by which a union chooses the object that has them.
    pub(crate) tags: BTreeSet<(SchemaId, &'a str)>,
    /// Schemas without a name that hold themselves with no type between, which need one.
    pub(crate) endless: BTreeSet<SchemaId>,
    /// Names of types and calls.
    pub(crate) names: Names,
    pub(crate) findings: Diagnostics,
    /// Places that have a type, and those that have none.
    pub(crate) census: Census,
    /// Schemas without a name whose types are being written out, the outermost first.
    pub(crate) open: Vec<SchemaId>,
    /// Places that have a type which says less than is written, with why.
    degraded: HashSet<(Origin, String)>,
}

/// Which schemas become types.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Scope {
    /// Every component, and what operations, webhooks and callbacks hold.
    #[default]
    All,
    /// What the operations that can be called hold.
    Used,
}

/// Builds the surface of the API in the folder `name`.
pub(crate) fn build(
    api: &Api,
    config: &Config,
    name: &str,
    scope: Scope,
) -> (Surface, Diagnostics) {
    let (plans, left_out, findings) = plan::plan(api, config);
    let classes = unify::classes(api, &plans);
    let sent = sent::Schemas::of(api, &plans);
    let reach = scope::reach(api, &plans, &sent, scope);
    let tags = unions::tags(api);
    let endless = circles::endless(api);
    let names = Names::default();
    let open = Vec::new();
    let census = Census::default();
    let mut cx = Context {
        api,
        config,
        plans,
        classes,
        reach,
        sent,
        tags,
        endless,
        names,
        findings,
        census,
        open,
        degraded: HashSet::new(),
    };
    naming::assign(&mut cx, scope);
    let mut items = items::build(&mut cx);
    let servers = Servers::of(&mut cx);
    let client = client::build(&mut cx, name, servers.place.clone(), &servers.chosen);
    let around = Around { security: &client.security, servers: &servers };
    let Built { groups, errors, items: answers } = operations::build(&mut cx, &items, &around);
    items.extend(answers);
    items.sort_by(|a, b| a.name.cmp(&b.name));
    let servers = servers.chosen;
    let (untyped, positions) = std::mem::take(&mut cx.census).finish();
    let exemplified = examples::types(&mut cx);
    let Context { findings, .. } = cx;
    (
        Surface {
            client,
            items,
            errors,
            servers,
            groups,
            left_out,
            untyped,
            positions,
            exemplified,
        },
        findings,
    )
}

impl Context<'_> {
    /// Reports that a type says less than its schema.
    pub(crate) fn degraded(&mut self, id: SchemaId, message: &str) -> Type {
        let origin = self.api.schemas[id].origin.clone();
        self.degraded_at(&origin, message)
    }

    /// Reports that a place has a type that says less than is written.
    pub(crate) fn degraded_at(&mut self, origin: &Origin, message: &str) -> Type {
        if self.degraded.insert((origin.clone(), message.to_owned())) {
            let finding = Diagnostic::warning(Code::UntypedValue, message);
            self.findings.push(finding.at(origin, "typed as any JSON"));
        }
        self.census.untyped(origin, message, false)
    }
}
