//! Draws Study: topic tree or rail, question with draft, checklist.
//!
//! ```text
//! choose, answer          grade
//! ╭ Topics ╮╭ Question ╮╭─╮   ╭─╮╭ title ╮╭ Checklist ╮
//! │        ││  prompt  ││n│   │○││ draft ││ ☑ point   │
//! ╰────────╯╰──────────╯╰─╯   ╰─╯╰───────╯╰───────────╯
//! ```

use crate::app::geometry::{Area, Pane, body_and_bottom};
use crate::app::hints::coach;
use crate::app::page::{card, checklist, rule, tree};
use crate::app::row::{Ink, Row};
use crate::app::scroll::{moved, percent};
use crate::app::state::State;
use crate::app::study::Study;
use crate::app::study::card::{Card, Showing, Stage};
use crate::ui::parts::{Frame, Pen, rect};

/// Draws Study.
pub(super) fn draw(pen: &Pen<'_>, state: &State, study: &Study, frame: &mut ratatui::Frame<'_>) {
    let panes = study.panes(state.size);
    if panes.single {
        draw_page_line(pen, state, study, frame);
    }
    if let Some(area) = panes.tree {
        draw_tree(pen, state, study, area, panes.rail, frame);
    }
    if let Some(area) = panes.card {
        draw_card(pen, state, study, area, frame);
    }
    if let Some(area) = panes.checklist {
        draw_checklist(pen, state, study, area, frame);
    }
}

/// On a narrow window one pane is a page: its name, its number, and the key that turns it.
fn draw_page_line(pen: &Pen<'_>, state: &State, study: &Study, frame: &mut ratatui::Frame<'_>) {
    let (body, _) = body_and_bottom(state.size);
    let name = match study.focus {
        Pane::Tree => "Topics",
        Pane::Card => front(study),
        Pane::Checklist => checks(state, study),
    };
    let order = study.order(state.size);
    let place = order.iter().position(|pane| *pane == study.focus);
    let (at, all) = (place.unwrap_or(0) + 1, order.len());
    let row = Row::new(format!("{name} · {at} of {all} panes"), Ink::Muted)
        .with_right("tab ›", Ink::Muted);
    let line = Area {
        x: 1,
        y: body.y,
        width: body.width.saturating_sub(2),
        height: 1,
    };
    pen.rows(frame.buffer_mut(), line, &[row], 0);
}

/// What the pane of the question shows, in a word.
fn front(study: &Study) -> &'static str {
    let peeked = study.shown().is_none() && study.question().is_none();
    match study.shown().map(|open| open.showing) {
        Some(Showing::Model) => "Model answer",
        None if peeked => "Topic",
        _ => "Question",
    }
}

/// What the pane behind the reveal shows, in a word: of a quick question the answer itself.
fn checks(state: &State, study: &Study) -> &'static str {
    let question = study.question().and_then(|key| state.library.question(key));
    match question {
        Some(question) if question.is_quick() => "Answer",
        _ => "Checklist",
    }
}

fn draw_tree(
    pen: &Pen<'_>,
    state: &State,
    study: &Study,
    area: Area,
    rail: bool,
    frame: &mut ratatui::Frame<'_>,
) {
    let buffer = frame.buffer_mut();
    let inside = area.inside();
    if rail {
        pen.frame(buffer, area, &Frame::default());
        let rows = tree::rail(&study.tree, &state.library, &state.stands(), inside.rows());
        return pen.rows(buffer, inside, &rows, 0);
    }
    let all = state
        .progress
        .mastery(state.library.questions().map(|question| &question.key));
    let title = Frame {
        title: "Topics".to_owned(),
        figure: all.map_or(String::new(), |figure| format!("score {figure}")),
        position: due_line(state),
        focused: study.focus == Pane::Tree,
        ..Frame::default()
    };
    pen.frame(buffer, area, &title);
    let rows = tree::rows(
        &study.tree,
        &state.library,
        &state.stands(),
        inside.columns(),
        inside.rows(),
    );
    pen.rows(buffer, inside, &rows, 0);
    let offset = study.tree.offset(inside.rows());
    pen.scrollbar(
        buffer,
        area,
        offset,
        study.tree.lines().len(),
        inside.rows(),
    );
}

/// What is for tonight, the same figure as on the command line; the rest is nobody's worry yet.
fn due_line(state: &State) -> String {
    match state.laid.spread.tonight().questions.len() {
        0 => String::new(),
        due => format!("{due} due tonight"),
    }
}

fn draw_card(
    pen: &Pen<'_>,
    state: &State,
    study: &Study,
    area: Area,
    frame: &mut ratatui::Frame<'_>,
) {
    let inside = area.inside();
    let focused = study.focus == Pane::Card;
    let Some(open) = study.shown() else {
        return draw_preview(pen, state, study, area, frame);
    };
    let Some(question) = state.library.question(&open.subject.key) else {
        return;
    };
    let rows = card::rows(open, &state.library, inside);
    let (text, writing) = split_for_writing(open, inside, rows.len());
    let bookmark = if state
        .progress
        .course(&question.key)
        .is_some_and(|course| course.bookmarked)
    {
        "★ "
    } else {
        ""
    };
    let title = match (open.showing, open.is_revealed()) {
        (Showing::Model, _) => "Model answer".to_owned(),
        (Showing::Question, true) => question.title.clone(),
        (Showing::Question, false) => "Question".to_owned(),
    };
    let title = Frame {
        title: format!("{bookmark}{title}"),
        figure: if open.is_revealed() {
            String::new()
        } else {
            card::facts(question)
        },
        position: percent(open.scroll, rows.len(), text.rows())
            .map_or(String::new(), |percent| format!("{percent} %")),
        focused,
        ..Frame::default()
    };
    let buffer = frame.buffer_mut();
    pen.frame(buffer, area, &title);
    pen.rows(buffer, text, &rows, open.scroll);
    pen.scrollbar(buffer, area, open.scroll, rows.len(), text.rows());
    draw_coach(pen, state, inside, rows.len(), writing.is_some(), frame);
    if let Some(area) = writing {
        let (head, body) = area.split_top(2);
        let label = Row::new("Your draft", Ink::Muted).with_right(card::spent(open), Ink::Muted);
        pen.rows(frame.buffer_mut(), head, &[rule(head.columns()), label], 0);
        frame.render_widget(open.draft.widget(), rect(body));
    }
}

/// The upper part for the question and the lower part for the text area, while one writes.
fn split_for_writing(open: &Card, inside: Area, rows: usize) -> (Area, Option<Area>) {
    if open.stage != Stage::Writing {
        return (inside, None);
    }
    let wanted = u16::try_from(rows + 1).unwrap_or(u16::MAX);
    let (upper, lower) = inside.split_top(wanted.min(inside.height / 2));
    (upper, Some(lower))
}

/// The first run's line of explanation, at the foot of the question where it covers nothing.
fn draw_coach(
    pen: &Pen<'_>,
    state: &State,
    inside: Area,
    rows: usize,
    writing: bool,
    frame: &mut ratatui::Frame<'_>,
) {
    let Some(text) = coach(state) else { return };
    let lines = crate::app::page::wrapped(text, Ink::Accent, inside.columns());
    if writing || rows + lines.len() + 1 > inside.rows() {
        return;
    }
    let (_, foot) = inside.split_bottom(u16::try_from(lines.len()).unwrap_or(1));
    pen.rows(frame.buffer_mut(), foot, &lines, 0);
}

fn draw_preview(
    pen: &Pen<'_>,
    state: &State,
    study: &Study,
    area: Area,
    frame: &mut ratatui::Frame<'_>,
) {
    let inside = area.inside();
    let width = crate::app::geometry::measure(inside);
    let question = study
        .tree
        .question()
        .and_then(|key| state.library.question(key));
    let (title, figure, rows) = match question {
        Some(question) => (
            "Question",
            card::facts(question),
            // Where the checklist has a pane of its own, that one says what waits there.
            card::preview(question, width, study.panes(state.size).checklist.is_none()),
        ),
        None => (
            "Topic",
            String::new(),
            tree::about(&study.tree, &state.library, &state.stands(), width),
        ),
    };
    let from = moved(study.peek_scroll(), 0, rows.len(), inside.rows());
    let title = Frame {
        title: title.to_owned(),
        figure,
        position: percent(from, rows.len(), inside.rows())
            .map_or(String::new(), |percent| format!("{percent} %")),
        focused: study.is_peeking(),
        ..Frame::default()
    };
    pen.frame(frame.buffer_mut(), area, &title);
    pen.rows(frame.buffer_mut(), inside, &rows, from);
    pen.scrollbar(frame.buffer_mut(), area, from, rows.len(), inside.rows());
    draw_coach(pen, state, inside, rows.len(), false, frame);
}

fn draw_checklist(
    pen: &Pen<'_>,
    state: &State,
    study: &Study,
    area: Area,
    frame: &mut ratatui::Frame<'_>,
) {
    let inside = area.inside();
    let buffer = frame.buffer_mut();
    let focused = study.focus == Pane::Checklist;
    let Some(open) = study.shown() else {
        pen.frame(
            buffer,
            area,
            &Frame {
                title: checks(state, study).to_owned(),
                focused,
                ..Frame::default()
            },
        );
        let question = study
            .tree
            .question()
            .and_then(|key| state.library.question(key));
        let rows = question.map_or(Vec::new(), |question| {
            let promise = card::promise(question, question.points.len());
            crate::app::page::wrapped(&promise, Ink::Muted, inside.columns())
        });
        return pen.rows(buffer, inside, &rows, 0);
    };
    let hidden = study.focus == Pane::Tree && open.is_revealed();
    let view = checklist::view(open, &state.library, area);
    let (marked, all) = open.grading.count();
    let title = Frame {
        title: checks(state, study).to_owned(),
        figure: match open.stage {
            // What is not in sight has no figure either: it would only cut the title of the narrow pane.
            _ if hidden => String::new(),
            Stage::Grade if all == 1 => String::new(),
            Stage::Grade => format!("{marked}/{all} marked"),
            Stage::Saved => open
                .saved
                .as_ref()
                .and_then(|saved| saved.grades.figure())
                .map_or(String::new(), |figure| figure.to_string()),
            _ => String::new(),
        },
        position: percent(study.checklist_scroll, view.rows.len(), view.height)
            .map_or(String::new(), |percent| format!("{percent} %")),
        focused,
        ..Frame::default()
    };
    pen.frame(buffer, area, &title);
    if hidden {
        let way = if open.stage == Stage::Saved {
            "Saved. Enter answers it once more; H shows how it went."
        } else {
            "Enter goes back to the checklist."
        };
        let rows = crate::app::page::wrapped(way, Ink::Muted, inside.columns());
        return pen.rows(buffer, inside, &rows, 0);
    }
    let foot_height = u16::try_from(view.foot.len()).unwrap_or(0);
    let (list, foot) = inside.split_bottom(foot_height);
    pen.rows(buffer, list, &view.rows, study.checklist_scroll);
    pen.rows(buffer, foot, &view.foot, 0);
    pen.scrollbar(
        buffer,
        area,
        study.checklist_scroll,
        view.rows.len(),
        view.height,
    );
}
