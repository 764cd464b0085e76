//! Keeps each id once where several lines carry it; knows lines and where they stand, not what they mean.

use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::journal::health::{Fault, Health};
use crate::journal::reader::{Reader, Spot};
use crate::journal::set_aside::SetAside;
use std::path::PathBuf;

/// One of the lines that carry an id.
struct Copy {
    spot: Spot,
    record: Record,
}

impl Copy {
    fn same_line(&self, other: &Self) -> bool {
        (self.spot.sum.whole(), self.spot.length) == (other.spot.sum.whole(), other.spot.length)
    }

    fn path(&self, reader: &Reader) -> PathBuf {
        reader.files().path(self.spot.file).unwrap_or_default()
    }
}

/// Keeps each id once: of lines with the same bytes any, of others the smallest by bytes, and reports the rest.
///
/// Where lines stand is not kept while they are read, since an id is hardly ever repeated: where one is, the files
/// are read once more.
pub(crate) fn settle(
    reader: &mut Reader,
    records: &mut Vec<Record>,
    health: &mut Health,
    set_aside: &SetAside,
) {
    let repeated = repeated_ids(records);
    if repeated.is_empty() {
        return;
    }
    let mut copies = Vec::new();
    reader.read_again(&mut |spot, entry| {
        if let Ok(parsed) = entry
            && repeated.binary_search(&parsed.record.id).is_ok()
        {
            let record = parsed.record;
            copies.push(Copy { spot, record });
        }
    });
    copies.sort_by_key(|copy| copy.record.id);
    keep_once(records, &repeated, &copies);
    for group in copies.chunk_by(|one, next| one.record.id == next.record.id) {
        let versions = versions(group);
        health.duplicates += group.len() - versions.len();
        let Some(counts) = smallest(reader, &versions) else {
            continue;
        };
        records.push(counts.record.clone());
        for lost in versions.into_iter().filter(|one| !one.same_line(counts)) {
            if set_aside.holds(&lost.spot) {
                health.set_aside += 1;
                continue;
            }
            let fault = Fault::Conflict {
                counts: counts.path(reader),
                line: counts.spot.line,
            };
            health.blame(lost.path(reader), lost.spot.line, fault);
        }
    }
}

/// The ids that more than one record has, in order.
fn repeated_ids(records: &[Record]) -> Vec<RecordId> {
    let mut ids: Vec<RecordId> = records.iter().map(|record| record.id).collect();
    ids.sort_unstable();
    let groups = ids.chunk_by(|one, next| one == next);
    let repeated = groups.filter(|group| group.len() > 1);
    repeated
        .filter_map(|group| group.first().copied())
        .collect()
}

/// Takes out the records whose lines were found again. Of an id whose lines have all gone since, the first stays.
fn keep_once(records: &mut Vec<Record>, repeated: &[RecordId], copies: &[Copy]) {
    let mut met = vec![false; repeated.len()];
    records.retain(|record| {
        let Ok(place) = repeated.binary_search(&record.id) else {
            return true;
        };
        let found = copies.binary_search_by_key(&record.id, |copy| copy.record.id);
        let first = met
            .get_mut(place)
            .is_some_and(|met| !std::mem::replace(met, true));
        found.is_err() && first
    });
}

/// The first copy of each different line.
fn versions(group: &[Copy]) -> Vec<&Copy> {
    let mut versions: Vec<&Copy> = Vec::new();
    for copy in group {
        if !versions.iter().any(|known| known.same_line(copy)) {
            versions.push(copy);
        }
    }
    versions
}

/// The version whose line is smallest by its bytes.
fn smallest<'a>(reader: &Reader, versions: &[&'a Copy]) -> Option<&'a Copy> {
    if let [only] = versions {
        return Some(only);
    }
    let versions = versions.iter().copied();
    versions.min_by_key(|copy| {
        let bytes = reader.files().line_at(copy.spot.file, copy.spot.offset);
        // A line that vanished while it was looked for comes last.
        (bytes.is_none(), bytes)
    })
}

#[cfg(test)]
mod tests {
    use super::settle;
    use crate::journal::files::Files;
    use crate::journal::health::Health;
    use crate::journal::line::{Parsed, encode};
    use crate::journal::reader::Reader;
    use crate::journal::samples::read;
    use crate::journal::set_aside::SetAside;
    use std::fs::File;
    use std::io::Write;

    #[test]
    fn a_record_stays_though_its_lines_have_gone_since() {
        let data = tempfile::tempdir().unwrap();
        let lines = [encode(&read(0)).unwrap(), encode(&read(1)).unwrap()].concat();
        let mut reader = Reader::new(data.path(), Files::default());
        let mut records = Vec::new();
        for name in ["a.jsonl", "b.jsonl"] {
            let path = data.path().join(name);
            File::create(&path).unwrap().write_all(&lines).unwrap();
            let mut sink = |_, entry: Result<Parsed, _>| {
                records.push(entry.unwrap().record);
            };
            reader.read(&path, &mut sink).unwrap();
            std::fs::remove_file(path).unwrap();
        }
        let mut health = Health::default();
        settle(&mut reader, &mut records, &mut health, &SetAside::default());
        assert_eq!(records, [read(0), read(1)]);
    }
}
