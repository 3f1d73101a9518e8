//! A class that trains together: who trains which network, what a result is
//! called out as, and what the board makes of what it hears.
//!
//! Runs are the same bit for bit wherever they are trained, so a result need not
//! travel: the board trains every pupil's network itself and compares. Knows the
//! lab; knows no page and no browser.

pub mod bet;
pub mod board;
pub mod code;
pub mod number;
pub mod plan;
pub mod read;
pub mod rehearsal;
pub mod ruler;
pub mod verdict;
pub mod words;
