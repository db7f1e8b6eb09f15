//! `openapi.yaml` from a whole description.

use specwright_ir::Json;
use specwright_source::{Code, Diagnostic, Diagnostics, Document, Sources};

use crate::{
    FIXUPS, Files, Folder, Given, OPENAPI, PROVENANCE, build, line_feeds, parse, provenance,
};

/// Takes the description that was handed in.
pub(crate) fn given(
    folder: &Folder<'_>,
    given: Given,
    sources: &mut Sources,
) -> Result<Files, Diagnostics> {
    let document = parse(&given.name, &line_feeds(&given.text), sources)?;
    if let Some((page, _)) = folder.pages().next() {
        return Err(Diagnostic::error(
            Code::InvalidRequest,
            format!("the description of `{}` is built from pages", folder.api),
        )
        .at(&document.origin(), "this would replace them")
        .help(format!("delete {} and the others first if that is what you want", page))
        .into());
    }
    files(folder, &document, sources)
}

/// Builds again from the description that is kept.
pub(crate) fn again(
    folder: &Folder<'_>,
    file: &str,
    text: &str,
    sources: &mut Sources,
) -> Result<Files, Diagnostics> {
    provenance::check_whole(folder, file, text)?;
    let document = parse(&folder.name(file), text, sources)?;
    files(folder, &document, sources)
}

fn files(
    folder: &Folder<'_>,
    document: &Document,
    sources: &mut Sources,
) -> Result<Files, Diagnostics> {
    let version = |name: &str| document.value().get(name).is_some_and(|v| !v.is_null());
    if !version("openapi") && !version("swagger") {
        return Err(Diagnostic::error(Code::UnknownVersion, "this is not an OpenAPI description")
            .at(&document.origin(), "no member `openapi` or `swagger` here")
            .help("a description starts with `openapi: 3.x.y` or `swagger: \"2.0\"`")
            .into());
    }
    let mut files = Files::new();
    let kept = if folder.text(FIXUPS).is_some() {
        // with corrections, what was vendored and what is generated from are two files
        let kept = if document.text().trim_start().starts_with('{') {
            "upstream.json"
        } else {
            "upstream.yaml"
        };
        let value: Json = document.value().clone();
        let text = build::finish(folder, value, document.name(), kept, sources)?;
        files.insert(folder.name(OPENAPI), text);
        kept
    } else {
        OPENAPI
    };
    files.insert(folder.name(kept), document.text().to_string());
    files.insert(folder.name(PROVENANCE), provenance::of_whole(folder.api, kept, document)?);
    Ok(files)
}
