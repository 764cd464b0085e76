//! A question as Markdown: what the interviewer says, the checklist, and what is told after the reveal.

use crate::app::study::values::figure;
use crate::commands::out::lines;
use crate::domain::pack::{
    Body, Estimate, Group, Level, Point, PushBack, Question, Trigger, Truth,
};
use crate::library::Library;

/// Everything.
pub(crate) fn whole(question: &Question, library: &Library) -> String {
    let mut page = Page::default();
    let facts = [
        format!("`{}`", question.key),
        question.kind.label().to_owned(),
        question.level.label().to_owned(),
        match question.minutes {
            1 => "1 minute".to_owned(),
            some => format!("{some} minutes"),
        },
        question.topic.to_string(),
    ];
    page.block(&format!("# {}", question.title));
    page.block(&facts.join(" · "));
    page.block(&question.prompt);
    page.asked(question);
    page.behind(question, library);
    page.out
}

/// Everything but the asking: checklist, model answer, what is told after it.
pub(crate) fn behind(question: &Question, library: &Library) -> String {
    let mut page = Page::default();
    page.behind(question, library);
    page.out
}

/// What is told after the reveal: the model answer and what explains it.
pub(crate) fn told(question: &Question, library: &Library) -> String {
    let mut page = Page::default();
    page.told(question, library);
    page.out
}

/// The answer alone, as each kind of question gives it.
pub(crate) fn answer(question: &Question) -> String {
    let mut page = Page::default();
    page.answer(question);
    page.out
}

/// What belongs to the asking itself, below its prompt: a claim that the prompt does not say, the steps to tell.
pub(crate) fn asked(question: &Question) -> String {
    let mut page = Page::default();
    match (&question.body, question.unsaid_claim()) {
        (Body::Myth { .. }, None) => {}
        _ => page.asked(question),
    }
    page.out
}

/// Markdown in the making.
#[derive(Default)]
struct Page {
    out: String,
}

impl Page {
    /// Adds a block, with an empty line before it; nothing for an empty one.
    fn block(&mut self, text: &str) {
        let text = text.trim_end();
        if text.trim().is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn section(&mut self, title: &str, text: &str) {
        if !text.trim().is_empty() {
            self.block(&format!("## {title}"));
            self.block(text);
        }
    }

    fn list(&mut self, title: &str, lines: impl Iterator<Item = String>) {
        let lines: Vec<String> = lines.collect();
        self.section(title, &lines.concat());
    }

    fn asked(&mut self, question: &Question) {
        match &question.body {
            Body::Myth { claim, .. } => self.block(&quoted(claim)),
            Body::Story { scaffold, .. } => {
                let steps = scaffold.iter().enumerate();
                let steps = steps.map(|(at, step)| format!("{}. {step}\n", at + 1));
                self.list("Tell it step by step", steps);
            }
            Body::Plain | Body::Estimate(_) => {}
        }
    }

    fn behind(&mut self, question: &Question, library: &Library) {
        // The one point of a quick question is its answer.
        if !question.is_quick() {
            self.checklist(question);
        }
        self.told(question, library);
        self.ladder(question);
    }

    fn checklist(&mut self, question: &Question) {
        for group in [Group::Clarify, Group::Cover, Group::Practices] {
            let title = match group {
                Group::Clarify => "Clarify: what to ask first",
                Group::Cover => "Cover: the answer, step by step",
                _ => "Practices: what a strong candidate adds",
            };
            self.list(title, question.group(group).map(point));
        }
        let pitfalls = question.pitfalls.iter().map(|pitfall| {
            let because = pitfall.because.as_deref().map(|text| format!("\n  {text}"));
            format!("- {}{}\n", pitfall.text, because.unwrap_or_default())
        });
        self.list("Pitfalls", pitfalls);
    }

    fn told(&mut self, question: &Question, library: &Library) {
        self.answer(question);
        self.section("Why it is asked", &question.why);
        self.section("Sounds weak", &question.weak);
        self.section("Sounds strong", &question.strong);
        let signal = |(level, text): &(Level, String)| format!("- **{level}:** {text}\n");
        self.list("What differs by level", question.signals.iter().map(signal));
        for section in &question.sections {
            self.section(
                &format!("{}: {}", section.phase, section.title),
                &section.body,
            );
        }
        self.section("From practice", &question.story);
        let links = question.see_also.iter().filter_map(|key| {
            let other = library.question(key)?;
            Some(format!("- {} (`{key}`)\n", other.title))
        });
        self.list("See also", links);
    }

    fn answer(&mut self, question: &Question) {
        match &question.body {
            Body::Myth {
                truth,
                holds_when,
                hears,
                ..
            } => {
                let verdict = match truth {
                    Truth::True => "True",
                    Truth::False => "False",
                    Truth::Depends => "It depends",
                };
                self.section("The truth", &format!("**{verdict}.** {}", question.answer));
                self.section("When it holds after all", holds_when);
                self.section("What the listener hears", hears);
            }
            Body::Estimate(estimate) => {
                self.section("The arithmetic", &arithmetic(estimate));
                self.section("Model answer", &question.answer);
            }
            Body::Story { listens_for, .. } => {
                let lines = listens_for.iter().map(|line| format!("- {line}\n"));
                self.list("What interviewers listen for", lines);
                self.section("Model answer", &question.answer);
            }
            Body::Plain => self.section("Model answer", &question.answer),
        }
    }

    fn ladder(&mut self, question: &Question) {
        for (at, rung) in question.follow_ups.iter().enumerate() {
            self.block(&format!("## Follow-up {}", at + 1));
            self.block(&rung.prompt);
            let points: Vec<String> = rung.points.iter().map(point).collect();
            self.block(&points.concat());
            self.block(&rung.answer);
        }
        self.list("Push-backs", question.push_backs.iter().map(push_back));
    }
}

/// A point with its tags, parts, reply, cue and reason.
fn point(point: &Point) -> String {
    let mut tags = Vec::new();
    if point.gate {
        tags.push("gate".to_owned());
    }
    if point.weight > 1 {
        tags.push(format!("weight {}", point.weight));
    }
    if point.level != Level::Mid {
        tags.push(point.level.label().to_owned());
    }
    tags.push(point.dimension.label().to_owned());
    tags.extend(point.phase.map(|phase| phase.label().to_owned()));
    let mut out = format!("- {} *({})*\n", point.text, tags.join(", "));
    out.extend(point.parts.iter().map(|part| format!("  - {part}\n")));
    for (label, text) in [
        ("Reply", &point.reply),
        ("Asked alone", &point.ask),
        ("Because", &point.because),
    ] {
        if let Some(text) = text {
            out.push_str(&lines([format!("  - {label}: {text}")]));
        }
    }
    out
}

fn push_back(push: &PushBack) -> String {
    let when = match &push.trigger {
        Trigger::Unless(id) => format!("Where `{id}` was left out"),
        Trigger::HalfTime => "At half-time".to_owned(),
        Trigger::EndOf(phase) => format!("At the end of {phase}"),
        Trigger::Change => "A changed requirement".to_owned(),
    };
    let mut out = format!("- {when}: {}\n", push.say);
    for line in push.points.iter().map(point) {
        out.extend(line.lines().map(|line| format!("  {line}\n")));
    }
    out
}

fn arithmetic(estimate: &Estimate) -> String {
    let vary = estimate.vary.iter().map(|(name, values)| {
        let values: Vec<String> = values.iter().map(|value| figure(*value)).collect();
        format!("- `{name}` is one of {}", values.join(", "))
    });
    let steps = estimate.steps.iter().map(|step| {
        let formula = step.formula.text();
        format!("- `{} = {formula}` in {}", step.name, step.unit)
    });
    let factor = figure(estimate.factor);
    let within = format!("\nFull within a factor of {factor}, half within 10.");
    lines(vary.chain(steps).chain([within]))
}

fn quoted(text: &str) -> String {
    lines(text.lines().map(|line| format!("> {line}")))
}
