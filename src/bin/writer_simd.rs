//! The writer for browsers with SIMD: the same bits, sooner.

fn main() {
    #[cfg(target_arch = "wasm32")]
    scale_lab::worker::writer::listen::<scale_lab::nn::Simd>();
}
