//! Pure formulas: typed quantities in, typed quantities out.

pub mod memory;
