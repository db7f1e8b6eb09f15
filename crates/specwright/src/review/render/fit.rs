//! Reports of at most so many bytes.

/// A report in parts, the gravest first. A part is left out as a whole, so that nothing is left open.
#[derive(Debug, Default)]
pub(super) struct Parts {
    parts: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    text: String,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It says what all of it comes to, and is kept as long as anything is.
    Summary,
    /// It is around changes.
    Frame,
    /// It tells of a change, and is counted where it is left out.
    Change,
    /// It opens what the next of [`Kind::End`] closes.
    Start,
    /// It is there where its start is.
    End,
}

impl Parts {
    fn add(&mut self, kind: Kind, text: impl Into<String>) {
        self.parts.push(Part { text: text.into(), kind });
    }

    /// What says what all of it comes to.
    pub(super) fn summary(&mut self, text: impl Into<String>) {
        self.add(Kind::Summary, text);
    }

    /// What is around changes.
    pub(super) fn frame(&mut self, text: impl Into<String>) {
        self.add(Kind::Frame, text);
    }

    /// What tells of a change.
    pub(super) fn change(&mut self, text: impl Into<String>) {
        self.add(Kind::Change, text);
    }

    /// Changes between what opens and what closes them.
    pub(super) fn group(&mut self, start: String, changes: Vec<String>, end: &str) {
        self.add(Kind::Start, start);
        changes.into_iter().for_each(|text| self.change(text));
        self.add(Kind::End, end);
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
        let summaries = self.parts.iter().filter(|part| part.kind == Kind::Summary);
        let summaries: usize = summaries.map(|part| part.text.len()).sum();
        let mut left = most.saturating_sub(reserved + summaries);
        let (mut out, mut full, mut open, mut lost) = (String::new(), false, false, 0);
        for (at, part) in self.parts.iter().enumerate() {
            let ends = || self.parts[at..].iter().find(|part| part.kind == Kind::End);
            let kept = match part.kind {
                Kind::Summary => true,
                Kind::End => std::mem::take(&mut open),
                Kind::Frame | Kind::Change | Kind::Start => {
                    let end = if part.kind == Kind::Start { ends() } else { None };
                    let size = part.text.len() + end.map_or(0, |end| end.text.len());
                    full |= size > left;
                    left = if full { left } else { left - size };
                    open |= !full && part.kind == Kind::Start;
                    !full
                }
            };
            if kept {
                out.push_str(&part.text);
            }
            lost += usize::from(!kept && part.kind == Kind::Change);
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
    fn what_is_open_is_closed() {
        let grouped = || {
            let mut parts = Parts::default();
            let changes = ["a\n", "b\n", "c\n"].map(str::to_owned);
            parts.group("<\n".to_owned(), changes.to_vec(), ">\n");
            parts.frame("a line at the end\n");
            parts
        };
        assert_eq!(grouped().fit(Some(20), cut), "<\na\nb\n>\n1 left out\n");
        assert_eq!(grouped().fit(Some(14), cut), "3 left out\n");
    }

    #[test]
    fn what_is_kept_ends_with_a_line() {
        assert_eq!(parts().fit(Some(10), cut), "summary\n");
        assert_eq!(parts().fit(Some(3), cut), "");
    }
}
