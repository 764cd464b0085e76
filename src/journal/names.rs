//! Keeps one copy of every name that lines repeat, so that half a million records stay small; knows no record.

use crate::domain::id::{Key, Slug};
use arcstr::ArcStr;
use foldhash::fast::RandomState;
use std::borrow::Borrow;
use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};

/// The names met so far.
#[derive(Debug)]
pub(crate) struct Names {
    keys: HashMap<ByText<Key>, usize, RandomState>,
    slugs: HashMap<ByText<Slug>, usize, RandomState>,
    /// By the place of a name, what followed it last. Answers name the points of a question in the same order each
    /// time, so that the next slug is mostly this one.
    behind: Vec<Option<Behind>>,
    /// The place of the key or of the following slug that was met last.
    last: usize,
    /// The place of the name that the slug met last followed.
    before: usize,
    devices: HashSet<ArcStr, RandomState>,
    /// The device met last: most lines of a file are from the same.
    device: Option<ArcStr>,
    versions: HashSet<ArcStr, RandomState>,
    /// The version met last, for the same reason.
    version: Option<ArcStr>,
}

/// A slug that followed another name.
#[derive(Debug)]
struct Behind {
    slug: Slug,
    place: usize,
    /// What the reader of lines keeps with it.
    note: Option<u16>,
}

impl Default for Names {
    fn default() -> Self {
        Self {
            keys: HashMap::default(),
            slugs: HashMap::default(),
            // Before the first name stands one that nobody has written.
            behind: vec![None],
            last: 0,
            before: 0,
            devices: HashSet::default(),
            device: None,
            versions: HashSet::default(),
            version: None,
        }
    }
}

impl Names {
    /// The key of this text, shared with all others of the same text.
    pub(crate) fn key(&mut self, text: &str) -> Option<Key> {
        if let Some((ByText(known), place)) = self.keys.get_key_value(text) {
            self.last = *place;
            return Some(known.clone());
        }
        let key = Key::parse(text)?;
        self.last = self.new_place();
        self.keys.insert(ByText(key.clone()), self.last);
        Some(key)
    }

    /// The slug of this text, shared with all others of the same text.
    pub(crate) fn slug(&mut self, text: &str) -> Option<Slug> {
        self.slug_and_place(text).map(|(slug, _)| slug)
    }

    /// As [`Self::slug`], where the slug follows the name before it: it is foretold behind that name from now on.
    pub(crate) fn next_slug(&mut self, text: &str) -> Option<Slug> {
        if self
            .foretold()
            .is_some_and(|(slug, _)| slug.as_str() == text)
        {
            return self.follow();
        }
        let (slug, place) = self.slug_and_place(text)?;
        if let Some(behind) = self.behind.get_mut(self.last) {
            *behind = Some(Behind {
                slug: slug.clone(),
                place,
                note: None,
            });
        }
        self.before = std::mem::replace(&mut self.last, place);
        Some(slug)
    }

    fn slug_and_place(&mut self, text: &str) -> Option<(Slug, usize)> {
        if let Some((ByText(known), place)) = self.slugs.get_key_value(text) {
            return Some((known.clone(), *place));
        }
        let slug = Slug::parse(text)?;
        let place = self.new_place();
        self.slugs.insert(ByText(slug.clone()), place);
        Some((slug, place))
    }

    /// The slug that likely follows the name met last, and what was noted with it.
    pub(crate) fn foretold(&self) -> Option<(&Slug, Option<u16>)> {
        let behind = self.behind.get(self.last)?.as_ref()?;
        Some((&behind.slug, behind.note))
    }

    /// Meets the slug that was foretold.
    pub(crate) fn follow(&mut self) -> Option<Slug> {
        let behind = self.behind.get(self.last)?.as_ref()?;
        self.before = std::mem::replace(&mut self.last, behind.place);
        Some(behind.slug.clone())
    }

    /// Keeps a number with the slug that followed last, for when it follows the same name again.
    pub(crate) fn note(&mut self, note: Option<u16>) {
        if let Some(Some(behind)) = self.behind.get_mut(self.before) {
            behind.note = note;
        }
    }

    fn new_place(&mut self) -> usize {
        self.behind.push(None);
        self.behind.len() - 1
    }

    /// The device of this name, shared with all others of the same name; device names are written like slugs.
    pub(crate) fn device(&mut self, text: &str) -> Option<ArcStr> {
        if let Some(last) = self.device.as_ref().filter(|last| last.as_str() == text) {
            return Some(last.clone());
        }
        let device = if let Some(known) = self.devices.get(text) {
            known.clone()
        } else {
            Slug::parse(text)?;
            let device: ArcStr = text.into();
            self.devices.insert(device.clone());
            device
        };
        self.device = Some(device.clone());
        Some(device)
    }

    /// The version of this text, shared with all others of the same text; a pack may call its versions anything.
    pub(crate) fn version(&mut self, text: &str) -> ArcStr {
        if let Some(last) = self.version.as_ref().filter(|last| last.as_str() == text) {
            return last.clone();
        }
        let version = if let Some(known) = self.versions.get(text) {
            known.clone()
        } else {
            let version: ArcStr = text.into();
            self.versions.insert(version.clone());
            version
        };
        self.version = Some(version.clone());
        version
    }
}

/// A name found by its text: one place in memory for the text that is compared and the name that is handed out.
#[derive(Debug)]
struct ByText<T>(T);

/// Lets a name be found by its text.
macro_rules! by_text {
    ($name:ty) => {
        impl Borrow<str> for ByText<$name> {
            fn borrow(&self) -> &str {
                self.0.as_str()
            }
        }

        impl Hash for ByText<$name> {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.0.as_str().hash(state);
            }
        }
    };
}

by_text!(Key);
by_text!(Slug);

impl<T> PartialEq for ByText<T>
where
    Self: Borrow<str>,
{
    fn eq(&self, other: &Self) -> bool {
        self.borrow() == other.borrow()
    }
}

impl<T> Eq for ByText<T> where Self: Borrow<str> {}

#[cfg(test)]
mod tests {
    use super::Names;
    use proptest::prelude::{prop, prop_assert_eq, proptest};

    proptest! {
        #[test]
        fn names_in_any_order_come_back_as_they_were_and_share_their_text(
            order in prop::collection::vec((0_usize..3, 0_usize..4), 0..60)
        ) {
            let mut names = Names::default();
            let mut first = std::collections::HashMap::new();
            for (kind, at) in order {
                let (text, found) = if kind == 0 {
                    let text = format!("pack:question-{at}");
                    let key = names.key(&text).unwrap();
                    (text, key.as_str().as_bytes().as_ptr_range())
                } else {
                    let text = format!("point-{at}");
                    let slug = if kind == 1 { names.slug(&text) } else { names.next_slug(&text) }.unwrap();
                    prop_assert_eq!(slug.as_str(), &text);
                    (text, slug.as_str().as_bytes().as_ptr_range())
                };
                let known = first.entry(text).or_insert_with(|| found.clone());
                prop_assert_eq!(&*known, &found);
            }
        }
    }

    #[test]
    fn what_breaks_the_grammar_is_no_name_and_forgets_nothing() {
        let mut names = Names::default();
        let before = names.slug("a-point").unwrap();
        assert_eq!(names.slug("No Point"), None);
        assert_eq!(names.key("no-colon"), None);
        assert_eq!(names.slug("a-point"), Some(before));
    }
}
