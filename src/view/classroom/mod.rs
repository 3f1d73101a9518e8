//! The pages of a lesson: the pupil's and the board's. One implementation of what
//! both draw; they know the class, and no widget.

mod board;
mod chart;
mod field;
mod network;
mod pupil;
mod qr;

pub(super) use board::board;
pub(super) use pupil::pupil;
pub(super) use qr::picture as qr;
