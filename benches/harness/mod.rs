//! A small harness that reads the processor time of this process; knows nothing of what it measures.

use rustix::time::{ClockId, clock_gettime};

/// The processor time that this process has used so far, in microseconds.
pub(crate) fn cpu_us() -> f64 {
    let now = clock_gettime(ClockId::ProcessCPUTime);
    let small = |n: i64| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    small(now.tv_sec) * 1e6 + small(now.tv_nsec) / 1e3
}

/// Runs `what` once and gives its result with the processor time it took, in microseconds.
pub(crate) fn timed<T>(what: impl FnOnce() -> T) -> (T, f64) {
    let start = cpu_us();
    let result = std::hint::black_box(what());
    (result, cpu_us() - start)
}

/// Prints the middle, the 99th of a hundred and the worst of samples in microseconds, beside a budget.
#[expect(clippy::print_stdout, reason = "a bench reports on standard output")]
pub(crate) fn report(name: &str, mut samples: Vec<f64>, budget_us: Option<f64>) {
    samples.sort_by(f64::total_cmp);
    let at = |percent: usize| {
        let place = (samples.len() * percent / 100).min(samples.len().saturating_sub(1));
        samples.get(place).copied().unwrap_or(0.0)
    };
    let budget = budget_us.map_or(String::new(), |us| format!("   budget p99 {us:.0}"));
    println!(
        "{name:<44} n {:>5}   p50 {:>9.1}   p99 {:>9.1}   max {:>9.1} us{budget}",
        samples.len(),
        at(50),
        at(99),
        at(100),
    );
}
