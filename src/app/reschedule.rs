//! Taking a question or point out of the schedule, putting it off, letting its memory start anew; knows records and
//! sentences, not screens.

use crate::app::action::Action;
use crate::app::cx::Cx;
use crate::app::state::LastSave;
use crate::domain::id::{Key, RecordId, Slug};
use crate::domain::progress::Progress;
use crate::domain::record::What;
use crate::text::count::counted;

/// What a key asks for and the sentence that says so.
struct Change {
    whats: Vec<What>,
    said: String,
}

/// Whether a question has a memory that could start anew.
pub fn has_memory(question: &Key, progress: &Progress) -> bool {
    let course = progress.course(question);
    course.is_some_and(|course| course.memory.is_some() || course.due.is_some())
}

/// Does what a key asks for to a question, or to one of its points; answers what was written.
pub fn reschedule(
    action: Action,
    question: &Key,
    point: Option<&Slug>,
    cx: &mut Cx<'_>,
) -> Vec<RecordId> {
    let change = match action {
        Action::TakeOut => take_out(question, point, cx),
        Action::PutOff => put_off(question, point, cx),
        Action::StartAnew => start_anew(question, point),
        _ => return Vec::new(),
    };
    let Change { whats, said } = change;
    let ids = cx.record(whats, None, said);
    let title = cx
        .library
        .question(question)
        .map_or_else(String::new, |question| question.title.clone());
    *cx.last_save = Some(LastSave {
        ids: ids.clone(),
        said: format!("Took that back: “{title}” comes back as before."),
    });
    ids
}

/// Out of the schedule, or back in where it or one of its points is out.
fn take_out(question: &Key, point: Option<&Slug>, cx: &Cx<'_>) -> Change {
    let out = |point: Option<&Slug>, on| What::Suspend {
        question: question.clone(),
        point: point.cloned(),
        on,
    };
    if point.is_some() {
        let said = "Taken out: this point is not asked again. S on its question puts it back.";
        return Change {
            whats: vec![out(point, true)],
            said: said.to_owned(),
        };
    }
    let whole = cx
        .progress
        .course(question)
        .is_some_and(|course| course.suspended);
    let drills = || cx.progress.drills_of(question);
    let resting: Vec<&Slug> = drills()
        .filter(|(_, drill)| drill.suspended)
        .map(|(point, _)| point)
        .collect();
    if whole || !resting.is_empty() {
        let itself = whole.then(|| out(None, false));
        let points = resting.iter().map(|point| out(Some(point), false));
        return Change {
            said: format!("Back in the schedule{}.", with_points(resting.len())),
            whats: itself.into_iter().chain(points).collect(),
        };
    }
    let asked: Vec<&Slug> = drills()
        .filter(|(_, drill)| !drill.settled)
        .map(|(point, _)| point)
        .collect();
    let points = asked.iter().map(|point| out(Some(point), true));
    Change {
        said: format!(
            "Out of the schedule{}: not offered until S puts it back.",
            with_points(asked.len())
        ),
        whats: std::iter::once(out(None, true)).chain(points).collect(),
    }
}

fn with_points(count: usize) -> String {
    match count {
        0 => String::new(),
        some => format!(", with {}", counted(some, "point", "points")),
    }
}

fn put_off(question: &Key, point: Option<&Slug>, cx: &Cx<'_>) -> Change {
    Change {
        whats: vec![What::Bury {
            question: question.clone(),
            point: point.cloned(),
            until: cx.now.day.plus(1),
        }],
        said: "Put off until tomorrow.".to_owned(),
    }
}

fn start_anew(question: &Key, point: Option<&Slug>) -> Change {
    let said = match point {
        Some(_) => "This point starts anew: it is asked tomorrow as if for the first time.",
        None => "Its memory starts anew: it is not due until you answer it again.",
    };
    Change {
        whats: vec![What::Reset {
            question: question.clone(),
            point: point.cloned(),
        }],
        said: said.to_owned(),
    }
}
