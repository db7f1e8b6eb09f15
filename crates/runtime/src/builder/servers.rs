//! Where calls go.

use super::{BuildError, ClientBuilder};
use crate::server::{RULE, Server, Servers, checked};

/// Servers. What is said of one server counts before what is said of all.
impl<C> ClientBuilder<C> {
    /// Where all calls go, whatever server the description says: `http` or `https`, with or without a path, without a query. Where the
    /// description gives a server by its path alone, that path follows a URL without one.
    #[must_use]
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Chooses a server of the description, or values for the variables of one: of the API as a whole, or of the operations that have
    /// it for themselves.
    #[must_use]
    pub fn server<S: Server>(mut self, server: S) -> Self {
        self.servers.push((S::DOCUMENTED.template.to_owned(), server.url()));
        self
    }

    /// Sends what would go to a server of the description, by its URL there, to another place.
    #[must_use]
    pub fn server_for(mut self, documented: &str, url: impl Into<String>) -> Self {
        self.servers.push((documented.to_owned(), url.into()));
        self
    }

    pub(super) fn base_url_from_env(&mut self) {
        if self.base_url.is_none() {
            self.base_url = self.variable(self.api.base_url_env);
        }
    }

    /// Checks what is said, and that calls have a place to go to.
    pub(super) fn places(&mut self) -> Result<(String, Servers), BuildError> {
        let api = self.api;
        // Shown without the value: people put credentials into URLs.
        let wrong = |what: &str| BuildError::new(format!("the {what} {RULE}"));
        let base_url = self.base_url.take();
        let base_url =
            base_url.map(|url| checked(&url).ok_or_else(|| wrong("base URL"))).transpose()?;
        let mut servers = Servers { base_url, chosen: Vec::new() };
        for (documented, url) in std::mem::take(&mut self.servers) {
            let mut all = api.servers.iter().chain(api.own_servers);
            let slashless =
                |url: &str| url.trim_end_matches('/') == documented.trim_end_matches('/');
            let known = all.find(|server| slashless(server.template) || slashless(&server.url()));
            let Some(server) = known else {
                let name = api.name;
                return Err(BuildError::new(format!(
                    "{name} documents no such server: `server_for` takes a URL as the description has it"
                )));
            };
            let url = match is_relative(&url) {
                true => url,
                false => checked(&url).ok_or_else(|| wrong("URL of a server"))?,
            };
            servers.chosen.push((server.template, url));
        }
        match servers.base(api.servers, None) {
            Some(base) => Ok((base, servers)),
            None => Err(BuildError::new(format!(
                "no base URL for {}: set the environment variable {} and use `from_env`, or call `base_url`",
                api.name, api.base_url_env
            ))),
        }
    }
}

fn is_relative(url: &str) -> bool {
    url.starts_with('/') && !url.contains(['?', '#'])
}
