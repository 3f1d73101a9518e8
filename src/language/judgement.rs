//! What a perfect predictor says of how somebody went on from a prompt.

use super::alphabet::encode;
use super::reader::Reader;
use super::tattle::Tattle;
use super::words::words;
use core::ops::Range;

/// A sign of which a perfect predictor thought this little, where it was this
/// sure of another, is against its bet: a rare fact, hence mostly an invented one.
const LITTLE: f64 = 0.05;
const SURE: f64 = 0.8;

/// What is to be said of a continuation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// No sentence begins like the prompt.
    ForeignPrompt,
    /// No sentence goes on like this: the word, or sign, that is impossible.
    Impossible(Range<usize>),
    /// Possible, and against what a perfect predictor would have bet on.
    Against {
        /// The word that is there.
        at: Range<usize>,
        /// The one it would have bet on.
        instead: String,
    },
    /// A sentence, as far as it goes.
    SoFar,
    /// A whole sentence.
    Sentence,
}

impl Tattle<'_> {
    /// Judges how a text goes on after its first `prompt` bytes.
    pub fn judge_continuation(&self, text: &str, prompt: usize) -> Judgement {
        let Ok(signs) = encode(text) else {
            return Judgement::ForeignPrompt;
        };
        let around = |place: usize| {
            let mut all = words(text).into_iter();
            let word = all.find(|word| word.contains(&place));
            word.unwrap_or(place..place + 1)
        };
        let mut reader = Reader::new(self);
        let mut against = None;
        for (place, sign) in signs.into_iter().enumerate() {
            let most = reader.odds().into_iter().fold(0.0, f64::max);
            let before = reader.clone();
            match reader.read(sign) {
                Err(_) if place < prompt => return Judgement::ForeignPrompt,
                Err(_) => return Judgement::Impossible(around(place)),
                Ok(probability) if place >= prompt && probability < LITTLE && most > SURE => {
                    against = against.or_else(|| {
                        let at = around(place);
                        let begun = text.get(at.start..place).unwrap_or_default();
                        let instead = format!("{begun}{}", before.likeliest_word());
                        Some(Judgement::Against { at, instead })
                    });
                }
                Ok(_) => {}
            }
        }
        match against {
            Some(against) => against,
            None if text.ends_with('\n') => Judgement::Sentence,
            None => Judgement::SoFar,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_continuation_is_judged_by_the_grammar() {
        let language = Tattle::of_the_article().unwrap();
        let judge = |prompt: &str, rest: &str| {
            let text = format!("{prompt}{rest}");
            match language.judge_continuation(&text, prompt.len()) {
                Judgement::Impossible(at) => format!("impossible: {}", &text[at]),
                Judgement::Against { at, instead } => {
                    assert!(language.is_word(&instead), "{instead}");
                    assert_ne!(&text[at.clone()], instead);
                    format!("against: {}", &text[at])
                }
                other => format!("{other:?}"),
            }
        };
        let dogs = "the dogs that the cat";
        assert_eq!(judge(dogs, " tickles eats jam.\n"), "impossible: eats");
        assert_eq!(judge(dogs, "s tickles"), "impossible: tickles");
        assert_eq!(judge(dogs, " tickles eat"), "SoFar");
        assert_eq!(judge("tom had 6 rings, lost 1, has", " 5.\n"), "Sentence");
        assert_eq!(
            judge("tom had 6 rings, lost 1, has", " 6.\n"),
            "impossible: 6"
        );
        assert_eq!(judge("a xylophone", " is"), "ForeignPrompt");
        assert_eq!(judge("A", " is"), "ForeignPrompt");
        // One of the cities is right, and the others are inventions.
        let cities = ["rome", "paris", "oslo", "lima", "cairo"];
        let judged = cities.map(|city| judge("mia puddle of ", &format!("{city} is a ")));
        assert!(
            judged
                .iter()
                .filter(|said| said.starts_with("against"))
                .count()
                >= 4
        );
    }
}
