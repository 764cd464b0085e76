//! What comes from the window: its size, and the mouse. A click chooses, folds or marks; the wheel scrolls what lies under it.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::event::{Mouse, MouseKind};
use crate::app::notice::Tone;
use crate::app::state::{Screen, Size};
use crate::app::update::Run;

impl Run<'_> {
    /// Takes in the window's new size; what the cursor is on stays in sight.
    pub(super) fn resize(&mut self, size: Size) {
        self.state.size = size;
        self.with_study(|study, cx| study.resized(cx));
    }

    /// Switches the mouse on or off.
    pub(super) fn turn_mouse(&mut self) {
        let on = !self.state.options.mouse;
        self.state.options.mouse = on;
        self.effects.push(Effect::CaptureMouse(on));
        let said = if on {
            "The mouse is on."
        } else {
            "The mouse is off: select text as in any terminal."
        };
        self.say(Tone::Plain, said);
    }

    /// Takes in what the mouse did.
    pub(super) fn mouse(&mut self, mouse: Mouse) {
        if self.state.overlay.is_some() {
            match mouse.what {
                MouseKind::WheelUp => self.act(Action::Up),
                MouseKind::WheelDown => self.act(Action::Down),
                MouseKind::Click => {}
            }
            return;
        }
        match self.split() {
            (Screen::Study(study), mut cx) => study.mouse(mouse, &mut cx),
            (Screen::Search(search), mut cx) => search.mouse(mouse, &mut cx),
            (Screen::Round(round), mut cx) => round.mouse(mouse, &mut cx),
            (Screen::Progress(_), _) if mouse.what == MouseKind::Click => {
                self.click_progress(mouse);
            }
            (Screen::Progress(_) | Screen::History(_), _) => match mouse.what {
                MouseKind::WheelUp => self.act(Action::Up),
                MouseKind::WheelDown => self.act(Action::Down),
                MouseKind::Click => {}
            },
            (Screen::Today(_) | Screen::Desk(_) | Screen::Drill(_) | Screen::Interview(_), _) => {
                match mouse.what {
                    MouseKind::WheelUp => self.act(Action::Up),
                    MouseKind::WheelDown => self.act(Action::Down),
                    MouseKind::Click => self.click_today(mouse),
                }
            }
        }
    }
}
