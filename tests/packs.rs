//! Holds what authors see: every faulty pack under `fixtures/packs/faulty` prints exactly what `expected.txt` beside it says.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its fixtures has failed"
)]

use greenroom::pack::{Loaded, Origin, PRINTED_MAX, Source, Strictness, check, house_rules};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/packs")
}

fn folders(of: &str) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = fs::read_dir(fixtures().join(of))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    all.sort();
    all
}

fn name(folder: &Path) -> String {
    folder.file_name().unwrap().to_string_lossy().into_owned()
}

/// Checks a fixture as an author would; the ones for the house style strictly.
fn checked(folder: &Path) -> Loaded {
    let mut source = Source::read(folder, Origin::Folder);
    // The folder that this repository lies in is nobody's business.
    let given = source.place.clone();
    source.place = name(folder);
    for diagnostic in &mut source.diagnostics {
        diagnostic.file = diagnostic.file.replace(&given, &source.place);
    }
    let strictness = if source.place.starts_with("lint-") || folder.ends_with("sound-strict") {
        Strictness::House
    } else {
        Strictness::Format
    };
    check(&source, strictness)
}

/// What `pack check` prints, and then what is left of the pack.
fn printed(folder: &Path) -> String {
    let loaded = checked(folder);
    let mut lines: Vec<String> = loaded.diagnostics.iter().map(ToString::to_string).collect();
    lines.push(match &loaded.pack {
        None => "-- broken".to_owned(),
        Some(pack) => {
            let ids: Vec<&str> = pack.questions.iter().map(|q| q.key.id()).collect();
            format!("-- questions: {}", ids.join(" "))
        }
    });
    lines.join("\n") + "\n"
}

#[test]
fn faulty_packs_print_what_is_expected() {
    let folders = folders("faulty");
    assert!(folders.len() >= 40, "{} fixtures", folders.len());
    let mut wrong = Vec::new();
    for folder in &folders {
        let expected = fs::read_to_string(folder.join("expected.txt")).unwrap_or_default();
        let found = printed(folder);
        if found != expected {
            wrong.push(format!(
                "{}\nexpected:\n{expected}found:\n{found}",
                name(folder)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Run by hand, then read the difference: `cargo test --test packs -- --ignored rewrite`.
#[test]
#[ignore = "rewrites the expectations"]
fn rewrite_expectations() {
    for folder in folders("faulty") {
        let text = printed(&folder);
        let mut file = fs::File::create(folder.join("expected.txt")).unwrap();
        file.write_all(text.as_bytes()).unwrap();
    }
}

#[test]
fn every_diagnostic_is_short_clean_and_says_what_to_do() {
    for folder in folders("faulty") {
        for diagnostic in checked(&folder).diagnostics {
            let text = diagnostic.to_string();
            assert!(text.chars().count() <= PRINTED_MAX, "{text}");
            assert!(!text.chars().any(char::is_control), "{text:?}");
            let (message, advice) = (&diagnostic.message, &diagnostic.advice);
            assert!(message.ends_with(['.', '…']), "a sentence: {text}");
            assert!(advice.ends_with(['.', '?', '…']), "a next step: {text}");
        }
    }
}

#[test]
fn every_rule_of_the_house_has_a_fixture_that_breaks_it_alone() {
    for rule in house_rules() {
        let folder = fixtures().join("faulty").join(format!("lint-{rule}"));
        let strict = checked(&folder);
        assert!(strict.errors() > 0, "{rule} finds nothing");
        assert!(strict.pack.is_some());
        let plain = check(&Source::read(&folder, Origin::Folder), Strictness::Format);
        assert_eq!(plain.diagnostics, [], "{rule} is no rule of the format");
    }
}

#[test]
fn sound_packs_are_silent() {
    for folder in folders("sound") {
        assert_eq!(checked(&folder).diagnostics, [], "{}", name(&folder));
    }
}

#[test]
fn strictness_makes_warnings_errors() {
    let folder = fixtures().join("faulty/newer-toml");
    let source = Source::read(&folder, Origin::Folder);
    let plain = check(&source, Strictness::Format);
    assert_eq!(plain.errors(), 0);
    assert!(!plain.diagnostics.is_empty());
    let strict = check(&source, Strictness::House);
    assert_eq!(strict.errors(), strict.diagnostics.len());
    assert!(strict.errors() >= plain.diagnostics.len());
}
