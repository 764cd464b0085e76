//! `greenroom export`: questions out as Markdown, JSON, CSV or for Anki, and what one wrote oneself; changes nothing.

mod anki;
mod drafts;
mod table;

use crate::cli::{ExportArgs, Format};
use crate::commands::failure::Failure;
use crate::commands::list;
use crate::commands::out::{complain, json_text, print};
use crate::commands::pack::place::{replace, unwritable};
use crate::commands::show::{json, markdown};
use crate::domain::id::TopicPath;
use crate::domain::pack::Question;
use crate::library::Library;
use crate::shell::new_file::create;
use crate::shell::paths::shown;
use crate::startup::Base;
use crate::text::count::counted;
use crate::text::{cells, clean};
use std::collections::HashSet;
use std::io::ErrorKind;
use std::path::Path;

/// Gives content out.
///
/// # Errors
/// Nothing to give, a topic or pack that does not exist, a form that drafts do not have, or a file that is in the way.
pub(super) fn run(base: &Base, args: &ExportArgs) -> Result<u8, Failure> {
    if args.drafts {
        return drafts::run(base, args);
    }
    let (library, notice) = base.library();
    complain(&Vec::from_iter(notice));
    let questions = wanted(args, &library)?;
    let text = match args.format {
        Format::Markdown => {
            let pages: Vec<String> = questions
                .iter()
                .map(|q| markdown::whole(q, &library))
                .collect();
            pages.join("\n")
        }
        Format::Json => json_text(&questions.iter().map(|q| json::of(q)).collect::<Vec<_>>())?,
        Format::Csv => table::of(&questions),
        Format::Anki => anki::of(&questions, &library),
    };
    let what = counted(questions.len(), "question", "questions");
    give(args, &text, &what)
}

/// The questions that are asked for, in the order of their packs.
fn wanted<'a>(args: &ExportArgs, library: &'a Library) -> Result<Vec<&'a Question>, Failure> {
    let is_wanted = filter(args, library)?;
    let questions: Vec<&Question> = library.questions().filter(|q| is_wanted(q)).collect();
    if questions.is_empty() {
        let sentence =
            "There is no such question, so nothing goes out. `greenroom list` lists all of them.";
        return Err(nothing(args, "[]\n", sentence)?);
    }
    Ok(questions)
}

/// What is said where there is nothing to give: to scripts that read standard output the empty value.
fn nothing(args: &ExportArgs, empty: &str, sentence: &str) -> Result<Failure, Failure> {
    if args.format == Format::Json && args.output.is_none() {
        print(empty)?;
        return Ok(Failure::nothing(""));
    }
    Ok(Failure::nothing(sentence))
}

/// Whether a question is of the topic and pack that are asked for.
fn filter<'a>(
    args: &'a ExportArgs,
    library: &Library,
) -> Result<impl Fn(&Question) -> bool + 'a, Failure> {
    let topic = args.topic.as_deref().map(|path| list::topic(path, library));
    let topic: Option<TopicPath> = topic.transpose()?;
    let beneath: Option<HashSet<_>> = topic.map(|path| {
        let node = library.topic(&path);
        node.into_iter()
            .flat_map(|node| node.beneath.iter().cloned())
            .collect()
    });
    if let Some(name) = args.from.as_deref() {
        known_pack(name, library)?;
    }
    Ok(move |question: &Question| {
        let here = beneath
            .as_ref()
            .is_none_or(|keys| keys.contains(&question.key));
        here && args
            .from
            .as_deref()
            .is_none_or(|pack| pack == question.key.pack())
    })
}

fn known_pack(name: &str, library: &Library) -> Result<(), Failure> {
    let names: Vec<&str> = library
        .packs()
        .iter()
        .map(|pack| pack.name.as_str())
        .collect();
    if names.contains(&name) {
        return Ok(());
    }
    Err(Failure::usage(format!(
        "There is no pack `{}`. Choose one of {}.",
        cells::truncate(&clean::line(name), 60),
        names.join(", ")
    )))
}

/// Prints, or writes the file that was named and says so.
fn give(args: &ExportArgs, text: &str, what: &str) -> Result<u8, Failure> {
    let Some(path) = &args.output else {
        return print(text).map(|_| 0);
    };
    write(path, text, args.force)?;
    print(&format!("Wrote {what} to {}.\n", shown(path))).map(|_| 0)
}

fn write(path: &Path, text: &str, force: bool) -> Result<(), Failure> {
    if path.is_dir() {
        return Err(Failure::usage(format!(
            "{} is a folder. Name a file in it.",
            shown(path)
        )));
    }
    let written = if force {
        replace(path, text)
    } else {
        create(path, text.as_bytes())
    };
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Failure::usage(format!(
            "{} is there already. Choose another name, or replace it with --force.",
            shown(path)
        )),
        _ => unwritable(path, &error),
    })
}
