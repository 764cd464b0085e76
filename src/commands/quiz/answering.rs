//! One question, line by line: the prompt, the answer, the marks, what they amount to.

use crate::app::study::card::{Card, Stage, Subject};
use crate::app::study::{attempt, follows};
use crate::app::writing::{TEXT_MAX, Writing};
use crate::commands::quiz::console::{Console, Stop};
use crate::commands::quiz::desk::{Desk, told};
use crate::commands::quiz::keeper::Keeper;
use crate::commands::quiz::report;
use crate::commands::show::markdown;
use crate::domain::grade::rating;
use crate::domain::pack::Question;
use crate::domain::record::Mode;
use crate::library::Library;
use crate::startup::Reading;

/// What can be typed where.
const WHILE_ANSWERING: &str = "Type your answer and end it with a line that is a single dot. q at once: leave. Later ctrl-d leaves, and what you typed is kept.";
const ALOUD: &str = "Enter alone: you said it aloud.";
const AS_IT_IS: &str = "Enter alone: the draft stays as it is.";
const AFTER: &str = "enter: the next question. f: a follow-up. m: the model answer. q: leave.";

/// A question to ask.
pub(super) struct Asked {
    /// Its place in the queue, from 1, and the queue's length.
    pub(super) place: (usize, usize),
    /// In which setting.
    pub(super) mode: Mode,
    /// Which question or follow-up.
    pub(super) subject: Subject,
}

/// Asks a question and saves the answer; the follow-up that is wanted next, if any.
pub(super) fn ask(
    asked: &Asked,
    reading: &mut Reading,
    keeper: &mut Keeper,
    console: &mut Console,
) -> Result<Option<usize>, Stop> {
    let Some(question) = reading.library.question(&asked.subject.key).cloned() else {
        return Ok(None);
    };
    let mut card = keeper.open(&asked.subject, &question, console.now());
    let mut desk = Desk {
        question: &question,
        library: &reading.library,
        keeper,
        console,
    };
    let graded = desk.answer(&mut card, asked.place);
    if let Err(stop) = graded {
        if card.is_begun() && desk.keep(&mut card) {
            keeper.kept += 1;
        }
        return Err(stop);
    }
    save(asked, &question, &mut card, reading, keeper, console)?;
    after(&question, &card, &reading.library, console)
}

impl Desk<'_> {
    fn answer(&mut self, card: &mut Card, place: (usize, usize)) -> Result<(), Stop> {
        self.prompt(card, place)?;
        if card.stage != Stage::Grade {
            self.draft(card)?;
            card.stage = Stage::Grade;
        }
        self.grade(card)
    }

    fn prompt(&mut self, card: &Card, (at, all): (usize, usize)) -> Result<(), Stop> {
        let question = self.question;
        let follow_up = card.subject.follow_up();
        let head = match follow_up {
            Some(rung) => format!("Follow-up {} of {}", rung + 1, question.follow_ups.len()),
            None => format!(
                "{at} of {all}: {} ({} {}, {} min)",
                question.title, question.level, question.kind, question.minutes
            ),
        };
        self.console.say("\n")?;
        self.console.remark(&head)?;
        self.console
            .tell(&card.subject.prompt(question, &card.values))?;
        if follow_up.is_none() {
            self.console.tell(&markdown::asked(question))?;
        }
        let draft = card.draft.text();
        if !draft.trim().is_empty() {
            self.console.say("\nYour draft so far:\n")?;
            self.console.say(&format!("{draft}\n"))?;
        }
        if card.stage == Stage::Grade {
            return Ok(());
        }
        let promise = match card.subject.points(question).len() {
            0 | 1 => String::new(),
            points => format!("{points} points. "),
        };
        self.console.say("\n")?;
        self.console
            .remark(&format!("{promise}{}", what_to_type(&draft)))
    }

    /// Takes the answer down; one that is said aloud leaves no draft.
    fn draft(&mut self, card: &mut Card) -> Result<(), Stop> {
        let mut text = card.draft.text();
        let ended = self.type_into(card, &mut text);
        card.draft = Writing::new(&text);
        ended
    }

    fn type_into(&mut self, card: &mut Card, text: &mut String) -> Result<(), Stop> {
        let (mut first, mut full) = (true, false);
        loop {
            let line = self.line(card)?;
            match line.trim() {
                "." => return Ok(()),
                "" if first => return Ok(()),
                // Within an answer it is text: the rest of one that was pasted would go to the shell.
                "q" | "Q" if first => return Err(Stop::Left),
                "?" if first => {
                    self.console.remark(&what_to_type(text))?;
                    continue;
                }
                _ => first = false,
            }
            if text.len() + line.len() + 1 > TEXT_MAX {
                if !full {
                    let full = "A draft holds 64 KiB; the rest is left out. End it with a dot.";
                    self.console.remark(full)?;
                }
                full = true;
                continue;
            }
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&line);
            if self.console.is_read_up() {
                card.draft = Writing::new(text);
                self.keep(card);
            }
        }
    }
}

/// What can be typed beneath a draft.
fn what_to_type(draft: &str) -> String {
    let at_once = if draft.trim().is_empty() {
        ALOUD
    } else {
        AS_IT_IS
    };
    format!("{at_once} {WHILE_ANSWERING}")
}

fn save(
    asked: &Asked,
    question: &Question,
    card: &mut Card,
    reading: &mut Reading,
    keeper: &mut Keeper,
    console: &mut Console,
) -> Result<(), Stop> {
    let now = console.now();
    let attempt = attempt(card, question, asked.mode, None, &reading.library);
    let grades = attempt.grades();
    let amounts = report::amounts(&attempt, question, &grades);
    let whole = attempt.follow_up.is_none();
    // Until the disk has confirmed the answer, the shelf keeps it.
    keeper.keep(card, question, now);
    let saved = keeper.save(attempt, card, now, &mut reading.progress);
    card.stage = Stage::Saved;
    console.say("\n")?;
    console.say(&amounts)?;
    match saved {
        Ok(()) if whole => {
            let rated = rating(&grades, reading.progress.plan().level);
            let key = &question.key;
            console.remark(&follows(key, rated, &reading.progress, now.day))
        }
        Ok(()) => console.remark("Saved."),
        Err(sentence) => console.remark(&sentence),
    }
}

/// Waits for what is wanted next.
fn after(
    question: &Question,
    card: &Card,
    library: &Library,
    console: &mut Console,
) -> Result<Option<usize>, Stop> {
    let next = card.next_follow_up(library);
    loop {
        let offer = if next.is_some() {
            "\nenter, f, m, q: "
        } else {
            "\nenter, m, q: "
        };
        console.say(offer)?;
        match console.line()?.trim().to_lowercase().as_str() {
            "" => return Ok(None),
            "f" if next.is_some() => return Ok(next),
            "m" => console.tell(&told(card, question, library))?,
            "q" => return Err(Stop::Left),
            _ => console.remark(AFTER)?,
        }
    }
}
