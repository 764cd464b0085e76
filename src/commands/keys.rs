//! `greenroom keys`: every key, as the user's settings have it; as Markdown the table that the README carries.

use crate::app::keymap::{Context, Keymap, rows};
use crate::app::overlay::keys_markdown;
use crate::commands::failure::Failure;
use crate::commands::out::{Side, columns, complain, print};
use crate::startup::Base;

/// Prints the keys.
///
/// # Errors
/// The output cannot be written.
pub(super) fn run(base: &Base, markdown: bool) -> Result<u8, Failure> {
    if markdown {
        print(&keys_markdown())?;
        return Ok(0);
    }
    let (keymap, faults) = Keymap::with(&base.settings.keys);
    complain(&base.settings.notices);
    complain(&faults);
    let contexts = Context::ALL
        .iter()
        .filter_map(|context| place(*context, &keymap));
    let text: Vec<String> = contexts.collect();
    print(&text.join("\n"))?;
    Ok(0)
}

/// A place with its keys, its actions by the names that the configuration knows, and what they do.
fn place(context: Context, keymap: &Keymap) -> Option<String> {
    let row = |binding: &crate::app::keymap::Binding| {
        let keys = keymap.keys(context, binding.action);
        let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
        vec![
            format!("  {}", keys.join(" ")),
            binding.action.name().to_owned(),
            binding.help.to_owned(),
        ]
    };
    let rows: Vec<Vec<String>> = rows(context).map(row).collect();
    let head = format!("{} (keys.{})\n", context.label(), context.name());
    (!rows.is_empty()).then(|| head + &columns(&rows, &[Side::Left; 3]))
}
