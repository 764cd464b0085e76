//! Marks, line by line: every point, part and pitfall is asked for; knows nothing of what they amount to.

use crate::app::study::card::Card;
use crate::app::study::grading::Line;
use crate::app::study::values::filled;
use crate::commands::quiz::console::Stop;
use crate::commands::quiz::desk::{Desk, told};
use crate::commands::quiz::report;
use crate::domain::grade::Mark;
use crate::domain::pack::{Group, Level, Point};
use crate::text::clean;

/// What can be typed.
const WHILE_GRADING: &str = "y or 2: said. h or 1: half of it. n or 0: missed. u: back to the point before. m: the model answer. q: leave, what you have is kept.";

impl Desk<'_> {
    /// Asks for a mark for every point, part and pitfall; those marked earlier are left as they are.
    pub(super) fn grade(&mut self, card: &mut Card) -> Result<(), Stop> {
        let question = self.question;
        let points = card.subject.points(question);
        if question.is_quick() {
            self.console.tell(&report::quick_answer(question, card))?;
        }
        self.console.say("\n")?;
        self.console.remark(WHILE_GRADING)?;
        let lines = entries(card, &points);
        let mut at = first_open(card, &lines);
        while let Some(line) = lines.get(at).copied() {
            self.entry(card, &points, line)?;
            let typed = self.line(card)?;
            let mark = match typed.trim().to_lowercase().as_str() {
                "y" | "yes" | "2" => Mark::Full,
                "h" | "half" | "1" if matches!(line, Line::Point(_)) => Mark::Half,
                "n" | "no" | "0" => Mark::Missed,
                "u" => {
                    at = at.saturating_sub(1);
                    continue;
                }
                "m" => {
                    let told = told(card, question, self.library);
                    self.console.tell(&told)?;
                    continue;
                }
                "q" => return Err(Stop::Left),
                "" => {
                    self.console.remark(WHILE_GRADING)?;
                    continue;
                }
                other => {
                    let other = clean::line(other);
                    let said = format!("`{other}` is no mark here; give one at a time.");
                    self.console.remark(&said)?;
                    self.console.remark(WHILE_GRADING)?;
                    continue;
                }
            };
            card.grading.go(line);
            card.grading.mark(mark);
            at += 1;
            if self.console.is_read_up() {
                self.keep(card);
            }
        }
        Ok(())
    }

    /// Says what the next mark is for.
    fn entry(&mut self, card: &Card, points: &[&Point], line: Line) -> Result<(), Stop> {
        let question = self.question;
        let (text, choice) = match line {
            Line::Point(_) if question.is_quick() => ("You had it".to_owned(), "y/h/n"),
            Line::Point(at) => {
                let point = points.get(at);
                (described(point.copied(), at, points.len(), card), "y/h/n")
            }
            Line::Part(at, part) => {
                let point = points.get(at);
                let text = point.and_then(|point| point.parts.get(part));
                let part_text = text.map(String::as_str).unwrap_or_default();
                let lead = if part == 0 {
                    described(point.copied(), at, points.len(), card) + "\n"
                } else {
                    String::new()
                };
                (format!("{lead}  - {part_text}"), "y/n")
            }
            Line::Pitfall(at) => {
                let pitfall = question.pitfalls.get(at);
                let text = pitfall.map_or("", |pitfall| pitfall.text.as_str());
                (format!("Pitfall, did you fall into it: {text}"), "y/n")
            }
        };
        for line in text.lines() {
            self.console.remark(line)?;
        }
        self.console.say(&format!("{choice}: "))
    }
}

/// Every line that wants a mark: a point, or each of its parts; then the pitfalls.
fn entries(card: &Card, points: &[&Point]) -> Vec<Line> {
    let lines = card.grading.lines().into_iter();
    lines
        .filter(|line| match line {
            Line::Point(at) => points.get(*at).is_some_and(|point| point.parts.is_empty()),
            Line::Part(..) | Line::Pitfall(_) => true,
        })
        .filter(|line| match line {
            Line::Point(at) | Line::Part(at, _) => {
                card.grading.given(*at).is_none_or(|given| !given.fixed)
            }
            Line::Pitfall(_) => true,
        })
        .collect()
}

/// The first line that was not marked yet.
fn first_open(card: &Card, lines: &[Line]) -> usize {
    let open = |line: &Line| match line {
        Line::Point(at) | Line::Part(at, _) => card
            .grading
            .given(*at)
            .is_none_or(|given| given.mark.is_none()),
        Line::Pitfall(_) => true,
    };
    lines.iter().position(open).unwrap_or(0)
}

/// `3 of 12, cover, gate: Splits the requests`.
fn described(point: Option<&Point>, at: usize, all: usize, card: &Card) -> String {
    let Some(point) = point else {
        return String::new();
    };
    let mut tags = vec![point.group.label().to_owned()];
    if point.level > Level::Mid {
        tags.push(point.level.label().to_owned());
    }
    if point.gate {
        tags.push("gate".to_owned());
    }
    if point.weight > 1 {
        tags.push(format!("weight {}", point.weight));
    }
    let reply = match (&point.reply, point.group) {
        (Some(reply), Group::Clarify) => format!("\n  Reply: {reply}"),
        _ => String::new(),
    };
    let text = format!(
        "{} of {all}, {}: {}{reply}",
        at + 1,
        tags.join(", "),
        point.text
    );
    filled(&text, &card.values)
}
