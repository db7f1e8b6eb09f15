//! What a README says of credentials and servers.

use std::fmt::Write;

use specwright_surface::{Place, Scheme, SchemeKind, Surface};

/// The sentence on `from_env`.
pub(super) fn environment(surface: &Surface) -> String {
    let client = &surface.client;
    let key = match client.schemes.as_slice() {
        [] => String::new(),
        [
            Scheme {
                kind: SchemeKind::Bearer { variable } | SchemeKind::Key { variable, .. }, ..
            },
        ] => {
            format!("the key from `{variable}`, and ")
        }
        _ => "credentials from the variables below, and ".to_owned(),
    };
    let base = match &client.base_url {
        Some(url) => format!("where it is set; otherwise it is `{}`", plain(url)),
        None => "which has to be set: the description names no server".to_owned(),
    };
    let none = match client.schemes.is_empty() {
        true => {
            " The description asks for no credentials; where the API does, the builder takes them as `bearer` or `basic`."
        }
        false => "",
    };
    let variable = &client.base_url_env;
    format!("`Client::from_env` takes {key}the base URL from `{variable}`, {base}.{none}")
}

/// How each scheme is given its credential, with a client that is made of the first.
pub(super) fn credentials(krate: &str, surface: &Surface) -> String {
    let schemes = &surface.client.schemes;
    let Some(first) = schemes.first() else { return String::new() };
    let given = |scheme: &Scheme| given(schemes, scheme);
    let mut uses = "Client".to_owned();
    if given(first).contains("Credential::") {
        uses = "{Client, Credential}".to_owned();
    }
    let mut text = format!(
        "## Credentials\n\n```rust,no_run\nuse {krate}::{uses};\n\nfn client() -> Result<Client, {krate}::BuildError> {{\n    \
         Client::builder().{}.build()\n}}\n```\n\n| scheme | the builder takes it as | environment variables |\n|---|---|---|\n",
        given(first)
    );
    for scheme in schemes {
        let variables: Vec<String> =
            variables(scheme).iter().map(|one| format!("`{one}`")).collect();
        let (name, given) = (plain(&scheme.name), plain(&given(scheme)));
        let _ = writeln!(text, "| `{name}` | `{given}` | {} |", variables.join(", "));
    }
    let source = "\nTokens that expire come from a `TokenSource`, as `ClientCredentials` is one: `token_source(..)`.\n";
    if schemes.iter().any(|scheme| matches!(scheme.kind, SchemeKind::Token { .. })) {
        text.push_str(source);
    }
    text.push('\n');
    text
}

/// How another server is chosen.
pub(super) fn servers(surface: &Surface) -> String {
    match &surface.client.servers {
        Place::Chosen(_) => {
            let names: Vec<String> =
                surface.servers.iter().map(|server| format!("`{}`", server.name)).collect();
            format!(
                "## Servers\n\n`Client::builder().server(..)` takes one of `servers`: {}. `base_url` sends every call to one place.\n\n",
                names.join(", ")
            )
        }
        Place::Only(_) => String::new(),
    }
}

fn variables(scheme: &Scheme) -> Vec<&str> {
    let grant = match &scheme.kind {
        SchemeKind::Token { grant: Some(grant), .. } => vec![grant.id.as_str(), &grant.secret],
        _ => Vec::new(),
    };
    scheme.variables().into_iter().chain(grant).collect()
}

/// The method of the builder: the short one where it means this scheme.
fn given(schemes: &[Scheme], scheme: &Scheme) -> String {
    let is_first = |fits: fn(&SchemeKind) -> bool| {
        schemes.iter().find(|one| fits(&one.kind)).is_some_and(|first| first == scheme)
    };
    let named = |value: &str| format!("credential({:?}, {value})", scheme.name);
    let is_key = |kind: &SchemeKind| {
        matches!(kind, SchemeKind::Key { .. } | SchemeKind::Bearer { .. } | SchemeKind::Http { .. })
    };
    match &scheme.kind {
        SchemeKind::Bearer { .. } | SchemeKind::Key { .. } | SchemeKind::Http { .. } => {
            if is_first(is_key) { "api_key(\"key\")".to_owned() } else { named("\"key\"") }
        }
        SchemeKind::Token { .. } => {
            let is_token = |kind: &SchemeKind| {
                matches!(kind, SchemeKind::Token { .. } | SchemeKind::Bearer { .. })
            };
            if is_first(is_token) { "bearer(\"token\")".to_owned() } else { named("\"token\"") }
        }
        SchemeKind::Basic { .. } => {
            let is_basic = |kind: &SchemeKind| matches!(kind, SchemeKind::Basic { .. });
            match is_first(is_basic) {
                true => "basic(\"user\", \"password\")".to_owned(),
                false => named("Credential::basic(\"user\", \"password\")"),
            }
        }
        SchemeKind::Outside => named("Credential::header(\"X-Name\", \"value\")"),
    }
}

/// Text of a description where Markdown has it in code, in a table.
fn plain(text: &str) -> String {
    text.replace(['`', '|', '\n', '\r'], "")
}
