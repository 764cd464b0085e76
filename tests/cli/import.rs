//! import: questions from files into one's own pack.

use crate::desk::{Desk, small};
use serde_json::Value;
use std::fs;
use std::path::Path;

fn name(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn import(desk: &Desk, file: &str, text: &str) -> String {
    let path = name(&desk.put(file, text));
    desk.run(&["import", &path]).well()
}

fn mine(desk: &Desk) -> Value {
    desk.run(&["export", "--from", "mine", "--format", "json"])
        .json()
}

fn ids(desk: &Desk) -> Vec<String> {
    let all = mine(desk);
    let ids = all.as_array().expect("a list").iter();
    ids.map(|question| question["id"].as_str().expect("an id").to_owned())
        .collect()
}

/// No fault in one's own pack, and nothing of an import left behind.
fn sound(desk: &Desk) {
    let folder = name(&desk.path("data/packs/mine"));
    assert_eq!(desk.run(&["pack", "check", &folder]).well(), "");
}

/// Every place is a fault on standard error, and nothing was written.
fn refused(desk: &Desk, file: &str, text: &str, places: &[&str]) {
    let before = desk.files();
    let path = name(&desk.put(file, text));
    let told = desk.run(&["import", &path]);
    assert_eq!((told.code, told.out.as_str()), (1, ""), "{told:?}");
    for place in places {
        let start = format!("{path}:{place}");
        assert!(
            told.err.lines().any(|line| line.starts_with(&start)),
            "{start}: {told:?}"
        );
    }
    assert!(told.err.contains("Nothing was added."), "{told:?}");
    assert_eq!(desk.files(), before);
}

#[test]
fn what_goes_out_as_json_comes_in_the_same() {
    let desk = Desk::new();
    let out = desk
        .run(&["export", "--from", "small", "--format", "json"])
        .well();
    let said = import(&desk, "small.json", &out);
    let path = name(&desk.path("data/packs/mine/small.toml"));
    assert_eq!(
        said,
        format!("Added 7 questions to your pack `mine`, in {path}.\n")
    );
    sound(&desk);
    let back = desk
        .run(&["export", "--from", "mine", "--format", "json"])
        .well();
    assert_eq!(back, out.replace("\"small:", "\"mine:"));
    desk.answer("mine:hot-key", "yyyn");
    let again = desk.run(&["import", &name(&desk.path("small.json"))]);
    assert!(again.refusal(1).contains("already"), "{again:?}");
    assert_eq!(
        desk.files_in("packs", "toml").len(),
        2,
        "pack.toml and one file"
    );
}

#[test]
fn the_whole_built_in_pack_comes_back_the_same() {
    let desk = Desk::new();
    let of = |pack: &str| {
        desk.run(&["export", "--from", pack, "--format", "json"])
            .well()
    };
    let out = of("system-design");
    import(&desk, "all.json", &out);
    sound(&desk);
    let files = desk.files_in("packs", "toml");
    assert!(
        files.len() > 3,
        "no file of a pack is larger than 1 MiB: {files:?}"
    );
    let (back, out): (Value, Value) = (
        serde_json::from_str(&of("mine")).expect("JSON"),
        serde_json::from_str(&out.replace("\"system-design:", "\"mine:")).expect("JSON"),
    );
    let by_id = |all: &Value| {
        let mut all = all.as_array().expect("a list").clone();
        all.sort_by_key(|question| question["id"].to_string());
        all
    };
    let (back, out) = (by_id(&back), by_id(&out));
    assert_eq!(back.len(), out.len());
    for (one, other) in back.iter().zip(&out) {
        assert_eq!(one, other);
    }
}

#[test]
fn a_question_from_show_comes_in_too() {
    let desk = Desk::new();
    let one = desk.run(&["show", "--json", "size-orders"]).well();
    import(&desk, "one.json", &one);
    assert_eq!(ids(&desk), ["mine:size-orders"]);
    sound(&desk);
}

#[test]
fn toml_is_kept_as_it_was_written() {
    let desk = Desk::new();
    let text = fs::read_to_string(small().join("caching.toml"));
    let text = text.unwrap_or_else(|_| {
        let files = fs::read_dir(small()).expect("the pack");
        let mut paths: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
        paths.sort();
        fs::read_to_string(&paths[0]).expect("a file")
    });
    let text = format!("# Mine now.\n{text}");
    import(&desk, "My own_cards.toml", &text);
    let kept = fs::read_to_string(desk.path("data/packs/mine/my-own-cards.toml"));
    assert_eq!(kept.expect("the file"), text);
    sound(&desk);
    let again = desk.run(&["import", &name(&desk.path("My own_cards.toml"))]);
    assert!(again.refusal(1).contains("already"), "{again:?}");
}

const ONE: &str = r#"
[[question]]
id = "retries"
topic = "mine"
kind = "quickfire"
prompt = "Why do retries need jitter?"
answer = "So that they do not come at once."
see_also = ["backoff"]
"#;

const TWO: &str = r#"
[[question]]
id = "backoff"
topic = "mine"
kind = "quickfire"
prompt = "How does a backoff grow?"
answer = "It doubles."
see_also = ["retries"]
"#;

#[test]
fn ids_do_not_clash_and_only_what_is_new_is_added() {
    let desk = Desk::new();
    import(&desk, "a.toml", &format!("{ONE}{TWO}"));
    // One is there already, one has a taken id, and links to both.
    let other = TWO.replace("It doubles.", "It doubles, up to a cap.");
    let path = name(&desk.put("b.toml", &format!("# A comment.\n{ONE}{other}")));
    let told = desk.run(&["import", &path]);
    assert_eq!(told.code, 0, "{told:?}");
    assert!(
        told.out.starts_with("Added 1 question ") && told.out.ends_with(" 1 was there already.\n")
    );
    assert!(told.err.contains("Comments"), "{told:?}");
    assert_eq!(
        ids(&desk),
        ["mine:retries", "mine:backoff", "mine:backoff-2"]
    );
    let new = desk.run(&["show", "--json", "mine:backoff-2"]).json();
    assert_eq!(new["answer"], "It doubles, up to a cap.");
    assert_eq!(new["see_also"][0], "mine:retries");
    sound(&desk);
    let again = desk.run(&["import", &path]);
    assert!(again.refusal(1).contains("already"), "{again:?}");
}

#[test]
fn a_file_of_the_same_name_gets_a_name_of_its_own() {
    let desk = Desk::new();
    desk.run(&["new", "Something else"]).well();
    let said = import(
        &desk,
        "questions.toml",
        ONE.replace("[\"backoff\"]", "[]").as_str(),
    );
    assert!(said.contains("mine/questions-2.toml"), "{said}");
    let said = import(
        &desk,
        "pack.toml",
        TWO.replace("[\"retries\"]", "[]").as_str(),
    );
    assert!(said.contains("mine/pack-2.toml"), "{said}");
    assert_eq!(ids(&desk).len(), 3);
}

#[test]
fn a_prompt_and_an_answer_are_enough() {
    let desk = Desk::new();
    let csv = "prompt,answer,topic,title\n\
        \"What is a quorum, and why?\",\"More than half,\nso that two of them meet.\",databases/quorum,Quorum\n\
        What is a WAL?,\"A log, written \"\"ahead\"\".\",,\n\
        What is a WAL?,Something else,,\n\
        '=1+1?,Two,,\n";
    assert!(import(&desk, "cards.csv", csv).starts_with("Added 4 questions "));
    assert_eq!(
        ids(&desk),
        [
            "mine:quorum",
            "mine:what-is-a-wal",
            "mine:what-is-a-wal-2",
            "mine:11"
        ]
    );
    let all = mine(&desk);
    assert_eq!(all[0]["topic"], "databases/quorum");
    assert_eq!(all[0]["kind"], "quickfire");
    assert_eq!(
        all[0]["answer"],
        "More than half,\nso that two of them meet."
    );
    assert_eq!(all[1]["topic"], "mine");
    assert_eq!(all[1]["title"], "What is a WAL?");
    assert_eq!(all[1]["answer"], "A log, written \"ahead\".");
    assert_eq!(all[3]["prompt"], "=1+1?");
    sound(&desk);
    desk.answer("mine:quorum", "y");
    let excel = "\u{feff}Prompt;Answer\r\nA; B?;C\r\nD;E\r\n";
    refused(
        &desk,
        "bad.csv",
        &excel.replace("A; B?;C", "A;"),
        &["2:1: error: This row has no answer."],
    );
    let said = import(
        &desk,
        "excel.csv",
        "\u{feff}Prompt;Answer;Colour\r\n\"A; B?\";C\r\n"
            .replace(";Colour", "")
            .as_str(),
    );
    assert!(said.starts_with("Added 1 question "), "{said}");
}

#[test]
fn a_checklist_comes_back_from_a_spreadsheet() {
    let desk = Desk::new();
    let csv = desk
        .run(&["export", "--from", "small", "--format", "csv"])
        .well();
    let path = name(&desk.put("sheet.csv", &csv));
    let told = desk.run(&["import", &path]);
    assert_eq!(told.code, 0, "{told:?}");
    assert!(told.err.contains("3 of them came in plainer"), "{told:?}");
    sound(&desk);
    let before = desk.run(&["show", "--json", "small:twelve-points"]).json();
    let after = desk.run(&["show", "--json", "mine:twelve-points"]).json();
    let kept = [
        "title",
        "topic",
        "kind",
        "level",
        "minutes",
        "prompt",
        "answer",
        "clarify",
        "cover",
        "practices",
        "pitfalls",
    ];
    for member in kept {
        assert_eq!(after[member], before[member], "{member}");
    }
    let design = desk.run(&["show", "--json", "mine:shard-key"]).json();
    assert_eq!(design["cover"][0]["phase"], "estimation");
    assert_eq!(
        desk.run(&["show", "--json", "mine:myth-cache"]).json()["kind"],
        "quickfire"
    );
    let again = desk.run(&["import", &path]);
    assert_eq!(again.code, 1, "{again:?}");
}

#[test]
fn notes_of_anki_become_questions() {
    let desk = Desk::new();
    let notes = "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n\
        abc\tBasic\tSystem Design::Caching\tWhat is a <b>TTL</b>?\t<div>A time to live.</div><ul><li>one</li><li>a &lt; b</li></ul>\tspeed web::http\n\
        def\tBasic\tDefault\t<img src=\"x.png\">\tNothing to ask\t\n\
        ghi\tBasic\tDefault\t\"Say \"\"no\"\"?\"\t\"No.\n<script>alert(1)</script>\"\t\n";
    let path = name(&desk.put("deck.txt", notes));
    let told = desk.run(&["import", &path]);
    assert_eq!(told.code, 0, "{told:?}");
    assert!(told.err.contains("1 note without a text"), "{told:?}");
    sound(&desk);
    let all = mine(&desk);
    assert_eq!(all[0]["id"], "mine:what-is-a-ttl");
    assert_eq!(all[0]["topic"], "system-design/caching");
    assert_eq!(all[0]["answer"], "A time to live.\n\n- one\n- a < b");
    assert_eq!(all[0]["tags"], serde_json::json!(["speed", "web-http"]));
    assert_eq!(all[1]["prompt"], "Say \"no\"?");
    assert_eq!(all[1]["answer"], "No.");
    assert_eq!(desk.run(&["import", &path]).code, 1, "nothing new");
    let plain = "What is a lease?\tA lock that ends.\n";
    assert!(import(&desk, "plain.txt", plain).starts_with("Added 1 question "));
}

#[test]
fn every_fault_is_named_with_its_place_and_nothing_is_written() {
    let desk = Desk::new();
    refused(
        &desk,
        "bad.toml",
        "[[question]]\nid = \"a\"\ntopic = \"t\"\nprompt = \"P\"\nkind = \"essay\"\n\n[[question]]\nid = \"B!\"\ntopic = \"t\"\nprompt = \"P\"\ncover = [\"x\"]\n",
        &["5:8: error: ", "8:6: error: "],
    );
    refused(&desk, "broken.toml", "[[question]]\nid = \n", &["2:"]);
    refused(
        &desk,
        "empty.toml",
        "# nothing\n",
        &["1:1: error: The file holds no question."],
    );
    refused(
        &desk,
        "bad.json",
        "[\n  {\"prompt\": \"P\",\n   \"minutes\": \"five\"}\n]",
        &["3:"],
    );
    refused(&desk, "cut.json", "[{\"prompt\": \"P\"", &["1:"]);
    refused(
        &desk,
        "lacks.json",
        "[\n  {\"prompt\": \"One\", \"kind\": \"quickfire\", \"answer\": \"A\"},\n  {\"prompt\": \"Two\"},\n  {\"title\": \"Three\", \"cover\": [{\"text\": \"x\"}]}\n]",
        &["3:3: error: ", "4:3: error: "],
    );
    refused(
        &desk,
        "head.csv",
        "question,solution\na,b\n",
        &["1:1: error: "],
    );
    refused(
        &desk,
        "open.csv",
        "prompt,answer\na,\"b\n",
        &["2:1: error: "],
    );
    refused(
        &desk,
        "level.csv",
        "prompt,answer,level\na,b,mid\n\nc,d,wizard\n",
        &["4:1: error: There is no level `wizard`."],
    );
    let long = format!("prompt,answer\na,{}\n", "x".repeat(70_000));
    refused(&desk, "long.csv", &long, &["2:1: error: "]);
    let bytes = desk.path("bytes.csv");
    fs::write(&bytes, b"prompt,answer\n\xff,b\n").expect("a file");
    let told = desk.run(&["import", &name(&bytes)]);
    assert!(told.code == 1 && told.err.contains("no UTF-8"), "{told:?}");
    let unknown = name(&desk.put("notes.txt", "just some words\n"));
    assert!(
        desk.run(&["import", &unknown])
            .refusal(2)
            .contains("no questions that can be read")
    );
    assert!(
        desk.run(&["import", &name(&desk.path(""))])
            .refusal(2)
            .contains("pack add")
    );
    assert!(desk.files().is_empty(), "{:?}", desk.files());
}

#[test]
fn foreign_texts_come_in_clean() {
    let desk = Desk::new();
    let json = r#"[{"title": "Red \u001b[31m", "prompt": "Turn\u202e back \u0007", "kind": "quickfire", "answer": "a\u0000\tb"}]"#;
    import(&desk, "bad.json", json);
    sound(&desk);
    let file = fs::read_to_string(desk.path("data/packs/mine/bad.toml")).expect("the file");
    let bad = |sign: char| (sign.is_control() && sign != '\n') || sign == '\u{202e}';
    assert!(!file.contains(bad), "{file:?}");
    let toml = "[[question]]\nid = \"x\"\ntopic = \"t\"\nkind = \"quickfire\"\nprompt = \"A \\u001b[2J\"\nanswer = \"b\"\n";
    refused(&desk, "bad.toml", toml, &["5:"]);
}

#[test]
fn a_broken_pack_of_ones_own_is_not_made_worse() {
    let desk = Desk::new();
    desk.run(&["new", "One"]).well();
    desk.put("data/packs/mine/pack.toml", "format = 1\nname = \n");
    let path = name(&desk.put("a.csv", "prompt,answer\na,b\n"));
    let told = desk.run(&["import", &path]);
    assert!(
        told.code == 1 && told.err.contains("mine/pack.toml:2:"),
        "{told:?}"
    );
    assert_eq!(desk.files_in("packs", "toml").len(), 2);
}

#[test]
fn a_partners_file_is_still_a_partners_file() {
    let desk = Desk::new();
    let journal = include_str!("../fixtures/journals/every-kind-0.1.jsonl");
    for file in ["theirs.jsonl", "theirs.txt"] {
        let path = name(&desk.put(file, journal));
        let told = desk.run(&["import", &path]);
        assert_eq!(told.code, 1, "{told:?}");
        assert!(!told.err.contains("questions that can be read"), "{told:?}");
        assert!(desk.files_in("packs", "toml").is_empty());
    }
    let missing = name(&desk.path("no.csv"));
    assert!(
        desk.run(&["import", &missing])
            .refusal(74)
            .contains("check the path")
    );
}
