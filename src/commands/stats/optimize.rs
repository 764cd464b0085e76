//! `greenroom stats optimize`: parameters of the scheduler from one's own ratings; explained first, written when asked for.

use crate::cli::OptimizeArgs;
use crate::commands::failure::Failure;
use crate::commands::out::{Side, columns, complain, lines, print};
use crate::domain::fitting::{FEWEST, Fit, Losses, Unfit, fit};
use crate::domain::memory::Scheduler;
use crate::domain::progress::Progress;
use crate::domain::record::{Rating, Record, What};
use crate::domain::time::Day;
use crate::journal::Report;
use crate::shell::clock::fresh;
use crate::startup::Base;
use crate::text::count::counted;
use crate::text::why::why;
use std::io::BufRead as _;

/// Fits parameters, says what they change, and writes them when that is wished; or takes the last ones back.
///
/// # Errors
/// There is nothing to offer or to take back, or it could not be saved.
pub(super) fn run(base: &Base, args: &OptimizeArgs) -> Result<u8, Failure> {
    let reading = base.reading();
    complain(&reading.notices);
    let progress = reading.progress;
    if args.undo {
        return undo(base, &progress);
    }
    let in_force = in_force(&progress);
    let fit = fit(&progress.histories(), &in_force).map_err(|why| unfit(why, &progress))?;
    let record = Record::new(
        base.clock.now(),
        fresh(),
        What::Parameters {
            weights: fit.weights.clone(),
        },
    );
    let mut with = base.reading().progress;
    with.apply(record.clone());
    print(&explained(&fit, &in_force, &progress, &with))?;
    if !args.yes && !wished()? {
        print("Nothing was changed.\n")?;
        return Ok(0);
    }
    write(base, record)?;
    print(
        "Your parameters hold from now on, for everything that you ever rated.\n`greenroom stats optimize --undo` takes them back.\n",
    )?;
    Ok(0)
}

fn in_force(progress: &Progress) -> Scheduler {
    let own = progress.parameters();
    own.and_then(|(_, weights)| Scheduler::new(weights))
        .unwrap_or_default()
}

fn undo(base: &Base, progress: &Progress) -> Result<u8, Failure> {
    let Some((id, _)) = progress.parameters() else {
        return Err(Failure::nothing(
            "No parameters of your own hold, so there are none to take back. Those of FSRS-6 hold.",
        ));
    };
    let void = What::Void { of: vec![id] };
    write(base, Record::new(base.clock.now(), fresh(), void))?;
    let earlier = base.reading().progress.parameters().is_some();
    let holds = if earlier {
        "your earlier ones hold again"
    } else {
        "those of FSRS-6 hold again"
    };
    print(&format!("Your parameters were taken back; {holds}.\n"))?;
    Ok(0)
}

fn unfit(why: Unfit, progress: &Progress) -> Failure {
    let stays = if progress.parameters().is_some() {
        "Your earlier parameters go on to hold."
    } else {
        "The parameters of FSRS-6 go on to hold; they fit most people well."
    };
    Failure::nothing(match why {
        Unfit::TooFew(reviews) => format!(
            "For parameters of your own {FEWEST} ratings are needed of what you had rated on an earlier day; there are {reviews} so far. {stays}"
        ),
        Unfit::NoBetter(unseen) => format!(
            "Parameters fitted to your ratings do not foretell your latest {} any better ({:.3} against {:.3} now), so none are offered. {stays}",
            unseen.reviews, unseen.fitted, unseen.now
        ),
        Unfit::Failed => {
            format!("Your ratings lead to no parameters that could be used. {stays}")
        }
    })
}

fn explained(fit: &Fit, in_force: &Scheduler, before: &Progress, after: &Progress) -> String {
    let row = |name: &str, losses: Losses| {
        vec![
            name.to_owned(),
            format!("{:.3}", losses.now),
            format!("{:.3}", losses.fitted),
            losses.reviews.to_string(),
        ]
    };
    let head = ["log loss", "now", "fitted", "ratings"];
    let rows = [
        head.map(str::to_owned).to_vec(),
        row("all", fit.all),
        row("latest, not seen in fitting", fit.unseen),
    ];
    let right = Side::Right;
    let mut out = columns(&rows, &[Side::Left, right, right, right]);
    out.push('\n');
    let fitted = Scheduler::new(&fit.weights).unwrap_or_default();
    let retention = before.plan().retention;
    let first = |scheduler: &Scheduler| {
        let memory = scheduler.after(None, Rating::Good, Day::default());
        let days = scheduler.interval(memory, retention);
        counted(usize::try_from(days).unwrap_or(usize::MAX), "day", "days")
    };
    out.push_str(&lines([
        "The log loss says how badly your ratings were foretold; lower is better, 0.693 is a coin."
            .to_owned(),
        moved(before, after),
        format!(
            "After a first Good something comes back in {} instead of {}.",
            first(&fitted),
            first(in_force)
        ),
    ]));
    out
}

/// How much comes back on another day.
fn moved(before: &Progress, after: &Progress) -> String {
    let questions = before.courses().filter(|(_, course)| course.due.is_some());
    let (mut all, mut others) = (0, 0);
    for (key, course) in questions {
        all += 1;
        others += usize::from(after.course(key).and_then(|course| course.due) != course.due);
    }
    let (mut points, mut other_points) = (0, 0);
    for (key, id, drill) in before.drills().filter(|(.., drill)| !drill.settled) {
        points += 1;
        other_points += usize::from(after.drill(key, id).map(|drill| drill.due) != Some(drill.due));
    }
    format!(
        "{others} of {} and {other_points} of {} come back on another day.",
        counted(all, "question", "questions"),
        counted(points, "point", "points")
    )
}

/// Asks on standard input; without an answer nothing is wished.
fn wished() -> Result<bool, Failure> {
    print("Use these parameters? y/n ")?;
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line);
    let read = read.map_err(|error| {
        Failure::io(format!(
            "Standard input cannot be read: {error}. Use --yes instead of answering.",
            error = why(&error)
        ))
    })?;
    if read == 0 {
        print("\n")?;
    }
    Ok(matches!(line.trim(), "y" | "yes" | "Y"))
}

fn write(base: &Base, record: Record) -> Result<(), Failure> {
    let mut appender = base.writing().appender;
    let id = record.id;
    for report in appender.append(vec![record]) {
        if let Report::Appended { ids, outcome } = report
            && ids.contains(&id)
        {
            return outcome.map_err(Failure::io);
        }
    }
    Err(Failure::io(
        "The parameters were not saved. Look at `greenroom journal check`.",
    ))
}
