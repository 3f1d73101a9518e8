//! A run's fingerprint: equal exactly when the runs are, bit for bit.

/// FNV-1a, 64 bits (Fowler, Noll and Vo), over the step and the exact bits of
/// the weights, all little-endian. Every NaN counts as the same one, because
/// platforms differ in which they make.
pub fn run_hash(step: u64, weights: &[f32]) -> u64 {
    let weights = weights
        .iter()
        .map(|w| if w.is_nan() { f32::NAN } else { *w })
        .flat_map(f32::to_le_bytes);
    fnv_1a(step.to_le_bytes().into_iter().chain(weights))
}

/// FNV-1a of bytes, 64 bits.
pub fn fnv_1a(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_matter_and_kinds_of_nan_do_not() {
        assert_ne!(run_hash(0, &[0.0]), run_hash(0, &[-0.0]));
        assert_ne!(run_hash(0, &[1.0]), run_hash(1, &[1.0]));
        assert_eq!(run_hash(0, &[-f32::NAN]), run_hash(0, &[f32::NAN]));
    }

    #[test]
    fn the_constants_are_fnvs() {
        // FNV-1a of eight zero bytes: the offset times the prime to the eighth.
        let expected = (0..8).fold(0xCBF2_9CE4_8422_2325_u64, |hash, _| {
            hash.wrapping_mul(1_099_511_628_211)
        });
        assert_eq!(run_hash(0, &[]), expected);
    }
}
