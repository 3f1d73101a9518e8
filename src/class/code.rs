//! A result as four letters to call out: twenty bits in Crockford's base 32, which
//! has no I, L, O and U.
//!
//! Seven bits are the bet; thirteen are a digest of the run's hash, the class, the
//! pupil, the round and the bet. Whoever has trained the same network can tell
//! whether they belong together: one in 8,192 of all slips goes unseen.

use super::bet::Bet;
use super::number::{ClassNumber, PupilNumber};
use super::plan::Round;
use crate::nn::hash::fnv_1a;
use std::fmt;

/// The 32 signs, by value (Crockford).
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How each sign is said aloud, so that it is not mistaken for another: the
/// alphabet of the International Civil Aviation Organization.
const SAID: [&str; 32] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "Alfa",
    "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "Juliett", "Kilo", "Mike",
    "November", "Papa", "Quebec", "Romeo", "Sierra", "Tango", "Victor", "Whiskey", "X-ray",
    "Yankee", "Zulu",
];
/// Bits of the digest.
const DIGEST_BITS: u32 = 13;

/// Four letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code(u32);

/// Whose result it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whose {
    /// The class.
    pub class: ClassNumber,
    /// The pupil.
    pub pupil: PupilNumber,
    /// The round.
    pub round: Round,
}

impl Code {
    /// The code of a run that ended with this hash, and of a bet.
    pub fn of(whose: Whose, bet: Bet, run_hash: u64) -> Self {
        Self((u32::from(bet.bits()) << DIGEST_BITS) | digest(whose, bet, run_hash))
    }

    /// The bet in it, if it is the code of this run.
    pub fn bet(self, whose: Whose, run_hash: u64) -> Option<Bet> {
        let bet = Bet::of_bits((self.0 >> DIGEST_BITS) as u8);
        (Self::of(whose, bet, run_hash) == self).then_some(bet)
    }

    /// What four signs say. Small letters count as large ones, I and L as 1, O as
    /// 0, as Crockford has it.
    pub fn read(text: &str) -> Option<Self> {
        let mut signs = text.chars().map(value);
        let mut code = 0;
        for _ in 0..4 {
            code = (code << 5) | signs.next()??;
        }
        signs.next().is_none().then_some(Self(code))
    }

    /// The signs' values, from the first.
    fn values(self) -> [usize; 4] {
        [15, 10, 5, 0].map(|shift| ((self.0 >> shift) & 31) as usize)
    }

    /// The four signs.
    pub fn signs(self) -> [char; 4] {
        self.values().map(|value| char::from(SIGNS[value]))
    }

    /// How each is said.
    pub fn said(self) -> [&'static str; 4] {
        self.values().map(|value| SAID[value])
    }

    /// As it is called out: digits as words, letters as they are.
    pub fn called_out(self) -> String {
        let word = |value: usize| match value {
            0..=9 => SAID[value].to_owned(),
            _ => char::from(SIGNS[value]).to_string(),
        };
        self.values().map(word).join(", ")
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&String::from_iter(self.signs()))
    }
}

/// The value of a sign; none for one that no code has.
pub fn value(sign: char) -> Option<u32> {
    let sign = match sign.to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        other => other,
    };
    let index = SIGNS.iter().position(|one| char::from(*one) == sign)?;
    Some(index as u32)
}

fn digest(whose: Whose, bet: Bet, run_hash: u64) -> u32 {
    let bytes = [
        bet.bits(),
        whose.round.number(),
        whose.class.get(),
        whose.pupil.get(),
    ];
    let hash = fnv_1a(bytes.into_iter().chain(run_hash.to_le_bytes()));
    // All bits count: those of FNV's last byte have not spread to every place.
    let folded = (0..64)
        .step_by(DIGEST_BITS as usize)
        .fold(0, |all, shift| all ^ (hash >> shift));
    (folded & ((1 << DIGEST_BITS) - 1)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nn::rng::{Rng, Stream};
    use proptest::prelude::*;

    fn anyone() -> impl Strategy<Value = Whose> {
        let classes: Vec<ClassNumber> = ClassNumber::all().collect();
        let pupils: Vec<PupilNumber> = PupilNumber::first(40).collect();
        let parts = (
            proptest::sample::select(classes),
            proptest::sample::select(pupils),
            proptest::sample::select(Round::ALL.to_vec()),
        );
        parts.prop_map(|(class, pupil, round)| Whose {
            class,
            pupil,
            round,
        })
    }

    proptest! {
        #[test]
        fn a_code_says_its_bet_and_reads_as_it_is_written(
            whose in anyone(), bits in 0u8..128, hash in any::<u64>()
        ) {
            let bet = Bet::of_bits(bits);
            let code = Code::of(whose, bet, hash);
            prop_assert_eq!(code.bet(whose, hash), Some(bet));
            let written = code.to_string();
            prop_assert_eq!(Code::read(&written), Some(code));
            prop_assert_eq!(Code::read(&written.to_lowercase()), Some(code));
        }

        #[test]
        fn what_is_read_is_four_signs(text in ".{0,6}") {
            if Code::read(&text).is_some() {
                prop_assert_eq!(text.chars().count(), 4);
                prop_assert!(text.chars().all(|sign| sign.is_ascii_alphanumeric()));
            }
        }
    }

    /// A million slips of each kind: no more than one in 8,192 is taken, within
    /// three standard deviations of a count of rare events.
    #[test]
    fn a_slip_of_the_tongue_is_seen() {
        const SLIPS: u32 = 1_000_000;
        let pupils: Vec<PupilNumber> = PupilNumber::first(40).collect();
        let classes: Vec<ClassNumber> = ClassNumber::all().collect();
        let mut rng = Rng::stream(1, Stream::Data);
        let expected = f64::from(SLIPS) / 8192.0;
        let most = expected + 3.0 * expected.sqrt();
        for kind in ["random", "one letter", "neighbours", "another pupil"] {
            let mut taken = 0;
            for _ in 0..SLIPS {
                let pupil = rng.below(40) as usize;
                let mut whose = Whose {
                    class: classes[rng.below(classes.len() as u32) as usize],
                    pupil: pupils[pupil],
                    round: Round::ALL[rng.below(2) as usize],
                };
                let hash = (u64::from(rng.next_u32()) << 32) | u64::from(rng.next_u32());
                let right = Code::of(whose, Bet::of_bits(rng.below(128) as u8), hash);
                let mut signs = right.values();
                match kind {
                    "random" => signs = [(); 4].map(|()| rng.below(32) as usize),
                    "one letter" => {
                        let place = rng.below(4) as usize;
                        signs[place] = (signs[place] + 1 + rng.below(31) as usize) % 32;
                    }
                    "neighbours" => {
                        let place = rng.below(3) as usize;
                        signs.swap(place, place + 1);
                    }
                    _ => {
                        // Another who trained the same size, with another hash.
                        whose.pupil = pupils[(pupil + 4) % 40];
                    }
                }
                let code = Code(
                    signs
                        .iter()
                        .fold(0, |code, sign| (code << 5) | *sign as u32),
                );
                let other_hash = if kind == "another pupil" {
                    hash ^ 1
                } else {
                    hash
                };
                if (code != right || kind == "another pupil")
                    && code.bet(whose, other_hash).is_some()
                {
                    taken += 1;
                }
            }
            assert!(f64::from(taken) <= most, "{kind}: {taken} of {SLIPS}");
        }
    }

    #[test]
    fn codes_are_called_out_as_they_are_read() {
        let code = Code::read("7qkm").unwrap();
        assert_eq!(code.called_out(), "seven, Q, K, M");
        assert_eq!(code.said(), ["seven", "Quebec", "Kilo", "Mike"]);
        assert_eq!(Code::read("OIL0"), Code::read("0110"));
        for none in ["7QKU", "7QK", "7QKMM", "7 QK", "", "７QKM"] {
            assert_eq!(Code::read(none), None, "{none}");
        }
    }
}
