//! The automaton: what may be written in each state, and where that leads.

mod animals;
mod boxes;
mod numbers;
mod people;

use super::choice::Choice;
use super::state::{Animals, Boxes, Brackets, People, State};
use super::tattle::{Tattle, Visit};

impl Tattle<'_> {
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
