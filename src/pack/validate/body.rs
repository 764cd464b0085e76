//! What only some kinds of question have: their keys, their bodies and the one point by which quick kinds are graded.

use crate::domain::id::Slug;
use crate::domain::pack::{Body, Dimension, Group, Kind, Level, Point, Question, Truth};
use crate::pack::fault::Faults;
use crate::pack::schema::question::QuestionShape;
use crate::pack::validate::estimate;
use crate::pack::validate::ladder::need_lines;
use crate::pack::validate::texts::{need_line, some_prose};

/// The longest text of the point made from an answer, in characters.
const ANSWER_TEXT_MAX: usize = 140;

/// Whether a kind is graded as one point.
pub(crate) fn is_quick(kind: Kind) -> bool {
    matches!(kind, Kind::Quickfire | Kind::Myth | Kind::Estimate)
}

/// Warns of keys that this kind of question does not read.
pub(crate) fn warn_of_foreign_keys(shape: &QuestionShape<'_>, kind: Kind, faults: &mut Faults<'_>) {
    const GROUPS: [&str; 3] = ["clarify", "cover", "practices"];
    let reads = |key: &str| match kind {
        Kind::Concept | Kind::Scenario => GROUPS.contains(&key),
        Kind::Design => GROUPS.contains(&key) || key == "section",
        Kind::Story => GROUPS.contains(&key) || matches!(key, "scaffold" | "listens_for"),
        Kind::Quickfire => false,
        Kind::Myth => matches!(key, "claim" | "truth" | "holds_when" | "hears"),
        Kind::Estimate => key == "estimate",
    };
    for (key, at) in shape.own.iter().filter(|(key, _)| !reads(key)) {
        let message = format!(
            "A question of kind `{}` does not read `{key}`.",
            kind.word()
        );
        faults.warn(*at, message, "Take it out, or change `kind`.");
    }
}

/// The body of a question; `None` when it has a fault of shape.
pub(crate) fn body(shape: &QuestionShape<'_>, kind: Kind, faults: &mut Faults<'_>) -> Option<Body> {
    match kind {
        Kind::Concept | Kind::Design | Kind::Scenario | Kind::Quickfire => Some(Body::Plain),
        Kind::Myth => myth(shape, faults),
        Kind::Story => {
            let own = &shape.story_body;
            Some(Body::Story {
                scaffold: need_lines(&own.scaffold, "scaffold", shape.at, faults),
                listens_for: need_lines(&own.listens_for, "listens_for", shape.at, faults),
            })
        }
        Kind::Estimate => match &shape.estimate {
            Some(own) => estimate::estimate(own, faults).map(Body::Estimate),
            None if shape.own.iter().any(|(key, _)| *key == "estimate") => None,
            None => {
                let message = "An estimate has no `[question.estimate]`.";
                faults.shape(
                    shape.at,
                    message,
                    "Add it with `vary`, `unit` and the steps.",
                );
                None
            }
        },
    }
}

fn myth(shape: &QuestionShape<'_>, faults: &mut Faults<'_>) -> Option<Body> {
    let own = &shape.myth;
    let has = |key: &str| shape.own.iter().any(|(own, _)| *own == key);
    for key in ["claim", "truth"].into_iter().filter(|key| !has(key)) {
        let message = format!("A myth has no `{key}`.");
        faults.shape(shape.at, message, &format!("Add `{key}` to it."));
    }
    let claim = need_line(own.claim.as_ref(), "claim", faults);
    let holds_when = some_prose(own.holds_when.as_ref(), "holds_when", faults);
    let hears = some_prose(own.hears.as_ref(), "hears", faults);
    let word = own.truth.as_ref()?;
    let truth = match word.get_ref().as_str() {
        "true" => Truth::True,
        "false" => Truth::False,
        "depends" => Truth::Depends,
        _ => {
            let message = "`truth` is none of `true`, `false` and `depends`.";
            faults.shape(word.span().start, message, "Write one of the three words.");
            return None;
        }
    };
    Some(Body::Myth {
        claim,
        truth,
        holds_when: holds_when.unwrap_or_default(),
        hears: hears.unwrap_or_default(),
    })
}

/// The one point by which a quick question is graded.
pub(crate) fn answer_point(
    answer: &str,
    body: &Body,
    level: Level,
    dimension: Option<Dimension>,
) -> Option<Point> {
    let text = match body {
        Body::Estimate(estimate) if answer.is_empty() => {
            format!("Comes within a factor of {} of the figure", estimate.factor)
        }
        Body::Plain | Body::Myth { .. } | Body::Story { .. } | Body::Estimate(_) => {
            first_sentence(answer)
        }
    };
    Some(Point {
        id: Slug::parse(Question::ANSWER)?,
        was: Vec::new(),
        group: Group::Cover,
        text,
        ask: None,
        because: None,
        dimension: dimension.unwrap_or(Dimension::Depth),
        level,
        weight: 1,
        gate: false,
        phase: None,
        parts: Vec::new(),
        reply: None,
    })
}

/// The first sentence of a text: up to a mark that a blank follows, or the end of the paragraph.
pub(crate) fn first_sentence(text: &str) -> String {
    let mut sentence = String::new();
    let mut left = text.trim().chars().peekable();
    while let Some(c) = left.next() {
        let next = left.peek().copied();
        if c == '\n' && next == Some('\n') {
            break;
        }
        sentence.push(if c == '\n' { ' ' } else { c });
        if matches!(c, '.' | '!' | '?' | '。') && next.is_none_or(char::is_whitespace) {
            break;
        }
        if sentence.chars().count() == ANSWER_TEXT_MAX {
            sentence.push('…');
            break;
        }
    }
    sentence
}
