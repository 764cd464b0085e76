//! What one wrote oneself: drafts, notes and lines after rounds, as Markdown or JSON; nothing of a pack but titles.

use crate::cli::{ExportArgs, Format};
use crate::commands::export::{filter, give, nothing};
use crate::commands::failure::Failure;
use crate::commands::out::{complain, json_text};
use crate::domain::id::Key;
use crate::domain::progress::Progress;
use crate::domain::record::{Attempt, Draft, Grader, Record};
use crate::domain::work::Work;
use crate::startup::{Base, Reading};
use crate::text::clean;
use crate::text::count::counted;
use serde::Serialize;
use std::collections::BTreeMap;

/// Everything.
#[derive(Serialize)]
struct Written {
    questions: Vec<About>,
    rounds: Vec<RoundLine>,
}

/// What one wrote on a question.
#[derive(Serialize)]
struct About {
    id: String,
    title: Option<String>,
    note: Option<String>,
    answers: Vec<Answer>,
}

/// One answer; without a day it is still under way.
#[derive(Serialize)]
struct Answer {
    day: Option<String>,
    time: Option<String>,
    follow_up: Option<String>,
    round: Option<String>,
    score: Option<u8>,
    seconds: u32,
    draft: String,
}

/// The line that one wrote to oneself after a round.
#[derive(Serialize)]
struct RoundLine {
    id: String,
    day: String,
    preset: String,
    line: String,
}

/// Gives out what one wrote.
///
/// # Errors
/// A form that drafts do not have, nothing written yet, or a file that is in the way.
pub(super) fn run(base: &Base, args: &ExportArgs) -> Result<u8, Failure> {
    if matches!(args.format, Format::Csv | Format::Anki) {
        return Err(Failure::usage(
            "What you wrote goes out as Markdown or JSON. Leave --drafts out, or say --format json.",
        ));
    }
    let reading = base.reading();
    complain(&reading.notices);
    let (written, lost) = gather(&reading, &base.begun(), args)?;
    complain(&lost);
    if written.questions.is_empty() && written.rounds.is_empty() {
        let sentence = "You have written nothing yet that this asks for. Drafts come from answers (`d`), notes from `N`.";
        let empty = json_text(&written)?;
        return Err(nothing(args, &empty, sentence)?);
    }
    let text = if args.format == Format::Json {
        json_text(&written)?
    } else {
        markdown(&written)
    };
    give(args, &text, &what(&written))
}

/// "2 questions with what you wrote and 1 line after a round", as far as there are such.
fn what(written: &Written) -> String {
    let questions = match written.questions.len() {
        0 => None,
        some => Some(counted(
            some,
            "question with what you wrote",
            "questions with what you wrote",
        )),
    };
    let rounds = match written.rounds.len() {
        0 => None,
        some => Some(counted(some, "line after a round", "lines after rounds")),
    };
    let all: Vec<String> = questions.into_iter().chain(rounds).collect();
    all.join(" and ")
}

/// All that was written, by question, and sentences on what could not be read.
fn gather(
    reading: &Reading,
    begun: &[Work],
    args: &ExportArgs,
) -> Result<(Written, Vec<String>), Failure> {
    let library = &reading.library;
    let all = args.topic.is_none() && args.from.is_none();
    let is_wanted = filter(args, library)?;
    let mut lost = Vec::new();
    let mut found: BTreeMap<Key, About> = BTreeMap::new();
    let about = |key: &Key| -> Option<About> {
        let key = library.current_key(key).unwrap_or_else(|| key.clone());
        let question = library.question(&key);
        let wanted = question.map_or(all, &is_wanted);
        wanted.then(|| About {
            id: key.to_string(),
            title: question.map(|question| question.title.clone()),
            note: None,
            answers: Vec::new(),
        })
    };
    let place = |found: &mut BTreeMap<Key, About>, key: &Key, put: &mut dyn FnMut(&mut About)| {
        let today = library.current_key(key).unwrap_or_else(|| key.clone());
        if let Some(fresh) = about(key) {
            put(found.entry(today).or_insert(fresh));
        }
    };
    for (key, course) in reading
        .progress
        .courses()
        .filter(|(_, course)| !course.note.trim().is_empty())
    {
        place(&mut found, key, &mut |about| {
            about.note = Some(clean::text(&course.note).into_owned());
        });
    }
    let own = reading.progress.all_attempts();
    for (record, attempt) in
        own.filter(|(_, attempt)| attempt.by == Grader::Me && attempt.draft != Draft::None)
    {
        match reading.files.draft(record) {
            Ok(draft) if draft.trim().is_empty() => {}
            Ok(draft) => place(&mut found, &attempt.question, &mut |about| {
                about.answers.push(answer(record, attempt, &draft));
            }),
            Err(why) => lost.push(why),
        }
    }
    for work in begun {
        let round = work.round.as_ref();
        let drafts = round.map_or(std::slice::from_ref(&work.draft), |round| {
            round.drafts.as_slice()
        });
        let drafts = drafts.iter().enumerate();
        for (step, draft) in drafts.filter(|(_, draft)| !draft.trim().is_empty()) {
            let key = asked_in(work, step, &reading.progress);
            place(&mut found, key, &mut |about| {
                about.answers.push(under_way(work, draft));
            });
        }
    }
    let rounds = reading
        .progress
        .rounds()
        .filter(|round| all && !round.note.trim().is_empty());
    let rounds = rounds.map(|round| RoundLine {
        id: round.id.to_string(),
        day: round.day.date().to_string(),
        preset: clean::line(&round.start.preset).into_owned(),
        line: clean::line(&round.note).into_owned(),
    });
    let written = Written {
        rounds: rounds.collect(),
        questions: found.into_values().collect(),
    };
    Ok((written, lost))
}

/// Which question a step of a round under way asks; that of the work where its round does not say.
fn asked_in<'a>(work: &'a Work, step: usize, progress: &'a Progress) -> &'a Key {
    let round = work.round.as_ref();
    let start = round.and_then(|round| Some(&progress.round(round.round)?.start));
    let own = start.and_then(|start| start.questions.get(start.asks(step)?));
    own.map_or(&work.question, |asked| &asked.question)
}

fn answer(record: &Record, attempt: &Attempt, draft: &str) -> Answer {
    Answer {
        day: Some(record.day.date().to_string()),
        time: jiff::Timestamp::from_millisecond(record.wall_ms)
            .ok()
            .map(|time| time.to_string()),
        follow_up: attempt.follow_up.as_ref().map(ToString::to_string),
        round: attempt.round.map(|round| round.to_string()),
        score: attempt.grades().figure(),
        seconds: attempt.seconds,
        draft: clean::text(draft).into_owned(),
    }
}

fn under_way(work: &Work, draft: &str) -> Answer {
    Answer {
        day: None,
        time: None,
        follow_up: work.follow_up.as_ref().map(ToString::to_string),
        round: work.round.as_ref().map(|round| round.round.to_string()),
        score: None,
        seconds: work.active_seconds,
        draft: clean::text(draft).into_owned(),
    }
}

/// A heading a question, one an answer, and what was written below it as it was written.
fn markdown(written: &Written) -> String {
    let mut blocks = Vec::new();
    for about in &written.questions {
        let title = about.title.as_deref().unwrap_or(&about.id);
        blocks.push(format!("# {title}\n\n`{}`", about.id));
        blocks.extend(
            about
                .note
                .as_ref()
                .map(|note| format!("## Note\n\n{}", note.trim_end())),
        );
        for answer in &about.answers {
            let mut head = vec![answer.day.clone().unwrap_or_else(|| "Under way".to_owned())];
            head.extend(
                answer
                    .follow_up
                    .as_ref()
                    .map(|id| format!("follow-up `{id}`")),
            );
            head.extend(answer.round.as_ref().map(|_| "in a round".to_owned()));
            head.extend(answer.score.map(|score| format!("scored {score}")));
            blocks.push(format!(
                "## {}\n\n{}",
                head.join(", "),
                answer.draft.trim_end()
            ));
        }
    }
    if !written.rounds.is_empty() {
        let lines = written.rounds.iter();
        let lines: Vec<String> = lines
            .map(|round| format!("- {}, {}: {}", round.day, round.preset, round.line))
            .collect();
        blocks.push(format!("# Lines to myself\n\n{}", lines.join("\n")));
    }
    let mut out = blocks.join("\n\n");
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::{RoundLine, Written, asked_in, what};
    use crate::domain::id::{Key, RecordId};
    use crate::domain::pack::{Level, Phase};
    use crate::domain::progress::Progress;
    use crate::domain::record::{Asked, Record, RoundStart, What};
    use crate::domain::time::{Day, Moment};
    use crate::domain::work::{RoundWork, Work};

    fn key(id: &str) -> Key {
        Key::parse(&format!("small:{id}")).expect("a key")
    }

    fn round(phase: Option<Phase>) -> (Progress, Work) {
        let asked = |id: &str| Asked {
            question: key(id),
            hash: 0,
            values: Vec::new(),
        };
        let start = RoundStart {
            preset: "own".to_owned(),
            phases: vec![(phase, 60); 2],
            questions: vec![asked("one"), asked("two")],
            aim: Level::Mid,
            typed: true,
            seed: 1,
        };
        let at = Moment {
            wall_ms: 1_795_340_400_123,
            boot_ms: 0,
            offset_minutes: 0,
            day: Day(20_779),
        };
        let mut progress = Progress::default();
        let record = Record::new(at, 7, What::RoundStart(Box::new(start)));
        let id: RecordId = record.id;
        progress.apply(record);
        let work = Work {
            round: Some(RoundWork {
                step: 1,
                drafts: vec!["a".to_owned(), "b".to_owned()],
                ..RoundWork::begun(id)
            }),
            ..Work::begun(id, key("one"))
        };
        (progress, work)
    }

    #[test]
    fn a_draft_of_a_round_belongs_to_the_question_of_its_step() {
        let (progress, work) = round(None);
        assert_eq!(asked_in(&work, 0, &progress), &key("one"));
        assert_eq!(asked_in(&work, 1, &progress), &key("two"));
        assert_eq!(asked_in(&work, 9, &progress), &key("one"));
        let (progress, work) = round(Some(Phase::Requirements));
        assert_eq!(asked_in(&work, 1, &progress), &key("one"));
    }

    #[test]
    fn what_was_written_is_named() {
        let line = RoundLine {
            id: String::new(),
            day: String::new(),
            preset: String::new(),
            line: "Slower.".to_owned(),
        };
        let written = Written {
            questions: Vec::new(),
            rounds: vec![line],
        };
        assert_eq!(what(&written), "1 line after a round");
    }
}
