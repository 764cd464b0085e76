//! What the kernel tells of a process: its threads, their CPU time and how often they slept.

use rustix::process::Pid;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

/// The CPU time of all threads.
pub(crate) fn cpu(pid: Pid) -> Duration {
    let nanos = tasks(pid).into_iter().map(|task| {
        let text = std::fs::read_to_string(task.join("schedstat")).unwrap_or_default();
        let first = text.split_whitespace().next().map(str::parse::<u64>);
        first.and_then(Result::ok).unwrap_or(0)
    });
    Duration::from_nanos(nanos.sum())
}

/// The CPU time of the process with all threads that have ended, in steps of 10 ms.
pub(crate) fn cpu_of_life(pid: Pid) -> Duration {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero()));
    let stat = stat.expect("the program runs");
    // The name in parentheses may itself hold blanks and parentheses.
    let (_, fields) = stat.rsplit_once(')').expect("a name");
    let ticks = fields.split_whitespace().skip(11).take(2);
    let ticks: u64 = ticks.filter_map(|tick| tick.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

/// How often all threads went to sleep.
pub(crate) fn switches(pid: Pid) -> u64 {
    switches_by_thread(pid).values().sum()
}

/// How often each thread went to sleep, by its name.
pub(crate) fn switches_by_thread(pid: Pid) -> BTreeMap<String, u64> {
    let mut switches = BTreeMap::new();
    for task in tasks(pid) {
        let status = std::fs::read_to_string(task.join("status")).unwrap_or_default();
        let value = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            line.map(|value| value.trim().to_owned())
        };
        let count = value("voluntary_ctxt_switches:").and_then(|count| count.parse().ok());
        *switches
            .entry(value("Name:").unwrap_or_default())
            .or_default() += count.unwrap_or(0);
    }
    switches
}

fn tasks(pid: Pid) -> Vec<PathBuf> {
    let dir = format!("/proc/{}/task", pid.as_raw_nonzero());
    let entries = std::fs::read_dir(dir).expect("the program runs");
    let tasks = entries.filter_map(|entry| Some(entry.ok()?.path()));
    tasks.collect()
}

/// The child of a process that was started last.
pub(crate) fn child_of(parent: u32) -> Option<Pid> {
    let tasks = std::fs::read_to_string(format!("/proc/{parent}/task/{parent}/children")).ok()?;
    Pid::from_raw(tasks.split_whitespace().last()?.parse().ok()?)
}

/// Reads `0m0.015000s`.
pub(crate) fn parse_time(word: &str) -> Duration {
    let (minutes, seconds) = word.trim_end_matches('s').split_once('m').expect("minutes");
    let minutes = minutes.parse::<f64>().expect("minutes");
    Duration::from_secs_f64(minutes * 60.0 + seconds.parse::<f64>().expect("seconds"))
}
