//! Places in JSON, which is brackets, commas and quotes: the parser of YAML's events takes seconds and gigabytes for what large
//! descriptions hold.

use std::ops::Range;

use super::{Building, Fault, Positions};

/// Places of all nodes of `text[part]`, as offsets into `text`. `None`: this is not JSON, or is so only in part.
pub(super) fn scan(text: &str, part: Range<usize>) -> Option<(Positions, Vec<Fault>)> {
    let building = Building::of(text);
    let mut pass = Pass { bytes: text.as_bytes(), at: part.start, end: part.end, building };
    match pass.run() {
        Ok(()) | Err(Stop::Limit) => Some(pass.building.finish(part.end)),
        Err(Stop::Unexpected) => None,
    }
}

/// Why there is nothing more to read.
enum Stop {
    Unexpected,
    /// There is too much, which is noted.
    Limit,
}

struct Pass<'a> {
    bytes: &'a [u8],
    at: usize,
    end: usize,
    building: Building<'a>,
}

impl Pass<'_> {
    fn run(&mut self) -> Result<(), Stop> {
        loop {
            if self.value()? {
                continue;
            }
            // Behind a value: what is open goes on, or ends.
            loop {
                if self.building.stack.is_empty() {
                    return self.peek().map_or(Ok(()), |_| Err(Stop::Unexpected));
                }
                match self.next()? {
                    b',' => {
                        self.key_if_mapping()?;
                        break;
                    }
                    b']' | b'}' => self.building.close(self.at),
                    _ => return Err(Stop::Unexpected),
                }
            }
        }
    }

    /// Reads a value, or the start of one: `true`, then what it holds is next.
    fn value(&mut self) -> Result<bool, Stop> {
        let first = self.peek().ok_or(Stop::Unexpected)?;
        let start = self.at;
        match first {
            b'{' | b'[' => {
                self.at += 1;
                self.building.open(start..self.at, first == b'[');
                let close = if first == b'[' { b']' } else { b'}' };
                if self.peek() == Some(close) {
                    self.at += 1;
                    self.building.close(self.at);
                    return self.limited(false);
                }
                self.key_if_mapping()?;
                self.limited(true)
            }
            b'"' => {
                let value = self.string()?;
                self.building.leaf("", value);
                self.limited(false)
            }
            b'-' | b'0'..=b'9' | b't' | b'f' | b'n' => {
                let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
                let rest = self.bytes[start..self.end].iter();
                self.at += rest.take_while(|byte| plain(byte)).count();
                self.building.leaf("", start..self.at);
                self.limited(false)
            }
            _ => Err(Stop::Unexpected),
        }
    }

    fn limited(&self, more: bool) -> Result<bool, Stop> {
        if self.building.limit.is_some() { Err(Stop::Limit) } else { Ok(more) }
    }

    /// Reads the name of a member and the colon behind it, in a mapping.
    fn key_if_mapping(&mut self) -> Result<(), Stop> {
        if !self.building.wants_name() {
            return Ok(());
        }
        if self.peek() != Some(b'"') {
            return Err(Stop::Unexpected);
        }
        let key = self.string()?;
        let written =
            std::str::from_utf8(&self.bytes[key.clone()]).map_err(|_| Stop::Unexpected)?;
        let plain = &written[1..written.len() - 1];
        if plain.contains('\\') {
            let name: String = serde_json::from_str(written).map_err(|_| Stop::Unexpected)?;
            self.building.name(&name, key);
        } else {
            self.building.name(plain, key);
        }
        if self.next()? == b':' { Ok(()) } else { Err(Stop::Unexpected) }
    }

    /// A string, quotes included.
    fn string(&mut self) -> Result<Range<usize>, Stop> {
        let start = self.at;
        self.at += 1;
        while self.at < self.end {
            match self.bytes[self.at] {
                b'"' => {
                    self.at += 1;
                    return Ok(start..self.at);
                }
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        Err(Stop::Unexpected)
    }

    /// The next byte that is no white space, which stays to be read.
    fn peek(&mut self) -> Option<u8> {
        let rest = self.bytes[self.at.min(self.end)..self.end].iter();
        self.at += rest.take_while(|byte| b" \t\r\n".contains(byte)).count();
        self.bytes[..self.end].get(self.at).copied()
    }

    fn next(&mut self) -> Result<u8, Stop> {
        let byte = self.peek().ok_or(Stop::Unexpected)?;
        self.at += 1;
        Ok(byte)
    }
}
