//! Numbers as people read them, alone and with their noun; knows words, never what is counted.

/// A number with its noun: `1 question`, `7 questions`, `1,204 questions`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    let noun = if count == 1 { one } else { many };
    format!("{} {noun}", thousands(count))
}

/// A whole number with commas: `1,204`.
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{counted, thousands};

    #[test]
    fn counts_read_as_people_say_them() {
        assert_eq!(counted(1, "point", "points"), "1 point");
        assert_eq!(counted(0, "point", "points"), "0 points");
        assert_eq!(counted(12_345, "point", "points"), "12,345 points");
        assert_eq!(counted(2, "entry", "entries"), "2 entries");
    }

    #[test]
    fn a_comma_stands_before_each_three_digits() {
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(1_000), "1,000");
        assert_eq!(thousands(1_234_567), "1,234,567");
    }
}
