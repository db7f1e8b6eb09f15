//! Structs, their constructors and setters: as text, as there are more of these than of anything else, and their layout is simple.

use std::{collections::HashSet, fmt::Write};

use specwright_surface::{Constructor, Field, Item, Kept, Presence, Shape, Struct, Type};

use crate::{
    PrintError,
    accepted::accepted,
    layout::{Page, WIDTH, comment},
    tokens::is_keyword,
};

/// Prints a struct: its definition, what its `new` requires, and its methods.
pub(crate) fn print(page: &mut Page, item: &Item, object: &Struct) -> Result<(), PrintError> {
    page.lines(&definition(item, object))?;
    if let Some(Constructor::Required { name, fields }) = &object.constructor {
        page.lines(&required_struct(item, object, name, fields))?;
    }
    let methods: Vec<String> =
        new(object).into_iter().chain(object.fields().filter_map(setter)).collect();
    if methods.is_empty() {
        return Ok(());
    }
    page.lines(&format!("impl {} {{\n{}}}\n", item.name, methods.join("\n")))
}

fn definition(item: &Item, object: &Struct) -> String {
    let default = if object.derives.default { ", Default" } else { "" };
    let mut out = comment(&item.doc, "");
    out.push_str(deprecated(item.deprecated, ""));
    let (name, traits) = (&item.name, traits(object));
    let _ = write!(out, "#[derive({traits}{default})]\n#[non_exhaustive]\npub struct {name} {{");
    if object.fields().next().is_none() && object.extra.is_none() {
        return out + "}\n";
    }
    out.push('\n');
    object.fields().for_each(|one| field(&mut out, one));
    if let Some(extra) = &object.extra {
        let (name, ty) = (ident(&extra.name), &extra.ty);
        let _ = match extra.kept {
            Kept::Items => writeln!(out, "    /// Items after these.\n    pub {name}: Vec<{ty}>,"),
            Kept::Members | Kept::Matched => writeln!(
                out,
                "    /// Members that the description does not declare.\n    pub {name}: BTreeMap<String, {ty}>,"
            ),
        };
    }
    out + "}\n"
}

fn field(out: &mut String, field: &Field) {
    out.push_str(&comment(&field.doc, INDENT));
    out.push_str(deprecated(field.deprecated, INDENT));
    let _ = writeln!(out, "    pub {}: {},", ident(&field.name), field.declared());
}

const INDENT: &str = "    ";

/// How long an expression with several values may be to stand in one line.
const SHORT: usize = 35;

fn deprecated(is: bool, indent: &str) -> &'static str {
    match (is, indent.is_empty()) {
        (false, _) => "",
        (true, true) => "#[deprecated]\n",
        (true, false) => "    #[deprecated]\n",
    }
}

/// A name, raw where it is a keyword.
fn ident(name: &str) -> String {
    if is_keyword(name) { format!("r#{name}") } else { name.to_owned() }
}

/// The method that makes a value of what is required.
fn new(object: &Struct) -> Option<String> {
    let (arguments, values, taken) = match object.constructor.as_ref()? {
        Constructor::Arguments(names) => {
            let fields: Vec<&Field> =
                names.iter().filter_map(|name| object.fields().find(|f| f.name == *name)).collect();
            let argument = |field: &&Field| {
                let (name, ty) = (ident(&field.name), field.argument());
                let taken = accepted(&ty);
                let value = match taken.convert() {
                    "" => name.clone(),
                    convert => format!("{name}: {name}{convert}"),
                };
                (format!("{name}: {taken}"), value)
            };
            let (arguments, values) = fields.iter().map(argument).unzip();
            (arguments, values, names)
        }
        Constructor::Required { name, fields } => {
            let values = fields.iter().map(|field| {
                let field = ident(field);
                format!("{field}: required.{field}")
            });
            (vec![format!("required: {name}")], values.collect::<Vec<_>>(), fields)
        }
    };
    let mut out = "    /// With what is required.\n".to_owned();
    out.push_str(&signature("new", &arguments));
    let values: Vec<String> = values.into_iter().chain(rest(object, taken)).collect();
    let line = format!("Self {{ {} }}", values.join(", "));
    let most = if values.len() > 1 { SHORT } else { WIDTH - 2 * INDENT.len() };
    let _ = match values.is_empty() {
        true => writeln!(out, "        Self {{}}"),
        false if line.len() <= most => writeln!(out, "        {line}"),
        false => writeln!(
            out,
            "        Self {{\n            {},\n        }}",
            values.join(",\n            ")
        ),
    };
    Some(out + "    }\n")
}

/// What `new` puts into the fields that it does not take.
fn rest(object: &Struct, taken: &[String]) -> Vec<String> {
    let taken: HashSet<&String> = taken.iter().collect();
    let left = object.fields().filter(|field| !taken.contains(&field.name)).map(|field| {
        let name = ident(&field.name);
        match (&field.only, field.presence) {
            (Some(only), _) => format!("{name}: {}::{}", field.ty, ident(only)),
            (None, Presence::Nullable) => format!("{name}: Maybe::Absent"),
            (
                None,
                Presence::Required
                | Presence::Optional
                | Presence::Given
                | Presence::RequiredNullable,
            ) => format!("{name}: None"),
        }
    });
    let extra = object.extra.iter().map(|extra| match extra.kept {
        Kept::Items => format!("{}: Vec::new()", ident(&extra.name)),
        Kept::Members | Kept::Matched => format!("{}: BTreeMap::new()", ident(&extra.name)),
    });
    left.chain(extra).collect()
}

/// The first lines of a method that gives `Self`.
fn signature(name: &str, arguments: &[String]) -> String {
    let line = format!("    pub fn {name}({}) -> Self {{\n", arguments.join(", "));
    match line.len() > WIDTH + 1 {
        true => {
            format!(
                "    pub fn {name}(\n        {},\n    ) -> Self {{\n",
                arguments.join(",\n        ")
            )
        }
        false => line,
    }
}

fn required_struct(item: &Item, object: &Struct, name: &str, fields: &[String]) -> String {
    let mut out = comment(&format!("What [`{}::new`] requires.", item.name), "");
    let _ = writeln!(out, "#[derive({})]\npub struct {name} {{", traits(object));
    let fields: HashSet<&String> = fields.iter().collect();
    object.fields().filter(|one| fields.contains(&one.name)).for_each(|one| field(&mut out, one));
    out + "}\n"
}

/// Files can be sent once, and are not compared.
fn traits(object: &Struct) -> &'static str {
    match object.shape {
        Shape::Object | Shape::List => "Debug, Clone, PartialEq",
        Shape::Multipart => "Debug",
    }
}

fn setter(field: &Field) -> Option<String> {
    let (setter, name) = (ident(field.setter.as_ref()?), ident(&field.name));
    let mut out = comment(&format!("Sets [`Self::{}`].", field.name), INDENT);
    out.push_str(deprecated(field.deprecated, INDENT));
    out.push_str("    #[must_use]\n");
    // What may be null takes an `Option` or a `Maybe`, too.
    let (ty, value) = if field.presence == Presence::Nullable {
        (format!("impl Into<{}>", field.declared()), format!("{name}.into()"))
    } else {
        let taken = accepted(&field.ty);
        let convert = if matches!(field.ty, Type::Option(_)) { "" } else { taken.convert() };
        (taken.to_string(), some(&name, convert))
    };
    out.push_str(&signature(&setter, &["mut self".to_owned(), format!("{name}: {ty}")]));
    let _ = writeln!(out, "        self.{name} = {value};\n        self\n    }}");
    Some(out)
}

/// What a setter puts into a field, in as many lines as it takes.
fn some(name: &str, convert: &str) -> String {
    let fits = |line: &str| line.len() <= WIDTH;
    if fits(&format!("        self.{name} = Some({name}{convert});")) {
        return format!("Some({name}{convert})");
    }
    let indent = " ".repeat(12);
    let calls = match fits(&format!("{indent}{name}{convert}")) {
        true => convert.to_owned(),
        false => format!("\n    {indent}{}", convert.replace(").", &format!(")\n    {indent}."))),
    };
    format!("Some(\n{indent}{name}{calls},\n        )")
}
