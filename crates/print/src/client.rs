//! `client.rs`: the client, and the way to its handles.

use proc_macro2::TokenStream;
use quote::quote;
use specwright_ir::KeyLocation;
use specwright_surface::{Alternatives, Client, Grant, Group, Place, Scheme, SchemeKind, Surface};

use crate::{
    File, Header, PrintError,
    file::module_of,
    imports::Imports,
    layout::{Page, doc},
    tokens::ident,
};

/// Prints `client.rs`.
pub(crate) fn file(surface: &Surface, header: &Header) -> Result<File, PrintError> {
    let client = &surface.client;
    let uses: String = surface
        .groups
        .iter()
        .filter(|group| group.tag.is_some())
        .map(|group| format!("use super::{}::{};\n", module_of(group), group.handle))
        .collect();
    let mut imports = Imports::default();
    ["Api", "BuildError", "Core"].into_iter().for_each(|name| imports.name(name));
    if let Place::Only(Some(_)) = client.servers {
        imports.name("Documented");
    }
    if !client.schemes.is_empty() {
        imports.name("Scheme");
    }
    let imports = imports.line();
    let imports = if uses.is_empty() { imports } else { format!("{imports}\n{uses}") };
    let handles: Vec<_> = surface.groups.iter().filter(|group| group.tag.is_some()).collect();
    let mut page = Page::new("client.rs", "The client.", header);
    page.uses(&imports)?;
    page.items(api(surface))?;
    page.items(definition(surface, &handles))?;
    Ok(page.finish())
}

fn api(surface: &Surface) -> TokenStream {
    let client = &surface.client;
    let (name, base, required) = (&client.api, &client.base_url_env, client.required);
    let (servers, own) = match &client.servers {
        Place::Only(None) => (quote!(&[]), quote!(&[])),
        Place::Only(Some(url)) => (quote!(&[Documented::at(#url)]), quote!(&[])),
        Place::Chosen(names) => {
            let all = surface.servers.iter().map(|server| &server.name);
            let own: Vec<String> = all.filter(|name| !names.contains(name)).cloned().collect();
            (documented(names), documented(&own))
        }
    };
    let schemes = client.schemes.iter().map(scheme);
    let security = alternatives(&client.security);
    quote! {
        /// What the client knows of the API before any call.
        const API: Api = Api {
            name: #name,
            servers: #servers,
            own_servers: #own,
            schemes: &[#(#schemes),*],
            security: #security,
            required: #required,
            base_url_env: #base,
            user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
        };
    }
}

/// Servers by the types that choose them.
pub(crate) fn documented(names: &[String]) -> TokenStream {
    let names = names.iter().map(|name| ident(name));
    quote!(&[#(super::servers::#names::DOCUMENTED),*])
}

/// Credentials by scheme.
pub(crate) fn alternatives(all: &Alternatives) -> TokenStream {
    let each = all.0.iter().map(|names| quote!(&[#(#names),*]));
    quote!(&[#(#each),*])
}

fn scheme(scheme: &Scheme) -> TokenStream {
    let name = &scheme.name;
    match &scheme.kind {
        SchemeKind::Bearer { variable } => quote!(Scheme::bearer(#name, #variable)),
        SchemeKind::Token { variable, grant } => {
            let grant = grant
                .as_ref()
                .map(|Grant { url, id, secret }| quote!(.granted_at(#url, #id, #secret)));
            quote!(Scheme::token(#name, #variable) #grant)
        }
        SchemeKind::Basic { user, password } => quote!(Scheme::basic(#name, #user, #password)),
        SchemeKind::Http { word, variable } => quote!(Scheme::http(#name, #word, #variable)),
        SchemeKind::Key { location, name: wire, variable } => match location {
            KeyLocation::Header => quote!(Scheme::header(#name, #wire, #variable)),
            KeyLocation::Query => quote!(Scheme::query(#name, #wire, #variable)),
            KeyLocation::Cookie => quote!(Scheme::cookie(#name, #wire, #variable)),
        },
        SchemeKind::Outside => quote!(Scheme::outside(#name)),
    }
}

fn definition(surface: &Surface, groups: &[&Group]) -> TokenStream {
    let client = &surface.client;
    let idle = surface
        .groups
        .is_empty()
        .then(|| quote!(#[expect(dead_code, reason = "the description has nothing to call")]));
    let mut text = format!("Calls the {}. Clones share their connections.", client.title);
    if !client.doc.is_empty() {
        text = format!("{text}\n\n{}", client.doc);
    }
    let text = doc(&text);
    let variables = variables(client);
    let variables = doc(&variables);
    let accessors = groups.iter().map(|group| accessor(group));
    quote! {
        #text
        #[derive(Debug, Clone)]
        pub struct Client {
            #idle
            pub(super) core: Core,
        }

        /// Configures a [`Client`].
        pub type ClientBuilder = specwright_runtime::codegen::ClientBuilder<Client>;

        impl Client {
            #variables
            ///
            /// # Errors
            /// A variable that is needed and not set, or not of use; a setting that is not of use.
            pub fn from_env() -> Result<Self, BuildError> {
                Self::builder().from_env().build()
            }

            /// Starts from the defaults of the API.
            #[must_use]
            pub fn builder() -> ClientBuilder {
                ClientBuilder::new(&API)
            }

            #(#accessors)*
        }

        impl From<Core> for Client {
            fn from(core: Core) -> Self {
                Self { core }
            }
        }
    }
}

/// What the environment is asked for.
fn variables(client: &Client) -> String {
    let base = format!("the base URL from `{}`", client.base_url_env);
    let known = client.schemes.iter().filter_map(|scheme| Some((&scheme.name, variable(scheme)?)));
    let credentials: Vec<(&String, String)> = known.collect();
    let text = match credentials.as_slice() {
        [] => format!("{base}, where it is set."),
        [(_, only)] => format!("{only} and, where it is set, {base}."),
        several => {
            let line = |(name, what): &(&String, String)| {
                let name = name.replace(['[', ']', '<', '`'], " ");
                format!("* for \"{name}\" {what};\n")
            };
            let list: String = several.iter().map(line).collect();
            format!("What is set of these:\n{list}* {base}.")
        }
    };
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn variable(scheme: &Scheme) -> Option<String> {
    Some(match &scheme.kind {
        SchemeKind::Bearer { variable }
        | SchemeKind::Http { variable, .. }
        | SchemeKind::Key { variable, .. } => format!("the key from `{variable}`"),
        SchemeKind::Token { variable, grant: None } => {
            format!("the access token from `{variable}`")
        }
        SchemeKind::Token { variable, grant: Some(Grant { id, secret, .. }) } => {
            format!(
                "the access token from `{variable}`, or id and secret to have one from `{id}` and `{secret}`"
            )
        }
        SchemeKind::Basic { user, password } => {
            format!("user and password from `{user}` and `{password}`")
        }
        SchemeKind::Outside => return None,
    })
}

/// The way to the handle of a group.
fn accessor(group: &Group) -> TokenStream {
    let (name, handle) = (ident(&group.accessor), ident(&group.handle));
    let text = doc(&group.about());
    quote! {
        #text
        #[must_use]
        pub fn #name(&self) -> #handle {
            #handle::new(self.core.clone())
        }
    }
}
