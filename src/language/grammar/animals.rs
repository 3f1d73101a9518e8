//! What animals are like, where they are, and what they eat.

use crate::language::choice::{Choice, Skill, Test};
use crate::language::state::Animals;
use crate::language::tattle::{Tattle, Visit};

/// How often the favourite food of an animal and a verb is said.
const FAVOURITE_FOOD: f64 = 0.9;

impl Tattle<'_> {
    pub(super) fn about_animals<'a>(&'a self, state: Animals, visit: &mut Visit<'a, '_>) {
        let words = &self.lexicon;
        match state {
            Animals::Animal { described } => {
                if !described {
                    let choice = Choice {
                        after: " ",
                        ..Choice::equal(0.4, &words.adjectives)
                    };
                    visit(choice, &|_| {
                        Some(Animals::Animal { described: true }.into())
                    });
                }
                let share = if described { 1.0 } else { 0.6 };
                self.animals(share, visit, |animal, many| Animals::AfterAnimal {
                    animal,
                    many,
                });
            }
            Animals::AfterAnimal { animal, many } => {
                visit(Choice::text(0.4, "that the "), &|_| {
                    Some(Animals::Other { animal, many }.into())
                });
                let choice = Choice {
                    after: " the ",
                    ..Choice::equal(0.3, &words.prepositions)
                };
                visit(choice, &|_| {
                    Some(Animals::Neighbour { animal, many }.into())
                });
                let choice = Choice {
                    after: ending(many),
                    ..Choice::equal(0.3, &words.verbs)
                };
                visit(choice, &|verb| Some(Animals::Food { animal, verb }.into()));
            }
            Animals::Other { animal, many } => {
                self.animals(1.0, visit, |_, others| Animals::RelativeVerb {
                    animal,
                    many,
                    others,
                });
            }
            Animals::RelativeVerb {
                animal,
                many,
                others,
            } => {
                let choice = Choice {
                    after: ending(others),
                    ..Choice::equal(1.0, &words.relative_verbs)
                };
                visit(choice, &|_| Some(Animals::Verb { animal, many }.into()));
            }
            Animals::Neighbour { animal, many } => {
                self.animals(1.0, visit, |_, _| Animals::Verb { animal, many });
            }
            Animals::Verb { animal, many } => {
                let test = Some(Test::End(Skill::Agreement));
                let choice = Choice {
                    after: ending(many),
                    test,
                    ..Choice::equal(1.0, &words.verbs)
                };
                visit(choice, &|verb| Some(Animals::Food { animal, verb }.into()));
            }
            Animals::Food { animal, verb } => {
                let choice = Choice::fact(&words.foods, [animal, verb, 1], FAVOURITE_FOOD, ".\n");
                visit(choice, &|_| None);
            }
        }
    }

    /// An animal in the singular or the plural, equally likely.
    fn animals<'a>(
        &'a self,
        share: f64,
        visit: &mut Visit<'a, '_>,
        to: impl Fn(u8, bool) -> Animals,
    ) {
        for (many, after) in [(false, " "), (true, "s ")] {
            let choice = Choice {
                after,
                ..Choice::ranked(share / 2.0, &self.lexicon.animals)
            };
            visit(choice, &|animal| Some(to(animal, many).into()));
        }
    }
}

/// What follows a verb's stem.
fn ending(many: bool) -> &'static str {
    if many { " " } else { "s " }
}
