//! The seeded generator behind everything random.
//!
//! PCG-XSH-RR 64/32 (M. O'Neill, "PCG: A Family of Simple Fast Space-Efficient
//! Statistically Good Algorithms for Random Number Generation", 2014): sixteen
//! bytes of state, integer arithmetic only, so every platform draws the same
//! numbers. It knows seeds and streams, not what the numbers are used for.

use core::f64::consts::TAU;

/// What a generator is for. Streams of one seed are independent, so that, for
/// example, more data does not change the initial weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Drawing and shuffling the data.
    Data,
    /// Initial weights.
    Weights,
    /// The order of examples in the epoch of this number. It depends on
    /// nothing else, so a run can be restored in the middle of any epoch.
    Order(u64),
    /// Which labels are wrong.
    LabelNoise,
    /// The weights of a hidden teacher.
    Teacher,
    /// The neurons left out in the step of this number.
    Dropout(u64),
    /// The text to learn from in the step of this number.
    Text(u64),
    /// The text to be examined on.
    Examination,
    /// What is drawn when a network writes.
    Dice,
    /// The few sentences that a network reads over and over.
    Sentences,
}

/// The generator. Equal seeds and streams give equal sequences, for ever:
/// links and golden files rely on it.
#[derive(Clone, Debug)]
pub struct Rng {
    state: u64,
    increment: u64,
}

/// The multiplier of O'Neill's reference implementation.
const MULTIPLIER: u64 = 6_364_136_223_846_793_005;

impl Rng {
    /// The generator of one stream of one seed.
    pub fn stream(seed: u64, stream: Stream) -> Self {
        let (tag, number) = match stream {
            Stream::Data => (1, 0),
            Stream::Weights => (2, 0),
            Stream::Order(epoch) => (3, epoch),
            Stream::LabelNoise => (4, 0),
            Stream::Teacher => (5, 0),
            Stream::Dropout(step) => (6, step),
            Stream::Text(step) => (7, step),
            Stream::Examination => (8, 0),
            Stream::Dice => (9, 0),
            Stream::Sentences => (10, 0),
        };
        // Neighbouring seeds and epochs must not give neighbouring states.
        let sequence = scramble(scramble(tag) ^ number);
        let mut rng = Self {
            state: 0,
            increment: (sequence << 1) | 1,
        };
        rng.next_u32();
        rng.state = rng.state.wrapping_add(scramble(seed ^ sequence));
        rng.next_u32();
        rng
    }

    /// 32 uniform bits.
    pub fn next_u32(&mut self) -> u32 {
        let old = self.state;
        self.state = old.wrapping_mul(MULTIPLIER).wrapping_add(self.increment);
        let xorshifted = (((old >> 18) ^ old) >> 27) as u32;
        xorshifted.rotate_right((old >> 59) as u32)
    }

    /// Uniform in [0, 1), a multiple of 2⁻²⁴.
    pub fn unit(&mut self) -> f32 {
        (self.next_u32() >> 8) as f32 * (1.0 / 16_777_216.0)
    }

    /// Uniform in [low, high).
    pub fn uniform(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit()
    }

    /// Normal with mean 0 and variance 1 (Box and Muller 1958; the second
    /// value of each pair is not kept, which leaves nothing to restore).
    pub fn normal(&mut self) -> f32 {
        // 1 - u is in (0, 1], so the logarithm is finite.
        let radius = (-2.0 * libm::log(1.0 - f64::from(self.unit()))).sqrt();
        (radius * libm::cos(TAU * f64::from(self.unit()))) as f32
    }

    /// Uniform in 0..n without bias (D. Lemire, "Fast Random Integer
    /// Generation in an Interval", 2019). 0 if n is 0.
    pub fn below(&mut self, n: u32) -> u32 {
        loop {
            let product = u64::from(self.next_u32()) * u64::from(n);
            // Products whose low half is under 2³² mod n would be drawn once
            // too often.
            let low = product as u32;
            if low >= n || low >= n.wrapping_neg().checked_rem(n).unwrap_or(0) {
                return (product >> 32) as u32;
            }
        }
    }

    /// Every order equally likely (Fisher and Yates). At most 2³² items.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last as u32 + 1) as usize);
        }
    }
}

/// `SplitMix64`'s output function (Steele, Lea and Flood 2014): a bijection
/// that spreads neighbouring numbers apart.
fn scramble(x: u64) -> u64 {
    let x = x.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_step_is_the_reference_implementations() {
        // pcg32-demo with seed 42, sequence 54: pcg32_srandom_r, then six draws.
        let mut rng = Rng {
            state: 0,
            increment: (54 << 1) | 1,
        };
        rng.next_u32();
        rng.state = rng.state.wrapping_add(42);
        rng.next_u32();
        let drawn: Vec<u32> = (0..6).map(|_| rng.next_u32()).collect();
        assert_eq!(
            drawn,
            [
                0xa15c_02b7,
                0x7b47_f409,
                0xba1d_3330,
                0x83d2_f293,
                0xbfa4_784b,
                0xcbed_606e
            ]
        );
    }

    #[test]
    fn streams_seeds_and_epochs_differ() {
        let first = |seed, stream| {
            let mut rng = Rng::stream(seed, stream);
            [rng.next_u32(), rng.next_u32()]
        };
        let streams = [
            first(1, Stream::Data),
            first(2, Stream::Data),
            first(1, Stream::Weights),
            first(1, Stream::Order(0)),
            first(1, Stream::Order(1)),
            first(1, Stream::LabelNoise),
            first(1, Stream::Teacher),
            first(1, Stream::Dropout(1)),
            first(1, Stream::Text(0)),
            first(1, Stream::Text(1)),
            first(1, Stream::Examination),
            first(1, Stream::Dice),
        ];
        for (i, a) in streams.iter().enumerate() {
            assert!(streams[..i].iter().all(|b| a != b));
        }
        assert_eq!(first(1, Stream::Order(7)), first(1, Stream::Order(7)));
    }

    #[test]
    fn moments_are_right() {
        let mut rng = Rng::stream(3, Stream::Data);
        let n = 100_000;
        let (mut mean, mut square, mut unit) = (0.0, 0.0, 0.0);
        for _ in 0..n {
            let x = f64::from(rng.normal());
            mean += x / f64::from(n);
            square += x * x / f64::from(n);
            unit += f64::from(rng.unit()) / f64::from(n);
        }
        // Three standard errors: 1/√n, √(2/n) and √(1/12n).
        assert!(mean.abs() < 0.0095, "{mean}");
        assert!((square - 1.0).abs() < 0.0135, "{square}");
        assert!((unit - 0.5).abs() < 0.003, "{unit}");
    }

    #[test]
    fn shuffling_keeps_every_item_and_favours_no_order() {
        let mut counts = [0; 6];
        let mut rng = Rng::stream(9, Stream::Data);
        for _ in 0..6000 {
            let mut items = [0, 1, 2];
            rng.shuffle(&mut items);
            counts[items[0] * 2 + usize::from(items[1] > items[2])] += 1;
        }
        assert_eq!(counts.iter().sum::<i32>(), 6000);
        // Binomial: 1000 expected, standard deviation 29.
        assert!(
            counts.iter().all(|&c| (880..1120).contains(&c)),
            "{counts:?}"
        );
        rng.shuffle::<u8>(&mut []);
    }

    #[test]
    fn below_nothing_is_nothing() {
        assert_eq!(Rng::stream(0, Stream::Data).below(0), 0);
    }
}
