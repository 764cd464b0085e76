//! `greenroom list`: all questions, or those of a topic, level or kind, with one's figure and when they come back.

use crate::app::evenings::laid_out;
use crate::commands::failure::Failure;
use crate::commands::out::{Side, columns, complain, figure, print, print_json};
use crate::domain::backlog::Spread;
use crate::domain::id::TopicPath;
use crate::domain::pack::{Kind, Level, Question};
use crate::domain::progress::{Course, Due};
use crate::domain::time::Day;
use crate::library::Library;
use crate::startup::{Base, Reading};
use crate::text::{cells, clean};
use serde::Serialize;
use std::collections::HashSet;
use std::io::IsTerminal;

/// What is asked for; nothing asks for everything.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wish<'a> {
    /// A topic's path.
    pub(super) topic: Option<&'a str>,
    /// A level's word.
    pub(super) level: Option<&'a str>,
    /// A kind's word.
    pub(super) kind: Option<&'a str>,
}

/// A question as scripts read it, here and in what is due.
#[derive(Serialize)]
pub(super) struct Standing<'a> {
    id: &'a str,
    title: &'a str,
    topic: &'a str,
    level: &'static str,
    kind: &'static str,
    pub(super) minutes: u32,
    figure: Option<u8>,
    due: Option<String>,
}

/// A question of the list.
#[derive(Serialize)]
struct Listed<'a> {
    #[serde(flatten)]
    standing: Standing<'a>,
    due_now: bool,
    #[serde(skip)]
    tonight: bool,
}

/// Prints the questions that are asked for.
///
/// # Errors
/// A value that does not exist, nothing to list, or the output cannot be written.
pub(super) fn run(base: &Base, wish: Wish<'_>, json: bool) -> Result<u8, Failure> {
    let reading = base.reading();
    complain(&reading.notices);
    let questions = wanted(wish, &reading.library)?;
    let laid = laid_out(
        &reading.library,
        &reading.progress,
        &reading.progress.plan(),
        reading.now.day,
        None,
    );
    let listed: Vec<Listed<'_>> = questions
        .iter()
        .map(|question| listed(question, &reading, &laid))
        .collect();
    if json {
        print_json(&listed)?;
    } else {
        // People are told what the columns are; a pipe gets questions alone, a line each.
        print(&text(&listed, std::io::stdout().is_terminal()))?;
    }
    if listed.is_empty() {
        let sentence = "There is no such question. `greenroom list` lists all of them.";
        return Err(Failure::nothing(if json { "" } else { sentence }));
    }
    Ok(0)
}

fn wanted<'a>(wish: Wish<'_>, library: &'a Library) -> Result<Vec<&'a Question>, Failure> {
    let level = wish
        .level
        .map(|word| known("level", word, Level::ALL, Level::word));
    let kind = wish
        .kind
        .map(|word| known("kind", word, Kind::ALL, Kind::word));
    let (level, kind) = (level.transpose()?, kind.transpose()?);
    let topic = wish.topic.map(|path| topic(path, library)).transpose()?;
    let beneath = topic.map(|path| {
        let node = library.topic(&path);
        let keys = node.map_or(&[][..], |node| node.beneath.as_slice());
        keys.iter().collect::<HashSet<_>>()
    });
    let all = library.questions();
    Ok(all
        .filter(|question| level.is_none_or(|level| question.level == level))
        .filter(|question| kind.is_none_or(|kind| question.kind == kind))
        .filter(|question| {
            beneath
                .as_ref()
                .is_none_or(|keys| keys.contains(&question.key))
        })
        .collect())
}

/// The entry of a closed list that a word names; else a sentence that names them all.
fn known<T: Copy>(
    what: &str,
    word: &str,
    all: &[T],
    name: fn(T) -> &'static str,
) -> Result<T, Failure> {
    let found = all.iter().copied().find(|entry| name(*entry) == word);
    found.ok_or_else(|| {
        let names: Vec<&str> = all.iter().map(|entry| name(*entry)).collect();
        Failure::usage(format!(
            "There is no {what} `{}`. Choose one of {}.",
            shown(word),
            names.join(", ")
        ))
    })
}

/// The topic of a path; else a sentence that names those one can choose from there.
pub(super) fn topic(path: &str, library: &Library) -> Result<TopicPath, Failure> {
    let path = path.trim_end_matches('/');
    if let Some(found) = TopicPath::parse(path).filter(|path| library.topic(path).is_some()) {
        return Ok(found);
    }
    let above = path.rsplit_once('/').and_then(|(above, _)| {
        let above = TopicPath::parse(above)?;
        library.topic(&above)
    });
    let tree = library.tree();
    let ids = above.map_or(tree.roots(), |node| node.children.as_slice());
    let names: Vec<&str> = ids.iter().map(|id| tree.node(*id).path.as_str()).collect();
    let choose = match (names.is_empty(), above) {
        (true, Some(node)) => format!("`{}` has no topics below it.", node.path),
        (true, None) => "No pack with topics is loaded; see `greenroom pack list`.".to_owned(),
        (false, _) => format!("Choose one of {}.", names.join(", ")),
    };
    Err(Failure::usage(format!(
        "There is no topic `{}`. {choose}",
        shown(path)
    )))
}

fn shown(word: &str) -> String {
    cells::truncate(&clean::line(word), 60).into_owned()
}

impl<'a> Standing<'a> {
    /// A question, one's figure and when it comes back.
    pub(super) fn of(question: &'a Question, reading: &Reading) -> Self {
        let course = reading.progress.course(&question.key);
        let due = course.and_then(|course| due_day(course, reading.now.day));
        Self {
            id: question.key.as_str(),
            title: &question.title,
            topic: question.topic.as_str(),
            level: question.level.word(),
            kind: question.kind.word(),
            minutes: question.minutes,
            figure: course.and_then(Course::figure),
            due: due.map(|day| day.date().to_string()),
        }
    }

    /// Its cells in a list for people: what names it in front, what it is called last.
    pub(super) fn row(&self) -> [String; 5] {
        [
            self.id.to_owned(),
            self.level.to_owned(),
            self.kind.to_owned(),
            figure(self.figure),
            self.title.to_owned(),
        ]
    }
}

fn listed<'a>(question: &'a Question, reading: &Reading, laid: &Spread) -> Listed<'a> {
    let course = reading.progress.course(&question.key);
    let today = reading.now.day;
    Listed {
        standing: Standing::of(question, reading),
        due_now: course.is_some_and(|course| course.due_on(today) == Due::Now),
        tonight: laid.is_tonight(&question.key),
    }
}

/// The first day on which a question comes back; `None` where it does not.
fn due_day(course: &Course, today: Day) -> Option<Day> {
    match course.due_on(today) {
        Due::Never => None,
        Due::On(day) => Some(day),
        Due::Now => course.due.max(course.buried_until),
    }
}

/// A line a question; `headed` puts the names of the columns above them.
fn text(listed: &[Listed<'_>], headed: bool) -> String {
    let row = |listed: &Listed<'_>| {
        let due = match &listed.standing.due {
            Some(_) if listed.tonight => "tonight",
            Some(_) if listed.due_now => "later",
            Some(day) => day,
            None => "",
        };
        let [id, level, kind, figure, title] = listed.standing.row();
        vec![id, level, kind, figure, due.to_owned(), title]
    };
    let names = ["question", "level", "kind", "score", "due", "title"];
    let head = (headed && !listed.is_empty()).then(|| names.map(str::to_owned).to_vec());
    let rows: Vec<Vec<String>> = head.into_iter().chain(listed.iter().map(row)).collect();
    let (left, right) = (Side::Left, Side::Right);
    columns(&rows, &[left, left, left, right, left, left])
}
