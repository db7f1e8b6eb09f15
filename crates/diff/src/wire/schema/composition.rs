//! `allOf`, `oneOf`, `anyOf` and `not`: which members belong together, which come and which go.

use specwright_ir::{Api, SchemaId, Written};

use super::{Editions, Node, Pair, describe, referred, written};
use crate::wire::fact::{Kind, Senders};

/// The members of a composition, those that belong together by their places.
pub(super) struct Members {
    pub(super) pairs: Vec<(usize, usize)>,
    pub(super) gone: Vec<usize>,
    pub(super) added: Vec<usize>,
}

/// Compares what two schemas are composed of. `plain`: their unions are nothing but types; `wrapped`: the union stands for what
/// was an object.
pub(super) fn compare(
    of: &Editions<'_>,
    node: &mut Node,
    pair: &Pair<'_>,
    plain: bool,
    wrapped: bool,
) {
    all(of, node, pair);
    let unions = [
        (&pair.was.any_of, &pair.is.any_of, "any-of-added", "any-of-removed"),
        (&pair.was.one_of, &pair.is.one_of, "one-of-added", "one-of-removed"),
    ];
    for (old, new, added, removed) in unions {
        let members = matched(of, (old, new), tags(pair));
        node.parts.extend(members.pairs.iter().map(|(was, is)| (old[*was], new[*is])));
        let one_of = added == "one-of-added";
        if wrapped && one_of {
            node.add(of, pair, Kind::Wrapped, " is one of several schemas".to_owned());
            node.last_moves(&[pair.ids.0], new);
        } else if !plain {
            let free = Senders::ALL;
            if !members.added.is_empty() {
                let what = format!(" may be {}", labels(of.head, new, &members.added));
                node.add(of, pair, Kind::Guarded(added, free), what);
                node.last_moves(&[], &chosen(new, &members.added));
            }
            if !members.gone.is_empty() {
                let what = format!(" is no longer {}", labels(of.base, old, &members.gone));
                node.add(of, pair, Kind::Guarded(removed, free), what);
                node.last_moves(&chosen(old, &members.gone), &[]);
            }
        }
    }
    match (pair.was.not, pair.is.not) {
        (Some(was), Some(is)) if !of.alike((was, is)) => {
            let what = ": what it is not changed".to_owned();
            node.add(of, pair, Kind::Named("not-changed"), what);
        }
        (None, Some(_)) | (Some(_), None) => {
            let what = ": what it is not changed".to_owned();
            node.add(of, pair, Kind::Named("not-changed"), what);
        }
        _ => {}
    }
}

fn all(of: &Editions<'_>, node: &mut Node, pair: &Pair<'_>) {
    let (old, new) = (&pair.was.all_of, &pair.is.all_of);
    let members = matched(of, (old, new), (None, None));
    node.parts.extend(members.pairs.iter().map(|(was, is)| (old[*was], new[*is])));
    let prose = |api: &Api, ids: &[SchemaId], at: &usize| {
        let said = written(&api.schemas[referred(api, ids[*at])]);
        Written { default: None, ..said.clone() } == Written::default()
    };
    let (told, added): (Vec<usize>, Vec<usize>) =
        members.added.iter().partition(|at| prose(of.head, new, at));
    let (untold, gone): (Vec<usize>, Vec<usize>) =
        members.gone.iter().partition(|at| prose(of.base, old, at));
    let lists = [
        ("all-of-added", added, true),
        ("all-of-added-annotation-only", told, true),
        ("all-of-removed", gone, false),
        ("all-of-removed-annotation-only", untold, false),
    ];
    for (kind, at, comes) in lists.into_iter().filter(|(_, at, _)| !at.is_empty()) {
        let (api, ids, word) =
            if comes { (of.head, new, "is also") } else { (of.base, old, "is no longer") };
        let what = format!(" {word} {}", labels(api, ids, &at));
        node.add(of, pair, Kind::Guarded(kind, Senders::ALL), what);
        let ids = chosen(ids, &at);
        match comes {
            true => node.last_moves(&[], &ids),
            false => node.last_moves(&ids, &[]),
        }
    }
}

fn chosen(ids: &[SchemaId], at: &[usize]) -> Vec<SchemaId> {
    at.iter().map(|at| ids[*at]).collect()
}

/// What members are known by: their components, their titles, else what they are.
fn labels(api: &Api, ids: &[SchemaId], at: &[usize]) -> String {
    let label = |at: &usize| {
        let schema = &api.schemas[ids[*at]];
        match (&schema.name, &schema.title) {
            (Some(name), _) | (None, Some(name)) => format!("`{name}`"),
            (None, None) => describe(schema),
        }
    };
    at.iter().map(label).collect::<Vec<_>>().join(", ")
}

/// The properties that tell members apart.
fn tags<'a>(pair: &Pair<'a>) -> (Option<&'a str>, Option<&'a str>) {
    let of = |written: &'a Written| written.discriminator.as_ref().map(|it| it.property.as_str());
    (of(pair.was), of(pair.is))
}

/// Which members belong together: components of one name, equal schemas, those of one title, those of one tag, and the only two that
/// are left.
pub(super) fn matched(
    of: &Editions<'_>,
    (old, new): (&[SchemaId], &[SchemaId]),
    tags: (Option<&str>, Option<&str>),
) -> Members {
    let mut all = Members {
        pairs: Vec::new(),
        gone: (0..old.len()).collect(),
        added: (0..new.len()).collect(),
    };
    let (base, head) = (of.base, of.head);
    let name = |api: &Api, id: SchemaId| api.schemas[id].name.clone();
    let title = |api: &Api, id: SchemaId| {
        let schema = &api.schemas[id];
        schema.title.clone().filter(|_| schema.name.is_none())
    };
    let same = |a: Option<String>, b: Option<String>| a.is_some() && a == b;
    all.pair(|was, is| same(name(base, old[was]), name(head, new[is])));
    all.pair(|was, is| of.identical((old[was], new[is])));
    // What was written in place may be a component now, or the other way around.
    let named = |api: &Api, id: SchemaId| api.schemas[id].name.is_some();
    all.pair(|was, is| {
        named(base, old[was]) != named(head, new[is]) && of.alike((old[was], new[is]))
    });
    all.pair(|was, is| same(title(base, old[was]), title(head, new[is])));
    if let (Some(was_by), Some(is_by)) = tags {
        let tag = |api: &Api, id: SchemaId, by: &str| constant(api, id, by);
        all.pair(|was, is| same(tag(base, old[was], was_by), tag(head, new[is], is_by)));
    }
    let inline =
        |api: &Api, id: SchemaId| api.schemas[id].name.is_none() && api.schemas[id].title.is_none();
    let alone = |api: &Api, ids: &[SchemaId], at: &[usize]| {
        let mut inline = at.iter().copied().filter(|at| inline(api, ids[*at]));
        inline.next().filter(|_| inline.next().is_none())
    };
    let only = (alone(base, old, &all.gone), alone(head, new, &all.added));
    all.pair(|was, is| (Some(was), Some(is)) == only);
    all
}

impl Members {
    /// Pairs those left that are the same, each once.
    fn pair(&mut self, same: impl Fn(usize, usize) -> bool) {
        let added = &mut self.added;
        let pairs = &mut self.pairs;
        self.gone.retain(|was| match added.iter().position(|is| same(*was, *is)) {
            Some(at) => {
                pairs.push((*was, added.remove(at)));
                false
            }
            None => true,
        });
    }
}

/// The only value of a property of a schema.
fn constant(api: &Api, id: SchemaId, property: &str) -> Option<String> {
    let said = written(&api.schemas[referred(api, id)]);
    let of = said.properties.iter().find(|one| one.name == property)?;
    let of = written(&api.schemas[referred(api, of.schema)]);
    let only = match of.values.as_deref() {
        Some([only]) => Some(only),
        _ => None,
    };
    let value = of.constant.as_ref().or(only);
    value.map(ToString::to_string)
}
