//! Reports of at most so many bytes.

/// A report in parts, the gravest first. A part is left out as a whole, so that nothing is left open.
#[derive(Debug, Default)]
pub(super) struct Parts {
    parts: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    text: String,
    /// Whether it tells of a change, and is counted where it is left out.
    change: bool,
    /// Whether it is kept as long as anything is.
    kept: bool,
}

impl Parts {
    /// What says what all of it comes to.
    pub(super) fn summary(&mut self, text: impl Into<String>) {
        self.parts.push(Part { text: text.into(), change: false, kept: true });
    }

    /// What is around changes.
    pub(super) fn frame(&mut self, text: impl Into<String>) {
        self.parts.push(Part { text: text.into(), change: false, kept: false });
    }

    /// What tells of a change.
    pub(super) fn change(&mut self, text: impl Into<String>) {
        self.parts.push(Part { text: text.into(), change: true, kept: false });
    }

    /// All of it, or as much as fits, and how many changes are told of in what does not. Summaries go first; what is too long even
    /// then ends with a line.
    pub(super) fn fit(self, most: Option<usize>, cut: fn(usize) -> String) -> String {
        let size: usize = self.parts.iter().map(|part| part.text.len()).sum();
        let Some(most) = most.filter(|most| size > *most) else {
            return self.parts.into_iter().map(|part| part.text).collect();
        };
        // The longest that it can be.
        let reserved = cut(self.parts.len()).len();
        let summaries = self.parts.iter().filter(|part| part.kept).map(|part| part.text.len());
        let mut left = most.saturating_sub(reserved + summaries.sum::<usize>());
        let (mut out, mut out_of_room, mut lost) = (String::new(), false, 0);
        for part in &self.parts {
            out_of_room |= !part.kept && part.text.len() > left;
            if part.kept {
                out.push_str(&part.text);
            } else if out_of_room {
                lost += usize::from(part.change);
            } else {
                left -= part.text.len();
                out.push_str(&part.text);
            }
        }
        out.push_str(&cut(lost));
        lines(out, most)
    }
}

/// The lines of a text that fit.
fn lines(text: String, most: usize) -> String {
    if text.len() <= most {
        return text;
    }
    let bytes = &text.as_bytes()[..most];
    let end = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    text[..end].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(lost: usize) -> String {
        format!("{lost} left out\n")
    }

    fn parts() -> Parts {
        let mut parts = Parts::default();
        parts.summary("summary\n");
        parts.change("one\n");
        parts.change("two two two two\n");
        parts.change("three\n");
        parts
    }

    #[test]
    fn what_fits_is_whole() {
        assert_eq!(parts().fit(None, cut), "summary\none\ntwo two two two\nthree\n");
        assert_eq!(parts().fit(Some(34), cut), "summary\none\ntwo two two two\nthree\n");
    }

    #[test]
    fn the_end_is_left_out_part_by_part() {
        assert_eq!(parts().fit(Some(33), cut), "summary\none\n2 left out\n");
        assert_eq!(parts().fit(Some(20), cut), "summary\n3 left out\n");
    }

    #[test]
    fn what_is_kept_ends_with_a_line() {
        assert_eq!(parts().fit(Some(10), cut), "summary\n");
        assert_eq!(parts().fit(Some(3), cut), "");
    }
}
