//! Settles each schema: from keywords to one shape, composition merged.

use std::rc::Rc;

use specwright_ir::{
    Access, Composition, Constraints, Member, Origin, Schema, SchemaId, Shape, UnionKind,
};
use specwright_source::{Code, Diagnostic};

use crate::{
    context::{Context, State},
    merge,
    schema::{Keywords, Written, loss, shape},
    union,
};

/// How long a chain of compositions may be.
const MAX_CHAIN: usize = 100;

/// Settles every schema.
pub(crate) fn settle_all(cx: &mut Context<'_>) {
    let mut next = 0;
    // Settling adds schemas, which are settled in their turn.
    while let Some(id) = cx.nth(next) {
        settle(cx, id);
        next += 1;
    }
}

/// Settles one schema and what its shape depends on. `false`: it depends on itself, which is reported.
pub(crate) fn settle(cx: &mut Context<'_>, id: SchemaId) -> bool {
    match cx.state(id) {
        State::Settled => return true,
        State::Open => {
            report_cycle(cx, id);
            return false;
        }
        State::Read => {}
    }
    if cx.open.len() >= MAX_CHAIN {
        report_depth(cx, id);
        return false;
    }
    cx.set_state(id, State::Open);
    cx.open.push(id);
    match cx.written(id) {
        Written::Nothing => lose(cx, id, "it cannot be read"),
        Written::Reference(target) => {
            if settle(cx, target) {
                cx.schemas[id].shape = Shape::Alias(target);
            } else {
                lose(cx, id, ENDLESS);
            }
        }
        Written::Keywords(keywords) => settle_keywords(cx, id, &keywords),
        Written::All(parts) => settle_all_of_parts(cx, id, &parts),
    }
    end_chain(cx, id);
    cx.open.pop();
    cx.set_state(id, State::Settled);
    true
}

/// Ends chains of aliases: whoever asks what a schema is follows them.
fn end_chain(cx: &mut Context<'_>, id: SchemaId) {
    let mut at = id;
    for _ in 0..MAX_CHAIN {
        let Shape::Alias(next) = cx.schemas[at].shape else { return };
        at = next;
    }
    report_depth(cx, id);
    cx.schemas[id].shape = Shape::Any;
    lose(cx, id, ENDLESS);
}

fn report_depth(cx: &mut Context<'_>, id: SchemaId) {
    let origin = cx.schemas[id].origin.clone();
    let message = "schemas are composed too deep";
    cx.warn(Code::LimitExceeded, &origin, message, "any value is assumed");
}

fn lose(cx: &mut Context<'_>, id: SchemaId, why: &str) {
    cx.schemas[id].loss = Some(why.to_owned());
}

/// Why a part is lost that is being settled, or lies too deep.
const ENDLESS: &str = "it is composed of itself, or too deep";

fn settle_keywords(cx: &mut Context<'_>, id: SchemaId, keywords: &Rc<Keywords>) {
    let origin = cx.schemas[id].origin.clone();
    let own = shape::own(cx, &origin, keywords);
    let mut schema = described(cx, id, keywords);
    schema.nullable |= own.null;
    schema.shape = own.shape;
    let mut parts: Vec<Schema> = Vec::new();
    for member in &keywords.all_of {
        let part = union::part(cx, id, keywords, member.schema);
        if settle(cx, part) {
            let part = flattened(cx, part);
            if part.origin == member.origin {
                adopt(&mut schema, &part);
            }
            parts.push(part);
        } else {
            schema.loss = Some(ENDLESS.to_owned());
        }
    }
    let unions = [&keywords.one_of, &keywords.any_of];
    let alone = schema.shape == Shape::Any && parts.is_empty() && unions.contains(&&None);
    let discriminator = keywords.discriminator.as_ref();
    let own_part = schema.clone();
    parts.push(own_part);
    for (kind, written) in
        [(UnionKind::OneOf, &keywords.one_of), (UnionKind::AnyOf, &keywords.any_of)]
    {
        if let Some(written) = written
            && let Some(part) = union::settle(cx, &origin, kind, written, discriminator, alone)
        {
            parts.push(part);
        }
    }
    if parts.len() > 1 {
        let merged = merge::all(cx, &origin, parts);
        schema.shape = merged.shape;
        schema.nullable |= merged.nullable;
        schema.loss = schema.loss.or(merged.loss);
        schema.constraints = merged.constraints;
        schema.content = merged.content;
        alias_if_equal(cx, &mut schema, keywords);
    }
    match schema.shape {
        Shape::Any => schema.loss = schema.loss.or_else(|| loss::of(keywords)),
        _ => schema.loss = None,
    }
    cx.schemas[id] = schema;
}

/// Takes over what an inline `allOf` member says of the whole: prose, default, examples. What a component says describes
/// the component.
fn adopt(schema: &mut Schema, part: &Schema) {
    schema.title = schema.title.take().or_else(|| part.title.clone());
    schema.description = schema.description.take().or_else(|| part.description.clone());
    schema.default = schema.default.take().or_else(|| part.default.clone());
    schema.deprecated |= part.deprecated;
    if schema.examples.is_empty() {
        schema.examples.clone_from(&part.examples);
    }
    if schema.access == Access::ReadWrite {
        schema.access = part.access;
    }
    for (name, value) in &part.extensions {
        schema.extensions.entry(name.clone()).or_insert_with(|| value.clone());
    }
}

/// A property that several `allOf` members declare.
fn settle_all_of_parts(cx: &mut Context<'_>, id: SchemaId, ids: &[SchemaId]) {
    let origin = cx.schemas[id].origin.clone();
    let mut parts = Vec::new();
    for part in ids {
        if settle(cx, *part) {
            parts.push(flattened(cx, *part));
        }
    }
    let merged = merge::all(cx, &origin, parts);
    // Where one part already says all of it, its type serves.
    let same = ids.iter().copied().find(|part| is_same(cx, *part, &merged));
    let shape = same.map_or(merged.shape.clone(), Shape::Alias);
    cx.schemas[id] = Schema { origin, name: None, shape, ..merged };
}

fn described(cx: &Context<'_>, id: SchemaId, keywords: &Keywords) -> Schema {
    let ids = |members: &[Member]| members.iter().map(|m| m.schema).collect();
    let several = |members: &Option<Vec<Member>>| members.as_deref().map_or(Vec::new(), ids);
    Schema {
        origin: cx.schemas[id].origin.clone(),
        name: cx.schemas[id].name.clone(),
        title: keywords.title.clone(),
        description: keywords.description.clone(),
        deprecated: keywords.deprecated,
        nullable: keywords.nullable,
        access: keywords.access,
        shape: Shape::Any,
        loss: None,
        constraints: keywords.constraints.clone(),
        default: keywords.default.clone(),
        examples: keywords.examples.clone(),
        composition: Composition {
            all_of: ids(&keywords.all_of),
            one_of: several(&keywords.one_of),
            any_of: several(&keywords.any_of),
            not: keywords.not,
        },
        written: None,
        content: keywords.content,
        extensions: keywords.extensions.clone(),
    }
}

/// A composition that adds nothing to the values of a component is that component.
///
/// ```yaml
/// description: The owner.        # before
/// nullable: true
/// allOf: [{ $ref: '#/components/schemas/User' }]
/// ```
/// ```text
/// alias of User, nullable        # after
/// ```
fn alias_if_equal(cx: &mut Context<'_>, schema: &mut Schema, keywords: &Keywords) {
    let lone = |members: &Option<Vec<Member>>| match members.as_deref() {
        Some([only]) => Some(only.schema),
        _ => None,
    };
    let candidates = keywords.all_of.iter().map(|member| member.schema);
    let mut candidates = candidates.chain(lone(&keywords.one_of)).chain(lone(&keywords.any_of));
    let same = candidates.find(|id| cx.schemas[*id].name.is_some() && is_same(cx, *id, schema));
    if let Some(component) = same {
        schema.shape = Shape::Alias(component);
        if schema.constraints == flattened(cx, component).constraints {
            schema.constraints = Constraints::default();
        }
    }
}

/// Whether a settled schema has the values that `schema` has, bounds and `null` in `schema` aside.
fn is_same(cx: &Context<'_>, candidate: SchemaId, schema: &Schema) -> bool {
    let (target, nullable) = cx.schemas.resolve(candidate);
    let shape = &cx.schemas[target].shape;
    let same = *shape == schema.shape || Shape::Alias(target) == schema.shape;
    same && (schema.nullable || !nullable) && schema.shape != Shape::Any
}

/// The shape of a settled schema, aliases followed.
pub(crate) fn shape_of<'c>(cx: &'c Context<'_>, id: SchemaId) -> &'c Shape {
    &cx.schemas[cx.schemas.resolve(id).0].shape
}

/// A settled schema with aliases followed: the shape and bounds that its values have.
pub(crate) fn flattened(cx: &Context<'_>, id: SchemaId) -> Schema {
    let mut schema = cx.schemas[id].clone();
    // The invariant says that chains end; the bound makes a violation harmless.
    for _ in 0..MAX_CHAIN {
        let Shape::Alias(target) = schema.shape else { break };
        let target = &cx.schemas[target];
        schema.shape = target.shape.clone();
        schema.nullable |= target.nullable;
        schema.loss = schema.loss.or_else(|| target.loss.clone());
        schema.content = schema.content.or(target.content);
        schema.constraints =
            merge::constraints(std::mem::take(&mut schema.constraints), &target.constraints);
        schema.title = schema.title.or_else(|| target.title.clone());
        schema.description = schema.description.or_else(|| target.description.clone());
    }
    schema
}

/// Reports schemas whose values are defined by themselves.
///
/// ```yaml
/// A: { $ref: '#/components/schemas/B' }
/// B: { allOf: [{ $ref: '#/components/schemas/A' }] }
/// ```
fn report_cycle(cx: &mut Context<'_>, id: SchemaId) {
    let start = cx.open.iter().position(|open| *open == id).unwrap_or_default();
    let cycle: Vec<SchemaId> = cx.open[start..].to_vec();
    let has = |cx: &Context<'_>, test: fn(&Keywords) -> bool| {
        cycle.iter().filter_map(|id| cx.keywords(*id)).any(|keywords| test(&keywords))
    };
    let what = if has(cx, |k| !k.all_of.is_empty()) {
        "`allOf`"
    } else if has(cx, |k| k.one_of.is_some() || k.any_of.is_some()) {
        "`oneOf` or `anyOf`"
    } else {
        "`$ref`"
    };
    let mut names: Vec<_> = cycle.iter().map(|id| cx.label(*id)).collect();
    names.push(cx.label(id));
    let origin = cx.schemas[id].origin.clone();
    let mut finding = Diagnostic::error(
        Code::CircularReference,
        format!("{what} leads back to itself: {}", names.join(" -> ")),
    )
    .at(&origin, "this schema is defined by itself");
    for next in &cycle[1..] {
        let place: Origin = cx.schemas[*next].origin.clone();
        finding = finding.at(&place, "by way of this one");
    }
    cx.report(
        &origin,
        finding.help("a property may refer back to a schema, a composition may not"),
    );
}
