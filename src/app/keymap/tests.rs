use super::{Context, Keymap, Override, TABLE};
use crate::app::action::Action;
use crate::app::chord::{Chord, KeyName};
use std::collections::{BTreeMap, BTreeSet};

/// Letters that mean something else in one place, each with its reason.
const EXCEPTIONS: &[(&str, Context, &str)] = &[
    (
        "s",
        Context::GoTo,
        "the step after g names places by their first letter",
    ),
    (
        "p",
        Context::GoTo,
        "the step after g names places by their first letter",
    ),
    ("h", Context::Progress, "left and right turn the pages"),
    ("h", Context::Objectives, "left and right turn the pages"),
    ("l", Context::Objectives, "left and right turn the pages"),
    ("l", Context::Progress, "left and right turn the pages"),
    ("h", Context::Today, "left and right choose the minutes"),
    ("l", Context::Today, "left and right choose the minutes"),
];

#[test]
fn no_key_is_bound_twice_in_a_context() {
    let (_, refused) = Keymap::with(&[]);
    assert_eq!(refused, Vec::<String>::new());
}

#[test]
fn every_key_of_the_table_is_a_key() {
    for binding in TABLE {
        for key in binding.keys {
            assert!(
                Chord::parse(key).is_some(),
                "`{key}` of {}",
                binding.action.name()
            );
        }
        assert!(!binding.help.is_empty());
    }
}

#[test]
fn every_action_has_a_row() {
    for action in Action::ALL {
        assert!(
            TABLE.iter().any(|binding| binding.action == *action),
            "{}",
            action.name()
        );
    }
}

#[test]
fn a_letter_means_the_same_on_every_screen() {
    let mut meanings: BTreeMap<char, BTreeSet<&str>> = BTreeMap::new();
    for binding in TABLE.iter().filter(|binding| !binding.context.is_text()) {
        for key in binding.keys {
            let excepted = EXCEPTIONS
                .iter()
                .any(|(k, c, _)| k == key && *c == binding.context);
            if let Some(Chord {
                key: KeyName::Char(letter),
                ctrl: false,
                ..
            }) = Chord::parse(key)
                && letter.is_ascii_alphabetic()
                && !excepted
            {
                meanings
                    .entry(letter)
                    .or_default()
                    .insert(binding.action.name());
            }
        }
    }
    for (letter, actions) in meanings {
        assert_eq!(actions.len(), 1, "`{letter}` means {actions:?}");
    }
}

#[test]
fn in_a_text_field_printable_keys_type() {
    let keymap = Keymap::default();
    for key in ["q", "g", "/", "?", "u", ":", "j", "2", "space"] {
        let chord = Chord::parse(key).unwrap();
        assert_eq!(keymap.resolve(&[Context::Writing], chord), None, "{key}");
    }
    for (key, action) in [('c', Action::LeaveNow), ('z', Action::Suspend)] {
        let resolved = keymap.resolve(&[Context::Writing], Chord::ctrl(key));
        assert_eq!(resolved, Some(action));
    }
    assert_eq!(
        keymap.resolve(&[Context::Writing], Chord::parse("f1").unwrap()),
        Some(Action::Keys)
    );
}

#[test]
fn an_override_moves_a_key_and_a_clash_is_refused_in_a_sentence() {
    let wish = |action, key: &str| Override {
        context: Context::Everywhere,
        action,
        keys: vec![Chord::parse(key).unwrap()],
    };
    let (keymap, refused) = Keymap::with(&[wish(Action::Search, "ctrl-f")]);
    assert_eq!(refused.len(), 1, "ctrl-f is a page down: {refused:?}");
    let (moved, refused) = Keymap::with(&[wish(Action::Search, "W")]);
    assert!(refused.is_empty());
    assert_eq!(
        moved.resolve(&[Context::Tree], Chord::char('W')),
        Some(Action::Search)
    );
    assert_eq!(moved.resolve(&[Context::Tree], Chord::char('/')), None);
    let (stubborn, _) = Keymap::with(&[wish(Action::LeaveNow, "Z")]);
    for map in [keymap, stubborn] {
        assert_eq!(
            map.resolve(&[Context::Grade], Chord::ctrl('c')),
            Some(Action::LeaveNow)
        );
    }
}
