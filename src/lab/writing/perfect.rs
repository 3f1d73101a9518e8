//! The perfect predictor as a member of the family: it writes with the same
//! dice as the networks.

use super::job::LONGEST;
use crate::language::alphabet::LINE_END;
use crate::language::{Reader, Tattle};
use crate::nn::rng::{Rng, Stream};
use crate::nn::transformer::draw;

/// The dice that fall for each place of a line, from 0 to 1.
pub fn dice(seed: u64) -> Vec<f32> {
    let mut dice = Rng::stream(seed, Stream::Dice);
    (0..LONGEST).map(|_| dice.unit()).collect()
}

/// What a perfect predictor writes on from a prompt, with the dice of a seed,
/// to the end of the line; none where no sentence begins like the prompt.
pub fn perfect_line(
    language: &Tattle,
    prompt: &[u8],
    temperature: f64,
    seed: u64,
) -> Option<Vec<u8>> {
    let mut reader = Reader::new(language);
    let mut written = Vec::new();
    for (place, at) in dice(seed).into_iter().enumerate() {
        let sign = if let Some(sign) = prompt.get(place) {
            *sign
        } else if written.last() == Some(&LINE_END) {
            break;
        } else {
            let outputs = reader.odds().map(|odds| libm::log(odds) as f32);
            let sign = draw(&outputs, temperature, at);
            written.push(sign);
            sign
        };
        reader.read(sign).ok()?;
    }
    Some(written)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::alphabet::{decode, encode};

    #[test]
    fn a_perfect_predictor_writes_sentences() {
        let language = Tattle::of_the_article().unwrap();
        for seed in 1..50 {
            for prompt in ["", "the dogs that the cat", "tom had 6 rings, lost 1, has"] {
                let signs = encode(prompt).unwrap();
                let line = perfect_line(&language, &signs, 0.7, seed).unwrap();
                let text = format!("{prompt}{}", decode(&line));
                assert!(language.allows(&text), "{text}");
                assert!(text.ends_with('\n') || text.len() == LONGEST, "{text}");
            }
        }
        let foreign = encode("the xylophone").unwrap();
        assert_eq!(perfect_line(&language, &foreign, 1.0, 1), None);
    }
}
