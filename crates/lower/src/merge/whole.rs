//! What is merged so far.

use specwright_ir::{Origin, Shape};

use super::{Contradiction, object::Members, parts::Parts, shape};
use crate::context::Context;

/// The shape of the schemas merged so far. Objects and lists are kept open, so that merging many of them takes as long as they are.
pub(super) enum Whole {
    Objects(Members),
    Lists(Parts),
    Other(Shape),
}

impl Whole {
    pub(super) fn of(shape: Shape) -> Self {
        match shape {
            Shape::Object(object) => Self::Objects(Members::of(object)),
            Shape::Array { items } => Self::Lists(Parts::of(items)),
            other => Self::Other(other),
        }
    }

    /// Merges another shape into it. One that contradicts is reported, and taken.
    pub(super) fn and(self, cx: &mut Context<'_>, origin: &Origin, part: Shape) -> Self {
        match self.merged(cx, origin, &part) {
            Ok(whole) => whole,
            Err(contradiction) => {
                contradiction.report(cx, origin, "the last of them is taken");
                Self::of(part)
            }
        }
    }

    fn merged(
        self,
        cx: &mut Context<'_>,
        origin: &Origin,
        part: &Shape,
    ) -> Result<Self, Contradiction> {
        match (self, part) {
            (whole, Shape::Any) => Ok(whole),
            (Self::Objects(mut members), Shape::Object(object)) => {
                members.add(cx, object)?;
                Ok(Self::Objects(members))
            }
            (Self::Lists(mut parts), Shape::Array { items }) => {
                parts.add(cx, origin, *items);
                Ok(Self::Lists(parts))
            }
            (whole, part) => {
                let shape = whole.finish(cx);
                Ok(Self::of(shape::merge(cx, origin, &shape, part)?))
            }
        }
    }

    pub(super) fn finish(self, cx: &mut Context<'_>) -> Shape {
        match self {
            Self::Objects(members) => Shape::Object(members.finish(cx)),
            Self::Lists(parts) => Shape::Array { items: parts.finish(cx) },
            Self::Other(shape) => shape,
        }
    }
}
