//! What waiting costs: nothing, until something is due.

use crate::subject::{launch, play, play_probe, probe, work_on_disk, write_draft};
use std::time::{Duration, Instant};

/// After this long nothing is due any more: a draft is kept after one second, a notice goes after six.
const QUIET: Duration = Duration::from_millis(7_500);

#[test]
fn idling_wakes_no_thread() {
    let mut term = play(launch());
    write_draft(&mut term, "some words");
    term.send("\u{1b}");
    term.wait_for("enter reveal");
    for keys in ["\r", "2", "2"] {
        term.send(keys);
    }
    term.wait_for("2/12");
    std::thread::sleep(QUIET);
    assert_eq!(work_on_disk(term.dir()).len(), 1, "what was due is done");
    term.settle();
    let (switches, cpu) = (term.switches(), term.cpu());
    std::thread::sleep(Duration::from_secs(3));
    assert_eq!(term.switches(), switches, "wake-ups while nothing is due");
    assert_eq!(term.cpu(), cpu, "CPU while nothing is due");
}

#[test]
fn a_draft_is_on_disk_within_two_seconds_of_app_time() {
    let mut real = play(launch());
    write_draft(&mut real, "kept");
    let typed = Instant::now();
    real.wait_for("draft kept");
    assert!(typed.elapsed() < Duration::from_secs(2));
    assert!(work_on_disk(real.dir())[0].contains("kept"));
    let mut fast = play(
        launch()
            .env("GREENROOM_NOW", "2026-11-22T19:30:00Z")
            .env("GREENROOM_SPEED", "600"),
    );
    write_draft(&mut fast, "kept");
    fast.wait_for("draft kept");
    let mut frozen = play(launch().env("GREENROOM_SPEED", "0"));
    write_draft(&mut frozen, "waits");
    std::thread::sleep(Duration::from_millis(1_500));
    assert!(!frozen.screen().contains("draft kept"));
    frozen.send("\u{1b}");
    frozen.wait_for("enter reveal");
    frozen.send("q");
    assert_eq!(frozen.exit_code(), 0);
    assert!(work_on_disk(frozen.dir())[0].contains("waits"));
}

#[test]
fn deadlines_come_once_each() {
    let mut fast = play_probe(probe().env("GREENROOM_SPEED", "600"));
    let begun = Instant::now();
    fast.send("T");
    fast.wait_for("ticks: 3");
    assert!(
        begun.elapsed() < Duration::from_secs(2),
        "three seconds at 600 times the speed"
    );
    let mut real = play_probe(probe());
    let begun = Instant::now();
    real.send("T");
    real.wait_for("ticks: 3");
    assert!(
        begun.elapsed() >= Duration::from_secs(3),
        "{:?}",
        begun.elapsed()
    );
}
