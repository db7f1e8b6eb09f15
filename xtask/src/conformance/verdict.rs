//! What came of one call.

use anyhow::Context;
use serde::Deserialize;
use serde_json::Value;

/// The types of what Prism says where a request is not as described
/// ([Prism](https://github.com/stoplightio/prism/blob/master/docs/guides/03-errors.md)).
const ERRORS: &str = "https://stoplight.io/prism/errors#";

/// What Prism says where it has no answer of its own to give: the request was accepted.
const OF_THE_MOCK: [&str; 5] = [
    "VIOLATIONS",
    "NO_RESPONSE_DEFINED",
    "NO_RESPONSE_RESPONSE_DEFINED",
    "UNKNOWN",
    "NOT_ACCEPTABLE",
];

/// The kind of a failure that is documented, and was read: `ErrorKind` of the runtime.
const DOCUMENTED: &str = "Api";

/// The kind of a failure that is not documented.
const UNDOCUMENTED: &str = "Status";

/// A line of the exercise.
#[derive(Debug, Deserialize)]
struct Line {
    operation: String,
    request: Option<String>,
    sent: Option<String>,
    status: Option<u16>,
    decoded: bool,
    kind: Option<String>,
    error: Option<String>,
    path: Option<String>,
    answer: Option<String>,
}

/// A call with its verdict.
#[derive(Debug)]
pub(super) struct Call {
    line: Line,
    printed: String,
    pub(super) verdict: Verdict,
}

/// What came of a call.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Accepted and read.
    Fine,
    /// The mock objects to the request.
    Refused(String),
    /// Accepted, and the mock cannot make an answer.
    Unanswered(String),
    /// The client cannot read the answer.
    Unread(String),
    /// Nothing was sent.
    Mute(String),
}

impl Call {
    pub(super) fn read(printed: &str) -> anyhow::Result<Self> {
        let line: Line = serde_json::from_str(printed).context("a line of the exercise")?;
        let verdict = judge(&line);
        Ok(Self { line, printed: printed.to_owned(), verdict })
    }

    /// The line with its verdict, as JSON.
    pub(super) fn told(&self) -> String {
        let mut value: Value = serde_json::from_str(&self.printed).unwrap_or_default();
        let verdict = match &self.verdict {
            Verdict::Fine => "fine",
            Verdict::Refused(_) => "refused",
            Verdict::Unanswered(_) => "not answered",
            Verdict::Unread(_) => "unread",
            Verdict::Mute(_) => "not sent",
        };
        value["verdict"] = verdict.into();
        value.to_string()
    }

    /// What is wrong, for people.
    pub(super) fn miss(&self) -> Option<String> {
        let (what, why) = match &self.verdict {
            Verdict::Fine => return None,
            Verdict::Refused(why) => ("refused", why),
            Verdict::Unanswered(why) => ("not answered", why),
            Verdict::Unread(why) => ("unread", why),
            Verdict::Mute(why) => ("not sent", why),
        };
        let Line { operation, request, sent, .. } = &self.line;
        let request = request.as_deref().unwrap_or("nothing");
        let sent: String = sent.iter().flat_map(|body| body.chars().take(300)).collect();
        Some(format!("{what}: {operation}\n    {why}\n    {request}\n    {sent}"))
    }
}

fn judge(line: &Line) -> Verdict {
    let error = line.error.clone().unwrap_or_default();
    if line.decoded {
        return Verdict::Fine;
    }
    if line.request.is_none() {
        return Verdict::Mute(error);
    }
    let answer = line.answer.as_deref().unwrap_or_default();
    let problem: Value = serde_json::from_str(answer).unwrap_or_default();
    let kind =
        problem.get("type").and_then(Value::as_str).and_then(|kind| kind.strip_prefix(ERRORS));
    match kind {
        Some(kind) => {
            let why = format!("{kind}: {}", objections(&problem));
            match OF_THE_MOCK.contains(&kind) {
                true => Verdict::Unanswered(why),
                false => Verdict::Refused(why),
            }
        }
        None if line.kind.as_deref() == Some(DOCUMENTED) => Verdict::Fine,
        // A mock answers with what is documented. Where it fails itself, the answer to `HEAD` has no body that says so.
        None if line.kind.as_deref() == Some(UNDOCUMENTED) && line.status >= Some(500) => {
            Verdict::Unanswered(error)
        }
        None => Verdict::Unread(match &line.path {
            Some(path) => format!("at `{path}`: {error}"),
            None => error,
        }),
    }
}

/// What the mock objects to.
fn objections(problem: &Value) -> String {
    let list = problem.get("validation").and_then(Value::as_array);
    let each = list.into_iter().flatten().filter_map(|one| {
        let place = one.get("location").map(ToString::to_string).unwrap_or_default();
        Some(format!("{place} {}", one.get("message")?.as_str()?))
    });
    let all: Vec<String> = each.collect();
    match all.is_empty() {
        true => problem.get("detail").and_then(Value::as_str).unwrap_or_default().to_owned(),
        false => all.join("; "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(line: &str) -> Verdict {
        Call::read(line).expect("a line").verdict
    }

    #[test]
    fn lines_are_judged() {
        let fine = r#"{"operation":"a","request":"GET /","status":200,"decoded":true}"#;
        assert_eq!(verdict(fine), Verdict::Fine);
        let refused = r#"{"operation":"a","request":"GET /","status":422,"decoded":false,"error":"422",
            "answer":"{\"type\":\"https://stoplight.io/prism/errors#UNPROCESSABLE_ENTITY\",\"validation\":[{\"location\":[\"query\",\"q\"],\"message\":\"must be a\"}]}"}"#;
        let why = r#"UNPROCESSABLE_ENTITY: ["query","q"] must be a"#;
        assert_eq!(verdict(refused), Verdict::Refused(why.to_owned()));
        let unread = r#"{"operation":"a","request":"GET /","status":200,"decoded":false,"error":"no `x`","path":"b","answer":"{}"}"#;
        assert_eq!(verdict(unread), Verdict::Unread("at `b`: no `x`".to_owned()));
        let documented = r#"{"operation":"a","request":"GET /","status":404,"decoded":false,"kind":"Api","error":"404","answer":"{}"}"#;
        assert_eq!(verdict(documented), Verdict::Fine);
        let status = r#"{"operation":"a","request":"GET /","status":418,"decoded":false,"kind":"Status","error":"418","answer":"{}"}"#;
        assert_eq!(verdict(status), Verdict::Unread("418".to_owned()));
        let unanswered = r#"{"operation":"a","request":"GET /","status":500,"decoded":false,"kind":"Status","error":"500",
            "answer":"{\"type\":\"https://stoplight.io/prism/errors#UNKNOWN\",\"detail\":\"a loop\"}"}"#;
        assert_eq!(verdict(unanswered), Verdict::Unanswered("UNKNOWN: a loop".to_owned()));
        let head = r#"{"operation":"a","request":"HEAD /","status":500,"decoded":false,"kind":"Status","error":"500","answer":""}"#;
        assert_eq!(verdict(head), Verdict::Unanswered("500".to_owned()));
        let mute = r#"{"operation":"a","request":null,"decoded":false,"error":"no key"}"#;
        assert_eq!(verdict(mute), Verdict::Mute("no key".to_owned()));
    }
}
