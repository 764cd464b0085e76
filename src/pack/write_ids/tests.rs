use super::{with_ids, write_ids};
use crate::domain::pack::Question;
use crate::pack::load::load;
use crate::pack::source::Source;
use std::fs;
use std::io::Write as _;

const HEAD: &str = "format = 1\nname = 'p'\ntitle = 'P'\n[[topic]]\npath = 'a'\ntitle = 'A'\n";

const BEFORE: &str = r#"# A comment that stays.
[[question]]
id     = "one"
topic  = "a"
prompt = "P?"
cover  = [ "First of all: this", { text = 'The second' }, {text = "Third one"}, # kept
  """
A long
string""", { id = "has-one", text = "Fourth" } ]
pitfalls = ["Goes astray"]

[[question.practices]] # note
  # about the text
  text    = "Does it well"
  level   = "staff"

[[question.follow_up]]
prompt = "And then?"
points = ["More"]

[[question.push_back]]
unless = "has-one"
say = "Really?"
"#;

const AFTER: &str = r#"# A comment that stays.
[[question]]
id     = "one"
topic  = "a"
prompt = "P?"
cover  = [ { id = "first-of-all", text = "First of all: this" }, { id = "the-second", text = 'The second' }, {id = "third-one", text = "Third one"}, # kept
  { id = "a-long-string", text = """
A long
string""" }, { id = "has-one", text = "Fourth" } ]
pitfalls = [{ id = "goes-astray", text = "Goes astray" }]

[[question.practices]] # note
  id      = "does-it-well"
  # about the text
  text    = "Does it well"
  level   = "staff"

[[question.follow_up]]
id     = "and-then"
prompt = "And then?"
points = [{ id = "more", text = "More" }]

[[question.push_back]]
id     = "really"
unless = "has-one"
say = "Really?"
"#;

fn questions(text: &str) -> Vec<Question> {
    let source = Source::of_texts("p", &[("pack.toml", HEAD), ("q.toml", text)]);
    load(&source).pack.unwrap().questions
}

#[test]
fn ids_are_written_and_the_rest_stays() {
    let (after, count) = with_ids(BEFORE, false);
    assert_eq!(after, AFTER);
    assert_eq!(count, 9);
    assert_eq!(
        questions(&after),
        questions(BEFORE),
        "the pack says the same"
    );
    assert_eq!(
        with_ids(&after, false),
        (after.clone(), 0),
        "a second run changes nothing"
    );
}

#[test]
fn line_ends_of_windows_stay() {
    let before = BEFORE.replace('\n', "\r\n");
    let (after, _) = with_ids(&before, false);
    assert_eq!(after, AFTER.replace('\n', "\r\n"));
}

#[test]
fn what_has_errors_is_left_alone() {
    let faulty = BEFORE.replace("id     = \"one\"", "id     = \"One\"");
    assert_eq!(with_ids(&faulty, false), (faulty.clone(), 0));
    let broken = format!("{BEFORE}x = ");
    assert_eq!(with_ids(&broken, false), (broken.clone(), 0));
}

#[test]
fn files_are_replaced_in_place() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| {
        let mut file = fs::File::create(folder.path().join(name)).unwrap();
        file.write_all(text.as_bytes()).unwrap();
    };
    put("pack.toml", HEAD);
    put("q.toml", &format!("\u{feff}{BEFORE}"));
    let written = write_ids(folder.path()).unwrap();
    assert_eq!(written.len(), 1);
    assert_eq!(written[0].ids, 9);
    let after = fs::read_to_string(folder.path().join("q.toml")).unwrap();
    assert_eq!(after, format!("\u{feff}{AFTER}"));
    assert_eq!(write_ids(folder.path()).unwrap(), []);
    let left = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(left, 2, "no temporary file is left");
}
