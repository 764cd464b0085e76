//! Names of things: slugs, pack-wide keys, topic paths and record ids; knows their grammar, not what they name.

use arcstr::ArcStr;
use std::fmt;

/// The longest slug, in characters.
pub const SLUG_MAX: usize = 64;

/// An id as authors write it: `[a-z0-9][a-z0-9-]{0,63}`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(ArcStr);

impl Slug {
    /// Parses a slug; `None` when the text breaks the grammar.
    pub fn parse(text: &str) -> Option<Self> {
        is_slug(text).then(|| Self(text.into()))
    }

    /// Makes the slug of a sentence: the first six words up to the first colon, lower case, joined by hyphens.
    ///
    /// `None` when nothing of the sentence can stand in a slug.
    pub fn of_sentence(sentence: &str) -> Option<Self> {
        let head = sentence.split(':').next().unwrap_or(sentence);
        let words: Vec<String> = head
            .split_whitespace()
            .map(|word| {
                word.chars()
                    .filter(char::is_ascii_alphanumeric)
                    .collect::<String>()
                    .to_ascii_lowercase()
            })
            .filter(|word| !word.is_empty())
            .take(6)
            .collect();
        let joined: String = words.join("-").chars().take(SLUG_MAX).collect();
        Self::parse(joined.trim_end_matches('-'))
    }

    /// The text of the slug.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_slug(text: &str) -> bool {
    let bytes = text.as_bytes();
    let plain = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    bytes.len() <= SLUG_MAX
        && bytes.first().is_some_and(plain)
        && bytes.iter().all(|b| plain(b) || *b == b'-')
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// The journal's name of a question or reference: `pack:id`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(ArcStr);

impl Key {
    /// Joins a pack's name and an id of that pack.
    pub fn new(pack: &Slug, id: &Slug) -> Self {
        Self(arcstr::format!("{pack}:{id}"))
    }

    /// Parses `pack:id`; `None` when either side is no slug.
    pub fn parse(text: &str) -> Option<Self> {
        let (pack, id) = text.split_once(':')?;
        (is_slug(pack) && is_slug(id)).then(|| Self(text.into()))
    }

    /// The whole key, `pack:id`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The pack's part.
    pub fn pack(&self) -> &str {
        self.sides().0
    }

    /// The part after the colon.
    pub fn id(&self) -> &str {
        self.sides().1
    }

    fn sides(&self) -> (&str, &str) {
        self.0.split_once(':').unwrap_or_default()
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A place in the topic tree: slugs joined by `/`, such as `caching/cache-strategies`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TopicPath(ArcStr);

impl TopicPath {
    /// The deepest path.
    pub const DEPTH_MAX: usize = 8;

    /// Parses a path of one to [`Self::DEPTH_MAX`] slugs.
    pub fn parse(text: &str) -> Option<Self> {
        let good = text.split('/').all(is_slug) && text.split('/').count() <= Self::DEPTH_MAX;
        good.then(|| Self(text.into()))
    }

    /// The text of the path.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path above, `None` at the top.
    pub fn parent(&self) -> Option<Self> {
        self.0.rsplit_once('/').map(|(head, _)| Self(head.into()))
    }

    /// The first slug of the path.
    pub fn top(&self) -> &str {
        self.0.split('/').next().unwrap_or_default()
    }

    /// The number of slugs, at least one.
    pub fn depth(&self) -> usize {
        self.0.split('/').count()
    }

    /// Whether this path is `ancestor` or lies below it.
    pub fn is_within(&self, ancestor: &Self) -> bool {
        self.0
            .strip_prefix(ancestor.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

impl fmt::Display for TopicPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for TopicPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The id of a journal record or a piece of work: a UUID of version 7.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(uuid::Uuid);

impl RecordId {
    /// Mints an id from wall time (ms since 1970) and fresh random bits, as RFC 9562 lays a version 7 out.
    ///
    /// The bits come with the event that asks for the record, so that deciding stays free of chance.
    pub fn mint(wall_ms: i64, fresh: u128) -> Self {
        let ms = u64::try_from(wall_ms).unwrap_or(0);
        Self(uuid::Builder::from_unix_timestamp_millis(ms, &low_ten_bytes(fresh)).into_uuid())
    }

    /// Parses the hyphenated lower-case form.
    pub fn parse(text: &str) -> Option<Self> {
        uuid::Uuid::try_parse(text).ok().map(Self)
    }
}

fn low_ten_bytes(fresh: u128) -> [u8; 10] {
    let bytes = fresh.to_be_bytes();
    std::array::from_fn(|at| bytes.get(at + 6).copied().unwrap_or(0))
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.hyphenated())
    }
}

impl fmt::Debug for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests;
