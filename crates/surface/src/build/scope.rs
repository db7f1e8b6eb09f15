//! Which schemas become types, and which way their values travel.

use std::collections::HashSet;

use specwright_ir::{Api, Direction, Operation, Reach, SchemaId};

use super::{
    plan::{Plan, is_json},
    sent,
};
use crate::Scope;

/// Every schema whose values a caller may meet.
///
/// What a call sends or receives travels that way; so does what an operation holds that cannot be called, and what a webhook
/// or callback holds, the other way round: its body is received. A component that nothing reaches may be for anyone: both ways. What is
/// only sent, and is no JSON, is not reached.
pub(super) fn reach(
    api: &Api,
    plans: &[Plan<'_>],
    sent: &sent::Schemas<'_>,
    scope: Scope,
) -> Reach {
    let mut reach = Reach::default();
    for plan in plans {
        plan.requests(api).for_each(|id| reach.add(&api.schemas, id, Direction::REQUEST));
        plan.responses().for_each(|id| reach.add(&api.schemas, id, Direction::RESPONSE));
    }
    if scope == Scope::Used {
        return reach;
    }
    let called: HashSet<*const Operation> =
        plans.iter().map(|plan| std::ptr::from_ref(plan.operation)).collect();
    let others = api.operations.iter().filter(|of| !called.contains(&std::ptr::from_ref(*of)));
    others.for_each(|of| reach.add_operation(api, of));
    api.received().for_each(|received| reach.add_received(api, received));
    let both = Direction::REQUEST.or(Direction::RESPONSE);
    let left =
        api.components.values().copied().filter(|id| !reach.contains(*id) && !sent.contains(*id));
    let left: Vec<SchemaId> = left.collect();
    left.into_iter().for_each(|id| reach.add(&api.schemas, id, both));
    reach
}

/// The JSON bodies that a webhook or callback holds, by what they are called after its name.
pub(super) fn of_received(received: &Operation) -> Vec<(SchemaId, &'static str)> {
    let body = received.body.iter().flat_map(|body| &body.content);
    let answers = received.responses.iter().flat_map(|response| &response.content);
    let named = body.map(|media| (media, "Body")).chain(answers.map(|media| (media, "Response")));
    let json = named.filter(|(media, _)| is_json(&media.name));
    json.filter_map(|(media, name)| Some((media.schema?, name))).collect()
}
