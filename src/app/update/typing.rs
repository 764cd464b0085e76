//! Text that comes in: typed, pasted, or from the editor.

use crate::app::chord::Chord;
use crate::app::keymap::Context;
use crate::app::notice::Tone;
use crate::app::overlay::Overlay;
use crate::app::state::Screen;
use crate::app::update::Run;

impl Run<'_> {
    /// Types a key into whatever is being written.
    pub(super) fn press(&mut self, chord: Chord) {
        let now = self.state.now.boot_ms;
        if let Some(overlay) = &mut self.state.overlay {
            match overlay {
                Overlay::Note(note) => {
                    note.writing.press(chord);
                    note.touch(now);
                }
                Overlay::Palette(palette) => {
                    palette.field.press(chord);
                    palette.chosen = 0;
                }
                Overlay::Help(_) | Overlay::Confirm(_) | Overlay::Choice(_) => {}
            }
            return;
        }
        match self.split() {
            (Screen::Study(study), mut cx) => study.press(chord, &mut cx),
            (Screen::Search(search), mut cx) => search.press(chord, &mut cx),
            (Screen::Round(round), mut cx) => round.press(chord, &mut cx),
            (
                Screen::Today(_)
                | Screen::Desk(_)
                | Screen::Drill(_)
                | Screen::Progress(_)
                | Screen::History(_)
                | Screen::Interview(_),
                _,
            ) => {}
        }
    }

    /// Pastes into whatever is being written.
    pub(super) fn paste(&mut self, text: &str) {
        let now = self.state.now.boot_ms;
        match &mut self.state.overlay {
            Some(Overlay::Note(note)) => {
                note.writing.paste(text);
                note.touch(now);
                return;
            }
            Some(Overlay::Palette(palette)) => return palette.field.insert(text),
            Some(Overlay::Help(_) | Overlay::Confirm(_) | Overlay::Choice(_)) => return,
            None => {}
        }
        match self.split() {
            (Screen::Study(study), mut cx) if study.context() != Context::Tree => {
                study.paste(text, &mut cx);
            }
            (Screen::Search(search), mut cx) => search.paste(text, &mut cx),
            (Screen::Round(round), mut cx) => round.paste(text, &mut cx),
            (
                Screen::Study(_)
                | Screen::Today(_)
                | Screen::Desk(_)
                | Screen::Drill(_)
                | Screen::Progress(_)
                | Screen::History(_)
                | Screen::Interview(_),
                _,
            ) => {}
        }
    }

    /// Takes over what the editor gave back.
    pub(super) fn edited(&mut self, text: Result<String, String>) {
        let now = self.state.now.boot_ms;
        match (text, &mut self.state.overlay) {
            (Err(why), _) => self.say(Tone::Bad, why),
            (Ok(text), Some(Overlay::Note(note))) => {
                note.writing = crate::app::writing::Writing::new(text.trim_end_matches('\n'));
                note.touch(now);
            }
            (Ok(text), _) => {
                self.with_study(|study, cx| study.edited(&text, cx));
                self.with_round(|round, cx| round.edited(&text, cx));
            }
        }
    }
}
