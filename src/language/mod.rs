//! Tattle: a language whose entropy is known, for small networks to learn.
//!
//! One sentence a line, made by an automaton: in each state it may write one
//! of some texts, each with a probability and a next state. No text of a state
//! begins with another, so a string says how it was made: its probability is
//! that of its derivation. From that follow the text to learn from, the loss of
//! a perfect predictor, its odds for every next sign, and which signs test a
//! skill. It knows words and chances; it must not know networks.
//!
//! | module | holds |
//! |---|---|
//! | [`alphabet`] | the signs and their numbers |
//! | [`lexicon`] | the words, read from `content/language/` |
//! | [`choice`] | what a state may write |
//! | [`tattle`] | the language |
//! | [`state`] | what has been said so far |
//! | [`grammar`] | the automaton |
//! | [`entropy`] | what cannot be foreseen, exactly |
//! | [`reader`] | the perfect predictor |
//! | [`judgement`] | what is right or wrong in how somebody goes on |
//! | [`words`] | which words a text has of the language, and how much |
//! | [`mod@fold`] | any text in these signs |
//! | [`mod@write`] | drawing text by the seeded generator |

pub mod alphabet;
mod choice;
mod entropy;
mod fold;
mod grammar;
mod judgement;
mod lexicon;
mod reader;
mod state;
mod tattle;
pub mod words;
mod write;

pub use alphabet::{ForeignSign, SIGNS};
pub use choice::Skill;
pub use entropy::{Ambiguous, Entropy};
pub use fold::{BadText, LONGEST_TEXT, SHORTEST_TEXT, fold};
pub use judgement::Judgement;
pub use lexicon::{Lexicon, LexiconError};
pub use reader::{Judged, NotTattle, Reader};
pub use state::State;
pub use tattle::Tattle;
pub use words::Verdict;
