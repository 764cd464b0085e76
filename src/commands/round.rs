//! `greenroom round`: a round in the full screen, the list of past ones, a debrief; begins and prints, never draws.

mod json;
mod show;

use crate::app::debrief;
use crate::app::round::Wish;
use crate::app::round::desk::presets;
use crate::app::update::Start;
use crate::cli::{RoundArgs, RoundCommand, RoundWish};
use crate::commands::{Failure, full_screen, out};
use crate::domain::id::TopicPath;
use crate::domain::pack::{Kind, Level, Phase, PresetShape};
use crate::domain::progress::{Progress, Renames, RoundCourse};
use crate::domain::record::RoundEnding;
use crate::journal;
use crate::library::Library;
use crate::startup::Base;

/// How long a round without a preset is, in minutes.
const OWN_MINUTES: u32 = 30;
/// How many questions a round without a preset has.
const OWN_QUESTIONS: u32 = 3;

/// Carries `greenroom round` out.
///
/// # Errors
/// A sentence: a wish that nothing fits, a round that is not there, a terminal that can't be used.
pub(super) fn run(base: &Base, args: &RoundArgs) -> Result<u8, Failure> {
    match &args.command {
        None if args.wish == RoundWish::default() => full_screen::run(base, |_| Ok(Start::Desk)),
        None => begin(base, &args.wish),
        Some(RoundCommand::Start { wish }) => begin(base, wish),
        Some(RoundCommand::List { json }) => {
            let progress = history(base);
            let text = if *json {
                json::list(&progress)
            } else {
                show::list(&progress)
            };
            out::print(&text?).map(|_| 0)
        }
        Some(RoundCommand::Show { id, json, markdown }) => {
            let progress = history(base);
            let round = match id {
                Some(id) => find(&progress, id)?,
                None => latest(&progress)?,
            };
            let text = if *json {
                json::show(round, &progress)?
            } else {
                let (library, _) = base.library();
                debrief::text(round, &progress, &library, *markdown)
            };
            out::print(&text).map(|_| 0)
        }
    }
}

/// What the journal amounts to, without any pack: the figures of a debrief are the same wherever it is read.
fn history(base: &Base) -> Progress {
    let (journal, _) = journal::read(&base.journal_paths());
    Progress::fold(journal.records, Renames::default())
}

/// The round that was begun last, whether it runs, waits or has ended; one that was thrown away is none.
fn latest(progress: &Progress) -> Result<&RoundCourse, Failure> {
    let discarded = |round: &&RoundCourse| matches!(round.end, Some((RoundEnding::Discarded, ..)));
    let found = progress.rounds().rev().find(|round| !discarded(round));
    found.ok_or_else(|| Failure::nothing(show::NO_ROUND))
}

/// The round that an id or the beginning of one names.
fn find<'a>(progress: &'a Progress, id: &str) -> Result<&'a RoundCourse, Failure> {
    let wanted = id.to_lowercase();
    let mut found = progress
        .rounds()
        .filter(|round| !wanted.is_empty() && round.id.to_string().starts_with(&wanted));
    match (found.next(), found.next()) {
        (Some(round), None) => Ok(round),
        (None, _) => Err(Failure::nothing(format!(
            "No round begins with `{id}`. `greenroom round list` names them all."
        ))),
        (Some(_), Some(_)) => Err(Failure::nothing(format!(
            "More than one round begins with `{id}`. Give more of the id."
        ))),
    }
}

fn begin(base: &Base, args: &RoundWish) -> Result<u8, Failure> {
    full_screen::run(base, |library| {
        let wish = wish(args, library)?;
        if !wish.fits_something(library) {
            return Err(Failure::nothing(
                "No question fits that wish. Widen its topic, level or phase.",
            ));
        }
        Ok(Start::Round(Box::new(wish)))
    })
}

/// The wish that the arguments amount to.
///
/// # Errors
/// A sentence that names what there is instead.
pub(super) fn wish(args: &RoundWish, library: &Library) -> Result<Wish, Failure> {
    let mut wish = match &args.preset {
        Some(id) => preset(id, library)?,
        None => without_preset(args, library)?,
    };
    let phase = args.phase.as_deref().map(phase).transpose()?;
    if let (Some(only), PresetShape::Phases(phases)) = (phase, &wish.shape) {
        let minutes = phases.iter().find(|(phase, _)| *phase == only);
        let Some((_, minutes)) = minutes.copied() else {
            return Err(Failure::usage(format!(
                "The preset `{}` has no phase `{}`. Leave the preset out, or take another phase.",
                wish.preset,
                only.word()
            )));
        };
        wish.minutes = minutes;
        wish.shape = PresetShape::Phases(vec![(only, minutes)]);
    }
    match (args.questions, &wish.shape) {
        (Some(questions), PresetShape::Questions(_)) => {
            wish.shape = PresetShape::Questions(questions);
        }
        (Some(references), PresetShape::References(_)) => {
            wish.shape = PresetShape::References(references);
        }
        (Some(_), PresetShape::Phases(_)) => {
            return Err(Failure::usage(
                "A round in phases is about one problem. Leave --questions out, or take another preset.",
            ));
        }
        (None, _) => {}
    }
    if let Some(minutes) = args.minutes {
        wish.shape = stretched(wish.shape, wish.minutes, minutes);
        wish.minutes = minutes;
    }
    if let Some(level) = &args.level {
        wish.levels = vec![level_of(level)?];
    }
    if args.topic.is_some() && matches!(wish.shape, PresetShape::References(_)) {
        return Err(Failure::usage(
            "References hang on no topic. Leave --topic out, or take another preset.",
        ));
    }
    if let Some(path) = &args.topic {
        wish.topic = Some(topic(path, library)?);
    }
    wish.seed = args.seed;
    Ok(wish)
}

/// The preset of an id.
///
/// # Errors
/// A sentence that lists the presets there are.
pub(super) fn preset(id: &str, library: &Library) -> Result<Wish, Failure> {
    let known = library.preset(id).map(|(_, preset)| preset.id.to_string());
    let found = known.and_then(|known| presets(library).find(|wish| wish.preset == known));
    found.ok_or_else(|| {
        let all: Vec<String> = presets(library).map(|wish| wish.preset).collect();
        Failure::usage(format!(
            "There is no preset `{id}`. There are: {}.",
            all.join(", ")
        ))
    })
}

/// A slice where a phase is wished for, else questions.
fn without_preset(args: &RoundWish, library: &Library) -> Result<Wish, Failure> {
    let phase = args.phase.as_deref().map(phase).transpose()?;
    let is_slice = |wish: &Wish| matches!(&wish.shape, PresetShape::Phases(phases) if phases.len() == 1 && phases.first().map(|(phase, _)| *phase) == phase);
    if phase.is_some()
        && let Some(slice) = presets(library).find(is_slice)
    {
        return Ok(slice);
    }
    if *args
        == (RoundWish {
            seed: args.seed,
            ..RoundWish::default()
        })
        && let Some(first) = presets(library).next()
    {
        return Ok(first);
    }
    let minutes = args
        .minutes
        .unwrap_or(if phase.is_some() { 15 } else { OWN_MINUTES });
    Ok(match phase {
        Some(phase) => Wish {
            kinds: vec![Kind::Design],
            ..Wish::of(minutes, PresetShape::Phases(vec![(phase, minutes)]))
        },
        None => Wish::of(
            minutes,
            PresetShape::Questions(args.questions.unwrap_or(OWN_QUESTIONS)),
        ),
    })
}

/// Phases keep their proportions when a round gets longer or shorter; each has a minute at least.
fn stretched(shape: PresetShape, before: u32, minutes: u32) -> PresetShape {
    match shape {
        PresetShape::Phases(phases) => PresetShape::Phases(
            phases
                .into_iter()
                .map(|(phase, own)| {
                    let all = u64::from(own) * u64::from(minutes);
                    let part = (all + u64::from(before) / 2).checked_div(u64::from(before));
                    let part = u32::try_from(part.unwrap_or(1)).unwrap_or(minutes);
                    (phase, part.max(1))
                })
                .collect(),
        ),
        PresetShape::Questions(_) | PresetShape::References(_) => shape,
    }
}

fn words<T>(all: &[T], word: impl Fn(&T) -> &'static str) -> String {
    all.iter().map(word).collect::<Vec<_>>().join(", ")
}

fn phase(word: &str) -> Result<Phase, Failure> {
    Phase::parse(word).ok_or_else(|| {
        Failure::usage(format!(
            "There is no phase `{word}`. There are: {}.",
            words(Phase::ALL, |phase| phase.word())
        ))
    })
}

fn level_of(word: &str) -> Result<Level, Failure> {
    Level::parse(word).ok_or_else(|| {
        Failure::usage(format!(
            "There is no level `{word}`. There are: {}.",
            words(Level::ALL, |level| level.word())
        ))
    })
}

fn topic(path: &str, library: &Library) -> Result<TopicPath, Failure> {
    let found = TopicPath::parse(path).filter(|path| library.topic(path).is_some());
    found.ok_or_else(|| {
        let tops = library.tree().roots().iter();
        let tops: Vec<String> = tops
            .map(|root| library.tree().node(*root).path.to_string())
            .collect();
        Failure::nothing(format!(
            "There is no topic `{path}`. The top topics are: {}.",
            tops.join(", ")
        ))
    })
}

#[cfg(test)]
mod tests;
