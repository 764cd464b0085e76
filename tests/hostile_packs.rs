//! Packs from strangers: whatever a file holds, loading ends, says so shortly and lets nothing through to a terminal.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot write its files has failed"
)]

use greenroom::pack::{Loaded, Origin, PRINTED_MAX, Source, load};
use proptest::prelude::{any, prop, prop_oneof, proptest};
use proptest::strategy::{Just, Strategy};
use std::fs;
use std::io::Write as _;

const HEAD: &str =
    "format = 1\nname = \"p\"\ntitle = \"P\"\n[[topic]]\npath = \"a\"\ntitle = \"A\"\n";

const SOUND: &str =
    "[[question]]\nid = \"sound\"\ntopic = \"a\"\nprompt = \"P?\"\ncover = [\"One\"]\n";

fn load_texts(head: &str, questions: &str) -> Loaded {
    let files = [
        ("pack.toml", head),
        ("q.toml", questions),
        ("s.toml", SOUND),
    ];
    let loaded = load(&Source::of_texts("p", &files));
    assert_harmless(&loaded);
    loaded
}

/// Nothing that comes out may move a cursor, hide text or flood a screen.
fn assert_harmless(loaded: &Loaded) {
    for diagnostic in &loaded.diagnostics {
        let text = diagnostic.to_string();
        assert!(text.chars().count() <= PRINTED_MAX, "{text:?}");
        assert!(!text.chars().any(is_foul), "{text:?}");
    }
    if let Some(pack) = &loaded.pack {
        // The debug form spells out what it would not print as itself.
        let all = format!("{pack:?}");
        for foul in [
            "\\u{1b}",
            "\\0",
            "\\u{7}",
            "\\u{9b}",
            "\\u{7f}",
            "\\u{202e}",
            "\\u{200b}",
        ] {
            assert!(!all.contains(foul), "{foul} came through");
        }
    }
}

fn is_foul(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn printed(loaded: &Loaded) -> String {
    let lines: Vec<String> = loaded.diagnostics.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

fn ids(loaded: &Loaded) -> Vec<String> {
    let pack = loaded.pack.iter().flat_map(|pack| &pack.questions);
    pack.map(|question| question.key.id().to_owned()).collect()
}

fn keys(count: usize) -> String {
    let lines: Vec<String> = (0..count).map(|n| format!("k{n}=1\n")).collect();
    lines.concat()
}

#[test]
fn deep_nesting_is_one_error_and_costs_no_other_file() {
    for (open, close) in [("[", "]"), ("{a=", "}"), ("[{a=", "}]")] {
        let deep = format!("x = {}1{}\n", open.repeat(100_000), close.repeat(100_000));
        let loaded = load_texts(HEAD, &deep);
        assert_eq!(loaded.errors(), 1, "{}", printed(&loaded));
        assert!(printed(&loaded).contains("nest deeper than 8"));
        assert_eq!(ids(&loaded), ["sound"]);
    }
    for dotted in [
        format!("{}b = 1\n", "a.".repeat(100_000)),
        format!("[{}b]\n", "a.".repeat(100_000)),
    ] {
        let loaded = load_texts(HEAD, &dotted);
        assert!(printed(&loaded).contains("nest deeper than 8"));
        assert_eq!(ids(&loaded), ["sound"]);
    }
}

#[test]
fn nesting_that_the_format_needs_is_fine_and_one_more_is_not() {
    let with = |parts: &str| {
        format!(
            "[[question]]\nid = \"q\"\ntopic = \"a\"\nprompt = \"P?\"\ncover = [\"One\"]\n\
             [[question.follow_up]]\nprompt = \"And?\"\n\
             [[question.follow_up.points]]\ntext = \"T\"\nparts = {parts}\n"
        )
    };
    assert_eq!(printed(&load_texts(HEAD, &with("[\"x\"]"))), "");
    let loaded = load_texts(HEAD, &with("[[[\"x\"]]]"));
    assert!(
        printed(&loaded).contains("nest deeper than 8"),
        "{}",
        printed(&loaded)
    );
}

#[test]
fn files_that_are_too_large_are_never_read() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &[u8]| {
        let mut file = fs::File::create(folder.path().join(name)).unwrap();
        file.write_all(text).unwrap();
        file
    };
    put("pack.toml", HEAD.as_bytes());
    put("s.toml", SOUND.as_bytes());
    put("big.toml", b"").set_len(50 * 1024 * 1024).unwrap();
    let keys = keys(1_000_000);
    put("keys.toml", keys.as_bytes());
    let loaded = load(&Source::read(folder.path(), Origin::Folder));
    assert_harmless(&loaded);
    assert_eq!(loaded.errors(), 2, "{}", printed(&loaded));
    assert!(printed(&loaded).contains("The file has 52428800 bytes, more than 1048576."));
    assert_eq!(ids(&loaded), ["sound"]);
}

#[test]
fn a_flood_of_faults_is_counted_and_not_shown() {
    let keys = keys(90_000);
    let loaded = load_texts(HEAD, &keys);
    assert_eq!(loaded.diagnostics.len(), 1001);
    assert!(printed(&loaded).contains("89000 more faults in this file are not shown."));

    let same: String = SOUND.repeat(10_000);
    let loaded = load_texts(HEAD, &same);
    assert_eq!(ids(&loaded), ["sound"], "the first of q.toml");
    assert!(printed(&loaded).contains("The id `sound` is used before, at line 2."));

    let one_line = format!("x = [{}", "1 2,".repeat(200_000));
    assert!(load_texts(HEAD, &one_line).diagnostics.len() < 30);
    let many_lines = "= 1\n".repeat(200_000);
    assert!(load_texts(HEAD, &many_lines).diagnostics.len() < 30);
}

#[test]
fn a_string_may_have_64_kib_and_no_more() {
    let with = |length: usize| {
        let answer = "x".repeat(length);
        load_texts(
            HEAD,
            &SOUND.replace("sound", &format!("q\"\nanswer = \"{answer}")),
        )
    };
    let fits = with(64 * 1024);
    assert_eq!(printed(&fits), "");
    assert_eq!(ids(&fits), ["q", "sound"]);
    let long = with(64 * 1024 + 1);
    assert!(printed(&long).contains("`answer` is 65537 bytes long, more than 65536."));
    assert_eq!(ids(&long), ["sound"]);
}

#[test]
fn control_sequences_are_shown_as_pictures() {
    let foul = r"\u001b]0;x\u0007\u001b[2J\u009b\u001b]52;c;QQ\u001b\\\u007f\u202e\u200b\u0000";
    let head = HEAD.replace("\"P\"", &format!("\"P{foul}\"\nlicense = \"{foul}\""));
    let questions = format!(
        "[[question]]\nid = \"q\"\ntopic = \"a\"\nkind = \"{foul}\"\nprompt = \"x\"\n\
         [[question]]\nid = \"r{foul}\"\ntopic = \"{foul}\"\nprompt = \"x\"\n\
         [[question]]\nid = \"s\"\ntopic = \"a\"\ntags = [\"{foul}\"]\nsee_also = [\"{foul}\"]\n\
         title = \"T{foul}\"\nprompt = \"x{foul}\"\n\"{foul}\" = 1\ncover = [\"A point{foul}\"]\n\
         [[question]]\nid = \"m\"\ntopic = \"a\"\nkind = \"estimate\"\nprompt = \"x\"\n\
         [question.estimate]\nvary = {{ \"{foul}\" = [1] }}\n\
         step = [{{ name = \"{foul}\", formula = \"{foul}\" }}]\n"
    );
    let loaded = load_texts(&head, &questions);
    assert_eq!(ids(&loaded), ["s", "sound"]);
    let pack = loaded.pack.as_ref().unwrap();
    assert!(pack.title.starts_with("P␛]0;x␇␛[2J"), "{}", pack.title);
    assert!(printed(&loaded).contains("U+001B"));
}

#[test]
fn names_of_files_are_cleaned() {
    let loaded = load(&Source::of_texts(
        "a\u{1b}b",
        &[("pack.toml", HEAD), ("x\u{202e}\u{7}.toml", "=")],
    ));
    assert_harmless(&loaded);
    assert!(printed(&loaded).starts_with("a␛b/"), "{}", printed(&loaded));
}

const HEADERS: &[&str] = &[
    "[[question]]",
    "[[question.cover]]",
    "[[question.clarify]]",
    "[[question.follow_up]]",
    "[[question.follow_up.points]]",
    "[[question.push_back]]",
    "[[question.section]]",
    "[question.estimate]",
    "[[question.estimate.step]]",
    "[[objective]]",
    "[[reference]]",
    "[[topic]]",
    "[dimension.depth]",
    "[[preset]]",
    "[synonyms]",
];

const KEYS: &[&str] = &[
    "id",
    "topic",
    "prompt",
    "kind",
    "level",
    "minutes",
    "title",
    "tags",
    "cover",
    "pitfalls",
    "signals",
    "see_also",
    "aliases",
    "text",
    "weight",
    "gate",
    "parts",
    "phase",
    "was",
    "unless",
    "at",
    "change",
    "say",
    "points",
    "truth",
    "claim",
    "answer",
    "scaffold",
    "listens_for",
    "vary",
    "unit",
    "factor",
    "name",
    "formula",
    "group",
    "when",
    "proves",
    "nearest",
    "path",
    "phases",
    "questions",
    "format",
    "authors",
    "dimension",
    "clarify",
];

const VALUES: &[&str] = &[
    "\"a\"",
    "\"Some words: here\"",
    "\"\"",
    "1",
    "-1",
    "99999999999999999999",
    "1.5",
    "nan",
    "true",
    "1979-05-27",
    "[]",
    "[\"a\", \"a\"]",
    "[1, \"b\", { text = \"c\" }]",
    "{}",
    "{ mid = \"x\", a = [1.0, 2] }",
    "[{ id = \"a\", text = \"b\", gate = true }]",
    "\"quickfire\"",
    "\"design\"",
    "\"estimate\"",
    "\"story\"",
    "\"myth\"",
    "\"half-time\"",
    "\"end:wrap-up\"",
    "\"\\u001b[2J\"",
    "\"\u{202e}\"",
    "'''x'''",
    "\"a / (b - 1)\"",
    "\"\\e\"",
    "[{ phase = \"wrap-up\", minutes = 3 }]",
    "[{ say = \"x\", unless = \"a\" }]",
];

const OTHERS: &[&str] = &["", "# note", "<<<<<<< HEAD", "]", "\"\"\""];

/// Lines that look like those of a pack, with keys and values in the wrong places.
fn line() -> impl Strategy<Value = String> {
    let key = prop::sample::select(KEYS);
    let value = prop::sample::select(VALUES);
    prop_oneof![
        prop::sample::select(HEADERS).prop_map(str::to_owned),
        (key, value).prop_map(|(key, value)| format!("{key} = {value}")),
        prop::sample::select(OTHERS).prop_map(str::to_owned),
    ]
}

/// A sound pack with something put into it somewhere.
fn spoiled() -> impl Strategy<Value = String> {
    let whole = include_str!("fixtures/packs/sound/sound-strict/questions.toml");
    (0..whole.len(), 0..40_usize, ".{0,12}").prop_map(move |(at, gone, new)| {
        let mut bytes = whole.as_bytes().to_vec();
        let until = (at + gone).min(bytes.len());
        bytes.splice(at..until, new.into_bytes());
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

proptest! {
    #[test]
    fn no_bytes_make_loading_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        load_texts(&text, "");
        load_texts(HEAD, &text);
    }

    #[test]
    fn no_mix_of_keys_and_values_makes_loading_panic(lines in prop::collection::vec(line(), 0..30)) {
        // A key that is set twice hides what follows: most mixes should get past the parser.
        let mut seen = std::collections::HashSet::new();
        let mut text = String::new();
        for line in lines {
            if line.starts_with('[') {
                seen.clear();
            }
            let key = line.split(" = ").next().unwrap_or_default().to_owned();
            if seen.insert(key) {
                text.push_str(&line);
                text.push('\n');
            }
        }
        load_texts(&text, "");
        load_texts(HEAD, &text);
        load_texts(&format!("{HEAD}{text}"), "");
    }

    #[test]
    fn no_splice_into_a_sound_pack_makes_loading_panic(text in spoiled()) {
        load_texts(HEAD, &text);
    }

    #[test]
    fn a_folder_with_any_bytes_is_read(
        bytes in prop_oneof![prop::collection::vec(any::<u8>(), 0..100), Just(vec![0xff; 10])],
    ) {
        let folder = tempfile::tempdir().unwrap();
        fs::File::create(folder.path().join("pack.toml")).unwrap().write_all(&bytes).unwrap();
        assert_harmless(&load(&Source::read(folder.path(), Origin::Folder)));
    }
}
