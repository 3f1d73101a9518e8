//! Where people are from, what happened to them, and what they hid.

use crate::language::choice::Choice;
use crate::language::state::{Numbers, People};
use crate::language::tattle::{Tattle, Visit};

/// How often a person's own city and job are said.
const TRUE_FACT: f64 = 0.95;

impl Tattle<'_> {
    pub(super) fn about_people<'a>(&'a self, state: People, visit: &mut Visit<'a, '_>) {
        let words = &self.lexicon;
        match state {
            People::AfterName { name } => {
                visit(Choice::text(0.26, " hid the "), &|_| {
                    Some(People::Hidden { name }.into())
                });
                visit(Choice::text(0.26, " had "), &|_| {
                    Some(Numbers::Count.into())
                });
                visit(Choice::text(0.14, " says: i "), &|_| {
                    Some(People::News { name }.into())
                });
                let choice = Choice {
                    before: " ",
                    after: " of ",
                    ..Choice::ranked(0.34, &words.surnames)
                };
                visit(choice, &|surname| {
                    Some(People::City { name, surname }.into())
                });
            }
            People::City { name, surname } => {
                let choice = Choice::fact(&words.cities, [name, surname, 2], TRUE_FACT, " is a ");
                visit(choice, &|_| Some(People::Job { name, surname }.into()));
            }
            People::Job { name, surname } => {
                visit(
                    Choice::fact(&words.jobs, [name, surname, 3], TRUE_FACT, ".\n"),
                    &|_| None,
                );
            }
            People::News { name } => {
                for (good, news) in [(true, &words.good_news), (false, &words.bad_news)] {
                    let choice = Choice {
                        after: ". ",
                        ..Choice::equal(0.5, news)
                    };
                    visit(choice, &|_| Some(People::Answer { name, good }.into()));
                }
            }
            People::Answer { name, good } => {
                let answers = if good { &words.praise } else { &words.comfort };
                let choice = Choice {
                    after: ", ",
                    ..Choice::equal(1.0, answers)
                };
                visit(choice, &|_| Some(People::Named { name }.into()));
            }
            People::Named { name } => {
                let choice = Choice::copied(1.0, "", &words.names, name, "!\n");
                visit(choice, &|_| None);
            }
            People::Hidden { name } => {
                let choice = Choice {
                    after: " in the ",
                    ..Choice::ranked(1.0, &words.things)
                };
                visit(choice, &|thing| Some(People::Place { name, thing }.into()));
            }
            People::Place { name, thing } => {
                let choice = Choice {
                    after: ". ",
                    ..Choice::ranked(1.0, &words.places)
                };
                visit(choice, &|place| {
                    Some(People::Question { name, thing, place }.into())
                });
            }
            People::Question { name, thing, place } => {
                visit(
                    Choice::copied(0.4, "who hid it? ", &words.names, name, ".\n"),
                    &|_| None,
                );
                visit(
                    Choice::copied(0.3, "where? the ", &words.places, place, ".\n"),
                    &|_| None,
                );
                visit(
                    Choice::copied(0.3, "what? the ", &words.things, thing, ".\n"),
                    &|_| None,
                );
            }
        }
    }
}
