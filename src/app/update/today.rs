//! Today among the other places: its offers, its pages, and what they lead to.

use crate::app::action::Action;
use crate::app::brief::{Reading, Sources, brief, story_records};
use crate::app::effect::Effect;
use crate::app::event::Mouse;
use crate::app::notice::Tone;
use crate::app::page::today as page;
use crate::app::row::Target;
use crate::app::state::{LastSave, Screen, State};
use crate::app::today::plan::{Asked, Planning};
use crate::app::today::{Facts, MINUTES, Offer, Opens, Page, Today};
use crate::app::update::Run;
use crate::domain::id::Key;
use crate::domain::record::What;
use std::borrow::Cow;

/// What Today stands on now.
pub fn facts(state: &State) -> Facts<'_> {
    Facts {
        library: &state.library,
        progress: &state.progress,
        offered: &state.offered,
        day: state.now.day,
        options: &state.options,
    }
}

/// Whether the plan's page is open, or waits beneath another, with something changed on it.
pub(super) fn has_unkept_plan(state: &State) -> bool {
    let mut screens = state.below.iter().chain([&state.screen]);
    screens.any(|screen| {
        matches!(screen, Screen::Today(today)
            if matches!(&today.page, Page::Plan(planning) if planning.changed))
    })
}

/// The offers that Today shows now.
pub fn offers(state: &State, today: &Today) -> Vec<Offer> {
    today.worked_out(&facts(state)).into_owned().offers
}

impl Run<'_> {
    /// Says that a plan which was changed is not kept, whichever way one has left its page.
    pub(super) fn say_if_not_kept(&mut self) {
        if self.state.notice.is_none() && !has_unkept_plan(self.state) {
            self.say(
                Tone::Plain,
                "The plan stays as it was; enter on its page keeps what you set.",
            );
        }
    }

    /// Works offers and lines out once after whatever changed them, so that no frame has to.
    pub(super) fn work_out_today(&mut self) {
        let Screen::Today(today) = &self.state.screen else {
            return;
        };
        if let Cow::Owned(known) = today.worked_out(&facts(self.state))
            && let Screen::Today(today) = &mut self.state.screen
        {
            today.known = Some(Box::new(known));
        }
    }

    /// Does what a key asks for on Today.
    pub(super) fn today(&mut self, action: Action) {
        let Screen::Today(today) = &self.state.screen else {
            return;
        };
        match &today.page {
            Page::Offers => self.choose_offer(action),
            Page::Plan(_) => self.turn_plan(action),
            Page::Brief(_) => self.read_brief(action),
        }
    }

    fn choose_offer(&mut self, action: Action) {
        let Screen::Today(today) = &self.state.screen else {
            return;
        };
        let place = today.tonight(&facts(self.state)).place;
        let (mut chosen, mut minutes) = (today.chosen, today.minutes);
        match action {
            Action::Up => chosen = chosen.saturating_sub(1),
            Action::Down => chosen += 1,
            Action::First => chosen = 0,
            Action::Last => chosen = usize::MAX,
            Action::FewerMinutes | Action::Left => minutes = Some(place.saturating_sub(1)),
            Action::MoreMinutes | Action::Right => {
                minutes = Some((place + 1).min(MINUTES.len() - 1));
            }
            Action::NextPane | Action::PreviousPane => return self.open_plan(),
            Action::GoOn => {
                let known = today.worked_out(&facts(self.state));
                let offer = known.entries().nth(chosen).cloned();
                return match offer {
                    Some(offer) => self.take_offer(offer),
                    None => self.go_study(),
                };
            }
            Action::Back => return self.back(),
            _ => {}
        }
        if let Screen::Today(today) = &mut self.state.screen {
            today.minutes = minutes;
        }
        self.work_out_today();
        if let Screen::Today(today) = &mut self.state.screen {
            let entries = today.known.iter().flat_map(|known| known.entries());
            today.chosen = chosen.min(entries.count().saturating_sub(1));
        }
    }

    fn open_plan(&mut self) {
        let planning = Planning::new(
            &self.state.library,
            &self.state.progress,
            self.state.now.day,
        );
        self.turn_page(Page::Plan(Box::new(planning)));
    }

    fn turn_page(&mut self, page: Page) {
        if let Screen::Today(today) = &mut self.state.screen {
            today.page = page;
        }
    }

    fn turn_plan(&mut self, action: Action) {
        let State {
            library,
            progress,
            screen,
            now,
            ..
        } = &mut *self.state;
        let Screen::Today(today) = screen else { return };
        let Page::Plan(planning) = &mut today.page else {
            return;
        };
        let asked = planning.act(action, library, progress, now.day);
        let (plan, changed) = (planning.plan.clone(), planning.changed);
        match asked {
            Asked::Stay => return,
            Asked::Keep if changed => {
                let (_, mut cx) = self.split();
                let said = "Your plan is kept.".to_owned();
                let ids = cx.record(vec![What::Plan(Box::new(plan))], None, said);
                *cx.last_save = Some(LastSave {
                    ids,
                    said: "Took back the change of your plan.".to_owned(),
                });
            }
            Asked::Back | Asked::Keep => {}
        }
        self.turn_page(Page::Offers);
    }

    fn open_brief(&mut self) {
        let records = story_records(&self.state.library, &self.state.progress);
        self.turn_page(Page::Brief(Reading::default()));
        self.write_brief(&[]);
        if !records.is_empty() {
            self.effects.push(Effect::ReadDrafts(records));
        }
    }

    /// Writes the brief that is open, with these stories.
    pub(super) fn write_brief(&mut self, stories: &[(Key, String)]) {
        let state = &mut *self.state;
        let sources = Sources {
            library: &state.library,
            progress: &state.progress,
            stories,
            day: state.now.day,
        };
        if let Screen::Today(today) = &mut state.screen
            && let Page::Brief(reading) = &mut today.page
        {
            reading.text = brief(&sources);
        }
    }

    fn read_brief(&mut self, action: Action) {
        let Screen::Today(today) = &self.state.screen else {
            return;
        };
        let view = page::view(self.state, today);
        let (length, height) = (view.rows.len(), view.inside.rows());
        let Screen::Today(today) = &mut self.state.screen else {
            return;
        };
        if let Page::Brief(reading) = &mut today.page
            && !reading.act(action, length, height)
        {
            today.page = Page::Offers;
        }
    }

    /// A click on an entry chooses it; a click on the chosen offer starts it.
    pub(super) fn click_today(&mut self, mouse: Mouse) {
        let Screen::Today(today) = &self.state.screen else {
            return;
        };
        let view = page::view(self.state, today);
        if !view.inside.contains(mouse.column, mouse.row) {
            return;
        }
        let row = view
            .rows
            .get(usize::from(mouse.row - view.inside.y) + view.offset)
            .map(|row| row.target.clone());
        let Some(Target::Entry(at)) = row else { return };
        if at == today.chosen && today.page == Page::Offers {
            return self.today(Action::GoOn);
        }
        let Screen::Today(today) = &mut self.state.screen else {
            return;
        };
        match &mut today.page {
            Page::Offers => today.chosen = at,
            Page::Plan(planning) => planning.line = at,
            Page::Brief(_) => {}
        }
    }

    fn take_offer(&mut self, offer: Offer) {
        match offer.opens {
            Opens::Round(work) => self.resume_round(work),
            Opens::Points(items) => self.drill(items),
            Opens::Begin(wish) => self.begin_round(&wish),
            Opens::Brief => self.open_brief(),
            Opens::Queue(queue, mode) => {
                self.enter_study();
                self.with_study(|study, cx| study.study_queue(queue, mode, cx));
            }
            Opens::Answer(key) => self.take_up(&key),
        }
    }

    /// Goes on with an answer that was begun: the question, or its follow-up.
    fn take_up(&mut self, key: &Key) {
        let begun = self.state.offered.iter().find(|work| work.question == *key);
        let rung = begun.and_then(|work| work.follow_up.clone());
        let at = rung.and_then(|rung| {
            let question = self.state.library.question(key)?;
            question
                .follow_ups
                .iter()
                .position(|other| other.id == rung)
        });
        let Some(queue) = crate::domain::queue::Queue::new("begun", vec![key.clone()]) else {
            return;
        };
        self.enter_study();
        self.with_study(|study, cx| match at {
            Some(_) => study.open(key, at, cx),
            None => study.study_queue(queue, crate::domain::record::Mode::Study, cx),
        });
    }
}
