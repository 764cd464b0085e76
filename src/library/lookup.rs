//! The look-up over all packs: questions, references, objectives, names old and new; knows no progress.

use crate::domain::id::{Key, Slug, TopicPath};
use crate::domain::pack::{Anchor, Dimension, Objective, Pack, Preset, Question, Reference};
use crate::domain::progress::Renames;
use crate::library::ambiguity::Ambiguity;
use crate::library::search::Index;
use crate::library::tree::{Node, Tree};
use crate::text::near;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// The most near names that a message offers.
const NEAR_MAX: usize = 3;

/// All packs as one look-up; built once, then shared.
#[derive(Debug, Default)]
pub struct Library {
    packs: Vec<Pack>,
    /// Pack and place of each question, in pack order: the question's number is its place here.
    order: Vec<(usize, usize)>,
    questions: HashMap<Key, usize>,
    references: HashMap<Key, (usize, usize)>,
    objectives: HashMap<Key, (usize, usize)>,
    /// Earlier keys and today's.
    former: HashMap<Key, Key>,
    essentials: Vec<Key>,
    essential: HashSet<Key>,
    tree: Tree,
    index: OnceLock<Index>,
}

impl Library {
    /// Puts packs on one shelf, in the order given; where a key is there twice the first counts.
    pub fn new(packs: Vec<Pack>) -> Self {
        let mut library = Self {
            tree: Tree::new(&packs),
            ..Self::default()
        };
        for (p, pack) in packs.iter().enumerate() {
            for (q, question) in pack.questions.iter().enumerate() {
                if !library.questions.contains_key(&question.key) {
                    let number = library.order.len();
                    library.questions.insert(question.key.clone(), number);
                    library.order.push((p, q));
                }
            }
            for (r, reference) in pack.references.iter().enumerate() {
                let key = reference.key.clone();
                library.references.entry(key).or_insert((p, r));
            }
            for (o, objective) in pack.objectives.iter().enumerate() {
                let key = objective.key.clone();
                library.objectives.entry(key).or_insert((p, o));
            }
        }
        for pack in &packs {
            for question in &pack.questions {
                for alias in &question.aliases {
                    let old = Key::new(&pack.name, alias);
                    if !library.questions.contains_key(&old) {
                        library.former.entry(old).or_insert(question.key.clone());
                    }
                }
            }
        }
        for key in packs.iter().flat_map(|pack| &pack.essentials) {
            if let Some(now) = library.current_key(key)
                && library.questions.contains_key(&now)
                && library.essential.insert(now.clone())
            {
                library.essentials.push(now);
            }
        }
        library.packs = packs;
        library
    }

    /// The packs, in order.
    pub fn packs(&self) -> &[Pack] {
        &self.packs
    }

    /// The pack of a name.
    pub fn pack(&self, name: &str) -> Option<&Pack> {
        self.packs.iter().find(|pack| pack.name.as_str() == name)
    }

    /// How many questions there are.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether there is no question at all.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// All questions in pack order.
    pub fn questions(&self) -> impl DoubleEndedIterator<Item = &Question> {
        self.order
            .iter()
            .filter_map(|(p, q)| self.packs.get(*p)?.questions.get(*q))
    }

    /// The question of a number in pack order, from 0.
    pub fn at(&self, number: usize) -> Option<&Question> {
        let (p, q) = self.order.get(number)?;
        self.packs.get(*p)?.questions.get(*q)
    }

    /// The number of a question in pack order, from 0.
    pub fn number(&self, key: &Key) -> Option<usize> {
        self.questions.get(key).copied()
    }

    /// The question of a key as it is called today.
    pub fn question(&self, key: &Key) -> Option<&Question> {
        self.at(self.number(key)?)
    }

    /// The reference of a key.
    pub fn reference(&self, key: &Key) -> Option<&Reference> {
        let (p, r) = self.references.get(key)?;
        self.packs.get(*p)?.references.get(*r)
    }

    /// The objective of a key.
    pub fn objective(&self, key: &Key) -> Option<&Objective> {
        let (p, o) = self.objectives.get(key)?;
        self.packs.get(*p)?.objectives.get(*o)
    }

    /// All references in pack order.
    pub fn references(&self) -> impl Iterator<Item = &Reference> {
        self.packs.iter().flat_map(|pack| &pack.references)
    }

    /// All objectives in pack order.
    pub fn objectives(&self) -> impl Iterator<Item = &Objective> {
        self.packs.iter().flat_map(|pack| &pack.objectives)
    }

    /// Today's key of what a key named when it was written down; `None` for what no pack knows.
    ///
    /// A key in use is never followed further, so aliases that form a loop change nothing.
    pub fn current_key(&self, key: &Key) -> Option<Key> {
        let known = self.questions.contains_key(key)
            || self.references.contains_key(key)
            || self.objectives.contains_key(key);
        if known {
            Some(key.clone())
        } else {
            self.former.get(key).cloned()
        }
    }

    /// What questions and points were called before, for whoever folds the journal.
    pub fn renames(&self) -> Renames {
        let mut points: HashMap<Key, HashMap<Slug, Slug>> = HashMap::new();
        for question in self.questions() {
            let own = question.points.iter();
            let deeper = question.follow_ups.iter().flat_map(|deeper| &deeper.points);
            let objections = question.push_backs.iter().flat_map(|said| &said.points);
            for point in own.chain(deeper).chain(objections) {
                let now = |was: &Slug| question.points.iter().any(|point| point.id == *was);
                for was in point.was.iter().filter(|was| !now(was)) {
                    let renamed = points.entry(question.key.clone()).or_default();
                    renamed.insert(was.clone(), point.id.clone());
                }
            }
        }
        Renames {
            questions: self.former.clone(),
            points,
        }
    }

    /// The topic of a path.
    pub fn topic(&self, path: &TopicPath) -> Option<&Node> {
        self.tree.id(path).map(|id| self.tree.node(id))
    }

    /// The topics of all packs as one tree.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// What a dimension looks like in a pack's field.
    pub fn anchor(&self, pack: &str, dimension: Dimension) -> Option<&Anchor> {
        let anchors = &self.pack(pack)?.anchors;
        anchors.iter().find(|anchor| anchor.dimension == dimension)
    }

    /// The rounds that the packs offer, in pack order.
    pub fn presets(&self) -> impl Iterator<Item = (&Pack, &Preset)> {
        self.packs
            .iter()
            .flat_map(|pack| pack.presets.iter().map(move |preset| (pack, preset)))
    }

    /// The preset of `id` or `pack:id`; the first where several packs have it.
    pub fn preset(&self, name: &str) -> Option<(&Pack, &Preset)> {
        let (pack, id) = match name.split_once(':') {
            Some((pack, id)) => (Some(pack), id),
            None => (None, name),
        };
        self.presets().find(|(from, preset)| {
            preset.id.as_str() == id && pack.is_none_or(|pack| from.name.as_str() == pack)
        })
    }

    /// The essentials of all packs in teaching order, by today's keys.
    pub fn essentials(&self) -> &[Key] {
        &self.essentials
    }

    /// Whether a question is on the path of the essentials.
    pub fn is_essential(&self, key: &Key) -> bool {
        self.essential.contains(key)
    }

    /// The word index, built when it is first asked for; a thread may ask early.
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::build(self))
    }

    /// Finds the question that somebody named: `pack:id`, an id that one pack has, or an earlier id of either form.
    ///
    /// # Errors
    ///
    /// When no question or more than one is called so; the error names what was likely meant.
    pub fn resolve(&self, name: &str) -> Result<&Question, Ambiguity> {
        let wanted = name.trim().to_lowercase();
        let found = match Key::parse(&wanted) {
            Some(key) => self.current_key(&key).into_iter().collect(),
            None => self.called(&wanted),
        };
        let mut known = found.iter().filter_map(|key| self.question(key));
        match (known.next(), known.next()) {
            (Some(question), None) => Ok(question),
            (Some(_), Some(_)) => Err(Ambiguity::Many {
                name: wanted,
                keys: found,
            }),
            (None, _) => Err(Ambiguity::Unknown {
                near: self.near(&wanted),
                name: wanted,
            }),
        }
    }

    /// The keys of a bare id in all packs; earlier ids count only where no pack uses the id today.
    fn called(&self, id: &str) -> Vec<Key> {
        let Some(id) = Slug::parse(id) else {
            return Vec::new();
        };
        let packs = self.packs.iter();
        let keys: Vec<Key> = packs.map(|pack| Key::new(&pack.name, &id)).collect();
        let now: Vec<Key> = keys
            .iter()
            .filter(|key| self.questions.contains_key(*key))
            .cloned()
            .collect();
        if !now.is_empty() {
            return now;
        }
        let mut former: Vec<Key> = keys
            .iter()
            .filter_map(|key| self.former.get(key).cloned())
            .collect();
        former.dedup();
        former
    }

    fn near(&self, name: &str) -> Vec<Key> {
        let (pack, id) = match name.split_once(':') {
            Some((pack, id)) => (Some(pack), id),
            None => (None, name),
        };
        if id.is_empty() {
            return Vec::new();
        }
        let most = (id.chars().count() / 4).clamp(1, 4);
        let mut near: Vec<(usize, usize, &Key)> = self
            .questions()
            .filter_map(|question| {
                let other = question.key.id();
                let slips = near::slips(id, other, most);
                let begun = other.starts_with(id).then_some(most + 1);
                let elsewhere = usize::from(pack.is_some_and(|pack| pack != question.key.pack()));
                Some((slips.or(begun)? + elsewhere, other.len(), &question.key))
            })
            .collect();
        near.sort_by_key(|(slips, length, _)| (*slips, *length));
        near.into_iter()
            .take(NEAR_MAX)
            .map(|(_, _, key)| key.clone())
            .collect()
    }
}

#[cfg(test)]
mod tests;
