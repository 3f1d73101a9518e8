//! The worker of a cluster for browsers without SIMD.

use scale_lab::nn::Scalar;

fn main() {
    scale_lab::worker::cluster::listen::<Scalar>();
}
