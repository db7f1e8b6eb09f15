//! Headers of answers.

use specwright_ir::{Api, Header, Operation, SchemaId, Shape};

use crate::build::unify;

/// A header that some answer of an operation may have.
pub(crate) struct DocumentedHeader<'a> {
    /// As it is documented first, for a success where there is one.
    pub(crate) header: &'a Header,
    /// What its values are; `None`: any text.
    pub(crate) schema: Option<SchemaId>,
}

/// Every header that is documented for some answer, once. `Content-Type` has no meaning there
/// ([OAS 3.0.4, 4.7.17.1](https://spec.openapis.org/oas/v3.0.4.html#fixed-fields-14)).
pub(super) fn headers<'a>(api: &Api, operation: &'a Operation) -> Vec<DocumentedHeader<'a>> {
    let (successes, others): (Vec<_>, Vec<_>) =
        operation.responses.iter().partition(|response| response.status.is_success());
    let all = successes.into_iter().chain(others).flat_map(|response| &response.headers);
    let mut found: Vec<DocumentedHeader<'a>> = Vec::new();
    for header in all.filter(|header| !header.name.eq_ignore_ascii_case("content-type")) {
        let says = api.schemas[api.schemas.resolve(header.schema).0].shape != Shape::Any;
        let schema = says.then_some(header.schema);
        let known = found.iter_mut().find(|of| of.header.name.eq_ignore_ascii_case(&header.name));
        match known {
            None => found.push(DocumentedHeader { header, schema }),
            Some(known) => {
                let same = match (known.schema, schema) {
                    (Some(one), Some(other)) => unify::equal(api, one, other),
                    _ => false,
                };
                // What is said in two ways is only text for sure.
                if !same || known.header.encoding != header.encoding {
                    known.schema = None;
                }
            }
        }
    }
    found
}
