//! What is said of the life of a schema: deprecated until when, and how stable.

use super::{Editions, Node, Pair};
use crate::wire::{
    fact::Kind,
    lifecycle::{self, Stability, Sunset},
};

pub(super) fn compare(of: &Editions<'_>, node: &mut Node, pair: &Pair<'_>) {
    let (was, is) = (pair.was.deprecated, pair.is.deprecated);
    if is && !was {
        let (kind, what) = match lifecycle::sunset(&pair.new.extensions) {
            Sunset::None if of.levels.notice > 0 => (
                "deprecated-sunset-missing",
                " is deprecated, and nobody says until when".to_owned(),
            ),
            Sunset::None => ("deprecated", " is deprecated".to_owned()),
            Sunset::Unreadable(text) => (
                "deprecated-sunset-invalid",
                format!(" is deprecated until {text}, which is no date"),
            ),
            Sunset::Date(date) if of.levels.is_early(date) => {
                ("sunset-date-too-small", format!(" is deprecated until {date}, which is too soon"))
            }
            Sunset::Date(date) => {
                ("deprecated-with-sunset", format!(" is deprecated until {date}"))
            }
        };
        node.add(of, pair, Kind::Life(kind), what);
    }
    if was && !is {
        node.add(of, pair, Kind::Life("reactivated"), " is no longer deprecated".to_owned());
    }
    let levels =
        (lifecycle::stability(&pair.old.extensions), lifecycle::stability(&pair.new.extensions));
    let (Stability::Level(was), Stability::Level(is)) = levels else { return };
    if was != is && lifecycle::is_kept(was) {
        let kind = if is < was { "stability-decreased" } else { "stability-increased" };
        let what = format!(" is {}, was {}", lifecycle::name(is), lifecycle::name(was));
        node.add(of, pair, Kind::Life(kind), what);
    }
}
