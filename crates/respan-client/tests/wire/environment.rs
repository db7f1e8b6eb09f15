//! A client of environment variables.

use respan_client::Client;
use specwright_outside::Variables;

#[test]
fn variables_make_a_client_or_an_error() {
    let variables = Variables {
        api: "respan",
        key: "RESPAN_API_KEY",
        base_url: "RESPAN_BASE_URL",
        default_url: "https://api.respan.ai",
    };
    variables.check("environment::variables_make_a_client_or_an_error", Client::from_env);
}
