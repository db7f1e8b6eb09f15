//! A transport in the process that answers from a script and keeps what it was sent.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};

use bytes::Bytes;
use specwright_runtime::{
    Body, BoxFuture, ClientBuilder, Transport, TransportError, TransportErrorKind,
    codegen::{Api, Core, Documented, Scheme},
};

pub(crate) static API: Api = Api {
    name: "test",
    servers: &[Documented::at("https://test.example/v1")],
    own_servers: &[],
    schemes: &[Scheme::bearer("token", "TEST_API_KEY")],
    security: &[&["token"]],
    required: true,
    base_url_env: "TEST_BASE_URL",
    user_agent: "test/1",
};

pub(crate) type Answer = Result<http::Response<Body>, TransportError>;

/// Gives one answer per request, in order.
#[derive(Debug, Default)]
pub(crate) struct Scripted {
    answers: Arc<Mutex<VecDeque<Answer>>>,
    requests: Arc<Mutex<Vec<http::Request<Bytes>>>>,
}

impl Scripted {
    pub(crate) fn new(answers: impl IntoIterator<Item = Answer>) -> Arc<Self> {
        let answers = Arc::new(Mutex::new(answers.into_iter().collect()));
        Arc::new(Self { answers, requests: Arc::default() })
    }

    /// The requests so far.
    pub(crate) fn requests(&self) -> Vec<http::Request<Bytes>> {
        self.requests.lock().unwrap().clone()
    }

    /// Where the requests so far went, without the base URL.
    pub(crate) fn targets(&self) -> Vec<String> {
        let requests = self.requests();
        requests.iter().map(|request| request.uri().to_string().split_off(23)).collect()
    }
}

impl Transport for Scripted {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<Answer> {
        let (requests, answers) = (self.requests.clone(), self.answers.clone());
        Box::pin(async move {
            let (head, body) = request.into_parts();
            let body = body.collect().await?;
            requests.lock().unwrap().push(http::Request::from_parts(head, body));
            let answer = answers.lock().unwrap().pop_front();
            answer.unwrap_or_else(|| Err(TransportErrorKind::Interrupted.into()))
        })
    }
}

/// An answer with a status, headers and a body.
pub(crate) fn answer(
    status: u16,
    headers: &[(&'static str, &'static str)],
    body: impl Into<Body>,
) -> Answer {
    let mut response = http::Response::new(body.into());
    *response.status_mut() = status.try_into().unwrap();
    for (name, value) in headers {
        response.headers_mut().append(*name, http::HeaderValue::from_static(value));
    }
    Ok(response)
}

/// A client that sends to a script.
pub(crate) fn core(scripted: &Arc<Scripted>) -> Core {
    let builder = ClientBuilder::<Core>::new(&API);
    builder.api_key("k").transport(scripted.clone()).build().unwrap()
}
