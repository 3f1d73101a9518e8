//! Boxes with things, in brackets within brackets.

use crate::language::choice::{Choice, Skill, Test};
use crate::language::state::{Boxes, Brackets};
use crate::language::tattle::{Tattle, Visit};

/// Things in a box, at most.
const MOST_THINGS: u8 = 5;

const OPENING: [&str; 3] = ["(", "[", "{"];
const OPENING_LATER: [&str; 3] = [" (", " [", " {"];
const CLOSING: [&str; 3] = [")", "]", "}"];

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
        let deeper = more && open.may_open();
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
