//! Which values there are: lists, constants, and what is assumed.

use specwright_ir::Json;

use super::{Editions, Node, Pair};
use crate::{
    Profile,
    wire::fact::{Kind, Senders},
};

pub(super) fn compare(of: &Editions<'_>, node: &mut Node, pair: &Pair<'_>) {
    listed(of, node, pair);
    constant(of, node, pair);
    default(of, node, pair);
    extensible(of, node, pair);
}

fn listed(of: &Editions<'_>, node: &mut Node, pair: &Pair<'_>) {
    let change = match (&pair.was.values, &pair.is.values) {
        (None, Some(_)) => Some(("became-enum", " is one of a list")),
        (Some(_), None) => Some(("became-not-enum", " is no longer one of a list")),
        _ => None,
    };
    if let Some((kind, what)) = change {
        node.add(of, pair, Kind::Guarded(kind, Senders::ALL), what.to_owned());
        node.last_moves(&[pair.ids.0], &[pair.ids.1]);
        // A list that comes or goes is one change; to oasdiff each value of it is another.
        if of.levels.profile == Profile::Specwright {
            return;
        }
    }
    let (was, is) = (pair.was.values.as_deref(), pair.is.values.as_deref());
    let (was, is) = (was.unwrap_or_default(), is.unwrap_or_default());
    let senders = Senders::of(pair.is);
    for value in only(was, is) {
        let kind = Kind::Guarded("enum-value-removed", senders);
        node.add(of, pair, kind, format!(" is no longer {value}"));
    }
    for value in only(is, was) {
        let kind = Kind::Guarded("enum-value-added", senders);
        node.add(of, pair, kind, format!(" may be {value}"));
    }
}

/// The values of one list that are not of another.
fn only<'v>(these: &'v [Json], others: &'v [Json]) -> impl Iterator<Item = &'v Json> {
    these.iter().filter(|value| !others.contains(value))
}

fn constant(of: &Editions<'_>, node: &mut Node, pair: &Pair<'_>) {
    let (kind, what) = match (&pair.was.constant, &pair.is.constant) {
        (None, Some(is)) => ("const-added", format!(" is always {is}")),
        (Some(was), None) => ("const-removed", format!(" is no longer always {was}")),
        (Some(was), Some(is)) if was != is => {
            ("const-changed", format!(" is always {is}, was {was}"))
        }
        _ => return,
    };
    node.add(of, pair, Kind::Guarded(kind, Senders::ALL), what);
}

fn default(of: &Editions<'_>, node: &mut Node, pair: &Pair<'_>) {
    let (kind, what) = match (&pair.was.default, &pair.is.default) {
        (None, Some(is)) => ("default-value-added", format!(": the default is {is}")),
        (Some(was), None) => ("default-value-removed", format!(": there is no default, was {was}")),
        (Some(was), Some(is)) if was != is => {
            ("default-value-changed", format!(": the default is {is}, was {was}"))
        }
        _ => return,
    };
    node.add(of, pair, Kind::Default(kind), what);
}

/// `x-extensible-enum`: values that are known, among others
/// ([Zalando's guidelines](https://opensource.zalando.com/restful-api-guidelines/#112)).
fn extensible(of: &Editions<'_>, node: &mut Node, pair: &Pair<'_>) {
    const MEMBER: &str = "x-extensible-enum";
    let values = |extensions: &specwright_ir::Extensions| {
        extensions.get(MEMBER).and_then(Json::as_array).cloned()
    };
    let (Some(was), Some(is)) = (values(&pair.old.extensions), values(&pair.new.extensions)) else {
        return;
    };
    for value in only(&was, &is) {
        let kind = Kind::Guarded("x-extensible-enum-value-removed", Senders::of(pair.is));
        node.add(of, pair, kind, format!(" is no longer {value}"));
    }
}
