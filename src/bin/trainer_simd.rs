//! The trainer for browsers with SIMD: the same bits, sooner.

fn main() {
    #[cfg(target_arch = "wasm32")]
    scale_lab::worker::listen::<scale_lab::nn::Simd>();
}
