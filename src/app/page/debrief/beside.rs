//! What a debrief sets a round beside: what one said, one's answer before, a partner's marks.

use crate::app::debrief::names::Names;
use crate::app::page::debrief::points;
use crate::app::page::wrapped;
use crate::app::row::{Ink, Row};
use crate::domain::grade::Bar;
use crate::domain::id::Slug;
use crate::domain::progress::{Progress, RoundCourse};
use crate::domain::record::Grader;
use crate::domain::round::Debrief;
use crate::library::Library;

/// What one said one would score, beside what the checklist says, and the habit of the last rounds.
pub(super) fn said(debrief: &Debrief, progress: &Progress, width: usize) -> Vec<Row> {
    let (Some(said), Some(score)) = (debrief.said, debrief.score) else {
        return Vec::new();
    };
    let gaps: Vec<i32> = progress
        .rounds()
        .rev()
        .filter_map(|round| {
            let debrief = progress.debrief(round.id)?;
            Some(i32::from(debrief.said?) - i32::from(debrief.score?))
        })
        .take(5)
        .collect();
    let habit = if gaps.len() < 5 {
        String::new()
    } else {
        let mean = gaps.iter().sum::<i32>() / 5;
        match mean {
            0 => " Over the last five rounds you were right.".to_owned(),
            more if more > 0 => format!(" Over the last five rounds you say {more} too much."),
            less => format!(" Over the last five rounds you say {} too little.", -less),
        }
    };
    let mut rows = vec![Row::blank()];
    rows.extend(wrapped(
        &format!("You said {said}, the checklist says {score}.{habit}"),
        Ink::Plain,
        width,
    ));
    rows
}

/// Points gained and lost against the attempt before, question by question.
pub(super) fn against_last(
    round: &RoundCourse,
    progress: &Progress,
    library: &Library,
    width: usize,
) -> Vec<Row> {
    let mut rows = Vec::new();
    for attempt in progress.round_attempts(round, Grader::Me) {
        let mut others = progress
            .attempts(&attempt.question)
            .map(|(_, other)| other)
            .rev();
        let before = others.find(|other| other.round != Some(round.id));
        let Some(before) = before else { continue };
        let value = |marks: &[crate::domain::grade::PointMark], id: &Slug| {
            marks
                .iter()
                .find(|mark| mark.point == *id)
                .map(crate::domain::grade::PointMark::value)
        };
        let (mut gained, mut lost) = (0, 0);
        for mark in &attempt.marks {
            match value(&before.marks, &mark.point) {
                Some(then) if mark.value() > then => gained += 1,
                Some(then) if mark.value() < then => lost += 1,
                _ => {}
            }
        }
        let title = Names { library }.question(&attempt.question);
        let text = format!("{title}: {gained} gained, {lost} lost since you last answered it.");
        rows.extend(wrapped(&text, Ink::Muted, width));
    }
    if !rows.is_empty() {
        rows.insert(0, Row::blank());
    }
    rows
}

/// A partner's marks beside one's own: "They say 58, you said 71."
pub(super) fn partner(round: &RoundCourse, progress: &Progress, width: usize) -> Vec<Row> {
    let theirs: Vec<Bar> = progress
        .round_attempts(round, Grader::Partner)
        .into_iter()
        .filter_map(|attempt| attempt.grades().score)
        .collect();
    let Some(they) = crate::domain::grade::mean(theirs.iter().map(Some)) else {
        return Vec::new();
    };
    let own = progress.debrief(round.id).and_then(|debrief| debrief.score);
    let own = own.map_or(String::new(), |own| format!(", you {own}"));
    let differ = match points::differing(round, progress) {
        0 => " You agree on every point.".to_owned(),
        1 => " You differ on one point.".to_owned(),
        some => format!(" You differ on {some} points."),
    };
    let mut rows = vec![Row::blank()];
    rows.extend(wrapped(
        &format!("Your partner says {}{own}.{differ}", they.figure()),
        Ink::Strong,
        width,
    ));
    rows
}
