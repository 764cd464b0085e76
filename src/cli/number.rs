//! Whole numbers on the command line, refused in words of ours; knows no option.

/// Parses a whole number from `LOW` to `HIGH`.
///
/// # Errors
/// The second half of a sentence: what it takes.
pub(crate) fn number<const LOW: u32, const HIGH: u32>(word: &str) -> Result<u32, String> {
    let parsed = word.parse().ok();
    parsed
        .filter(|number| (LOW..=HIGH).contains(number))
        .ok_or_else(|| match (LOW, HIGH) {
            (0, u32::MAX) => "it takes a whole number".to_owned(),
            (_, u32::MAX) => format!("it takes a whole number from {LOW} on"),
            _ => format!("it takes a whole number from {LOW} to {HIGH}"),
        })
}

/// Parses a seed, which is any whole number of 64 bits.
///
/// # Errors
/// The second half of a sentence: what it takes.
pub(crate) fn seed(word: &str) -> Result<u64, String> {
    let refused = |_| "it takes a whole number, such as 7".to_owned();
    word.parse().map_err(refused)
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn a_number_keeps_to_its_range_and_says_it() {
        assert_eq!(number::<1, 600>("45"), Ok(45));
        for wrong in ["0", "601", "-1", "1.5", "many", "", "99999999999999"] {
            let refused = number::<1, 600>(wrong).unwrap_err();
            assert_eq!(refused, "it takes a whole number from 1 to 600", "{wrong}");
        }
        let refused = number::<1, { u32::MAX }>("0").unwrap_err();
        assert_eq!(refused, "it takes a whole number from 1 on");
    }
}
