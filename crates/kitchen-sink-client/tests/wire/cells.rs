//! The wire table has a row for each style, `explode` and type that OpenAPI defines for a place
//! ([OAS 3.2, style examples](https://spec.openapis.org/oas/v3.2.0.html#style-examples)).

const TYPES: [&str; 3] = ["string", "array", "object"];

/// Whether the rows of a place cite a cell: `style explode type`.
fn missing(rows: &str, style: &str, explode: bool, types: &[&str]) -> Vec<String> {
    let cell = |kind: &&str| format!("style examples, {style} {explode} {kind}");
    types.iter().map(cell).filter(|cell| !rows.contains(cell)).collect()
}

#[test]
fn every_cell_has_a_row() {
    let places: [(&str, &str, &[&str]); 5] = [
        ("path", include_str!("paths.rs"), &["matrix", "label", "simple"]),
        ("query", include_str!("queries.rs"), &["form"]),
        ("header", include_str!("headers.rs"), &["simple"]),
        ("cookie", include_str!("cookies.rs"), &["form"]),
        ("cookie of 3.2", include_str!("parameters_of_3_2.rs"), &["cookie"]),
    ];
    let whole = places.iter().flat_map(|(place, rows, styles)| {
        let cells = styles.iter().flat_map(|style| [(*style, false), (*style, true)]);
        cells.map(move |(style, explode)| (*place, missing(rows, style, explode, &TYPES)))
    });
    // Defined for these types and one `explode` alone.
    let queries = include_str!("queries.rs");
    let parts = [
        ("query", missing(queries, "spaceDelimited", false, &TYPES[1..])),
        ("query", missing(queries, "pipeDelimited", false, &TYPES[1..])),
        ("query", missing(queries, "deepObject", true, &TYPES[2..])),
    ];
    let missing: Vec<_> = whole.chain(parts).filter(|(_, cells)| !cells.is_empty()).collect();
    assert!(missing.is_empty(), "no row: {missing:?}");
}
