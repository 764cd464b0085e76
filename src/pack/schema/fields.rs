//! One TOML table read key by key: types, limits and unknown keys are checked here once, whatever the table stands for.

use crate::pack::diagnostic::quote;
use crate::pack::fault::Faults;
use crate::pack::schema::limits::STRING_MAX;
use std::borrow::Cow;
use toml::Spanned;
use toml::de::{DeFloat, DeInteger, DeTable, DeValue};

/// A string and where it stands.
pub(crate) type Text<'i> = Spanned<Cow<'i, str>>;

/// A value and where it stands.
pub(crate) type Value<'i> = Spanned<DeValue<'i>>;

/// A table being read; every key that nobody asked for is reported by [`Fields::finish`].
pub(crate) struct Fields<'f, 'i> {
    /// Where faults go.
    pub(crate) faults: &'f mut Faults<'i>,
    /// What is left; a list, since most tables are small and asked for many keys that they don't have.
    left: Vec<(Text<'i>, Value<'i>)>,
    at: usize,
    what: &'static str,
    known: Vec<&'static str>,
}

impl<'f, 'i> Fields<'f, 'i> {
    /// A table that stands at a byte offset and is called `what` in sentences, such as `question`.
    pub(crate) fn new(
        table: DeTable<'i>,
        at: usize,
        what: &'static str,
        faults: &'f mut Faults<'i>,
    ) -> Self {
        Self {
            faults,
            left: table.into_iter().collect(),
            at,
            what,
            known: Vec::with_capacity(16),
        }
    }

    /// The table of a value, or a fault when something else stands there.
    pub(crate) fn open(
        value: Value<'i>,
        what: &'static str,
        faults: &'f mut Faults<'i>,
    ) -> Option<Self> {
        let at = value.span().start;
        let found = kind(value.get_ref());
        if let DeValue::Table(table) = value.into_inner() {
            return Some(Self::new(table, at, what, faults));
        }
        let message = format!("{} wants a table, but {found} stands here.", the(what, "A"));
        faults.shape(at, message, "Write its keys between `{` and `}`.");
        None
    }

    /// The byte offset of the table.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// Takes a value of any type.
    pub(crate) fn take(&mut self, key: &'static str) -> Option<Value<'i>> {
        self.known.push(key);
        self.take_silently(key)
    }

    /// Takes a value of a key that does not belong here, so that nobody is told to write it.
    pub(crate) fn take_silently(&mut self, key: &str) -> Option<Value<'i>> {
        let at = self
            .left
            .iter()
            .position(|(name, _)| name.get_ref() == key)?;
        Some(self.left.swap_remove(at).1)
    }

    /// Takes a string.
    pub(crate) fn text(&mut self, key: &'static str) -> Option<Text<'i>> {
        let value = self.take(key)?;
        string(value, key, self.faults)
    }

    /// Takes a string that has to be there.
    pub(crate) fn need(&mut self, key: &'static str) -> Option<Text<'i>> {
        let there = self.has(key);
        let text = self.text(key);
        if !there {
            self.missing(key);
        }
        text
    }

    fn has(&self, key: &str) -> bool {
        self.left.iter().any(|(name, _)| name.get_ref() == key)
    }

    /// Reports that a key has to be there.
    pub(crate) fn missing(&mut self, key: &str) {
        let what = self.what;
        let message = format!("{} has no `{key}`.", the(what, "This"));
        self.faults
            .shape(self.at, message, &format!("Add `{key}` to it."));
    }

    /// Takes a whole number that has to be there.
    pub(crate) fn need_whole(&mut self, key: &'static str) -> Option<Spanned<i64>> {
        if !self.has(key) {
            self.missing(key);
        }
        self.whole(key)
    }

    /// Takes a whole number.
    pub(crate) fn whole(&mut self, key: &'static str) -> Option<Spanned<i64>> {
        let value = self.take(key)?;
        let span = value.span();
        if let DeValue::Integer(number) = value.get_ref()
            && let Ok(number) = i64::from_str_radix(number.as_str(), number.radix())
        {
            return Some(Spanned::new(span, number));
        }
        let example = "Write it in digits, without quotes.";
        wrong(&value, key, "a whole number", example, self.faults);
        None
    }

    /// Takes a number, whole or not.
    pub(crate) fn number(&mut self, key: &'static str) -> Option<Spanned<f64>> {
        let value = self.take(key)?;
        number(&value, key, self.faults)
    }

    /// Takes `true` or `false`.
    pub(crate) fn flag(&mut self, key: &'static str) -> Option<Spanned<bool>> {
        let value = self.take(key)?;
        if let DeValue::Boolean(flag) = value.get_ref() {
            return Some(Spanned::new(value.span(), *flag));
        }
        let example = format!("Write `{key} = true`, or leave it out.");
        wrong(&value, key, "true or false", &example, self.faults);
        None
    }

    /// Takes a list of values; none when there is no such key.
    pub(crate) fn list(&mut self, key: &'static str) -> Vec<Value<'i>> {
        let Some(value) = self.take(key) else {
            return Vec::new();
        };
        list(value, key, self.faults)
    }

    /// Takes a list of strings.
    pub(crate) fn texts(&mut self, key: &'static str) -> Vec<Text<'i>> {
        self.list(key)
            .into_iter()
            .filter_map(|value| string(value, key, self.faults))
            .collect()
    }

    /// Takes a table as its entries, in the order of the file.
    pub(crate) fn entries(&mut self, key: &'static str) -> Vec<(Text<'i>, Value<'i>)> {
        let Some(value) = self.take(key) else {
            return Vec::new();
        };
        if let DeValue::Table(_) = value.get_ref() {
            return in_order(value);
        }
        let example = format!("Write it as `{key} = {{ name = ... }}`.");
        wrong(&value, key, "a table", &example, self.faults);
        Vec::new()
    }

    /// Reports every key that was not asked for.
    pub(crate) fn finish(self) {
        for (key, _) in &self.left {
            let key_name = quote(key.get_ref());
            let message = format!("{key_name} is no key of {}.", the(self.what, "a"));
            let known = self.known.iter().copied();
            let advice = self
                .faults
                .advice(key.get_ref(), known, "Take it out: it is not read.");
            self.faults.content(key.span().start, message, &advice);
        }
    }
}

/// The entries of a table in the order of the file; the parser keeps them by name.
fn in_order(value: Value<'_>) -> Vec<(Text<'_>, Value<'_>)> {
    let DeValue::Table(table) = value.into_inner() else {
        return Vec::new();
    };
    let mut entries: Vec<_> = table.into_iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

/// A string within the limit.
pub(crate) fn string<'i>(value: Value<'i>, key: &str, faults: &mut Faults<'_>) -> Option<Text<'i>> {
    let span = value.span();
    let length = value.get_ref().as_str().map(str::len);
    match length {
        Some(length) if length > STRING_MAX => {
            let name = quote(key);
            let message = format!("{name} is {length} bytes long, more than {STRING_MAX}.");
            faults.shape(span.start, message, "Make it shorter.");
        }
        Some(_) => {}
        None => wrong(&value, key, "a string", "Write it between quotes.", faults),
    }
    if let DeValue::String(text) = value.into_inner()
        && text.len() <= STRING_MAX
    {
        return Some(Spanned::new(span, text));
    }
    None
}

/// A finite number, whole or not.
pub(crate) fn number(
    value: &Value<'_>,
    key: &str,
    faults: &mut Faults<'_>,
) -> Option<Spanned<f64>> {
    let whole = value.get_ref().as_integer().filter(|n| n.radix() == 10);
    let text = value
        .get_ref()
        .as_float()
        .map(DeFloat::as_str)
        .or_else(|| whole.map(DeInteger::as_str));
    let found = text.and_then(|text| text.parse::<f64>().ok());
    let found = found.filter(|number| number.is_finite());
    if found.is_none() {
        let example = "Write it without quotes, such as 10 or 2.5.";
        wrong(value, key, "a finite number", example, faults);
    }
    found.map(|number| Spanned::new(value.span(), number))
}

/// The values of a list.
pub(crate) fn list<'i>(value: Value<'i>, key: &str, faults: &mut Faults<'_>) -> Vec<Value<'i>> {
    if !value.get_ref().is_array() {
        let start = value.span().start;
        let header =
            value.get_ref().is_table() && faults.text().as_bytes().get(start) == Some(&b'[');
        let example = if header {
            "Write its header with two brackets on each side, `[[...]]`.".to_owned()
        } else {
            format!("Write it as `{key} = [...]`.")
        };
        wrong(&value, key, "a list", &example, faults);
    }
    match value.into_inner() {
        DeValue::Array(values) => values.into_iter().collect(),
        DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_)
        | DeValue::Table(_) => Vec::new(),
    }
}

/// Reports a value of the wrong type: the key, what is wanted and what stands there.
pub(crate) fn wrong(
    value: &Value<'_>,
    key: &str,
    wanted: &str,
    example: &str,
    faults: &mut Faults<'_>,
) {
    let message = format!(
        "{} wants {wanted}, but {} stands here.",
        quote(key),
        kind(value.get_ref())
    );
    faults.shape(value.span().start, message, example);
}

/// What a table is called in a sentence, behind `a`, `A` or `This`; a file is called by its name.
fn the(what: &str, article: &str) -> String {
    match (what, article) {
        ("pack.toml", _) => what.to_owned(),
        ("file", _) => format!("{}his file", if article == "a" { "t" } else { "T" }),
        (_, "a" | "A") if what.starts_with(['a', 'e', 'i', 'o', 'u']) => {
            format!("{article}n {what}")
        }
        _ => format!("{article} {what}"),
    }
}

/// What stands at a place, with its article.
pub(crate) fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
