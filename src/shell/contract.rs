//! What the main loop asks of those it runs, and what it starts from; knows no loop and no terminal.

use crate::app::effect::Effect;
use crate::app::event::Event;
#[cfg(doc)]
use crate::app::event::EventKind;
use crate::shell::clock::Clock;
use crate::shell::environment::Environment;
use crate::shell::wake::Back;

/// The app as the main loop sees it.
pub trait Session {
    /// Takes an event in and says what it wishes of the world.
    fn on(&mut self, event: Event) -> Vec<Effect>;
    /// Draws the whole screen.
    fn draw(&mut self, frame: &mut ratatui::Frame<'_>);
    /// When [`EventKind::Deadline`] is to come, in ms since boot; it comes once for each value.
    fn deadline(&self) -> Option<u64>;
}

/// Those who carry out what concerns files; they answer by [`Back`], from any thread.
pub trait World {
    /// Is told the way back before the first event.
    fn begin(&mut self, _back: &Back) {}
    /// Carries out an effect; never one of those that the main loop carries out itself:
    /// `Edit`, `Copy`, `CaptureMouse`, `Suspend`, `Quit`.
    fn carry_out(&mut self, effect: Effect, back: &Back);
    /// Finishes what is being written; the last call, unless the time for leaving runs out.
    fn finish(&mut self);
}

/// Why the full screen could not be started or kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The exit code.
    pub code: u8,
    /// One sentence with the next step.
    pub sentence: String,
}

impl Failure {
    pub(crate) fn io(error: &std::io::Error) -> Self {
        Self {
            code: 74,
            sentence: format!("The terminal could not be set up: {error}. Try another terminal."),
        }
    }
}

/// What the main loop starts from.
#[derive(Clone, Debug)]
pub struct Start {
    /// The environment: the editor is named there.
    pub environment: Environment,
    /// The clock that stamps events.
    pub clock: Clock,
    /// Whether the mouse is captured from the start.
    pub mouse: bool,
}
