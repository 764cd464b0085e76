//! Plain text put where Markdown is read, so that it shows the signs it has; knows no flashcards.

use crate::text::markdown::layout;

/// Wider than any line that a pack may hold, in cells.
const WIDE: usize = 1 << 20;

/// Signs that Markdown may take away.
const TAKEN: &[char] = &['*', '_', '`', '[', ']', '(', ')', '<', '>', '~', '\\', '#'];

/// Plain text as Markdown: where Markdown would take signs away, the words that hold them become code.
pub(crate) fn literal(text: &str) -> String {
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| {
            if !loses_signs(line) {
                return line.to_owned();
            }
            let words: Vec<String> = line.split(' ').map(word).collect();
            words.join(" ")
        })
        .collect();
    lines.join("\n")
}

/// Code as Markdown: of several lines, or where a block is wished for, as a block, else in the sentence.
pub(crate) fn code(text: &str, is_block: bool) -> String {
    let text = if is_block || text.trim().contains('\n') {
        text.trim_end().trim_start_matches('\n')
    } else {
        text.trim()
    };
    if text.is_empty() {
        return String::new();
    }
    let longest = text.split(|sign| sign != '`').map(str::len).max();
    let longest = longest.unwrap_or(0);
    if is_block || text.contains('\n') {
        let fence = "`".repeat((longest + 1).max(3));
        return format!("{fence}\n{text}\n{fence}\n");
    }
    let fence = "`".repeat(longest + 1);
    // A blank keeps the quotes of the text from those around it.
    let gap = if longest > 0 { " " } else { "" };
    format!("{fence}{gap}{text}{gap}{fence}")
}

fn loses_signs(line: &str) -> bool {
    let signs = |text: &str| text.matches(TAKEN).count();
    let held = signs(line);
    if held == 0 {
        return false;
    }
    let lines = layout(line.trim(), WIDE);
    let spans = lines.iter().flat_map(|line| &line.spans);
    held != spans.map(|span| signs(&span.text)).sum::<usize>()
}

/// A word as code, if it holds such a sign; the marks of the sentence around it stay outside.
fn word(word: &str) -> String {
    let core = word.trim_end_matches(['.', ',', ';', ':', '?', '!']);
    let core = core.trim_start_matches('(');
    let core = if core.contains('(') {
        core
    } else {
        core.trim_end_matches(')')
    };
    let is_sign = |sign: char| TAKEN.contains(&sign) && !matches!(sign, '(' | ')');
    match word.split_once(core) {
        Some((before, after)) if core.contains(is_sign) => {
            format!("{before}{}{after}", code(core, false))
        }
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{code, literal};
    use crate::text::markdown::layout;
    use proptest::prelude::{prop_assert_eq, proptest};

    #[test]
    fn words_keep_their_signs() {
        for (text, markdown) in [
            (
                "What does __init__ do with a*b*c?",
                "What does `__init__` do with `a*b*c`?",
            ),
            (
                "snake_case_name and 2 * 3 stay",
                "snake_case_name and 2 * 3 stay",
            ),
            (
                "See (*this*), and f(__x__).",
                "See (`*this*`), and `f(__x__)`.",
            ),
            ("# no heading", "`#` no heading"),
            ("a `b` c", "a `` `b` `` c"),
        ] {
            assert_eq!(literal(text), markdown, "{text}");
        }
    }

    #[test]
    fn code_is_quoted_whatever_it_holds() {
        assert_eq!(code(" __init__ ", false), "`__init__`");
        assert_eq!(code("a\n  b", false), "```\na\n  b\n```\n");
        assert_eq!(code("```", true), "````\n```\n````\n");
        assert_eq!(code(" ", false), "");
    }

    proptest! {
        #[test]
        fn a_pair_of_signs_is_shown(word in "[a-z]{1,6}", sign in "[*_`]{1,2}") {
            let text = format!("before {sign}{word}{sign} after");
            let lines = layout(&literal(&text), 200);
            let shown: String = lines.iter().flat_map(|line| &line.spans).map(|span| span.text.as_str()).collect();
            prop_assert_eq!(shown, text);
        }
    }
}
