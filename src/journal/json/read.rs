//! A cursor over one JSON text: borrows strings, counts unknown members, allocates nothing by itself; total on any bytes.

use crate::journal::json::short::long_plain_length;
use crate::journal::reason::Reason;
use std::borrow::Cow;

/// How deep an unknown value may nest.
const DEPTH_MAX: u32 = 64;

/// A place in a JSON text.
pub(crate) struct Cursor<'a> {
    pub(in crate::journal::json) text: &'a str,
    pub(in crate::journal::json) bytes: &'a [u8],
    pub(in crate::journal::json) at: usize,
    /// Members met that no reader asked for.
    pub(crate) extra: u32,
}

/// Puts a member's value into its place; a second one is an error.
pub(crate) fn fill<T>(slot: &mut Option<T>, value: T) -> Result<bool, Reason> {
    match slot.replace(value) {
        None => Ok(true),
        Some(_) => Err(Reason::Twice),
    }
}

/// Takes a member that has to be there.
pub(crate) fn need<T>(slot: Option<T>, name: &'static str) -> Result<T, Reason> {
    slot.ok_or(Reason::Missing(name))
}

impl<'a> Cursor<'a> {
    /// Starts at the beginning of a text.
    pub(crate) fn new(text: &'a str) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at: 0,
            extra: 0,
        }
    }

    fn peek(&mut self) -> Option<u8> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            if !matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    fn take(&mut self, wanted: u8) -> Result<(), Reason> {
        if self.peek() == Some(wanted) {
            self.at += 1;
            Ok(())
        } else {
            Err(Reason::Broken)
        }
    }

    /// Steps over an item's end: `true` when another follows, `false` when `close` was taken.
    fn another(&mut self, close: u8) -> Result<bool, Reason> {
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                Ok(true)
            }
            Some(byte) if byte == close => {
                self.at += 1;
                Ok(false)
            }
            _ => Err(Reason::Broken),
        }
    }

    /// Nothing but white space may follow.
    pub(crate) fn end(&mut self) -> Result<(), Reason> {
        if self.peek().is_none() {
            Ok(())
        } else {
            Err(Reason::Broken)
        }
    }

    /// Reads an object: `member` reads the value of a key it knows, or answers `false` and the value is skipped.
    pub(crate) fn object(
        &mut self,
        mut member: impl FnMut(&mut Self, &str) -> Result<bool, Reason>,
    ) -> Result<(), Reason> {
        self.start(b'{')?;
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(());
        }
        loop {
            let key = self.text()?;
            self.take(b':')?;
            match member(self, &key) {
                Ok(true) => {}
                Ok(false) => {
                    self.extra += 1;
                    self.skip()?;
                }
                Err(Reason::Value) => return Err(Reason::Member(key.into_owned())),
                Err(reason) => return Err(reason),
            }
            if !self.another(b'}')? {
                return Ok(());
            }
        }
    }

    /// Reads an array, an item a call.
    pub(crate) fn array(
        &mut self,
        mut item: impl FnMut(&mut Self) -> Result<(), Reason>,
    ) -> Result<(), Reason> {
        self.start(b'[')?;
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(());
        }
        loop {
            item(self)?;
            if !self.another(b']')? {
                return Ok(());
            }
        }
    }

    fn start(&mut self, wanted: u8) -> Result<(), Reason> {
        self.take(wanted).map_err(|_| Reason::Value)
    }

    /// Reads a string; borrowed unless it holds escapes.
    pub(crate) fn text(&mut self) -> Result<Cow<'a, str>, Reason> {
        self.start(b'"')?;
        let from = self.at;
        let mut escaped = false;
        loop {
            self.at += long_plain_length(self.bytes.get(self.at..).unwrap_or_default());
            match self.bytes.get(self.at) {
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    self.at += 2;
                }
                _ => return Err(Reason::Broken),
            }
        }
        let inner = self.text.get(from..self.at).ok_or(Reason::Broken)?;
        self.at += 1;
        if escaped {
            let quoted = self.text.get(from - 1..self.at).ok_or(Reason::Broken)?;
            return serde_json::from_str::<String>(quoted)
                .map(Cow::Owned)
                .map_err(|_| Reason::Broken);
        }
        Ok(Cow::Borrowed(inner))
    }

    /// Reads a string that parses into something.
    pub(crate) fn word<T>(&mut self, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, Reason> {
        parse(&self.text()?).ok_or(Reason::Value)
    }

    /// Reads a whole number that fits its type.
    pub(crate) fn whole<T: TryFrom<i128>>(&mut self) -> Result<T, Reason> {
        let number = self.number()?;
        let (negative, digits) = match number.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, number),
        };
        let mut value: u64 = 0;
        // Up to 19 digits fit without a look at each step.
        let careful = digits.len() > 19;
        for digit in digits.bytes() {
            let digit = digit.wrapping_sub(b'0');
            if digit > 9 {
                return Err(Reason::Value);
            }
            value = if careful {
                value
                    .checked_mul(10)
                    .and_then(|value| value.checked_add(u64::from(digit)))
                    .ok_or(Reason::Value)?
            } else {
                value * 10 + u64::from(digit)
            };
        }
        let value = i128::from(value);
        T::try_from(if negative { -value } else { value }).map_err(|_| Reason::Value)
    }

    /// Reads a number of 64 bits; infinities are refused.
    pub(crate) fn real(&mut self) -> Result<f64, Reason> {
        let value: f64 = self.number()?.parse().map_err(|_| Reason::Value)?;
        value.is_finite().then_some(value).ok_or(Reason::Value)
    }

    /// Reads a number of 32 bits; infinities are refused.
    pub(crate) fn short_real(&mut self) -> Result<f32, Reason> {
        let value: f32 = self.number()?.parse().map_err(|_| Reason::Value)?;
        value.is_finite().then_some(value).ok_or(Reason::Value)
    }

    /// Reads `true` or `false`.
    pub(crate) fn flag(&mut self) -> Result<bool, Reason> {
        match self.peek() {
            Some(b't') => self.literal("true").map(|()| true),
            Some(b'f') => self.literal("false").map(|()| false),
            _ => Err(Reason::Value),
        }
    }

    fn literal(&mut self, wanted: &str) -> Result<(), Reason> {
        let end = self.at + wanted.len();
        if self.bytes.get(self.at..end) == Some(wanted.as_bytes()) {
            self.at = end;
            Ok(())
        } else {
            Err(Reason::Broken)
        }
    }

    /// The text of a number, by JSON's grammar.
    fn number(&mut self) -> Result<&'a str, Reason> {
        if !matches!(self.peek(), Some(b'-' | b'0'..=b'9')) {
            return Err(Reason::Value);
        }
        let from = self.at;
        if self.bytes.get(self.at) == Some(&b'-') {
            self.at += 1;
        }
        if self.bytes.get(self.at) == Some(&b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.bytes.get(self.at) == Some(&b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.bytes.get(self.at), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.bytes.get(self.at), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        self.text.get(from..self.at).ok_or(Reason::Broken)
    }

    fn digits(&mut self) -> Result<(), Reason> {
        let from = self.at;
        while matches!(self.bytes.get(self.at), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at > from {
            Ok(())
        } else {
            Err(Reason::Broken)
        }
    }

    /// Steps over any value and gives its text.
    pub(crate) fn skip(&mut self) -> Result<&'a str, Reason> {
        self.peek();
        let from = self.at;
        self.skip_value(0)?;
        self.text.get(from..self.at).ok_or(Reason::Broken)
    }

    fn skip_value(&mut self, depth: u32) -> Result<(), Reason> {
        if depth > DEPTH_MAX {
            return Err(Reason::Broken);
        }
        match self.peek().ok_or(Reason::Broken)? {
            b'"' => self.text().map(drop),
            b'{' => {
                self.at += 1;
                if self.peek() == Some(b'}') {
                    self.at += 1;
                    return Ok(());
                }
                loop {
                    self.text().map_err(|_| Reason::Broken)?;
                    self.take(b':')?;
                    self.skip_value(depth + 1)?;
                    if !self.another(b'}')? {
                        return Ok(());
                    }
                }
            }
            b'[' => self.array(|cursor| cursor.skip_value(depth + 1)),
            b't' => self.literal("true"),
            b'f' => self.literal("false"),
            b'n' => self.literal("null"),
            _ => self.number().map(drop).map_err(|_| Reason::Broken),
        }
    }
}
