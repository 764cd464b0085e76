//! Where panes lie: pure functions of the window's size, shared by update (mouse, scrolling) and view.

use crate::app::state::Size;

/// The smallest window that greenroom draws in.
pub const SMALLEST: Size = Size {
    width: 40,
    height: 12,
};
/// The widest line of prose, in cells.
pub const MEASURE: u16 = 78;

/// The rows from which a pane has a blank line above its text.
const AIR_FROM: u16 = 28;

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// The left column.
    pub x: u16,
    /// The top row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// Whether a cell lies in it.
    pub fn contains(self, column: u16, row: u16) -> bool {
        (self.x..self.x.saturating_add(self.width)).contains(&column)
            && (self.y..self.y.saturating_add(self.height)).contains(&row)
    }

    /// The area inside a border with one column of padding on each side; a tall pane gets air above its text.
    #[must_use]
    pub fn inside(self) -> Self {
        let air = u16::from(self.height >= AIR_FROM);
        Self {
            x: self.x.saturating_add(2),
            y: self.y.saturating_add(1 + air),
            width: self.width.saturating_sub(4),
            height: self.height.saturating_sub(2 + air),
        }
    }

    /// Its columns as a number.
    pub fn columns(self) -> usize {
        usize::from(self.width)
    }

    /// Its rows as a number.
    pub fn rows(self) -> usize {
        usize::from(self.height)
    }

    /// Splits off so many columns at the left.
    pub fn split_left(self, width: u16) -> (Self, Self) {
        let left = width.min(self.width);
        let right = self.width - left;
        (
            Self {
                width: left,
                ..self
            },
            Self {
                x: self.x + left,
                width: right,
                ..self
            },
        )
    }

    /// Splits off so many rows at the bottom.
    pub fn split_bottom(self, height: u16) -> (Self, Self) {
        let bottom = height.min(self.height);
        let top = self.height - bottom;
        (
            Self {
                height: top,
                ..self
            },
            Self {
                y: self.y + top,
                height: bottom,
                ..self
            },
        )
    }

    /// Splits off so many rows at the top.
    pub fn split_top(self, height: u16) -> (Self, Self) {
        let top = height.min(self.height);
        (
            Self {
                height: top,
                ..self
            },
            Self {
                y: self.y + top,
                height: self.height - top,
                ..self
            },
        )
    }

    /// A rectangle of at most this size in its middle.
    #[must_use]
    pub fn centred(self, width: u16, height: u16) -> Self {
        let (width, height) = (width.min(self.width), height.min(self.height));
        Self {
            x: self.x + (self.width - width) / 2,
            y: self.y + (self.height - height) / 2,
            width,
            height,
        }
    }
}

/// Whether the window is too small to draw in.
pub fn is_too_small(size: Size) -> bool {
    size.width < SMALLEST.width || size.height < SMALLEST.height
}

/// The window without the bottom line, and the bottom line.
pub fn body_and_bottom(size: Size) -> (Area, Area) {
    Area {
        x: 0,
        y: 0,
        width: size.width,
        height: size.height,
    }
    .split_bottom(1)
}

/// Where a point that is asked alone lies: in the middle of a tall window; what is read there gets the window's height.
pub fn drill(size: Size, reading: bool) -> Area {
    let (body, _) = body_and_bottom(size);
    let highest = if reading { body.height } else { 24 };
    let (width, height) = (body.width.min(84), body.height.min(highest));
    Area {
        x: (body.width - width) / 2,
        y: (body.height - height) / 4,
        width,
        height,
    }
}

/// The widest that Today gets, in cells.
const TODAY_MAX: u16 = 100;

/// Today's frame for so many rows: on a large window it keeps its measure and gets air.
pub fn today(size: Size, rows: usize) -> Area {
    let (body, _) = body_and_bottom(size);
    let wanted = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2);
    let height = wanted.min(body.height);
    let width = body.width.min(TODAY_MAX);
    let (x, y) = ((body.width - width) / 2, (body.height - height) / 4);
    Area {
        x,
        y,
        width,
        height,
    }
}

/// The three panes of Study; one that has no room is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Panes {
    /// The topic tree, or its rail.
    pub tree: Option<Area>,
    /// Whether the tree is a rail of glyphs.
    pub rail: bool,
    /// The question.
    pub card: Option<Area>,
    /// The checklist.
    pub checklist: Option<Area>,
    /// Whether only one pane fits, so that `tab` turns pages.
    pub single: bool,
}

/// Which pane has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The topic tree.
    Tree,
    /// The question.
    Card,
    /// The checklist.
    Checklist,
}

/// The columns below which only one pane fits.
const SINGLE_BELOW: u16 = 76;
/// The columns from which all three panes keep their widths.
const WIDE_FROM: u16 = 150;
/// The columns from which the checklist has a pane of its own while one answers.
const PROMISE_FROM: u16 = 104;

/// Lays the panes of Study out; `grading` is the one planned move of the layout.
pub fn study(size: Size, grading: bool, focus: Pane) -> Panes {
    let (body, _) = body_and_bottom(size);
    if size.width < SINGLE_BELOW {
        let (_, page) = body.split_top(1);
        let shown = |pane| (focus == pane).then_some(page);
        return Panes {
            tree: shown(Pane::Tree),
            rail: false,
            card: shown(Pane::Card),
            checklist: shown(Pane::Checklist),
            single: true,
        };
    }
    if size.width >= WIDE_FROM {
        let tree = (size.width / 5).clamp(34, 44);
        let (tree, rest) = body.split_left(tree);
        let (card, checklist) = rest.split_left(rest.width / 2);
        return three(tree, false, card, Some(checklist));
    }
    if grading {
        let (rail, rest) = body.split_left(5);
        let (card, checklist) = rest.split_left(rest.width * 9 / 20);
        return three(rail, true, card, Some(checklist));
    }
    let (tree, rest) = body.split_left((size.width * 3 / 10).clamp(26, 38));
    if size.width < PROMISE_FROM {
        return three(tree, false, rest, None);
    }
    let (card, checklist) = rest.split_left(rest.width - 19);
    three(tree, false, card, Some(checklist))
}

fn three(tree: Area, rail: bool, card: Area, checklist: Option<Area>) -> Panes {
    Panes {
        tree: Some(tree),
        rail,
        card: Some(card),
        checklist,
        single: false,
    }
}

/// The width of prose inside a pane: its columns less a scrollbar's, at most [`MEASURE`].
pub fn measure(inside: Area) -> usize {
    usize::from(inside.width.min(MEASURE)).max(1)
}

#[cfg(test)]
mod tests {
    use super::{Pane, body_and_bottom, study};
    use crate::app::state::Size;
    use proptest::prelude::proptest;

    proptest! {
        #[test]
        fn panes_lie_within_the_window_and_apart(width in 0_u16..2100, height in 0_u16..2100, grading: bool, focus in 0_u8..3) {
            let size = Size { width, height };
            let focus = [Pane::Tree, Pane::Card, Pane::Checklist][usize::from(focus)];
            let panes = study(size, grading, focus);
            let (body, _) = body_and_bottom(size);
            let all: Vec<_> = [panes.tree, panes.card, panes.checklist].into_iter().flatten().collect();
            assert!(!all.is_empty());
            for (at, pane) in all.iter().enumerate() {
                assert!(pane.x + pane.width <= body.width && pane.y + pane.height <= body.height.max(1));
                assert!(all.iter().skip(at + 1).all(|other| other.x >= pane.x + pane.width));
            }
        }
    }
}
