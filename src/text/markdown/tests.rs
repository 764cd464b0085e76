//! Tests of Markdown: what a reader sees at wide, narrow and absurd widths.

use super::layout;
use crate::text::cells::clusters;
use crate::text::span::{Line, LineKind, Role};
use proptest::prelude::{ProptestConfig, any, proptest};

fn shown(markdown: &str, width: usize) -> String {
    let lines: Vec<String> = layout(markdown, width).iter().map(Line::text).collect();
    lines.join("\n")
}

fn role_of(lines: &[Line], text: &str) -> Option<Role> {
    lines
        .iter()
        .flat_map(|line| &line.spans)
        .find(|span| span.text.contains(text))
        .map(|span| span.role)
}

#[test]
fn paragraphs_and_headings_stand_apart() {
    let page = "# Cache first\nOne two\nthree.\n\nNext.";
    assert_eq!(shown(page, 40), "Cache first\n\nOne two three.\n\nNext.");
    let lines = layout(page, 40);
    assert_eq!(lines.first().unwrap().kind, LineKind::Heading(1));
    assert_eq!(role_of(&lines, "Cache"), Some(Role::Heading));
}

#[test]
fn words_wear_their_roles() {
    let lines = layout(
        "A **strong** *soft* `code` [name](https://x.example) ![a picture](x.png) <b>raw</b>",
        200,
    );
    assert_eq!(lines.len(), 1);
    assert_eq!(
        lines.first().unwrap().text(),
        "A strong soft code name a picture <b>raw</b>"
    );
    for (text, role) in [
        ("strong", Role::Strong),
        ("soft", Role::Emphasis),
        ("code", Role::Code),
        ("name", Role::Link),
        ("a picture", Role::Muted),
        ("<b>", Role::Plain),
    ] {
        assert_eq!(role_of(&lines, text), Some(role), "{text}");
    }
}

#[test]
fn lists_hang() {
    let page = "- first item is long\n- second\n  1. one\n  2. two\n";
    assert_eq!(
        shown(page, 12),
        "• first item\n  is long\n• second\n  1. one\n  2. two"
    );
    assert_eq!(shown("9. x\n10. x\n11. x", 20), " 9. x\n10. x\n11. x");
    assert_eq!(shown("- a\n\n- b", 20), "• a\n\n• b");
    assert_eq!(shown("-\n- b", 20), "•\n• b");
}

#[test]
fn code_is_kept_and_cut() {
    let page = "```rust\nfn main() {\n\tlet a = 1;\n\n}\n```";
    assert_eq!(shown(page, 40), "fn main() {\n    let a = 1;\n\n}");
    assert_eq!(shown(page, 9), "fn main(…\n    let…\n\n}");
    assert!(
        layout(page, 9)
            .iter()
            .all(|line| line.kind == LineKind::Code)
    );
}

#[test]
fn quotes_have_a_bar() {
    assert_eq!(
        shown("> one two three\n>\n> next", 9),
        "▌ one two\n▌ three\n▌\n▌ next"
    );
    assert_eq!(role_of(&layout("> one", 9), "one"), Some(Role::Quote));
}

const TABLE: &str = "| Store | Reads | When |\n|---|--:|---|\n| Redis | 100 k | hot keys |\n| Postgres | 20 k | joins and transactions |\n";

#[test]
fn tables_fit_the_page() {
    assert_eq!(
        shown(TABLE, 60),
        "Store     Reads  When\n────────  ─────  ──────────────────────\nRedis     100 k  hot keys\nPostgres   20 k  joins and transactions"
    );
    assert_eq!(
        shown(TABLE, 32),
        "Store     Reads  When\n────────  ─────  ───────────────\nRedis     100 k  hot keys\n\nPostgres   20 k  joins and\n                 transactions"
    );
    assert_eq!(
        shown(TABLE, 20),
        "Redis\nReads: 100 k\nWhen: hot keys\n\nPostgres\nReads: 20 k\nWhen: joins and\ntransactions"
    );
}

#[test]
fn rules_and_raw_html() {
    assert_eq!(shown("a\n\n---\n\nb", 5), "a\n\n─────\n\nb");
    assert_eq!(shown("<div>\nx\n</div>", 20), "<div>\nx\n</div>");
}

#[test]
fn entities_bring_nothing_in() {
    let page = shown("a&#x1b;[2J&#x202e;b&#x9b;c&#10;d", 40);
    assert_eq!(page, "a␛[2Jb\u{fffd}c\nd");
}

#[test]
fn depth_is_bounded() {
    for page in [
        ">".repeat(30_000),
        "- ".repeat(5_000),
        "[".repeat(20_000),
        "*".repeat(20_000),
    ] {
        let _ = layout(&format!("{page} x"), 40);
    }
}

fn holds(page: &str, width: usize) {
    for line in layout(page, width) {
        let solid = line.text();
        let clusters: Vec<_> = clusters(&solid).filter(|c| c.width > 0).collect();
        let inks = clusters.iter().filter(|c| !c.text.trim().is_empty());
        assert!(
            line.width() <= width || inks.count() <= 1,
            "{solid:?} is wider than {width}"
        );
        assert!(!solid.chars().any(char::is_control), "{solid:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_page_at_any_width(page in any::<String>(), width in 1_usize..50) {
        holds(&page, width);
    }

    #[test]
    fn marked_up_pages_at_any_width(
        page in proptest::collection::vec(
            proptest::sample::select(vec![
                "# ", "- ", "1. ", "> ", "```\n", "    ", "\n", "\n\n", "|", "|---|:-:|\n", "**", "*", "`", "[a](b)",
                "![x](y)", "<b>", "word ", "longerword ", "日本語", "👩‍💻", "e\u{301}", "&#27;", "&nbsp;", "---\n", "\t", "\\\n",
            ]),
            0..40,
        ),
        width in 1_usize..40,
    ) {
        holds(&page.concat(), width);
    }
}
