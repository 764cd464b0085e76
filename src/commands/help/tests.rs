use crate::app::brief::PAGES;
use crate::cli::Cli;
use crate::commands::help::{TOPICS, command, topic, unknown};
use crate::domain::fitting;
use crate::domain::grade::{Band, Bar, Mark, PointMark, grade, worth_most};
use crate::domain::id::Slug;
use crate::domain::pack::{Dimension, Group, Level};
use crate::domain::plan::{LAST_ROUND, TAPER, WARM_UP, WITHOUT_DATE};
use crate::domain::progress::LEECH;
use crate::domain::round::PUSHES_MOST;
use crate::domain::stats;
use crate::library::search::Is;
use crate::text::markdown;
use clap::CommandFactory;

/// A topic's text on one line.
fn text(name: &str) -> String {
    let topic = topic(name).unwrap_or_else(|| panic!("no topic {name}"));
    topic.text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn says(name: &str, words: &str) {
    let text = text(name);
    assert!(
        text.contains(words),
        "{name} does not say {words:?}: {text}"
    );
}

fn mark(id: &str, mark: Mark, gate: bool, prompted: bool, weight: u32) -> PointMark {
    PointMark {
        point: Slug::parse(id).expect("a slug"),
        group: Group::Cover,
        mark,
        parts: None,
        prompted,
        weight,
        level: Level::Mid,
        dimension: Dimension::Depth,
        gate,
    }
}

fn figure(gate: Mark, prompted: bool) -> u8 {
    let marks = [
        mark("gate", gate, true, prompted, 1),
        mark("rest", Mark::Full, false, false, 50),
    ];
    grade(Level::Mid, &marks, &[]).figure().expect("a figure")
}

#[test]
fn texts_are_narrow_and_open_with_a_title() {
    for topic in TOPICS {
        let long: Vec<&str> = topic
            .text
            .lines()
            .filter(|line| line.chars().count() > 80)
            .collect();
        assert!(long.is_empty(), "{}: {long:?}", topic.name);
        assert!(topic.text.starts_with("# "), "{}", topic.name);
        let wide = markdown::layout(topic.text, 80);
        let cut = wide.iter().any(|line| line.text().contains('…'));
        assert!(!cut, "{}: something is cut off", topic.name);
    }
}

#[test]
fn no_topic_takes_the_name_of_a_command_and_all_commands_exist() {
    let cli = Cli::command();
    for topic in TOPICS {
        assert!(cli.find_subcommand(topic.name).is_none(), "{}", topic.name);
        for command in topic.commands {
            assert!(cli.find_subcommand(command).is_some(), "{command}");
        }
    }
}

#[test]
fn commands_that_the_texts_name_are_there() {
    let cli = Cli::command();
    for topic in TOPICS {
        for named in topic.text.split("greenroom ").skip(1) {
            let word: String = named
                .chars()
                .take_while(|c| c.is_ascii_lowercase() || *c == '-')
                .collect();
            let is_command = cli.find_subcommand(&word).is_some();
            // `greenroom's` and sentences in which greenroom does something.
            let is_prose = ["is", "never", "and"].contains(&word.as_str());
            assert!(
                is_command || is_prose || word.is_empty(),
                "{}: greenroom {word}",
                topic.name
            );
        }
        for named in topic.text.split("greenroom help ").skip(1) {
            let end = named.find('`').expect("an end");
            assert!(
                TOPICS
                    .iter()
                    .any(|topic| named.get(..end) == Some(topic.name)),
                "{named:.20}"
            );
        }
    }
}

#[test]
fn the_figures_of_scoring_are_those_of_the_code() {
    says(
        "scoring",
        &format!(
            "holds the figure at {} or below",
            figure(Mark::Missed, false)
        ),
    );
    says(
        "scoring",
        &format!("holds it at {} or below", figure(Mark::Full, true)),
    );
    let costs = 100 - {
        let pitfall = crate::domain::grade::PitfallMark {
            pitfall: Slug::parse("fell").expect("a slug"),
            weight: 1,
        };
        let marks = [mark("rest", Mark::Full, false, false, 1)];
        grade(Level::Mid, &marks, &[pitfall])
            .figure()
            .expect("a figure")
    };
    says("scoring", &format!("takes {costs} times its weight off"));
    for (band, words) in [
        (Band::StrongHire, "and more | strong hire"),
        (Band::Hire, "to 84 | hire"),
        (Band::LeanNo, "to 69 | lean no"),
    ] {
        let least = (0..=100)
            .find(|figure| Band::of(*figure) == band)
            .expect("a figure");
        says("scoring", &format!("{least} {words}"));
    }
    says(
        "scoring",
        &format!("fewer than {} observations", stats::FEWEST),
    );
}

#[test]
fn the_figures_of_schedule_plan_and_rounds_are_those_of_the_code() {
    let missed: Vec<PointMark> = ["a", "b", "c", "d", "e"]
        .iter()
        .map(|id| mark(id, Mark::Missed, false, false, 1))
        .collect();
    let bars: [Option<Bar>; 3] = grade(Level::Mid, &missed, &[]).bars;
    let worth = worth_most(&missed, &bars).len();
    says("schedule", &format!("Up to {worth} points of an answer"));
    says("rounds", &format!("the {worth} points worth most"));
    says("schedule", &format!("missed {LEECH} times is a *leech*"));
    says(
        "schedule",
        &format!(
            "once there are {} that can be learned from",
            fitting::FEWEST
        ),
    );
    says("rounds", &format!("at most {PUSHES_MOST} times a round"));
    says("planning", &format!("it looks {WITHOUT_DATE} days ahead"));
    says("planning", &format!("In the last {TAPER} days nothing new"));
    says(
        "planning",
        &format!("than {LAST_ROUND} days before the interview"),
    );
    says("planning", &format!("at most {PAGES} pages"));
    says("planning", &format!("a warm-up of {WARM_UP} minutes"));
    for (word, _) in Is::ALL {
        says("searching", word);
    }
}

#[test]
fn near_names_come_first() {
    let cli = Cli::command();
    let said = unknown("shcedule", &cli, &[]).sentence;
    assert!(
        said.contains("did you mean `schedule`? The topics are start, words, "),
        "{said}"
    );
    let said = unknown(
        "round shwo",
        cli.find_subcommand("round").expect("round"),
        &["round".to_owned()],
    );
    assert!(
        said.sentence
            .contains("did you mean `show`? Below `round` there is start, list, show."),
        "{said:?}"
    );
    assert!(
        command(&["round".to_owned(), "show".to_owned()])
            .expect("help")
            .contains("greenroom round show")
    );
}
