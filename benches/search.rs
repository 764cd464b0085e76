//! What a keystroke in search costs, and building its index, over synthetic packs; processor time, not wall time.

mod harness;

use greenroom::domain::chance::Chance;
use greenroom::domain::id::{Key, Slug, TopicPath};
use greenroom::domain::pack::{Body, Kind, Level, Pack, Question, Topic};
use greenroom::domain::time::Day;
use greenroom::library::Library;
use greenroom::library::search::{Index, Query, Scope};
use greenroom::library::standing::NoProgress;
use harness::{report, timed};
use std::collections::BTreeMap;

const SCOPE: Scope<'static> = Scope {
    standings: &NoProgress,
    today: Day(0),
    drafts: &[],
};

/// What people type, a letter at a time.
const TYPED: [&str; 8] = [
    "sharding database",
    "shrding",
    "consistent hashing ring",
    "cache invalidation level:senior",
    "how do you find the p99",
    "isolatoin",
    "\"write ahead\" log -redis",
    "topic:databases rebal",
];

fn main() {
    let library = shelf(400, 8_000);
    let builds = (0..9).map(|_| timed(|| Index::build(&library)).1);
    report(
        "build the index, 400 questions of 8 kB",
        builds.collect(),
        Some(10_000.0),
    );
    keystrokes("keystroke, 400 questions of 8 kB", &library, 1_000.0);
    for (questions, budget) in [(10_000, 1_000.0), (100_000, 3_000.0)] {
        let library = shelf(questions, 300);
        let builds = (0..3).map(|_| timed(|| Index::build(&library)).1);
        report(
            &format!("build the index, {questions} questions"),
            builds.collect(),
            None,
        );
        keystrokes(
            &format!("keystroke, {questions} questions"),
            &library,
            budget,
        );
        loose(&format!("loose slice of 2,000 of {questions}"), &library);
    }
}

/// Types every query letter by letter; each letter searches, takes the top 50 and marks them and one prompt.
fn keystrokes(name: &str, library: &Library, budget_us: f64) {
    let _ = library.index();
    let mut samples = Vec::new();
    let mut by_letter = vec![Vec::new(); 3];
    let mut by_text: BTreeMap<String, f64> = BTreeMap::new();
    for round in 0..6 {
        for typed in TYPED {
            for (at, c) in typed.char_indices() {
                let text = &typed.get(..at + c.len_utf8()).unwrap_or_default();
                let ((), us) = timed(|| keystroke(library, text));
                if round > 0 {
                    samples.push(us);
                    let least = by_text.entry((*text).to_owned()).or_insert(us);
                    *least = least.min(us);
                    if let Some(list) = by_letter.get_mut(at) {
                        list.push(us);
                    }
                }
            }
        }
    }
    report(name, samples, Some(budget_us));
    if let Some((text, us)) = by_text.into_iter().max_by(|(_, a), (_, b)| a.total_cmp(b)) {
        report(&format!("  dearest: {text}"), vec![us], None);
    }
    for (at, list) in by_letter.into_iter().enumerate() {
        report(&format!("  letter {}", at + 1), list, None);
    }
}

fn keystroke(library: &Library, text: &str) {
    let query = Query::parse(text);
    let found = library.search(&query, &SCOPE, 50);
    for (row, hit) in found.hits.iter().enumerate() {
        if let Some(question) = library.question(&hit.key) {
            std::hint::black_box(found.marks.ranges(&question.title));
            if row == 0 {
                std::hint::black_box(found.marks.ranges(&question.prompt));
            }
        }
    }
}

fn loose(name: &str, library: &Library) {
    let query = Query::parse("shrdbal");
    let mut search = library.search_loosely(&query);
    let mut samples = Vec::new();
    loop {
        let (done, us) = timed(|| search.step(library, &SCOPE, 2_000));
        samples.push(us);
        if done {
            break;
        }
    }
    report(name, samples, Some(16_000.0));
}

/// A pack of questions with a title, a prompt of about 111 letters and an answer of `bytes`.
fn shelf(questions: usize, bytes: usize) -> Library {
    let mut chance = Chance::new(4711);
    let words = vocabulary(&mut chance, 30_000);
    let slug = |text: &str| Slug::parse(text).unwrap_or_else(|| unreachable!("{text} is a slug"));
    let name = slug("bench");
    let tops = ["databases", "caching", "operations", "api", "messaging"];
    let topics: Vec<Topic> = tops
        .iter()
        .flat_map(|top| (0..10).map(move |leaf| format!("{top}/leaf-{leaf}")))
        .filter_map(|path| TopicPath::parse(&path))
        .map(|path| Topic {
            title: path.as_str().replace(['/', '-'], " "),
            path,
            about: String::new(),
        })
        .collect();
    let all = (0..questions)
        .map(|n| Question {
            key: Key::new(&name, &slug(&format!("q-{n}"))),
            aliases: Vec::new(),
            topic: topics[n % topics.len()].path.clone(),
            also: Vec::new(),
            kind: Kind::Concept,
            level: Level::ALL[n % 4],
            minutes: 10,
            title: text(&mut chance, &words, 45),
            prompt: text(&mut chance, &words, 111),
            why: String::new(),
            tags: Vec::new(),
            points: Vec::new(),
            pitfalls: Vec::new(),
            answer: text(&mut chance, &words, bytes),
            weak: String::new(),
            strong: String::new(),
            signals: Vec::new(),
            story: String::new(),
            see_also: Vec::new(),
            follow_ups: Vec::new(),
            push_backs: Vec::new(),
            sections: Vec::new(),
            body: Body::Plain,
            hash: 0,
        })
        .collect();
    Library::new(vec![Pack {
        name,
        title: "Bench".to_owned(),
        version: "1".to_owned(),
        language: "en".to_owned(),
        license: String::new(),
        authors: Vec::new(),
        tags: Vec::new(),
        essentials: Vec::new(),
        topics,
        anchors: Vec::new(),
        presets: Vec::new(),
        synonyms: vec![("k8s".to_owned(), vec!["kubernetes".to_owned()])],
        objectives: Vec::new(),
        references: Vec::new(),
        questions: all,
    }])
}

/// Words that can be spoken, the first of them real; how often a word is drawn falls with its place.
fn vocabulary(chance: &mut Chance, size: usize) -> Vec<String> {
    let real = "the a to of and you how do is in it for what database cache write read shard sharding sharded \
                consistent hashing ring log ahead invalidation latency p99 find redis rebalance rebalancing isolation \
                level transaction partition replica leader queue retry timeout limit";
    let mut words: Vec<String> = real.split_whitespace().map(str::to_owned).collect();
    let syllables = [
        "ca", "che", "sha", "rd", "con", "sis", "tent", "re", "pli", "ca", "tion", "lo", "ad",
        "ba", "lan", "cer", "que", "ue", "ti", "me", "out", "str", "eam", "in", "dex", "par", "ti",
        "tion", "pro", "xy", "net", "work", "s", "ed",
    ];
    while words.len() < size {
        let parts = 2 + chance.below(4);
        let word: String = (0..parts)
            .map(|_| syllables[chance.below(syllables.len())])
            .collect();
        words.push(word);
    }
    words
}

fn text(chance: &mut Chance, words: &[String], bytes: usize) -> String {
    let mut out = String::with_capacity(bytes + 16);
    while out.len() < bytes {
        // The place falls off as in spoken language: each power of two of places is about as likely as the next.
        let range = 1 << (1 + chance.below(15));
        let word = &words[chance.below(range.min(words.len()))];
        out.push_str(word);
        out.push(' ');
    }
    out
}
