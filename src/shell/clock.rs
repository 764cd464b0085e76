//! The clock: wall time, time since boot, the local zone and fresh bits; the only place that asks what time it is.

use crate::domain::time::{Day, Moment};
use crate::shell::environment::Environment;
use crate::text::clean;
use jiff::tz::TimeZone;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A pinned clock pretends that the machine was booted at 2020-01-01T00:00:00Z, so that runs pinned to
/// different times agree about how much time lies between them.
const PINNED_BOOT_MS: i64 = 1_577_836_800_000;

/// The longest wait that is asked of the system at once.
const LONGEST_WAIT_MS: f64 = 1e12;

/// The clock of one run.
#[derive(Clone, Debug)]
pub struct Clock {
    zone: TimeZone,
    rollover_hour: u8,
    pace: Option<Pace>,
}

/// How a clock that was set by the environment runs.
#[derive(Clone, Copy, Debug)]
struct Pace {
    real_boot_ms: u64,
    wall_ms: i64,
    boot_ms: u64,
    speed: f64,
}

impl Pace {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "a scaled span of milliseconds; casts saturate, and 2^52 ms are 142,000 years"
    )]
    fn scaled_ms(&self, real_boot_ms: u64) -> u64 {
        (real_boot_ms.saturating_sub(self.real_boot_ms) as f64 * self.speed) as u64
    }
}

impl Clock {
    /// Sets the clock by `GREENROOM_NOW` and `GREENROOM_SPEED`, or by the machine when they are absent.
    ///
    /// # Errors
    /// One sentence that names the variable that cannot be understood.
    pub fn new(environment: &Environment, rollover_hour: u8) -> Result<Self, String> {
        let pinned = environment.now.as_deref().map(parse_now).transpose()?;
        let speed = environment.speed.as_deref().map(parse_speed).transpose()?;
        let real_boot_ms = real_boot_ms();
        let pace = match (pinned, speed) {
            (None, None) => None,
            (Some(wall_ms), speed) => Some(Pace {
                real_boot_ms,
                wall_ms,
                boot_ms: u64::try_from(wall_ms.saturating_sub(PINNED_BOOT_MS)).unwrap_or(0),
                speed: speed.unwrap_or(1.0),
            }),
            (None, Some(speed)) => Some(Pace {
                real_boot_ms,
                wall_ms: real_wall_ms(),
                boot_ms: real_boot_ms,
                speed,
            }),
        };
        Ok(Self {
            zone: TimeZone::system(),
            rollover_hour: rollover_hour.min(23),
            pace,
        })
    }

    /// The same clock in another zone.
    #[must_use]
    pub fn in_zone(self, zone: TimeZone) -> Self {
        Self { zone, ..self }
    }

    /// Reads the clock.
    pub fn now(&self) -> Moment {
        let real_boot_ms = real_boot_ms();
        let (wall_ms, boot_ms) = match self.pace {
            None => (real_wall_ms(), real_boot_ms),
            Some(pace) => {
                let gone = pace.scaled_ms(real_boot_ms);
                (
                    pace.wall_ms.saturating_add_unsigned(gone),
                    pace.boot_ms.saturating_add(gone),
                )
            }
        };
        self.moment(wall_ms, boot_ms)
    }

    /// How long to wait in real time until the clock shows `boot_ms`; `None` when it never will.
    pub fn wait_until(&self, boot_ms: u64) -> Option<Duration> {
        let left = boot_ms.saturating_sub(self.now().boot_ms);
        let speed = self.pace.map_or(1.0, |pace| pace.speed);
        if left == 0 {
            return Some(Duration::ZERO);
        }
        if speed <= 0.0 {
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_precision_loss,
            clippy::cast_sign_loss,
            reason = "bounded below 1e12 and positive"
        )]
        let wait = (left as f64 / speed).clamp(1.0, LONGEST_WAIT_MS).ceil() as u64;
        Some(Duration::from_millis(wait))
    }

    fn moment(&self, wall_ms: i64, boot_ms: u64) -> Moment {
        let offset_minutes = jiff::Timestamp::from_millisecond(wall_ms).map_or(0, |stamp| {
            i16::try_from(self.zone.to_offset(stamp).seconds() / 60).unwrap_or(0)
        });
        Moment {
            wall_ms,
            boot_ms,
            offset_minutes,
            day: Day::of(wall_ms, offset_minutes, self.rollover_hour),
        }
    }
}

/// 128 fresh random bits from the operating system.
pub fn fresh() -> u128 {
    // A version 4 id has 122 random bits; two of them, turned against each other, cover all 128.
    let [first, second] = [uuid::Uuid::new_v4(), uuid::Uuid::new_v4()];
    first.as_u128() ^ second.as_u128().rotate_left(64)
}

/// The id of this boot of the machine, when the system tells one.
pub fn boot_id() -> Option<String> {
    let text = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    let id = text.trim();
    (!id.is_empty()).then(|| clean::line(id).into_owned())
}

/// The real wall time in ms since 1970, for names of files that no test looks at.
pub(crate) fn real_wall_ms() -> i64 {
    #[expect(
        clippy::disallowed_methods,
        reason = "the clock is the place that asks what time it is"
    )]
    let now = SystemTime::now();
    match now.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_millis()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_millis()).map_or(i64::MIN, |ms| -ms),
    }
}

/// Time since boot with sleep counted: Linux counts it in `CLOCK_BOOTTIME` only, macOS in its `CLOCK_MONOTONIC`.
#[cfg(unix)]
fn real_boot_ms() -> u64 {
    use rustix::time::{ClockId, clock_gettime};
    #[cfg(any(target_os = "linux", target_os = "android"))]
    let id = ClockId::Boottime;
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    let id = ClockId::Monotonic;
    let time = clock_gettime(id);
    let seconds = u64::try_from(time.tv_sec).unwrap_or(0);
    let millis = u64::try_from(time.tv_nsec / 1_000_000).unwrap_or(0);
    seconds.saturating_mul(1000).saturating_add(millis)
}

#[cfg(not(unix))]
fn real_boot_ms() -> u64 {
    use std::sync::OnceLock;
    use std::time::Instant;
    static START: OnceLock<Instant> = OnceLock::new();
    #[expect(
        clippy::disallowed_methods,
        reason = "the clock is the place that asks what time it is"
    )]
    let start = *START.get_or_init(Instant::now);
    u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX)
}

fn parse_now(text: &str) -> Result<i64, String> {
    text.parse::<jiff::Timestamp>()
        .map(jiff::Timestamp::as_millisecond)
        .map_err(|_| {
            format!(
                "GREENROOM_NOW is `{}`, which is no RFC 3339 time. Write one like 2026-11-22T19:30:00Z.",
                clean::line(text)
            )
        })
}

fn parse_speed(text: &str) -> Result<f64, String> {
    text.parse::<f64>()
        .ok()
        .filter(|speed| (0.0..=1e6).contains(speed))
        .ok_or_else(|| {
            format!(
                "GREENROOM_SPEED is `{}`, which is no speed. Write a number from 0 (frozen) to 1000000.",
                clean::line(text)
            )
        })
}

#[cfg(test)]
mod tests;
