//! The house style of packs: what the format allows and a good pack avoids; one function a rule, one table of them.

mod answer;
mod checklist;
mod prompt;

use crate::pack::fault::Faults;
use crate::pack::validate::question::Card;

/// One rule of the house style.
pub(crate) struct Lint {
    /// Its name, as the tests and the docs call it.
    pub(crate) name: &'static str,
    /// Reports where a question breaks it.
    pub(crate) check: fn(&Card<'_>, &mut Faults<'_>),
}

const fn rule(name: &'static str, check: fn(&Card<'_>, &mut Faults<'_>)) -> Lint {
    Lint { name, check }
}

/// Every rule.
pub(crate) const ALL: &[Lint] = &[
    rule("implicit-id", checklist::implicit_id),
    rule("point-without-ask", checklist::point_without_ask),
    rule("clarify-without-reply", checklist::clarify_without_reply),
    rule("few-points", checklist::few_points),
    rule("no-pitfall", checklist::no_pitfall),
    rule("long-point", checklist::long_point),
    rule("same-point", checklist::same_point),
    rule("gate-without-push-back", checklist::gate_without_push_back),
    rule("empty-dimension", checklist::empty_dimension),
    rule("no-answer", answer::no_answer),
    rule("answer-length", answer::answer_length),
    rule("no-follow-up", answer::no_follow_up),
    rule("point-in-prompt", prompt::point_in_prompt),
];

/// The names of the rules of the house style, for documents and tests.
pub fn house_rules() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|rule| rule.name)
}
