//! The figures of a pack for lists and scripts: how much of what it holds; knows nothing of how it is drawn.

use crate::domain::pack::{Body, Dimension, Kind, Level, Pack, Point, Question};
use serde::Serialize;
use std::collections::BTreeMap;

/// How much of what a pack holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// The pack's name.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// The author's version.
    pub version: String,
    /// The language of its texts.
    pub language: String,
    /// The licence of its texts.
    pub license: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Nodes of its topic tree.
    pub topics: usize,
    /// Questions.
    pub questions: usize,
    /// Questions by kind; every kind is listed.
    pub by_kind: BTreeMap<&'static str, usize>,
    /// Questions by level; every level is listed.
    pub by_level: BTreeMap<&'static str, usize>,
    /// Questions by the topic that they hang on; topics without any are left out.
    pub by_topic: BTreeMap<String, usize>,
    /// Points of all checklists, follow-ups and push-backs.
    pub points: usize,
    /// Points by dimension; every dimension is listed.
    pub by_dimension: BTreeMap<&'static str, usize>,
    /// Pitfalls.
    pub pitfalls: usize,
    /// Follow-ups.
    pub follow_ups: usize,
    /// Push-backs.
    pub push_backs: usize,
    /// Objectives.
    pub objectives: usize,
    /// References.
    pub references: usize,
    /// Questions on the path for those who have no time for all.
    pub essentials: usize,
    /// Presets of rounds.
    pub presets: usize,
    /// Words of all questions, with everything that belongs to them.
    pub words: usize,
}

impl Figures {
    /// Counts a pack.
    pub fn of(pack: &Pack) -> Self {
        let mut by_kind: BTreeMap<_, _> = Kind::ALL.iter().map(|k| (k.word(), 0)).collect();
        let mut by_level: BTreeMap<_, _> = Level::ALL.iter().map(|l| (l.word(), 0)).collect();
        let mut by_dimension: BTreeMap<_, _> =
            Dimension::ALL.iter().map(|d| (d.word(), 0)).collect();
        let mut by_topic: BTreeMap<String, usize> = BTreeMap::new();
        let (mut points, mut pitfalls, mut follow_ups, mut push_backs, mut words) = (0, 0, 0, 0, 0);
        for question in &pack.questions {
            *by_kind.entry(question.kind.word()).or_default() += 1;
            *by_level.entry(question.level.word()).or_default() += 1;
            *by_topic.entry(question.topic.to_string()).or_default() += 1;
            for point in all_points(question) {
                points += 1;
                *by_dimension.entry(point.dimension.word()).or_default() += 1;
            }
            pitfalls += question.pitfalls.len();
            follow_ups += question.follow_ups.len();
            push_backs += question.push_backs.len();
            words += words_of(question);
        }
        Self {
            name: pack.name.to_string(),
            title: pack.title.clone(),
            version: pack.version.clone(),
            language: pack.language.clone(),
            license: pack.license.clone(),
            authors: pack.authors.clone(),
            topics: pack.topics.len(),
            questions: pack.questions.len(),
            by_kind,
            by_level,
            by_topic,
            points,
            by_dimension,
            pitfalls,
            follow_ups,
            push_backs,
            objectives: pack.objectives.len(),
            references: pack.references.len(),
            essentials: pack.essentials.len(),
            presets: pack.presets.len(),
            words,
        }
    }
}

fn all_points(question: &Question) -> impl Iterator<Item = &Point> {
    let rungs = question.follow_ups.iter().flat_map(|rung| &rung.points);
    let pushes = question.push_backs.iter().flat_map(|push| &push.points);
    question.points.iter().chain(rungs).chain(pushes)
}

fn words_of(question: &Question) -> usize {
    let q = question;
    let mut texts: Vec<&str> = vec![
        &q.title, &q.prompt, &q.why, &q.answer, &q.weak, &q.strong, &q.story,
    ];
    texts.extend(q.signals.iter().map(|(_, text)| text.as_str()));
    // The point of a quick question repeats its answer.
    if !q.is_quick() {
        texts.extend(q.points.iter().flat_map(texts_of_point));
    }
    for pitfall in &q.pitfalls {
        texts.push(&pitfall.text);
        texts.extend(pitfall.because.as_deref());
    }
    for rung in &q.follow_ups {
        texts.extend([rung.prompt.as_str(), rung.answer.as_str()]);
        texts.extend(rung.points.iter().flat_map(texts_of_point));
    }
    for push in &q.push_backs {
        texts.push(&push.say);
        texts.extend(push.points.iter().flat_map(texts_of_point));
    }
    for section in &q.sections {
        texts.extend([section.title.as_str(), section.body.as_str()]);
    }
    texts.extend(texts_of_body(&q.body));
    texts
        .iter()
        .map(|text| text.split_whitespace().count())
        .sum()
}

fn texts_of_point(point: &Point) -> impl Iterator<Item = &str> {
    let cues = [&point.ask, &point.because, &point.reply];
    let cues = cues.into_iter().flatten().map(String::as_str);
    let parts = point.parts.iter().map(String::as_str);
    std::iter::once(point.text.as_str())
        .chain(cues)
        .chain(parts)
}

fn texts_of_body(body: &Body) -> Vec<&str> {
    match body {
        Body::Plain | Body::Estimate(_) => Vec::new(),
        Body::Myth {
            claim,
            holds_when,
            hears,
            ..
        } => vec![claim, holds_when, hears],
        Body::Story {
            scaffold,
            listens_for,
        } => scaffold
            .iter()
            .chain(listens_for)
            .map(String::as_str)
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::Figures;
    use crate::pack::load::load;
    use crate::pack::source::Source;

    #[test]
    fn figures_count_what_a_pack_holds() {
        let head = "format = 1\nname = 'p'\ntitle = 'P'\n[[topic]]\npath = 'a'\ntitle = 'A'\n";
        let questions = "[[question]]\nid = 'one'\ntopic = 'a'\nprompt = 'Two words'\ntitle = 'One'\n\
             cover = ['three words here', { text = 'four', dimension = 'scale', id = 'f' }]\n\
             pitfalls = ['five']\n\
             follow_up = [{ prompt = 'six', points = ['seven'] }]\n\
             [[question]]\nid = 'two'\ntopic = 'a/b'\nkind = 'quickfire'\nlevel = 'staff'\n\
             title = 'T'\nprompt = 'p'\nanswer = 'counted once.'\n";
        let source = Source::of_texts("p", &[("pack.toml", head), ("q.toml", questions)]);
        let loaded = load(&source);
        let figures = Figures::of(&loaded.pack.unwrap());
        assert_eq!(
            (figures.questions, figures.points, figures.topics),
            (2, 4, 2)
        );
        assert_eq!(figures.by_kind["quickfire"], 1);
        assert_eq!(figures.by_kind["design"], 0);
        assert_eq!(figures.by_level["staff"], 1);
        assert_eq!(figures.by_topic["a/b"], 1);
        assert_eq!(
            (figures.by_dimension["scale"], figures.by_dimension["depth"]),
            (1, 3)
        );
        assert_eq!((figures.pitfalls, figures.follow_ups), (1, 1));
        assert_eq!(
            figures.words,
            10 + 4,
            "title and prompt, points, pitfall, follow-up; answer once"
        );
        let json = serde_json::to_value(&figures).unwrap();
        assert_eq!(json["by_level"]["mid"], 1);
    }
}
