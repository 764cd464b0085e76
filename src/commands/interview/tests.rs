use super::{bytes, wish, write};
use crate::cli::InterviewArgs;
use crate::domain::pack::PresetShape;
use crate::domain::record::{Record, RoundEnding, What};
use crate::domain::time::Moment;
use crate::library::Library;
use crate::pack::{Source, load_all};

fn library() -> Library {
    let packs = load_all(&Source::built_in());
    Library::new(packs.into_iter().filter_map(|loaded| loaded.pack).collect())
}

#[test]
fn a_question_is_asked_as_its_kind_is_asked_in_rounds() {
    let library = library();
    let design = InterviewArgs {
        id: Some("design-chat-service".to_owned()),
        ..InterviewArgs::default()
    };
    if let Ok(found) = wish(&design, &library) {
        assert!(matches!(found.shape, PresetShape::Phases(_)));
    }
    let concept = library
        .questions()
        .find(|question| question.kind == crate::domain::pack::Kind::Concept)
        .unwrap();
    let args = InterviewArgs {
        id: Some(concept.key.to_string()),
        ..InterviewArgs::default()
    };
    let found = wish(&args, &library).unwrap();
    assert_eq!(found.shape, PresetShape::Questions(1));
    assert_eq!(found.minutes, concept.minutes.max(1));
    let args = InterviewArgs {
        preset: Some("design-45".to_owned()),
        ..args
    };
    assert_eq!(wish(&args, &library).unwrap_err().code, 2);
    let args = InterviewArgs {
        id: Some("no-such-question-at-all".to_owned()),
        ..InterviewArgs::default()
    };
    assert_eq!(wish(&args, &library).unwrap_err().code, 1);
}

#[test]
fn the_file_opens_with_who_wrote_it_and_its_lines_are_in_order() {
    let at = Moment {
        wall_ms: 1_795_340_400_000,
        ..Moment::default()
    };
    let end = |fresh| {
        let round = crate::domain::id::RecordId::mint(1, 1);
        let why = RoundEnding::Done;
        Record::new(
            at,
            fresh,
            What::RoundEnd {
                round,
                why,
                wall: 1,
                active: 1,
            },
        )
    };
    let text = String::from_utf8(bytes(vec![end(5), end(6)]).unwrap()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].contains("\"k\":\"file\"") && lines[0].contains("greenroom"));
    assert!(lines[1].contains("\"h\":1795340400001"), "{}", lines[1]);
}

#[test]
fn the_file_is_named_with_the_folder_it_is_in() {
    let folder = tempfile::tempdir().unwrap();
    let name = folder.path().join("2026-11-22-shard-key.partner.jsonl");
    let written = write(&name.display().to_string(), Vec::new()).unwrap();
    assert_eq!(written, name.display().to_string());
    // A bare name is put into the folder one stands in: that folder is what has to be said.
    let bare = format!("{}.partner.jsonl", std::process::id());
    let written = std::path::PathBuf::from(write(&bare, Vec::new()).unwrap());
    let there = written.exists();
    std::fs::remove_file(&written).unwrap();
    assert!(written.is_absolute() && there, "{}", written.display());
}
