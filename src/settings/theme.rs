//! Themes: one TOML file each, turned into colours.

use crate::text::clean;
use crate::ui::theme::{Palette, Theme};
use ratatui::style::Color;
use serde::Deserialize;

/// The themes that come with greenroom: name and text.
pub const THEMES: &[(&str, &str)] = &[
    ("default", include_str!("../../assets/themes/default.toml")),
    ("night", include_str!("../../assets/themes/night.toml")),
    ("day", include_str!("../../assets/themes/day.toml")),
    ("mono", include_str!("../../assets/themes/mono.toml")),
];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    text: String,
    muted: String,
    faint: String,
    accent: String,
    good: String,
    weak: String,
    due: String,
    background: String,
    chosen: String,
}

/// The theme of a name.
///
/// # Errors
/// One sentence when there is no such theme or one of its colours is none.
pub fn theme(name: &str) -> Result<Theme, String> {
    let Some((_, text)) = THEMES.iter().find(|(other, _)| *other == name) else {
        let names: Vec<&str> = THEMES.iter().map(|(name, _)| *name).collect();
        let name = clean::line(name);
        return Err(format!(
            "There is no theme `{name}`. Choose one of {}.",
            names.join(", ")
        ));
    };
    parse(text).map_err(|fault| format!("The theme `{name}` can't be used: {fault}."))
}

fn parse(text: &str) -> Result<Theme, String> {
    let shape: Shape = toml::from_str(text).map_err(|error| error.message().to_owned())?;
    let colour = |text: &str| -> Result<Color, String> {
        text.parse::<Color>()
            .map_err(|_| format!("`{}` is no colour", clean::line(text)))
    };
    Ok(Theme::new(Palette {
        text: colour(&shape.text)?,
        muted: colour(&shape.muted)?,
        faint: colour(&shape.faint)?,
        accent: colour(&shape.accent)?,
        good: colour(&shape.good)?,
        weak: colour(&shape.weak)?,
        due: colour(&shape.due)?,
        background: colour(&shape.background)?,
        chosen: colour(&shape.chosen)?,
    }))
}

#[cfg(test)]
mod tests {
    use super::{THEMES, theme};

    #[test]
    fn every_theme_that_ships_can_be_used() {
        for (name, _) in THEMES {
            assert!(theme(name).is_ok(), "{name}: {:?}", theme(name));
        }
        assert_eq!(
            theme("default").unwrap(),
            crate::ui::theme::Theme::default()
        );
        assert!(theme("nosuch").unwrap_err().contains("night"));
    }
}
