//! Beginning a round: questions and push-backs drawn by seed, the first record written.

use crate::app::cx::Cx;
use crate::app::round::picking::picks;
use crate::app::round::{Page, Round, Stage, Stopwatch};
use crate::app::study::card::{Card, Scope, Subject};
use crate::app::writing::Writing;
use crate::domain::chance::Chance;
use crate::domain::id::{Key, TopicPath};
use crate::domain::pack::{Kind, Level, Phase, PresetShape, Question};
use crate::domain::record::{Asked, RoundStart, What};
use crate::domain::round::{Step, chance_of, change, draw, planned, steps};
use crate::library::Library;
use std::collections::HashSet;

/// Sets the chance that draws the values of estimates apart from the one that draws questions.
const VALUES: u64 = 0x7661_6c75_6573;
/// Sets the chance that draws push-backs apart.
const PUSHES: u64 = 0x7075_7368_6573;

/// What stands for a preset in a round of one's own.
pub(crate) const OWN: &str = "own";

/// What kind of round one wishes for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The preset's id, or `own` for a round of one's own.
    pub preset: String,
    /// Its name on screens.
    pub title: String,
    /// How long it is, in minutes.
    pub minutes: u32,
    /// Phases, or a number of questions.
    pub shape: PresetShape,
    /// The kinds of question it draws from; empty: any.
    pub kinds: Vec<Kind>,
    /// The levels it draws from; empty: any.
    pub levels: Vec<Level>,
    /// The topic it draws from.
    pub topic: Option<TopicPath>,
    /// The questions it draws from, such as the hits of a search; empty: any.
    pub among: Vec<Key>,
    /// One question instead of drawing.
    pub question: Option<Key>,
    /// The level aimed at.
    pub aim: Option<Level>,
    /// Whether one types instead of speaking.
    pub typed: bool,
    /// What decides all choices; fresh chance where it is not given.
    pub seed: Option<u64>,
}

impl Wish {
    /// A wish for so many minutes of this shape: over everything, aloud, under no preset's name.
    pub fn of(minutes: u32, shape: PresetShape) -> Self {
        Self {
            preset: OWN.to_owned(),
            title: "your own".to_owned(),
            minutes,
            shape,
            kinds: Vec::new(),
            levels: Vec::new(),
            topic: None,
            among: Vec::new(),
            question: None,
            aim: None,
            typed: false,
            seed: None,
        }
    }

    /// The questions it may draw from, in pack order.
    pub fn candidates<'a>(&'a self, library: &'a Library) -> impl Iterator<Item = &'a Question> {
        let phases: Vec<Phase> = match &self.shape {
            PresetShape::Phases(phases) => phases.iter().map(|(phase, _)| *phase).collect(),
            PresetShape::Questions(_) | PresetShape::References(_) => Vec::new(),
        };
        let asks = !matches!(self.shape, PresetShape::References(_));
        let has_phases = !phases.is_empty();
        let slice = if let [only] = phases.as_slice() {
            Some(*only)
        } else {
            None
        };
        let among: HashSet<&Key> = self.among.iter().collect();
        library.questions().filter(move |question| {
            let found = among.is_empty() || among.contains(&question.key);
            let kind = self.kinds.is_empty() || self.kinds.contains(&question.kind);
            let level = self.levels.is_empty() || self.levels.contains(&question.level);
            let topic = self
                .topic
                .as_ref()
                .is_none_or(|topic| question.topic.is_within(topic));
            let shape = !has_phases || question.kind == Kind::Design;
            let has_phase = slice.is_none_or(|only| {
                question
                    .points
                    .iter()
                    .any(|point| point.phase == Some(only))
            });
            asks && found
                && kind
                && level
                && topic
                && shape
                && has_phase
                && !question.points.is_empty()
        })
    }
}

impl Round {
    /// Begins a round; `None` where no question fits the wish.
    pub fn begin(wish: &Wish, cx: &mut Cx<'_>) -> Option<Self> {
        let seed = wish.seed.unwrap_or_else(|| {
            *cx.fresh = cx.fresh.wrapping_add(1);
            // Five digits are plenty, and can be read out and typed in again.
            u64::try_from(*cx.fresh & 0xffff_ffff).unwrap_or_default() % 100_000
        });
        if let PresetShape::References(count) = wish.shape {
            return Self::begin_references(wish, count, seed, cx);
        }
        let questions = drawn(wish, seed, cx);
        let lengths: Vec<u32> = questions.iter().map(|question| question.minutes).collect();
        let steps = steps(&wish.shape, wish.minutes, &lengths);
        let cards = cards(&questions, &steps, &dice(&questions, seed), cx);
        if cards.is_empty() {
            return None;
        }
        let asked = asked(&questions, &cards);
        let mut round = Self::enter(wish, seed, steps, cards, asked, cx)?;
        round.plan_pushes(&questions);
        round.stage = round.at_work(cx.library);
        Some(round)
    }

    /// Writes the first record of a round and enters it.
    pub(super) fn enter(
        wish: &Wish,
        seed: u64,
        steps: Vec<Step>,
        cards: Vec<Card>,
        questions: Vec<Asked>,
        cx: &mut Cx<'_>,
    ) -> Option<Self> {
        let start = RoundStart {
            preset: wish.preset.clone(),
            phases: steps
                .iter()
                .map(|step| (step.phase, step.seconds))
                .collect(),
            questions,
            aim: wish.aim.unwrap_or_else(|| cx.progress.plan().level),
            typed: wish.typed,
            seed,
        };
        let ids = cx.record(
            vec![What::RoundStart(Box::new(start.clone()))],
            None,
            String::new(),
        );
        let mut round = Self::new(*ids.first()?, start, cx.now.wall_ms, steps, cards, cx);
        if round.cards.is_empty() {
            round.picks = picks(&round.start, cx.library).unwrap_or_default();
        }
        Some(round)
    }

    pub(super) fn new(
        id: crate::domain::id::RecordId,
        start: RoundStart,
        began: i64,
        steps: Vec<Step>,
        cards: Vec<Card>,
        cx: &Cx<'_>,
    ) -> Self {
        Self {
            stage: Stage::Running,
            id,
            start,
            began,
            at: 0,
            clocks: vec![Stopwatch::default(); steps.len()],
            drafts: vec![Writing::new(""); steps.len()],
            rungs: vec![0; steps.len()],
            steps,
            cards,
            picks: Vec::new(),
            paused: false,
            planned: Vec::new(),
            met: Vec::new(),
            change: None,
            changed: false,
            said: None,
            grading: 0,
            over: false,
            scroll: 0,
            page: Page::Figures,
            own: None,
            last_ms: cx.now.boot_ms,
            changed_at: None,
        }
    }

    /// Push-backs have a chance of their own, so that they are the same when the round is taken up again.
    pub(super) fn plan_pushes(&mut self, questions: &[&Question]) {
        if questions.iter().all(|question| question.is_quick()) {
            return;
        }
        let mut chance = Chance::new(self.start.seed ^ PUSHES);
        self.planned = planned(questions, &self.steps, &mut chance);
        self.change = questions
            .first()
            .and_then(|first| change(first, &self.steps, &mut chance));
    }
}

/// The questions that a wish draws: the same for the same seed and journal.
pub(crate) fn drawn<'a>(wish: &Wish, seed: u64, cx: &Cx<'a>) -> Vec<&'a Question> {
    let library = cx.library;
    let candidates: Vec<(Key, u32)> = wish
        .candidates(library)
        .map(|question| {
            let standing = cx.progress.standing(&question.key, cx.now.day);
            (question.key.clone(), chance_of(standing, cx.now.day))
        })
        .collect();
    let count = match &wish.shape {
        PresetShape::Phases(_) => 1,
        PresetShape::Questions(count) => usize::try_from(*count).unwrap_or(1).max(1),
        PresetShape::References(_) => return Vec::new(),
    };
    let drawn = match &wish.question {
        Some(key) => vec![key.clone()],
        None => draw(&candidates, count, &mut Chance::new(seed)),
    };
    drawn
        .iter()
        .filter_map(|key| library.question(key))
        .collect()
}

/// What draws the values of each question.
pub(crate) fn dice(questions: &[&Question], seed: u64) -> Vec<u128> {
    let mut values = Chance::new(seed ^ VALUES);
    questions
        .iter()
        .map(|_| u128::from(values.bits()))
        .collect()
}

/// The questions as the first record of a round tells them.
pub(crate) fn asked(questions: &[&Question], cards: &[Card]) -> Vec<Asked> {
    let of = |(question, card): (&&Question, &Card)| Asked {
        question: question.key.clone(),
        hash: question.hash,
        values: card
            .values
            .iter()
            .map(|(name, value)| (name.clone(), *value))
            .collect(),
    };
    questions.iter().zip(cards).map(of).collect()
}

/// The cards of a round, nothing asked or marked yet; `dice` draw the values of estimates.
pub(crate) fn cards(
    questions: &[&Question],
    steps: &[Step],
    dice: &[u128],
    cx: &Cx<'_>,
) -> Vec<Card> {
    let phases: Vec<Phase> = steps.iter().filter_map(|step| step.phase).collect();
    let card = |(question, fresh): (&&Question, &u128)| {
        let subject = Subject {
            key: question.key.clone(),
            scope: Scope::Round {
                phases: phases.clone(),
                change: None,
            },
        };
        Card::open(subject, question, cx.now, *fresh)
    };
    questions.iter().zip(dice).map(card).collect()
}
