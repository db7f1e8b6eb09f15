//! Which operations can be called. One that needs what the runtime cannot do is left out with a located warning.

mod answer;
mod body;
mod media;
mod parameter;
mod security;

use specwright_ir::{Api, Body, LeftOut, MediaType, Operation, Origin, SchemaId};
use specwright_source::{Code, Diagnostic, Diagnostics};

use crate::Config;

use answer::Failure;
pub(crate) use answer::{Output, bare};
pub(crate) use media::is_json;
pub(crate) use parameter::Sent;

/// What an operation sends and receives, as far as a call can do it.
pub(crate) struct Plan<'a> {
    pub(crate) operation: &'a Operation,
    /// In the order of the description.
    pub(crate) parameters: Vec<Sent<'a>>,
    /// The JSON body; without a schema it is any JSON.
    pub(crate) body: Option<(&'a Body, &'a MediaType)>,
    /// What a success holds.
    pub(crate) output: Output,
    /// What is documented beside success, in order of status.
    pub(crate) failures: Vec<Failure<'a>>,
    /// Whether it is called without credentials.
    pub(crate) anonymous: bool,
}

impl<'a> Plan<'a> {
    /// Schemas that callers send.
    pub(crate) fn requests(&self) -> impl Iterator<Item = SchemaId> {
        let body = self.body.and_then(|(_, media)| media.schema);
        self.parameters.iter().filter_map(|sent| sent.schema).chain(body)
    }

    /// Schemas that servers send.
    pub(crate) fn responses(&self) -> impl Iterator<Item = SchemaId> {
        let failures = self.failures.iter().map(|failure| failure.body);
        std::iter::once(self.output).chain(failures).filter_map(|body| match body {
            Output::Json(schema) => schema,
            Output::Nothing => None,
        })
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
        match plan_one(api, config, operation) {
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
) -> Result<Plan<'a>, Reason> {
    if !is_token(operation.method.as_str()) {
        return refuse(&operation.origin, format!("`{}` is not a method", operation.method));
    }
    if let Some(server) = operation.servers.first() {
        return refuse(&server.origin, "it has a server of its own");
    }
    let anonymous = security::anonymous(api, operation)?;
    let mut parameters = Vec::new();
    for parameter in operation.parameters.iter().filter(|parameter| !parameter::ignored(parameter))
    {
        parameters.push(parameter::sent(api, config, parameter));
    }
    let body = operation.body.as_ref().map(body::body).transpose()?;
    let output = answer::output(api, operation)?;
    let failures = answer::failures(operation);
    Ok(Plan { operation, parameters, body, output, failures, anonymous })
}

/// Whether a text can be a method ([RFC 9110, 5.6.2](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2)).
fn is_token(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(fits)
}

fn refuse<T>(origin: &Origin, what: impl Into<String>) -> Result<T, Reason> {
    Err(Reason { origin: origin.clone(), what: what.into() })
}
