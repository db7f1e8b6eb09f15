//! The program that calls every operation: it compiles, and tells of each call.

use std::{fs, process::Command};

use serde_json::{Value, json};
use specwright_loopback::{Reply, Server};

use crate::folder::{Folder, PETS, workspace};

#[test]
fn every_operation_is_called_once_and_told_of() {
    let folder = Folder::with("pets.yaml", PETS);
    let ran = folder.generate("pets.yaml", &["--exercise"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    fs::copy(workspace().join("Cargo.lock"), folder.path("out/Cargo.lock")).unwrap();
    let target = format!("{}/packages", env!("CARGO_TARGET_TMPDIR"));
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--example", "exercise", "--offline", "--target-dir", &target]);
    let output = cargo.current_dir(folder.path("out")).output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && !stderr.contains("warning"), "{stderr}");

    let server = Server::start([
        Reply::json(201, r#"{"id":"one"}"#),
        Reply::json(200, r#"[{"id":1,"kind":"cat"}]"#),
        Reply::text(404, "no such shop"),
    ]);
    let program = format!("{target}/debug/examples/exercise{}", std::env::consts::EXE_SUFFIX);
    let output = Command::new(program).arg(server.url()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let stdout = String::from_utf8(output.stdout).unwrap().replace(server.url(), "");
    let lines: Vec<Value> =
        stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(
        lines,
        [
            json!({
                "operation": "addPet", "request": "POST /pets", "sent": r#"{"name":"sample","kind":"cat"}"#,
                "status": 201, "decoded": false, "kind": "Decode", "path": "id", "answer": r#"{"id":"one"}"#,
                "error": "POST /pets: the answer is not as documented: at `id`: invalid type: string \"one\", expected i64 at line 1 column 11",
            }),
            json!({
                "operation": "listPets", "request": "GET /pets?limit=1", "sent": "", "status": 200, "decoded": true,
            }),
            json!({
                "operation": "GET /shops/{id}", "request": "GET /shops/sample", "sent": "", "status": 404,
                "decoded": false, "kind": "Status", "path": null, "answer": "no such shop",
                "error": "GET /shops/{id}: 404 Not Found: no such shop",
            }),
        ]
    );
}
