//! Schemas that stand for every schema that extends them
//! ([Swagger 2.0](https://spec.openapis.org/oas/v2.0.html#composition-and-inheritance-polymorphism),
//! [OAS 3.0.4, 4.7.25](https://spec.openapis.org/oas/v3.0.4.html#discriminator-object)).

use std::{
    collections::{HashMap, HashSet},
    rc::Rc,
};

use indexmap::IndexSet;
use specwright_ir::{Additional, Constraints, Discriminator, Member, Operation, SchemaId};

use super::{discriminator::target_of, listed};
use crate::{
    context::Context,
    schema::{Keywords, Written},
};

/// How far `allOf` is followed to what schemas extend.
const MAX_DEPTH: usize = 32;

/// Which schemas extend which.
#[derive(Debug, Default)]
pub(crate) struct Heirs {
    /// Schemas that others extend, by a discriminator of theirs or of what they extend.
    extended: HashSet<SchemaId>,
    /// What a schema is by itself that stands for its heirs too.
    itself: HashMap<SchemaId, SchemaId>,
    /// The schema that one is by itself.
    whole: HashMap<SchemaId, SchemaId>,
    /// Schemas that are a part of another by its `allOf`.
    parts: HashSet<SchemaId>,
}

impl Heirs {
    /// Whether others extend a schema that has a discriminator.
    pub(super) fn extend(&self, id: SchemaId) -> bool {
        self.extended.contains(&id)
    }

    /// The schema that a member of a union is, by itself or as a whole.
    pub(super) fn known_as(&self, id: SchemaId) -> SchemaId {
        self.whole.get(&id).copied().unwrap_or(id)
    }
}

/// Makes a schema with a discriminator a union of itself and of those that extend it, where it is the schema of a value.
///
/// ```yaml
/// Pet: { type: object, discriminator: { propertyName: kind }, properties: { kind: { type: string } } }     # before
/// Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { lives: { type: integer } } }] }
/// ```
/// ```yaml
/// Pet: { oneOf: [itself, { $ref: '#/components/schemas/Cat' }], discriminator: { propertyName: kind } }    # after
/// Cat: { allOf: [itself, { properties: { lives: { type: integer } } }] }
/// ```
/// A schema whose tag lists other values than its own name is never by itself.
pub(crate) fn unite(cx: &mut Context<'_>, operations: &[&Operation]) {
    let components: Vec<SchemaId> = cx.components.values().copied().collect();
    let own = |cx: &Context<'_>, id| discriminator(cx, id).is_some();
    if !components.iter().any(|id| own(cx, *id)) {
        return;
    }
    let mut heirs: HashMap<SchemaId, Vec<SchemaId>> = HashMap::new();
    for heir in components.iter().filter(|id| is_heir(cx, **id)) {
        for base in extended(cx, *heir).into_iter().filter(|base| base != heir) {
            heirs.entry(base).or_default().push(*heir);
        }
    }
    let mut bases = components;
    bases.retain(|id| heirs.contains_key(id) && inherited(cx, *id).is_some());
    cx.heirs.extended = bases.iter().copied().collect();
    cx.heirs.parts = parts(cx);
    let values = values(cx, operations);
    bases.retain(|id| values.contains(id));
    for base in &bases {
        let Some(keywords) = cx.keywords(*base) else { continue };
        let itself = Keywords {
            discriminator: None,
            nullable: false,
            examples: Vec::new(),
            default: None,
            ..(*keywords).clone()
        };
        let origin = cx.schemas[*base].origin.clone();
        let id = cx.add(origin, Written::Keywords(Rc::new(itself)));
        cx.heirs.itself.insert(*base, id);
        cx.heirs.whole.insert(id, *base);
    }
    // What a base inherits is asked of the others as they are written.
    let unions = bases.into_iter().filter_map(|base| Some((base, union(cx, base, &heirs[&base])?)));
    for (base, union) in unions.collect::<Vec<_>>() {
        cx.set_written(base, Written::Keywords(Rc::new(union)));
    }
}

/// A base as the union of itself and its heirs.
fn union(cx: &Context<'_>, base: SchemaId, heirs: &[SchemaId]) -> Option<Keywords> {
    let keywords = cx.keywords(base)?;
    let mut discriminator = inherited(cx, base)?;
    let concrete = heirs.len() == 1 || is_concrete(cx, base, &discriminator);
    let all = concrete.then_some(base).into_iter().chain(heirs.iter().copied());
    let all: IndexSet<SchemaId> = all.collect();
    let among =
        |target: &String| target_of(cx, &discriminator, target).is_none_or(|id| all.contains(&id));
    // What a base inherits may tell more apart than its own heirs.
    if keywords.discriminator.is_none() {
        let mapping = discriminator.mapping.iter().filter(|(_, target)| among(target));
        let default = discriminator.default_mapping.as_ref().filter(|target| among(target));
        (discriminator.mapping, discriminator.default_mapping) =
            (mapping.cloned().collect(), default.cloned());
    }
    let member = |id: SchemaId| Member {
        origin: cx.schemas[id].origin.clone(),
        schema: cx.heirs.itself.get(&id).copied().unwrap_or(id),
    };
    Some(Keywords {
        kind: None,
        format: None,
        values: None,
        properties: Vec::new(),
        patterns: Vec::new(),
        required: Vec::new(),
        additional: Additional::Unspecified,
        constraints: Constraints::default(),
        all_of: Vec::new(),
        one_of: Some(all.into_iter().map(member).collect()),
        discriminator: Some(discriminator),
        ..(*keywords).clone()
    })
}

/// The discriminator of a schema that is no union.
fn discriminator(cx: &Context<'_>, id: SchemaId) -> Option<Discriminator> {
    let keywords = cx.keywords(id)?;
    let is_union = keywords.one_of.is_some() || keywords.any_of.is_some();
    keywords.discriminator.clone().filter(|_| !is_union)
}

/// The discriminator of a schema, or of the nearest that it extends.
fn inherited(cx: &Context<'_>, id: SchemaId) -> Option<Discriminator> {
    let keywords = cx.keywords(id)?;
    if keywords.one_of.is_some() || keywords.any_of.is_some() {
        return None;
    }
    let all = std::iter::once(id).chain(extended(cx, id));
    all.into_iter().find_map(|id| discriminator(cx, id))
}

/// Whether a value may be of a base and of none of its heirs.
fn is_concrete(cx: &Context<'_>, base: SchemaId, discriminator: &Discriminator) -> bool {
    let mut mapped = discriminator.mapping.iter();
    let mut all = std::iter::once(base).chain(extended(cx, base));
    let tag = all.find_map(|id| {
        let keywords = cx.keywords(id)?;
        keywords.properties.iter().find(|p| p.name == discriminator.property).cloned()
    });
    let listed = tag.and_then(|tag| listed::of_property(cx, &tag));
    let name = cx.schemas[base].name.as_ref();
    mapped.any(|(_, target)| target_of(cx, discriminator, target) == Some(base))
        || listed.is_none_or(|values| name.is_some_and(|name| values.contains(name)))
}

/// Whether a component is a schema of its own that extends another.
fn is_heir(cx: &Context<'_>, id: SchemaId) -> bool {
    cx.keywords(id).is_some_and(|keywords| !keywords.all_of.is_empty() && !wraps(cx, id, &keywords))
}

/// Whether a schema is another one, `null` and prose aside.
///
/// ```yaml
/// { allOf: [{ $ref: '#/components/schemas/Pet' }], nullable: true }
/// ```
fn wraps(cx: &Context<'_>, id: SchemaId, keywords: &Keywords) -> bool {
    let extends = |member: &&Member| match cx.keywords(member.schema) {
        Some(part) => cx.schemas[member.schema].name.is_some() || !says_nothing(&part),
        None => true,
    };
    let named = cx.schemas[id].name.is_some() && !keywords.nullable;
    says_nothing(keywords) && !named && keywords.all_of.iter().filter(extends).count() == 1
}

/// Whether nothing is said of members, beside what `allOf` says.
fn says_nothing(of: &Keywords) -> bool {
    of.properties.is_empty()
        && of.patterns.is_empty()
        && of.required.is_empty()
        && of.additional == Additional::Unspecified
        && of.one_of.is_none()
        && of.any_of.is_none()
        && of.values.is_none()
}

/// What schemas have as parts by `allOf`.
fn parts(cx: &Context<'_>) -> HashSet<SchemaId> {
    let all = cx.schemas.iter().filter_map(|(id, _)| cx.keywords(id));
    all.flat_map(|of| of.all_of.iter().map(|part| part.schema).collect::<Vec<_>>()).collect()
}

/// What a part of a schema is: by itself where the schema extends it, as a whole where the schema is no more than another use of it.
pub(crate) fn part(
    cx: &Context<'_>,
    whole: SchemaId,
    keywords: &Keywords,
    part: SchemaId,
) -> SchemaId {
    let Some((base, itself)) = behind(cx, part) else { return part };
    let is_value = wraps(cx, whole, keywords) && !cx.heirs.parts.contains(&whole);
    if is_value { base } else { itself }
}

/// A schema that stands for its heirs, behind references; and what it is by itself.
fn behind(cx: &Context<'_>, mut id: SchemaId) -> Option<(SchemaId, SchemaId)> {
    for _ in 0..MAX_DEPTH {
        if let Some(itself) = cx.heirs.itself.get(&id) {
            return Some((id, *itself));
        }
        let Written::Reference(target) = cx.written(id) else { return None };
        id = target;
    }
    None
}

/// Members of a union as they are written, where one that is listed with its heirs is meant by itself.
pub(super) fn apart(cx: &Context<'_>, written: &[Member]) -> Vec<Member> {
    if cx.heirs.itself.is_empty() {
        return written.to_vec();
    }
    let extended = extended_by(cx, written);
    let one = |member: &Member| match cx.heirs.itself.get(&member.schema) {
        Some(itself) if extended.contains(&member.schema) => {
            Member { origin: member.origin.clone(), schema: *itself }
        }
        _ => member.clone(),
    };
    written.iter().map(one).collect()
}

/// The schemas of values: of what is sent and answered, of members and items, and of what unions list without its heirs.
fn values(cx: &Context<'_>, operations: &[&Operation]) -> HashSet<SchemaId> {
    let mut found: HashSet<SchemaId> = operations.iter().flat_map(|of| named(of)).collect();
    for (id, _) in cx.schemas.iter() {
        match cx.written(id) {
            Written::Reference(target) => drop(found.insert(target)),
            Written::Keywords(keywords) => {
                found.extend(keywords.properties.iter().map(|property| property.schema));
                found.extend(keywords.patterns.iter().map(|(_, id)| *id));
                found.extend(keywords.additional.schema());
                found.extend(keywords.items);
                found.extend(&keywords.prefix_items);
                found.extend(keywords.content);
                for members in [&keywords.one_of, &keywords.any_of].into_iter().flatten() {
                    let extended = extended_by(cx, members);
                    let alone = members.iter().map(|member| member.schema);
                    found.extend(alone.filter(|id| !extended.contains(id)));
                }
                if wraps(cx, id, &keywords) && !cx.heirs.parts.contains(&id) {
                    found.extend(keywords.all_of.iter().map(|part| part.schema));
                }
            }
            Written::Nothing | Written::All(_) => {}
        }
    }
    found
}

/// The schemas that an operation names.
fn named(operation: &Operation) -> Vec<SchemaId> {
    let parameters = operation.parameters.iter().map(|parameter| parameter.schema);
    let headers = operation.responses.iter().flat_map(|response| &response.headers);
    let headers = headers.map(|header| header.schema);
    let bodies = operation.body.iter().flat_map(|body| &body.content);
    let answers = operation.responses.iter().flat_map(|response| &response.content);
    let media = bodies.chain(answers).flat_map(|media| media.schema.into_iter().chain(media.items));
    parameters.chain(headers).chain(media).collect()
}

/// A schema and those that it extends, the nearest first.
pub(super) fn line(cx: &Context<'_>, id: SchemaId) -> IndexSet<SchemaId> {
    std::iter::once(cx.heirs.known_as(id)).chain(extended(cx, id)).collect()
}

/// What members of a union extend.
fn extended_by(cx: &Context<'_>, members: &[Member]) -> HashSet<SchemaId> {
    members.iter().flat_map(|member| extended(cx, member.schema)).collect()
}

/// The schemas that one extends by `allOf`, the nearest first.
fn extended(cx: &Context<'_>, id: SchemaId) -> IndexSet<SchemaId> {
    let mut found: IndexSet<SchemaId> = IndexSet::new();
    let mut level = vec![id];
    for _ in 0..MAX_DEPTH {
        let next: Vec<SchemaId> = level.iter().flat_map(|id| above(cx, *id)).collect();
        level = next.into_iter().filter(|id| found.insert(*id)).collect();
        if level.is_empty() {
            break;
        }
    }
    found
}

fn above(cx: &Context<'_>, id: SchemaId) -> Vec<SchemaId> {
    let itself = cx.heirs.itself.get(&id).copied();
    match cx.written(itself.unwrap_or(id)) {
        Written::Reference(target) => vec![target],
        Written::Keywords(keywords) => keywords.all_of.iter().map(|part| part.schema).collect(),
        Written::Nothing | Written::All(_) => Vec::new(),
    }
}
