//! HTML of flashcards as plain text: blocks become lines, lists get dashes, all else of the markup goes.

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

/// The text of a piece of HTML.
pub(crate) fn text_of(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        out.push_str(text);
        // A lone angle bracket is one.
        let is_tag =
            after.starts_with(|sign: char| sign.is_ascii_alphabetic() || matches!(sign, '/' | '!'));
        let Some((tag, after)) = after.split_once('>').filter(|_| is_tag) else {
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
        block(&mut out, &name);
    }
    out.push_str(rest);
    tidy(&decoded(&out))
}

fn block(out: &mut String, name: &str) {
    if BLOCKS.contains(&name) && !out.trim_end().is_empty() {
        out.push_str("\n\n");
    }
    match name {
        "li" => {
            if !out.ends_with('\n') {
                out.push('\n');
            }
            out.push_str("- ");
        }
        "td" | "th" if !out.ends_with('\n') => out.push(' '),
        other if LINES.contains(&other) => out.push('\n'),
        _ => {}
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
            ("if a < b then", "if a < b then"),
            ("<script>alert(1)</script>ok<style>p{}</style>", "ok"),
            ("<div>a</div><div>b</div>", "a\nb"),
            ("&lt;script&gt;", "<script>"),
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
