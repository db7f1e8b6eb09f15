//! Keywords of JSON Schema 2020-12 in OpenAPI 3.0's words, whichever version the document says it follows: many say one and write
//! the other.

mod aside;
mod boolean;
mod bounds;
mod constant;
mod content;
mod discriminator;
mod dynamic;
mod members;
mod siblings;
mod tuples;
mod types;

use specwright_ir::{Json, Pointer};

use super::{Map, Rewriting};

pub(crate) use aside::WRITTEN;

/// A pass over the keywords of one schema; its children are not rewritten yet.
type Pass = fn(&mut Rewriting<'_, '_>, &Pointer, &mut Map);

/// In this order.
const PASSES: [Pass; 10] = [
    aside::rewrite,
    dynamic::rewrite,
    siblings::rewrite,
    types::rewrite,
    constant::rewrite,
    bounds::rewrite,
    tuples::rewrite,
    members::rewrite,
    content::rewrite,
    discriminator::rewrite,
];

/// Rewrites one schema, its children aside.
pub(super) fn rewrite(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, value: &mut Json) {
    boolean::rewrite(at, value);
    if let Json::Object(schema) = value {
        for pass in PASSES {
            pass(rewriting, at, schema);
        }
    }
}
