//! Schemas as they are written, for whoever compares two editions: what rewriting and merging made of them is undone, or was never done.

use std::{collections::HashSet, rc::Rc};

use specwright_ir::{Access, Additional, Exclusive, Json, Member, Property, SchemaId, Written};

use crate::{
    context::Context,
    schema::{Keywords, Kind},
};

/// Keeps with each schema what it was written as.
pub(crate) fn keep(cx: &mut Context<'_>) {
    let mut next = 0;
    while let Some(id) = cx.nth(next) {
        if let Some(keywords) = cx.keywords(id) {
            cx.schemas[id].written = Some(Box::new(written(cx, &keywords)));
        }
        next += 1;
    }
}

fn written(cx: &Context<'_>, keywords: &Keywords) -> Written {
    let mut all = own(keywords);
    let several = all.types.iter().filter(|word| *word != "null").count() > 1;
    if several && keywords.values.is_none() {
        reunite(cx, keywords, &mut all);
    }
    let required: HashSet<&String> = all.required.iter().collect();
    for property in &mut all.properties {
        property.required = required.contains(&property.name);
    }
    all
}

/// What the keywords of one schema say.
fn own(keywords: &Keywords) -> Written {
    let aside = &keywords.aside;
    let ids = |members: &[Member]| members.iter().map(|member| member.schema).collect();
    let several = |members: &Option<Vec<Member>>| members.as_deref().map_or(Vec::new(), ids);
    let has = |key: &str| aside.contains_key(key);
    let text = |key: &str| aside.get(key).and_then(Json::as_str).map(str::to_owned);
    let formatted = has("contentMediaType") || has("contentEncoding");
    let (constraints, exclusive_minimum, exclusive_maximum) = bounds(keywords);
    Written {
        types: types(keywords, formatted),
        format: if formatted { text("format") } else { keywords.format.clone() },
        nullable: keywords.nullable && !has("type"),
        values: if has("const") { listed(aside.get("enum")) } else { keywords.values.clone() },
        constant: aside.get("const").cloned(),
        default: keywords.default.clone(),
        read_only: keywords.access == Access::ReadOnly || has("readOnly"),
        write_only: keywords.access == Access::WriteOnly || has("writeOnly"),
        deprecated: keywords.deprecated,
        properties: keywords.properties.clone(),
        required: keywords.required.clone(),
        patterns: keywords.patterns.clone(),
        additional: match has("unevaluatedProperties") {
            // it stands for these where nothing is said of them
            true => Additional::Unspecified,
            false => keywords.additional,
        },
        items: keywords.items.filter(|_| !has("unevaluatedItems")),
        prefix_items: keywords.prefix_items.clone(),
        all_of: ids(&keywords.all_of),
        one_of: several(&keywords.one_of),
        any_of: several(&keywords.any_of),
        not: keywords.not,
        constraints,
        exclusive_minimum,
        exclusive_maximum,
        discriminator: keywords.discriminator.clone(),
        beyond: beyond(aside),
    }
}

fn listed(values: Option<&Json>) -> Option<Vec<Json>> {
    values.and_then(Json::as_array).cloned()
}

fn types(keywords: &Keywords, formatted: bool) -> Vec<String> {
    match keywords.aside.get("type") {
        Some(Json::String(only)) => vec![only.clone()],
        Some(Json::Array(words)) => {
            words.iter().filter_map(Json::as_str).map(str::to_owned).collect()
        }
        // what holds a document is read as a string
        _ if formatted => Vec::new(),
        // a type that there is not is that of the values that are listed
        _ if keywords.unknown_type.is_some() => listed_types(keywords),
        _ => keywords.kind.map(|kind| kind_name(kind).to_owned()).into_iter().collect(),
    }
}

fn listed_types(keywords: &Keywords) -> Vec<String> {
    let mut types: Vec<String> = Vec::new();
    for value in keywords.values.iter().flatten() {
        let name = match value {
            Json::Null => "null",
            Json::Bool(_) => "boolean",
            Json::Number(number) if number.is_f64() => "number",
            Json::Number(_) => "integer",
            Json::String(_) => "string",
            Json::Array(_) => "array",
            Json::Object(_) => "object",
        };
        if !types.iter().any(|known| known == name) {
            types.push(name.to_owned());
        }
    }
    types
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Null => "null",
        Kind::Boolean => "boolean",
        Kind::Integer => "integer",
        Kind::Number => "number",
        Kind::String => "string",
        Kind::Array => "array",
        Kind::Object => "object",
    }
}

/// Bounds as written: an excluded one of 3.1 is no flag of the one beside it.
fn bounds(keywords: &Keywords) -> (specwright_ir::Constraints, Exclusive, Exclusive) {
    let mut own = keywords.constraints.clone();
    let flag = |flag: bool| if flag { Exclusive::Beside } else { Exclusive::No };
    let (mut least, mut most) = (flag(own.exclusive_minimum), flag(own.exclusive_maximum));
    let number = |key: &str| keywords.aside.get(key).and_then(Json::as_number).cloned();
    let (lower, upper) = (number("exclusiveMinimum"), number("exclusiveMaximum"));
    if lower.is_some() || upper.is_some() {
        (own.minimum, own.maximum) = (number("minimum"), number("maximum"));
        least = lower.map_or(least, Exclusive::Bound);
        most = upper.map_or(most, Exclusive::Bound);
    }
    (own.exclusive_minimum, own.exclusive_maximum) = (false, false);
    (own, least, most)
}

fn beyond(aside: &serde_json::Map<String, Json>) -> indexmap::IndexMap<String, Json> {
    const ELSEWHERE: [&str; 11] = [
        "readOnly",
        "writeOnly",
        "anyOf",
        "type",
        "format",
        "const",
        "enum",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
    ];
    let kept = aside.iter().filter(|(key, _)| !ELSEWHERE.contains(&key.as_str()));
    kept.map(|(key, value)| (key.clone(), value.clone())).collect()
}

/// Takes back what each of several types was given when they became a union (`dialect/schema/types.rs`).
fn reunite(cx: &Context<'_>, keywords: &Keywords, all: &mut Written) {
    let made = |id: SchemaId| cx.keywords(id).and_then(|it| it.any_of.clone());
    let members = if keywords.aside.contains_key("anyOf") {
        let first = all.all_of.first().copied().and_then(made);
        all.all_of.drain(..1.min(all.all_of.len()));
        first.unwrap_or_default()
    } else {
        all.any_of.clear();
        keywords.any_of.clone().unwrap_or_default()
    };
    let parts = members.iter().filter_map(|member| cx.keywords(member.schema));
    for part in parts.collect::<Vec<Rc<Keywords>>>() {
        let Written { format, properties, required, patterns, additional, items, .. } = own(&part);
        all.format = all.format.take().or(format);
        all.properties.extend::<Vec<Property>>(properties);
        all.required.extend(required);
        all.patterns.extend(patterns);
        if all.additional == Additional::Unspecified
            && !all.beyond.contains_key("unevaluatedProperties")
        {
            all.additional = additional;
        }
        all.items = all.items.or(items);
        let prefix = part.prefix_items.iter().copied();
        all.prefix_items.extend(prefix);
        let own = std::mem::take(&mut all.constraints);
        all.constraints = crate::merge::constraints(own, &bounds(&part).0);
    }
}
