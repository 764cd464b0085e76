//! How the drawn values of an estimate are read; knows numbers and texts, no cards.

use std::collections::BTreeMap;

/// A text with `{name}` replaced by drawn values.
pub fn filled(text: &str, values: &BTreeMap<String, f64>) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), &figure(*value))
    })
}

/// A figure as people read it: `50 million`, `4,000`, `0.2`.
pub fn figure(value: f64) -> String {
    let big = [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")];
    for (size, word) in big {
        if value.abs() >= size {
            return format!("{} {word}", trimmed(value / size));
        }
    }
    if value.abs() < 1000.0 {
        return trimmed(value);
    }
    let digits = format!("{:.0}", value.abs());
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if value < 0.0 {
        format!("-{grouped}")
    } else {
        grouped
    }
}

/// At most three significant decimals, no trailing zeros.
fn trimmed(value: f64) -> String {
    let text = format!("{value:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{figure, filled};
    use std::collections::BTreeMap;

    #[test]
    fn figures_read_as_people_say_them() {
        let read = [50e6, 4000.0, 0.25, 1.5e9, -1234.0, 100.0].map(figure);
        assert_eq!(
            read,
            [
                "50 million",
                "4,000",
                "0.25",
                "1.5 billion",
                "-1,234",
                "100"
            ]
        );
    }

    #[test]
    fn drawn_values_are_filled_in() {
        let values = BTreeMap::from([("dau".to_owned(), 50e6)]);
        assert_eq!(
            filled("{dau} users, {other}", &values),
            "50 million users, {other}"
        );
    }
}
