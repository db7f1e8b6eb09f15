//! A folder with a description, and runs of the program in it.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tempfile::TempDir;

/// Two groups, three operations, a type each and one that they share.
pub(crate) const PETS: &str = "\
openapi: 3.0.3
info: { title: Pets, version: '1' }
servers: [{ url: 'https://pets.test/v1' }]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      parameters: [{ name: limit, in: query, schema: { type: integer } }]
      responses: { '200': { description: A, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Pet' } } } } } }
    post:
      operationId: addPet
      tags: [pets]
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/NewPet' } } } }
      responses: { '201': { description: A, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } }
  /shops/{id}:
    get:
      tags: [shops]
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: A, content: { application/json: { schema: { $ref: '#/components/schemas/Shop' } } } } }
components:
  schemas:
    Pet: { type: object, required: [id], properties: { id: { type: integer }, kind: { $ref: '#/components/schemas/Kind' } } }
    NewPet: { type: object, required: [name], properties: { name: { type: string }, kind: { $ref: '#/components/schemas/Kind' } } }
    Kind: { type: string, enum: [cat, dog] }
    Shop: { type: object, required: [name], properties: { name: { type: string } } }
";

/// A folder that goes when the test does.
pub(crate) struct Folder(TempDir);

/// What the program did.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Folder {
    /// A folder with a description of that name.
    pub(crate) fn with(name: &str, text: &str) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        folder.write(name, text);
        folder
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Every file by its path, with its text.
    pub(crate) fn files(&self) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        let mut open = vec![String::new()];
        while let Some(at) = open.pop() {
            for entry in fs::read_dir(self.path(&at)).unwrap() {
                let entry = entry.unwrap();
                let path = format!("{at}{}", entry.file_name().to_string_lossy());
                if entry.file_type().unwrap().is_dir() {
                    open.push(format!("{path}/"));
                } else {
                    let bytes = fs::read(entry.path()).unwrap();
                    found.insert(path, String::from_utf8_lossy(&bytes).into_owned());
                }
            }
        }
        found
    }

    /// The paths of files below a folder.
    pub(crate) fn below(&self, folder: &str) -> Vec<String> {
        let prefix = format!("{folder}/");
        let files = self.files().into_keys();
        files.filter_map(|path| path.strip_prefix(&prefix).map(str::to_owned)).collect()
    }

    /// Runs the program in the folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_specwright"));
        let output = command.args(arguments).current_dir(self.0.path()).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let Output { status, stdout, stderr } = output;
        Ran { code: status.code().unwrap(), stdout: text(stdout), stderr: text(stderr) }
    }

    /// Generates `pets-client` from `spec` into `out`.
    pub(crate) fn generate(&self, spec: &str, more: &[&str]) -> Ran {
        let arguments = ["generate", spec, "--out", "out", "--name", "pets-client"];
        self.run(&[&arguments[..], more].concat())
    }

    /// The same, which leaves this report.
    pub(crate) fn report(&self, spec: &str, more: &[&str]) -> serde_json::Value {
        let ran = self.generate(spec, &[&["--report", "report.json"], more].concat());
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        serde_json::from_str(&self.read("report.json")).unwrap()
    }
}

/// The workspace of this test.
pub(crate) fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap()
}
