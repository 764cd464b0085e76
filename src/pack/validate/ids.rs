//! Ids: their grammar, and the one namespace that everything inside a question shares.

use crate::domain::id::Slug;
use crate::pack::diagnostic::quote;
use crate::pack::fault::Faults;
use crate::pack::schema::fields::Text;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

/// An id by its grammar; a fault of shape otherwise.
pub(crate) fn id(text: &Text<'_>, faults: &mut Faults<'_>) -> Option<Slug> {
    let found = Slug::parse(text.get_ref());
    if found.is_none() {
        let message = format!("{} is no id.", quote(text.get_ref()));
        faults.shape(text.span().start, message, &grammar(text.get_ref()));
    }
    found
}

/// An earlier id by its grammar; a fault of content otherwise.
pub(crate) fn earlier_id(text: &Text<'_>, faults: &mut Faults<'_>) -> Option<Slug> {
    let found = Slug::parse(text.get_ref());
    if found.is_none() {
        let message = format!("{} is no id and is ignored.", quote(text.get_ref()));
        faults.content(text.span().start, message, &grammar(text.get_ref()));
    }
    found
}

fn grammar(text: &str) -> String {
    let head: String = text.chars().take(80).collect();
    Slug::of_sentence(&head.replace(['_', '/', '.'], " ")).map_or_else(
        || "An id is lower-case letters, digits and hyphens, at most 64.".to_owned(),
        |slug| format!("Write lower-case letters, digits, hyphens: `{slug}`."),
    )
}

/// The ids inside one question.
#[derive(Default)]
pub(crate) struct Ids {
    places: HashMap<Slug, Place>,
}

/// Where an id stands.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    /// The byte offset of the id, or of the thing that it names where none is written.
    pub(crate) at: usize,
    /// The byte offset behind it.
    pub(crate) end: usize,
    /// Whether it was made from the text, since the author wrote none.
    pub(crate) implicit: bool,
}

impl Ids {
    /// The id of a thing at a place: as written, else the slug of its text.
    pub(crate) fn take(
        &mut self,
        written: Option<&Text<'_>>,
        text: &str,
        place: &Range<usize>,
        faults: &mut Faults<'_>,
    ) -> Option<Slug> {
        let slug = match written {
            Some(written) => id(written, faults)?,
            None => made(text, place.start, faults)?,
        };
        let span = written.map_or_else(|| place.clone(), Text::span);
        let at = span.start;
        let place = Place {
            at,
            end: span.end,
            implicit: written.is_none(),
        };
        match self.places.entry(slug.clone()) {
            Entry::Vacant(free) => {
                free.insert(place);
                Some(slug)
            }
            Entry::Occupied(taken) => {
                let line = faults.line_of(taken.get().at);
                let message = format!(
                    "The id {} is used before in this question, at line {line}.",
                    quote(slug.as_str())
                );
                faults.shape(
                    at,
                    message,
                    "Give each thing in a question an id of its own.",
                );
                None
            }
        }
    }

    /// Where an id stands, if there is one.
    pub(crate) fn place(&self, id: &Slug) -> Option<Place> {
        self.places.get(id).copied()
    }

    /// The ids that were made from texts, and where those things stand.
    pub(crate) fn implicit(&self) -> impl Iterator<Item = (&Slug, Place)> {
        let all = self.places.iter().map(|(slug, place)| (slug, *place));
        all.filter(|(_, place)| place.implicit)
    }

    /// Keeps of earlier ids those that name nothing now.
    pub(crate) fn earlier(&self, was: &[Text<'_>], faults: &mut Faults<'_>) -> Vec<Slug> {
        let mut kept = Vec::with_capacity(was.len());
        for text in was {
            let Some(slug) = earlier_id(text, faults) else {
                continue;
            };
            if self.places.contains_key(&slug) {
                let message = format!(
                    "The earlier id {} is the id of something in this question now.",
                    quote(slug.as_str())
                );
                faults.content(text.span().start, message, "Take it out of `was`.");
            } else {
                kept.push(slug);
            }
        }
        kept
    }
}

fn made(text: &str, at: usize, faults: &mut Faults<'_>) -> Option<Slug> {
    let slug = Slug::of_sentence(text);
    if slug.is_none() && !text.is_empty() {
        let message = format!("No id can be made from {}.", quote(text));
        faults.shape(at, message, "Give it an `id`.");
    }
    slug
}
