//! Holds `content/FORMAT.md` to its word: the examples form a pack without a fault, and its lists are the program's.

use greenroom::pack::{Source, Strictness, check, house_rules};
use std::path::Path;

fn page() -> &'static str {
    include_str!("../content/FORMAT.md")
}

/// The TOML blocks of the page: the name in the first line of each, and its text.
fn examples() -> Vec<(String, String)> {
    let blocks = page().split("```toml\n").skip(1);
    let block = |rest: &str| {
        let text = rest.split("```").next().unwrap_or_default();
        let name = text.lines().next().unwrap_or_default();
        (name.trim_start_matches("# ").to_owned(), text.to_owned())
    };
    blocks.map(block).collect()
}

#[test]
fn the_examples_form_a_pack_without_a_fault() {
    let examples = examples();
    let files: Vec<(&str, &str)> = examples
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let is_named = |name: &str| Path::new(name).extension().is_some_and(|end| end == "toml");
    assert!(files.iter().all(|(name, _)| is_named(name)));
    let loaded = check(&Source::of_texts("FORMAT.md", &files), Strictness::Format);
    assert_eq!(loaded.diagnostics, []);
    let pack = loaded.pack.unwrap();
    let mut kinds: Vec<&str> = pack.questions.iter().map(|q| q.kind.word()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!(kinds.len(), 7, "an example of every kind: {kinds:?}");
    assert_eq!((pack.objectives.len(), pack.references.len()), (1, 3));
    assert_eq!((pack.presets.len(), pack.anchors.len()), (2, 1));
}

#[test]
fn every_rule_of_the_house_is_explained() {
    for rule in house_rules() {
        assert!(page().contains(&format!("| `{rule}` |")), "{rule}");
    }
}
