//! The language: its words, and what its automaton is asked.

use super::choice::Choice;
use super::lexicon::{Lexicon, LexiconError};
use super::state::State;

/// The language.
#[derive(Clone, Debug)]
pub struct Tattle<'t> {
    pub(super) lexicon: Lexicon<'t>,
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
}
