//! The files of a pack made one: ids entered, links resolved, order kept.

use crate::domain::pack::{Objective, Pack, Reference};
use crate::pack::diagnostic::quote;
use crate::pack::fault::{Faults, Lines};
use crate::pack::lint::Lint;
use crate::pack::schema::fields::Text;
use crate::pack::schema::limits::QUESTIONS_MAX;
use crate::pack::validate::entries::Linked;
use crate::pack::validate::links::{Catalogue, Entry, Sort};
use crate::pack::validate::question::Card;
use crate::pack::validate::topics;
use std::cell::OnceCell;
use std::collections::HashSet;

/// One file of a pack, read and validated on its own.
pub(crate) struct FileYield<'i> {
    pub(crate) faults: Faults<'i>,
    pub(crate) cards: Vec<Card<'i>>,
    pub(crate) objectives: Vec<Linked<'i, Objective>>,
    pub(crate) references: Vec<Linked<'i, Reference>>,
}

/// Merges what the files yielded into the pack and resolves every link; the first file is `pack.toml`.
pub(crate) fn merge(
    mut pack: Pack,
    essentials: &[Text<'_>],
    files: &mut [FileYield<'_>],
    lints: &[Lint],
) -> Pack {
    let mut catalogue = Catalogue::new(pack.name.clone());
    enter(&mut catalogue, files, QUESTIONS_MAX);
    enter_aliases(&mut catalogue, files);
    for file in &mut *files {
        let faults = &mut file.faults;
        for card in &mut file.cards {
            let question = &mut card.question;
            let from = Some(&question.key);
            question.see_also = catalogue.resolve(&card.see_also, Sort::Question, from, faults);
            for lint in lints {
                (lint.check)(card, faults);
            }
        }
        for linked in &mut file.objectives {
            linked.item.proves = catalogue.resolve(&linked.links, Sort::Question, None, faults);
        }
        for linked in &mut file.references {
            let from = Some(&linked.item.key);
            linked.item.nearest = catalogue.resolve(&linked.links, Sort::Reference, from, faults);
        }
    }
    if let Some(first) = files.first_mut() {
        let faults = &mut first.faults;
        pack.essentials = catalogue.resolve(essentials, Sort::Question, None, faults);
    }
    for file in &mut *files {
        pack.questions
            .extend(file.cards.drain(..).map(|card| card.question));
        pack.objectives
            .extend(file.objectives.drain(..).map(|linked| linked.item));
        pack.references
            .extend(file.references.drain(..).map(|linked| linked.item));
    }
    if pack.questions.is_empty()
        && let Some(first) = files.first_mut()
    {
        let advice = "Add a `[[question]]`, or mend those that have errors.";
        first
            .faults
            .warn(0, "The pack has no question that can be asked.", advice);
    }
    topics::complete(&mut pack);
    add_tags(&mut pack);
    pack
}

/// Enters every id and takes out what bears one that is taken.
fn enter(catalogue: &mut Catalogue, files: &mut [FileYield<'_>], most: usize) {
    let names: Vec<(&str, &str, OnceCell<Lines>)> = files
        .iter()
        .map(|file| (file.faults.file(), file.faults.text(), OnceCell::new()))
        .collect();
    let mut left = most;
    for (nth, file) in files.iter_mut().enumerate() {
        let faults = &mut file.faults;
        let mut is_new = |sort: Sort, id: &str, at: usize| {
            let entry = Entry {
                sort,
                file: nth,
                at,
            };
            let Some(first) = catalogue.enter(id, entry) else {
                return true;
            };
            let place = names.get(first.file).map(|(name, text, lines)| {
                let line = lines.get_or_init(|| Lines::of(text)).line(first.at);
                let name = name.rsplit('/').next().unwrap_or_default();
                if first.file == nth {
                    format!("at line {line}")
                } else {
                    format!("in {name}:{line}")
                }
            });
            let place = place.unwrap_or_default();
            let message = format!("The id {} is used before, {place}.", quote(id));
            faults.shape(at, message, "Give one of the two another id.");
            false
        };
        file.cards
            .retain(|card| is_new(Sort::Question, card.question.key.id(), card.places.id));
        file.objectives
            .retain(|linked| is_new(Sort::Objective, linked.item.key.id(), linked.at));
        file.references
            .retain(|linked| is_new(Sort::Reference, linked.item.key.id(), linked.at));
        if let Some(past) = file.cards.get(left) {
            let message = format!("The pack has more than {most} questions.");
            let at = past.places.at;
            file.faults.shape(at, message, "Make two packs of it.");
            file.cards.truncate(left);
        }
        left -= file.cards.len();
    }
}

fn enter_aliases(catalogue: &mut Catalogue, files: &mut [FileYield<'_>]) {
    for file in files {
        for card in &mut file.cards {
            let id = card.question.key.id();
            let kept = catalogue.enter_aliases(id, &card.aliases, &mut file.faults);
            card.question.aliases = kept;
        }
    }
}

/// A pack without a list of tags has those that its questions carry.
fn add_tags(pack: &mut Pack) {
    let mut seen: HashSet<String> = pack.tags.iter().cloned().collect();
    for tag in pack.questions.iter().flat_map(|question| &question.tags) {
        if seen.insert(tag.clone()) {
            pack.tags.push(tag.clone());
        }
    }
}
