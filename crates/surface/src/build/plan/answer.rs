//! What answers hold.

use specwright_ir::{Api, MediaType, Method, Operation, Origin, Response, SchemaId, StatusMatch};

use super::{
    Plan,
    held::{Held, Reading, held},
    media::{Family, PLAIN_JSON, essence, family},
};
use crate::build::unify;

/// A success that is documented, and told apart from others by status and media type.
pub(crate) struct Success<'a> {
    pub(crate) status: StatusMatch,
    pub(crate) origin: &'a Origin,
    pub(crate) description: &'a str,
    /// What it may be sent as; empty where it holds nothing.
    pub(crate) media_types: Vec<&'a str>,
    pub(crate) held: Held,
}

/// A documented failure.
pub(crate) struct Failure<'a> {
    pub(crate) status: StatusMatch,
    pub(crate) origin: &'a Origin,
    pub(crate) description: &'a str,
    pub(crate) held: Held,
}

/// What an operation answers with.
pub(crate) struct Answers<'a> {
    /// At least one, by status; of one status what is JSON comes first.
    pub(crate) successes: Vec<Success<'a>>,
    /// In order of status.
    pub(crate) failures: Vec<Failure<'a>>,
    /// Statuses that are successes, beside 2xx.
    pub(crate) others: Vec<StatusMatch>,
}

impl<'a> Answers<'a> {
    /// What every success holds, unless they differ.
    pub(crate) fn single(&self) -> Option<Held> {
        let first = self.successes.first()?.held;
        self.successes.iter().all(|success| success.held == first).then_some(first)
    }

    /// What successes are asked for as, JSON first.
    fn media_types(&self) -> Vec<&'a str> {
        let is_json = |success: &&Success<'a>| success.held.reading == Reading::Json;
        let (json, others): (Vec<_>, Vec<_>) = self.successes.iter().partition(is_json);
        let mut names: Vec<&str> = Vec::new();
        for name in json.into_iter().chain(others).flat_map(|success| &success.media_types) {
            // What no header can hold is asked for as anything.
            let printable = name.bytes().all(|byte| matches!(byte, b' '..=b'~'));
            let name = match essence(name) == PLAIN_JSON {
                true => PLAIN_JSON,
                false if printable => name,
                false => "*/*",
            };
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}

impl Plan<'_> {
    /// What successes are asked for as, unless it is plain JSON.
    pub(crate) fn accept(&self) -> Option<String> {
        let names = self.answers.media_types();
        (!names.is_empty() && names != [PLAIN_JSON]).then(|| names.join(", "))
    }
}

/// What an operation answers with.
///
/// Every 2xx is a success. Where none is documented, redirections and a switch of protocols are what is wanted, and hold nothing; where
/// there are none of these either, `default` is. An operation that documents no success at all succeeds without saying anything.
pub(super) fn answers<'a>(api: &Api, operation: &'a Operation) -> Answers<'a> {
    let documented = |fits: fn(StatusMatch) -> bool| -> Vec<&'a Response> {
        operation.responses.iter().filter(|response| fits(response.status)).collect()
    };
    let mut wanted = documented(StatusMatch::is_success);
    let others = if wanted.is_empty() { documented(is_other_success) } else { Vec::new() };
    if wanted.is_empty() && others.is_empty() {
        wanted = documented(|status| status == StatusMatch::Default);
    }
    let mut failures: Vec<&Response> = documented(|status| {
        !matches!(status, StatusMatch::Code(100..=199) | StatusMatch::Range(1))
    });
    failures.retain(|response| {
        let mut successes = wanted.iter().chain(&others);
        !response.status.is_success() && !successes.any(|other| std::ptr::eq(*other, *response))
    });
    failures.sort_by_key(|response| response.status);
    wanted.sort_by_key(|response| response.status);
    let mut successes = Vec::new();
    for response in wanted {
        match operation.method {
            // The head alone comes back ([RFC 9110, 9.3.2](https://www.rfc-editor.org/rfc/rfc9110#section-9.3.2)).
            Method::Head => successes.push(success(response, Vec::new(), Held::NOTHING)),
            _ => successes.extend(of_response(api, response)),
        }
    }
    one_of_equals(api, &mut successes);
    if successes.is_empty() {
        successes.push(Success {
            status: StatusMatch::Range(2),
            origin: &operation.origin,
            description: "",
            media_types: Vec::new(),
            held: Held::NOTHING,
        });
    }
    let others = others.into_iter().map(|response| response.status).collect();
    let failures = failures.into_iter().map(|response| failure(api, response)).collect();
    Answers { successes, failures, others }
}

/// A redirection, or a switch of protocols.
fn is_other_success(status: StatusMatch) -> bool {
    matches!(status, StatusMatch::Code(101 | 300..=399) | StatusMatch::Range(3))
}

fn success<'a>(response: &'a Response, media_types: Vec<&'a str>, held: Held) -> Success<'a> {
    let Response { status, origin, description, .. } = response;
    Success { status: *status, origin, description, media_types, held }
}

/// The successes of a status: one per thing that it may hold.
fn of_response<'a>(api: &Api, response: &'a Response) -> Vec<Success<'a>> {
    if is_empty(response) {
        return vec![success(response, Vec::new(), Held::NOTHING)];
    }
    let mut found: Vec<(Held, Vec<&str>)> = Vec::new();
    for media in asked_for(api, &response.content) {
        let held = held(api, media);
        match found.iter_mut().find(|(known, _)| same(api, *known, held)) {
            Some((_, names)) => names.push(&media.name),
            None => found.push((held, vec![&media.name])),
        }
    }
    found.into_iter().map(|(held, names)| success(response, names, held)).collect()
}

/// Whether there is no body. With these statuses there is none, whatever is written
/// ([RFC 9110, 15.3.5](https://www.rfc-editor.org/rfc/rfc9110#section-15.3.5)).
fn is_empty(response: &Response) -> bool {
    matches!(response.status, StatusMatch::Code(204 | 205 | 304)) || response.content.is_empty()
}

/// JSON first, plain JSON before the rest of it; then the others, but for what only writes the same values another way.
fn asked_for<'a>(api: &Api, content: &'a [MediaType]) -> Vec<&'a MediaType> {
    let is_json = |media: &&MediaType| held(api, media).reading == Reading::Json;
    let (mut json, mut others): (Vec<_>, Vec<_>) = content.iter().partition(is_json);
    json.sort_by_key(|media| essence(&media.name) != PLAIN_JSON);
    others.retain(|media| !json.iter().any(|other| rewrites(api, other, media)));
    // JSON by another name, of the same values.
    let mut kept: Vec<&MediaType> = Vec::new();
    for media in json {
        if !kept.iter().any(|other| same(api, held(api, other), held(api, media))) {
            kept.push(media);
        }
    }
    kept.into_iter().chain(others).collect()
}

/// Whether a media type is another way to write what JSON says: its schema is the same, or it has none and its name says so.
fn rewrites(api: &Api, json: &MediaType, media: &MediaType) -> bool {
    let Held { reading: Reading::Text | Reading::Binary, .. } = held(api, media) else {
        return false;
    };
    let name = essence(&media.name);
    let syntaxes = ["xml", "yaml", "yml", "msgpack", "cbor", "protobuf", "x-www-form-urlencoded"];
    let syntax = syntaxes.iter().any(|syntax| name.ends_with(syntax));
    match (json.schema, media.schema) {
        (Some(one), Some(other)) => {
            let is_data = syntax || family(&media.name) != Family::Binary;
            is_data && unify::equal(api, one, other)
        }
        (_, None) => syntax,
        (None, Some(_)) => false,
    }
}

/// Whether two hold the same.
fn same(api: &Api, a: Held, b: Held) -> bool {
    a == b
        || match (a.schema, b.schema) {
            (Some(one), Some(other)) => a.reading == b.reading && unify::equal(api, one, other),
            _ => false,
        }
}

/// What is written twice, equal but for prose, is one type: the first.
fn one_of_equals(api: &Api, successes: &mut [Success<'_>]) {
    for at in 1..successes.len() {
        let (before, rest) = successes.split_at_mut(at);
        let Some(this) = rest.first_mut() else { continue };
        if let Some(equal) = before.iter().find(|other| same(api, other.held, this.held)) {
            this.held = equal.held;
        }
    }
}

/// A failure: its JSON, else its text. What is neither is kept as it came.
fn failure<'a>(api: &Api, response: &'a Response) -> Failure<'a> {
    let content = if is_empty(response) { &[][..] } else { &response.content };
    let all: Vec<Held> =
        asked_for(api, content).into_iter().map(|media| held(api, media)).collect();
    let is = |wanted: Reading| all.iter().copied().find(|held| held.reading == wanted);
    Failure {
        status: response.status,
        origin: &response.origin,
        description: &response.description,
        held: is(Reading::Json).or_else(|| is(Reading::Text)).unwrap_or(Held::NOTHING),
    }
}

/// Schemas whose values servers send.
impl Answers<'_> {
    pub(crate) fn schemas(&self) -> impl Iterator<Item = SchemaId> {
        let successes = self.successes.iter().map(|success| success.held);
        let failures = self.failures.iter().map(|failure| failure.held);
        successes.chain(failures).filter_map(|held| held.schema)
    }
}
