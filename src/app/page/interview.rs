//! The interviewer's script as rows: the clock, what to read aloud, replies, objections, what was said already.

use crate::app::geometry::MEASURE;
use crate::app::interview::{Focus, Interview, Line};
use crate::app::page::clock::{Face, face, line, minutes};
use crate::app::page::{prose, wrapped};
use crate::app::row::{Ink, Row, span};
use crate::domain::grade::Mark;
use crate::domain::pack::{Group, Phase, Question, Trigger};
use crate::library::Library;
use crate::text::wrap;

/// The rows of the script.
pub fn rows(interview: &Interview, library: &Library, width: usize) -> Vec<Row> {
    let width = width.min(usize::from(MEASURE)).max(16);
    let (Some(question), Some(card)) = (interview.question(library), interview.card()) else {
        return Vec::new();
    };
    let mut page = Page {
        rows: Vec::new(),
        width,
        chosen: (interview.focus == Focus::Script).then_some(interview.cursor),
        entry: 0,
    };
    page.rows
        .extend(wrapped(&question.title, Ink::Strong, width));
    page.rows.push(Row::new("Read aloud", Ink::Muted));
    page.rows
        .extend(prose(&card.subject.prompt(question, &card.values), width));
    let lines = interview.lines(library);
    page.replies(interview, question);
    page.objections(interview, question, &lines);
    page.deeper(question, &lines);
    page.rows
}

/// What the clock says; in a low window in one line.
pub fn head(interview: &Interview, width: usize, low: bool) -> Vec<Row> {
    let Some(step) = interview.steps.get(interview.at) else {
        return Vec::new();
    };
    let clock = Face {
        name: step.phase.map_or_else(
            || format!("question {}", interview.at + 1),
            |phase| phase.label().to_owned(),
        ),
        gone: interview.seconds(interview.at),
        budget: u64::from(step.seconds),
        whole: interview.whole(),
        paused: interview.paused,
    };
    if low {
        return vec![line(&clock, width), Row::blank()];
    }
    let mut rows = face(&clock);
    let next = interview.steps.get(interview.at + 1);
    if let Some(next) = next {
        let name = next.phase.map_or("the next question", Phase::label);
        let text = format!("then {name}, {}", minutes(u64::from(next.seconds)));
        rows.push(Row::new(text, Ink::Muted));
    }
    rows.push(Row::blank());
    rows
}

/// The clock in a few words: `requirements 4:31 of 5:00`.
pub fn time(interview: &Interview) -> String {
    let Some(step) = interview.steps.get(interview.at) else {
        return String::new();
    };
    let name = step
        .phase
        .map_or_else(String::new, |phase| format!("{phase} "));
    let paused = if interview.paused { ", paused" } else { "" };
    format!(
        "{name}{} of {}{paused}",
        minutes(interview.seconds(interview.at)),
        minutes(u64::from(step.seconds))
    )
}

struct Page {
    rows: Vec<Row>,
    width: usize,
    chosen: Option<usize>,
    entry: usize,
}

impl Page {
    fn heading(&mut self, text: &str) {
        self.rows.push(Row::blank());
        self.rows.extend(wrapped(text, Ink::Heading, self.width));
    }

    /// A line that can be said: the cursor can be on it.
    fn line(&mut self, sign: &str, text: &str, note: &str) {
        let chosen = self.chosen == Some(self.entry);
        let ink = if chosen { Ink::Strong } else { Ink::Plain };
        let room = self.width.saturating_sub(2).max(8);
        for (at, line) in wrap::wrap(text, room).into_iter().enumerate() {
            let lead = if at == 0 { sign } else { " " };
            let row = Row::of(vec![span(format!("{lead} "), Ink::Muted), span(line, ink)]);
            self.rows.push(row.entry(self.entry, chosen));
        }
        self.aside(note);
        self.entry += 1;
    }

    /// What stands under a line in a lower voice.
    fn aside(&mut self, text: &str) {
        let room = self.width.saturating_sub(4).max(8);
        let lines = wrap::wrap(text, room).into_iter();
        for line in lines.filter(|line| !line.is_empty()) {
            self.rows.push(Row::of(vec![
                span("  ▌ ", Ink::Accent),
                span(line, Ink::Muted),
            ]));
        }
    }

    fn replies(&mut self, interview: &Interview, question: &Question) {
        let Some(card) = interview.card() else { return };
        let points = card.subject.points(question);
        let mut first = true;
        for (place, point) in points.iter().enumerate() {
            if point.group != Group::Clarify {
                continue;
            }
            if std::mem::take(&mut first) {
                self.heading("When asked, reply");
            }
            let given = card.grading.given(place).and_then(|given| given.mark);
            let sign = if given == Some(Mark::Full) {
                "☑"
            } else {
                "☐"
            };
            self.line(
                sign,
                &point.text,
                point.reply.as_deref().unwrap_or_default(),
            );
        }
    }

    fn objections(&mut self, interview: &Interview, question: &Question, lines: &[Line]) {
        let said = question
            .push_backs
            .iter()
            .filter(|back| interview.was_said(back));
        let said: Vec<String> = said.map(|back| back.say.clone()).collect();
        let pushes: Vec<usize> = lines
            .iter()
            .filter_map(|line| {
                if let Line::Push(at) = line {
                    Some(*at)
                } else {
                    None
                }
            })
            .collect();
        let changes: Vec<usize> = lines
            .iter()
            .filter_map(|line| {
                if let Line::Change(at) = line {
                    Some(*at)
                } else {
                    None
                }
            })
            .collect();
        if !pushes.is_empty() {
            self.heading("Still open: push back");
        }
        for back in pushes.iter().filter_map(|at| question.push_backs.get(*at)) {
            let missing = if let Trigger::Unless(id) = &back.trigger {
                question.point(id.as_str())
            } else {
                None
            };
            let note = missing.map_or(String::new(), |point| {
                format!("not said yet: {}", point.text)
            });
            self.line("›", &back.say, &note);
        }
        if !changes.is_empty() {
            self.heading("At half-time: change a requirement, one of");
        }
        for back in changes.iter().filter_map(|at| question.push_backs.get(*at)) {
            self.line("›", &back.say, "");
        }
        if !said.is_empty() {
            self.heading("Said");
        }
        for text in said {
            let room = self.width.saturating_sub(2).max(8);
            for (at, line) in wrap::wrap(&text, room).into_iter().enumerate() {
                let lead = if at == 0 { "» " } else { "  " };
                self.rows
                    .push(Row::new(format!("{lead}{line}"), Ink::Muted));
            }
        }
    }

    fn deeper(&mut self, question: &Question, lines: &[Line]) {
        let next = lines.iter().find_map(|line| {
            if let Line::Deeper(at) = line {
                Some(*at)
            } else {
                None
            }
        });
        let Some((at, rung)) = next.and_then(|at| Some((at, question.follow_ups.get(at)?))) else {
            return;
        };
        self.heading(&format!(
            "Deeper, {} of {}",
            at + 1,
            question.follow_ups.len()
        ));
        self.line("›", &rung.prompt, "");
    }
}

/// What the debrief says of the file.
pub fn file_rows(interview: &Interview, width: usize) -> Vec<Row> {
    let (text, ink) = match &interview.file {
        None => ("The file is being written.".to_owned(), Ink::Muted),
        Some(Ok(path)) => (
            format!(
                "Send {path} to the one who answered: `greenroom import` puts it beside their own marks."
            ),
            Ink::Good,
        ),
        Some(Err(why)) => (why.clone(), Ink::Due),
    };
    let mut rows = wrapped(&text, ink, width);
    rows.push(Row::blank());
    rows
}
