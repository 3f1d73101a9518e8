//! Sums and differences.

use crate::language::choice::{Choice, Skill, Test};
use crate::language::state::Numbers;
use crate::language::tattle::{Tattle, Visit};

const NUMBERS: [&str; 19] = [
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16",
    "17", "18",
];
/// The largest number that is counted or added.
const LARGEST: u8 = 9;

impl Tattle<'_> {
    pub(super) fn about_numbers<'a>(&'a self, state: Numbers, visit: &mut Visit<'a, '_>) {
        match state {
            Numbers::Count => {
                let choice = Choice {
                    after: " ",
                    ..Choice::of(1.0, &NUMBERS[2..=usize::from(LARGEST)])
                };
                visit(choice, &|word| {
                    Some(Numbers::Counted { count: word + 2 }.into())
                });
            }
            Numbers::Counted { count } => {
                let choice = Choice {
                    after: "s, ",
                    ..Choice::ranked(1.0, &self.lexicon.things)
                };
                visit(choice, &|_| Some(Numbers::Change { count }.into()));
            }
            Numbers::Change { count } => {
                visit(Choice::text(0.5, "got "), &|_| {
                    Some(Numbers::Second { count, gains: true }.into())
                });
                visit(Choice::text(0.5, "lost "), &|_| {
                    Some(
                        Numbers::Second {
                            count,
                            gains: false,
                        }
                        .into(),
                    )
                });
            }
            Numbers::Second { count, gains } => {
                let most = if gains { LARGEST } else { count };
                let numbers = &NUMBERS[1..=usize::from(most)];
                visit(
                    Choice {
                        after: ", has ",
                        ..Choice::of(1.0, numbers)
                    },
                    &|word| {
                        let second = word + 1;
                        let result = if gains {
                            count + second
                        } else {
                            count - second
                        };
                        Some(Numbers::Result { result }.into())
                    },
                );
            }
            Numbers::Result { result } => {
                let test = Some(Test::Word(Skill::Sums));
                let number = &NUMBERS[usize::from(result)..=usize::from(result)];
                visit(
                    Choice {
                        after: ".\n",
                        test,
                        ..Choice::of(1.0, number)
                    },
                    &|_| None,
                );
            }
        }
    }
}
