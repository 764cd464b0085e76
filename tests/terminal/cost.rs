//! What waiting costs: nothing, until something is due.

use crate::pty::Launch;
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
fn a_draft_is_kept_by_itself_in_the_time_of_the_app() {
    let mut real = play(launch());
    write_draft(&mut real, "kept");
    real.wait_for("draft kept");
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
fn deadlines_come_once_each_and_none_early() {
    let three_ticks = |launch: Launch| {
        let mut term = play_probe(launch);
        let begun = Instant::now();
        term.send("T");
        term.wait_for("ticks: 3, early: 0");
        let took = begun.elapsed();
        // A key later there is no fourth.
        term.send("k");
        assert!(term.wait_for("T k").contains("ticks: 3, early: 0"));
        took
    };
    let fast = three_ticks(probe().env("GREENROOM_SPEED", "600"));
    let real = three_ticks(probe());
    // The clock is read in whole milliseconds: a second of it may be up to one shorter.
    assert!(real > Duration::from_millis(2_999), "{real:?}");
    assert!(fast < real, "{fast:?} at 600 times the speed, {real:?}");
}
