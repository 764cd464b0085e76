//! What the clock shows when it is set, scaled, frozen, and carried over a change of daylight saving.

use super::{Clock, fresh};
use crate::domain::time::Day;
use crate::shell::environment::Environment;
use jiff::civil::date;
use jiff::tz::TimeZone;
use std::time::Duration;

fn clock(now: &str, speed: &str) -> Clock {
    let environment = Environment {
        now: Some(now.into()),
        speed: (!speed.is_empty()).then(|| speed.into()),
        ..Environment::default()
    };
    Clock::new(&environment, 4).expect("a clock")
}

#[test]
fn a_frozen_clock_stands_still_and_its_deadlines_never_come() {
    let clock = clock("2026-11-22T10:00:00Z", "0").in_zone(TimeZone::UTC);
    let before = clock.now();
    std::thread::sleep(Duration::from_millis(5));
    assert_eq!(clock.now(), before);
    assert_eq!(before.day, Day::of_date(date(2026, 11, 22)));
    assert_eq!(clock.wait_until(before.boot_ms + 1), None);
    assert_eq!(clock.wait_until(before.boot_ms), Some(Duration::ZERO));
}

#[test]
fn speed_scales_wall_and_boot_alike() {
    let clock = clock("2026-11-22T10:00:00Z", "600");
    let before = clock.now();
    std::thread::sleep(Duration::from_millis(20));
    let after = clock.now();
    let wall = u64::try_from(after.wall_ms - before.wall_ms).expect("forward");
    assert_eq!(wall, after.boot_ms - before.boot_ms);
    assert!(wall >= 600 * 15, "{wall} ms went by");
    let wait = clock
        .wait_until(clock.now().boot_ms + 60_000)
        .expect("it comes");
    assert!(wait <= Duration::from_millis(101), "{wait:?}");
}

#[test]
fn runs_pinned_to_different_times_agree_about_the_time_between() {
    let first = clock("2026-11-22T10:00:00Z", "0").now();
    let second = clock("2026-11-22T10:25:00Z", "0").now();
    assert_eq!(second.boot_ms - first.boot_ms, 25 * 60_000);
}

#[test]
fn the_offset_is_that_of_each_moment() {
    let berlin = TimeZone::get("Europe/Berlin").expect("bundled zones");
    let summer = clock("2026-10-25T00:59:59Z", "0").in_zone(berlin.clone());
    let winter = clock("2026-10-25T01:00:00Z", "0").in_zone(berlin);
    assert_eq!(summer.now().offset_minutes, 120);
    assert_eq!(winter.now().offset_minutes, 60);
    assert_eq!(summer.now().day, winter.now().day);
}

#[test]
fn variables_that_make_no_sense_are_named() {
    let bad = |now: Option<&str>, speed: Option<&str>| {
        let environment = Environment {
            now: now.map(Into::into),
            speed: speed.map(Into::into),
            ..Environment::default()
        };
        Clock::new(&environment, 4).expect_err("refused")
    };
    assert!(bad(Some("noon\u{1b}[2J"), None).starts_with("GREENROOM_NOW"));
    assert!(!bad(Some("noon\u{1b}[2J"), None).contains('\u{1b}'));
    for speed in ["-1", "NaN", "inf", "fast"] {
        assert!(
            bad(None, Some(speed)).starts_with("GREENROOM_SPEED"),
            "{speed}"
        );
    }
}

#[test]
fn without_variables_the_machine_sets_the_clock() {
    let clock = Clock::new(&Environment::default(), 4).expect("a clock");
    let first = clock.now();
    let second = clock.now();
    assert!(first.wall_ms > 1_700_000_000_000);
    assert!(second.boot_ms >= first.boot_ms);
}

#[test]
fn fresh_bits_differ() {
    assert_ne!(fresh(), fresh());
}
