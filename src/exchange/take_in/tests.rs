use crate::domain::id::Key;
use crate::domain::pack::Question;
use crate::exchange::csv::row;
use crate::exchange::take_in::{entries, toml};
use crate::exchange::{anki, json, rows};
use crate::pack::{Diagnostic, FILE_MAX, Origin, Source, SourceFile, Strictness, check, load};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest};

fn mine(texts: &[String]) -> Source {
    let head = "format = 1\nname = \"mine\"\ntitle = \"Mine\"\n".to_owned();
    let texts = [head].into_iter().chain(texts.iter().cloned()).enumerate();
    Source {
        origin: Origin::Mine,
        place: "mine".to_owned(),
        files: texts
            .map(|(at, text)| SourceFile {
                name: if at == 0 {
                    "pack.toml".into()
                } else {
                    format!("{at}.toml").into()
                },
                text: text.into(),
            })
            .collect(),
        diagnostics: Vec::new(),
    }
}

/// A question whose id others want too.
const TAKEN: &str =
    "[[question]]\nid = \"q\"\ntopic = \"x\"\nprompt = \"Taken?\"\ncover = [\"Yes\"]\n";

/// Every text in a name or a cell that a file could hold, read in every way there is, into an empty pack and one that is not.
fn any_way(text: &str) {
    for old in [Vec::new(), vec![TAKEN.to_owned()]] {
        let pack = mine(&old);
        for read in [json::read, rows::read, anki::read] {
            let taken = read("file", text).and_then(|incoming| entries(&pack, "file", incoming));
            sound(&old, taken.map(|taken| taken.files));
        }
        sound(&old, toml(&pack, "file", text).map(|taken| taken.files));
    }
}

fn sound(old: &[String], taken: Result<Vec<String>, Vec<Diagnostic>>) {
    match taken {
        Ok(files) => {
            let files = [old, &files].concat();
            let loaded = check(&mine(&files), Strictness::Format);
            assert_eq!(loaded.errors(), 0, "{:?}", loaded.diagnostics);
        }
        Err(faults) => assert!(!faults.is_empty() && faults.iter().all(|fault| fault.line > 0)),
    }
}

#[test]
fn large_files_are_split_and_loaded_whole() {
    let text = "x".repeat(60_000);
    let lines: Vec<String> = (0..40)
        .map(|at| format!("Question {at}?,{at} {text}\n"))
        .collect();
    let table = format!("prompt,answer\n{}", lines.concat());
    let incoming = rows::read("file", &table).expect("rows");
    let taken = entries(&mine(&[]), "file", incoming).expect("taken");
    assert!(taken.files.len() > 2);
    assert!(taken.files.iter().all(|text| text.len() as u64 <= FILE_MAX));
    let loaded = load(&mine(&taken.files));
    assert_eq!(loaded.pack.expect("a pack").questions.len(), 40);
    let again = rows::read("file", &table).expect("rows");
    let again = entries(&mine(&taken.files), "file", again).expect("taken");
    assert_eq!((again.added, again.there), (0, 40));
}

/// Texts as the entries of a group: each a string, or a table of a heavier point where `tables` says so.
fn group(key: &str, texts: &[(String, bool)]) -> String {
    let entry = |(at, (text, is_table)): (usize, &(String, bool))| match (is_table, key) {
        (false, _) => format!("\"{key}{at} {text}\""),
        (true, "pitfalls") => {
            format!("{{ text = \"{key}{at} {text}\", weight = 2, because = \"{text}\" }}")
        }
        (true, _) => format!(
            "{{ text = \"{key}{at} {text}\", weight = 2, ask = \"{text}?\", parts = [\"a\", \"{text}\"] }}"
        ),
    };
    let entries: Vec<String> = texts.iter().enumerate().map(entry).collect();
    format!("{key} = [{}]\n", entries.join(", "))
}

/// The question of that id, but for what may differ: its key and its links.
fn bare(files: &[String], id: &str) -> Question {
    let pack = load(&mine(files)).pack.expect("a pack");
    let named = |question: &&Question| question.key.id() == id;
    let question = pack.questions.iter().find(named).expect("the question");
    Question {
        key: Key::parse("mine:q").expect("a key"),
        see_also: Vec::new(),
        ..question.clone()
    }
}

#[test]
fn a_point_that_is_its_text_alone_comes_in_under_a_new_id_too() {
    let text = "[[question]]\nid = \"q\"\ntopic = \"x\"\nprompt = \"Why?\"\npitfalls = [\"Says a longer TTL is enough\"]\n\
        cover = [\"Names the herd of misses\", { text = \"Locks per key\", weight = 2, ask = \"Who fills it?\" }]\n";
    let old = text.replace("Why?", "What?");
    let taken = toml(&mine(std::slice::from_ref(&old)), "file", text).expect("taken");
    let files: Vec<String> = [old].into_iter().chain(taken.files).collect();
    let question = bare(&files, "q-2");
    let texts: Vec<&str> = question.points.iter().map(|p| p.text.as_str()).collect();
    assert_eq!(texts, ["Names the herd of misses", "Locks per key"]);
    assert_eq!(question.pitfalls[0].text, "Says a longer TTL is enough");
}

#[test]
fn a_file_that_is_split_or_partly_there_keeps_points_that_are_texts() {
    let answer = "x".repeat(60_000);
    let one = |at: usize| {
        format!(
            "[[question]]\nid = \"q{at}\"\ntopic = \"x\"\nprompt = \"Question {at}?\"\nanswer = \"{answer}\"\n\
            cover = [\"First {at}\", {{ text = \"Second {at}\", weight = 3 }}]\npitfalls = [\"Wrong {at}\"]\n"
        )
    };
    let all: Vec<String> = (0..40).map(one).collect();
    let old = vec![one(7)];
    let taken = toml(&mine(&old), "file", &all.concat()).expect("taken");
    assert_eq!((taken.added, taken.there), (39, 1));
    assert!(taken.files.len() > 2);
    let files = [old, taken.files].concat();
    for (at, text) in all.iter().enumerate() {
        let id = format!("q{at}");
        assert_eq!(bare(&files, &id), bare(std::slice::from_ref(text), &id));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_read_is_refused_or_sound(text in "[\\[\\]{}\"':,a-z0-9#\t\n=<>&;-]{0,80}") {
        any_way(&text);
        any_way(&format!("prompt,answer\n{text}"));
        any_way(&format!("#separator:tab\n#html:true\n{text}"));
        any_way(&format!("[{{\"prompt\": \"P\", \"answer\": \"A\", \"kind\": \"quickfire\", \"title\": {text:?}}}]"));
        any_way(&format!("[[question]]\n{text}"));
        any_way(&format!("{TAKEN}[[question]]\nid = \"r\"\ntopic = \"x\"\nprompt = {text:?}\ncover = [\"x\", {text:?}]\n"));
        any_way(&format!("{}pitfalls = [{text:?}]\n", TAKEN.replace("Taken", "Why")));
    }

    #[test]
    fn prompts_and_answers_come_in_as_they_were_and_only_once(
        cells in vec(("[a-z][a-z\"'\\\\{}#= é\n-]{0,20}[a-z.]", "[a-z][a-z\"'\\\\ \n]{0,20}[a-z]"), 1..5)
    ) {
        let mut table = "prompt,answer\n".to_owned();
        for (prompt, answer) in &cells {
            table.push_str(&row(&[prompt, answer], ','));
        }
        let incoming = rows::read("file", &table).expect("rows");
        let taken = entries(&mine(&[]), "file", incoming).expect("taken");
        prop_assert_eq!(taken.added, cells.len());
        let pack = load(&mine(&taken.files)).pack.expect("a pack");
        for (question, (prompt, answer)) in pack.questions.iter().zip(&cells) {
            let plain = |text: &str| text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
            prop_assert_eq!(plain(&question.prompt), plain(prompt));
            prop_assert_eq!(plain(&question.answer), plain(answer));
        }
        let incoming = rows::read("file", &table).expect("rows");
        let again = entries(&mine(&taken.files), "file", incoming).expect("taken");
        prop_assert!(again.added == 0 && again.files.is_empty());
    }

    #[test]
    fn what_is_rewritten_says_what_was_read(
        cover in vec(("[a-z][a-z'{}=# é]{0,12}[a-z]", any::<bool>()), 1..4),
        pitfalls in vec(("[a-z][a-z'{}=# é]{0,12}[a-z]", any::<bool>()), 0..3),
        rungs in vec(("[a-z][a-z' ]{0,8}[a-z]", any::<bool>()), 1..3),
        answer in "[a-z][a-z'{}=#\n é-]{0,20}[a-z]",
    ) {
        let follow_up = group("points", &rungs);
        let text = format!(
            "[[question]]\nid = \"q\"\ntopic = \"x\"\nprompt = \"Why?\"\nanswer = \"\"\"\n{answer}\n\"\"\"\n{}{}{}{}\n\
            [[question.follow_up]]\nid = \"further\"\nprompt = \"And then?\"\n{follow_up}",
            group("clarify", &cover), group("cover", &cover), group("practices", &cover), group("pitfalls", &pitfalls),
        );
        let old = text.replace("Why?", "What?");
        let before = bare(std::slice::from_ref(&text), "q");
        let taken = toml(&mine(std::slice::from_ref(&old)), "file", &text).expect("taken");
        let files: Vec<String> = [old].into_iter().chain(taken.files).collect();
        prop_assert_eq!(bare(&files, "q-2"), before);
    }
}
