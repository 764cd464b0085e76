//! The table of keys: one row a binding. A row's order in its context is its order in the hint line.

use crate::app::action::Action;
use crate::app::keymap::{Binding, Context};

const fn row(
    context: Context,
    keys: &'static [&'static str],
    action: Action,
    hint: &'static str,
    help: &'static str,
) -> Binding {
    Binding {
        context,
        keys,
        action,
        hint,
        help,
    }
}

use Action as A;
use Context as C;

/// Every key of greenroom.
#[rustfmt::skip]
pub const TABLE: &[Binding] = &[
    row(C::Today, &["enter"], A::GoOn, "start", "Start what is chosen"),
    row(C::Today, &["left", "h"], A::FewerMinutes, "", "Fewer minutes"),
    row(C::Today, &["right", "l"], A::MoreMinutes, "←→ minutes", "More minutes"),
    row(C::Today, &["tab"], A::NextPane, "plan", "The plan: what each day until your interview asks"),

    row(C::Plan, &["enter"], A::GoOn, "keep this plan", "Keep the plan as it stands and go back to Today"),
    row(C::Plan, &["right", "l"], A::Right, "←→ change", "More, or the next day"),
    row(C::Plan, &["left", "h"], A::Left, "", "Less, or the day before"),
    row(C::Plan, &["space"], A::MarkFull, "day off", "Take the weekday or the date off, or study on it again"),
    row(C::Plan, &["tab"], A::NextPane, "Today", "Back to Today"),
    row(C::Plan, &["esc"], A::Back, "back", "Back without keeping what you changed"),

    row(C::Brief, &["esc"], A::Back, "back", "Back to Today"),

    row(C::Tree, &["enter"], A::GoOn, "answer", "Answer the question, or unfold the topic"),
    row(C::Tree, &["Q"], A::HitsAsQueue, "study all", "Study everything under the topic, in order"),
    row(C::Tree, &["left", "h"], A::Left, "", "Fold the topic, or go to the one above"),
    row(C::Tree, &["right", "l"], A::Right, "←→ fold", "Unfold the topic"),

    row(C::Answer, &["enter"], A::GoOn, "reveal", "Reveal the checklist without saying how sure you were"),
    row(C::Answer, &["0"], A::RevealNew, "", "Reveal it: new to me; opens everything to read"),
    row(C::Answer, &["1"], A::RevealShaky, "", "Reveal it: I was shaky"),
    row(C::Answer, &["2"], A::RevealFair, "", "Reveal it: I was fairly sure"),
    row(C::Answer, &["3"], A::RevealSolid, "0-3 how sure", "Reveal it: I was sure"),
    row(C::Answer, &["d"], A::Draft, "draft", "Write a draft"),
    row(C::Answer, &["c"], A::Replies, "replies", "Tick the clarifying questions you asked and read the replies"),

    row(C::Replies, &["space", "2"], A::MarkFull, "I asked this", "Tick what you asked; the reply appears"),
    row(C::Replies, &["enter"], A::GoOn, "go on", "Fix what was asked and go back to the answer"),
    row(C::Replies, &["c"], A::Replies, "", "The same as enter: close the replies"),

    row(C::Grade, &["2", "space"], A::MarkFull, "full", "Give the point in full and go on"),
    row(C::Grade, &["1"], A::MarkHalf, "half", "Give half of the point and go on; a point with parts opens them"),
    row(C::Grade, &["0"], A::MarkMissed, "missed", "Give nothing for the point and go on"),
    row(C::Grade, &["enter"], A::GoOn, "save", "Save; what is unmarked was missed"),
    row(C::Grade, &["+"], A::RestFull, "rest", "Give the rest of the group in full"),
    row(C::Grade, &["-"], A::RestMissed, "", "Give nothing for the rest of the group"),
    row(C::Grade, &["x"], A::Pitfall, "pitfall", "Mark the pitfall you fell into; elsewhere: go to the pitfalls"),
    row(C::Grade, &["m"], A::ModelAnswer, "model answer", "Read the model answer beside the checklist"),

    row(C::Reader, &["m"], A::ModelAnswer, "checklist", "Back to the checklist"),
    row(C::Reader, &["enter"], A::GoOn, "go on", "Back to the checklist, or on"),

    row(C::Saved, &["enter"], A::GoOn, "next", "Take the next of the queue; after the last, go to Today"),
    row(C::Saved, &["f"], A::FollowUp, "follow-up", "Answer the next follow-up"),
    row(C::Saved, &["m"], A::ModelAnswer, "model answer", "Read the model answer"),
    row(C::Saved, &["R"], A::ChangeRating, "rating", "Change when it comes back"),

    row(C::Drill, &["enter"], A::GoOn, "reveal", "Reveal the point"),
    row(C::DrillGrade, &["2", "space"], A::MarkFull, "I had it", "You said it: it comes back later and later"),
    row(C::DrillGrade, &["1"], A::MarkHalf, "half", "You said half of it"),
    row(C::DrillGrade, &["0"], A::MarkMissed, "missed", "You missed it: it comes back tomorrow"),
    row(C::DrillGrade, &["m"], A::ModelAnswer, "model answer", "Read the model answer of its question, or go back to the point"),

    row(C::RoundDesk, &["enter"], A::GoOn, "begin", "Begin the round, go on with it, or open its debrief"),
    row(C::RoundDesk, &["o"], A::OwnRound, "your own", "Put a round of your own together"),
    row(C::RoundDesk, &["right", "l"], A::Right, "←→ change", "In a round of your own: the next value of the line"),
    row(C::RoundDesk, &["left", "h"], A::Left, "", "In a round of your own: the value before"),
    row(C::RoundDesk, &["esc"], A::Back, "back", "Back to the presets, or to where you were"),

    row(C::RoundRun, &["n"], A::NextPhase, "next phase", "End this phase or question; the interviewer may object first"),
    row(C::RoundRun, &["c"], A::Replies, "replies", "Tick the clarifying questions you asked and read the replies"),
    row(C::RoundRun, &["f"], A::FollowUp, "follow-up", "Take the next deeper question"),
    row(C::RoundRun, &["d"], A::Draft, "notes", "Write notes"),
    row(C::RoundRun, &["space"], A::Pause, "pause", "Stop the clock, or let it go on"),
    row(C::RoundRun, &["E"], A::EndRound, "end and grade", "End the round and grade it as it stands"),

    row(C::RoundPush, &["enter"], A::GoOn, "answer it", "Answer it now: the point counts as prompted"),
    row(C::RoundPush, &["a"], A::SaidBefore, "I had said that", "You had said it before: the point counts in full"),
    row(C::RoundPush, &["esc"], A::Back, "pass", "Pass: the point counts as missed"),
    row(C::RoundPush, &["space"], A::Pause, "pause", "Stop the clock, or let it go on"),

    row(C::RoundQuick, &["enter"], A::GoOn, "reveal", "Show the answer"),
    row(C::RoundQuick, &["space"], A::Pause, "pause", "Stop the clock, or let it go on"),
    row(C::RoundQuick, &["E"], A::EndRound, "end and grade", "End the round; what was not asked is left out"),

    row(C::RoundMark, &["2", "space"], A::MarkFull, "I had it", "You had it; on to the next"),
    row(C::RoundMark, &["1"], A::MarkHalf, "half", "You had half of it; on to the next"),
    row(C::RoundMark, &["0"], A::MarkMissed, "missed", "You missed it: it is asked once more at the end"),

    row(C::RoundPick, &["1"], A::Choose1, "", "You would reach for the first"),
    row(C::RoundPick, &["2"], A::Choose2, "", "You would reach for the second"),
    row(C::RoundPick, &["3"], A::Choose3, "", "You would reach for the third"),
    row(C::RoundPick, &["4"], A::Choose4, "1-4 choose", "You would reach for the fourth"),
    row(C::RoundPick, &["space"], A::Pause, "pause", "Stop the clock, or let it go on"),
    row(C::RoundPick, &["E"], A::EndRound, "end", "End the round; what was not asked is left out"),
    row(C::RoundPicked, &["enter", "space"], A::GoOn, "next", "On to the next; what was missed is asked once more at the end"),

    row(C::RoundBack, &["enter"], A::GoOn, "go on", "Go on from there; the time away does not count"),
    row(C::RoundBack, &["A"], A::CountAway, "count the time away", "Go on, and count the time away"),
    row(C::RoundBack, &["E"], A::EndRound, "end and grade", "End the round and grade it as it stands"),
    row(C::RoundBack, &["X"], A::Discard, "throw away", "Throw the round away"),

    row(C::RoundGrade, &["p"], A::MarkPrompted, "prompted", "The point came only when prompted; again takes that back"),

    row(C::Debrief, &["enter"], A::GoOn, "drill these", "Ask the points worth most alone, at once"),
    row(C::Debrief, &["tab"], A::NextPane, "all points", "All points with their marks, and back"),

    row(C::Interview, &["enter"], A::GoOn, "said", "You said it: a push-back makes its point prompted, a change brings its points"),
    row(C::Interview, &["space"], A::MarkFull, "asked", "They asked it: read the reply, the point is given"),
    row(C::Interview, &["tab"], A::NextPane, "checklist", "To the checklist"),
    row(C::Interview, &["n"], A::NextPhase, "next phase", "The next phase or question; after the last the debrief"),
    row(C::Interview, &["P"], A::Pause, "pause", "Stop the clock, or let it go on"),
    row(C::Interview, &["E"], A::EndRound, "end", "End the interview and write the file"),

    row(C::InterviewGrade, &["2", "space"], A::MarkFull, "full", "Give the point in full and go on"),
    row(C::InterviewGrade, &["1"], A::MarkHalf, "half", "Give half of the point and go on; a point with parts opens them"),
    row(C::InterviewGrade, &["0"], A::MarkMissed, "missed", "Give nothing for the point and go on"),
    row(C::InterviewGrade, &["+"], A::RestFull, "rest", "Give the rest of the group in full"),
    row(C::InterviewGrade, &["-"], A::RestMissed, "", "Give nothing for the rest of the group"),
    row(C::InterviewGrade, &["p"], A::MarkPrompted, "prompted", "The point came only when prompted; again takes that back"),
    row(C::InterviewGrade, &["x"], A::Pitfall, "pitfall", "Mark the pitfall they fell into; elsewhere: go to the pitfalls"),
    row(C::InterviewGrade, &["tab"], A::NextPane, "script", "Back to what to say"),
    row(C::InterviewGrade, &["n"], A::NextPhase, "next phase", "The next phase or question; after the last the debrief"),
    row(C::InterviewGrade, &["P"], A::Pause, "pause", "Stop the clock, or let it go on"),
    row(C::InterviewGrade, &["E"], A::EndRound, "end", "End the interview and write the file"),

    row(C::InterviewDone, &["enter"], A::Leave, "leave", "Leave greenroom"),
    row(C::InterviewDone, &["w"], A::WriteFile, "write file", "Write the debrief as Markdown, for the one who answered"),

    row(C::Debrief, &["d"], A::Draft, "a line to yourself", "Write a line to yourself for the next round"),
    row(C::Debrief, &["w"], A::WriteFile, "write file", "Write the debrief as Markdown into the folder you started in"),
    row(C::Debrief, &["r"], A::Round, "again", "Rounds, with this one chosen: once more, with a new draw"),
    row(C::Debrief, &["esc"], A::Back, "back", "Back to where you were"),

    row(C::Progress, &["enter"], A::GoOn, "work on it", "Work on what is chosen: a queue of it, or the debrief of a round"),
    row(C::Progress, &["tab", "right", "l"], A::NextPane, "next page", "To the next page"),
    row(C::Progress, &["backtab", "left", "h"], A::PreviousPane, "", "To the page before"),
    row(C::Progress, &["esc"], A::Back, "back", "Back to where you were"),

    row(C::Objectives, &["enter"], A::GoOn, "work on it", "Answer the questions that prove it, what was weak first"),
    row(C::Objectives, &["tab", "right", "l"], A::NextPane, "next page", "To the next page"),
    row(C::Objectives, &["backtab", "left", "h"], A::PreviousPane, "", "To the page before"),
    row(C::Objectives, &["2", "space"], A::MarkFull, "I can", "Say that you can"),
    row(C::Objectives, &["1"], A::MarkHalf, "shaky", "Say that it is shaky"),
    row(C::Objectives, &["0"], A::MarkMissed, "not yet", "Say that you cannot yet"),
    row(C::Objectives, &["esc"], A::Back, "back", "Back to where you were"),

    row(C::History, &["esc", "enter"], A::Back, "back", "Back to where you were"),
    row(C::History, &["up", "k"], A::Up, "↑↓ read", "Up a line"),

    row(C::OneLine, &["enter"], A::GoOn, "go on", "Take the line and go on"),
    row(C::OneLine, &["esc"], A::Back, "back", "Back; a line to yourself is kept, a number is not"),

    row(C::Writing, &["ctrl-n"], A::NextPhase, "", "In a round: end this phase"),
    row(C::Writing, &["esc"], A::Back, "done", "Leave the text; it is kept"),
    row(C::Writing, &["ctrl-o"], A::Editor, "editor", "Open the text in your editor"),

    row(C::Search, &["enter"], A::GoOn, "open", "Open the question"),
    row(C::Search, &["tab"], A::Complete, "complete a filter", "Complete a filter or its value"),
    row(C::Search, &["ctrl-q"], A::HitsAsQueue, "these as a queue", "Study all hits in order"),
    row(C::Search, &["ctrl-r"], A::HitsAsRound, "as a round", "Put a round of the hits together"),
    row(C::Search, &["up", "ctrl-p"], A::Up, "", "Go to the hit above"),
    row(C::Search, &["down", "ctrl-n"], A::Down, "", "Go to the hit below"),
    row(C::Search, &["pageup"], A::PageUp, "", "Go up a page"),
    row(C::Search, &["pagedown"], A::PageDown, "", "Go down a page"),
    row(C::Search, &["esc"], A::Back, "back", "Back to where you were"),

    row(C::Palette, &["enter"], A::GoOn, "do it", "Do what is chosen"),
    row(C::Palette, &["up", "ctrl-p"], A::Up, "", "Go up"),
    row(C::Palette, &["down", "ctrl-n"], A::Down, "", "Go down"),
    row(C::Palette, &["esc"], A::Back, "back", "Back to where you were"),

    row(C::Choice, &["enter"], A::GoOn, "choose", "Take what is chosen"),
    row(C::Choice, &["esc"], A::Back, "back", "Back without choosing"),
    row(C::Confirm, &["enter"], A::GoOn, "yes", "Yes"),
    row(C::Confirm, &["esc"], A::Back, "no", "No"),
    row(C::Help, &["enter", "?"], A::Back, "close", "Close the help"),

    row(C::GoTo, &["t"], A::Today, "Today", "Today"),
    row(C::GoTo, &["s"], A::Study, "Study", "Study"),
    row(C::GoTo, &["r"], A::Round, "Round", "Round"),
    row(C::GoTo, &["p"], A::Progress, "Progress", "Progress"),
    row(C::GoTo, &["esc"], A::Back, "stay", "Stay here"),

    row(C::Everywhere, &["esc"], A::Back, "", "Back one step"),
    row(C::Everywhere, &["up", "k"], A::Up, "", "Up"),
    row(C::Everywhere, &["down", "j"], A::Down, "", "Down"),
    row(C::Everywhere, &["left", "h"], A::Left, "", "Left"),
    row(C::Everywhere, &["right", "l"], A::Right, "", "Right"),
    row(C::Everywhere, &["pageup", "ctrl-b"], A::PageUp, "", "Up a page"),
    row(C::Everywhere, &["pagedown", "ctrl-f"], A::PageDown, "", "Down a page"),
    row(C::Everywhere, &["home"], A::First, "", "To the first line"),
    row(C::Everywhere, &["end", "G"], A::Last, "", "To the last line"),
    row(C::Everywhere, &["tab"], A::NextPane, "", "To the next pane"),
    row(C::Everywhere, &["backtab"], A::PreviousPane, "", "To the previous pane"),
    row(C::Everywhere, &["u"], A::Undo, "", "Take back the last mark, else the last save"),
    row(C::Everywhere, &["b"], A::Bookmark, "", "Set or take off the bookmark"),
    row(C::Everywhere, &["z"], A::PutOff, "", "Put the question or point off until tomorrow"),
    row(C::Everywhere, &["S"], A::TakeOut, "", "Take the question or point out of the schedule, or put it back"),
    row(C::Everywhere, &["F"], A::StartAnew, "", "Forget its schedule: its memory starts anew"),
    row(C::Everywhere, &["N"], A::Note, "", "Write a note on the question"),
    row(C::Everywhere, &["s"], A::SeeAlso, "", "List related questions"),
    row(C::Everywhere, &["H"], A::History, "", "See how you answered this question before"),
    row(C::Everywhere, &["y"], A::Copy, "", "Copy the text at hand"),
    row(C::Everywhere, &["M"], A::Mouse, "", "Switch the mouse on or off"),
    row(C::Everywhere, &["g"], A::GoTo, "go to", "Go to: then t Today, s Study, r Round, p Progress"),
    row(C::Everywhere, &["/"], A::Search, "search", "Search"),
    row(C::Everywhere, &["r"], A::Round, "round", "Rounds"),
    row(C::Everywhere, &[":"], A::Palette, "", "Every action by name"),
    row(C::Everywhere, &["?", "f1"], A::Keys, "keys", "The keys of this place"),
    row(C::Everywhere, &["q"], A::Leave, "leave", "Leave greenroom"),
    row(C::Everywhere, &["ctrl-z"], A::Suspend, "", "Back to the shell for a while; its `fg` comes back here"),
    row(C::Everywhere, &["ctrl-c"], A::LeaveNow, "", "Leave at once; work is kept"),
];
