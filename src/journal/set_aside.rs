//! The list of damaged lines that were put aside on request: copies for people, marks for the reader.

use crate::journal::reader::Spot;
use std::collections::HashSet;
use std::path::Path;

/// The name of the list in the progress directory.
pub(crate) const FILE: &str = "set-aside.txt";

/// Damaged lines that were put aside before, by length and checksum.
#[derive(Debug, Default)]
pub(crate) struct SetAside(HashSet<(u64, u32)>);

impl SetAside {
    /// Reads the list; a missing or unreadable one is empty.
    pub(crate) fn load(directory: &Path) -> Self {
        let bytes = std::fs::read(directory.join(FILE)).unwrap_or_default();
        Self(
            bytes
                .split(|byte| *byte == b'\n')
                .filter_map(mark)
                .collect(),
        )
    }

    /// Whether a line is on the list.
    pub(crate) fn holds(&self, spot: &Spot) -> bool {
        self.0.contains(&(spot.length, spot.sum.whole()))
    }
}

/// Parses `# <length> <checksum> <words for people>`.
fn mark(line: &[u8]) -> Option<(u64, u32)> {
    let text = std::str::from_utf8(line).ok()?;
    let mut words = text.strip_prefix("# ")?.split(' ');
    let length = words.next()?.parse().ok()?;
    let sum = u32::from_str_radix(words.next()?, 16).ok()?;
    Some((length, sum))
}

/// The head of an entry; the line itself follows on lines of its own that begin with a blank.
pub(crate) fn head(spot: &Spot, place: &str, reason: &str) -> String {
    format!(
        "# {} {:08x} {place}: {reason}\n",
        spot.length,
        spot.sum.whole()
    )
}
