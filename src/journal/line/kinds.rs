//! The table of kinds: its word, its reader, its writer; what is inside stands beside it.

use crate::domain::id::{Key, Slug};
use crate::domain::record::{Record, What};
use crate::journal::json::{Cursor, Members};
use crate::journal::line::{attempt, items, plan, round};
use crate::journal::member::Texts;
use crate::journal::names::Names;
use crate::journal::reason::Reason;

type Read = Result<What, Reason>;

/// The kind's word of a record; `None` for one that this version does not know and cannot write.
pub(crate) fn word(what: &What) -> Option<&'static str> {
    Some(match what {
        What::File { .. } => "file",
        What::Attempt(_) => "attempt",
        What::Read { .. } => "read",
        What::Drill { .. } => "drill",
        What::Quick { .. } => "quick",
        What::RoundStart(_) => "round.start",
        What::RoundStep(_) => "round.step",
        What::RoundEnd { .. } => "round.end",
        What::RoundNote { .. } => "round.note",
        What::Void { .. } => "void",
        What::Bookmark { .. } => "bookmark",
        What::Suspend { .. } => "suspend",
        What::Bury { .. } => "bury",
        What::Reset { .. } => "reset",
        What::Note { .. } => "note",
        What::Claim { .. } => "claim",
        What::Plan(_) => "plan",
        What::Parameters { .. } => "parameters",
        What::Unknown => return None,
    })
}

/// Reads the `d` of a kind; `None`, with nothing read, for a kind that this version does not know.
pub(crate) fn parse(
    kind: &str,
    cursor: &mut Cursor<'_>,
    names: &mut Names,
    texts: Texts,
) -> Option<Read> {
    Some(match kind {
        "file" => items::parse_file(cursor, names),
        "attempt" => attempt::parse(cursor, names, texts),
        "read" => items::parse_read(cursor, names),
        "drill" => items::parse_drill(cursor, names),
        "quick" => items::parse_quick(cursor, names),
        "round.start" => round::parse_start(cursor, names),
        "round.step" => round::parse_step(cursor, names),
        "round.end" => round::parse_end(cursor),
        "round.note" => round::parse_note(cursor),
        "void" => items::parse_void(cursor),
        "bookmark" | "suspend" | "bury" | "reset" => items::parse_item(kind, cursor, names),
        "note" => items::parse_note(cursor, names),
        "claim" => items::parse_claim(cursor, names),
        "plan" => plan::parse(cursor),
        "parameters" => plan::parse_parameters(cursor),
        _ => return None,
    })
}

/// Writes the `d` of a record.
pub(crate) fn write(record: &Record, d: &mut Members<'_>) {
    match &record.what {
        What::File {
            app,
            format,
            min_reader,
        } => {
            d.text("app", app);
            d.whole("format", *format);
            d.whole("min_reader", *min_reader);
            d.text("dev", &record.device);
        }
        What::Attempt(attempt) => attempt::write(attempt, d),
        What::Read { question } => d.text("q", question.as_str()),
        What::Drill {
            question,
            point,
            rating,
        } => {
            d.text("q", question.as_str());
            d.text("p", point.as_str());
            d.whole("rating", rating.number());
        }
        What::Quick {
            reference,
            right,
            round,
        } => items::write_quick(reference, *right, *round, d),
        What::RoundStart(start) => round::write_start(start, d),
        What::RoundStep(step) => round::write_step(step, d),
        What::RoundEnd {
            round,
            why,
            wall,
            active,
        } => round::write_end(*round, *why, (*wall, *active), d),
        What::RoundNote { round, line } => {
            d.text("round", &round.to_string());
            d.text("line", line);
        }
        What::Void { of } => d.texts(
            "of",
            &of.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ),
        What::Bookmark { question, on } => {
            d.text("q", question.as_str());
            d.flag("on", *on);
        }
        What::Suspend {
            question,
            point,
            on,
        } => {
            target(d, question, point.as_ref());
            d.flag("on", *on);
        }
        What::Bury {
            question,
            point,
            until,
        } => {
            target(d, question, point.as_ref());
            d.whole("until", until.0);
        }
        What::Reset { question, point } => target(d, question, point.as_ref()),
        What::Note { question, text } => {
            d.text("q", question.as_str());
            d.text("text", text);
        }
        What::Claim { objective, says } => {
            d.text("objective", objective.as_str());
            d.text("says", says);
        }
        What::Plan(plan) => plan::write(plan, d),
        What::Parameters { weights } => d.short_reals("w", weights),
        What::Unknown => {}
    }
}

fn target(d: &mut Members<'_>, question: &Key, point: Option<&Slug>) {
    d.text("q", question.as_str());
    d.maybe_text("p", point.map(Slug::as_str));
}
