//! Rounds of references: which one would you reach for? One key chooses, the answer and its note follow.

use crate::app::action::Action;
use crate::app::cx::Cx;
use crate::app::round::starting::Wish;
use crate::app::round::{Round, Stage};
use crate::app::study::Turn;
use crate::domain::chance::Chance;
use crate::domain::id::Key;
use crate::domain::pack::{PresetShape, Reference};
use crate::domain::record::{Asked, RoundStart, What};
use crate::domain::round::{chance_of_reference, choices, draw, is_drilled, steps};
use crate::library::Library;

/// Sets the chance that draws what there is to choose from apart.
const CHOICES: u64 = 0x0063_686f_6963_6573;

/// A reference to be found among its nearest alternatives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// The right one.
    pub reference: Key,
    /// What there is to choose from, the right one among them.
    pub choices: Vec<Key>,
    /// The place of what was chosen last.
    pub chosen: Option<usize>,
    /// Whether the first answer was right; what is asked again changes nothing.
    pub right: Option<bool>,
}

impl Wish {
    /// The references that it may draw from, in pack order; none unless it is a wish for references.
    pub fn references<'a>(&self, library: &'a Library) -> Vec<&'a Reference> {
        if !matches!(self.shape, PresetShape::References(_)) {
            return Vec::new();
        }
        let all: Vec<&Reference> = library.references().collect();
        let fits = |reference: &&Reference| {
            let level = reference.level;
            let level =
                self.levels.is_empty() || level.is_some_and(|level| self.levels.contains(&level));
            level && is_drilled(reference, &all)
        };
        all.iter().copied().filter(fits).collect()
    }

    /// Whether there is anything to draw from.
    pub fn fits_something(&self, library: &Library) -> bool {
        self.candidates(library).next().is_some() || !self.references(library).is_empty()
    }
}

/// What a round of references asks, by its first record; `None` where it is another round, or a pack is gone.
pub(super) fn picks(start: &RoundStart, library: &Library) -> Option<Vec<Pick>> {
    let all: Vec<&Reference> = library.references().collect();
    let pick = |(place, asked): (u64, &Asked)| {
        let reference = library.reference(&asked.question)?;
        let mut chance = Chance::new((start.seed ^ CHOICES).wrapping_add(place << 32));
        Some(Pick {
            reference: reference.key.clone(),
            choices: choices(reference, &all, &mut chance),
            chosen: None,
            right: None,
        })
    };
    let picks: Option<Vec<Pick>> = (0..).zip(&start.questions).map(pick).collect();
    picks.filter(|picks| !picks.is_empty())
}

impl Round {
    /// Begins a round of references; `None` where none fits the wish.
    pub(super) fn begin_references(
        wish: &Wish,
        count: u32,
        seed: u64,
        cx: &mut Cx<'_>,
    ) -> Option<Self> {
        let candidates: Vec<(Key, u32)> = wish
            .references(cx.library)
            .into_iter()
            .map(|reference| {
                let recalled = cx.progress.recalled(&reference.key);
                let chance = chance_of_reference(recalled, cx.now.day);
                (reference.key.clone(), chance)
            })
            .collect();
        let count = usize::try_from(count).unwrap_or(1).max(1);
        let drawn = draw(&candidates, count, &mut Chance::new(seed));
        if drawn.is_empty() {
            return None;
        }
        let steps = steps(&wish.shape, wish.minutes, &vec![1; drawn.len()]);
        let asked = drawn.into_iter().map(|question| Asked {
            question,
            hash: 0,
            values: Vec::new(),
        });
        Self::enter(wish, seed, steps, Vec::new(), asked.collect(), cx)
    }

    /// The reference at hand with what there is to choose from.
    pub fn pick_now(&self) -> Option<&Pick> {
        self.picks.get(self.asked_now())
    }

    /// Does what a key asks for while a reference is asked, or its answer stands there.
    pub(super) fn pick(&mut self, action: Action, cx: &mut Cx<'_>) -> Turn {
        let choice = match action {
            Action::Choose1 => Some(0),
            Action::Choose2 => Some(1),
            Action::Choose3 => Some(2),
            Action::Choose4 => Some(3),
            _ => None,
        };
        match (&mut self.stage, action, choice) {
            (Stage::Running | Stage::Again(_, false), _, Some(choice)) => self.choose(choice, cx),
            (Stage::Reveal, Action::GoOn, _) => self.next_quick(cx),
            (Stage::Again(_, true), Action::GoOn, _) => self.next_again(cx),
            (..) => return self.quick_beside(action, cx),
        }
        Turn::Stay
    }

    /// Takes a choice: the first answer is written down at once.
    fn choose(&mut self, choice: usize, cx: &mut Cx<'_>) {
        let (at, round) = (self.asked_now(), self.id);
        let Some(pick) = self.picks.get_mut(at) else {
            return;
        };
        let Some(key) = pick.choices.get(choice) else {
            return;
        };
        let right = *key == pick.reference;
        pick.chosen = Some(choice);
        self.scroll = usize::MAX;
        if let Stage::Again(_, revealed) = &mut self.stage {
            *revealed = true;
            return;
        }
        pick.right = Some(right);
        let quick = What::Quick {
            reference: pick.reference.clone(),
            right,
            round: Some(round),
        };
        self.paused = false;
        self.stage = Stage::Reveal;
        cx.record(vec![quick], None, String::new());
        self.keep_now(cx);
    }

    /// What is asked again shows nothing of the choice before.
    pub(super) fn forget_choice(&mut self) {
        let at = self.asked_now();
        if let Some(pick) = self.picks.get_mut(at) {
            pick.chosen = None;
        }
    }

    /// What the journal holds of its references has been answered.
    pub(super) fn catch_up_picks(&mut self, written: &[(Key, bool)]) {
        for (reference, right) in written {
            let mut picks = self.picks.iter_mut();
            if let Some(pick) = picks.find(|pick| pick.reference == *reference) {
                pick.right = Some(*right);
            }
        }
    }
}
