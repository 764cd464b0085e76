//! The few glyphs of greenroom and what stands for them where only ASCII can be shown.

/// Each glyph and its stand-in, one cell each.
const STAND_INS: &[(char, char)] = &[
    ('▸', '>'),
    ('▾', 'v'),
    ('○', 'o'),
    ('◐', '~'),
    ('●', '*'),
    ('◆', '!'),
    ('★', '+'),
    ('☐', '_'),
    ('☑', 'x'),
    ('◩', '/'),
    ('»', '>'),
    ('✗', 'X'),
    ('━', '='),
    ('─', '-'),
    ('│', '|'),
    ('╭', '+'),
    ('╮', '+'),
    ('╰', '+'),
    ('╯', '+'),
    ('▌', '|'),
    ('▏', '|'),
    ('›', '>'),
    ('‹', '<'),
    ('·', '-'),
    ('•', '*'),
    ('…', '.'),
    ('–', '-'),
    ('×', 'x'),
    ('½', '+'),
    ('←', '<'),
    ('→', '>'),
    ('↑', '^'),
    ('↓', 'v'),
    ('“', '"'),
    ('”', '"'),
    ('█', '#'),
    ('▀', '\''),
    ('▄', '.'),
    ('▁', '_'),
    ('▂', ','),
    ('▃', '~'),
    ('▅', '='),
    ('▆', '+'),
    ('▇', '%'),
    ('▪', ':'),
    ('▲', '^'),
    ('▼', 'v'),
    ('┃', '#'),
];

/// The stand-in of a glyph; anything else stays.
pub fn stand_in(glyph: char) -> char {
    STAND_INS
        .iter()
        .find(|(from, _)| *from == glyph)
        .map_or(glyph, |(_, to)| *to)
}

#[cfg(test)]
mod tests {
    use super::STAND_INS;
    use crate::text::cells;

    #[test]
    fn every_glyph_and_its_stand_in_take_one_cell() {
        for (glyph, stand_in) in STAND_INS {
            assert_eq!(cells::width(&glyph.to_string()), 1, "{glyph}");
            assert!(stand_in.is_ascii());
        }
    }
}
