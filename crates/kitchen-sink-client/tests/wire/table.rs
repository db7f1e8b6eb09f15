//! A table of calls: what each sends, byte for byte, or why it sends nothing.

use specwright_loopback::{Request, Server};

/// Rows of calls by the client of a feature, with the text that says what is to be sent. What a row expects is the request line
/// but for the version, then a line for each header that not every request has, by name, then after an empty line the body; all
/// of it and what every request has is held against the bytes that came ([`crate::exchange::shown`]). The answer is 204, or
/// what follows `answering`.
///
/// ```text
/// rows! { query_styles:
///     "RFC 6570, 3.2.8" |client| client.form_text("blue") => "GET /form/text?color=blue";
///     "OAS 3.0.4, 4.7.12" |client| client.form_text("\0") => refused "GET /form/text: ...";
/// }
/// ```
macro_rules! rows {
    ($feature:ident: $($rows:tt)+) => {
        rows! { $feature answering specwright_loopback::Reply::text(204, ""); $($rows)+ }
    };
    ($feature:ident answering $reply:expr; $(
        $source:literal |$client:ident| $call:expr => $(refused $message:literal)? $($sent:literal)?;
    )+) => {{
        let mut table = crate::table::Table::default();
        $({
            let server = specwright_loopback::Server::start([$reply]);
            let $client = client!($feature, server);
            let outcome = $call.await;
            let outcome = outcome.map(drop).map_err(|error| error.to_string());
            $(table.sends($source, outcome, &server, $sent);)?
            $(table.refuses($source, outcome, &server, $message);)?
        })+
        table.finish();
    }};
}

/// What was wrong so far, so that a run tells of every row.
#[derive(Default)]
pub(crate) struct Table {
    rows: usize,
    wrong: Vec<String>,
}

impl Table {
    /// A call that is made.
    pub(crate) fn sends(
        &mut self,
        source: &str,
        outcome: Result<(), String>,
        server: &Server,
        expected: &str,
    ) {
        let sent = server.requests().iter().map(text).collect::<Vec<_>>().join("\n---\n");
        self.row(source, (outcome, sent), (Ok(()), expected.to_owned()));
    }

    /// A call that is not made.
    pub(crate) fn refuses(
        &mut self,
        source: &str,
        outcome: Result<(), String>,
        server: &Server,
        message: &str,
    ) {
        let sent = server.requests().iter().map(text).collect();
        self.row(source, (outcome, sent), (Err(message.to_owned()), String::new()));
    }

    fn row(
        &mut self,
        source: &str,
        found: (Result<(), String>, String),
        expected: (Result<(), String>, String),
    ) {
        self.rows += 1;
        if found != expected {
            let row = self.rows;
            self.wrong.push(format!(
                "row {row}, {source}:\n  found    {found:?}\n  expected {expected:?}"
            ));
        }
    }

    pub(crate) fn finish(self) {
        assert!(self.wrong.is_empty(), "{}", self.wrong.join("\n"));
    }
}

fn text(request: &Request) -> String {
    let text = crate::exchange::shown(request);
    match request.body.is_empty() {
        true => text.trim_end_matches('\n').to_owned(),
        false => text,
    }
}
