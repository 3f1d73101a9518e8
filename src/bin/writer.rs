//! The writer for browsers without SIMD.

use scale_lab::nn::Scalar;

fn main() {
    scale_lab::worker::writer::listen::<Scalar>();
}
