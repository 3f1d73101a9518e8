//! Runs of the language lab: a transformer learns Tattle.
//!
//! Every size sees the same text, drawn for each step by its number, so that a
//! restored run goes on with the same text. It must not know time.
//!
//! | module | holds |
//! |---|---|
//! | [`job`] | what a run is |
//! | [`corpus`] | what a run learns from |
//! | [`run`] | a run in progress, and how it stands |
//! | [`counting`] | what counting alone reaches |
//! | [`examination`] | unseen text |
//! | [`reading`] | one text as a network reads it |
//! | [`family`] | five sizes as they grow up |
//! | [`answer`] | what a network makes of a prompt |
//! | [`perfect`] | what a perfect predictor writes |
//! | [`saved`] | a trained family as JSON |
//! | [`mod@record`] | what is recorded of a family |

mod answer;
mod corpus;
mod counting;
mod examination;
mod family;
mod job;
mod perfect;
mod reading;
mod record;
mod run;
pub mod saved;

pub use answer::Answer;
pub use corpus::{Corpus, FEW};
pub use counting::COUNTING;
pub use examination::{Examination, Mastery};
pub use family::{Family, Member};
pub use job::{
    EXAMINATION, Job, LETTERS_A_STEP, LIVE, LONGEST, SHORT_CONTEXT, STEPS, WIDTHS, WINDOWS,
};
pub use perfect::{dice, perfect_line};
pub use reading::{Expected, Reading, SignRead, expected};
pub use record::{Record, Recorded, Trials, record};
pub use run::{Look, Outcome, WritingRun};
