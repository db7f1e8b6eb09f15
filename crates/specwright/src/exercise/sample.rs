//! Values that a schema allows, as small as its bounds let them be, with every member that a caller may send.

use specwright_ir::{
    Access, Additional, Api, Choice, Constraints, Json, Object, Schema, SchemaId, Shape, Union,
};

use super::{number, text};

/// How deep a value is made of values, whatever the schema says.
const DEEPEST: usize = 24;

/// A value for a request; `None`: the schema allows none that ends.
pub(super) fn of(api: &Api, id: SchemaId) -> Option<Json> {
    Sampler { api, open: Vec::new() }.value(id)
}

struct Sampler<'a> {
    api: &'a Api,
    /// Schemas whose values are being made, the outermost first.
    open: Vec<SchemaId>,
}

impl Sampler<'_> {
    fn value(&mut self, id: SchemaId) -> Option<Json> {
        if self.open.contains(&id) || self.open.len() > DEEPEST {
            return None;
        }
        self.open.push(id);
        let value = self.shaped(&self.api.schemas[id]);
        self.open.pop();
        value
    }

    fn shaped(&mut self, schema: &Schema) -> Option<Json> {
        let bounds = &schema.constraints;
        match &schema.shape {
            Shape::Any => Some(Json::from("anything")),
            Shape::Null => Some(Json::Null),
            Shape::Boolean => Some(Json::from(true)),
            Shape::Integer(_) => number::integer(bounds).map(Json::Number),
            Shape::Number(_) => number::number(bounds).map(Json::Number),
            Shape::String(format) => text::text(format, bounds).map(Json::String),
            Shape::Enum(values) => values.values.first().cloned(),
            Shape::Array { items } => self.list(*items, bounds),
            Shape::Tuple { items, .. } => {
                let least = usize::try_from(bounds.min_items.unwrap_or(0)).unwrap_or(usize::MAX);
                let wanted = items.iter().take(least.max(1));
                let items = wanted.map(|item| self.value(*item)).collect::<Option<Vec<_>>>()?;
                Some(Json::Array(items))
            }
            Shape::Object(object) => self.object(object, bounds),
            Shape::Union(union) => self.union(union),
            Shape::Alias(target) => self.value(*target),
        }
    }

    fn list(&mut self, items: SchemaId, bounds: &Constraints) -> Option<Json> {
        let most = bounds.max_items.unwrap_or(u64::MAX);
        let least = bounds.min_items.unwrap_or(0);
        let count = least.max(1).min(most);
        let Some(item) = self.value(items) else {
            return (least == 0).then(|| Json::Array(Vec::new()));
        };
        let other = |at| {
            if bounds.unique_items {
                distinct(&self.api.schemas[items], &item, at)
            } else {
                item.clone()
            }
        };
        Some(Json::Array((0..count).map(other).collect()))
    }

    fn object(&mut self, object: &Object, bounds: &Constraints) -> Option<Json> {
        let mut members = serde_json::Map::new();
        let most = bounds.max_properties.and_then(|most| usize::try_from(most).ok());
        let most = most.unwrap_or(usize::MAX);
        let mut sent: Vec<_> =
            object.properties.iter().filter(|p| self.is_sent(p.schema)).collect();
        sent.sort_by_key(|property| !property.required);
        for property in sent {
            match self.value(property.schema) {
                Some(value) if property.required || members.len() < most => {
                    members.insert(property.name.clone(), value);
                }
                None if property.required => return None,
                Some(_) | None => {}
            }
        }
        for name in &object.required_undeclared {
            members.insert(name.clone(), self.additional(object)?);
        }
        let least = bounds.min_properties.unwrap_or(0);
        for at in 1.. {
            if members.len() as u64 >= least {
                break;
            }
            members.insert(format!("member{at}"), self.additional(object)?);
        }
        Some(Json::Object(members))
    }

    /// A member that is not declared.
    fn additional(&mut self, object: &Object) -> Option<Json> {
        match object.additional {
            Additional::Unspecified | Additional::Any => Some(Json::from("anything")),
            Additional::Forbidden => None,
            Additional::Schema(id) => self.value(id),
        }
    }

    /// Whether callers send values of the schema at all.
    fn is_sent(&self, id: SchemaId) -> bool {
        let (target, _) = self.api.schemas.resolve(id);
        [id, target].iter().all(|id| self.api.schemas[*id].access != Access::ReadOnly)
    }

    /// A value of the first member that has one.
    fn union(&mut self, union: &Union) -> Option<Json> {
        union.members.iter().enumerate().find_map(|(at, member)| {
            let mut value = self.value(member.schema)?;
            if let (Choice::Tag { property, values, .. }, Some(members)) =
                (&union.choice, value.as_object_mut())
                && let Some(tag) = values.get(at).and_then(|values| values.first())
            {
                members.insert(property.clone(), Json::from(tag.as_str()));
            }
            Some(value)
        })
    }
}

/// The item that comes `at` that place of a list whose items differ.
fn distinct(schema: &Schema, first: &Json, at: u64) -> Json {
    match (first, &schema.shape) {
        (first, _) if at == 0 => first.clone(),
        (first, Shape::Enum(values)) => {
            let at = usize::try_from(at).unwrap_or(usize::MAX);
            values.values.get(at).unwrap_or(first).clone()
        }
        (Json::String(text), _) => Json::from(format!("{text}{at}")),
        (Json::Number(number), _) => number
            .as_i64()
            .map_or_else(|| first.clone(), |n| Json::from(n.saturating_add_unsigned(at))),
        (first, _) => first.clone(),
    }
}
