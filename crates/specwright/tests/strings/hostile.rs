//! Texts that would like to be code. The word `evil` stands alone in none of them, so that no name of it is `evil`.

/// Each would get out of something: a comment, a literal, an attribute, a fence, a format string, a macro, a line.
pub(crate) const HOSTILE: &[&str] = &[
    "*/ fn evil() {} /*",
    "\"; x(evil!()); \"",
    "\"# evil \"## evil",
    "'; x evil '",
    "#![evil] #[evil]",
    "]evil[x](y)`evil`<evil>",
    "{x evil} {0} $evil ${x evil}",
    "r#\"x evil",
    "x\\",
    "x\nfn evil() {}\n/// x",
    "x\rfn evil() {}\r\nfn evil() {}",
    "x\u{2028}fn evil() {}\u{85}fn evil() {}\u{b}fn evil() {}",
    "```rust\nevil!()\n```\n~~~\nevil!()\n~~~\n\n    evil!()\n\n```\nevil!()",
    "> ```\n> evil!()\n\n- ~~~\n  evil!()\n\n\tevil!()",
    "\u{0}\u{1}\u{7f}\u{feff}",
    "\u{202e}x evil\u{2066}\u{2069}\u{202c}",
    "é\u{301}e\u{301}\u{1f600}",
    "",
    " ",
    "-->\n[evil]: x\n<!-- evil",
    "self::evil!() crate::evil super::evil",
    "\"]\n[evil]\nx = \"",
    "../../x/evil",
    "https://evil.test/{x evil}?x=\"evil\"#evil",
    "$crate::evil!() #[cfg(evil)]",
    "\\u{0} \\x00 \\n \\",
    "x\r\n/// x\r\nfn evil() {}",
    "+\n      evil!()\n\n1.\n       evil!()",
    "| `x | <evil> |\n|---|---|\n| `x | [evil] |",
    "``evil`[evil]`",
    "\\\u{202e}[x evil]",
    "\u{2126}\u{1100}\u{1161}\u{f900}",
];

/// Longer than any name, line or literal that people write.
pub(crate) fn long() -> String {
    "x evil `[evil] ".repeat(1_000)
}
