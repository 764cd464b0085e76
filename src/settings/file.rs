//! `config.toml`: what can be set, its defaults, and a sentence for everything that can't be used.

use crate::app::action::Action;
use crate::app::chord::Chord;
use crate::app::keymap::{Context, Override};
use crate::text::near::nearest;
use crate::text::why::why;
use crate::text::{cells, clean};
use std::path::Path;
use toml::Value;

/// The largest configuration file, in bytes.
const LARGEST: u64 = 256 * 1024;

/// What `greenroom config show` prints for one who has set nothing, and what the documentation shows.
pub const SAMPLE: &str = include_str!("../../assets/config.toml");

/// What the user has set.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The hour at which a study day ends, 0 to 23.
    pub rollover_hour: u8,
    /// The name of the theme.
    pub theme: String,
    /// Whether the mouse is captured.
    pub mouse: bool,
    /// Whether glyphs are kept to ASCII.
    pub ascii: bool,
    /// Keys instead of those of the table.
    pub keys: Vec<Override>,
    /// A sentence for each line that can't be used.
    pub notices: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            rollover_hour: 4,
            theme: "default".to_owned(),
            mouse: true,
            ascii: false,
            keys: Vec::new(),
            notices: Vec::new(),
        }
    }
}

/// What can be set.
const NAMES: [&str; 5] = ["rollover_hour", "theme", "mouse", "ascii", "keys"];

impl Settings {
    /// Reads the file; where there is none everything has its default. The file is never written.
    pub fn load(path: &Path) -> Self {
        let refused = |why: String| Self {
            notices: vec![format!(
                "{}: {why} The defaults hold until that is mended.",
                clean::line(&path.to_string_lossy())
            )],
            ..Self::default()
        };
        match std::fs::metadata(path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Self::default(),
            Err(error) => return refused(format!("it cannot be read: {}.", why(&error))),
            Ok(found) if found.len() > LARGEST => {
                return refused("the file is too large.".to_owned());
            }
            Ok(_) => {}
        }
        match std::fs::read_to_string(path) {
            Ok(text) => match Self::parse(&text) {
                Ok(mut settings) => {
                    for notice in &mut settings.notices {
                        notice.insert_str(0, "config.toml: ");
                    }
                    settings
                }
                Err(why) => refused(why),
            },
            Err(error) => refused(format!("it cannot be read: {}.", why(&error))),
        }
    }

    /// Parses the text of a configuration file.
    ///
    /// # Errors
    /// One sentence with the line of what can't be read.
    pub fn parse(text: &str) -> Result<Self, String> {
        let table: toml::Table = toml::from_str(text).map_err(|error| {
            let before = error
                .span()
                .and_then(|span| text.get(..span.start))
                .unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            format!(
                "line {line}: {}.",
                clean::line(error.message().trim_end_matches('.'))
            )
        })?;
        let mut settings = Self::default();
        for (name, value) in &table {
            let set = settings.set(name, value);
            settings.notices.extend(set.err());
        }
        Ok(settings)
    }

    /// Sets one thing; the others hold whatever is wrong with it.
    fn set(&mut self, name: &str, value: &Value) -> Result<(), String> {
        let wrong = |wants: &str| {
            let value = clean::line(&value.to_string()).into_owned();
            let value = cells::truncate(&value, 40).into_owned();
            format!("`{name} = {value}` can't be used; {wants}.")
        };
        let flag = || {
            let flag = value.as_bool();
            flag.ok_or_else(|| wrong("write true or false"))
        };
        match name {
            "rollover_hour" => {
                let hour = value.as_integer().and_then(|hour| u8::try_from(hour).ok());
                let hour = hour.filter(|hour| *hour < 24);
                self.rollover_hour = hour.ok_or_else(|| wrong("choose an hour from 0 to 23"))?;
            }
            "theme" => {
                let theme = value.as_str();
                theme
                    .ok_or_else(|| wrong("write a name in quotes"))?
                    .clone_into(&mut self.theme);
            }
            "mouse" => self.mouse = flag()?,
            "ascii" => self.ascii = flag()?,
            "keys" => {
                let places = value.as_table();
                let example = "write a table such as `[keys.everywhere]`";
                for (place, actions) in places.ok_or_else(|| wrong(example))? {
                    self.bind_all(place, actions);
                }
            }
            other => {
                let near = nearest(other, NAMES).map_or_else(
                    || "`greenroom config show` lists what can be set.".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                );
                return Err(format!("`{}` is no setting; {near}", clean::line(other)));
            }
        }
        Ok(())
    }

    /// Binds the actions of one place.
    fn bind_all(&mut self, place: &str, actions: &Value) {
        let Some(actions) = actions.as_table() else {
            let place = clean::line(place);
            self.notices.push(format!(
                "`keys.{place}` is no table; write `[keys.{place}]` and below it `search = [\"ctrl-f\"]`."
            ));
            return;
        };
        for (action, keys) in actions {
            let keys = keys.as_array().map(|keys| {
                let texts = keys.iter().map(|key| key.as_str().map(str::to_owned));
                texts.collect::<Option<Vec<String>>>()
            });
            match keys.flatten() {
                Some(keys) => self.bind(place, action, &keys),
                None => self.notices.push(format!(
                    "`keys.{}.{}` is no list of keys; write `[\"x\", \"ctrl-x\"]`.",
                    clean::line(place),
                    clean::line(action)
                )),
            }
        }
    }

    fn bind(&mut self, place: &str, action: &str, keys: &[String]) {
        let context = Context::ALL.iter().find(|context| context.name() == place);
        let known = Action::ALL.iter().find(|other| other.name() == action);
        let (Some(context), Some(known)) = (context, known) else {
            self.notices.push(format!(
                "`keys.{}.{}` names no action; `greenroom keys` lists them.",
                clean::line(place),
                clean::line(action)
            ));
            return;
        };
        let mut chords = Vec::new();
        for key in keys {
            match Chord::parse(key) {
                Some(chord) => chords.push(chord),
                None => self.notices.push(format!(
                    "`{}` is no key; write `x`, `ctrl-x`, `enter`, `f1` and the like.",
                    clean::line(key)
                )),
            }
        }
        self.keys.push(Override {
            context: *context,
            action: *known,
            keys: chords,
        });
    }

    /// What holds, as a configuration file.
    pub fn shown(&self) -> String {
        let quoted = |text: &str| Value::String(clean::line(text).into_owned());
        let mut out = format!(
            "rollover_hour = {}\ntheme = {}\nmouse = {}\nascii = {}\n",
            self.rollover_hour,
            quoted(&self.theme),
            self.mouse,
            self.ascii
        );
        for context in Context::ALL {
            let own = self.keys.iter().filter(|wish| wish.context == *context);
            let line = |wish: &Override| {
                let keys: Vec<String> = wish
                    .keys
                    .iter()
                    .map(|key| quoted(&key.to_string()).to_string())
                    .collect();
                format!("{} = [{}]\n", wish.action.name(), keys.join(", "))
            };
            let lines: Vec<String> = own.map(line).collect();
            if !lines.is_empty() {
                out.push_str("\n[keys.");
                out.push_str(&context.name());
                out.push_str("]\n");
                out.push_str(&lines.concat());
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::{SAMPLE, Settings};

    #[test]
    fn the_sample_holds_the_defaults() {
        let settings = Settings::parse(SAMPLE).unwrap();
        assert_eq!(settings.shown(), Settings::default().shown());
        assert_eq!(settings.notices, Vec::<String>::new());
    }

    #[test]
    fn what_cannot_be_used_is_named_with_its_line() {
        let fault = Settings::parse("theme = \"night\"\nmouse = \n").unwrap_err();
        assert!(fault.starts_with("line 2:"), "{fault}");
        // What is wrong in one line takes nothing from the others.
        let settings =
            Settings::parse("mous = true\nascii = true\nmouse = 3\nkeys = 1\nbogus = 1\n");
        let settings = settings.unwrap();
        assert!(settings.ascii && settings.mouse);
        assert_eq!(
            settings.notices,
            [
                "`bogus` is no setting; `greenroom config show` lists what can be set.",
                "`keys = 1` can't be used; write a table such as `[keys.everywhere]`.",
                "`mous` is no setting; did you mean `mouse`?",
                "`mouse = 3` can't be used; write true or false.",
            ]
        );
        let settings = Settings::parse("rollover_hour = 30\n[keys.tree]\nfly = [\"x\"]\n").unwrap();
        assert_eq!(settings.notices.len(), 2);
        assert_eq!(settings.rollover_hour, 4);
    }

    #[test]
    fn what_holds_can_be_read_back() {
        let text = "theme = \"night\"\n[keys.everywhere]\nsearch = [\"ctrl-f\", \"/\"]\n[keys.today]\ngo-on = [\"x\"]\n";
        let shown = Settings::parse(text).unwrap().shown();
        let again = Settings::parse(&shown).unwrap();
        assert_eq!(again.shown(), shown);
        assert_eq!((again.keys.len(), again.theme.as_str()), (2, "night"));
        assert!(shown.contains("[keys.today]\ngo-on = [\"x\"]"), "{shown}");
    }

    #[test]
    fn keys_can_be_moved() {
        let settings =
            Settings::parse("[keys.everywhere]\nsearch = [\"ctrl-f\", \"wheel\"]\n").unwrap();
        assert_eq!(settings.keys.len(), 1);
        assert_eq!(settings.notices.len(), 1, "`wheel` is no key");
    }
}
