//! `discriminator`: by what readers choose the member of a union.

use specwright_ir::{Api, Discriminator, SchemaId, Written};

use super::{Editions, Node, Pair};
use crate::wire::fact::Kind;

pub(super) fn compare(of: &Editions<'_>, node: &mut Node, pair: &Pair<'_>) {
    let mut add = |kind, what| node.add(of, pair, Kind::Named(kind), what);
    let (was, is) = match (&pair.was.discriminator, &pair.is.discriminator) {
        (None, Some(is)) => {
            add("discriminator-added", format!(" is told apart by `{}`", is.property));
            return;
        }
        (Some(was), None) => {
            let what = format!(" is no longer told apart by `{}`", was.property);
            add("discriminator-removed", what);
            return;
        }
        (Some(was), Some(is)) => (was, is),
        (None, None) => return,
    };
    if was.property != is.property {
        let what = format!(" is told apart by `{}`, was by `{}`", is.property, was.property);
        add("discriminator-property-name-changed", what);
    }
    let target = |of: &Discriminator, tag: &str| {
        let found = of.mapping.iter().find(|(known, _)| known == tag);
        found.map(|(_, target)| target.clone())
    };
    let (mut gone, mut added) = (Vec::new(), Vec::new());
    for (tag, old) in &was.mapping {
        match target(is, tag) {
            None => gone.push(tag.as_str()),
            Some(new) if new != *old => {
                let what = format!(": the tag `{tag}` means `{new}`, was `{old}`");
                add("discriminator-mapping-changed", what);
            }
            Some(_) => {}
        }
    }
    let new = is.mapping.iter().filter(|(tag, _)| target(was, tag).is_none());
    added.extend(new.map(|(tag, _)| tag.as_str()));
    if !gone.is_empty() {
        let what = format!(": `{}` is no tag now", gone.join("`, `"));
        add("discriminator-mapping-deleted", what);
    }
    if !added.is_empty() {
        let what = format!(": `{}` is a tag now", added.join("`, `"));
        add("discriminator-mapping-added", what);
    }
    if was.default_mapping != is.default_mapping {
        let text = |of: &Discriminator| of.default_mapping.clone().unwrap_or("unknown".to_owned());
        let what = format!(" without a known tag is {}, was {}", text(is), text(was));
        add("discriminator-default-mapping-changed", what);
        // Whatever a value is by default holds its tag.
        let (takes, brings) = (by_default(of.base, pair.was), by_default(of.head, pair.is));
        node.last_moves(&takes, &brings);
    }
}

/// What a value without a known tag is.
fn by_default(api: &Api, union: &Written) -> Vec<SchemaId> {
    let said = union.discriminator.as_ref().and_then(|it| it.default_mapping.as_deref());
    let name = said.and_then(|said| said.rsplit('/').next());
    let members = union.one_of.iter().chain(&union.any_of).copied();
    members.filter(|id| name.is_some() && api.schemas[*id].name.as_deref() == name).collect()
}
