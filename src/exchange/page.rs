//! HTML of flashcards as Markdown: blocks become lines, lists get dashes, code stays code, all else of the markup goes.

use crate::exchange::literal::{code, literal};

/// Tags that end a line.
const LINES: &[&str] = &[
    "br",
    "/p",
    "/div",
    "/li",
    "/tr",
    "/ul",
    "/ol",
    "/pre",
    "/blockquote",
    "/h1",
    "/h2",
    "/h3",
    "/h4",
    "hr",
];
/// The deepest list whose lines are indented further.
const DEEPEST: usize = 6;

/// Tags before which a line is left empty.
const BLOCKS: &[&str] = &[
    "p",
    "ul",
    "ol",
    "pre",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "table",
];

/// The longest tag within which quotation marks are heeded, in bytes.
const TAG_MAX: usize = 4096;

/// The text of a piece of HTML, as Markdown that shows its signs.
pub(crate) fn text_of(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    // How many lists are open.
    let mut depth: usize = 0;
    // What code that is open ends with, and where in the text it began.
    let mut open: Option<(&str, usize)> = None;
    while let Some((text, after)) = rest.split_once('<') {
        push_text(&mut out, text, open.is_some());
        // A lone angle bracket is one.
        let is_tag =
            after.starts_with(|sign: char| sign.is_ascii_alphabetic() || matches!(sign, '/' | '!'));
        let Some((tag, after)) = tag_of(after).filter(|_| is_tag) else {
            out.push('<');
            rest = after;
            continue;
        };
        let name: String = tag
            .chars()
            .take_while(|sign| !sign.is_whitespace())
            .collect();
        let name = name.trim_end_matches('/').to_ascii_lowercase();
        rest = after;
        if matches!(name.as_str(), "script" | "style") {
            let end = format!("</{name}");
            let at = rest.to_ascii_lowercase().find(&end);
            rest = at.and_then(|at| rest.get(at..)).unwrap_or_default();
        }
        match name.as_str() {
            "ul" | "ol" => depth += 1,
            "/ul" | "/ol" => depth = depth.saturating_sub(1),
            _ => {}
        }
        match (name.as_str(), open) {
            (closing, Some((end, from))) if closing == end => {
                close(&mut out, end, from);
                open = None;
            }
            _ => {}
        }
        block(&mut out, &name, depth.min(DEEPEST));
        match (name.as_str(), open) {
            ("pre", None) => open = Some(("/pre", out.len())),
            ("code", None) => open = Some(("/code", out.len())),
            _ => {}
        }
    }
    push_text(&mut out, rest, open.is_some());
    if let Some((end, from)) = open {
        close(&mut out, end, from);
    }
    tidy(&out)
}

fn push_text(out: &mut String, text: &str, is_code: bool) {
    let text = decoded(text);
    if is_code {
        out.push_str(&text);
    } else {
        out.push_str(&literal(&text));
    }
}

/// Quotes the code that began at a byte of the text.
fn close(out: &mut String, end: &str, from: usize) {
    let text = out.split_off(from.min(out.len()));
    let quoted = code(&text, end == "/pre");
    if quoted.contains('\n') {
        end_line(out);
    }
    out.push_str(&quoted);
}

/// A tag and what follows it; an angle bracket in a quoted value does not end it.
fn tag_of(text: &str) -> Option<(&str, &str)> {
    let mut quote = None;
    let mut before = ' ';
    for (at, sign) in text.char_indices().take_while(|(at, _)| *at < TAG_MAX) {
        match (sign, quote) {
            ('>', None) => return Some((text.get(..at)?, text.get(at + 1..)?)),
            ('"' | '\'', None) if before == '=' => quote = Some(sign),
            (_, Some(mark)) if mark == sign => quote = None,
            _ => {}
        }
        if !sign.is_whitespace() {
            before = sign;
        }
    }
    // Nothing closes the quotation mark: then it opened none.
    text.split_once('>')
}

/// What a tag does to the lines; `depth` lists are open, one that it opens included.
fn block(out: &mut String, name: &str, depth: usize) {
    // Inside a list a paragraph or another list goes on in the next line.
    let is_inside = depth > usize::from(matches!(name, "ul" | "ol"));
    match name {
        "li" => {
            end_line(out);
            out.push_str(&"  ".repeat(depth.saturating_sub(1)));
            out.push_str("- ");
        }
        "/li" => end_line(out),
        "td" | "th" if !out.ends_with('\n') => out.push(' '),
        other
            if is_inside
                && other != "br"
                && (BLOCKS.contains(&other) || LINES.contains(&other)) =>
        {
            end_line(out);
        }
        other if BLOCKS.contains(&other) && !out.trim_end().is_empty() => out.push_str("\n\n"),
        other if LINES.contains(&other) => out.push('\n'),
        _ => {}
    }
}

fn end_line(out: &mut String) {
    if !out.is_empty() && !out.ends_with('\n') && !out.ends_with("- ") {
        out.push('\n');
    }
}

/// Lines without blanks at their ends, never two empty ones in a row.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.lines().map(str::trim_end) {
        empty = if line.is_empty() { empty + 1 } else { 0 };
        if empty < 2 && !(out.is_empty() && line.is_empty()) {
            out.push_str(line);
            out.push('\n');
        }
    }
    out.trim_end().to_owned()
}

/// Entities by what they mean; unknown ones stay.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((head, after)) = rest.split_once('&') {
        out.push_str(head);
        let entity = after.split_once(';').filter(|(name, _)| name.len() <= 8);
        let sign = entity.and_then(|(name, _)| meaning(name));
        if let (Some((_, after)), Some(sign)) = (entity, sign) {
            out.push(sign);
            rest = after;
        } else {
            out.push('&');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

fn meaning(name: &str) -> Option<char> {
    let named = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "rarr" => '→',
        "times" => '×',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    };
    Some(named)
}

#[cfg(test)]
mod tests {
    use super::text_of;

    #[test]
    fn markup_goes_and_meaning_stays() {
        for (html, text) in [
            ("a<br>b<br/>c", "a\nb\nc"),
            ("<p>One</p><p>Two</p>", "One\n\nTwo"),
            ("x<ul><li>a</li><li><b>b</b></li></ul>", "x\n\n- a\n- b"),
            (
                "1 &lt; 2 &amp;&amp; 3 &#62; 2&nbsp;&#x41; &unknown; & co",
                "1 < 2 && 3 > 2 A &unknown; & co",
            ),
            (
                "a<ul><li><p>one</p><ul><li>deep</li><li>deeper</li></ul></li><li>two</li></ul><p>end</p>",
                "a\n\n- one\n  - deep\n  - deeper\n- two\n\nend",
            ),
            ("if a < b then", "if a < b then"),
            ("<script>alert(1)</script>ok<style>p{}</style>", "ok"),
            ("<div>a</div><div>b</div>", "a\nb"),
            ("&lt;script&gt;", "<script>"),
            ("<a title=\"x > y\">go</a>?", "go?"),
            ("<a title=\"x>go</a>?", "go?"),
            ("<b>__init__</b> or a*b*c", "`__init__` or `a*b*c`"),
            (
                "Call <code>__init__</code>, then<pre><code>a&lt;b&gt;<br>  __c__</code></pre>done",
                "Call `__init__`, then\n\n```\na<b>\n  __c__\n```\n\ndone",
            ),
            ("<code>open", "`open`"),
        ] {
            assert_eq!(text_of(html), text, "{html}");
        }
    }

    #[test]
    fn broken_markup_ends() {
        for html in [
            "<",
            "<a",
            "</",
            "<script>x",
            "&",
            "&#x110000;",
            "<<<>>>",
            "&#;",
        ] {
            let _ = text_of(html);
        }
    }
}
