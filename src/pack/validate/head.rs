//! `pack.toml` from shape to domain: the pack without its questions, and what every question has to know of it.

use crate::domain::id::{Slug, TopicPath};
use crate::domain::pack::{Anchor, Dimension, Pack};
use crate::pack::diagnostic::quote;
use crate::pack::fault::Faults;
use crate::pack::schema::fields::Text;
use crate::pack::schema::head::{AnchorShape, HeadShape};
use crate::pack::validate::texts::{lines, need_line, some_line, word};
use crate::pack::validate::{ids, presets, topics};
use std::collections::HashSet;

/// The version of the format that this program reads.
const FORMAT: i64 = 1;

/// What the questions of a pack have to know of it.
pub(crate) struct Head {
    /// The pack's name.
    pub(crate) name: Slug,
    /// Its topics; empty: any will do.
    pub(crate) topics: HashSet<TopicPath>,
    /// Its tags; `None`: any will do.
    pub(crate) tags: Option<HashSet<String>>,
}

impl Head {
    /// What is known of a pack whose `pack.toml` is broken: any topic and tag will do, so that only it is blamed.
    pub(crate) fn unknown() -> Option<Self> {
        Some(Self {
            name: Slug::parse("pack")?,
            topics: HashSet::new(),
            tags: None,
        })
    }

    /// What the questions of a pack have to know of it.
    pub(crate) fn of(pack: &Pack, has_tags: bool) -> Self {
        Self {
            name: pack.name.clone(),
            topics: pack.topics.iter().map(|topic| topic.path.clone()).collect(),
            tags: has_tags.then(|| pack.tags.iter().cloned().collect()),
        }
    }

    /// Whether a question may hang on a topic.
    pub(crate) fn has_topic(&self, path: &TopicPath) -> bool {
        self.topics.is_empty() || self.topics.contains(path)
    }

    /// Whether a question may carry a tag.
    pub(crate) fn has_tag(&self, tag: &str) -> bool {
        self.tags.as_ref().is_none_or(|tags| tags.contains(tag))
    }
}

/// Validates `pack.toml`; `None` when its plain keys have a fault of shape, which refuses the pack.
pub(crate) fn head(shape: &HeadShape<'_>, faults: &mut Faults<'_>) -> Option<Pack> {
    let before = faults.shapes();
    let format_fits = format(shape, faults);
    let name = shape.name.as_ref().and_then(|text| ids::id(text, faults));
    let title = need_line(shape.title.as_ref(), "title", faults);
    let sound = format_fits && faults.shapes() == before && shape.shapes == 0;
    let plain = |text: &Option<Text<'_>>, key, faults: &mut Faults<'_>| {
        some_line(text.as_ref(), key, faults).unwrap_or_default()
    };
    let language = plain(&shape.language, "language", faults);
    let pack = name.map(|name| Pack {
        name,
        title,
        version: plain(&shape.version, "version", faults),
        language: if language.is_empty() {
            "en".to_owned()
        } else {
            language
        },
        license: plain(&shape.license, "license", faults),
        authors: lines(&shape.authors, "authors", faults),
        tags: tags(shape, faults),
        essentials: Vec::new(),
        topics: Vec::new(),
        anchors: Vec::new(),
        presets: Vec::new(),
        synonyms: Vec::new(),
        objectives: Vec::new(),
        references: Vec::new(),
        questions: Vec::new(),
    });
    // These are checked even for a pack that is refused: its author wants to hear of all faults at once.
    let topics = topics::topics(&shape.topics, faults);
    let anchors = anchors(&shape.anchors, faults);
    let presets = presets::presets(&shape.presets, faults);
    let synonyms = synonyms(shape, faults);
    pack.filter(|_| sound).map(|pack| Pack {
        topics,
        anchors,
        presets,
        synonyms,
        ..pack
    })
}

fn format(shape: &HeadShape<'_>, faults: &mut Faults<'_>) -> bool {
    let Some(format) = &shape.format else {
        return false;
    };
    let fits = *format.get_ref() == FORMAT;
    if !fits {
        let message = format!("The pack has format {}.", format.get_ref());
        let advice = "This greenroom reads format 1: get a newer greenroom, or mend `format`.";
        faults.shape(format.span().start, message, advice);
    }
    fits
}

fn tags(shape: &HeadShape<'_>, faults: &mut Faults<'_>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    let mut seen: HashSet<&str> = HashSet::new();
    for text in shape.tags.iter().flatten() {
        let tag = text.get_ref();
        if Slug::parse(tag).is_none() {
            let message = format!("{} is no tag and is left out.", quote(tag));
            let advice = "A tag is lower-case letters, digits and hyphens.";
            faults.content(text.span().start, message, advice);
        } else if seen.insert(tag) {
            kept.push(tag.to_string());
        } else {
            let message = format!("The tag {} is listed twice.", quote(tag));
            faults.warn(text.span().start, message, "Take one of the two out.");
        }
    }
    kept
}

fn anchors(shapes: &[AnchorShape<'_>], faults: &mut Faults<'_>) -> Vec<Anchor> {
    let mut each = |shape: &AnchorShape<'_>| {
        let before = faults.shapes();
        let dimension = word(
            &shape.dimension,
            "dimension",
            Dimension::ALL,
            Dimension::word,
            faults,
        );
        let anchor = Anchor {
            dimension: dimension?,
            strong: need_line(shape.strong.as_ref(), "strong", faults),
            hire: need_line(shape.hire.as_ref(), "hire", faults),
            lean: need_line(shape.lean.as_ref(), "lean", faults),
            no: need_line(shape.no.as_ref(), "no", faults),
        };
        let whole = [&shape.strong, &shape.hire, &shape.lean, &shape.no]
            .iter()
            .all(|text| text.is_some());
        (whole && faults.shapes() == before).then_some(anchor)
    };
    shapes.iter().filter_map(&mut each).collect()
}

fn synonyms(shape: &HeadShape<'_>, faults: &mut Faults<'_>) -> Vec<(String, Vec<String>)> {
    let mut each = |(term, others): &(Text<'_>, Option<Vec<Text<'_>>>)| {
        let others = others.as_ref()?;
        let before = faults.shapes();
        let word = need_line(Some(term), "synonyms", faults).to_lowercase();
        let others: Vec<String> = lines(others, term.get_ref(), faults)
            .into_iter()
            .map(|other| other.to_lowercase())
            .collect();
        if others.is_empty() {
            let message = format!("The synonyms of {} are an empty list.", quote(&word));
            faults.warn(term.span().start, message, "Add one, or take the line out.");
            return None;
        }
        (faults.shapes() == before).then_some((word, others))
    };
    shape.synonyms.iter().filter_map(&mut each).collect()
}
