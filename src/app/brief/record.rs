//! What a brief says of one's own record: phases, topics, points, stories, notes.

use crate::app::brief::{Part, Sources, entry};
use crate::app::page::debrief::day;
use crate::domain::pack::{Phase, PresetShape};
use crate::domain::progress::RoundCourse;

/// How many rounds the usual minutes are read from, the latest.
const ROUNDS: usize = 5;
/// From how many answers on a topic's figure says something.
const FEWEST: usize = 5;
/// The most topics, notes after rounds, and sentences of a story.
const TOPICS: usize = 6;
const LINES: usize = 8;
const SENTENCES: usize = 3;

impl Sources<'_> {
    /// The phases of a design round: planned minutes beside one's own over the latest rounds.
    pub(super) fn phases(&self) -> Part {
        let rounds: Vec<&RoundCourse> = self
            .progress
            .rounds()
            .rev()
            .filter(|round| round.is_graded() && round.start.phases.len() > 1)
            .filter(|round| round.start.phases.iter().all(|(phase, _)| phase.is_some()))
            .take(ROUNDS)
            .collect();
        let mut entries: Vec<Vec<String>> = Phase::ALL
            .iter()
            .filter_map(|phase| usual(&rounds, *phase))
            .map(|text| entry(&text))
            .collect();
        if entries.is_empty() {
            let preset = self
                .library
                .presets()
                .find_map(|(_, preset)| match &preset.shape {
                    PresetShape::Phases(phases) if phases.len() > 1 => Some(phases.clone()),
                    PresetShape::Phases(_)
                    | PresetShape::Questions(_)
                    | PresetShape::References(_) => None,
                });
            let planned = preset.unwrap_or_default();
            let line =
                |(phase, minutes): (Phase, u32)| entry(&format!("{phase}: {minutes} min planned"));
            entries = planned.into_iter().map(line).collect();
        }
        Part {
            heading: "Phases of a design round, and your usual minutes",
            entries,
            most: 14,
            empty: "No pack that is loaded has a round in phases.",
        }
    }

    /// The weakest top topics.
    pub(super) fn topics(&self) -> Part {
        let tree = self.library.tree();
        let mut figures: Vec<(u8, usize, String)> = tree
            .roots()
            .iter()
            .map(|root| tree.node(*root))
            .filter_map(|node| {
                let seen = |key: &&crate::domain::id::Key| {
                    self.progress
                        .course(key)
                        .is_some_and(|course| course.figure().is_some())
                };
                let count = node.beneath.iter().filter(seen).count();
                let figure = self.progress.mastery(node.beneath.iter())?;
                (count >= FEWEST).then(|| (figure, count, self.topic(node.path.as_str())))
            })
            .collect();
        figures.sort();
        let entries = figures.into_iter().take(TOPICS);
        Part {
            heading: "Weakest topics",
            entries: entries
                .map(|(figure, count, title)| {
                    entry(&format!("{title}: {figure} over {count} questions"))
                })
                .collect(),
            most: 10,
            empty: "No topic has five answers yet: a figure would say nothing.",
        }
    }

    /// The points still missed, gates first, each with why it matters.
    pub(super) fn points(&self) -> Part {
        let mut missed: Vec<_> = self
            .progress
            .drills()
            .filter(|(.., drill)| drill.is_open())
            .filter_map(|(key, id, drill)| {
                let question = self.library.question(key)?;
                let point = question.point(id.as_str())?;
                let order = (
                    !point.gate,
                    u32::MAX - point.weight,
                    u32::MAX - drill.missed,
                );
                Some((order, key, id, point))
            })
            .collect();
        missed.sort_by_key(|(order, key, id, _)| (*order, *key, *id));
        let told = |key, point: &crate::domain::pack::Point| {
            let why = point
                .because
                .as_deref()
                .map_or(String::new(), |because| format!(" *{}*", because.trim()));
            entry(&format!(
                "**{}**: {}{why}",
                self.title(key),
                ended(&point.text)
            ))
        };
        Part {
            heading: "Points still missed, and why they matter",
            entries: missed
                .into_iter()
                .map(|(_, key, _, point)| told(key, point))
                .collect(),
            most: 96,
            empty: "No point that you missed is still to be won back.",
        }
    }

    /// One's stories, by the sentences that carry numbers.
    pub(super) fn told(&self) -> Part {
        let story = |(key, text): &(crate::domain::id::Key, String)| {
            let sentences = sentences(&crate::text::clean::text(text));
            let numbered: Vec<&String> = sentences
                .iter()
                .filter(|sentence| sentence.chars().any(|sign| sign.is_ascii_digit()))
                .take(SENTENCES)
                .collect();
            let said = match (numbered.is_empty(), sentences.first()) {
                (false, _) => numbered.into_iter().cloned().collect::<Vec<_>>().join(" "),
                (true, Some(first)) => {
                    format!("{first} (No number yet: how much, how many, how long?)")
                }
                (true, None) => return Vec::new(),
            };
            entry(&format!("**{}**: {said}", self.title(key)))
        };
        let entries = self
            .stories
            .iter()
            .map(story)
            .filter(|lines| !lines.is_empty());
        Part {
            heading: "Your stories, with their numbers",
            entries: entries.collect(),
            most: 56,
            empty: "No story was written down yet: answer one with a draft, and its numbers stand here.",
        }
    }

    /// What one wrote to oneself: after rounds, and on questions.
    pub(super) fn notes(&self) -> Part {
        let rounds = self
            .progress
            .rounds()
            .rev()
            .filter(|round| !round.note.is_empty());
        let after = rounds
            .take(LINES)
            .map(|round| entry(&format!("{}: {}", day(round.day), round.note)));
        let mut noted: Vec<(&crate::domain::id::Key, &str)> = self
            .progress
            .courses()
            .filter(|(_, course)| !course.note.trim().is_empty())
            .map(|(key, course)| (key, course.note.trim()))
            .collect();
        noted.sort();
        let on = noted.into_iter().map(|(key, note)| {
            let first = note.lines().next().unwrap_or_default();
            entry(&format!("{}: {first}", self.title(key)))
        });
        Part {
            heading: "Notes to yourself",
            entries: after.chain(on).collect(),
            most: 36,
            empty: "No note yet: d after a round writes one.",
        }
    }
}

/// `deep dive: 15 min planned, yours 18, usually 3 over`, over the rounds that had the phase and reached it.
fn usual(rounds: &[&RoundCourse], phase: Phase) -> Option<String> {
    let (mut planned, mut taken, mut count) = (0, 0, 0);
    for round in rounds {
        for (place, (_, budget)) in round
            .start
            .phases
            .iter()
            .enumerate()
            .filter(|(_, (other, _))| *other == Some(phase))
        {
            let step = round
                .steps
                .iter()
                .find(|step| usize::try_from(step.place) == Ok(place));
            if let Some(step) = step {
                planned += budget;
                taken += step.seconds;
                count += 1;
            }
        }
    }
    if count == 0 {
        return None;
    }
    let minutes = |seconds: u32| (seconds / count + 30) / 60;
    let (planned, taken) = (minutes(planned), minutes(taken));
    let usual = match taken.checked_sub(planned) {
        Some(0) => "on time".to_owned(),
        Some(over) => format!("usually {over} over"),
        None => format!("usually {} short", planned - taken),
    };
    Some(format!(
        "{phase}: {planned} min planned, yours {taken}, {usual}"
    ))
}

/// A text with a sign at its end.
fn ended(text: &str) -> String {
    let text = text.trim_end();
    if text.ends_with(['.', '?', '!', '”', '"']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// The sentences of a draft, on one line each.
fn sentences(text: &str) -> Vec<String> {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = Vec::new();
    let mut sentence = String::new();
    for word in flat.split(' ') {
        if !sentence.is_empty() {
            sentence.push(' ');
        }
        sentence.push_str(word);
        // An ordinary full stop, not the one inside a number or a version.
        if word.ends_with(['.', '!', '?']) {
            out.push(std::mem::take(&mut sentence));
        }
    }
    out.extend((!sentence.is_empty()).then_some(sentence));
    out
}
