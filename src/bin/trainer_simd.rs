//! trainer_simd
fn main() {}
