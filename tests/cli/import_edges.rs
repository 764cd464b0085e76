//! import: files as other programs and other people write them.

use crate::desk::{Desk, told};
use serde_json::Value;
use std::fs;

fn import(desk: &Desk, file: &str, text: &str) -> String {
    desk.put(file, text);
    desk.run(&["import", file]).well()
}

fn mine(desk: &Desk) -> Value {
    desk.run(&["export", "--from", "mine", "--format", "json"])
        .json()
}

#[test]
fn points_that_are_texts_stay_when_an_id_is_taken() {
    let desk = Desk::new();
    let text = "[[question]]\nid = \"herd\"\ntopic = \"x\"\nprompt = \"Why?\"\n\
        cover = [\"Names the herd of misses\", { text = \"Locks per key\", weight = 2 }]\n\
        pitfalls = [\"Says a longer TTL is enough\"]\n";
    import(&desk, "a.toml", text);
    import(&desk, "b.toml", &text.replace("Why?", "Why C#?"));
    let all = mine(&desk);
    assert_eq!(all[1]["id"], "mine:herd-2");
    assert_eq!(all[1]["cover"], all[0]["cover"]);
    assert_eq!(all[1]["cover"][0]["text"], "Names the herd of misses");
    assert_eq!(all[1]["pitfalls"], all[0]["pitfalls"]);
}

#[test]
fn a_header_writes_nothing_to_the_terminal() {
    let desk = Desk::new();
    let many: Vec<String> = (0..40).map(|at| format!(",column{at}")).collect();
    let many = many.concat();
    let text = format!("prompt,answer,\u{1b}]0;pwned\u{7}\u{1b}[31mx{many}\nA?,b,c\n");
    desk.put("a.csv", &text);
    // The desk itself looks for what is not clean.
    let told = desk.run(&["import", "a.csv"]);
    assert_eq!(told.code, 0, "{told:?}");
    assert!(
        told.err.contains("pwned") && told.err.contains(" and 33 more."),
        "{told:?}"
    );
}

#[test]
fn a_group_that_is_none_is_refused() {
    let desk = Desk::new();
    let head = "id,group,text,prompt,answer,kind,topic\n";
    let rows =
        |group: &str| format!("{head}a,Cover,First,Why?,Because,concept,x\na,{group},Second,,,,\n");
    for group in ["answer", "step", "title", "covers"] {
        desk.put("a.csv", &rows(group));
        let told = desk.run(&["import", "a.csv"]);
        assert_eq!(told.code, 1, "{told:?}");
        let fault = format!("a.csv:3:1: error: There is no group `{group}`.");
        assert!(told.err.contains(&fault), "{told:?}");
    }
    import(&desk, "b.csv", &rows(" Practices "));
    let all = mine(&desk);
    assert_eq!(all[0]["cover"][0]["text"], "First");
    assert_eq!(all[0]["practices"][0]["text"], "Second");
}

#[test]
fn tables_begin_with_blank_lines_and_with_a_word_on_their_separator() {
    let desk = Desk::new();
    import(&desk, "blank.csv", "\nprompt;answer\nOne?;a, b\n");
    import(
        &desk,
        "excel.csv",
        "sep=;\r\nprompt;answer\r\nTwo?;c, d\r\n",
    );
    import(&desk, "tab.csv", "sep=\t\nprompt\tanswer\nThree?\te, f\n");
    let all = mine(&desk);
    let answers: Vec<&str> = (0..3).filter_map(|at| all[at]["answer"].as_str()).collect();
    assert_eq!(answers, ["a, b", "c, d", "e, f"]);
    desk.put("bad.csv", "sep=;\nprompt;answer\nFour?;\n");
    let told = desk.run(&["import", "bad.csv"]);
    assert!(told.err.contains("bad.csv:3:1: error: "), "{told:?}");
}

#[test]
fn what_stands_twice_in_a_file_comes_in_once() {
    let desk = Desk::new();
    let said = import(
        &desk,
        "a.csv",
        "prompt,answer\nTwice?,yes\nOnce?,no\nTwice?,yes\n",
    );
    assert!(said.starts_with("Added 2 questions ") && said.ends_with(" 1 was there already.\n"));
    assert_eq!(mine(&desk).as_array().map(Vec::len), Some(2));
}

#[test]
fn only_comments_are_missed_as_comments() {
    let desk = Desk::new();
    let text = "[[question]]\nid = \"q\"\ntopic = \"x\"\nkind = \"quickfire\"\nprompt = \"What is C#?\"\nanswer = \"A language\"\n";
    import(&desk, "a.toml", text);
    desk.put("b.toml", &text.replace("language", "note"));
    assert_eq!(desk.run(&["import", "b.toml"]).err, "");
    desk.put("c.toml", &text.replace("language\"", "sign\" # or a tone"));
    assert!(desk.run(&["import", "c.toml"]).err.contains("Comments"));
}

#[test]
fn links_lead_to_the_question_of_the_pack_they_named() {
    let desk = Desk::new();
    let one = |id: &str, prompt: &str, links: &str| {
        format!(
            r#"{{"id": "{id}", "kind": "quickfire", "prompt": "{prompt}", "answer": "A", "see_also": [{links}]}}"#
        )
    };
    let text = format!(
        "[{},{},{}]",
        one("a:x", "First?", ""),
        one("b:x", "Second?", ""),
        one("b:y", "Third?", r#""b:x""#)
    );
    import(&desk, "all.json", &text);
    let all = mine(&desk);
    assert_eq!(all[1]["prompt"], "Second?");
    assert_eq!(all[2]["see_also"][0], all[1]["id"]);
}

#[test]
fn cards_of_anki_keep_their_sides_and_their_signs() {
    let desk = Desk::new();
    desk.put(
        "deck.txt",
        "#separator:tab\n#html:true\n\
        <img src=\"a.png\">\tThe answer is B\tExtra note\n\
        What does <code>__init__</code> do?\t<a title=\"x > y\">It</a> sets a*b*c up\tSee <pre>f(<br>  __x__)</pre>\n",
    );
    let told = desk.run(&["import", "deck.txt"]);
    assert!(
        told.code == 0 && told.err.contains("1 note without a text"),
        "{told:?}"
    );
    let all = mine(&desk);
    assert_eq!(all.as_array().map(Vec::len), Some(1));
    assert_eq!(all[0]["prompt"], "What does `__init__` do?");
    assert_eq!(
        all[0]["answer"],
        "It sets `a*b*c` up\n\nSee\n\n```\nf(\n  __x__)\n```"
    );
}

#[test]
fn cards_without_a_header_may_speak_of_tags() {
    let desk = Desk::new();
    import(
        &desk,
        "own.txt",
        "Vec<T>?\ta list\nClose it?\twith </div>\n",
    );
    let all = mine(&desk);
    assert_eq!(
        (&all[0]["prompt"], &all[1]["answer"]),
        (&"Vec<T>?".into(), &"with </div>".into())
    );
}

#[test]
fn thousands_of_names_alike_are_told_apart_at_once() {
    let desk = Desk::new();
    let row = |at: usize| {
        format!(
            "{}？,{}\n",
            "日".repeat(at % 50 + 1),
            "答".repeat(at / 50 + 1)
        )
    };
    let rows: String = (0..3000).map(row).collect();
    let said = import(&desk, "cards.csv", &format!("prompt,answer\n{rows}"));
    assert!(said.starts_with("Added 3,000 questions "), "{said}");
    assert_eq!(mine(&desk)[2999]["id"], "mine:question-3000");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_read_like_a_file() {
    let desk = Desk::new();
    let told = desk.typed(
        &["import", "/dev/stdin"],
        "prompt,answer\nFrom where?,a pipe\n",
    );
    assert!(told.well().starts_with("Added 1 question "));
}

#[cfg(unix)]
#[test]
fn nothing_that_import_did_not_write_is_taken_away() {
    let desk = Desk::new();
    import(&desk, "z.csv", "prompt,answer\nOne?,a\n");
    let link = desk.path("data/packs/mine/y.toml");
    std::os::unix::fs::symlink(desk.path("nowhere"), &link).expect("a link");
    let said = import(&desk, "y.csv", "prompt,answer\nTwo?,b\n");
    assert!(said.contains("mine/y-2.toml"), "{said}");
    assert!(fs::symlink_metadata(&link).is_ok(), "the link stays");
}

#[cfg(unix)]
#[test]
fn imports_at_the_same_time_give_no_id_twice() {
    let desk = Desk::new();
    let each = |at: usize| {
        let file = format!("{at}/cards.csv");
        desk.put(&file, &format!("prompt,answer\nWhy?,{at}\n"));
        let mut command = std::process::Command::new(desk.command().get_program());
        command
            .env("HOME", desk.path(""))
            .env("GREENROOM_DATA_DIR", desk.path("data"))
            .args(["import", &desk.path(&file).to_string_lossy()])
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped());
        command.spawn().expect("a start")
    };
    let running: Vec<_> = (0..6).map(each).collect();
    for one in running {
        let told = told(&one.wait_with_output().expect("an end"));
        assert_eq!(told.code, 0, "{told:?}");
    }
    let all = mine(&desk);
    assert_eq!(all.as_array().map(Vec::len), Some(6));
    let folder = desk.path("data/packs/mine").to_string_lossy().into_owned();
    assert_eq!(desk.run(&["pack", "check", &folder]).well(), "");
}
