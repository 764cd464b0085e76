//! Reads that belong together: what waits, or a whole flood; knows crossterm's reader, not when to wake.

use crate::app::event::EventKind;
use crate::shell::input::translate::{is_flood, translate, translate_flood};
use crossterm::event::{Event, poll, read};
use std::time::Duration;

/// After this quiet time a flood is over, in ms.
pub(crate) const QUIET_MS: u64 = 20;

/// The most events that are gathered before a flood is told of; what follows without a pause is dropped.
const MOST_EVENTS: usize = 64 * 1024;

/// What became of the reads that belong together.
pub(crate) enum Reading {
    /// Nothing more is coming now.
    Over,
    /// A flood goes on beyond what is taken.
    Flooding,
}

/// Reads what waits; a flood is read on until it pauses, and the rest of one already told of is dropped.
pub(crate) fn take(before: &Reading, mut tell: impl FnMut(EventKind)) -> std::io::Result<Reading> {
    let mut batch = Vec::new();
    drain(&mut batch, 1)?;
    let dropping = matches!(before, Reading::Flooding);
    if !dropping && !is_flood(&batch) {
        translate(batch).into_iter().for_each(&mut tell);
        return Ok(Reading::Over);
    }
    let mut reading = Reading::Flooding;
    while batch.len() < MOST_EVENTS {
        if !drain(&mut batch, QUIET_MS)? {
            reading = Reading::Over;
            break;
        }
    }
    if !dropping {
        translate_flood(batch).into_iter().for_each(&mut tell);
    }
    Ok(reading)
}

/// Reads events until nothing comes for so many ms; whether anything came.
fn drain(batch: &mut Vec<Event>, quiet_ms: u64) -> std::io::Result<bool> {
    let before = batch.len();
    while batch.len() < MOST_EVENTS && poll(Duration::from_millis(quiet_ms))? {
        batch.push(read()?);
    }
    Ok(batch.len() > before)
}
