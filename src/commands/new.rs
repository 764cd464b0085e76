//! `greenroom new`: a question of one's own, in the pack `mine`, ready to be filled in.

use crate::commands::failure::Failure;
use crate::commands::out::{lines, print};
use crate::commands::pack::place::{private_folder, replace, unwritable};
use crate::domain::id::{SLUG_MAX, Slug, TopicPath};
use crate::pack::{Diagnostic, MINE, Origin, Source, SourceFile, Strictness, check, load};
use crate::shell::editor::edit_in_place;
use crate::shell::output;
use crate::shell::paths::{foreign_home_warning, shown};
use crate::startup::Base;
use crate::text::{cells, clean};
use std::io::IsTerminal;
use std::path::Path;

/// The file that new questions go to.
pub(super) const FILE: &str = "questions.toml";

/// The longest title, in characters.
const TITLE_MAX: usize = 120;

/// What the pack says of itself.
pub(super) const HEAD: &str = r#"# Questions of your own. `greenroom new TITLE` adds one; every *.toml file here is read.

format = 1
name   = "mine"
title  = "My own questions"
"#;

/// Adds a question and opens it in the editor, where there is a terminal for it.
///
/// # Errors
/// The title or topic can't be used, the pack has faults that stand in the way, or a file cannot be written.
pub(super) fn run(base: &Base, title: &str, topic: &str) -> Result<u8, Failure> {
    let title = titled(title)?;
    let topic = TopicPath::parse(topic).ok_or_else(|| {
        Failure::usage(format!(
            "`{}` is no topic path. Write ids joined by slashes, such as `caching/cache-strategies`.",
            clean::line(topic)
        ))
    })?;
    if let Some(warning) = foreign_home_warning(&base.environment) {
        output::complain(&warning);
    }
    let folder = base.paths.packs.join(MINE);
    let id = add(&folder, &title, &topic)?;
    let file = folder.join(FILE);
    print(&format!("Added {MINE}:{id} to {}.\n", shown(&file)))?;
    if !(std::io::stdin().is_terminal() && std::io::stdout().is_terminal()) {
        return Ok(0);
    }
    edit_in_place(&file, &base.environment).map_err(Failure::io)?;
    let faults = check(&Source::read(&folder, Origin::Mine), Strictness::Format).diagnostics;
    print(&lines(&faults))?;
    Ok(u8::from(faults.iter().any(Diagnostic::is_error)))
}

fn titled(title: &str) -> Result<String, Failure> {
    let title = clean::line(title);
    let title = title.trim();
    if title.is_empty() {
        return Err(Failure::usage(
            "The title is empty. Write a few words: greenroom new \"Retries that hurt\".",
        ));
    }
    if title.chars().count() > TITLE_MAX {
        return Err(Failure::usage(format!(
            "The title `{}` is longer than {TITLE_MAX} characters. Shorten it.",
            cells::truncate(title, 40)
        )));
    }
    Ok(title.to_owned())
}

/// Appends a question to the pack, which is made where there is none; gives the question's id.
fn add(folder: &Path, title: &str, topic: &TopicPath) -> Result<Slug, Failure> {
    private_folder(folder).map_err(|error| unwritable(folder, &error))?;
    let head = folder.join("pack.toml");
    if !head.exists() {
        replace(&head, HEAD).map_err(|error| unwritable(&head, &error))?;
    }
    let mut source = Source::read(folder, Origin::Mine);
    let file = folder.join(FILE);
    let before = source.files.iter().position(|own| own.name == FILE);
    if let (None, true, Some(fault)) = (before, file.exists(), source.diagnostics.first()) {
        return Err(in_the_way(fault));
    }
    let id = free_id(title, &source)?;
    let skeleton = skeleton(&id, title, topic);
    let own = before.and_then(|at| source.files.get_mut(at));
    let text = if let Some(own) = own {
        let text = format!("{}\n\n{skeleton}", own.text.trim_end());
        let text = text.trim_start_matches('\n').to_owned();
        own.text = text.clone().into();
        text
    } else {
        source.files.push(SourceFile {
            name: FILE.into(),
            text: skeleton.clone().into(),
        });
        skeleton
    };
    let loaded = load(&source);
    let mut questions = loaded.pack.iter().flat_map(|pack| &pack.questions);
    if !questions.any(|question| question.key.id() == id.as_str()) {
        let fault = loaded.diagnostics.iter().find(|fault| fault.is_error());
        return Err(fault.map_or_else(
            || Failure::nothing("The question was not added; `greenroom pack check` says why."),
            in_the_way,
        ));
    }
    replace(&file, &text).map_err(|error| unwritable(&file, &error))?;
    Ok(id)
}

fn in_the_way(fault: &Diagnostic) -> Failure {
    Failure::nothing(format!(
        "The question was not added, since a fault stands in the way. {fault}"
    ))
}

/// An id made of the title that nothing in the pack is called by.
fn free_id(title: &str, source: &Source) -> Result<Slug, Failure> {
    let wanted = Slug::of_sentence(title).map_or("question".to_owned(), |slug| slug.to_string());
    // Questions with faults are not loaded, but their ids are taken all the same; so are earlier ids.
    let taken = |id: &Slug| {
        let quoted = [format!("\"{id}\""), format!("'{id}'")];
        let mut files = source.files.iter();
        files.any(|file| quoted.iter().any(|id| file.text.contains(id)))
    };
    let numbered = |number: u32| {
        let tail = format!("-{number}");
        let head: String = wanted.chars().take(SLUG_MAX - tail.len()).collect();
        format!("{head}{tail}")
    };
    let mut candidates = std::iter::once(wanted.clone())
        .chain((2..10_000).map(numbered))
        .filter_map(|text| Slug::parse(&text));
    candidates.find(|id| !taken(id)).ok_or_else(|| {
        Failure::usage(format!(
            "There are thousands of questions called `{wanted}` already. Choose another title."
        ))
    })
}

fn skeleton(id: &Slug, title: &str, topic: &TopicPath) -> String {
    let quoted = toml::Value::String(title.to_owned());
    format!(
        r#"[[question]]
id      = "{id}"
topic   = "{topic}"
kind    = "concept"           # concept design scenario story quickfire myth estimate
level   = "mid"               # foundation mid senior staff
minutes = 5
title   = {quoted}
prompt  = {quoted}
answer  = """
What you would say.
"""

[[question.cover]]
id   = "first-step"
text = "What a strong answer says first"

[[question.cover]]
id   = "second-step"
text = "What it says next"
"#
    )
}

#[cfg(test)]
mod tests {
    use super::{add, replace, titled};
    use crate::domain::id::TopicPath;
    use crate::pack::{Origin, Source, load};

    #[test]
    fn what_is_added_loads_whatever_the_title() {
        let folder = tempfile::tempdir().expect("a folder");
        let mine = folder.path().join("mine");
        let topic = TopicPath::parse("caching/mine").expect("a path");
        let titles = [
            "Retries that hurt",
            "Retries that hurt",
            "\"Quoted\" \\ and\ttabbed ''' \"\"\"",
            "日本語",
            "]]] = {{{ #",
        ];
        let add = |title: &&str| {
            let title = titled(title).expect("a title");
            add(&mine, &title, &topic).expect("added").to_string()
        };
        let ids: Vec<String> = titles.iter().map(add).collect();
        assert_eq!(&ids[..2], ["retries-that-hurt", "retries-that-hurt-2"]);
        let loaded = load(&Source::read(&mine, Origin::Mine));
        assert_eq!(loaded.diagnostics, []);
        let pack = loaded.pack.expect("a pack");
        assert_eq!(pack.questions.len(), titles.len());
        assert_eq!(pack.questions[3].title, "日本語");
        let text = std::fs::read_to_string(mine.join("questions.toml")).expect("text");
        assert!(text.starts_with("[[question]]"), "{text}");
    }

    #[test]
    fn a_broken_file_is_left_as_it_is() {
        let folder = tempfile::tempdir().expect("a folder");
        let topic = TopicPath::parse("mine").expect("a path");
        add(folder.path(), "One", &topic).expect("added");
        let file = folder.path().join("questions.toml");
        let broken = "[[question]]\nid = \n";
        replace(&file, broken).expect("written");
        let refused = add(folder.path(), "Two", &topic).expect_err("refused");
        assert_eq!(refused.code, 1);
        let place = "questions.toml:2:";
        assert!(refused.sentence.contains(place), "{}", refused.sentence);
        assert_eq!(std::fs::read_to_string(&file).expect("text"), broken);
    }
}
