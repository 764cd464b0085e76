//! Markdown as HTML that runs nothing and fetches nothing; knows no packs and no files.

use crate::text::clean;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd, html};

/// Markdown as one line of HTML.
///
/// Raw HTML is shown as text, images by their words, links lead only to `http` and `https`. Square brackets become
/// entities, since flashcard programs take `[sound:...]` and its like as orders.
pub fn of_markdown(markdown: &str) -> String {
    let clean = clean::text(markdown);
    let mut code = false;
    // One entry an open link or image: whether its tag was written.
    let mut open = Vec::new();
    let events = Parser::new_ext(&clean, Options::ENABLE_TABLES).filter_map(|event| match event {
        Event::Start(Tag::CodeBlock(_)) => {
            code = true;
            // The word behind a fence would become an attribute.
            Some(Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)))
        }
        Event::End(TagEnd::CodeBlock) => {
            code = false;
            Some(Event::End(TagEnd::CodeBlock))
        }
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            id,
            ..
        }) => {
            let safe = dest_url.starts_with("https://") || dest_url.starts_with("http://");
            open.push(safe);
            // A title is nothing that is read, but its brackets would stand as they are.
            let bare = Tag::Link {
                link_type,
                dest_url: dest_url.replace('[', "%5B").replace(']', "%5D").into(),
                title: "".into(),
                id,
            };
            safe.then_some(Event::Start(bare))
        }
        Event::Start(Tag::Image { .. }) => {
            open.push(false);
            None
        }
        Event::End(TagEnd::Link | TagEnd::Image) => {
            let written = open.pop().unwrap_or(false);
            written.then_some(event)
        }
        Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
            Some(Event::InlineHtml(shown(&text, code)))
        }
        Event::Code(text) => {
            let inner = shown(&text, false);
            Some(Event::InlineHtml(format!("<code>{inner}</code>").into()))
        }
        Event::SoftBreak => Some(Event::Text(" ".into())),
        Event::Start(_)
        | Event::End(_)
        | Event::InlineMath(_)
        | Event::DisplayMath(_)
        | Event::FootnoteReference(_)
        | Event::HardBreak
        | Event::Rule
        | Event::TaskListMarker(_) => Some(event),
    });
    let mut out = String::with_capacity(clean.len() + clean.len() / 4);
    html::push_html(&mut out, events);
    // What line ends are left stand between tags.
    out.replace('\n', "")
}

/// Plain text as one line of HTML.
pub fn of_text(text: &str) -> String {
    shown(&clean::text(text), true).into_string()
}

/// Foreign text so that it is shown and nothing else; line ends are kept where `breaks` says so.
fn shown(text: &str, breaks: bool) -> CowStr<'static> {
    let mut out = String::with_capacity(text.len() + 8);
    let text = if breaks {
        text.trim_end_matches('\n')
    } else {
        text
    };
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '[' => out.push_str("&#91;"),
            ']' => out.push_str("&#93;"),
            '\n' if breaks => out.push_str("<br>"),
            '\n' => out.push(' '),
            other => out.push(other),
        }
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::{of_markdown, of_text};

    #[test]
    fn markdown_becomes_one_line_of_html() {
        let page = "A **bold** `a<b`\nnext\n\n- one\n- two\n\n```\nlet x;\n  y\n```\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n";
        let html = of_markdown(page);
        assert!(!html.contains('\n'));
        for part in [
            "<p>A <strong>bold</strong> <code>a&lt;b</code> next</p>",
            "<ul><li>one</li><li>two</li></ul>",
            "<pre><code>let x;<br>  y</code></pre>",
            "<td style=\"text-align: right\">2</td>",
        ] {
            assert!(html.contains(part), "{part} is not in {html}");
        }
    }

    #[test]
    fn nothing_runs_and_nothing_is_fetched() {
        let page = "A <script>x()</script> <img src=x onerror=y> ![pic](https://e.org/p.png) [go](javascript:z) \
            [out](https://e.org/?a=1&b=2) [sound:x.mp3] \u{1b}[2J \
            [at](https://e.org/[sound:c.mp3] \"[sound:a.mp3][latex]x[/latex]\")\n\n```[sound:b.mp3]\ncode\n```\n";
        let html = of_markdown(page);
        for part in [
            "<script",
            "<img",
            "javascript",
            "[sound",
            "[latex",
            "\u{1b}",
        ] {
            assert!(!html.contains(part), "{part} is in {html}");
        }
        for part in [
            "&lt;script&gt;",
            "pic",
            "go",
            "href=\"https://e.org/?a=1&amp;b=2\"",
            "&#91;sound:x.mp3&#93;",
        ] {
            assert!(html.contains(part), "{part} is not in {html}");
        }
    }

    #[test]
    fn plain_text_keeps_its_lines() {
        assert_eq!(of_text("a <b>\nc"), "a &lt;b&gt;<br>c");
    }
}
