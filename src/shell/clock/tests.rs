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
fn a_study_day_is_the_local_date_that_many_hours_ago_through_every_change_of_the_clocks() {
    // Changes by an hour at different local times, by half an hour, in the south, and a zone without any.
    for name in [
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "America/Santiago",
        "Asia/Kolkata",
        "Africa/Cairo",
    ] {
        let zone = TimeZone::get(name).expect("bundled zones");
        for rollover in 0..24 {
            let environment = Environment {
                now: Some("2026-01-01T00:00:00Z".into()),
                speed: Some("0".into()),
                ..Environment::default()
            };
            let clock = Clock::new(&environment, rollover)
                .expect("a clock")
                .in_zone(zone.clone());
            let year = jiff::Timestamp::from_millisecond(1_767_225_600_000).expect("2026");
            let changes = zone
                .following(year)
                .take(2)
                .map(|change| change.timestamp());
            // Two days around each change of the year, and around New Year where there is none.
            for change in std::iter::once(year).chain(changes) {
                let mut before: Option<Day> = None;
                for minute in (-2 * 1_440..2 * 1_440).step_by(15) {
                    let wall_ms = change.as_millisecond() + minute * 60_000;
                    let day = clock.moment(wall_ms, 0).day;
                    let local = jiff::Timestamp::from_millisecond(wall_ms)
                        .expect("a time")
                        .to_zoned(zone.clone())
                        .datetime();
                    let ago = local
                        .checked_sub(jiff::Span::new().hours(rollover))
                        .expect("a time");
                    let case = format!("{name} {rollover} {local}");
                    assert_eq!(day, Day::of_date(ago.date()), "{case}");
                    let went_on =
                        before.is_none_or(|before| day == before || day == before.plus(1));
                    assert!(went_on, "{case}: {before:?} then {day:?}");
                    before = Some(day);
                }
            }
        }
    }
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
