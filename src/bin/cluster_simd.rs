//! The worker of a cluster for browsers with SIMD: the same bits, sooner.

fn main() {
    #[cfg(target_arch = "wasm32")]
    scale_lab::worker::cluster::listen::<scale_lab::nn::Simd>();
}
