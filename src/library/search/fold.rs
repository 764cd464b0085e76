//! Words of a text as search compares them: lower case, without accents; and the way back to the text's characters.

use std::ops::Range;

/// Longer words are cut to this many bytes when they are folded, in texts and queries alike.
const WORD_MAX: usize = 48;

/// The folded letter of each ASCII byte, 0 for all others.
const ASCII: [u8; 256] = {
    let mut table = [0_u8; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            table[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    table
};

/// What a character beyond ASCII is to a word.
enum Sort {
    Letter,
    /// A letter that is a word of its own, as in scripts without blanks.
    Alone,
    /// A mark on the letter before it.
    Mark,
    Apostrophe,
    Other,
}

fn sort(c: char) -> Sort {
    match c {
        '\u{300}'..='\u{36f}' => Sort::Mark,
        '\u{2019}' => Sort::Apostrophe,
        '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => Sort::Alone,
        c if c.is_alphanumeric() => Sort::Letter,
        _ => Sort::Other,
    }
}

/// Folds one character: at most two letters, none for a mark.
pub(crate) fn fold_char(c: char) -> (Option<char>, Option<char>) {
    if c.is_ascii() {
        return (Some(c.to_ascii_lowercase()), None);
    }
    let lower = c.to_lowercase().next().unwrap_or(c);
    let base = match lower {
        '\u{300}'..='\u{36f}' => return (None, None),
        'æ' | 'ǽ' => return (Some('a'), Some('e')),
        'œ' => return (Some('o'), Some('e')),
        'ß' => return (Some('s'), Some('s')),
        'þ' => return (Some('t'), Some('h')),
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ǻ' | 'ạ'..='ặ' => {
            // The Vietnamese block pairs upper and lower case, but `lower` has only the latter.
            'a'
        }
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ð' | 'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' | 'ǧ' => 'g',
        'ĥ' | 'ħ' => 'h',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ǐ' | 'ỉ' | 'ị' => 'i',
        'ĵ' => 'j',
        'ķ' | 'ĸ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' | 'ŉ' | 'ŋ' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ǒ' | 'ọ'..='ợ' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'ſ' => 's',
        'ţ' | 'ť' | 'ŧ' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ǔ' | 'ụ'..='ự' => 'u',
        'ŵ' => 'w',
        'ý' | 'ÿ' | 'ŷ' | 'ỳ'..='ỹ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        // Full-width forms of ASCII.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(lower) - 0xfee0).unwrap_or(lower),
        other => other,
    };
    (Some(base), None)
}

/// Appends a text folded, blanks and signs kept.
pub(crate) fn fold_into(text: &str, out: &mut String) {
    for c in text.chars() {
        let (one, two) = fold_char(c);
        out.extend(one);
        out.extend(two);
    }
}

/// Folds a text and gives for each folded character the place of its original, in characters.
pub(crate) fn fold_with_map(text: &str) -> (String, Vec<usize>) {
    let mut folded = String::with_capacity(text.len());
    let mut map = Vec::with_capacity(text.len());
    for (at, c) in text.chars().enumerate() {
        let (one, two) = fold_char(c);
        for letter in one.into_iter().chain(two) {
            folded.push(letter);
            map.push(at);
        }
    }
    (folded, map)
}

/// One folded word in a place of fixed size, so that indexing allocates nothing a word.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// Zeros behind the word, up to the end.
    bytes: [u8; WORD_MAX],
    length: usize,
}

impl Word {
    pub(crate) fn new() -> Self {
        Self {
            bytes: [0; WORD_MAX],
            length: 0,
        }
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(self.bytes()).unwrap_or_default()
    }

    /// The word in pieces of eight bytes, zeros at the end.
    pub(crate) fn eights(&self) -> impl Iterator<Item = u64> {
        let (pieces, _) = self.bytes.as_chunks::<8>();
        let used = self.length.div_ceil(8).max(1);
        pieces
            .iter()
            .take(used)
            .map(|piece| u64::from_be_bytes(*piece))
    }

    fn clear(&mut self) {
        *self = Self::new();
    }

    fn push_byte(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.length) {
            *place = byte;
            self.length += 1;
        }
    }

    /// Takes the ASCII letters and digits at the start of `bytes`, as far as there is room, and says how many.
    fn push_ascii(&mut self, bytes: &[u8]) -> usize {
        let room = self.bytes.get_mut(self.length..).unwrap_or_default();
        let mut taken = 0;
        for (place, byte) in room.iter_mut().zip(bytes) {
            let letter = ASCII[usize::from(*byte)];
            if letter == 0 {
                break;
            }
            *place = letter;
            taken += 1;
        }
        self.length += taken;
        taken
    }

    fn push(&mut self, c: char) {
        let mut buffer = [0; 4];
        let encoded = c.encode_utf8(&mut buffer).as_bytes();
        if self.length + encoded.len() <= WORD_MAX {
            for byte in encoded {
                self.push_byte(*byte);
            }
        }
    }
}

/// The words of a text, one after the other.
pub(crate) struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Words<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Puts the next word, folded, into `word` and gives its bytes in the text.
    pub(crate) fn next_into(&mut self, word: &mut Word) -> Option<Range<usize>> {
        word.clear();
        let start = self.skip_to_word()?;
        self.at = start;
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        self.at += word.push_ascii(rest);
        while let Some(&byte) = self.text.as_bytes().get(self.at) {
            if byte.is_ascii() {
                let letter = ASCII[usize::from(byte)];
                if letter != 0 {
                    word.push_byte(letter);
                    self.at += 1;
                } else if !self.take_sign(byte, word) {
                    break;
                }
            } else if !self.take_wide(word) {
                break;
            }
        }
        Some(start..self.at)
    }

    /// The byte at which the next word starts.
    fn skip_to_word(&self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        loop {
            let byte = *bytes.get(at)?;
            if byte.is_ascii() {
                if ASCII[usize::from(byte)] != 0 {
                    return Some(at);
                }
                at += 1;
                continue;
            }
            let c = self.text.get(at..)?.chars().next()?;
            match sort(c) {
                Sort::Letter | Sort::Alone => return Some(at),
                Sort::Mark | Sort::Apostrophe | Sort::Other => at += c.len_utf8(),
            }
        }
    }

    /// Takes a sign that belongs to the word: an apostrophe between letters, the signs of `c++` and `c#`.
    fn take_sign(&mut self, byte: u8, word: &mut Word) -> bool {
        let bytes = self.text.as_bytes();
        let is_letter = |at: usize| {
            bytes
                .get(at)
                .is_some_and(|b| !b.is_ascii() || ASCII[usize::from(*b)] != 0)
        };
        if byte == b'\'' && is_letter(self.at + 1) {
            self.at += 1;
            return true;
        }
        if !matches!(byte, b'+' | b'#') {
            return false;
        }
        let end = bytes
            .iter()
            .skip(self.at)
            .position(|b| !matches!(b, b'+' | b'#'))
            .map_or(bytes.len(), |more| self.at + more);
        if end - self.at > 2 || is_letter(end) {
            return false;
        }
        for sign in self.text.get(self.at..end).unwrap_or_default().chars() {
            word.push(sign);
        }
        self.at = end;
        true
    }

    /// Takes a character beyond ASCII; `false` where it ends the word.
    fn take_wide(&mut self, word: &mut Word) -> bool {
        let Some(c) = self
            .text
            .get(self.at..)
            .and_then(|rest| rest.chars().next())
        else {
            return false;
        };
        let next = self.at + c.len_utf8();
        match sort(c) {
            Sort::Letter => {
                let (one, two) = fold_char(c);
                for letter in one.into_iter().chain(two) {
                    word.push(letter);
                }
            }
            Sort::Alone => {
                if word.length == 0 {
                    word.push(c);
                    self.at = next;
                }
                return false;
            }
            Sort::Mark => {}
            Sort::Apostrophe => {
                let after = self.text.get(next..).and_then(|rest| rest.chars().next());
                if !after.is_some_and(char::is_alphanumeric) {
                    return false;
                }
            }
            Sort::Other => return false,
        }
        self.at = next;
        true
    }
}

/// The words of a short text, folded.
pub(crate) fn words_of(text: &str) -> Vec<String> {
    let mut words = Words::new(text);
    let mut word = Word::new();
    let mut out = Vec::new();
    while words.next_into(&mut word).is_some() {
        out.push(word.text().to_owned());
    }
    out
}

#[cfg(test)]
mod tests;
