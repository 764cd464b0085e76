//! What wrong usage is answered with: a sentence or two, what is near, where to read on.

use crate::desk::Desk;

/// Wrong arguments, each with what is said of them.
const REFUSED: &[(&[&str], &str)] = &[
    (
        &["serch", "x"],
        "There is no command `serch`; did you mean `search`? `greenroom help` lists the commands.",
    ),
    (
        &["fly"],
        "There is no command `fly`. `greenroom help` lists the commands.",
    ),
    (
        &["scoring"],
        "There is no command `scoring`; `greenroom help scoring` tells about it.",
    ),
    (
        &["journal", "chek"],
        "`greenroom journal` has no `chek`; did you mean `check`? It has path, check, merge, import, backup and restore.",
    ),
    (
        &["list", "--levl", "mid"],
        "`greenroom list` has no option `--levl`; did you mean `--level`? `greenroom help list` tells more.",
    ),
    (
        &["--nosuch", "due"],
        "`greenroom` has no option `--nosuch`. `greenroom help` lists the commands.",
    ),
    (
        &["--json", "due"],
        "`--json` belongs behind its command: `greenroom due --json`. `greenroom help` lists the commands.",
    ),
    (
        &["search", "orders", "-cache"],
        "`greenroom search` has no option `-cache`; where it is a word, put `--` in front: `-- -cache`. `greenroom help search` tells more.",
    ),
    (
        &["due", "now"],
        "`now` is one too many for `greenroom due`. `greenroom help due` tells more.",
    ),
    (
        &["new", "Two", "words"],
        "`words` is one too many for `greenroom new`; put quotes around words that belong together. `greenroom help new` tells more.",
    ),
    (
        &["--data-dir", "show", "show"],
        "`greenroom show` needs ID: `greenroom show <ID>`. `greenroom help show` tells more.",
    ),
    (
        &["config"],
        "`greenroom config` needs one of path or show behind it. `greenroom help config` tells more.",
    ),
    (
        &["completions", "tcsh"],
        "`greenroom completions` knows no `tcsh`; did you mean `zsh`? It takes bash, elvish, fish, powershell or zsh.",
    ),
    (
        &["export", "--format=tx"],
        "`--format` knows no `tx`. It takes markdown, json, csv or anki.",
    ),
    (
        &["search", "x", "--limit"],
        "`--limit` needs a value behind it. `greenroom help search` tells more.",
    ),
    (
        &["search", "x", "--limit", "0"],
        "`0` is no value for `--limit`: it takes a whole number from 1 on.",
    ),
    (
        &["round", "--questions", "many"],
        "`many` is no value for `--questions`: it takes a whole number from 1 to 100.",
    ),
    (
        &["round", "--seed", "x"],
        "`x` is no value for `--seed`: it takes a whole number, such as 7.",
    ),
    (
        &["plan", "--minutes", "half"],
        "`half` is no value for `--minutes`: it takes a whole number.",
    ),
    (
        &["plan", "--minutes", "-5"],
        "`-5` is no value for `--minutes`: it takes a whole number.",
    ),
    (
        &["search", "--don't"],
        "`greenroom search` has no option `--don't`; where it is a word, put `--` in front: `-- --don't`. `greenroom help search` tells more.",
    ),
    (
        &["due", "--json=yes"],
        "`--json` takes no value: leave `yes` out.",
    ),
    (
        &["due", "--short", "--json"],
        "`--short` and `--json` do not go together; leave one of them out. `greenroom help due` tells more.",
    ),
    (
        &["--config", "a", "--config", "b", "due"],
        "`--config` is said twice; once is enough.",
    ),
];

#[test]
fn wrong_usage_is_said_in_a_sentence_with_what_is_near() {
    let desk = Desk::new();
    for (wrong, said) in REFUSED {
        assert_eq!(desk.run(wrong).refusal(2), *said, "{wrong:?}");
    }
}

#[test]
fn behind_two_dashes_all_is_a_word() {
    let told = Desk::new().run(&["search", "--", "orders", "-cache", "--limit"]);
    assert_ne!(told.code, 2, "{told:?}");
}
