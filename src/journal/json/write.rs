//! Writes JSON objects member by member, in the order in which they are named.

/// An object being written.
pub(crate) struct Members<'a> {
    out: &'a mut Vec<u8>,
    first: bool,
}

/// Writes a whole object.
pub(crate) fn member_list(out: &mut Vec<u8>, write: impl FnOnce(&mut Members<'_>)) {
    out.push(b'{');
    write(&mut Members { out, first: true });
    out.push(b'}');
}

impl Members<'_> {
    fn name(&mut self, name: &str) {
        if !self.first {
            self.out.push(b',');
        }
        self.first = false;
        quoted(self.out, name);
        self.out.push(b':');
    }

    /// A string.
    pub(crate) fn text(&mut self, name: &str, value: &str) {
        self.name(name);
        quoted(self.out, value);
    }

    /// A string, left out when there is none.
    pub(crate) fn maybe_text(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.text(name, value);
        }
    }

    /// A whole number.
    pub(crate) fn whole(&mut self, name: &str, value: impl Into<i128>) {
        self.name(name);
        self.out.extend(value.into().to_string().bytes());
    }

    /// A whole number, left out when there is none.
    pub(crate) fn maybe_whole(&mut self, name: &str, value: Option<impl Into<i128>>) {
        if let Some(value) = value {
            self.whole(name, value);
        }
    }

    /// A number of 64 bits, in its shortest form; what is no number becomes `null`, which no reader takes.
    pub(crate) fn real(&mut self, name: &str, value: f64) {
        self.name(name);
        number(self.out, &value);
    }

    /// A number of 32 bits, in its shortest form.
    pub(crate) fn short_real(&mut self, name: &str, value: f32) {
        self.name(name);
        number(self.out, &value);
    }

    /// `true` or `false`.
    pub(crate) fn flag(&mut self, name: &str, value: bool) {
        self.name(name);
        self.out
            .extend_from_slice(if value { b"true" } else { b"false" });
    }

    /// An object inside.
    pub(crate) fn object(&mut self, name: &str, write: impl FnOnce(&mut Members<'_>)) {
        self.name(name);
        member_list(self.out, write);
    }

    /// An array of objects.
    pub(crate) fn objects<T>(
        &mut self,
        name: &str,
        items: &[T],
        mut write: impl FnMut(&mut Members<'_>, &T),
    ) {
        self.list(name, items, |out, item| {
            member_list(out, |members| write(members, item));
        });
    }

    /// An array of strings.
    pub(crate) fn texts(&mut self, name: &str, items: &[String]) {
        self.list(name, items, |out, item| quoted(out, item));
    }

    /// An array of numbers of 32 bits.
    pub(crate) fn short_reals(&mut self, name: &str, items: &[f32]) {
        self.list(name, items, number);
    }

    /// An array of small whole numbers.
    pub(crate) fn wholes(&mut self, name: &str, items: &[u8]) {
        self.list(name, items, |out, item| {
            out.extend(item.to_string().bytes());
        });
    }

    fn list<T>(&mut self, name: &str, items: &[T], mut write: impl FnMut(&mut Vec<u8>, &T)) {
        self.name(name);
        self.out.push(b'[');
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.out.push(b',');
            }
            write(self.out, item);
        }
        self.out.push(b']');
    }
}

fn quoted(out: &mut Vec<u8>, text: &str) {
    // Writing into a Vec cannot fail.
    let _ = serde_json::to_writer(out, text);
}

fn number<T: serde::Serialize>(out: &mut Vec<u8>, value: &T) {
    let _ = serde_json::to_writer(out, value);
}
