//! A client of environment variables.

use retell_client::Client;
use specwright_outside::Variables;

#[test]
fn variables_make_a_client_or_an_error() {
    let variables = Variables {
        api: "retell",
        key: "RETELL_API_KEY",
        base_url: "RETELL_BASE_URL",
        default_url: "https://api.retellai.com",
    };
    variables.check("environment::variables_make_a_client_or_an_error", Client::from_env);
}
