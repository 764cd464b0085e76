//! Tables as text (RFC 4180, with plain line ends): written so that no spreadsheet runs a cell, read with the place of each row.

/// What makes a spreadsheet take a cell for a formula.
const FORMULA: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// What keeps it from doing so.
const GUARD: char = '\'';

/// A cell that no spreadsheet runs: an apostrophe stands before what looks like a formula.
pub fn guarded(text: &str) -> String {
    if looks_like_formula(text) {
        format!("{GUARD}{text}")
    } else {
        text.to_owned()
    }
}

/// The text of a cell that [`guarded`] wrote.
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix(GUARD) {
        Some(text) if looks_like_formula(text) => text,
        _ => cell,
    }
}

fn looks_like_formula(text: &str) -> bool {
    text.trim_start_matches(GUARD).starts_with(FORMULA)
}

/// Cells as one row with its line end; quoted where one of them holds a quote, the separator or a line end.
pub fn row<T: AsRef<str>>(cells: &[T], separator: char) -> String {
    let quoted = |cell: &T| {
        let cell = cell.as_ref();
        let special = |sign: char| sign == separator || matches!(sign, '"' | '\n' | '\r');
        if cell.contains(special) || cell.starts_with('#') {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.to_owned()
        }
    };
    let cells: Vec<String> = cells.iter().map(quoted).collect();
    let mut out = cells.join(&separator.to_string());
    out.push('\n');
    out
}

/// A row that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line in which it begins, from 1.
    pub line: usize,
    /// Its cells.
    pub cells: Vec<String>,
}

/// Reads rows; empty lines are left out.
///
/// # Errors
/// The line in which a quote opens that is never closed.
pub fn rows(text: &str, separator: char) -> Result<Vec<Row>, usize> {
    let mut rows = Vec::new();
    let mut cells: Vec<String> = Vec::new();
    let mut cell = String::new();
    let (mut line, mut begun) = (1, 1);
    // The line of the quote that is open.
    let mut quote: Option<usize> = None;
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        line += usize::from(sign == '\n');
        match (sign, quote) {
            ('"', Some(_)) if signs.next_if_eq(&'"').is_some() => cell.push('"'),
            ('"', Some(_)) => quote = None,
            ('"', None) if cell.is_empty() => quote = Some(line),
            ('\r', None) if signs.peek() == Some(&'\n') => {}
            ('\n' | '\r', None) => {
                cells.push(std::mem::take(&mut cell));
                finish(&mut rows, &mut cells, begun);
                begun = line;
            }
            (other, None) if other == separator => cells.push(std::mem::take(&mut cell)),
            (other, _) => cell.push(other),
        }
    }
    if let Some(open) = quote {
        return Err(open);
    }
    cells.push(cell);
    finish(&mut rows, &mut cells, begun);
    Ok(rows)
}

fn finish(rows: &mut Vec<Row>, cells: &mut Vec<String>, line: usize) {
    let cells = std::mem::take(cells);
    if cells.iter().any(|cell| !cell.trim().is_empty()) {
        rows.push(Row { line, cells });
    }
}

#[cfg(test)]
mod tests {
    use super::{Row, guarded, row, rows, unguarded};
    use proptest::collection::vec;
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    #[test]
    fn rows_know_where_they_begin() {
        let read = rows("a,b\r\n\n\"x\ny\",\"say \"\"no\"\"\"\nlast", ',').expect("rows");
        let row = |line, cells: &[&str]| Row {
            line,
            cells: cells.iter().map(ToString::to_string).collect(),
        };
        let wanted = [
            row(1, &["a", "b"]),
            row(3, &["x\ny", "say \"no\""]),
            row(5, &["last"]),
        ];
        assert_eq!(read, wanted);
        assert_eq!(rows("a\n\"b\nc", ','), Err(2));
    }

    #[test]
    fn what_looks_like_a_formula_is_guarded() {
        for formula in ["=1+1", "+1", "-x", "@sum", "\tx", "＝1", "'=1"] {
            assert_eq!(guarded(formula), format!("'{formula}"));
        }
        for plain in ["", "a=b", "'tis", "1"] {
            assert_eq!(guarded(plain), plain);
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(cells in vec("[a'=+\"\n\r\t,; é-]{0,8}", 1..6)) {
            let safe: Vec<String> = cells.iter().map(|cell| guarded(cell)).collect();
            let text = row(&safe, ',');
            let read = rows(&text, ',').expect("rows");
            if safe.iter().all(|cell| cell.trim().is_empty()) {
                prop_assert!(read.is_empty());
            } else {
                let back: Vec<&str> = read[0].cells.iter().map(|cell| unguarded(cell)).collect();
                prop_assert_eq!(back, cells);
            }
        }
    }
}
