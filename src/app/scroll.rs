//! Offsets of lists and texts: pure functions, so that update and view always agree.

use crate::app::action::Action;

/// The first visible line of a list of `length` so that `chosen` is in sight, moved as little as possible from `before`.
pub fn keep_in_sight(before: usize, chosen: usize, length: usize, height: usize) -> usize {
    let most = length.saturating_sub(height);
    let before = before.min(most);
    if chosen < before {
        chosen
    } else if height > 0 && chosen >= before + height {
        (chosen + 1 - height).min(most)
    } else {
        before
    }
}

/// An offset moved by lines, within a text of `length` lines seen through `height`.
pub fn moved(before: usize, by: isize, length: usize, height: usize) -> usize {
    before
        .saturating_add_signed(by)
        .min(length.saturating_sub(height))
}

/// The lines that a key moves by where a page is `height` of them; `None` where it moves nothing.
pub fn lines_of(action: Action, height: usize) -> Option<isize> {
    let page = isize::try_from(height).unwrap_or(1).max(1);
    match action {
        Action::Up => Some(-1),
        Action::Down => Some(1),
        Action::PageUp => Some(-page),
        Action::PageDown => Some(page),
        Action::First => Some(isize::MIN + 1),
        Action::Last => Some(isize::MAX),
        _ => None,
    }
}

/// An offset that a key has moved, within a text of `length` lines seen through `height`.
pub fn scrolled(before: usize, action: Action, length: usize, height: usize) -> usize {
    lines_of(action, height).map_or(before, |by| moved(before, by, length, height))
}

/// How far one has read, in percent; `None` where all is in sight.
pub fn percent(offset: usize, length: usize, height: usize) -> Option<usize> {
    (length > height).then(|| (100 * (offset + height)).div_euclid(length).min(100))
}

#[cfg(test)]
mod tests {
    use super::{keep_in_sight, moved, percent};
    use proptest::prelude::proptest;

    #[test]
    fn a_list_moves_as_little_as_possible() {
        assert_eq!(keep_in_sight(0, 5, 20, 10), 0);
        assert_eq!(keep_in_sight(0, 12, 20, 10), 3);
        assert_eq!(keep_in_sight(8, 2, 20, 10), 2);
        assert_eq!(keep_in_sight(15, 2, 5, 10), 0);
        assert_eq!(moved(3, -9, 20, 10), 0);
        assert_eq!(percent(0, 5, 10), None);
        assert_eq!(percent(10, 20, 10), Some(100));
    }

    proptest! {
        #[test]
        fn what_is_chosen_is_in_sight(before in 0_usize..500, length in 1_usize..500, height in 1_usize..90, chosen in 0_usize..500) {
            let chosen = chosen % length;
            let offset = keep_in_sight(before, chosen, length, height);
            assert!((offset..offset + height).contains(&chosen) && offset <= length.saturating_sub(height));
        }
    }
}
