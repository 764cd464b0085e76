//! What waiting costs: nothing, until something is due.

use crate::subject::{launch, play};
use std::time::{Duration, Instant};

#[test]
fn idling_wakes_no_thread() {
    let term = play(launch());
    term.settle();
    let (switches, cpu) = (term.switches(), term.cpu());
    std::thread::sleep(Duration::from_secs(3));
    assert_eq!(term.switches(), switches, "wake-ups while nothing is due");
    assert_eq!(term.cpu(), cpu, "CPU while nothing is due");
}

#[test]
fn deadlines_come_in_app_time() {
    let mut fast = play(
        launch()
            .env("GREENROOM_NOW", "2026-11-22T19:30:00Z")
            .env("GREENROOM_SPEED", "600"),
    );
    let begun = Instant::now();
    fast.send("T");
    fast.wait_for("ticks: 3");
    assert!(
        begun.elapsed() < Duration::from_secs(2),
        "three seconds at 600 times the speed"
    );
    let mut frozen = play(launch().env("GREENROOM_SPEED", "0"));
    frozen.send("T");
    frozen.wait_for(" T");
    std::thread::sleep(Duration::from_millis(1300));
    frozen.wait_for("ticks: 0");
    let mut real = play(launch());
    let begun = Instant::now();
    real.send("T");
    real.wait_for("ticks: 3");
    assert!(
        begun.elapsed() >= Duration::from_secs(3),
        "{:?}",
        begun.elapsed()
    );
}
