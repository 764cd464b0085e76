//! Markdown events gathered into a shallow tree of blocks; knows structure, not widths.

use crate::text::clean;
use crate::text::span::Role;
use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Containers deeper than this lose their frame and keep their text: nobody can read them, and layout recurses.
const DEPTH_MAX: usize = 12;

/// Text in pieces of one role each; a line end inside is a hard break.
pub(crate) type Runs = Vec<(Role, String)>;

/// A part of a page.
#[derive(Debug)]
pub(crate) enum Block {
    Paragraph(Runs),
    Heading(u8, Runs),
    Code(String),
    Quote(Vec<Block>),
    List {
        /// The first number of a numbered list.
        start: Option<u64>,
        /// Whether blank lines stand between the items.
        loose: bool,
        items: Vec<Block>,
    },
    Item(Vec<Block>),
    Table(Table),
    Rule,
}

/// A table; every row has as many cells as `align`.
#[derive(Debug, Default)]
pub(crate) struct Table {
    pub(crate) align: Vec<Alignment>,
    pub(crate) head: Vec<Runs>,
    pub(crate) rows: Vec<Vec<Runs>>,
}

/// Parses Markdown with tables.
pub(crate) fn parse(markdown: &str) -> Vec<Block> {
    let mut builder = Builder::default();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        builder.take(event);
    }
    builder.finish()
}

enum Container {
    Quote,
    List(Option<u64>),
    Item,
}

struct Frame {
    container: Container,
    blocks: Vec<Block>,
    loose: bool,
}

#[derive(Default)]
struct Builder {
    page: Vec<Block>,
    frames: Vec<Frame>,
    roles: Vec<Role>,
    runs: Runs,
    code: Option<String>,
    heading: u8,
    table: Option<Table>,
    row: Vec<Runs>,
}

impl Builder {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(tag),
            Event::End(end) => self.close(end),
            Event::Text(text) => self.text(&text),
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.run(Role::Code, &text);
            }
            Event::Html(text) | Event::InlineHtml(text) | Event::FootnoteReference(text) => {
                self.text(&text);
            }
            Event::SoftBreak => self.text(&CowStr::Borrowed(" ")),
            Event::HardBreak => self.text(&CowStr::Borrowed("\n")),
            Event::Rule => {
                self.end_paragraph();
                self.push(Block::Rule);
            }
            Event::TaskListMarker(done) => {
                self.run(Role::Marker, if done { "☑ " } else { "☐ " });
            }
        }
    }

    fn open(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => {
                self.end_paragraph();
                // A list is loose as soon as one of its items holds a paragraph of its own.
                if let [.., list, item] = self.frames.as_mut_slice()
                    && matches!(item.container, Container::Item)
                {
                    list.loose = true;
                }
            }
            Tag::Heading { level, .. } => {
                self.end_paragraph();
                self.heading = depth(level);
                self.roles.push(Role::Heading);
            }
            Tag::BlockQuote(_) => self.enter(Container::Quote),
            Tag::List(start) => self.enter(Container::List(start)),
            Tag::Item => self.enter(Container::Item),
            Tag::CodeBlock(_) => {
                self.end_paragraph();
                self.code = Some(String::new());
            }
            Tag::Table(align) => {
                self.end_paragraph();
                self.table = Some(Table {
                    align,
                    ..Table::default()
                });
            }
            Tag::Emphasis => self.roles.push(Role::Emphasis),
            Tag::Strong | Tag::TableHead => self.roles.push(Role::Strong),
            Tag::Link { .. } => self.roles.push(Role::Link),
            Tag::Strikethrough | Tag::Image { .. } => self.roles.push(Role::Muted),
            Tag::HtmlBlock
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => self.end_paragraph(),
            Tag::TableRow | Tag::TableCell | Tag::Superscript | Tag::Subscript => {}
        }
    }

    fn close(&mut self, end: TagEnd) {
        match end {
            TagEnd::Heading(_) => {
                self.roles.pop();
                let runs = self.finished_runs();
                self.push(Block::Heading(self.heading, runs));
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => self.leave(),
            TagEnd::CodeBlock => {
                let code = self.code.take().unwrap_or_default();
                self.push(Block::Code(clean::text(&code).into_owned()));
            }
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    self.push(Block::Table(table));
                }
            }
            TagEnd::TableHead => {
                self.roles.pop();
                let row = std::mem::take(&mut self.row);
                if let Some(table) = &mut self.table {
                    table.head = row;
                }
            }
            TagEnd::TableRow => {
                let row = std::mem::take(&mut self.row);
                if let Some(table) = &mut self.table {
                    table.rows.push(row);
                }
            }
            TagEnd::TableCell => {
                let cell = self.finished_runs();
                self.row.push(cell);
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Link
            | TagEnd::Strikethrough
            | TagEnd::Image => {
                self.roles.pop();
            }
            TagEnd::Paragraph
            | TagEnd::HtmlBlock
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::MetadataBlock(_) => self.end_paragraph(),
            TagEnd::Superscript | TagEnd::Subscript => {}
        }
    }

    fn text(&mut self, text: &CowStr<'_>) {
        if let Some(code) = &mut self.code {
            code.push_str(text);
            return;
        }
        let quoted = || {
            let mut frames = self.frames.iter();
            frames.any(|frame| matches!(frame.container, Container::Quote))
        };
        let role = match self.roles.last() {
            Some(role) => *role,
            None if quoted() => Role::Quote,
            None => Role::Plain,
        };
        self.run(role, text);
    }

    fn run(&mut self, role: Role, text: &str) {
        match self.runs.last_mut() {
            Some((same, before)) if *same == role => before.push_str(text),
            _ => self.runs.push((role, text.to_owned())),
        }
    }

    /// Entities may have brought in what cleaning the source could not see, so runs are cleaned when they are whole.
    fn finished_runs(&mut self) -> Runs {
        let mut runs = std::mem::take(&mut self.runs);
        for (_, text) in &mut runs {
            *text = clean::text(text).into_owned();
        }
        runs
    }

    fn end_paragraph(&mut self) {
        let runs = self.finished_runs();
        if runs.iter().any(|(_, text)| !text.trim().is_empty()) {
            self.push(Block::Paragraph(runs));
        }
    }

    fn push(&mut self, block: Block) {
        match self.frames.last_mut() {
            Some(frame) => frame.blocks.push(block),
            None => self.page.push(block),
        }
    }

    fn enter(&mut self, container: Container) {
        self.end_paragraph();
        self.frames.push(Frame {
            container,
            blocks: Vec::new(),
            loose: false,
        });
    }

    fn leave(&mut self) {
        self.end_paragraph();
        let Some(frame) = self.frames.pop() else {
            return;
        };
        if self.frames.len() >= DEPTH_MAX {
            for block in frame.blocks {
                self.push(block);
            }
            return;
        }
        self.push(match frame.container {
            Container::Quote => Block::Quote(frame.blocks),
            Container::Item => Block::Item(frame.blocks),
            Container::List(start) => Block::List {
                start,
                loose: frame.loose,
                items: frame.blocks,
            },
        });
    }

    fn finish(mut self) -> Vec<Block> {
        while !self.frames.is_empty() {
            self.leave();
        }
        self.end_paragraph();
        self.page
    }
}

fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
