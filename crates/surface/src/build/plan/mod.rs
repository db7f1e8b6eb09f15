//! Which operations can be called. One that needs what the runtime cannot do is left out with a located warning.

mod answer;
mod body;
mod header;
mod held;
mod media;
pub(crate) mod multipart;
mod parameter;
mod security;

use specwright_ir::{Api, LeftOut, Operation, Origin, SchemaId};
use specwright_source::{Code, Diagnostic, Diagnostics};

use crate::{Alternatives, Config};

use answer::Answers;
pub(crate) use answer::Success;
pub(crate) use body::{Content, Kind, Payload};
pub(crate) use header::DocumentedHeader;
pub(crate) use held::{Held, bare};
pub(crate) use media::is_json;
pub(crate) use parameter::Sent;
pub(crate) use security::{is_by_transport, of as alternatives_of};

/// What an operation sends and receives, as far as a call can do it.
pub(crate) struct Plan<'a> {
    pub(crate) operation: &'a Operation,
    /// In the order of the description.
    pub(crate) parameters: Vec<Sent<'a>>,
    pub(crate) body: Option<Payload<'a>>,
    pub(crate) answers: Answers<'a>,
    /// Headers that answers may have.
    pub(crate) headers: Vec<DocumentedHeader<'a>>,
    /// The credentials it needs.
    pub(crate) security: Alternatives,
}

impl<'a> Plan<'a> {
    /// Schemas that callers send, as values that could be JSON.
    pub(crate) fn requests(&self, api: &Api) -> impl Iterator<Item = SchemaId> {
        let contents = self.body.iter().flat_map(|payload| &payload.contents);
        let values = contents.flat_map(|content| match content.parts() {
            Some(id) => multipart::Sent::of(api, id, &content.media.encoding).values,
            None => content.value().into_iter().collect(),
        });
        let values: Vec<SchemaId> = values.collect();
        self.parameters.iter().filter_map(|sent| sent.schema).chain(values)
    }

    /// Schemas that servers send.
    pub(crate) fn responses(&self) -> impl Iterator<Item = SchemaId> {
        let headers = self.headers.iter().filter_map(|header| header.schema);
        self.answers.schemas().chain(headers)
    }
}

/// Why an operation is left out.
struct Reason {
    origin: Origin,
    what: String,
}

/// Plans every operation that can be called; warns of the others.
pub(crate) fn plan<'a>(
    api: &'a Api,
    config: &Config,
) -> (Vec<Plan<'a>>, Vec<LeftOut>, Diagnostics) {
    let mut left_out = Vec::new();
    let mut findings = Diagnostics::default();
    let mut plans = Vec::new();
    for operation in &api.operations {
        match plan_one(api, config, operation, &mut findings) {
            Ok(plan) => plans.push(plan),
            Err(Reason { origin, what }) => {
                let message = format!("`{}` is left out: {what}", operation.label());
                findings.push(
                    Diagnostic::warning(Code::OperationLeftOut, message)
                        .at(&origin, "not covered yet"),
                );
                left_out.push(LeftOut::of(operation, what));
            }
        }
    }
    (plans, left_out, findings)
}

fn plan_one<'a>(
    api: &'a Api,
    config: &Config,
    operation: &'a Operation,
    findings: &mut Diagnostics,
) -> Result<Plan<'a>, Reason> {
    if !is_token(operation.method.as_str()) {
        return refuse(&operation.origin, format!("`{}` is not a method", operation.method));
    }
    let mut parameters = Vec::new();
    for parameter in operation.parameters.iter().filter(|parameter| !parameter::ignored(parameter))
    {
        let sent = parameter::sent(api, config, parameter);
        let refused = parameter::refused(api, &sent);
        // Operations share parameters.
        if let Some(finding) = refused.filter(|new| !findings.iter().any(|known| known == new)) {
            findings.push(finding);
        }
        parameters.push(sent);
    }
    let body = body::payload(api, operation, findings);
    let answers = answer::answers(api, operation);
    let headers = header::headers(api, operation);
    let security = security::alternatives(api, operation);
    Ok(Plan { operation, parameters, body, answers, headers, security })
}

/// Whether a text can be a method, or the name of a header or a cookie ([RFC 9110, 5.6.2](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2)).
pub(crate) fn is_token(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(fits)
}

fn refuse<T>(origin: &Origin, what: impl Into<String>) -> Result<T, Reason> {
    Err(Reason { origin: origin.clone(), what: what.into() })
}
