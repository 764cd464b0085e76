//! Holds the documents to what they speak of: keys, commands, links.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "a test that cannot go on has failed"
)]

#[path = "docs/manual.rs"]
mod manual;

use greenroom::app::overlay::keys_markdown;
use std::path::Path;

const BEGIN: &str = "<!-- keys: made by `greenroom keys --markdown`, held by a test -->\n";
const END: &str = "<!-- /keys -->";

fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect(name)
}

/// `GREENROOM_WRITE_DOCS=1 cargo test --test docs` writes the block anew.
#[test]
fn the_keys_of_the_readme_are_those_of_the_table() {
    let readme = read("README.md");
    let start = readme.find(BEGIN).expect("the block begins") + BEGIN.len();
    let end = readme.find(END).expect("the block ends");
    if std::env::var_os("GREENROOM_WRITE_DOCS").is_some() {
        let written = format!("{}{}{}", &readme[..start], keys_markdown(), &readme[end..]);
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
        std::io::Write::write_all(
            &mut std::fs::File::create(path).unwrap(),
            written.as_bytes(),
        )
        .unwrap();
        return;
    }
    assert_eq!(
        &readme[start..end],
        keys_markdown(),
        "write it anew: GREENROOM_WRITE_DOCS=1 cargo test --test docs"
    );
}

/// `GREENROOM_WRITE_DOCS=1 cargo test --test docs` writes it anew.
#[test]
fn the_manual_page_is_that_of_the_argument_grammar() {
    let made = manual::page();
    if std::env::var_os("GREENROOM_WRITE_DOCS").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/greenroom.1");
        std::fs::write(path, made).unwrap();
        return;
    }
    assert_eq!(
        read("assets/greenroom.1"),
        made,
        "write it anew: GREENROOM_WRITE_DOCS=1 cargo test --test docs"
    );
}

#[test]
fn the_manual_page_names_every_command_and_what_clap_does_not_know() {
    use clap::CommandFactory;
    let page = manual::page().replace('\\', "");
    for command in greenroom::cli::Cli::command().get_subcommands() {
        let head = format!("greenroom {}", command.get_name());
        assert!(page.contains(&head), "{head}");
    }
    for section in [
        "EXIT STATUS",
        "ENVIRONMENT",
        "FILES",
        "TOPICS",
        "GREENROOM_DATA_DIR",
        "NO_COLOR",
    ] {
        assert!(page.contains(section), "{section}");
    }
}

#[test]
fn the_first_screen_of_the_readme_runs_and_tests_it() {
    let head: String = read("README.md")
        .lines()
        .take(20)
        .collect::<Vec<_>>()
        .join("\n");
    assert!(
        head.contains("cargo run --release")
            && head.contains("cargo test")
            && head.contains("assets/study.svg")
    );
}

#[test]
fn links_between_documents_lead_somewhere() {
    for name in [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "content/FORMAT.md",
        "docs/exchange.md",
        "docs/journal.md",
        "docs/rounds.md",
    ] {
        let text = read(name);
        for link in text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            if link.starts_with("http") || link.starts_with('#') {
                continue;
            }
            let base = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
            let target = base.parent().unwrap().join(link.split('#').next().unwrap());
            assert!(target.exists(), "{name} links to {link}");
        }
    }
}

#[test]
fn every_command_that_the_readme_names_is_there() {
    use clap::CommandFactory;
    let known: Vec<String> = greenroom::cli::Cli::command()
        .get_subcommands()
        .map(|command| command.get_name().to_owned())
        .collect();
    let readme = read("README.md");
    for line in readme
        .lines()
        .filter(|line| line.starts_with("| `greenroom "))
    {
        let command = line
            .trim_start_matches("| `greenroom ")
            .split([' ', '`'])
            .next()
            .unwrap();
        assert!(known.iter().any(|name| name == command), "{command}");
    }
}
