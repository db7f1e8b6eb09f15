//! Whether two schemas say the same, whatever they are called and wherever they are written.

use specwright_ir::{SchemaId, Written};

use super::{Editions, Ids, written};

impl Editions<'_> {
    /// Whether two schemas are equal in all that they say of values.
    pub(in crate::wire) fn identical(&self, ids: Ids) -> bool {
        self.equal(ids, true)
    }

    /// Whether two schemas have the same values: what is only told of them aside.
    pub(super) fn alike(&self, ids: Ids) -> bool {
        self.equal(ids, false)
    }

    fn equal(&self, ids: Ids, annotations: bool) -> bool {
        let ids = self.resolved(ids);
        let key = (ids, annotations);
        if let Some(known) = self.equal.borrow().get(&key) {
            return *known;
        }
        // Schemas that hold themselves are equal unless something else in them is not.
        self.equal.borrow_mut().insert(key, true);
        let (old, new) = (&self.base.schemas[ids.0], &self.head.schemas[ids.1]);
        let (was, is) = (written(old), written(new));
        let told = !annotations || (was.default == is.default && old.title == new.title);
        let equal = told && own(was, is) && self.parts(was, is, annotations);
        self.equal.borrow_mut().insert(key, equal);
        equal
    }

    fn parts(&self, was: &Written, is: &Written, annotations: bool) -> bool {
        let one = |a: Option<SchemaId>, b: Option<SchemaId>| match (a, b) {
            (Some(a), Some(b)) => self.equal((a, b), annotations),
            (None, None) => true,
            _ => false,
        };
        let several = |a: &[SchemaId], b: &[SchemaId]| {
            a.len() == b.len()
                && a.iter().zip(b).all(|ids| self.equal((*ids.0, *ids.1), annotations))
        };
        let named = |a: &[(String, SchemaId)], b: &[(String, SchemaId)]| {
            a.len() == b.len()
                && a.iter().all(|(name, id)| {
                    let same = b.iter().find(|(other, _)| other == name);
                    same.is_some_and(|(_, other)| self.equal((*id, *other), annotations))
                })
        };
        let properties = was.properties.len() == is.properties.len()
            && was.properties.iter().all(|property| {
                let same = is.properties.iter().find(|other| other.name == property.name);
                same.is_some_and(|other| self.equal((property.schema, other.schema), annotations))
            });
        properties
            && named(&was.patterns, &is.patterns)
            && one(was.additional.schema(), is.additional.schema())
            && one(was.items, is.items)
            && one(was.not, is.not)
            && several(&was.prefix_items, &is.prefix_items)
            && several(&was.all_of, &is.all_of)
            && several(&was.one_of, &is.one_of)
            && several(&was.any_of, &is.any_of)
    }
}

/// Whether the keywords of two schemas are equal, what is in them aside.
fn own(was: &Written, is: &Written) -> bool {
    let unordered = |a: &[String], b: &[String]| {
        a.iter().all(|word| b.contains(word)) && b.iter().all(|word| a.contains(word))
    };
    let listed = match (&was.values, &is.values) {
        (Some(a), Some(b)) => a.iter().all(|v| b.contains(v)) && b.iter().all(|v| a.contains(v)),
        (None, None) => true,
        _ => false,
    };
    let tag = |of: &Written| {
        let of = of.discriminator.as_ref()?;
        let mut mapping = of.mapping.clone();
        mapping.sort();
        Some((of.property.clone(), mapping, of.default_mapping.clone()))
    };
    listed
        && unordered(&was.types, &is.types)
        && unordered(&was.required, &is.required)
        && was.format == is.format
        && was.nullable == is.nullable
        && was.constant == is.constant
        && was.read_only == is.read_only
        && was.write_only == is.write_only
        && was.deprecated == is.deprecated
        && was.additional.schema().is_some() == is.additional.schema().is_some()
        && (was.additional.schema().is_some() || was.additional == is.additional)
        && was.constraints == is.constraints
        && was.exclusive_minimum == is.exclusive_minimum
        && was.exclusive_maximum == is.exclusive_maximum
        && was.beyond == is.beyond
        && tag(was) == tag(is)
}
