//! The `d` of a plan and of fitted parameters, both ways.

use crate::domain::pack::Level;
use crate::domain::record::{DayOff, Plan, What, parse_date};
use crate::journal::json::{Cursor, Members, fill, need};
use crate::journal::reason::Reason;

type Read = Result<What, Reason>;

/// Writes a plan.
pub(crate) fn write(plan: &Plan, d: &mut Members<'_>) {
    d.maybe_text("date", plan.date.map(|date| date.to_string()).as_deref());
    d.text("level", plan.level.word());
    d.whole("minutes", plan.minutes);
    let off: Vec<String> = plan.off.iter().map(|day| day.word()).collect();
    d.texts("off", &off);
    d.short_real("retention", plan.retention);
}

/// Reads a plan.
pub(crate) fn parse(cursor: &mut Cursor<'_>) -> Read {
    let (mut date, mut level, mut minutes, mut off, mut retention) = (None, None, None, None, None);
    cursor.object(|cursor, key| match key {
        "date" => fill(&mut date, cursor.word(parse_date)?),
        "level" => fill(&mut level, cursor.word(Level::parse)?),
        "minutes" => fill(&mut minutes, cursor.whole()?),
        "off" => {
            let mut days = Vec::new();
            cursor.array(|cursor| {
                days.push(cursor.word(DayOff::parse)?);
                Ok(())
            })?;
            fill(&mut off, days)
        }
        "retention" => {
            let share = cursor.short_real()?;
            if !(0.0..=1.0).contains(&share) {
                return Err(Reason::Value);
            }
            fill(&mut retention, share)
        }
        _ => Ok(false),
    })?;
    Ok(What::Plan(Box::new(Plan {
        date,
        level: need(level, "level")?,
        minutes: need(minutes, "minutes")?,
        off: need(off, "off")?,
        retention: need(retention, "retention")?,
    })))
}

/// How many weights FSRS-6 has.
const WEIGHTS: usize = 21;

/// Reads fitted parameters.
pub(crate) fn parse_parameters(cursor: &mut Cursor<'_>) -> Read {
    let mut weights = None;
    cursor.object(|cursor, key| match key {
        "w" => {
            let mut list = Vec::with_capacity(WEIGHTS);
            cursor.array(|cursor| {
                list.push(cursor.short_real()?);
                if list.len() > WEIGHTS {
                    return Err(Reason::Value);
                }
                Ok(())
            })?;
            if list.len() != WEIGHTS {
                return Err(Reason::Value);
            }
            fill(&mut weights, list)
        }
        _ => Ok(false),
    })?;
    Ok(What::Parameters {
        weights: need(weights, "w")?,
    })
}
