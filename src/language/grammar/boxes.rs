//! Boxes with things, in brackets within brackets.

use super::super::choice::{Choice, Skill, Test};
use super::{State, Tattle, Visit};

/// Brackets that are open, the innermost last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Brackets {
    kinds: [u8; DEEPEST],
    depth: usize,
}

/// Brackets within one another, at most.
const DEEPEST: usize = 3;
/// Things in a box, at most.
const MOST_THINGS: u8 = 5;

const OPENING: [&str; 3] = ["(", "[", "{"];
const OPENING_LATER: [&str; 3] = [" (", " [", " {"];
const CLOSING: [&str; 3] = [")", "]", "}"];

impl Brackets {
    fn opened(mut self, kind: u8) -> Self {
        self.kinds[self.depth] = kind;
        self.depth += 1;
        self
    }

    fn closed(mut self) -> Self {
        self.depth -= 1;
        self.kinds[self.depth] = 0;
        self
    }

    fn innermost(self) -> Option<usize> {
        Some(usize::from(self.kinds[self.depth.checked_sub(1)?]))
    }
}

/// States of what is in a box.
#[allow(missing_docs, reason = "each is named for what is written in it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Boxes {
    First { things: u8, open: Brackets },
    Next { things: u8, open: Brackets },
}

impl Boxes {
    fn first(things: u8, open: Brackets) -> Option<State> {
        Some(Self::First { things, open }.into())
    }

    fn next(things: u8, open: Brackets) -> Option<State> {
        Some(Self::Next { things, open }.into())
    }
}

impl Tattle<'_> {
    pub(super) fn about_boxes<'a>(&'a self, state: Boxes, visit: &mut Visit<'a, '_>) {
        match state {
            Boxes::First { things, open } => {
                let choice = Choice {
                    before: "a ",
                    ..Choice::ranked(1.0, &self.lexicon.things)
                };
                visit(choice, &|_| Boxes::next(things + 1, open));
            }
            Boxes::Next { things: 0, open } => {
                visit(Choice::of(1.0, &OPENING), &|kind| {
                    Boxes::first(0, open.opened(kind))
                });
            }
            Boxes::Next { things, open } => match open.innermost() {
                Some(kind) => self.go_on(things, open, kind, visit),
                None => visit(Choice::text(1.0, ".\n"), &|_| None),
            },
        }
    }

    /// Another bracket, another thing, or the end of the innermost bracket.
    fn go_on<'a>(&'a self, things: u8, open: Brackets, kind: usize, visit: &mut Visit<'a, '_>) {
        let more = things < MOST_THINGS;
        let deeper = more && open.depth < DEEPEST;
        if deeper {
            visit(Choice::of(0.3, &OPENING_LATER), &|kind| {
                Boxes::first(things, open.opened(kind))
            });
        }
        if more {
            let share = if deeper { 0.3 } else { 0.4 };
            let choice = Choice {
                before: " a ",
                ..Choice::ranked(share, &self.lexicon.things)
            };
            visit(choice, &|_| Boxes::next(things + 1, open));
        }
        let share = match (deeper, more) {
            (true, _) => 0.4,
            (false, true) => 0.6,
            (false, false) => 1.0,
        };
        let test = Some(Test::Start(Skill::Brackets));
        let closing = Choice {
            test,
            ..Choice::of(share, &CLOSING[kind..=kind])
        };
        visit(closing, &|_| Boxes::next(things, open.closed()));
    }
}
