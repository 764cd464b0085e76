//! Reads that belong together: what one read yields, or a whole flood until it pauses; knows no terminal.

use crate::app::event::EventKind;
use crate::shell::input::translate::{MOST_TEXT, is_flood, translate, translate_flood};
use crossterm::event::Event;

/// The most events that are gathered before a flood is told of, one more than is taken, so that the cut is told
/// of as well; what follows without a pause is dropped.
const MOST_EVENTS: usize = MOST_TEXT + 1;

/// What the last reads were.
#[derive(Debug, Default)]
pub(crate) enum Reading {
    /// What a hand does.
    #[default]
    Calm,
    /// A flood that still goes on.
    Gathering(Vec<Event>),
    /// The rest of a flood that was told of already.
    Dropping,
}

impl Reading {
    /// Takes the events of one read in, and tells of them unless they belong to a flood that goes on.
    pub(crate) fn take(&mut self, events: Vec<Event>, mut tell: impl FnMut(EventKind)) {
        *self = match std::mem::take(self) {
            Self::Calm if is_flood(&events) => Self::gathered(events, tell),
            Self::Calm => {
                translate(events).into_iter().for_each(&mut tell);
                Self::Calm
            }
            Self::Gathering(mut batch) => {
                batch.extend(events);
                Self::gathered(batch, tell)
            }
            Self::Dropping => Self::Dropping,
        };
    }

    /// Takes in that nothing has come for a while: a flood is over.
    pub(crate) fn quiet(&mut self, tell: impl FnMut(EventKind)) {
        if let Self::Gathering(batch) = std::mem::take(self) {
            translate_flood(batch).into_iter().for_each(tell);
        }
    }

    /// Whether a flood goes on, so that its end must be awaited.
    pub(crate) const fn floods(&self) -> bool {
        matches!(self, Self::Gathering(_) | Self::Dropping)
    }

    fn gathered(batch: Vec<Event>, tell: impl FnMut(EventKind)) -> Self {
        if batch.len() < MOST_EVENTS {
            return Self::Gathering(batch);
        }
        translate_flood(batch).into_iter().for_each(tell);
        Self::Dropping
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_EVENTS, Reading};
    use crate::app::event::EventKind;
    use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

    fn keys(count: usize) -> Vec<Event> {
        vec![Event::Key(KeyEvent::new(KeyCode::Char('2'), KeyModifiers::NONE)); count]
    }

    #[test]
    fn the_tail_of_a_flood_belongs_to_it() {
        let mut reading = Reading::default();
        let mut told = Vec::new();
        reading.take(keys(17), |kind| told.push(kind));
        reading.take(keys(3), |kind| told.push(kind));
        assert!(told.is_empty() && reading.floods());
        reading.quiet(|kind| told.push(kind));
        assert!(matches!(told.as_slice(), [EventKind::Flood(text)] if text.len() == 20));
        reading.take(keys(3), |kind| told.push(kind));
        assert_eq!(told.len(), 4, "after the pause keys are keys");
    }

    #[test]
    fn a_flood_without_end_is_told_once() {
        let mut reading = Reading::default();
        let mut told = Vec::new();
        for _ in 0..40 {
            reading.take(keys(MOST_EVENTS / 10), |kind| told.push(kind));
        }
        reading.quiet(|kind| told.push(kind));
        assert!(
            matches!(told.as_slice(), [EventKind::Flood(_), EventKind::Notice(_)]),
            "{} events",
            told.len()
        );
        assert!(!reading.floods());
    }
}
