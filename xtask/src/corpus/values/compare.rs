//! Whether a value is the same after it was read and written.

use specwright_ir::{Additional, Api, Json, SchemaId, Shape};

/// What became of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is the same, but for so many members that no schema declares.
    Same { undeclared: usize },
    /// What is different, and where.
    Other(String),
}

/// How far unions and aliases are followed.
const MAX_DEPTH: usize = 32;

pub(super) fn compare(api: &Api, schema: SchemaId, before: &Json, after: &Json) -> Verdict {
    let mut walk = Walk { api, undeclared: 0 };
    match walk.same(&[schema], before, after, "$") {
        Ok(()) => Verdict::Same { undeclared: walk.undeclared },
        Err(difference) => Verdict::Other(difference),
    }
}

struct Walk<'a> {
    api: &'a Api,
    undeclared: usize,
}

impl Walk<'_> {
    /// `schemas`: those that the value may be of.
    fn same(
        &mut self,
        schemas: &[SchemaId],
        before: &Json,
        after: &Json,
        at: &str,
    ) -> Result<(), String> {
        match (before, after) {
            (Json::Number(a), Json::Number(b)) if same_number(a, b) => Ok(()),
            (Json::Array(a), Json::Array(b)) if a.len() == b.len() => {
                let items = self.parts(schemas, None);
                a.iter().zip(b).enumerate().try_for_each(|(index, (a, b))| {
                    self.same(&items, a, b, &format!("{at}[{index}]"))
                })
            }
            (Json::Object(a), Json::Object(b)) => {
                if let Some(name) = b.keys().find(|name| !a.contains_key(*name)) {
                    return Err(format!("{at}.{name} is added"));
                }
                for (name, value) in a {
                    let parts = self.parts(schemas, Some(name));
                    let place = format!("{at}.{name}");
                    match b.get(name) {
                        Some(after) => self.same(&parts, value, after, &place)?,
                        None if parts.is_empty() => self.undeclared += 1,
                        None if value.is_null() && !self.allows_null(&parts) => {}
                        None => return Err(format!("{place} is dropped: {value}")),
                    }
                }
                Ok(())
            }
            (a, b) if a == b => Ok(()),
            (a, b) => Err(format!("{at}: {a} becomes {b}")),
        }
    }

    fn allows_null(&self, schemas: &[SchemaId]) -> bool {
        schemas.iter().any(|id| {
            let (target, nullable) = self.api.schemas.resolve(*id);
            nullable || matches!(self.api.schemas[target].shape, Shape::Any | Shape::Null)
        })
    }

    /// The schemas of a member, or of items.
    fn parts(&self, schemas: &[SchemaId], member: Option<&str>) -> Vec<SchemaId> {
        let mut parts = Vec::new();
        let mut open: Vec<(SchemaId, usize)> = schemas.iter().map(|id| (*id, 0)).collect();
        while let Some((id, depth)) = open.pop() {
            if depth > MAX_DEPTH {
                continue;
            }
            let id = self.api.schemas.resolve(id).0;
            match (&self.api.schemas[id].shape, member) {
                (Shape::Union(union), _) => {
                    open.extend(union.members.iter().map(|member| (member.schema, depth + 1)));
                }
                (Shape::Array { items }, None) => parts.push(*items),
                (Shape::Tuple { items, .. }, None) => parts.extend(items),
                // Anything may be there.
                (Shape::Any, _) => parts.push(id),
                (Shape::Object(object), Some(name)) => {
                    let declared = object.properties.iter().find(|p| p.name == name);
                    parts.extend(declared.map(|property| property.schema));
                    parts.extend(object.patterns.iter().map(|(_, schema)| *schema));
                    match object.additional {
                        Additional::Schema(schema) => parts.push(schema),
                        Additional::Any => parts.push(id),
                        Additional::Unspecified | Additional::Forbidden => {}
                    }
                }
                _ => {}
            }
        }
        parts
    }
}

fn same_number(a: &serde_json::Number, b: &serde_json::Number) -> bool {
    a == b || a.as_f64().zip(b.as_f64()).is_some_and(|(a, b)| a.total_cmp(&b).is_eq())
}
