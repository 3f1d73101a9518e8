//! The automaton: what may be written in each state, and where that leads.

mod animals;
mod boxes;
mod numbers;
mod people;

use super::choice::Choice;
use super::lexicon::{Lexicon, LexiconError};
pub use animals::Animals;
pub use boxes::{Boxes, Brackets};
pub use numbers::Numbers;
pub use people::People;

/// What has been said so far, as far as it matters for what follows. Words are
/// places in their lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Nothing.
    Line,
    /// Something about animals.
    Animals(Animals),
    /// Something about a person.
    People(People),
    /// That somebody has things.
    Numbers(Numbers),
    /// That there is a box.
    Boxes(Boxes),
}

macro_rules! states {
    ($($part:ident)*) => {
        $(impl From<$part> for State {
            fn from(part: $part) -> Self {
                Self::$part(part)
            }
        })*
    };
}
states!(Animals People Numbers Boxes);

/// The language.
#[derive(Clone, Debug)]
pub struct Tattle<'t> {
    lexicon: Lexicon<'t>,
}

impl Tattle<'static> {
    /// The language with the words in the repository.
    ///
    /// # Errors
    /// What is wrong with the words.
    pub fn of_the_article() -> Result<Self, LexiconError> {
        Ok(Self::new(Lexicon::of_the_article()?))
    }
}

/// What is done with each choice of a state: it is told the choice, and the
/// state that each of its words leads to, or none at the end of a line.
pub(super) type Visit<'a, 'v> = dyn FnMut(Choice<'a>, &dyn Fn(u8) -> Option<State>) + 'v;

impl<'t> Tattle<'t> {
    /// The language with these words.
    pub fn new(lexicon: Lexicon<'t>) -> Self {
        Self { lexicon }
    }

    /// Every choice of a state. Their probabilities add up to 1.
    pub(super) fn choices<'a>(&'a self, state: State, visit: &mut Visit<'a, '_>) {
        let words = &self.lexicon;
        match state {
            State::Line => {
                visit(Choice::text(0.36, "the "), &|_| {
                    Some(Animals::Animal { described: false }.into())
                });
                let (things, open) = (0, Brackets::default());
                visit(Choice::text(0.12, "a box "), &|_| {
                    Some(Boxes::Next { things, open }.into())
                });
                visit(Choice::ranked(0.52, &words.names), &|name| {
                    Some(People::AfterName { name }.into())
                });
            }
            State::Animals(state) => self.about_animals(state, visit),
            State::People(state) => self.about_people(state, visit),
            State::Numbers(state) => self.about_numbers(state, visit),
            State::Boxes(state) => self.about_boxes(state, visit),
        }
    }
}
