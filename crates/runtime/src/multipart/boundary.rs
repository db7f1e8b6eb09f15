//! What parts are told apart by.

use std::{
    hash::{BuildHasher, Hasher, RandomState},
    sync::Arc,
};

use memchr::memmem;

/// Where boundaries come from.
pub(crate) type Boundaries = Arc<dyn Fn() -> String + Send + Sync>;

/// The longest boundary, in characters ([RFC 2046, 5.1.1](https://www.rfc-editor.org/rfc/rfc2046#section-5.1.1)).
const LONGEST: usize = 70;

/// A boundary that nobody can guess: parts that are streams cannot be looked through before they are sent. The standard library
/// keys each of its hashers anew, with what the system gives at random.
pub(crate) fn random() -> String {
    let number = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", number(), number())
}

/// A boundary of the source that occurs in none of the texts.
///
/// # Errors
/// The source gives what is no boundary, or what occurs.
pub(super) fn choose(source: &Boundaries, texts: &[&[u8]]) -> Result<String, String> {
    let mut boundary = source();
    // What needs no quotes in `Content-Type`.
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '+' | '\'');
    if boundary.is_empty() || !boundary.chars().all(plain) {
        return Err(format!("`{}` is not a boundary", boundary.escape_debug()));
    }
    // Whatever the texts are, a longer boundary occurs less often in them.
    let occurs =
        |boundary: &str| texts.iter().any(|text| memmem::find(text, boundary.as_bytes()).is_some());
    for digit in (b'0'..=b'9').map(char::from).cycle() {
        if boundary.len() > LONGEST {
            return Err("every boundary of the source occurs in a part".to_owned());
        }
        if !occurs(&boundary) {
            break;
        }
        boundary.push(digit);
    }
    Ok(boundary)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_boundary_is_lengthened_until_it_occurs_nowhere() {
        let source: Boundaries = Arc::new(|| "b".to_owned());
        let choose = |texts: &[&[u8]]| choose(&source, texts);
        assert_eq!(choose(&[b"a", b"c"]).as_deref(), Ok("b"));
        assert_eq!(choose(&[b"abc", b"--b0"]).as_deref(), Ok("b01"));
        let every = "b".to_owned() + &"0123456789".repeat(8);
        assert!(choose(&[every.as_bytes()]).is_err());
    }

    #[test]
    fn boundaries_are_new_each_time_and_plain() {
        let (one, other) = (random(), random());
        assert!(one != other && one.len() == 32);
        for bad in ["", "a b", "é", "a\"b"] {
            let source: Boundaries = Arc::new(move || bad.to_owned());
            assert!(choose(&source, &[]).is_err(), "{bad:?}");
        }
    }
}
