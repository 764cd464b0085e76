//! The closed vocabularies of packs: kinds, levels, groups, phases, dimensions; each with the one word that files use.

/// Declares a closed vocabulary once: the type, its words in files, its names for people, all of it in order.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$item_doc:meta])* $item:ident = $word:literal, $label:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$item_doc])* $item,)+ }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$item,)+];

            /// The word in files.
            pub fn word(self) -> &'static str {
                match self { $(Self::$item => $word,)+ }
            }

            /// The name on screens.
            pub fn label(self) -> &'static str {
                match self { $(Self::$item => $label,)+ }
            }

            /// Parses the word of a file.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$item),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.label())
            }
        }
    };
}

vocabulary! {
    /// What sort of question it is.
    Kind {
        /// Explain a thing.
        Concept = "concept", "concept";
        /// Design a system, by phases.
        Design = "design", "design";
        /// A situation to work through.
        Scenario = "scenario", "scenario";
        /// One's own system or experience.
        Story = "story", "story";
        /// One line, one answer.
        Quickfire = "quickfire", "quickfire";
        /// A claim to judge.
        Myth = "myth", "myth";
        /// A figure to work out.
        Estimate = "estimate", "estimate";
    }
}

vocabulary! {
    /// How senior an answer has to be.
    Level {
        /// What everyone should know.
        Foundation = "foundation", "foundation";
        /// A mid-level engineer.
        Mid = "mid", "mid";
        /// A senior engineer.
        Senior = "senior", "senior";
        /// A staff engineer.
        Staff = "staff", "staff";
    }
}

impl Level {
    /// The levels at which there is a bar and a verdict.
    pub const BARS: [Self; 3] = [Self::Mid, Self::Senior, Self::Staff];
}

vocabulary! {
    /// The part of a question that a point belongs to.
    Group {
        /// What to ask first.
        Clarify = "clarify", "clarify";
        /// The steps of the answer.
        Cover = "cover", "cover";
        /// What a strong candidate adds.
        Practices = "practices", "practices";
        /// Of a deeper question under the question.
        FollowUp = "follow_up", "follow-up";
        /// Of a changed requirement.
        PushBack = "push_back", "push-back";
    }
}

vocabulary! {
    /// A part of a design round.
    Phase {
        /// What the system must do and withstand.
        Requirements = "requirements", "requirements";
        /// How much of it.
        Estimation = "estimation", "estimation";
        /// Interfaces and data model.
        ApiData = "api-data", "API and data";
        /// The picture of the whole.
        HighLevel = "high-level", "high level";
        /// Where it gets hard.
        DeepDive = "deep-dive", "deep dive";
        /// What could go wrong and what comes next.
        WrapUp = "wrap-up", "wrap-up";
    }
}

vocabulary! {
    /// What is judged; the eight are closed.
    Dimension {
        /// Finds out what is asked.
        Scoping = "scoping", "scoping";
        /// Puts the right parts together.
        Design = "design", "design";
        /// Models data and interfaces.
        DataApi = "data-api", "data and API";
        /// Knows how things work inside.
        Depth = "depth", "depth";
        /// Knows what grows and what then breaks.
        Scale = "scale", "scale";
        /// Knows what fails and what happens then.
        Reliability = "reliability", "reliability";
        /// Weighs one way against another.
        TradeOffs = "trade-offs", "trade-offs";
        /// Is easy to follow.
        Communication = "communication", "communication";
    }
}

vocabulary! {
    /// What a reference is.
    ReferenceKind {
        /// Software to reach for.
        Tool = "tool", "tool";
        /// A book.
        Book = "book", "book";
        /// A course or site to practise on.
        Course = "course", "course";
        /// A codebase to read.
        Codebase = "codebase", "codebase";
        /// A blog.
        Blog = "blog", "blog";
        /// A podcast.
        Podcast = "podcast", "podcast";
        /// A newsletter.
        Newsletter = "newsletter", "newsletter";
        /// A video channel.
        Channel = "channel", "channel";
    }
}
