//! The TLS provider of the process, which is the program's. Alone in its process.
#![cfg(feature = "reqwest")]

use rustls::crypto::{CryptoProvider, ring};
use specwright_runtime::{
    ClientBuilder, ErrorKind, Json, Undocumented,
    codegen::{Api, Core, Documented, Method},
};

static API: Api = Api {
    name: "test",
    servers: &[Documented::at("https://127.0.0.1:1")],
    own_servers: &[],
    schemes: &[],
    security: &[],
    required: false,
    base_url_env: "TEST_BASE_URL",
    user_agent: "test/1",
};

#[tokio::test]
async fn a_client_leaves_the_provider_to_the_program() {
    for chosen in [false, true] {
        let core = ClientBuilder::<Core>::new(&API).build().unwrap();
        let call = core.call(Method::GET, "/a");
        let error = call.value::<Json, Undocumented>().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Connect, "{error:?}");
        assert_eq!(CryptoProvider::get_default().is_some(), chosen);
        if !chosen {
            ring::default_provider().install_default().unwrap();
        }
    }
}
