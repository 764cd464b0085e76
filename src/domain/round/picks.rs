//! Which one would you reach for: a reference and what stands beside it to choose from; the same for the same seed.

use crate::domain::chance::Chance;
use crate::domain::id::Key;
use crate::domain::pack::Reference;

/// How many there are to choose from at most.
const CHOICES_MOST: usize = 4;

/// Whether a reference can be drilled: it says when to reach for it, and there is something else to choose.
pub fn is_drilled(reference: &Reference, all: &[&Reference]) -> bool {
    !reference.when.trim().is_empty() && others(reference, all).next().is_some()
}

/// What there is to choose from: the right one, its nearest alternatives, then others of its group, in drawn order.
pub fn choices(reference: &Reference, all: &[&Reference], chance: &mut Chance) -> Vec<Key> {
    let (mut near, mut group): (Vec<&Reference>, Vec<&Reference>) =
        others(reference, all).partition(|other| reference.nearest.contains(&other.key));
    near.sort_by_key(|other| reference.nearest.iter().position(|key| *key == other.key));
    let mut chosen = vec![reference.key.clone()];
    chosen.extend(
        near.iter()
            .take(CHOICES_MOST - 1)
            .map(|other| other.key.clone()),
    );
    while chosen.len() < CHOICES_MOST && !group.is_empty() {
        let at = chance.below(group.len());
        chosen.push(group.swap_remove(at).key.clone());
    }
    shuffle(&mut chosen, chance);
    chosen
}

/// What may stand beside a reference; a namesake would be as right as itself.
fn others<'a>(reference: &Reference, all: &[&'a Reference]) -> impl Iterator<Item = &'a Reference> {
    all.iter().copied().filter(move |other| {
        let beside = other.group == reference.group || reference.nearest.contains(&other.key);
        let same = other.key == reference.key || other.name == reference.name;
        beside && !same && other.key.pack() == reference.key.pack()
    })
}

fn shuffle(keys: &mut [Key], chance: &mut Chance) {
    for last in (1..keys.len()).rev() {
        keys.swap(last, chance.below(last + 1));
    }
}
