//! `greenroom journal`: where the progress files are, what is wrong with them, and what comes in and goes out.

use crate::cli::JournalCommand;
use crate::commands::failure::Failure;
use crate::commands::out::{lines, print};
use crate::journal::{
    CheckReport, Cured, ImportPlan, MergeFile, MergePlan, check, create_backup, cure,
    preview_import, preview_merge, preview_restore,
};
use crate::shell::output;
use crate::shell::paths::{foreign_home_warning, shown};
use crate::startup::Base;
use crate::text::count::counted;
use std::path::{Path, PathBuf};

/// Carries a command on the progress files out.
///
/// # Errors
/// A file cannot be read or written, or the journal may not be changed.
pub(super) fn run(base: &Base, command: &JournalCommand) -> Result<u8, Failure> {
    match command {
        JournalCommand::Path => {
            print(&format!("{}\n", shown(&base.paths.progress)))?;
            Ok(0)
        }
        JournalCommand::Check { fix } => look(base, *fix),
        JournalCommand::Merge { files } => merge(base, files),
        JournalCommand::Import { file, yes } => import(base, file, *yes),
        JournalCommand::Backup => backup(base),
        JournalCommand::Restore { file } => restore(base, file),
    }
}

fn warn(base: &Base) {
    if let Some(warning) = foreign_home_warning(&base.environment) {
        output::complain(&warning);
    }
}

fn look(base: &Base, fix: bool) -> Result<u8, Failure> {
    let paths = base.journal_paths();
    if fix {
        warn(base);
        let device = base.journal(base.clock.now()).device;
        let cured = cure(&paths, &device).map_err(Failure::io)?;
        print(&done(&cured))?;
    }
    let report = check(&paths);
    print(&found(&report))?;
    Ok(u8::from(!report.is_sound()))
}

/// What the cure did, a line each; nothing when it did nothing.
fn done(cured: &Cured) -> String {
    let all = [
        (
            cured.set_aside,
            "damaged line put aside: copied to set-aside.txt, reported no more",
            "damaged lines put aside: copied to set-aside.txt, reported no more",
        ),
        (
            cured.healed,
            "cut-off end closed with a newline",
            "cut-off ends closed with a newline",
        ),
        (
            cured.closed,
            "file or folder closed to others",
            "files and folders closed to others",
        ),
    ];
    let some = all.iter().filter(|(count, _, _)| *count > 0);
    lines(some.map(|(count, one, many)| counted(*count, one, many) + "."))
}

/// Everything found, and how much was looked at.
fn found(report: &CheckReport) -> String {
    let files = counted(report.files.len(), "file", "files");
    let records = counted(report.health.records, "record", "records");
    let backups = counted(report.backups, "whole backup", "whole backups");
    let verdict = if report.is_sound() {
        "nothing is wrong"
    } else {
        "what is wrong is left out and kept; `greenroom journal check --fix` puts it aside"
    };
    let looked_at = format!("{files}, {records}, {backups}: {verdict}.");
    lines(report.sentences().into_iter().chain([looked_at]))
}

fn merge(base: &Base, files: &[PathBuf]) -> Result<u8, Failure> {
    warn(base);
    let plan = preview_merge(&base.journal_paths(), files).map_err(Failure::io)?;
    let faulty = !plan.problems.is_empty();
    print(&told(&plan))?;
    add(base, plan, "Nothing is new; nothing was added.")?;
    Ok(u8::from(faulty))
}

fn restore(base: &Base, file: &Path) -> Result<u8, Failure> {
    warn(base);
    let plan = preview_restore(&base.journal_paths(), file).map_err(Failure::io)?;
    let faulty = !plan.problems.is_empty();
    print(&told(&plan))?;
    add(base, plan, "Nothing is missing; nothing was added.")?;
    Ok(u8::from(faulty))
}

fn add(base: &Base, plan: MergePlan, nothing: &str) -> Result<(), Failure> {
    let records = counted(plan.added(), "record", "records");
    let added = plan.apply(&base.journal_paths()).map_err(Failure::io)?;
    let sentence = match added {
        Some(path) => format!("Added {records} as {}.\n", shown(&path)),
        None => format!("{nothing}\n"),
    };
    print(&sentence).map(|_| ())
}

/// What each file holds, and the lines that are not taken over.
fn told(plan: &MergePlan) -> String {
    let file = |file: &MergeFile| {
        let mut parts = vec![
            format!("{} new", file.new),
            format!("{} here already", file.known),
        ];
        let more = [
            (file.differing, "here in other words"),
            (file.unknown, "of kinds that this version does not know"),
            (file.damaged, "damaged"),
        ];
        let more = more.iter().filter(|(count, _)| *count > 0);
        parts.extend(more.map(|(count, what)| format!("{count} {what}")));
        format!("{}: {}", shown(&file.path), parts.join(", "))
    };
    lines(plan.files.iter().map(file)) + &lines(&plan.problems)
}

fn import(base: &Base, file: &Path, yes: bool) -> Result<u8, Failure> {
    warn(base);
    let now = base.clock.now();
    let paths = base.journal_paths();
    let device = base.journal(now).device;
    let plan = preview_import(&paths, &device, file, now.wall_ms).map_err(Failure::io)?;
    let faulty = u8::from(!plan.problems.is_empty());
    print(&counts(&plan))?;
    let records = counted(plan.added, "record", "records");
    if plan.added == 0 {
        print("Nothing is new; nothing was added.\n")?;
        return Ok(faulty);
    }
    if !yes {
        print(&format!(
            "This would add {records}. Say --yes to do it; a backup is made first.\n"
        ))?;
        return Ok(faulty);
    }
    if let Some((path, backup)) = plan.apply(&paths, now).map_err(Failure::io)? {
        print(&format!(
            "Backed up to {}.\nAdded {records} as {}.\n",
            shown(&backup.path),
            shown(&path)
        ))?;
    }
    Ok(faulty)
}

/// What an import takes over and what it leaves out, a line each.
fn counts(plan: &ImportPlan) -> String {
    let all = [
        (plan.added, "new"),
        (plan.known, "here already"),
        (
            plan.theirs,
            "left out: plans, notes, bookmarks and the like are theirs",
        ),
        (plan.colliding, "refused: your own bear the same name"),
        (plan.reaching, "refused: they would change or join your own"),
        (
            plan.future,
            "refused: they lie more than a day in the future",
        ),
    ];
    let some = all.iter().filter(|(count, _)| *count > 0);
    let some = some.map(|(count, what)| counted(*count, "record", "records") + " " + what);
    lines(some) + &lines(&plan.problems)
}

fn backup(base: &Base) -> Result<u8, Failure> {
    warn(base);
    let about = create_backup(&base.journal_paths(), base.clock.now()).map_err(Failure::io)?;
    let records = counted(about.records, "record", "records");
    let files = counted(about.files, "file", "files");
    print(&format!(
        "Backed up {records} of {files} to {}.\n",
        shown(&about.path)
    ))?;
    Ok(0)
}
