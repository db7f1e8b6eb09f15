//! Wire names as identifiers, by the [naming guideline](https://rust-lang.github.io/api-guidelines/naming.html).

use std::{fmt::Write, iter};

use heck::{ToSnakeCase, ToUpperCamelCase};
use unicode_ident::{is_xid_continue, is_xid_start};

/// A field, method or argument: `snake_case`, without `r#`.
#[must_use]
pub(crate) fn snake(wire: &str) -> String {
    let name = words(wire).to_snake_case();
    usable(name, "value")
}

/// A type: `UpperCamelCase`. Other names start with it, so that there is no `_` at its end.
#[must_use]
pub(crate) fn type_name(wire: &str) -> String {
    match words(wire).to_upper_camel_case() {
        name if name == "Self" => "SelfType".to_owned(),
        name => usable(name, "Value"),
    }
}

/// A variant: `UpperCamelCase`; the empty string is `Empty`.
#[must_use]
pub(crate) fn variant_name(wire: &str) -> String {
    let text = if wire.is_empty() { "empty" } else { wire };
    usable(words(text).to_upper_camel_case(), "Value")
}

/// A function named after a variant.
#[must_use]
pub(crate) fn constructor_name(variant: &str) -> String {
    snake(variant)
}

/// The identifier, or one that may stand for it: `Self` cannot be a name even with `r#`, and digits cannot start one.
fn usable(name: String, empty: &str) -> String {
    match name.as_str() {
        "" => empty.to_owned(),
        "Self" | "self" | "super" | "crate" => format!("{name}_"),
        _ if !name.starts_with(is_xid_start) => format!("_{name}"),
        _ => name,
    }
}

/// The text with everything that no identifier can hold made a word or a separator.
fn words(wire: &str) -> String {
    // Not everything that counts as a letter or digit may be in an identifier: `m²`.
    let in_word = |c: char| c.is_alphanumeric() && is_xid_continue(c);
    let has_word = wire.chars().any(in_word);
    let mut text = String::with_capacity(wire.len());
    let followed = wire.chars().skip(1).map(Some).chain(iter::once(None));
    for (at, (c, next)) in wire.chars().zip(followed).enumerate() {
        let sign = at == 0 && next.is_some_and(|next| next.is_ascii_digit());
        match spoken(c) {
            _ if in_word(c) => text.push(c),
            // A separator between words says nothing; alone, as a sign or in front of a digit it is the name.
            Some(word) if !has_word || (sign && matches!(c, '+' | '-')) || c == '+' => {
                let _ = write!(text, " {word} ");
            }
            None if !has_word && !c.is_whitespace() => {
                let _ = write!(text, " u{:x} ", u32::from(c));
            }
            _ => text.push(' '),
        }
    }
    text
}

/// The word for a symbol.
fn spoken(symbol: char) -> Option<&'static str> {
    Some(match symbol {
        '+' => "plus",
        '-' => "minus",
        '*' => "star",
        '/' => "slash",
        '=' => "equal",
        '<' => "less",
        '>' => "greater",
        '!' => "not",
        '?' => "question",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '%' => "percent",
        '&' => "and",
        '|' => "or",
        '~' => "tilde",
        '^' => "caret",
        '#' => "hash",
        '@' => "at",
        '$' => "dollar",
        '_' => "underscore",
        ' ' => "space",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_as_a_person_would_write_it() {
        assert_eq!(snake("testCaseBatchJobID"), "test_case_batch_job_id");
        assert_eq!(snake("X-Data-Respan-Params"), "x_data_respan_params");
        assert_eq!(snake("type"), "type");
        assert_eq!(type_name("list_batch-tests.v2"), "ListBatchTestsV2");
        assert_eq!(variant_name("retell-llm"), "RetellLlm");
        assert_eq!(variant_name("in_progress"), "InProgress");
    }

    /// What is written, as a field, as a type and as a variant.
    #[test]
    fn every_text_has_a_name() {
        let cases = [
            ("", "value", "Value", "Empty"),
            (" ", "space", "Space", "Space"),
            ("+", "plus", "Plus", "Plus"),
            ("-", "minus", "Minus", "Minus"),
            (">=", "greater_equal", "GreaterEqual", "GreaterEqual"),
            ("!=", "not_equal", "NotEqual", "NotEqual"),
            ("()", "u28_u29", "U28U29", "U28U29"),
            ("C++", "c_plus_plus", "CPlusPlus", "CPlusPlus"),
            ("a+b", "a_plus_b", "APlusB", "APlusB"),
            ("_", "underscore", "Underscore", "Underscore"),
            ("__typename", "typename", "Typename", "Typename"),
            ("$ref", "ref", "Ref", "Ref"),
            ("@type", "type", "Type", "Type"),
            ("r#type", "r_type", "RType", "RType"),
            ("self", "self_", "SelfType", "Self_"),
            ("SELF", "self_", "SelfType", "Self_"),
            ("super", "super_", "Super", "Super"),
            ("crate", "crate_", "Crate", "Crate"),
            ("async", "async", "Async", "Async"),
            ("2FA", "_2fa", "_2fa", "_2fa"),
            ("3.0", "_3_0", "_30", "_30"),
            ("ID", "id", "Id", "Id"),
            ("userIDs", "user_i_ds", "UserIDs", "UserIDs"),
            ("HTTPServer", "http_server", "HttpServer", "HttpServer"),
            ("naïve café", "naïve_café", "NaïveCafé", "NaïveCafé"),
            ("名前", "名前", "名前", "名前"),
            ("Größe", "größe", "Größe", "Größe"),
            ("€", "u20ac", "U20ac", "U20ac"),
            ("🦀", "u1f980", "U1f980", "U1f980"),
            ("a🦀b", "a_b", "AB", "AB"),
            ("a/b.c:d", "a_b_c_d", "ABCD", "ABCD"),
            ("application/json", "application_json", "ApplicationJson", "ApplicationJson"),
        ];
        for (wire, field, ty, variant) in cases {
            let names = (snake(wire), type_name(wire), variant_name(wire));
            assert_eq!(names, (field.into(), ty.into(), variant.into()), "{wire:?}");
        }
    }

    #[test]
    fn finds_a_name_for_everything() {
        assert_eq!(variant_name(""), "Empty");
        assert_eq!(variant_name("+1"), "Plus1");
        assert_eq!(variant_name("-1"), "Minus1");
        assert_eq!(variant_name(">="), "GreaterEqual");
        assert_eq!(variant_name("4k"), "_4k");
        assert_eq!(variant_name("self"), "Self_");
        assert_eq!(snake("self"), "self_");
        assert_eq!(snake("名前"), "名前");
        assert_eq!(variant_name("→"), "U2192");
    }

    #[test]
    fn holds_only_what_an_identifier_may_hold() {
        // Letters and digits by Unicode, but not in identifiers: a superscript, a fraction, a circled letter.
        assert_eq!(snake("area m²"), "area_m");
        assert_eq!(variant_name("½"), "Ubd");
        assert_eq!(type_name("Ⓐ"), "U24b6");
        // A digit of another script, and a vowel sign, start no identifier.
        assert_eq!(snake("٣a"), "_٣a");
        assert_eq!(snake("\u{93e}x"), "_\u{93e}x");
        assert_eq!(snake("a\u{202e}b\n\"c"), "a_b_c");
    }
}
