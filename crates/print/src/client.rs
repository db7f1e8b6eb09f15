//! `client.rs`: the client, and the way to its handles.

use quote::quote;
use specwright_surface::{Auth, Client, Group, Surface};

use crate::{
    File, Header, PrintError,
    file::module_of,
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
    let imports = "use specwright_runtime::codegen::{Api, Auth, BuildError, Core};\n".to_owned();
    let imports = if uses.is_empty() { imports } else { format!("{imports}\n{uses}") };
    let handles: Vec<_> = surface.groups.iter().filter(|group| group.tag.is_some()).collect();
    let mut page = Page::new("client.rs", "The client.", header);
    page.uses(&imports)?;
    page.items(api(client))?;
    page.items(definition(surface, &handles))?;
    Ok(page.finish())
}

fn api(client: &Client) -> proc_macro2::TokenStream {
    let (name, key, base) = (&client.api, &client.api_key_env, &client.base_url_env);
    let url = match &client.base_url {
        Some(url) => quote!(Some(#url)),
        None => quote!(None),
    };
    let auth = match client.auth {
        Auth::None => quote!(Auth::None),
        Auth::Bearer => quote!(Auth::Bearer),
    };
    quote! {
        /// What the client knows of the API before any call.
        const API: Api = Api {
            name: #name,
            base_url: #url,
            auth: #auth,
            api_key_env: #key,
            base_url_env: #base,
            user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
        };
    }
}

fn definition(surface: &Surface, groups: &[&Group]) -> proc_macro2::TokenStream {
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
    let variables = match client.auth {
        Auth::Bearer => format!(
            "The key from `{}` and, where it is set, the base URL from `{}`.",
            client.api_key_env, client.base_url_env
        ),
        Auth::None => format!("The base URL from `{}`, where it is set.", client.base_url_env),
    };
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

/// The way to the handle of a group.
fn accessor(group: &Group) -> proc_macro2::TokenStream {
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
