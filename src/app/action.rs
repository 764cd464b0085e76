//! Everything one can ask greenroom to do, by name; knows neither keys nor screens.

/// Declares the actions once: the variant, its name in key overrides, and what `:` and the help say of it.
macro_rules! actions {
    ($($(#[$doc:meta])* $item:ident = $name:literal;)+) => {
        /// Something one can ask greenroom to do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action { $($(#[$doc])* $item,)+ }

        impl Action {
            /// All actions, in the order of their declaration.
            pub const ALL: &'static [Self] = &[$(Self::$item,)+];

            /// The name in key overrides, such as `next-pane`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$item => $name,)+ }
            }
        }
    };
}

actions! {
    /// Goes on: opens, reveals, saves, confirms; whatever the screen is for.
    GoOn = "go-on";
    /// Goes back one step.
    Back = "back";
    /// Leaves greenroom.
    Leave = "leave";
    /// Leaves at once, work kept.
    LeaveNow = "leave-now";
    /// Stops, so that the shell is there again.
    Suspend = "suspend";
    /// Moves up.
    Up = "up";
    /// Moves down.
    Down = "down";
    /// Moves or folds to the left.
    Left = "left";
    /// Moves or unfolds to the right.
    Right = "right";
    /// Moves up a page.
    PageUp = "page-up";
    /// Moves down a page.
    PageDown = "page-down";
    /// Moves to the first line.
    First = "first";
    /// Moves to the last line.
    Last = "last";
    /// Moves the focus to the next pane or page.
    NextPane = "next-pane";
    /// Moves the focus to the previous pane or page.
    PreviousPane = "previous-pane";
    /// Opens the search.
    Search = "search";
    /// Waits for the place to go to.
    GoTo = "go-to";
    /// Goes to Today.
    Today = "today";
    /// Goes to Study.
    Study = "study";
    /// Goes to Progress.
    Progress = "progress";
    /// Shows the history of the question at hand.
    History = "history";
    /// Shows the keys of this place.
    Keys = "keys";
    /// Lists every action by name.
    Palette = "palette";
    /// Writes the draft.
    Draft = "draft";
    /// Opens the text in the editor.
    Editor = "editor";
    /// Opens the clarifying questions to ask.
    Replies = "replies";
    /// Reveals: it was new to me.
    RevealNew = "reveal-new";
    /// Reveals: I was shaky.
    RevealShaky = "reveal-shaky";
    /// Reveals: I was fairly sure.
    RevealFair = "reveal-fair";
    /// Reveals: I was sure.
    RevealSolid = "reveal-solid";
    /// Gives the point in full.
    MarkFull = "mark-full";
    /// Gives half of the point.
    MarkHalf = "mark-half";
    /// Gives nothing for the point.
    MarkMissed = "mark-missed";
    /// Gives the rest of the group in full.
    RestFull = "rest-full";
    /// Gives nothing for the rest of the group.
    RestMissed = "rest-missed";
    /// Marks a pitfall one fell into.
    Pitfall = "pitfall";
    /// Shows the model answer beside the checklist.
    ModelAnswer = "model-answer";
    /// Takes back the last mark, else the last save.
    Undo = "undo";
    /// Changes the rating that decides when it comes back.
    ChangeRating = "change-rating";
    /// Answers a follow-up.
    FollowUp = "follow-up";
    /// Sets or takes off the bookmark.
    Bookmark = "bookmark";
    /// Takes the question or point out of the schedule, or puts it back.
    TakeOut = "take-out";
    /// Puts the question or point off until tomorrow.
    PutOff = "put-off";
    /// Lets the memory of the question or point start anew.
    StartAnew = "start-anew";
    /// Writes a note on the question.
    Note = "note";
    /// Lists related questions.
    SeeAlso = "see-also";
    /// Copies the text at hand.
    Copy = "copy";
    /// Switches the mouse on or off.
    Mouse = "mouse";
    /// Makes the hits a queue.
    HitsAsQueue = "hits-as-queue";
    /// Puts a round of the hits together.
    HitsAsRound = "hits-as-round";
    /// Completes a filter.
    Complete = "complete";
    /// Goes to rounds.
    Round = "round";
    /// Ends the phase or question and goes on to the next.
    NextPhase = "next-phase";
    /// Stops the clock, or lets it go on.
    Pause = "pause";
    /// Ends the round and grades it.
    EndRound = "end-round";
    /// Tells the interviewer that one had said that.
    SaidBefore = "said-before";
    /// Notes that the point came only when prompted.
    MarkPrompted = "mark-prompted";
    /// Goes on with a round and counts the time away.
    CountAway = "count-away";
    /// Throws a round away.
    Discard = "discard";
    /// Puts a round of one's own together.
    OwnRound = "own-round";
    /// Takes the first choice.
    Choose1 = "choose-1";
    /// Takes the second choice.
    Choose2 = "choose-2";
    /// Takes the third choice.
    Choose3 = "choose-3";
    /// Takes the fourth choice.
    Choose4 = "choose-4";
    /// Writes the debrief to a file.
    WriteFile = "write-file";
    /// Chooses fewer minutes.
    FewerMinutes = "fewer-minutes";
    /// Chooses more minutes.
    MoreMinutes = "more-minutes";
}
