//! Items in a line each, as reports of changes show them. What methods take is shown by its own type: what converts to it is taken, too.

use crate::{Argument, Constructor, Field, HeaderField, Item, ItemKind, Operation, Struct, Type};

impl Operation {
    /// `fn get_job(id: String) -> Job`: what awaiting the call gives.
    #[must_use]
    pub fn signature(&self) -> String {
        let arguments = list(self.arguments.iter().map(Argument::signature));
        let output = match self.output {
            Type::Unit => String::new(),
            _ => format!(" -> {}", self.output),
        };
        format!("fn {}({arguments}){output}", self.name)
    }
}

impl Argument {
    /// `limit: i64`.
    #[must_use]
    pub fn signature(&self) -> String {
        format!("{}: {}", self.name, self.ty)
    }

    /// `fn limit(limit: i64)`: as a setter of a call.
    #[must_use]
    pub fn setter_signature(&self) -> String {
        format!("fn {}({})", self.name, self.signature())
    }
}

impl Field {
    /// `pub status: Option<String>`.
    #[must_use]
    pub fn signature(&self) -> String {
        format!("pub {}: {}", self.name, self.declared())
    }

    /// `fn with_status(status: String)`, if it has a setter.
    #[must_use]
    pub fn setter_signature(&self) -> Option<String> {
        self.setter.as_ref().map(|setter| format!("fn {setter}({}: {})", self.name, self.ty))
    }
}

impl HeaderField {
    /// `pub etag: Option<String>`.
    #[must_use]
    pub fn signature(&self) -> String {
        format!("pub {}: Option<{}>", self.name, self.ty)
    }
}

impl Struct {
    /// `fn new(id: String)`, if there is one.
    #[must_use]
    pub fn constructor_signature(&self) -> Option<String> {
        let argument = |name: &String| {
            let field = self.fields().find(|field| field.name == *name);
            let ty = field.map(|field| field.argument().to_string()).unwrap_or_default();
            format!("{name}: {ty}")
        };
        Some(match self.constructor.as_ref()? {
            Constructor::Arguments(fields) => {
                format!("fn new({})", list(fields.iter().map(argument)))
            }
            Constructor::Required { name, fields } => {
                format!("fn new({name} {{ {} }})", list(fields.iter().map(argument)))
            }
        })
    }
}

impl Item {
    /// `struct Job`, `enum Status`, `type Jobs = Vec<Job>`.
    #[must_use]
    pub fn signature(&self) -> String {
        let name = &self.name;
        match &self.kind {
            ItemKind::Struct(_) | ItemKind::Headers(_) => format!("struct {name}"),
            ItemKind::Enum(_) | ItemKind::Union(_) | ItemKind::Outputs(_) | ItemKind::Choice(_) => {
                format!("enum {name}")
            }
            ItemKind::Alias(ty) => format!("type {name} = {ty}"),
            ItemKind::Newtype(ty) => format!("struct {name}(pub {ty})"),
        }
    }
}

fn list(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}
