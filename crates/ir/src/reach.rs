//! Which schemas an operation reaches, and in which direction.

use std::collections::BTreeMap;

use crate::{Api, MediaType, Operation, SchemaId, Schemas, Shape};

/// Who sends a value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Direction {
    /// A caller may send it.
    pub request: bool,
    /// A server may send it.
    pub response: bool,
}

impl Direction {
    /// Sent by callers.
    pub const REQUEST: Self = Self { request: true, response: false };
    /// Sent by servers.
    pub const RESPONSE: Self = Self { request: false, response: true };

    /// Either of both.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self { request: self.request || other.request, response: self.response || other.response }
    }
}

/// Schemas reached, with the directions they travel in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach(BTreeMap<SchemaId, Direction>);

impl Reach {
    /// What one operation reaches.
    #[must_use]
    pub fn of_operation(api: &Api, operation: &Operation) -> Self {
        let mut reach = Self::default();
        reach.add_operation(api, operation);
        reach
    }

    /// What any operation, webhook or callback reaches.
    #[must_use]
    pub fn of_api(api: &Api) -> Self {
        let mut reach = Self::default();
        api.operations.iter().for_each(|operation| reach.add_operation(api, operation));
        api.received().for_each(|received| reach.add_received(api, received));
        reach
    }

    /// In which direction a schema travels; none when it is not reached.
    #[must_use]
    pub fn direction(&self, schema: SchemaId) -> Direction {
        self.0.get(&schema).copied().unwrap_or_default()
    }

    /// Whether a schema is reached.
    #[must_use]
    pub fn contains(&self, schema: SchemaId) -> bool {
        self.0.contains_key(&schema)
    }

    /// Everything reached, by id.
    pub fn iter(&self) -> impl Iterator<Item = (SchemaId, Direction)> {
        self.0.iter().map(|(id, direction)| (*id, *direction))
    }

    /// Adds what a call of an operation sends and receives.
    pub fn add_operation(&mut self, api: &Api, operation: &Operation) {
        self.add_both(&api.schemas, operation, Direction::REQUEST, Direction::RESPONSE);
    }

    /// Adds what a webhook or callback holds: the API sends its body, and whoever takes it answers.
    pub fn add_received(&mut self, api: &Api, received: &Operation) {
        self.add_both(&api.schemas, received, Direction::RESPONSE, Direction::REQUEST);
    }

    fn add_both(&mut self, of: &Schemas, operation: &Operation, ask: Direction, answer: Direction) {
        let parameters = operation.parameters.iter().map(|parameter| parameter.schema);
        let bodies = operation.body.iter().flat_map(|body| body.content.iter().flat_map(media));
        parameters.chain(bodies).for_each(|id| self.add(of, id, ask));
        for response in &operation.responses {
            let headers = response.headers.iter().map(|header| header.schema);
            let content = response.content.iter().flat_map(media);
            headers.chain(content).for_each(|id| self.add(of, id, answer));
        }
    }

    /// Adds a schema and all that its values can hold.
    pub fn add(&mut self, schemas: &Schemas, root: SchemaId, direction: Direction) {
        let mut open = vec![root];
        while let Some(id) = open.pop() {
            let known = self.0.entry(id).or_default();
            let joined = known.or(direction);
            if *known == joined {
                continue;
            }
            *known = joined;
            open.extend(parts(&schemas[id].shape));
        }
    }
}

/// The schemas of a document: as a whole and by item.
fn media(media: &MediaType) -> impl Iterator<Item = SchemaId> {
    media.schema.into_iter().chain(media.items)
}

/// The schemas that a shape is made of, one step down.
fn parts(shape: &Shape) -> Vec<SchemaId> {
    match shape {
        Shape::Any
        | Shape::Null
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Enum(_) => Vec::new(),
        Shape::Array { items } => vec![*items],
        Shape::Alias(target) => vec![*target],
        Shape::Union(union) => union.members.iter().map(|m| m.schema).collect(),
        Shape::Object(object) => {
            let declared = object.properties.iter().map(|property| property.schema);
            let matched = object.patterns.iter().map(|(_, id)| *id);
            let undeclared = object.additional.schema().into_iter().chain(object.matched);
            declared.chain(matched).chain(undeclared).collect()
        }
        Shape::Tuple { items, rest } => items.iter().copied().chain(rest.schema()).collect(),
    }
}
