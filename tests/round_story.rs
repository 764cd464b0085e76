//! Rounds on greenroom itself with the built-in pack: from start to debrief, and taken up again after kill -9.
//!
//! `GREENROOM_ROUND_KILLS` sets how many rounds are killed (6; `just round-kills` takes 50).
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "tests of a real program fail loudly and wait by the real clock"
)]

#[path = "pty/mod.rs"]
mod pty;

use greenroom::domain::chance::Chance;
use pty::{Launch, Term};
use rustix::process::Signal;
use serde_json::Value;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

const GREENROOM: &str = env!("CARGO_BIN_EXE_greenroom");
/// When the rounds of these tests begin.
const NOW: &str = "2026-11-22T19:30:00Z";

fn window(data: &Path, now: &str, speed: u32, words: &[&str]) -> Term {
    let launch = Launch::new(GREENROOM)
        .env("GREENROOM_DATA_DIR", data)
        .env("GREENROOM_NOW", now)
        .env("GREENROOM_SPEED", speed.to_string())
        .size(120, 40);
    let launch = words.iter().fold(launch, |launch, word| launch.arg(*word));
    launch.start()
}

/// What a command prints; the time zone is not that of the round.
fn printed(data: &Path, words: &[&str]) -> String {
    let out = Command::new(GREENROOM)
        .args(words)
        .env("GREENROOM_DATA_DIR", data)
        .env("TZ", "Asia/Tokyo")
        .output()
        .expect("greenroom runs");
    assert!(
        out.status.success(),
        "{words:?}: {}",
        String::from_utf8_lossy(&out.stderr)
    );
    String::from_utf8(out.stdout).expect("text")
}

fn shown(data: &Path) -> Value {
    let list: Value =
        serde_json::from_str(&printed(data, &["round", "list", "--json"])).expect("JSON");
    let id = list[0]["id"].as_str().expect("an id").to_owned();
    serde_json::from_str(&printed(data, &["round", "show", &id, "--json"])).expect("JSON")
}

fn pause() {
    std::thread::sleep(Duration::from_millis(60));
}

/// Where a round stands, without what its clock changes: the phase or question, and what the interviewer says.
fn standing(screen: &str) -> String {
    if screen.contains("Before you grade") {
        return "graded".to_owned();
    }
    let head = screen.lines().nth(2).unwrap_or_default();
    let head = head.split_whitespace().filter(|word| word.is_ascii());
    let said = screen
        .lines()
        .skip_while(|line| !line.contains("▌ Interviewer"));
    format!(
        "{} | {}",
        head.take(2).collect::<Vec<_>>().join(" "),
        said.take(2).collect::<String>()
    )
}

/// Goes through a round up to the prediction; every objection is passed but the first, which is answered.
fn through(term: &mut Term) {
    let mut answered = false;
    for _ in 0..60 {
        let screen = term.screen();
        let before = standing(&screen);
        if before == "graded" {
            return;
        }
        let key = if screen.contains("▌ Interviewer, a change") {
            "\r"
        } else if screen.contains("▌ Interviewer") && !answered {
            answered = true;
            "\r"
        } else if screen.contains("▌ Interviewer") {
            "\u{1b}"
        } else {
            "n"
        };
        term.send(key);
        // The next key is for what this one leads to, however long that takes.
        term.wait_until("the round to go on", |seen| {
            (standing(&seen.contents()) != before).then_some(())
        });
    }
    panic!("the round does not end:\n{}", term.screen());
}

/// Predicts, grades every question with one key a point, and waits for the debrief.
fn grade(term: &mut Term, questions: usize) {
    term.send("60\r");
    term.wait_for("Checklist");
    for _ in 0..questions {
        for key in ["2", "1", "0", "2", "+", "2"] {
            term.send(key);
            pause();
        }
        term.send("\r");
        pause();
    }
    term.wait_for("Debrief");
}

fn leave(term: &mut Term) {
    term.send("q");
    assert_eq!(term.exit_code(), 0, "{}", term.screen());
}

/// A whole design round; answers what `round show --json` says of it.
fn design_round(data: &Path) -> Value {
    let words = ["round", "--preset", "design-45", "--seed", "4711"];
    let mut term = window(data, NOW, 600, &words);
    term.wait_for("Mock round");
    term.send("c");
    term.wait_for("Ask aloud first");
    term.send(" ");
    pause();
    term.send("\r");
    term.wait_for("next phase");
    term.send("d");
    for letter in "fifty million a day".chars() {
        term.send(&letter.to_string());
        std::thread::sleep(Duration::from_millis(4));
    }
    term.wait_for("fifty million a day");
    term.send("\u{1b}");
    term.wait_for("next phase");
    term.send("f");
    term.wait_for("Follow-up 1 of");
    // Two pauses of the program are minutes of the round: half-time comes while one answers.
    std::thread::sleep(Duration::from_millis(1300));
    through(&mut term);
    grade(&mut term, 1);
    let screen = term.screen();
    assert!(
        screen.contains("You said 60, the checklist says"),
        "{screen}"
    );
    assert!(screen.contains("push-backs"), "{screen}");
    term.send("d");
    term.wait_for("To yourself, next time:");
    for letter in "cost first".chars() {
        term.send(&letter.to_string());
        pause();
    }
    term.send("\r");
    term.wait_for("tab all points");
    leave(&mut term);
    shown(data)
}

#[test]
fn a_design_round_runs_from_start_to_debrief_and_its_seed_gives_it_again() {
    let (one, two) = (
        tempfile::tempdir().expect("a directory"),
        tempfile::tempdir().expect("a directory"),
    );
    let first = design_round(one.path());
    assert_eq!(first["ending"], "done");
    assert_eq!(first["phases"].as_array().map(Vec::len), Some(5));
    assert_eq!(first["phases"][0]["phase"], "requirements");
    assert!(first["phases"][0]["late"].as_u64() > Some(0), "{first:#}");
    assert_eq!(first["phases"][0]["rung"], 1);
    assert_eq!(first["note"], "cost first");
    assert_eq!(first["said"], 60);
    let pushed = |round: &Value| {
        let phases = round["phases"].as_array().expect("phases").clone();
        let pushed = phases
            .iter()
            .flat_map(|phase| phase["pushed"].as_array().expect("pushed").clone());
        pushed
            .map(|push| push["id"].as_str().expect("an id").to_owned())
            .collect::<Vec<_>>()
    };
    assert!(!pushed(&first).is_empty());
    let prompted = first["questions"][0]["marks"].as_array().expect("marks");
    let prompted = prompted
        .iter()
        .filter(|mark| mark["prompted"] == true)
        .count();
    assert_eq!(prompted, 1, "one objection was answered");
    let second = design_round(two.path());
    let question = |round: &Value| round["questions"][0]["question"].clone();
    assert_eq!(question(&first), question(&second));
    let (mut one, mut two) = (pushed(&first), pushed(&second));
    one.sort();
    two.sort();
    assert_eq!(one, two, "the same push-backs and the same change");
}

#[test]
fn a_slice_asks_one_phase_and_ends_in_a_debrief() {
    let data = tempfile::tempdir().expect("a directory");
    let words = ["round", "start", "--phase", "deep-dive", "--seed", "7"];
    let mut term = window(data.path(), NOW, 60, &words);
    let screen = term.wait_for("Mock round");
    assert!(
        screen.contains("deep dive") && !screen.contains("wrap-up"),
        "{screen}"
    );
    term.send(" ");
    term.wait_for("paused");
    std::thread::sleep(Duration::from_millis(400));
    term.send(" ");
    pause();
    through(&mut term);
    grade(&mut term, 1);
    leave(&mut term);
    let round = shown(data.path());
    assert_eq!(round["preset"], "slice-deep-dive");
    assert_eq!(round["phases"].as_array().map(Vec::len), Some(1));
    assert!(
        round["phases"][0]["paused"].as_u64() >= Some(20),
        "{round:#}"
    );
    assert_eq!(round["change"], Value::Null);
}

#[test]
fn a_quickfire_round_runs_by_one_key_a_question() {
    let data = tempfile::tempdir().expect("a directory");
    let words = ["mock", "--preset", "quickfire-10", "--seed", "3"];
    let mut term = window(data.path(), NOW, 60, &words);
    term.wait_for("question 1/10");
    for number in 1..=10 {
        term.send("\r");
        term.wait_for("I had it");
        term.send(if number % 4 == 0 { "0" } else { "2" });
        if number < 10 {
            term.wait_for(&format!("question {}/10", number + 1));
        }
        if number == 5 {
            let id = shown(data.path())["id"].as_str().expect("an id").to_owned();
            let page = printed(data.path(), &["round", "show", &id]);
            assert!(
                page.contains("It has not ended; where it was begun"),
                "{page}"
            );
        }
    }
    term.wait_for("Once more");
    for _ in 0..2 {
        term.send("\r");
        term.wait_for("I had it");
        term.send("2");
        pause();
    }
    term.wait_for("Debrief");
    leave(&mut term);
    let round = shown(data.path());
    assert_eq!(round["questions"].as_array().map(Vec::len), Some(10));
    assert_eq!(round["ending"], "done");
    assert!(round["score"].as_u64() >= Some(70), "{round:#}");
    assert_eq!(round["verdict"], "8 had, 0 half, 2 missed.");
}

#[test]
fn a_behavioural_round_runs_from_the_desk_to_its_debrief() {
    let data = tempfile::tempdir().expect("a directory");
    let mut term = window(data.path(), NOW, 600, &["round"]);
    term.wait_for("Your own stories");
    for _ in 0..5 {
        term.send("j");
        pause();
    }
    term.send("\r");
    let screen = term.wait_for("Mock round · Your own stories");
    let questions: usize = screen
        .split("question 1/")
        .nth(1)
        .and_then(|rest| {
            rest.chars()
                .take_while(char::is_ascii_digit)
                .collect::<String>()
                .parse()
                .ok()
        })
        .expect("a number of questions");
    std::thread::sleep(Duration::from_millis(300));
    through(&mut term);
    grade(&mut term, questions);
    leave(&mut term);
    let round = shown(data.path());
    assert_eq!(round["preset"], "behavioural-30");
    assert_eq!(round["questions"].as_array().map(Vec::len), Some(questions));
    assert!(printed(data.path(), &["round", "list"]).contains("behavioural-30"));
}

/// The seconds of `m:ss`.
fn seconds(clock: &str) -> u64 {
    let (minutes, seconds) = clock.split_once(':').expect("a clock");
    minutes.parse::<u64>().expect("minutes") * 60 + seconds.parse::<u64>().expect("seconds")
}

/// The clock of the whole round that a screen shows: the word before ` of 45:00`.
fn clock(screen: &str, after: &str) -> u64 {
    let before = screen.split(after).next().expect("a screen");
    seconds(before.split_whitespace().last().expect("a clock"))
}

/// The phase beside the big digits.
fn phase(screen: &str) -> String {
    let line: String = screen
        .lines()
        .nth(2)
        .expect("a clock")
        .chars()
        .take(58)
        .collect();
    let words = line
        .split_whitespace()
        .filter(|word| word.chars().all(|c| c.is_ascii_alphabetic() || c == '-'));
    words.collect::<Vec<_>>().join(" ")
}

/// What is in the pane below the notes' label.
fn notes(screen: &str) -> String {
    let below = screen.lines().skip_while(|line| !line.contains("│ Notes"));
    let inside = below
        .skip(1)
        .map(|line| line.trim_matches(['│', ' ', '╰', '╯', '─']));
    inside
        .take_while(|line| !line.contains("end and grade"))
        .collect()
}

/// The speed at which rounds are killed: a second of the round is a fifth of a second here.
const SPEED: u32 = 5;

/// Types without a break for so long; answers every letter with the moment it was sent.
fn type_on(term: &mut Term, chance: &mut Chance, long: Duration) -> Vec<(Instant, char)> {
    let end = Instant::now() + long;
    let mut sent = Vec::new();
    while Instant::now() < end {
        let letter = char::from(b'a' + u8::try_from(chance.below(26)).expect("a letter"));
        term.send(&letter.to_string());
        sent.push((Instant::now(), letter));
        std::thread::sleep(Duration::from_millis(15 + chance.below(40) as u64));
    }
    sent
}

fn begin(data: &Path, seed: u64) -> Term {
    let seed = seed.to_string();
    let words = ["round", "--preset", "design-45", "--seed", &seed];
    let term = window(data, NOW, SPEED, &words);
    term.wait_for("Mock round");
    // What is promised is promised once it is on disk.
    let end = Instant::now() + Duration::from_secs(20);
    while works(data) == 0 {
        assert!(Instant::now() < end, "the round is not on disk");
        pause();
    }
    term
}

/// How many rounds are kept on disk.
fn works(data: &Path) -> usize {
    let entries = std::fs::read_dir(data.join("work")).into_iter().flatten();
    let names = entries.filter_map(|entry| Some(entry.ok()?.path()));
    names
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .count()
}

/// How old a letter or a mark has to be to be promised.
const PROMISED: Duration = Duration::from_secs(2);

fn kill(term: &Term) {
    term.signal(Signal::KILL);
    assert_eq!(term.exit_code(), 137);
}

/// Killed while one writes in some phase: phase, clock and draft are there.
fn kill_while_writing(seed: u64, chance: &mut Chance) -> String {
    let data = tempfile::tempdir().expect("a directory");
    let mut term = begin(data.path(), seed);
    let phases = [
        "requirements",
        "estimation",
        "high level",
        "deep dive",
        "wrap-up",
    ];
    let at = chance.below(phases.len());
    while phase(&term.screen()) != phases[at] {
        let objects = term.screen().contains("▌ Interviewer");
        term.send(if objects { "a" } else { "n" });
        pause();
    }
    term.send("d");
    term.wait_for("esc done");
    let long = Duration::from_millis(chance.below(4_000) as u64);
    let sent = type_on(&mut term, chance, long);
    let before = clock(&term.screen(), " of 45:00 gone");
    let killed = Instant::now();
    kill(&term);
    let after = before + killed.elapsed().as_secs() * u64::from(SPEED);

    assert_eq!(works(data.path()), 1, "seed {seed}");
    let mut again = window(data.path(), "2026-11-22T21:00:00Z", SPEED, &[]);
    again.wait_for("Go on with the round");
    again.send("\r");
    let screen = again.wait_for("This round waits for you.");
    assert!(
        screen.contains(&format!("into {}", phases[at])),
        "seed {seed}: {screen}"
    );
    let found = clock(&screen, " of 45:00 in all");
    let honest = before.saturating_sub(u64::from(SPEED))..=after + u64::from(SPEED);
    assert!(
        honest.contains(&found),
        "seed {seed}: {found} s, {honest:?} is honest"
    );
    again.send("\r");
    let screen = again.wait_for("E end and grade   g go to");
    assert_eq!(phase(&screen), phases[at], "seed {seed}");
    let promised: String = sent
        .iter()
        .filter(|(at, _)| killed.duration_since(*at) > PROMISED)
        .map(|(_, letter)| letter)
        .collect();
    let kept = notes(&screen);
    assert!(
        kept.starts_with(&promised),
        "seed {seed}: {promised:?} was promised, {kept:?} is there"
    );
    assert!(
        sent.iter()
            .map(|(_, letter)| letter)
            .collect::<String>()
            .starts_with(&kept)
    );
    again.send("q");
    assert_eq!(again.exit_code(), 0);
    format!(
        "seed {seed:>2}: {:<12} {:>3} letters, {:>3} promised, {:>3} kept; clock {before:>2} s before, {found:>2} s after",
        phases[at],
        sent.len(),
        promised.len(),
        kept.len(),
    )
}

/// How many marks the frame of the checklist says were given.
fn marks_shown(screen: &str) -> usize {
    let figure = screen.split("Checklist ").nth(1).expect("a figure");
    let figure = figure.trim_start_matches(['─', ' ']);
    let count = figure.split('/').next().map(str::trim);
    count.and_then(|count| count.parse().ok()).expect("a count")
}

/// Killed while one grades: the marks older than two seconds are there, and no step is in the journal twice.
fn kill_while_grading(seed: u64, chance: &mut Chance) -> String {
    let data = tempfile::tempdir().expect("a directory");
    let mut term = begin(data.path(), seed);
    term.send("E");
    term.wait_for("grade it as it stands");
    term.send("\r");
    term.wait_for("Before you grade");
    let ended = Instant::now();
    let predicts = chance.below(3) > 0;
    let mut marked = Vec::new();
    if predicts {
        term.send("\r");
        term.wait_for("Checklist");
        let end = Instant::now() + Duration::from_millis(chance.below(4_000) as u64);
        while Instant::now() < end && marked.len() < 24 {
            term.send("0");
            marked.push(Instant::now());
            std::thread::sleep(Duration::from_millis(50 + chance.below(80) as u64));
        }
    } else {
        std::thread::sleep(Duration::from_millis(chance.below(4_000) as u64));
    }
    let killed = Instant::now();
    kill(&term);
    let mut again = window(data.path(), "2026-11-22T21:00:00Z", SPEED, &[]);
    again.wait_for("Go on with the round");
    again.send("\r");
    let screen = again.wait_for("let it wait");
    let over = screen.contains("waits to be graded");
    // That it was ended is promised two seconds later; before that it may stand where it was, and can be ended again.
    if !over {
        let age = killed.duration_since(ended);
        assert!(
            !predicts && age < PROMISED,
            "seed {seed}, {age:?}: {screen}"
        );
        assert!(
            screen.contains("into requirements"),
            "seed {seed}: {screen}"
        );
    }
    again.send(if over { "\r" } else { "E" });
    if predicts {
        let count = marks_shown(&again.wait_for("Checklist ─"));
        let promised = marked
            .iter()
            .filter(|at| killed.duration_since(**at) > PROMISED)
            .count();
        assert!(
            (promised..=marked.len()).contains(&count),
            "seed {seed}: {count} of {} marks, {promised} promised",
            marked.len()
        );
    } else {
        again.wait_for("Before you grade");
        again.send("\r");
        again.wait_for("Checklist ─");
    }
    again.send("2");
    pause();
    again.send("\r");
    again.wait_for("Debrief");
    leave(&mut again);
    let round = shown(data.path());
    assert_eq!(round["ending"], "early");
    let steps = round["phases"].as_array().expect("phases");
    assert_eq!(
        steps
            .iter()
            .filter(|step| !step["seconds"].is_null())
            .count(),
        1
    );
    let moment = if predicts { "grading" } else { "predicting" };
    let came = if over { "over" } else { "as it was before" };
    let age = killed.duration_since(ended).as_millis();
    format!(
        "seed {seed:>2}: {moment:<12} {:>3} marks given, killed {age} ms after its end, came back {came}",
        marked.len()
    )
}

#[test]
fn killed_at_any_moment_a_round_is_offered_again_as_it_was() {
    let kills =
        std::env::var("GREENROOM_ROUND_KILLS").map_or(6, |text| text.parse().expect("a number"));
    for seed in 0..kills {
        let mut chance = Chance::new(seed);
        let how = if chance.below(5) == 0 {
            kill_while_grading(seed, &mut chance)
        } else {
            kill_while_writing(seed, &mut chance)
        };
        println!("{how}");
    }
    println!("{kills} rounds were killed and taken up again");
}

#[test]
fn a_round_that_runs_in_one_window_is_refused_to_another() {
    let data = tempfile::tempdir().expect("a directory");
    let mut one = begin(data.path(), 5);
    one.send("q");
    assert_eq!(one.exit_code(), 0);
    let later = "2026-11-22T20:00:00Z";
    let mut one = window(data.path(), later, 1, &[]);
    one.wait_for("Go on with the round");
    let mut two = window(data.path(), later, 1, &[]);
    two.wait_for("Go on with the round");
    let mut three = window(data.path(), later, 1, &[]);
    three.wait_for("Go on with the round");
    one.send("\r");
    one.wait_for("This round waits for you.");
    one.send("\r");
    one.wait_for("next phase");
    two.send("\r");
    two.wait_for("runs in another window");
    one.send("q");
    assert_eq!(one.exit_code(), 0);
    // It went on there meanwhile: the stale state of a third window must not be written over it.
    three.send("\r");
    three.wait_for("runs in another window");
}

/// Minutes, overruns, pauses, rungs, objections, prompted marks and a partner's marks are in what is told of a round.
fn tells_all(round: &Value) {
    let step = &round["phases"][0];
    for figure in ["planned", "seconds", "late", "paused", "rung"] {
        assert!(step[figure].as_u64() > Some(0), "{figure}: {round:#}");
    }
    assert_eq!(
        step["seconds"].as_u64().zip(step["late"].as_u64()),
        step["seconds"]
            .as_u64()
            .map(|seconds| (seconds, seconds - 900)),
        "late to the second"
    );
    assert_eq!(step["pushed"][0]["how"], "answered", "{round:#}");
    let marks = |answers: &Value| answers[0]["marks"].as_array().expect("marks").clone();
    let own = marks(&round["questions"]);
    assert!(own.iter().any(|mark| mark["prompted"] == true), "{round:#}");
    let theirs = marks(&round["partner"]["questions"]);
    assert_eq!(theirs.len(), own.len());
    assert!(
        theirs.iter().any(|mark| mark["mark"] == 2) && theirs.iter().any(|mark| mark["mark"] == 0)
    );
}

/// On another machine, in other zones, without the pack: what is told of the round is the same to the letter.
fn reads_the_same_elsewhere(data: &Path, here: &Value) {
    let elsewhere = tempfile::tempdir().expect("a directory");
    let progress = elsewhere.path().join("progress");
    std::fs::create_dir_all(&progress).expect("a folder");
    for entry in std::fs::read_dir(data.join("progress")).expect("a journal") {
        let path = entry.expect("a file").path();
        if path.extension().is_none_or(|end| end != "jsonl") {
            continue;
        }
        // No pack has this name; a line without its check is read all the same.
        let text = std::fs::read_to_string(&path).expect("a journal");
        let moved = text.lines().map(|line| {
            let bare = line.rsplit_once(",\"c\":").map_or(line, |(bare, _)| bare);
            let end = if bare.len() < line.len() { "}" } else { "" };
            format!(
                "{}{end}\n",
                bare.replace("system-design:", "not-installed:")
            )
        });
        let name = path.file_name().expect("a name");
        std::fs::write(progress.join(name), moved.collect::<String>()).expect("written");
    }
    let id = here["id"].as_str().expect("an id");
    for zone in ["America/Los_Angeles", "Pacific/Kiritimati"] {
        let out = Command::new(GREENROOM)
            .args(["round", "show", id, "--json"])
            .env("GREENROOM_DATA_DIR", elsewhere.path())
            .env("TZ", zone)
            .output()
            .expect("greenroom runs");
        let told = String::from_utf8(out.stdout).expect("text");
        let told = told.replace("not-installed:", "system-design:");
        let told: Value = serde_json::from_str(&told).expect("JSON");
        assert_eq!(told, *here, "{zone}");
    }
    // The full screen tells it as well, by ids where no pack has the texts.
    let mut reading = window(elsewhere.path(), "2026-11-22T20:00:00Z", 1, &["round"]);
    reading.wait_for("Rounds that were");
    reading.send("\u{1b}[F");
    reading.send("\r");
    reading.wait_for("Your partner says");
    leave(&mut reading);
}

#[test]
fn a_round_is_played_by_two_and_both_marks_are_compared() {
    let own = tempfile::tempdir().expect("a directory");
    let words = ["round", "--preset", "slice-high-level", "--seed", "11"];
    let mut answering = window(own.path(), NOW, 600, &words);
    answering.wait_for("Mock round");
    answering.send(" ");
    answering.wait_for("paused");
    std::thread::sleep(Duration::from_millis(200));
    answering.send(" ");
    answering.send("f");
    answering.wait_for("Follow-up 1 of");
    // A quarter of an hour has a second and a half.
    answering.wait_for("over the 15:00");
    through(&mut answering);
    grade(&mut answering, 1);
    leave(&mut answering);
    let round = shown(own.path());
    let question = round["questions"][0]["question"]
        .as_str()
        .expect("a question");
    assert_eq!(round["partner"], Value::Null);

    let friends = tempfile::tempdir().expect("a directory");
    let words = ["interview", question, "--preset", "slice-high-level"];
    let mut asking = window(friends.path(), "2026-11-22T19:35:00Z", 60, &words);
    asking.wait_for("Read aloud");
    asking.send("\t");
    for key in ["0", "2", "1", "0", "+", "+", "+"] {
        asking.send(key);
        pause();
    }
    asking.send("n");
    asking.wait_for("Debrief, as you marked it");
    asking.wait_for(".partner.jsonl");
    asking.send("q");
    assert_eq!(asking.exit_code(), 0);
    // The window was started in a folder of its own: the file is there, and no journal beside it.
    let file = std::fs::read_dir(asking.dir())
        .expect("a folder")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.to_string_lossy().ends_with(".partner.jsonl"))
        .expect("the file");
    let journal = std::fs::read_dir(friends.path().join("progress"));
    assert!(journal.is_err(), "an interview writes no journal");

    let file = file.to_str().expect("a path");
    let told = printed(own.path(), &["import", file]);
    let both = shown(own.path());
    let (they, you) = (&both["partner"]["score"], &both["score"]);
    assert!(
        told.contains(&format!("your partner says {they}, you said {you}.")),
        "{told}"
    );
    assert_ne!(they, you);
    assert_eq!(round["score"], both["score"], "a partner changes no score");
    let text = printed(
        own.path(),
        &["round", "show", both["id"].as_str().expect("an id")],
    );
    assert!(
        text.contains(&format!("Your partner says {they}, you {you}.")),
        "{text}"
    );
    names_what_it_tells(own.path(), &both);
    tells_all(&both);
    reads_the_same_elsewhere(own.path(), &both);
    // A second time it is known already.
    let again = Command::new(GREENROOM)
        .args(["import", file])
        .env("GREENROOM_DATA_DIR", own.path())
        .output()
        .expect("greenroom runs");
    assert_eq!(again.status.code(), Some(1));
    // The debrief in the full screen says it, too.
    let mut reading = window(own.path(), "2026-11-22T20:00:00Z", 1, &["round"]);
    reading.wait_for("Rounds that were");
    reading.send("\u{1b}[F");
    reading.send("\r");
    reading.wait_for(&format!("Your partner says {they}, you {you}."));
}

/// What one keeps of a round is read without the pack at hand: titles and sentences stand there, no ids.
fn names_what_it_tells(data: &Path, round: &Value) {
    let round_id = round["id"].as_str().expect("an id");
    let text = printed(data, &["round", "show", round_id]);
    let markdown = printed(data, &["round", "show", round_id, "--markdown"]);
    let id = round["questions"][0]["question"].as_str().expect("an id");
    let question: Value =
        serde_json::from_str(&printed(data, &["show", id, "--json"])).expect("JSON");
    let title = question["title"].as_str().expect("a title");
    let worth = round["worth"].as_array().expect("points");
    assert!(!worth.is_empty(), "{round:#}");
    for kept in [text, markdown] {
        assert!(kept.contains(title), "{title}: {kept}");
        assert!(!kept.contains(id), "{kept}");
        for point in worth {
            let point = point["point"].as_str().expect("an id");
            assert!(!kept.contains(&format!(" {point}\n")), "{point}: {kept}");
        }
        assert!(kept.contains("in all "), "the minutes on the clock: {kept}");
    }
}

/// What a second of a running round costs: how often the program wakes, and its CPU.
#[test]
fn a_running_clock_wakes_the_program_once_a_second_and_a_paused_one_never() {
    let data = tempfile::tempdir().expect("a directory");
    let mut term = window(
        data.path(),
        NOW,
        1,
        &["round", "--preset", "design-45", "--seed", "2"],
    );
    term.wait_for("Mock round");
    std::thread::sleep(Duration::from_millis(1500));
    let (switches, cpu) = (term.switches(), term.cpu());
    let begun = Instant::now();
    std::thread::sleep(Duration::from_secs(10));
    let seconds = begun.elapsed().as_secs_f64();
    let switches = term.switches() - switches;
    let cpu = term.cpu().saturating_sub(cpu);
    println!(
        "a running clock: {switches} sleeps of all threads in {seconds:.0} seconds, {:.3} % of a CPU",
        cpu.as_secs_f64() / seconds * 100.0
    );
    // The main loop sleeps once a second, and the thread that it hands the clock to once or twice.
    assert!(switches <= 45, "{switches} sleeps in ten seconds");
    term.send(" ");
    term.wait_for("paused");
    term.settle();
    let before = term.switches();
    std::thread::sleep(Duration::from_secs(3));
    assert_eq!(term.switches(), before, "paused, nothing wakes");
}
