//! What counting alone reaches: how often a letter followed the few before it.
//!
//! Knows the losses that counting gets on the examination of the recorded family;
//! the tests count again.

/// How many letters back each way of counting looks, and its loss in nats a letter
/// on the examination of seed 1, after the 1,024,000 letters that the recorded
/// family reads. Counts of longer beginnings are mixed with those of shorter ones
/// after Witten and Bell (1991).
pub const COUNTING: [(usize, f64); 6] = [
    (0, 3.04560),
    (1, 2.15247),
    (2, 1.27550),
    (3, 0.78781),
    (4, 0.60895),
    (6, 0.52654),
];

#[cfg(test)]
mod tests {
    use super::super::examination::Examination;
    use super::super::job::{Job, WINDOWS};
    use super::super::{EXAMINATION, Family};
    use super::COUNTING;
    use crate::language::alphabet::LINE_END;
    use crate::language::{SIGNS, Tattle};
    use crate::nn::rng::{Rng, Stream};
    use std::collections::HashMap;

    /// How often each sign followed a beginning.
    type Followers = HashMap<u8, f64>;

    #[derive(Default)]
    struct Counts(HashMap<Vec<u8>, Followers>);

    impl Counts {
        /// Counts every sign of a text after the first, up to `back` signs back.
        fn read(&mut self, text: &[u8], back: usize) {
            for place in 1..text.len() {
                for start in place.saturating_sub(back)..=place {
                    let followers = self.0.entry(text[start..place].to_vec()).or_default();
                    *followers.entry(text[place]).or_default() += 1.0;
                }
            }
        }

        /// The probability of a sign after a beginning: what was counted there, mixed
        /// with that of the beginning one sign shorter.
        fn probability(&self, before: &[u8], sign: u8) -> f64 {
            let shorter = match before {
                [_, shorter @ ..] => self.probability(shorter, sign),
                [] => 1.0 / SIGNS as f64,
            };
            let Some(followers) = self.0.get(before) else {
                return shorter;
            };
            let all: f64 = followers.values().sum();
            let kinds = followers.len() as f64;
            let counted = followers.get(&sign).copied().unwrap_or(0.0);
            (counted + kinds * shorter) / (all + kinds)
        }
    }

    #[test]
    fn counting_again_gives_the_same_losses() {
        let language = Tattle::of_the_article().unwrap();
        let job: Job = Family::new(2000, 1).jobs()[0].clone();
        let length = job.shape().places + 1;
        let farthest = COUNTING.iter().map(|(back, _)| *back).max().unwrap();
        let mut counts = Counts::default();
        let mut text = vec![LINE_END; length];
        for step in 0..job.steps {
            let mut rng = Rng::stream(job.seed, Stream::Text(step));
            for _ in 0..WINDOWS {
                language.write(&mut rng, &mut text[1..]);
                counts.read(&text, farthest);
            }
        }
        let examination = Examination::draw(&language, &job, EXAMINATION).unwrap();
        let counted = COUNTING.map(|(back, _)| {
            let (mut nats, mut signs) = (0.0, 0);
            for text in examination.texts().chunks_exact(length) {
                for place in 1..length {
                    let before = &text[place.saturating_sub(back)..place];
                    nats -= libm::log(counts.probability(before, text[place]));
                    signs += 1;
                }
            }
            (back, nats / f64::from(signs))
        });
        let differs = counted
            .iter()
            .zip(COUNTING)
            .any(|((_, now), (_, recorded))| (now - recorded).abs() > 1e-4);
        assert!(!differs, "{counted:?}");
    }
}
