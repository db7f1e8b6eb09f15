//! Components that are gone, whoever used them.

use std::collections::BTreeSet;

use specwright_ir::Origin;

use super::{Comparison, Renamed};
use crate::Profile;

/// Reports schemas that are gone. One that went with what used it, or has another name, is no change of its own.
pub(super) fn compare(cx: &mut Comparison<'_>, renamed: &[Renamed]) {
    let (base, head) = (cx.base, cx.head);
    let mut told: BTreeSet<&Origin> = BTreeSet::new();
    let changes = std::mem::take(&mut cx.changes);
    if cx.levels.profile == Profile::Specwright {
        told.extend(changes.iter().flat_map(|change| &change.brings));
        told.extend(renamed.iter().map(|one| &one.base));
    }
    let mut gone = Vec::new();
    for (name, id) in &base.components {
        let origin = &base.schemas[*id].origin;
        if !head.components.contains_key(name) && !told.contains(origin) {
            gone.push((name, origin, *id));
        }
    }
    cx.changes = changes;
    for (name, origin, id) in gone {
        let message = format!("the schema `{name}` is gone");
        cx.of_all(&["api-schema-removed"], message, (Some(origin), None));
        cx.brings(base, [id]);
    }
}
