//! The text of a header, read as whatever is wanted of it.

use std::{borrow::Cow, fmt};

use serde::{
    Deserializer,
    de::{
        self, IntoDeserializer, Visitor,
        value::{MapDeserializer, SeqDeserializer},
    },
};

/// Text that does not say of which type it is: its reader does.
pub(super) struct Text<'a> {
    /// One, but for headers whose lines are no list.
    lines: Vec<Cow<'a, str>>,
    is_list: bool,
    exploded: bool,
}

/// What a text is not. The text itself is not shown.
#[derive(Debug)]
pub(super) enum Fault {
    Not(&'static str),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Not(what) = self;
        write!(f, "it is not {what}")
    }
}

impl std::error::Error for Fault {}

/// Readers say what they were given, so what they say is not repeated.
impl de::Error for Fault {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::Not("of the type that is documented")
    }
}

impl<'a> Text<'a> {
    pub(super) fn of(line: Cow<'a, str>) -> Self {
        Self { lines: vec![line], is_list: false, exploded: false }
    }

    /// Lines of which each is an item.
    pub(super) fn lines(lines: Vec<Cow<'a, str>>) -> Self {
        Self { lines, is_list: true, exploded: false }
    }

    pub(super) fn exploded(self) -> Self {
        Self { exploded: true, ..self }
    }

    pub(super) fn line(&self) -> &str {
        self.lines.first().map(|line| &**line).unwrap_or_default()
    }

    /// The items of a list.
    fn items(&self) -> Vec<&str> {
        match self.is_list {
            true => self.lines.iter().map(|line| &**line).collect(),
            false if self.line().is_empty() => Vec::new(),
            false => self.line().split(',').map(str::trim).collect(),
        }
    }

    /// The names and values of an object.
    fn members(&self) -> Vec<(&str, &str)> {
        let items = self.items();
        match self.exploded {
            true => items.iter().map(|item| item.split_once('=').unwrap_or((item, ""))).collect(),
            false => {
                let pairs = items.chunks(2);
                pairs.map(|pair| (pair[0], pair.get(1).copied().unwrap_or_default())).collect()
            }
        }
    }
}

fn item(text: &str) -> Text<'_> {
    Text::of(Cow::Borrowed(text))
}

impl<'de> IntoDeserializer<'de, Fault> for Text<'_> {
    type Deserializer = Self;
    fn into_deserializer(self) -> Self {
        self
    }
}

/// Numbers by what they are, so that a reader may take them in any width.
macro_rules! numbers {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            let text = self.line();
            if let Ok(number) = text.parse::<i64>() {
                visitor.visit_i64(number)
            } else if let Ok(number) = text.parse::<u64>() {
                visitor.visit_u64(number)
            } else if let Ok(number) = text.parse::<f64>() {
                visitor.visit_f64(number)
            } else {
                Err(Fault::Not("a number"))
            }
        })*
    };
}

macro_rules! texts {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            visitor.visit_str(self.line())
        })*
    };
}

impl<'de> Deserializer<'de> for Text<'_> {
    type Error = Fault;

    /// For whoever takes any type: what looks like a boolean or a number is one.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.line() {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            text if text.parse::<f64>().is_ok_and(f64::is_finite) => self.deserialize_f64(visitor),
            text => visitor.visit_str(text),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.line().parse() {
            Ok(boolean) => visitor.visit_bool(boolean),
            Err(_) => Err(Fault::Not("`true` or `false`")),
        }
    }

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64
    }

    texts! {
        deserialize_char deserialize_str deserialize_string deserialize_bytes deserialize_byte_buf
        deserialize_identifier
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_seq(SeqDeserializer::new(self.items().into_iter().map(item)))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let members = self.members().into_iter().map(|(name, value)| (name, item(value)));
        visitor.visit_map(MapDeserializer::new(members))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_map(visitor)
    }

    serde::forward_to_deserialize_any! { unit unit_struct enum ignored_any }
}
