//! What documented headers of answers hold: one struct per set of them, however many operations have it.

use std::collections::BTreeMap;

use specwright_ir::{Direction, Header, Origin, ParameterEncoding};

use super::{
    Context,
    plan::{DocumentedHeader, Plan, is_json},
};
use crate::{
    HeaderField, HeaderForm, Headers, Item, ItemKind, Type,
    doc::{self, inline_code},
    name,
};

/// Structs by what they hold: names on the wire, types and forms.
#[derive(Default)]
pub(crate) struct Sets(BTreeMap<Vec<(String, Type, HeaderForm)>, Set>);

struct Set {
    name: String,
    /// Where the operation is that has it first.
    origin: Origin,
    fields: Vec<HeaderField>,
    /// Name of the alias and label of the operation.
    aliases: Vec<(String, String, Origin)>,
}

impl Sets {
    /// Adds the headers of an operation; `alias` is the operation's own name for them.
    pub(crate) fn add(&mut self, cx: &mut Context<'_>, plan: &Plan<'_>, alias: &str) {
        let mut found: Vec<HeaderField> =
            plan.headers.iter().map(|documented| field(cx, documented)).collect();
        let lower = |field: &HeaderField| field.wire.to_ascii_lowercase();
        found.sort_by_key(lower);
        let key = found.iter().map(|field| (lower(field), field.ty.clone(), field.form)).collect();
        let set = self.0.entry(key).or_insert_with(|| {
            let names = found.iter().map(|field| name::type_name(&field.wire));
            let wanted = format!("{}Headers", names.collect::<String>());
            Set {
                name: cx.names.scope.take(&[&wanted]),
                origin: plan.operation.origin.push("responses"),
                fields: named(found),
                aliases: Vec::new(),
            }
        });
        let operation = plan.operation;
        set.aliases.push((alias.to_owned(), operation.label(), operation.origin.clone()));
    }

    /// The structs and their aliases.
    pub(crate) fn items(self) -> impl Iterator<Item = Item> {
        self.0.into_values().flat_map(|Set { name, origin, fields, aliases }| {
            let item = |name: String, origin: Origin, doc: String, kind: ItemKind| {
                let direction = Direction::RESPONSE;
                Item { name, origin, doc, deprecated: false, direction, kind }
            };
            let target = Type::Named(name.clone());
            let mut items: Vec<Item> = aliases
                .into_iter()
                .map(|(alias, label, origin)| {
                    let doc = format!("Documented headers of {}.", inline_code(&label));
                    item(alias, origin, doc, ItemKind::Alias(target.clone()))
                })
                .collect();
            let doc = "Documented headers of answers.".to_owned();
            items.push(item(name, origin, doc, ItemKind::Headers(Headers { fields })));
            items
        })
    }
}

/// Names are given in the order of the wire names, so that the order of a description does not matter.
fn named(mut fields: Vec<HeaderField>) -> Vec<HeaderField> {
    let mut scope = name::Scope::default();
    let wires: Vec<&str> = fields.iter().map(|field| field.wire.as_str()).collect();
    let names = scope.take_all(&wires, name::snake);
    fields.iter_mut().zip(names).for_each(|(field, name)| field.name = name);
    fields
}

fn field(cx: &mut Context<'_>, documented: &DocumentedHeader<'_>) -> HeaderField {
    let Header { origin, name, description, deprecated, encoding, .. } = documented.header;
    let (ty, form) = match documented.schema {
        Some(id) => (cx.type_of(id), form(encoding)),
        None => (Type::String, HeaderForm::Simple),
    };
    let said = description.as_deref();
    let mut doc = match documented.schema {
        Some(id) => doc::of_schema(cx.api, id, said),
        None => said.map(doc::to_rustdoc).unwrap_or_default(),
    };
    if doc.is_empty() {
        doc = format!("The header {}.", inline_code(name));
    }
    HeaderField {
        name: String::new(),
        wire: name.clone(),
        origin: origin.clone(),
        doc,
        deprecated: *deprecated,
        ty,
        form,
    }
}

fn form(encoding: &ParameterEncoding) -> HeaderForm {
    match encoding {
        ParameterEncoding::Style { explode: true, .. } => HeaderForm::Exploded,
        ParameterEncoding::Style { .. } => HeaderForm::Simple,
        ParameterEncoding::Content { media_type } if is_json(media_type) => HeaderForm::Json,
        ParameterEncoding::Content { .. } => HeaderForm::Simple,
    }
}
