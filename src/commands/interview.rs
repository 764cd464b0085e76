//! `greenroom interview`: the interviewer's screen, without a journal; its marks go into one small file where one is.

use crate::app::effect::Effect;
use crate::app::event::{Event, EventKind};
use crate::app::keymap::Keymap;
use crate::app::round::Wish;
use crate::app::state::{Options, Screen, State};
use crate::app::update::{Start, start_at};
use crate::cli::InterviewArgs;
use crate::commands::Failure;
use crate::commands::full_screen::App;
use crate::commands::round::preset;
use crate::commands::written::write_markdown;
use crate::domain::pack::{Kind, PresetShape};
use crate::domain::progress::Progress;
use crate::domain::record::{Record, What};
use crate::journal::{READER, lines_of};
use crate::library::Library;
use crate::shell::clock::fresh;
use crate::shell::contract::{self, World};
use crate::shell::new_file::write_new;
use crate::shell::output;
use crate::shell::run as terminal;
use crate::shell::wake::Back;
use crate::shell::{crash, terminal as screen};
use crate::startup::{APP, Base};
use crate::text::why::why;
use std::io::ErrorKind;
use std::sync::Arc;

/// Who wrote the records of a partner's file.
const PARTNER: &str = "partner";
/// How the name of a partner's file ends.
const MARKS: &str = ".partner.jsonl";

/// Opens the interviewer's screen.
///
/// # Errors
/// A sentence: the terminal can't be used, the question or preset is not there.
pub(super) fn run(base: &Base, args: &InterviewArgs) -> Result<u8, Failure> {
    screen::check(&base.environment).map_err(Failure::usage)?;
    crash::install(base.paths.state.clone());
    let (library, _) = base.library();
    let wish = wish(args, &library)?;
    let mut state = state(base, library);
    let event = Event {
        at: base.clock.now(),
        fresh: fresh(),
        kind: EventKind::Focus,
    };
    let waiting = start_at(&mut state, &event, Start::Interview(Box::new(wish)));
    if !matches!(state.screen, Screen::Interview(_)) {
        return Err(Failure::nothing(
            "No question fits that. `greenroom list` names all there are.",
        ));
    }
    let mut app = App {
        state,
        theme: base.theme().0,
        waiting,
    };
    let mut desk = Desk::default();
    let begin = contract::Start {
        environment: base.environment.clone(),
        clock: base.clock.clone(),
        mouse: base.settings.mouse,
    };
    let code = terminal::run(begin, &mut app, &mut desk).map_err(|failure| Failure {
        code: failure.code,
        sentence: failure.sentence,
    })?;
    match desk.written {
        Some(Ok(name)) => output::complain(&format!("The marks are in {name}.")),
        Some(Err(why)) => return Err(Failure::io(why)),
        None => {}
    }
    Ok(code)
}

/// What is asked, and how long: a question alone as its kind is asked in rounds.
///
/// # Errors
/// A sentence that offers what there is.
fn wish(args: &InterviewArgs, library: &Library) -> Result<Wish, Failure> {
    let question = match &args.id {
        Some(id) => Some(
            library
                .resolve(id)
                .map_err(|ambiguity| Failure::nothing(ambiguity.to_string()))?,
        ),
        None => None,
    };
    let mut wish = match (&args.preset, question) {
        (Some(id), _) => preset(id, library)?,
        (None, Some(question)) if question.kind != Kind::Design => {
            Wish::of(question.minutes.max(1), PresetShape::Questions(1))
        }
        (None, _) => preset("design-45", library)?,
    };
    if matches!(wish.shape, PresetShape::References(_)) {
        return Err(Failure::usage(format!(
            "`{}` drills references, which one does alone: `greenroom round --preset {}`. Take another preset.",
            wish.preset, wish.preset
        )));
    }
    if let (Some(question), PresetShape::Phases(_)) = (question, &wish.shape)
        && question.kind != Kind::Design
    {
        return Err(Failure::usage(format!(
            "`{}` is no design problem, and the preset `{}` goes through the phases of one. Leave the preset out.",
            question.key, wish.preset
        )));
    }
    wish.question = question.map(|question| question.key.clone());
    wish.seed = args.seed;
    Ok(wish)
}

/// An app that knows the packs and nothing of anybody's progress.
fn state(base: &Base, library: Library) -> State {
    let (keymap, _) = Keymap::with(&base.settings.keys);
    let (progress, now) = (Progress::default(), base.clock.now());
    State {
        options: Options {
            mouse: base.settings.mouse,
            ascii: base.settings.ascii,
            read_only: None,
        },
        ..State::new(Arc::new(library), progress, keymap, now)
    }
}

/// Whoever carries out what concerns files: the marks at the end, and the debrief where it is wished for.
#[derive(Debug, Default)]
struct Desk {
    written: Option<Result<String, String>>,
}

impl World for Desk {
    fn carry_out(&mut self, effect: Effect, back: &Back) {
        match effect {
            Effect::ShareMarks { name, records } => {
                let written = write(&name, records);
                self.written = Some(written.clone());
                back.send(EventKind::Shared(written));
            }
            Effect::WriteMarkdown { stem, text } => {
                back.send(EventKind::Written(write_markdown(&stem, &text)));
            }
            _ => {}
        }
    }

    fn finish(&mut self) {}
}

/// Writes the file; one that is there already stays, and a number tells the new one apart.
fn write(name: &str, records: Vec<Record>) -> Result<String, String> {
    let bytes = bytes(records)?;
    let stem = name.trim_end_matches(MARKS);
    match write_new(stem, MARKS, &bytes) {
        Ok(path) => Ok(path.display().to_string()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(format!(
            "There are 99 files like {name} already. Move some away, then play again."
        )),
        Err(error) => Err(format!(
            "{name} could not be written ({error}). Note the marks from this screen, and start in a folder that you may write to.",
            error = why(&error)
        )),
    }
}

/// The records as journal lines, opened by the line that says who wrote them.
fn bytes(mut records: Vec<Record>) -> Result<Vec<u8>, String> {
    let Some(mut opening) = records.first().cloned() else {
        return Ok(Vec::new());
    };
    opening.id = crate::domain::id::RecordId::mint(opening.wall_ms, fresh());
    opening.what = What::File {
        app: APP.into(),
        format: 1,
        min_reader: READER,
    };
    records.insert(0, opening);
    for (at, record) in (0..).zip(&mut records) {
        record.device = PARTNER.into();
        record.hybrid = record.wall_ms.saturating_add(at);
    }
    lines_of(&records)
}

#[cfg(test)]
mod tests;
