//! Choosing questions for a round: weighted toward weak, due and unseen, nothing twice, the same for the same seed.

use crate::domain::chance::Chance;
use crate::domain::id::Key;
use crate::domain::progress::{Due, Figure, Recalled, Standing};
use crate::domain::time::Day;

/// The chance of a question, as a weight: due and weak before unseen before strong; what was just seen waits.
pub fn chance_of(standing: Standing, today: Day) -> u32 {
    if !standing.may_be_offered() {
        return 0;
    }
    let weight = match (standing.due, standing.figure) {
        (Due::Now, _) | (_, Figure::Weak(_)) => 8,
        (_, Figure::New) => 5,
        (_, Figure::Strong(_)) => 1,
    };
    let fresh = standing.last_seen.is_some_and(|seen| today.since(seen) < 1);
    if fresh { 1 } else { weight }
}

/// The same for a reference: what one got wrong before what one was never asked before what one knew.
pub fn chance_of_reference(recalled: Option<Recalled>, today: Day) -> u32 {
    match recalled {
        Some(recalled) if today.since(recalled.day) < 1 => 1,
        Some(Recalled { right: false, .. }) => 8,
        None => 5,
        Some(Recalled { right: true, .. }) => 1,
    }
}

/// Draws up to `count` of the candidates without repeating one, in the order in which they are drawn.
pub fn draw(candidates: &[(Key, u32)], count: usize, chance: &mut Chance) -> Vec<Key> {
    let mut weights: Vec<u32> = candidates.iter().map(|(_, weight)| *weight).collect();
    let mut drawn = Vec::new();
    while drawn.len() < count {
        let Some(at) = chance.weighted(&weights) else {
            break;
        };
        let (Some((key, _)), Some(weight)) = (candidates.get(at), weights.get_mut(at)) else {
            break;
        };
        drawn.push(key.clone());
        *weight = 0;
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::draw;
    use crate::domain::chance::Chance;
    use crate::domain::id::Key;
    use proptest::prelude::{any, prop, proptest};

    proptest! {
        #[test]
        fn nothing_is_drawn_twice_and_a_seed_repeats(weights in prop::collection::vec(0_u32..9, 0..30), count in 0_usize..40, seed in any::<u64>()) {
            let candidates: Vec<(Key, u32)> = weights
                .iter()
                .enumerate()
                .filter_map(|(at, weight)| Some((Key::parse(&format!("p:q{at}"))?, *weight)))
                .collect();
            let drawn = draw(&candidates, count, &mut Chance::new(seed));
            let mut once = drawn.clone();
            once.sort();
            once.dedup();
            assert_eq!(once.len(), drawn.len());
            let possible = weights.iter().filter(|weight| **weight > 0).count();
            assert_eq!(drawn.len(), count.min(possible));
            assert_eq!(drawn, draw(&candidates, count, &mut Chance::new(seed)));
        }
    }
}
