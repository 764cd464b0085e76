use super::{find, latest, stretched, wish};
use crate::cli::RoundWish;
use crate::domain::pack::{Kind, Level, Phase, PresetShape};
use crate::domain::progress::Progress;
use crate::library::Library;
use crate::pack::{Source, load_all};

fn library() -> Library {
    let packs = load_all(&Source::built_in());
    Library::new(packs.into_iter().filter_map(|loaded| loaded.pack).collect())
}

fn asked(preset: Option<&str>) -> RoundWish {
    RoundWish {
        preset: preset.map(str::to_owned),
        ..RoundWish::default()
    }
}

#[test]
fn a_preset_can_be_shortened_and_its_phases_keep_their_proportions() {
    let library = library();
    let mut args = asked(Some("design-45"));
    args.minutes = Some(90);
    let wish = wish(&args, &library).unwrap();
    let PresetShape::Phases(phases) = wish.shape else {
        panic!("phases");
    };
    let minutes: Vec<u32> = phases.iter().map(|(_, minutes)| *minutes).collect();
    assert_eq!(minutes, [10, 10, 30, 30, 10]);
    let short = stretched(PresetShape::Phases(vec![(Phase::WrapUp, 5)]), 45, 1);
    assert_eq!(short, PresetShape::Phases(vec![(Phase::WrapUp, 1)]));
}

#[test]
fn a_phase_alone_is_a_slice() {
    let library = library();
    let args = RoundWish {
        phase: Some("deep-dive".to_owned()),
        seed: Some(9),
        ..RoundWish::default()
    };
    let found = wish(&args, &library).unwrap();
    assert_eq!(found.preset, "slice-deep-dive");
    assert_eq!(
        (found.seed, found.kinds.as_slice()),
        (Some(9), [Kind::Design].as_slice())
    );
    let mut of_preset = asked(Some("design-45"));
    of_preset.phase = Some("requirements".to_owned());
    let found = wish(&of_preset, &library).unwrap();
    assert_eq!(
        found.shape,
        PresetShape::Phases(vec![(Phase::Requirements, 5)])
    );
}

#[test]
fn questions_topic_and_level_make_a_round_of_ones_own() {
    let args = RoundWish {
        questions: Some(2),
        level: Some("senior".to_owned()),
        ..RoundWish::default()
    };
    let found = wish(&args, &library()).unwrap();
    assert_eq!(found.preset, "own");
    assert_eq!(found.shape, PresetShape::Questions(2));
    assert_eq!(found.levels, [Level::Senior]);
}

#[test]
fn what_is_not_there_is_answered_with_what_is() {
    let library = library();
    let refused = wish(&asked(Some("desing-45")), &library).unwrap_err();
    assert_eq!(refused.code, 2);
    assert!(
        refused.sentence.contains("design-45"),
        "{}",
        refused.sentence
    );
    let mut args = asked(Some("design-45"));
    args.questions = Some(3);
    assert_eq!(wish(&args, &library).unwrap_err().code, 2);
    let args = RoundWish {
        topic: Some("nothing/here".to_owned()),
        ..RoundWish::default()
    };
    assert_eq!(wish(&args, &library).unwrap_err().code, 1);
    assert_eq!(find(&Progress::default(), "01").unwrap_err().code, 1);
    let none = latest(&Progress::default()).unwrap_err();
    assert_eq!(none.code, 1);
    assert!(none.sentence.contains("`greenroom round` begins one."));
}
