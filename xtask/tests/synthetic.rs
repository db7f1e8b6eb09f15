//! The description to measure on: as large as it says, the same every time, and covered whole.

use specwright_lower::lower;
use specwright_source::{Document, NoFiles};
use xtask::synthetic::{Sampler, Size, description, roots, text};

const SIZE: Size = Size { schemas: 200, seed: 7 };

#[test]
fn the_same_arguments_give_the_same_bytes() {
    let one = text(SIZE).unwrap();
    assert_eq!(one, text(SIZE).unwrap());
    assert_ne!(one, text(Size { seed: 8, ..SIZE }).unwrap());
    assert!(one.starts_with("# Written by `cargo xtask synthetic --schemas 200 --seed 7`.\n"));
}

#[test]
fn it_has_what_it_says() {
    let description = description(SIZE).unwrap();
    let schemas = description["components"]["schemas"].as_object().unwrap();
    let count = |kind: &str| schemas.values().filter(|schema| schema.get(kind).is_some()).count();
    assert_eq!((count("properties"), count("enum"), count("oneOf")), (200, 20, 10));
    assert_eq!(roots(SIZE).len(), 8);
    let yaml = serde_json::to_string(&description).unwrap();
    for kind in
        ["\"nullable\":true", "\"additionalProperties\":", "\"type\":\"array\"", "\"$ref\":"]
    {
        assert!(yaml.matches(kind).count() > 20, "{kind}");
    }
    let error = text(Size { schemas: 39, seed: 1 }).unwrap_err();
    assert_eq!(error.to_string(), "at least 40 schemas are needed");
}

#[test]
fn nothing_of_it_is_left_out() {
    let document = Document::parse("synthetic.yaml", text(SIZE).unwrap()).unwrap();
    let lowered = lower(document, &NoFiles);
    assert!(lowered.diagnostics.is_empty(), "{:?}", lowered.diagnostics);
    assert_eq!(lowered.api.unwrap().operations.len(), 10);
}

#[test]
fn samples_have_what_is_required() {
    let description = description(SIZE).unwrap();
    let root = &roots(SIZE)[0];
    let schema = &description["components"]["schemas"][root];
    let mut sampler = Sampler::new(&description, 1);
    for _ in 0..20 {
        let value = sampler.value(root);
        for name in schema["required"].as_array().unwrap() {
            assert!(value.get(name.as_str().unwrap()).is_some(), "{name} in {value}");
        }
    }
    let again = |seed| Sampler::new(&description, seed).value(root);
    assert_eq!(again(3), again(3));
}
