//! Topics: the tree that a pack declares, completed so that every question hangs on a node that is there.

use crate::domain::id::TopicPath;
use crate::domain::pack::{Pack, Topic};
use crate::pack::diagnostic::quote;
use crate::pack::fault::Faults;
use crate::pack::schema::fields::Text;
use crate::pack::schema::head::TopicShape;
use crate::pack::validate::texts::{need_line, some_line};
use std::collections::HashSet;

/// The topics in teaching order; faulty ones are left out.
pub(crate) fn topics(shapes: &[TopicShape<'_>], faults: &mut Faults<'_>) -> Vec<Topic> {
    let mut out: Vec<Topic> = Vec::with_capacity(shapes.len());
    let mut known: HashSet<TopicPath> = HashSet::with_capacity(shapes.len());
    for shape in shapes {
        let path = shape.path.as_ref().and_then(|text| path(text, faults));
        let title = need_line(shape.title.as_ref(), "title", faults);
        let about = some_line(shape.about.as_ref(), "about", faults).unwrap_or_default();
        let (Some(path), Some(written)) = (path, &shape.path) else {
            continue;
        };
        let at = written.span().start;
        if let Some(parent) = path.parent().filter(|parent| !known.contains(parent)) {
            let message = format!(
                "The topic {} stands before its parent {}.",
                quote(path.as_str()),
                quote(parent.as_str())
            );
            faults.warn(at, message, "Add a `[[topic]]` for the parent above it.");
        }
        if !known.insert(path.clone()) {
            let message = format!("The topic {} is there already.", quote(path.as_str()));
            faults.content(at, message, "Take one of the two out.");
        } else if !title.is_empty() {
            out.push(Topic { path, title, about });
        }
    }
    out
}

/// A topic path by its grammar; a fault of shape otherwise.
pub(crate) fn path(text: &Text<'_>, faults: &mut Faults<'_>) -> Option<TopicPath> {
    let found = TopicPath::parse(text.get_ref());
    if found.is_none() {
        let message = format!("{} is no topic path.", quote(text.get_ref()));
        let advice = "Write ids joined by slashes, such as `caching/cache-strategies`.";
        faults.shape(text.span().start, message, advice);
    }
    found
}

/// Adds the nodes that questions hang on and nobody declared, with titles made from their paths.
///
/// Afterwards every topic stands behind its parent.
pub(crate) fn complete(pack: &mut Pack) {
    let mut known: HashSet<TopicPath> = HashSet::with_capacity(pack.topics.len());
    let mut all: Vec<Topic> = Vec::with_capacity(pack.topics.len());
    for topic in std::mem::take(&mut pack.topics) {
        add_missing(topic.path.parent(), &mut known, &mut all);
        // A child that stood above its parent has brought it along already.
        if known.insert(topic.path.clone()) {
            all.push(topic);
        } else if let Some(made) = all.iter_mut().find(|other| other.path == topic.path) {
            *made = topic;
        }
    }
    for question in &pack.questions {
        for path in std::iter::once(&question.topic).chain(&question.also) {
            if !known.contains(path) {
                add_missing(Some(path.clone()), &mut known, &mut all);
            }
        }
    }
    pack.topics = all;
}

/// Adds a path and what is missing above it, parents first.
fn add_missing(path: Option<TopicPath>, known: &mut HashSet<TopicPath>, all: &mut Vec<Topic>) {
    let mut missing: Vec<TopicPath> = Vec::new();
    let mut next = path;
    while let Some(path) = next.filter(|path| !known.contains(path)) {
        next = path.parent();
        missing.push(path);
    }
    for path in missing.into_iter().rev() {
        known.insert(path.clone());
        all.push(Topic {
            title: title_of(&path),
            path,
            about: String::new(),
        });
    }
}

/// The last part of a path as people would write it: `cache-strategies` is `Cache strategies`.
fn title_of(path: &TopicPath) -> String {
    let last = path.as_str().rsplit('/').next().unwrap_or_default();
    let words = last.replace('-', " ");
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_ascii_uppercase().to_string() + letters.as_str())
        .unwrap_or_default()
}
