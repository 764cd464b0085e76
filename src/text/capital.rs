//! A word that begins a sentence; knows letters, never what they name.

/// A text with its first letter as a capital.
pub fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(signs).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::capital;

    #[test]
    fn the_first_letter_alone_changes() {
        assert_eq!(capital("the search of DNS"), "The search of DNS");
        assert_eq!(capital("ß"), "SS");
        assert_eq!(capital(""), "");
    }
}
