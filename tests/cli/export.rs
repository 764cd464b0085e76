//! export: questions and what one wrote, out.

use crate::desk::{Desk, Told};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// Text that holds tabs, which the desk does not let pass, as it was printed.
fn raw(desk: &Desk, arguments: &[&str]) -> String {
    let mut command = desk.command();
    let output = command.args(arguments).output().expect("a run");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn export(desk: &Desk, more: &[&str]) -> Told {
    desk.run(&[&["export", "--from", "small"][..], more].concat())
}

#[test]
fn markdown_is_what_show_prints_one_question_after_the_other() {
    let desk = Desk::new();
    let out = export(&desk, &[]).well();
    let ids = [
        "twelve-points",
        "hot-key",
        "quick-ttl",
        "myth-cache",
        "shard-key",
        "size-orders",
        "story-migration",
    ];
    let pages: Vec<String> = ids
        .iter()
        .map(|id| desk.run(&["show", id]).well())
        .collect();
    assert_eq!(out, pages.join("\n"));
    assert!(desk.files().is_empty(), "who looks writes nothing");
}

#[test]
fn json_is_what_show_prints_in_a_list() {
    let desk = Desk::new();
    let told = export(&desk, &["--format", "json", "--topic", "databases"]);
    let shown = |id: &str| desk.run(&["show", "--json", id]).json();
    let wanted = ["shard-key", "size-orders", "story-migration"].map(shown);
    assert_eq!(told.json(), json!(wanted));
}

#[test]
fn a_topic_or_pack_that_is_not_there_names_those_that_are() {
    let desk = Desk::new();
    let told = desk.run(&["export", "--from", "smal\u{1b}"]);
    let said = told.refusal(2);
    assert!(
        said.contains("small") && said.contains("system-design"),
        "{said}"
    );
    assert!(
        export(&desk, &["--topic", "nowhere"])
            .refusal(2)
            .contains("caching")
    );
    let own = desk.put(
        "empty/pack.toml",
        "format = 1\nname = \"empty\"\ntitle = \"Empty\"\n",
    );
    let own = own
        .parent()
        .expect("a folder")
        .to_string_lossy()
        .into_owned();
    let nothing = ["--pack", &own, "export", "--from", "empty"];
    assert!(desk.run(&nothing).refusal(1).contains("nothing goes out"));
    let told = desk.run(&[&nothing[..], &["--format", "json"]].concat());
    assert_eq!(
        (told.code, told.out.as_str(), told.err.as_str()),
        (1, "[]\n", "")
    );
}

#[test]
fn csv_has_a_point_a_line_and_quotes_as_it_should() {
    let desk = Desk::new();
    let out = export(&desk, &["--format", "csv", "--topic", "caching/strategies"]).well();
    let head = "id,title,topic,level,kind,group,point,text,cue,because,weight,gate,";
    assert!(out.starts_with(head), "{out}");
    for part in [
        "\nsmall:twelve-points,The shop is slow at noon,caching/strategies,senior,scenario,cover,split,\
         Splits the requests by endpoint and customer,What comes before any guess?,\
         Every cause looks likely until one has split.,2,true,mid,depth,",
        ",\"connections\nlocks\ndisk\",",
        ",pitfalls,more-machines,Adds machines first,,The cause may not be load at all.,1,",
        ",\"One entry of your cache takes half of all reads. What can happen, and what would you do?\",",
        "| split | 5 |",
    ] {
        assert!(out.contains(part), "{part} is missing:\n{out}");
    }
    let prompts = out.matches("Your shop answers in 40 ms").count();
    assert_eq!(
        prompts, 1,
        "a prompt stands on the first line of its question"
    );
}

/// A pack whose texts would harm whoever trusts them.
fn hostile(desk: &Desk) -> String {
    desk.put(
        "bad/pack.toml",
        "format = 1\nname = \"bad\"\ntitle = \"Bad\"\n",
    );
    let path = desk.put(
        "bad/q.toml",
        r#"[[question]]
id = "evil"
topic = "x"
title = "=HYPERLINK(\"https://e.org\")"
prompt = "@SUM(1) <script>alert(1)</script> [sound:x.mp3] \u001b[2J\u202e ![i](https://e.org/i.png)"
answer = "+1, \"quoted\"\n\n[go](javascript:alert(1))"

[[question.cover]]
id = "minus"
text = "-1+1|cmd"
ask = "=1+1 & <b>what</b>?\tx"
"#,
    );
    path.parent()
        .expect("a folder")
        .to_string_lossy()
        .into_owned()
}

#[test]
fn no_spreadsheet_runs_a_cell() {
    let desk = Desk::new();
    let bad = hostile(&desk);
    let told = desk.run(&["--pack", &bad, "export", "--from", "bad", "--format", "csv"]);
    assert_eq!(told.code, 0, "{told:?}");
    let line = told.out.split_once('\n').expect("a head").1;
    for part in [
        ",\"'=HYPERLINK(\"\"https://e.org\"\")\",",
        ",minus,'-1+1|cmd,'=1+1 &",
        ",\"'+1, \"\"quoted\"\"",
        ",'@SUM(1)",
    ] {
        assert!(line.contains(part), "{part} is missing: {line}");
    }
}

#[test]
fn anki_gets_headers_stable_names_and_html_that_does_nothing() {
    let desk = Desk::new();
    let bad = hostile(&desk);
    let export = ["--pack", &bad, "export", "--format", "anki"];
    let out = raw(&desk, &export);
    assert_eq!(raw(&desk, &export), out, "the same every time");
    let heads: Vec<&str> = out
        .lines()
        .take_while(|line| line.starts_with('#'))
        .collect();
    let wanted = [
        "#separator:tab",
        "#html:true",
        "#notetype:Basic",
        "#guid column:1",
        "#deck column:2",
        "#tags column:5",
    ];
    assert_eq!(heads, wanted);
    let mut notes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in out.lines().skip(heads.len()) {
        let cells: Vec<&str> = line.split('\t').collect();
        assert_eq!(cells.len(), 5, "{line}");
        assert!(cells[2..4].iter().all(|cell| !cell.is_empty()), "{line}");
        let twice = notes.insert(cells[0], cells.clone());
        assert_eq!(twice, None, "a guid names one note");
    }
    for forbidden in [
        "<script",
        "<img",
        "javascript:",
        "[sound",
        "\u{1b}",
        "\u{202e}",
    ] {
        assert!(!out.contains(forbidden), "{forbidden}");
    }
    let evil = &notes["greenroom:bad:evil"];
    assert!(
        evil[2].contains("&lt;script&gt;alert(1)&lt;/script&gt;"),
        "{evil:?}"
    );
    let point = &notes["greenroom:bad:evil/minus"];
    assert!(
        point[2].contains("=1+1 &amp; &lt;b&gt;what&lt;/b&gt;? x"),
        "{point:?}"
    );
    let split = &notes["greenroom:small:twelve-points/split"];
    assert_eq!(split[1], "greenroom::caching::strategies");
    assert!(split[2].starts_with("What comes before any guess?"));
    assert!(split[3].starts_with("Splits the requests by endpoint and customer"));
    let tags: BTreeSet<&str> = split[4].split(' ').collect();
    assert!(tags.is_superset(&BTreeSet::from([
        "greenroom",
        "level::senior",
        "latency",
        "gate"
    ])));
    let whole = &notes["greenroom:small:twelve-points"][3];
    assert!(
        whole.contains("<pre><code>cron 12:00 export</code></pre>"),
        "{whole}"
    );
    assert!(
        !notes.contains_key("greenroom:small:twelve-points/compare"),
        "it has no cue"
    );
    let estimate = &notes["greenroom:small:size-orders"];
    assert!(
        estimate[2].contains("You take 1 million orders a day"),
        "{estimate:?}"
    );
    assert!(
        estimate[3].contains("Multiply by the days: 730 billion B."),
        "{estimate:?}"
    );
}

#[test]
fn a_file_is_written_whole_and_never_replaced_unasked() {
    let desk = Desk::new();
    let path = desk.path("out.csv");
    let name = path.to_string_lossy().into_owned();
    let write = ["--format", "csv", "--output", &name];
    let out = export(&desk, &write).well();
    assert_eq!(out, format!("Wrote 7 questions to {name}.\n"));
    let text = std::fs::read_to_string(&path).expect("the file");
    assert_eq!(text, export(&desk, &["--format", "csv"]).well());
    std::fs::write(&path, "mine").expect("written");
    assert!(export(&desk, &write).refusal(2).contains("--force"));
    assert_eq!(std::fs::read_to_string(&path).expect("the file"), "mine");
    export(&desk, &[&write[..], &["--force"]].concat()).well();
    assert_eq!(std::fs::read_to_string(&path).expect("the file"), text);
    let folder = desk.path("").to_string_lossy().into_owned();
    assert!(
        export(&desk, &["--output", &folder])
            .refusal(2)
            .contains("is a folder")
    );
    let nowhere = desk.path("no/such/out.md").to_string_lossy().into_owned();
    assert!(
        export(&desk, &["--output", &nowhere])
            .refusal(74)
            .contains("cannot be written")
    );
}

#[test]
fn a_bare_name_is_replaced_too() {
    let desk = Desk::new();
    let write = ["--format", "csv", "--output", "out.csv", "--force"];
    for _ in 0..2 {
        let out = export(&desk, &write).well();
        assert_eq!(out, "Wrote 7 questions to out.csv.\n");
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_finished_is_not_left_behind() {
    let desk = Desk::new();
    let mut command = std::process::Command::new("sh");
    let small = crate::desk::small();
    command
        .current_dir(desk.path(""))
        .env("GREENROOM_DATA_DIR", desk.path("data"))
        .args(["-c", "trap '' XFSZ; ulimit -f 4; exec \"$0\" \"$@\""])
        .arg(desk.command().get_program())
        .arg("--pack")
        .arg(small)
        .args(["export", "--format", "json", "-o", "big.json"]);
    let told = crate::desk::told(&command.output().expect("a run"));
    assert!(told.refusal(74).contains("Nothing was changed"), "{told:?}");
    assert!(!desk.path("big.json").exists());
}

#[test]
fn what_one_wrote_goes_out_too() {
    let desk = Desk::new();
    let told = desk.run(&["export", "--drafts"]);
    assert!(told.refusal(1).contains("written nothing yet"));
    desk.typed(
        &["quiz", "hot-key"],
        "I would *copy* the key.\nTwice.\n.\ny\ny\ny\nn\n",
    );
    desk.put(
        "data/progress/k3f9q2.jsonl",
        include_str!("../fixtures/journals/every-kind-0.1.jsonl"),
    );
    let out = desk.run(&["export", "--drafts"]).out;
    for part in [
        "# One key, all the load\n\n`small:hot-key`\n\n## 2026-11-22, scored 100\n\nI would *copy* the key.\nTwice.\n",
        "## Note\n\nAsk about segments.\nFirst.\n",
        "# Lines to myself\n\n- 2026-11-22, design-45: Slower at the start.\n",
    ] {
        assert!(out.contains(part), "{part} is missing:\n{out}");
    }
    let json = desk.run(&["export", "--drafts", "--format", "json"]).json();
    assert_eq!(json["rounds"][0]["line"], "Slower at the start.");
    let own = desk
        .run(&["export", "--drafts", "--format", "json", "--from", "small"])
        .json();
    assert_eq!(own["questions"].as_array().map(Vec::len), Some(1));
    assert_eq!(
        own["questions"][0]["answers"][0]["draft"],
        "I would *copy* the key.\nTwice."
    );
    assert_eq!(own["rounds"], json!([]), "rounds are of no one pack");
    let csv = desk.run(&["export", "--drafts", "--format", "csv"]);
    assert!(csv.refusal(2).contains("Markdown or JSON"));
}
