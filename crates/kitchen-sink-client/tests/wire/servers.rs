//! Where calls go.

use kitchen_sink_client::{
    server_choice::{self, servers as places},
    server_relative,
};
use specwright_loopback::{Reply, Server};

fn nothings(count: usize) -> Server {
    Server::start(std::iter::repeat_with(|| Reply::text(204, "")).take(count))
}

fn targets(server: &Server) -> Vec<String> {
    server.requests().iter().map(|one| format!("{} {}", one.method, one.target)).collect()
}

/// The base URL of a client.
fn base(client: &dyn std::fmt::Debug) -> String {
    let shown = format!("{client:?}");
    let (_, after) = shown.split_once("base_url: \"").unwrap();
    after.split_once('"').unwrap().0.to_owned()
}

#[test]
fn the_first_is_the_default_and_others_can_be_chosen() {
    let builder = server_choice::Client::builder;
    assert_eq!(base(&builder().build().unwrap()), "https://eu.example.com:443/v2");
    let production = places::ProductionServer::default()
        .with_region(places::ProductionServerRegion::UsEast)
        .with_version("3");
    let client = builder().server(production).build().unwrap();
    assert_eq!(base(&client), "https://us-east.example.com:443/v3");
    let client = builder().server(places::SandboxServer).build().unwrap();
    assert_eq!(base(&client), "https://sandbox.example.com/v2");
    let client = builder().server(places::SandboxExampleComV2Server).build().unwrap();
    assert_eq!(base(&client), "http://sandbox.example.com/v2");
    let newer = places::ProductionServer::default().with_region("ap").with_port("8443");
    let client = builder().server(newer).build().unwrap();
    assert_eq!(base(&client), "https://ap.example.com:8443/v2");
    let client = kitchen_sink_client::no_operations::Client::builder().base_url("http://a/");
    assert_eq!(base(&client.build().unwrap()), "http://a");
}

#[tokio::test]
async fn an_operation_goes_to_its_own_unless_a_caller_says_otherwise() {
    let [one, two, three] = [(); 3].map(|()| nothings(8));
    // Every server in one place.
    let client =
        server_choice::Client::builder().base_url(format!("{}/proxy", one.url())).build().unwrap();
    client.list_things().await.unwrap();
    client.list_files().await.unwrap();
    client.replace_files().await.unwrap();
    client.delete_files().await.unwrap();
    client.get_relative().await.unwrap();
    client.get_unknown().await.unwrap();
    assert_eq!(
        targets(&one),
        [
            "GET /proxy/things",
            "GET /proxy/files",
            "PUT /proxy/files",
            "DELETE /proxy/files",
            "GET /proxy/relative",
            "GET /proxy/unknown"
        ]
    );
    // One after another, by what the description calls them: with variables, and with their defaults.
    let client = server_choice::Client::builder()
        .server_for("https://{host}/files", format!("{}/f", two.url()))
        .server_for("https://eu.example.com:443/v2", format!("{}/eu/", two.url()))
        .server_for("https://archive.example.com", format!("{}/archive", three.url()))
        .server_for("https://sandbox.example.com/v2/", three.url())
        .build()
        .unwrap();
    client.list_things().await.unwrap();
    client.list_files().await.unwrap();
    client.replace_files().await.unwrap();
    client.delete_files().await.unwrap();
    assert_eq!(targets(&two), ["GET /eu/things", "GET /f/files"]);
    assert_eq!(targets(&three), ["PUT /archive/files", "DELETE /files"]);
}

#[tokio::test]
async fn one_that_nobody_knows_is_an_error_and_nothing_is_sent() {
    let client = server_choice::Client::builder().build().unwrap();
    let error = client.get_unknown().await.unwrap_err();
    assert!(!error.request_was_sent());
    assert_eq!(
        error.to_string(),
        "GET /unknown: nobody says where `https://{tenant}.example.com` is: call `base_url` or `server_for` of the builder"
    );
    let error =
        server_choice::Client::builder().server_for("https://elsewhere", "https://a").build();
    assert_eq!(
        error.unwrap_err().to_string(),
        "kitchen-sink documents no such server: `server_for` takes a URL as the description has it"
    );
    let tenant = places::ExampleComServer::default().with_tenant("a@b");
    let error = server_choice::Client::builder().server(tenant).build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "the URL of a server must be `http` or `https` with a host, without user, query or fragment"
    );
}

#[tokio::test]
async fn a_relative_one_is_at_the_host_that_the_caller_gives() {
    let server = nothings(5);
    let error = server_relative::Client::builder().build().unwrap_err().to_string();
    assert!(error.contains("no base URL for kitchen-sink"), "{error}");
    for (path, target) in [("", "/api/v1/things"), ("/", "/api/v1/things"), ("/own", "/own/things")]
    {
        let url = format!("{}{path}", server.url());
        let client = server_relative::Client::builder().base_url(url).build().unwrap();
        client.list_things().await.unwrap();
        assert_eq!(server.requests().pop().unwrap().target, target);
    }
    // An absolute one goes to the place that is given for all.
    let client = server_relative::Client::builder().base_url(server.url()).build().unwrap();
    client.list_other().await.unwrap();
    assert_eq!(server.requests().pop().unwrap().target, "/other");
    // Of an operation alone: at the host of the API.
    let api = format!("{}/v2", server.url());
    let client = server_choice::Client::builder().server_for("https://eu.example.com:443/v2", api);
    client.build().unwrap().get_relative().await.unwrap();
    assert_eq!(server.requests().pop().unwrap().target, "/beside/relative");
}
