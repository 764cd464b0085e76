//! The `d` of the four kinds that make up a round, both ways.

use crate::domain::id::{RecordId, Slug};
use crate::domain::pack::{Level, Phase};
use crate::domain::record::{Asked, PushedHow, RoundEnding, RoundStart, RoundStep, What};
use crate::journal::json::{Cursor, Members, fill, need};
use crate::journal::line::attempt::{parse_values, write_values};
use crate::journal::member::{parse_hex, parse_id};
use crate::journal::names::Names;
use crate::journal::reason::Reason;

type Read = Result<What, Reason>;

/// Reads how a round began.
pub(crate) fn parse_start(cursor: &mut Cursor<'_>, names: &mut Names) -> Read {
    let (mut preset, mut phases, mut questions) = (None, None, None);
    let (mut aim, mut typed, mut seed) = (None, None, None);
    cursor.object(|cursor, key| match key {
        "preset" => fill(&mut preset, cursor.text()?.into_owned()),
        "phases" => {
            let mut list = Vec::new();
            cursor.array(|cursor| {
                list.push(parse_phase(cursor)?);
                Ok(())
            })?;
            fill(&mut phases, list)
        }
        "questions" => {
            let mut list = Vec::new();
            cursor.array(|cursor| {
                let (mut question, mut hash, mut values) = (None, None, None);
                cursor.object(|cursor, key| match key {
                    "q" => fill(&mut question, cursor.word(|text| names.key(text))?),
                    "q_hash" => fill(&mut hash, cursor.word(|text| parse_hex(text.as_bytes()))?),
                    "values" => fill(&mut values, parse_values(cursor)?),
                    _ => Ok(false),
                })?;
                list.push(Asked {
                    question: need(question, "q")?,
                    hash: need(hash, "q_hash")?,
                    values: values.unwrap_or_default(),
                });
                Ok(())
            })?;
            fill(&mut questions, list)
        }
        "aim" => fill(&mut aim, cursor.word(Level::parse)?),
        "typed" => fill(&mut typed, cursor.flag()?),
        "seed" => fill(&mut seed, cursor.whole()?),
        _ => Ok(false),
    })?;
    Ok(What::RoundStart(Box::new(RoundStart {
        preset: need(preset, "preset")?,
        phases: need(phases, "phases")?,
        questions: need(questions, "questions")?,
        aim: need(aim, "aim")?,
        typed: need(typed, "typed")?,
        seed: need(seed, "seed")?,
    })))
}

fn parse_phase(cursor: &mut Cursor<'_>) -> Result<(Option<Phase>, u32), Reason> {
    let (mut phase, mut seconds) = (None, None);
    cursor.object(|cursor, key| match key {
        "phase" => fill(&mut phase, cursor.word(Phase::parse)?),
        "seconds" => fill(&mut seconds, cursor.whole()?),
        _ => Ok(false),
    })?;
    Ok((phase, need(seconds, "seconds")?))
}

/// Writes how a round began.
pub(crate) fn write_start(start: &RoundStart, d: &mut Members<'_>) {
    d.text("preset", &start.preset);
    d.objects("phases", &start.phases, |members, (phase, seconds)| {
        members.maybe_text("phase", phase.map(Phase::word));
        members.whole("seconds", *seconds);
    });
    d.objects("questions", &start.questions, |members, asked| {
        members.text("q", asked.question.as_str());
        members.text("q_hash", &format!("{:08x}", asked.hash));
        write_values(&asked.values, members);
    });
    d.text("aim", start.aim.word());
    d.flag("typed", start.typed);
    d.whole("seed", start.seed);
}

/// Reads how a phase or question of a round went.
pub(crate) fn parse_step(cursor: &mut Cursor<'_>, names: &mut Names) -> Read {
    let (mut round, mut place, mut phase, mut seconds) = (None, None, None, None);
    let (mut paused, mut late, mut pushed, mut rung) = (None, None, None, None);
    cursor.object(|cursor, key| match key {
        "round" => fill(&mut round, cursor.word(parse_id)?),
        "n" => fill(&mut place, cursor.whole()?),
        "phase" => fill(&mut phase, cursor.word(Phase::parse)?),
        "seconds" => fill(&mut seconds, cursor.whole()?),
        "paused" => fill(&mut paused, cursor.whole()?),
        "late" => fill(&mut late, cursor.whole()?),
        "pushed" => {
            let mut list = Vec::new();
            cursor.array(|cursor| {
                list.push(parse_pushed(cursor, names)?);
                Ok(())
            })?;
            fill(&mut pushed, list)
        }
        "rung" => fill(&mut rung, cursor.whole()?),
        _ => Ok(false),
    })?;
    Ok(What::RoundStep(Box::new(RoundStep {
        round: need(round, "round")?,
        place: need(place, "n")?,
        phase,
        seconds: need(seconds, "seconds")?,
        paused: need(paused, "paused")?,
        late: need(late, "late")?,
        pushed: need(pushed, "pushed")?,
        rung: need(rung, "rung")?,
    })))
}

fn parse_pushed(cursor: &mut Cursor<'_>, names: &mut Names) -> Result<(Slug, PushedHow), Reason> {
    let (mut id, mut how) = (None, None);
    cursor.object(|cursor, key| match key {
        "id" => fill(&mut id, cursor.word(|text| names.slug(text))?),
        "how" => fill(&mut how, cursor.word(parse_how)?),
        _ => Ok(false),
    })?;
    Ok((need(id, "id")?, need(how, "how")?))
}

fn parse_how(text: &str) -> Option<PushedHow> {
    [PushedHow::Answered, PushedHow::Said, PushedHow::Passed]
        .into_iter()
        .find(|how| how_word(*how) == text)
}

fn how_word(how: PushedHow) -> &'static str {
    match how {
        PushedHow::Answered => "answered",
        PushedHow::Said => "said",
        PushedHow::Passed => "passed",
    }
}

/// Writes how a phase or question of a round went.
pub(crate) fn write_step(step: &RoundStep, d: &mut Members<'_>) {
    d.text("round", &step.round.to_string());
    d.whole("n", step.place);
    d.maybe_text("phase", step.phase.map(Phase::word));
    d.whole("seconds", step.seconds);
    d.whole("paused", step.paused);
    d.whole("late", step.late);
    d.objects("pushed", &step.pushed, |members, (id, how)| {
        members.text("id", id.as_str());
        members.text("how", how_word(*how));
    });
    d.whole("rung", step.rung);
}

/// Reads how a round ended.
pub(crate) fn parse_end(cursor: &mut Cursor<'_>) -> Read {
    let (mut round, mut why, mut wall, mut active) = (None, None, None, None);
    cursor.object(|cursor, key| match key {
        "round" => fill(&mut round, cursor.word(parse_id)?),
        "why" => fill(&mut why, cursor.word(parse_ending)?),
        "wall" => fill(&mut wall, cursor.whole()?),
        "active" => fill(&mut active, cursor.whole()?),
        _ => Ok(false),
    })?;
    Ok(What::RoundEnd {
        round: need(round, "round")?,
        why: need(why, "why")?,
        wall: need(wall, "wall")?,
        active: need(active, "active")?,
    })
}

fn parse_ending(text: &str) -> Option<RoundEnding> {
    [
        RoundEnding::Done,
        RoundEnding::Early,
        RoundEnding::Discarded,
    ]
    .into_iter()
    .find(|why| ending_word(*why) == text)
}

fn ending_word(why: RoundEnding) -> &'static str {
    match why {
        RoundEnding::Done => "done",
        RoundEnding::Early => "early",
        RoundEnding::Discarded => "discarded",
    }
}

/// Writes how a round ended.
pub(crate) fn write_end(
    round: RecordId,
    why: RoundEnding,
    (wall, active): (u32, u32),
    d: &mut Members<'_>,
) {
    d.text("round", &round.to_string());
    d.text("why", ending_word(why));
    d.whole("wall", wall);
    d.whole("active", active);
}

/// Reads a line to oneself.
pub(crate) fn parse_note(cursor: &mut Cursor<'_>) -> Read {
    let (mut round, mut line) = (None, None);
    cursor.object(|cursor, key| match key {
        "round" => fill(&mut round, cursor.word(parse_id)?),
        "line" => fill(&mut line, cursor.text()?.as_ref().into()),
        _ => Ok(false),
    })?;
    Ok(What::RoundNote {
        round: need(round, "round")?,
        line: need(line, "line")?,
    })
}
