//! A query cut into pieces: quotation marks, minus signs, colons; knows no filter.

/// One piece of a query as it was typed.
#[derive(Debug)]
pub(crate) struct Token<'a> {
    pub(crate) negated: bool,
    /// What stands before a colon.
    pub(crate) name: Option<&'a str>,
    pub(crate) quoted: bool,
    pub(crate) value: &'a str,
}

impl<'a> Token<'a> {
    /// Takes the next piece; a quotation mark that is never closed reaches to the end.
    pub(crate) fn next(rest: &mut &'a str) -> Option<Self> {
        let text = rest.trim_start();
        if text.is_empty() {
            return None;
        }
        let (negated, text) = match text.strip_prefix('-') {
            Some(after) if !after.is_empty() && !after.starts_with(char::is_whitespace) => {
                (true, after)
            }
            _ => (false, text),
        };
        let end = text
            .find(|c: char| c.is_whitespace() || c == '"' || c == ':')
            .unwrap_or(text.len());
        let (head, tail) = text.split_at(end);
        let (name, text) = match tail.strip_prefix(':') {
            Some(after) if !head.is_empty() => (Some(head), after),
            _ => (None, text),
        };
        let (quoted, value, after) = if let Some(inside) = text.strip_prefix('"') {
            let (value, after) = inside.split_once('"').unwrap_or((inside, ""));
            (true, value, after)
        } else {
            let from = usize::from(text.starts_with(':'));
            let end = text
                .char_indices()
                .skip(from)
                .find(|(_, c)| c.is_whitespace() || *c == '"')
                .map_or(text.len(), |(at, _)| at);
            let (value, after) = text.split_at(end);
            (false, value, after)
        };
        *rest = after;
        Some(Self {
            negated,
            name,
            quoted,
            value,
        })
    }
}
