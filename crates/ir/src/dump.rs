//! A compact, stable text form of an API, for snapshots: what a reviewer of the contract reads. Places and prose are left out.

use std::fmt::Write;

use crate::{
    Access, Additional, Api, Body, Choice, Constraints, Header, IntegerFormat, MediaType,
    NumberFormat, Object, Operation, Parameter, ParameterEncoding, PropertyEncoding, PropertyStyle,
    Response, SchemaId, SecurityRequirement, SecurityScheme, Shape, StringFormat, Style, Union,
};

/// The API as text.
#[must_use]
pub fn dump(api: &Api) -> String {
    let mut out = Dump { api, text: String::new() };
    out.line(0, &format!("api {:?} {}", api.info.title, api.info.version));
    for server in &api.servers {
        out.line(1, &format!("server {}", server.url));
    }
    for (name, scheme) in &api.security_schemes {
        out.line(1, &format!("scheme {name}: {}", scheme_text(scheme)));
    }
    if let Some(requirements) = &api.security {
        out.line(1, &format!("security {}", security(requirements)));
    }
    api.operations.iter().for_each(|operation| out.operation(operation, ""));
    api.webhooks.iter().for_each(|webhook| out.operation(webhook, "webhook "));
    for operation in &api.operations {
        for callback in &operation.callbacks {
            let kind = format!("callback {} of {}: ", callback.name, operation.label());
            out.operation(&callback.operation, &kind);
        }
    }
    for (name, id) in &api.components {
        let text = out.head_within(*id, true, &mut Vec::new());
        out.line(0, &format!("schema {name}: {text}"));
        out.body(*id, 1, &mut Vec::new());
    }
    out.text
}

struct Dump<'a> {
    api: &'a Api,
    text: String,
}

impl Dump<'_> {
    fn line(&mut self, depth: usize, text: &str) {
        let _ = writeln!(self.text, "{}{}", "  ".repeat(depth), text.trim_end());
    }

    fn operation(&mut self, operation: &Operation, kind: &str) {
        let deprecated = flag(operation.deprecated, " deprecated");
        let tags = operation.tags.join(", ");
        let tags = if tags.is_empty() { tags } else { format!(" [{tags}]") };
        let (method, path) = (&operation.method, &operation.path);
        self.line(0, &format!("{kind}{method} {path} = {}{tags}{deprecated}", operation.label()));
        if let Some(requirements) = &operation.security {
            self.line(1, &format!("security {}", security(requirements)));
        }
        for server in &operation.servers {
            self.line(1, &format!("server {}", server.url));
        }
        operation.parameters.iter().for_each(|parameter| self.parameter(parameter));
        if let Some(body) = &operation.body {
            self.request(body);
        }
        operation.responses.iter().for_each(|response| self.response(response));
    }

    fn parameter(&mut self, parameter: &Parameter) {
        let encoding = encoding(&parameter.encoding);
        let optional = flag(!parameter.required, "?");
        let deprecated = flag(parameter.deprecated, " deprecated");
        let head = self.head(parameter.schema);
        let (location, name) = (parameter.location, &parameter.name);
        self.line(1, &format!("{location} {name}{optional} ({encoding}): {head}{deprecated}"));
        self.body(parameter.schema, 2, &mut Vec::new());
    }

    fn request(&mut self, body: &Body) {
        self.line(1, &format!("body{}", flag(!body.required, "?")));
        body.content.iter().for_each(|media| self.media(media));
    }

    fn response(&mut self, response: &Response) {
        self.line(1, &format!("{}", response.status));
        response.headers.iter().for_each(|header| self.header(2, header));
        response.content.iter().for_each(|media| self.media(media));
    }

    fn media(&mut self, media: &MediaType) {
        let head = media.schema.map(|id| self.head(id)).unwrap_or_default();
        self.line(2, &format!("{}: {head}", media.name));
        if let Some(id) = media.schema {
            self.body(id, 3, &mut Vec::new());
        }
        if let Some(id) = media.items {
            let head = self.head(id);
            self.line(3, &format!("each item: {head}"));
            self.body(id, 4, &mut Vec::new());
        }
        media.encoding.iter().for_each(|encoding| self.encoding(encoding));
    }

    fn encoding(&mut self, encoding: &PropertyEncoding) {
        let way = match encoding.style {
            Some(PropertyStyle { style, explode, allow_reserved }) => {
                let exploded = flag(explode, " exploded");
                format!("{style}{exploded}{}", flag(allow_reserved, " reserved"))
            }
            None => encoding.media_types.join(", "),
        };
        self.line(3, &format!("{} as {way}", encoding.property));
        encoding.headers.iter().for_each(|header| self.header(4, header));
    }

    fn header(&mut self, depth: usize, header: &Header) {
        let head = self.head(header.schema);
        let optional = flag(!header.required, "?");
        let deprecated = flag(header.deprecated, " deprecated");
        let usual = ParameterEncoding::Style {
            style: Style::Simple,
            explode: false,
            allow_reserved: false,
        };
        let encoding = match header.encoding == usual {
            true => String::new(),
            false => format!(" ({})", encoding(&header.encoding)),
        };
        let name = &header.name;
        self.line(depth, &format!("header {name}{optional}{encoding}: {head}{deprecated}"));
        self.body(header.schema, depth + 1, &mut Vec::new());
    }

    /// A schema in a line, a component by its name.
    fn head(&self, id: SchemaId) -> String {
        self.head_within(id, false, &mut Vec::new())
    }

    /// A schema in a line; `definition` writes out a component instead of naming it. `passed`: what it is a part of.
    fn head_within(&self, id: SchemaId, definition: bool, passed: &mut Vec<SchemaId>) -> String {
        let schema = &self.api.schemas[id];
        if let (Some(name), false) = (&schema.name, definition) {
            return name.clone();
        }
        // A reference into a component can lead from an inline schema back to itself.
        if passed.contains(&id) {
            return schema.origin.pointer.to_string();
        }
        passed.push(id);
        let shape = self.shape(&schema.shape, passed);
        let content = schema.content.map(|id| self.head_within(id, false, passed));
        let content = content.map(|head| format!(" holding {head}"));
        passed.pop();
        let access = match schema.access {
            Access::ReadWrite => "",
            Access::ReadOnly => " read-only",
            Access::WriteOnly => " write-only",
        };
        let null = flag(schema.nullable && schema.shape != Shape::Null, " or null");
        let deprecated = flag(schema.deprecated, " deprecated");
        let bounds = constraints(&schema.constraints);
        let default = schema.default.as_ref().map(|value| format!(" default {value}"));
        format!(
            "{shape}{null}{access}{deprecated}{bounds}{}{}",
            content.unwrap_or_default(),
            default.unwrap_or_default()
        )
    }

    fn shape(&self, shape: &Shape, passed: &mut Vec<SchemaId>) -> String {
        let mut head = |id: SchemaId| self.head_within(id, false, passed);
        match shape {
            Shape::Any => "any".to_owned(),
            Shape::Null => "null".to_owned(),
            Shape::Boolean => "boolean".to_owned(),
            Shape::Integer(IntegerFormat::Unspecified) => "integer".to_owned(),
            Shape::Integer(format) => format!("integer {format:?}"),
            Shape::Number(NumberFormat::Unspecified) => "number".to_owned(),
            Shape::Number(format) => format!("number {format:?}"),
            Shape::String(StringFormat::Unspecified) => "string".to_owned(),
            Shape::String(format) => format!("string {format:?}"),
            Shape::Enum(values) => {
                let values: Vec<_> = values.values.iter().map(ToString::to_string).collect();
                format!("enum {}", values.join(" | "))
            }
            Shape::Array { items } => format!("array of {}", head(*items)),
            Shape::Tuple { items, rest } => {
                let items: Vec<_> = items.iter().map(|item| head(*item)).collect();
                let rest = match rest {
                    Additional::Unspecified => String::new(),
                    Additional::Forbidden => ", closed".to_owned(),
                    Additional::Any => ", then any".to_owned(),
                    Additional::Schema(id) => format!(", then {}", head(*id)),
                };
                format!("tuple of ({}){rest}", items.join(", "))
            }
            Shape::Object(object) => match object.additional {
                Additional::Unspecified => "object".to_owned(),
                Additional::Forbidden => "closed object".to_owned(),
                Additional::Any => "object of any".to_owned(),
                Additional::Schema(values) => format!("object of {}", head(values)),
            },
            Shape::Union(union) => format!("{:?} by {}", union.kind, choice(union)),
            Shape::Alias(target) => format!("alias of {}", head(*target)),
        }
    }

    /// What a schema is made of, one line per part.
    fn body(&mut self, id: SchemaId, depth: usize, seen: &mut Vec<SchemaId>) {
        if seen.contains(&id) {
            return;
        }
        seen.push(id);
        let api = self.api;
        if let Some(content) = api.schemas[id].content {
            self.inline(content, depth, seen);
        }
        match &api.schemas[id].shape {
            Shape::Array { items } => self.inline(*items, depth, seen),
            Shape::Alias(target) => self.inline(*target, depth, seen),
            Shape::Tuple { items, rest } => {
                items.iter().for_each(|item| self.inline(*item, depth, seen));
                if let Additional::Schema(rest) = rest {
                    self.inline(*rest, depth, seen);
                }
            }
            Shape::Object(object) => self.members(object, depth, seen),
            Shape::Union(union) => {
                for (at, member) in union.members.iter().enumerate() {
                    let by = told_by(union, at);
                    let head = self.head(member.schema);
                    self.line(depth, &format!("| {head}{by}"));
                    self.inline(member.schema, depth + 1, seen);
                }
            }
            Shape::Any
            | Shape::Null
            | Shape::Boolean
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Enum(_) => {}
        }
        seen.pop();
    }

    fn members(&mut self, object: &Object, depth: usize, seen: &mut Vec<SchemaId>) {
        for property in &object.properties {
            let optional = flag(!property.required, "?");
            let head = self.head(property.schema);
            self.line(depth, &format!("{}{optional}: {head}", property.name));
            self.inline(property.schema, depth + 1, seen);
        }
        for (pattern, id) in &object.patterns {
            let head = self.head(*id);
            self.line(depth, &format!("names that match {pattern:?}: {head}"));
            self.inline(*id, depth + 1, seen);
        }
        if let Some(id) = object.matched
            && matches!(self.api.schemas[id].shape, Shape::Union(_))
        {
            let head = self.head(id);
            self.line(depth, &format!("any of these: {head}"));
            self.inline(id, depth + 1, seen);
        }
        if !object.required_undeclared.is_empty() {
            let names = object.required_undeclared.join(", ");
            self.line(depth, &format!("required, not declared: {names}"));
        }
        if let Additional::Schema(values) = object.additional {
            self.inline(values, depth, seen);
        }
    }

    /// The parts of a schema that has no name to look them up under.
    fn inline(&mut self, id: SchemaId, depth: usize, seen: &mut Vec<SchemaId>) {
        if self.api.schemas[id].name.is_none() {
            self.body(id, depth, seen);
        }
    }
}

fn encoding(of: &ParameterEncoding) -> String {
    match of {
        ParameterEncoding::Style { style, explode, allow_reserved } => {
            let exploded = flag(*explode, " exploded");
            format!("{style}{exploded}{}", flag(*allow_reserved, " reserved"))
        }
        ParameterEncoding::Content { media_type } => media_type.clone(),
    }
}

fn flag(on: bool, text: &'static str) -> &'static str {
    if on { text } else { "" }
}

fn choice(union: &Union) -> String {
    match &union.choice {
        Choice::Tag { property, .. } => format!("tag {property}"),
        Choice::JsonType(_) => "JSON type".to_owned(),
        Choice::RequiredKey(_) => "required key".to_owned(),
        Choice::Trial => "trial".to_owned(),
    }
}

fn told_by(union: &Union, at: usize) -> String {
    match &union.choice {
        Choice::Tag { values, default, .. } => {
            let values = values.get(at).map(|all| all.join(" or ")).unwrap_or_default();
            format!(" if {values}{}", flag(*default == Some(at), ", or by default"))
        }
        Choice::JsonType(types) => {
            format!(" if {:?}", types.get(at).map(Vec::as_slice).unwrap_or_default())
        }
        Choice::RequiredKey(keys) => match keys.get(at).and_then(Option::as_ref) {
            Some(key) => format!(" if it has {key}"),
            None => " otherwise".to_owned(),
        },
        Choice::Trial => String::new(),
    }
}

fn constraints(of: &Constraints) -> String {
    let mut text = String::new();
    let mut add = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            let _ = write!(text, " {name} {value}");
        }
    };
    let number = |n: &Option<serde_json::Number>| n.as_ref().map(ToString::to_string);
    add(if of.exclusive_minimum { ">" } else { ">=" }, number(&of.minimum));
    add(if of.exclusive_maximum { "<" } else { "<=" }, number(&of.maximum));
    add("multiple of", number(&of.multiple_of));
    let count = |n: Option<u64>| n.map(|n| n.to_string());
    add("length >=", count(of.min_length));
    add("length <=", count(of.max_length));
    add("items >=", count(of.min_items));
    add("items <=", count(of.max_items));
    add("members >=", count(of.min_properties));
    add("members <=", count(of.max_properties));
    for pattern in &of.patterns {
        add("matches", Some(format!("{pattern:?}")));
    }
    if of.unique_items {
        text.push_str(" unique");
    }
    text
}

fn security(requirements: &[SecurityRequirement]) -> String {
    let one = |requirement: &SecurityRequirement| {
        let terms: Vec<_> = requirement
            .terms
            .iter()
            .map(|term| match term.scopes.is_empty() {
                true => term.scheme.clone(),
                false => format!("{}({})", term.scheme, term.scopes.join(", ")),
            })
            .collect();
        if terms.is_empty() { "anonymous".to_owned() } else { terms.join(" and ") }
    };
    let all: Vec<_> = requirements.iter().map(one).collect();
    if all.is_empty() { "none".to_owned() } else { all.join(" or ") }
}

fn scheme_text(scheme: &SecurityScheme) -> String {
    match scheme {
        SecurityScheme::Http { scheme, .. } => format!("http {scheme}"),
        SecurityScheme::ApiKey { location, name, .. } => format!("key {name} in {location:?}"),
        SecurityScheme::OAuth2 { flows, metadata_url, .. } => {
            let names: Vec<_> = flows.iter().map(|flow| flow.name.as_str()).collect();
            let described = metadata_url.as_ref().map(|url| format!(" described at {url}"));
            format!("oauth2 {}{}", names.join(", "), described.unwrap_or_default())
        }
        SecurityScheme::OpenIdConnect { url, .. } => format!("openIdConnect {url}"),
        SecurityScheme::MutualTls { .. } => "mutual TLS".to_owned(),
        SecurityScheme::Other { kind, .. } => kind.clone(),
    }
}
