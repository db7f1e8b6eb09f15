//! What a file imports: only what it says.

use std::collections::BTreeSet;

use specwright_surface::{Presence, Type};

/// Names that a file takes from the runtime.
#[derive(Debug, Default)]
pub(crate) struct Imports(BTreeSet<&'static str>);

impl Imports {
    /// Counts a name.
    pub(crate) fn name(&mut self, name: &'static str) {
        self.0.insert(name);
    }

    /// Counts what a type is made of.
    pub(crate) fn ty(&mut self, ty: &Type) {
        match ty {
            Type::Format(_) => self.name("formats"),
            Type::Body => self.name("stream"),
            Type::Events(inner) | Type::Lines(inner) => {
                self.name("stream");
                self.ty(inner);
            }
            Type::Null => self.name("Null"),
            Type::Json => self.name("Json"),
            Type::Upload | Type::Multipart => self.name("bodies"),
            Type::Map(inner) => {
                self.name("BTreeMap");
                self.ty(inner);
            }
            Type::Tuple(items) => items.iter().for_each(|item| self.ty(item)),
            Type::List(inner) | Type::Option(inner) | Type::Boxed(inner) => self.ty(inner),
            Type::Unit
            | Type::Bool
            | Type::I32
            | Type::I64
            | Type::U32
            | Type::U64
            | Type::F64
            | Type::String
            | Type::Named(_) => {}
        }
    }

    /// Counts what a field's presence adds to its type.
    pub(crate) fn presence(&mut self, presence: Presence) {
        if presence == Presence::Nullable {
            self.name("Maybe");
        }
    }

    /// The `use` line, empty when nothing is needed.
    pub(crate) fn line(&self) -> String {
        let names: Vec<_> = self.0.iter().copied().collect();
        if names.is_empty() {
            return String::new();
        }
        let names = match names.as_slice() {
            [only] => (*only).to_owned(),
            all => format!("{{{}}}", all.join(", ")),
        };
        format!("use specwright_runtime::codegen::{names};\n")
    }
}

/// `use` lines for what is generated, one per name: a list would be filled anew around each name that comes or goes.
pub(crate) fn own(module: &str, names: &BTreeSet<&str>) -> String {
    names.iter().map(|name| format!("use super::{module}::{name};\n")).collect()
}
