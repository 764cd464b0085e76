//! `greenroom quiz`: study line by line, for screen readers, dumb terminals and pipes.

mod answering;
mod console;
mod desk;
mod grading;
mod keeper;
mod report;

use crate::app::state::Options;
use crate::app::study::card::Subject;
use crate::app::today::{Facts, Offer, Opens, Today};
use crate::commands::failure::Failure;
use crate::commands::out::complain;
use crate::commands::quiz::answering::Asked;
use crate::commands::quiz::console::{Console, Stop};
use crate::commands::quiz::keeper::Keeper;
use crate::commands::search::find;
use crate::domain::id::{Key, TopicPath};
use crate::domain::record::Mode;
use crate::shell::output;
use crate::shell::paths::foreign_home_warning;
use crate::startup::{Base, Reading, Writing};
use crate::text::capital::capital;
use crate::text::count::{counted, thousands};

/// How many hits a query asks at most.
const MOST: usize = 50;

/// What is asked, in order, and in which setting.
struct Queue {
    name: String,
    keys: Vec<Key>,
    mode: Mode,
    /// How many more were found than are asked.
    more: usize,
}

/// Asks questions until there are no more, one leaves, or nobody answers.
///
/// # Errors
/// Nothing to ask was found, the output cannot be written, or not everything was saved.
pub(super) fn run(base: &Base, words: &[String]) -> Result<u8, Failure> {
    let Writing {
        mut reading,
        appender,
        mut shelf,
    } = base.writing();
    complain(&reading.notices);
    if let Some(warning) = foreign_home_warning(&base.environment) {
        output::complain(&warning);
    }
    let offered = shelf.offered();
    complain(&offered.notices);
    let mut keeper = Keeper::new(appender, shelf, offered.works);
    let queue = queue(base, &reading, &keeper, &words.join(" "))?;
    let mut console = Console::new(base.clock.clone());
    let ended = ask_all(&queue, &mut reading, &mut keeper, &mut console);
    let unsaved = keeper.finish();
    match ended {
        Ok(()) | Err(Stop::Left | Stop::Ended) => console.farewell(&tally(&keeper))?,
        Err(Stop::Gone) => {}
        Err(Stop::Failed(failure)) => return Err(failure),
    }
    unsaved.map_or(Ok(0), |why| Err(Failure::io(why)))
}

fn tally(keeper: &Keeper) -> String {
    let mut sentences = Vec::new();
    if keeper.saved > 0 {
        let count = counted(keeper.saved, "answer", "answers");
        sentences.push(format!("{count} saved."));
    }
    if keeper.kept > 0 {
        sentences.push("What you began is kept and offered again.".to_owned());
    }
    if sentences.is_empty() {
        return "Nothing was answered.\n".to_owned();
    }
    sentences.join(" ") + "\n"
}

/// What to ask: a question, a topic, hits; without a query what is worth most now.
fn queue(base: &Base, reading: &Reading, keeper: &Keeper, text: &str) -> Result<Queue, Failure> {
    if text.trim().is_empty() {
        return worth_most(base, reading, keeper);
    }
    let named = |name: &str, keys: Vec<Key>| Queue {
        name: name.to_owned(),
        keys,
        mode: Mode::Study,
        more: 0,
    };
    let library = &reading.library;
    if let Ok(question) = library.resolve(text) {
        return Ok(named("this question", vec![question.key.clone()]));
    }
    let topic = TopicPath::parse(text).and_then(|path| library.topic(&path));
    if let Some(topic) = topic.filter(|topic| !topic.beneath.is_empty()) {
        return Ok(named(&topic.title, topic.beneath.clone()));
    }
    let found = find(base, reading, text, MOST);
    complain(&found.notes);
    let keys: Vec<Key> = found.hits.into_iter().map(|hit| hit.key).collect();
    if keys.is_empty() {
        return Err(Failure::nothing(
            "Nothing was found to ask. Fewer or other words may help.",
        ));
    }
    let more = found.total.saturating_sub(keys.len());
    Ok(Queue {
        more,
        ..named("the search", keys)
    })
}

/// What Today offers first.
fn worth_most(base: &Base, reading: &Reading, keeper: &Keeper) -> Result<Queue, Failure> {
    let facts = Facts {
        library: &reading.library,
        progress: &reading.progress,
        offered: keeper.begun(),
        day: reading.now.day,
        options: &Options::default(),
    };
    let mut offers = Today::default().offers(&facts).into_iter();
    let first = offers.find_map(questions);
    let all = || {
        let keys = reading
            .library
            .questions()
            .map(|question| question.key.clone());
        let keys: Vec<Key> = keys.collect();
        (!keys.is_empty()).then(|| Queue {
            name: "all questions".to_owned(),
            keys,
            mode: Mode::Early,
            more: 0,
        })
    };
    first.or_else(all).ok_or_else(|| {
        let place = crate::startup::data_place(base);
        Failure::nothing(format!(
            "There is no question to ask. `greenroom pack list` lists the packs; progress is in {place}."
        ))
    })
}

/// What can be asked line by line of an offer; rounds and the brief belong to the full screen.
fn questions(offer: Offer) -> Option<Queue> {
    let named = |name: &str, keys: Vec<Key>, mode| Queue {
        name: name.to_owned(),
        keys,
        mode,
        more: 0,
    };
    match offer.opens {
        Opens::Queue(queue, mode) => Some(named(&queue.name, queue.items().to_vec(), mode)),
        Opens::Answer(key) => Some(named("begun", vec![key], Mode::Study)),
        Opens::Points(_) | Opens::Round(_) | Opens::Begin(_) | Opens::Brief => None,
    }
}

fn ask_all(
    queue: &Queue,
    reading: &mut Reading,
    keeper: &mut Keeper,
    console: &mut Console,
) -> Result<(), Stop> {
    let all = queue.keys.len();
    if all > 1 {
        let count = match queue.more {
            0 => counted(all, "question", "questions"),
            more => format!("the first {all} of {} questions", thousands(all + more)),
        };
        console.say(&format!("{}: {count}.\n", capital(&queue.name)))?;
    }
    for (at, key) in queue.keys.iter().enumerate() {
        let mut subject = Subject::new(key, None);
        loop {
            let asked = Asked {
                place: (at + 1, all),
                mode: queue.mode,
                subject: subject.clone(),
            };
            let next = answering::ask(&asked, reading, keeper, console)?;
            match next {
                Some(rung) => subject = Subject::new(key, Some(rung)),
                None => break,
            }
        }
    }
    Ok(())
}
