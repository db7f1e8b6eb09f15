//! Every rule of the table, at every place, by a pair of descriptions that meets it.

use std::collections::BTreeSet;

use specwright_diff::{Level, Levels, Profile, rule, rules};

use crate::{
    answers::ANSWERS,
    built::compare_by,
    calls::{on, path},
    kinds::{CONTENTS, KINDS, components},
    operations::OPERATIONS,
    properties::PROPERTIES,
    requests::REQUESTS,
    security::SECURITY,
};

/// Where a schema may be, as rules call it, and the members of an operation that hold it there.
const PLACES: [(&str, &str); 8] = [
    (
        "request-body",
        "requestBody: { content: { application/json: { schema: SCHEMA } } }, responses: { '204': { description: A } }",
    ),
    (
        "request-property",
        "requestBody: { content: { application/json: { schema: { type: object, properties: { p: SCHEMA } } } } }, responses: { '204': { description: A } }",
    ),
    (
        "request-parameter",
        "parameters: [{ in: query, name: q, content: { application/json: { schema: SCHEMA } } }], responses: { '204': { description: A } }",
    ),
    (
        "request-parameter-property",
        "parameters: [{ in: query, name: q, content: { application/json: { schema: { type: object, properties: { p: SCHEMA } } } } }], responses: { '204': { description: A } }",
    ),
    (
        "response-body",
        "responses: { '200': { description: A, content: { application/json: { schema: SCHEMA } } } }",
    ),
    (
        "response-property",
        "responses: { '200': { description: A, content: { application/json: { schema: { type: object, properties: { p: SCHEMA } } } } } }",
    ),
    (
        "response-header",
        "responses: { '200': { description: A, headers: { X-A: { content: { application/json: { schema: SCHEMA } } } } } }",
    ),
    (
        "request-header",
        "parameters: [{ in: header, name: X-A, content: { application/json: { schema: { type: object, properties: { p: SCHEMA } } } } }], responses: { '204': { description: A } }",
    ),
];

/// A description with a schema at a place.
fn at(place: &str, schema: &str) -> String {
    // Components are used in both editions, whatever becomes of the schema.
    let used =
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }";
    let answer =
        format!("'204': {{ description: A, headers: {{ X-Used: {{ schema: {used} }} }} }}");
    let other = format!("/used: {{ get: {{ operationId: used, responses: {{ {answer} }} }} }}");
    on(&format!("{}, {other} | {}", path(&place.replace("SCHEMA", schema)), components()))
}

/// Rules that are met by pairs.
#[derive(Default)]
struct Met {
    all: BTreeSet<&'static str>,
    wrong: Vec<String>,
}

impl Met {
    /// A rule that a pair meets; `alone`: with one entry on the wire.
    fn by(&mut self, id: &str, (base, head): (&str, &str), levels: &Levels, alone: bool) {
        let report = compare_by(base, head, levels);
        let entries = report.entries.iter().filter(|entry| entry.wire.is_some());
        let told: Vec<&str> = entries.clone().map(|entry| entry.message.as_str()).collect();
        let findings = entries.flat_map(|entry| &entry.findings);
        let ids: BTreeSet<&'static str> = findings.map(|finding| finding.rule.id).collect();
        if !ids.contains(id) || (alone && told.len() != 1) {
            self.wrong.push(format!("{id}: {ids:?}: {told:?}"));
        }
        self.all.extend(ids);
    }
}

/// Of a parameter's parts it is not known whether they are text, so that other types are called otherwise.
const OTHERWISE: [&str; 1] = ["request-parameter-property-type-changed"];

fn of_kinds(met: &mut Met) {
    for (there, back, old, new) in KINDS.into_iter().chain(CONTENTS) {
        for (name, place) in PLACES {
            for (kind, base, head) in [(there, old, new), (back, new, old)] {
                let id = format!("{name}-{kind}");
                if rule(&id).is_some() && !OTHERWISE.contains(&id.as_str()) {
                    let pair = (at(place, base), at(place, head));
                    met.by(&id, (&pair.0, &pair.1), &Levels::default(), true);
                }
            }
        }
    }
}

/// What dates are held against.
fn policy(id: &str) -> Levels {
    let notice = u16::from(id.ends_with("sunset-missing"));
    Levels { today: "2026-06-01".parse().ok(), notice, ..Levels::default() }
}

fn of_properties(met: &mut Met) {
    for (base, head, expected) in PROPERTIES {
        for id in expected {
            let name = match *id {
                id if id.contains("request-header-") => "request-header",
                id if id.starts_with("request-parameter-") => "request-parameter",
                id if id.starts_with("response-header-") => "response-header",
                id if id.starts_with("response-") => "response-body",
                _ => "request-body",
            };
            let (_, place) = PLACES.iter().find(|(known, _)| *known == name).unwrap();
            // What a header holds is written in the table of headers as a part of an object.
            let part = place.replace("{ type: object, properties: { p: SCHEMA } }", "SCHEMA");
            let pair = (at(&part, base), at(&part, head));
            met.by(id, (&pair.0, &pair.1), &policy(id), true);
        }
    }
}

fn of_calls(met: &mut Met) {
    let calls = OPERATIONS.into_iter().chain(SECURITY).chain(REQUESTS).chain(ANSWERS);
    for (id, base, head) in calls {
        // Not said unless asked for, as oasdiff always does.
        const ASKED: [&str; 4] = [
            "api-version-not-bumped",
            "api-version-decreased",
            "api-major-version-not-bumped",
            "new-request-path-parameter",
        ];
        let theirs = ASKED.contains(&id);
        let profile = if theirs { Profile::Oasdiff } else { Profile::Specwright };
        let levels = Levels { profile, ..policy(id) };
        met.by(id, (&on(base), &on(head)), &levels, false);
    }
}

#[test]
fn every_rule_is_met() {
    let mut met = Met::default();
    of_kinds(&mut met);
    of_properties(&mut met);
    of_calls(&mut met);
    assert!(met.wrong.is_empty(), "{}", met.wrong.join("\n"));
    let never = rules().map(|rule| rule.id).filter(|id| !met.all.contains(id));
    assert_eq!(never.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn ids_are_unique() {
    let mut known = BTreeSet::new();
    let twice: Vec<&str> = rules().map(|rule| rule.id).filter(|id| !known.insert(*id)).collect();
    assert_eq!(twice, [""; 0]);
}

/// The table has oasdiff's rules and levels, where a list of them is at hand.
#[test]
fn levels_are_those_of_oasdiff() {
    const LIST: &str = "SPECWRIGHT_OASDIFF_RULES";
    let Ok(file) = std::env::var(LIST) else {
        println!("skipped: {LIST} names no list of rules");
        return;
    };
    let list: Vec<serde_json::Value> =
        serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let theirs = list.iter().map(|rule| (text(rule, "id"), text(rule, "level")));
    let name = |level| match level {
        Level::Breaking => "ERR",
        Level::Warning => "WARN",
        Level::Info => "INFO",
    };
    let ours = rules().filter_map(|rule| Some((rule.id, name(rule.oasdiff?))));
    assert_eq!(ours.collect::<BTreeSet<_>>(), theirs.collect::<BTreeSet<_>>());
}

fn text<'v>(rule: &'v serde_json::Value, member: &str) -> &'v str {
    rule[member].as_str().unwrap()
}

/// Where both levels differ, and nowhere else, there is a reason.
#[test]
fn reasons_are_given_for_other_levels() {
    for rule in rules() {
        let differs = rule.oasdiff.is_some_and(|level| level != rule.level);
        assert_eq!(rule.why.is_some(), differs, "{}", rule.id);
    }
}
