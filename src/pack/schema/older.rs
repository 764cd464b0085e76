//! What TOML 1.1 allows and tools for TOML 1.0 refuse; scans bytes, since the parser doesn't tell the two apart.

use crate::pack::fault::Faults;

const ADVICE: &str = "Other tools may refuse the file: write it as TOML 1.0.";

/// Warns, once a thing and line, of syntax that TOML 1.0 does not have; the text has to be valid TOML 1.1.
pub(crate) fn warn_of_newer_syntax(text: &str, faults: &mut Faults<'_>) {
    let mut scan = Scan {
        text,
        bytes: text.as_bytes(),
        quote_at: None,
        at: 0,
        open: Vec::new(),
        comma_at: None,
        found: Vec::new(),
    };
    while scan.step() {}
    for (at, what) in scan.found {
        faults.warn(at, format!("{what} is newer than TOML 1.0."), ADVICE);
    }
}

struct Scan<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    /// The brackets that are open, `[` or `{`, and whether a line end in one was reported.
    open: Vec<(u8, bool)>,
    /// The comma that nothing has followed yet.
    comma_at: Option<usize>,
    found: Vec<(usize, &'static str)>,
    /// The last quote that was looked up, and where it stands.
    quote_at: Option<(u8, usize)>,
}

impl Scan<'_> {
    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn step(&mut self) -> bool {
        let Some(byte) = self.peek(0) else {
            return false;
        };
        match byte {
            b' ' | b'\t' | b'\r' => self.at += 1,
            b'#' => self.skip_to_line_end(),
            b'\n' => self.line_end(),
            b',' => {
                self.comma_at = Some(self.at);
                self.at += 1;
            }
            b'[' | b'{' => {
                self.open.push((byte, false));
                self.comma_at = None;
                self.at += 1;
            }
            b']' | b'}' => self.close(byte),
            b'"' | b'\'' => self.string(byte),
            _ => {
                self.comma_at = None;
                self.at += 1;
            }
        }
        true
    }

    fn skip_to_line_end(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at += rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len());
    }

    fn line_end(&mut self) {
        if let Some((b'{', said)) = self.open.last_mut()
            && !*said
        {
            *said = true;
            self.found.push((self.at, "A line end inside `{ }`"));
        }
        self.at += 1;
    }

    fn close(&mut self, byte: u8) {
        self.open.pop();
        if let (b'}', Some(comma)) = (byte, self.comma_at) {
            self.found.push((comma, "A comma before `}`"));
        }
        self.comma_at = None;
        self.at += 1;
    }

    fn string(&mut self, quote: u8) {
        self.comma_at = None;
        let long = self.peek(1) == Some(quote) && self.peek(2) == Some(quote);
        self.at += if long { 3 } else { 1 };
        while let Some(ahead) = self.next_quote(quote) {
            if quote == b'"'
                && let Some(escape) = self.rest(ahead).find('\\')
            {
                self.at += escape;
                if matches!(self.peek(1), Some(b'e' | b'x')) {
                    self.found.push((self.at, "The escape `\\e` or `\\x`"));
                }
                self.at += 2;
                continue;
            }
            self.at += ahead;
            if long && !(self.peek(1) == Some(quote) && self.peek(2) == Some(quote)) {
                self.at += 1;
                continue;
            }
            self.at += if long { 3 } else { 1 };
            // Up to two quotes may stand right before the closing three.
            while long && self.peek(0) == Some(quote) {
                self.at += 1;
            }
            return;
        }
        self.at = self.text.len();
    }

    /// How far ahead the next quote is; looked up once and remembered.
    fn next_quote(&mut self, quote: u8) -> Option<usize> {
        if self
            .quote_at
            .is_none_or(|(known, at)| known != quote || at < self.at)
        {
            let ahead = self.text.get(self.at..)?.find(char::from(quote))?;
            self.quote_at = Some((quote, self.at + ahead));
        }
        self.quote_at.map(|(_, at)| at - self.at)
    }

    fn rest(&self, length: usize) -> &str {
        let end = self.at + length;
        self.text.get(self.at..end).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::warn_of_newer_syntax;
    use crate::pack::fault::Faults;

    fn warnings(text: &str) -> Vec<String> {
        let mut faults = Faults::new("f", text);
        warn_of_newer_syntax(text, &mut faults);
        let all = faults.into_diagnostics();
        all.iter()
            .map(|d| format!("{}:{} {}", d.line, d.column, d.message))
            .collect()
    }

    #[test]
    fn what_only_the_newer_syntax_has_is_found() {
        assert_eq!(
            warnings("a = { b = 1,\n c = 2, }\nd = \"\\e \\x41\"\n"),
            [
                "1:13 A line end inside `{ }` is newer than TOML 1.0.",
                "2:7 A comma before `}` is newer than TOML 1.0.",
                "3:6 The escape `\\e` or `\\x` is newer than TOML 1.0.",
                "3:9 The escape `\\e` or `\\x` is newer than TOML 1.0.",
            ]
        );
    }

    #[test]
    fn plain_toml_gives_no_warning() {
        let plain = "# { \"\n[[t]]\na = [\n 1, # , }\n 2,\n]\nb = { c = [\n1,\n], d = '''\n{,}\\e''' }\n\
                     e = \"\"\"x \\\"\"\" \\\\e {,}\"\"\"\"\"\nf = '\\e'\n";
        assert_eq!(warnings(plain), Vec::<String>::new());
    }
}
