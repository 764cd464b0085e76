//! Which key does what where: one table feeds dispatch, hint line, help, `greenroom keys` and the README.

mod table;

use crate::app::action::Action;
use crate::app::chord::Chord;
use std::collections::HashMap;

pub use table::TABLE;

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// Everywhere outside text fields.
    Everywhere,
    /// The step after `g`.
    GoTo,
    /// Today.
    Today,
    /// The plan.
    Plan,
    /// The brief.
    Brief,
    /// The topic tree.
    Tree,
    /// The question while one answers.
    Answer,
    /// The clarifying questions.
    Replies,
    /// The checklist while one grades.
    Grade,
    /// The model answer, or the question beside the checklist.
    Reader,
    /// After the save.
    Saved,
    /// A point asked alone.
    Drill,
    /// A point asked alone, open.
    DrillGrade,
    /// Where rounds begin.
    RoundDesk,
    /// A round while its clock runs.
    RoundRun,
    /// What the interviewer throws in.
    RoundPush,
    /// A quick question.
    RoundQuick,
    /// The answer of a quick question.
    RoundMark,
    /// A reference to choose.
    RoundPick,
    /// A reference that was chosen.
    RoundPicked,
    /// A round that waited.
    RoundBack,
    /// What a round adds to grading.
    RoundGrade,
    /// What the interviewer says.
    Interview,
    /// What the interviewer marks.
    InterviewGrade,
    /// The interviewer's debrief.
    InterviewDone,
    /// The debrief.
    Debrief,
    /// The pages of Progress.
    Progress,
    /// What the objectives add to them.
    Objectives,
    /// The history of a question.
    History,
    /// A text of one line.
    OneLine,
    /// A text of several lines.
    Writing,
    /// The search.
    Search,
    /// The list of actions.
    Palette,
    /// Any list in front of the screen.
    Choice,
    /// A question in front of the screen.
    Confirm,
    /// The help.
    Help,
}

impl Context {
    /// All contexts, in the order in which help lists them.
    pub const ALL: &'static [Self] = &[
        Self::Everywhere,
        Self::GoTo,
        Self::Today,
        Self::Plan,
        Self::Brief,
        Self::Tree,
        Self::Answer,
        Self::Replies,
        Self::Grade,
        Self::Reader,
        Self::Saved,
        Self::Drill,
        Self::DrillGrade,
        Self::RoundDesk,
        Self::RoundRun,
        Self::RoundPush,
        Self::RoundQuick,
        Self::RoundMark,
        Self::RoundPick,
        Self::RoundPicked,
        Self::RoundBack,
        Self::RoundGrade,
        Self::Interview,
        Self::InterviewGrade,
        Self::InterviewDone,
        Self::Debrief,
        Self::Progress,
        Self::Objectives,
        Self::History,
        Self::OneLine,
        Self::Writing,
        Self::Search,
        Self::Palette,
        Self::Choice,
        Self::Confirm,
        Self::Help,
    ];

    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Everywhere => "Everywhere outside text fields",
            Self::GoTo => "After g",
            Self::Today => "Today",
            Self::Plan => "Plan",
            Self::Brief => "Brief",
            Self::Tree => "Topics",
            Self::Answer => "Answering",
            Self::Replies => "Replies",
            Self::Grade => "Grading",
            Self::Reader => "Reading beside the checklist",
            Self::Saved => "After saving",
            Self::Drill => "Winning a point back",
            Self::DrillGrade => "Winning a point back, once it is open",
            Self::RoundDesk => "Rounds",
            Self::RoundRun => "In a round",
            Self::RoundPush => "When the interviewer objects",
            Self::RoundQuick => "In a quick round",
            Self::RoundMark => "Marking a quick answer",
            Self::RoundPick => "Choosing a reference",
            Self::RoundPicked => "After choosing a reference",
            Self::RoundBack => "Back at a round",
            Self::RoundGrade => "Grading a round, beside the keys of grading",
            Self::Interview => "Interviewing",
            Self::InterviewGrade => "Interviewing, on the checklist",
            Self::InterviewDone => "After an interview",
            Self::Debrief => "Debrief",
            Self::Progress => "Progress",
            Self::Objectives => "Progress, on the objectives",
            Self::History => "The history of a question",
            Self::OneLine => "Writing one line",
            Self::Writing => "Writing",
            Self::Search => "Search",
            Self::Palette => "Actions by name",
            Self::Choice => "Lists",
            Self::Confirm => "Questions",
            Self::Help => "Keys",
        }
    }

    /// Whether printable keys type here instead of acting.
    pub fn is_text(self) -> bool {
        matches!(
            self,
            Self::Writing | Self::OneLine | Self::Search | Self::Palette
        )
    }

    /// The name in key overrides.
    pub fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Where.
    pub context: Context,
    /// The keys, the first is the one shown.
    pub keys: &'static [&'static str],
    /// What they do.
    pub action: Action,
    /// The word in the hint line; empty keeps it out of there.
    pub hint: &'static str,
    /// What the help says.
    pub help: &'static str,
}

/// The table with the user's overrides, looked up by key.
#[derive(Clone, Debug)]
pub struct Keymap {
    by_key: HashMap<(Context, Chord), Action>,
    shown: HashMap<(Context, Action), Vec<Chord>>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::with(&[]).0
    }
}

/// A user's wish: in this context these keys do that.
#[derive(Clone, Debug)]
pub struct Override {
    /// Where.
    pub context: Context,
    /// What.
    pub action: Action,
    /// The keys instead of those of the table.
    pub keys: Vec<Chord>,
}

impl Keymap {
    /// The table with overrides, and a sentence for each that was refused.
    ///
    /// Ctrl-C always leaves: no override takes it away.
    pub fn with(overrides: &[Override]) -> (Self, Vec<String>) {
        let mut map = Self {
            by_key: HashMap::new(),
            shown: HashMap::new(),
        };
        let mut refused = Vec::new();
        for binding in TABLE {
            let place = (binding.context, binding.action);
            let wish = overrides
                .iter()
                .rev()
                .find(|wish| (wish.context, wish.action) == place);
            let keys = binding.keys.iter().filter_map(|key| Chord::parse(key));
            let keys: Vec<Chord> = wish.map_or_else(|| keys.collect(), |wish| wish.keys.clone());
            for key in keys {
                map.bind(binding, key, &mut refused);
            }
        }
        map.by_key
            .insert((Context::Everywhere, Chord::ctrl('c')), Action::LeaveNow);
        (map, refused)
    }

    fn bind(&mut self, binding: &Binding, key: Chord, refused: &mut Vec<String>) {
        let context = binding.context;
        if let Some(taken) = self.by_key.get(&(context, key)) {
            refused.push(format!(
                "Key `{key}` cannot be `{}` in {}: it is `{}` already. Choose another key.",
                binding.action.name(),
                context.name(),
                taken.name()
            ));
            return;
        }
        self.by_key.insert((context, key), binding.action);
        self.shown
            .entry((context, binding.action))
            .or_default()
            .push(key);
    }

    /// What a key does in these contexts, the innermost first.
    pub fn resolve(&self, contexts: &[Context], key: Chord) -> Option<Action> {
        let typed = contexts.first().is_some_and(|context| context.is_text());
        let found = contexts
            .iter()
            .find_map(|context| self.by_key.get(&(*context, key)).copied());
        found.or_else(|| {
            let everywhere = self.by_key.get(&(Context::Everywhere, key)).copied()?;
            let always = matches!(everywhere, Action::LeaveNow | Action::Suspend);
            (!typed || always || key == Chord::parse("f1")?).then_some(everywhere)
        })
    }

    /// Whether a context has a key for itself.
    pub fn is_bound(&self, context: Context, key: Chord) -> bool {
        self.by_key.contains_key(&(context, key))
    }

    /// The keys of an action in a context, the one to show first.
    pub fn keys(&self, context: Context, action: Action) -> &[Chord] {
        self.shown
            .get(&(context, action))
            .map_or(&[], Vec::as_slice)
    }
}

/// The rows of a context, in order.
pub fn rows(context: Context) -> impl Iterator<Item = &'static Binding> {
    TABLE
        .iter()
        .filter(move |binding| binding.context == context)
}

/// A key as hint line and help show it.
pub fn shown(key: Chord) -> String {
    match key.to_string().as_str() {
        "left" => "←".to_owned(),
        "right" => "→".to_owned(),
        "up" => "↑".to_owned(),
        "down" => "↓".to_owned(),
        other => other.to_owned(),
    }
}

#[cfg(test)]
mod tests;
