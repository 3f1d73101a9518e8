//! What a state may write: texts that differ in one word.

use super::lexicon::List;
use core::ops::Range;

/// What a network can have learned, apart from spelling and words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Skill {
    /// A verb agrees with its subject, from the other side of a clause.
    Agreement,
    /// A name, thing or place that was said before.
    Copying,
    /// A sum or a difference.
    Sums,
    /// The bracket that fits the open one.
    Brackets,
    /// What an animal likes, and where people are from and what they are.
    Facts,
}

impl Skill {
    /// Every skill.
    pub const ALL: [Self; 5] = [
        Self::Agreement,
        Self::Copying,
        Self::Sums,
        Self::Brackets,
        Self::Facts,
    ];
}

/// Texts that a state may write, one for each of some words.
#[derive(Clone, Copy, Debug)]
pub struct Choice<'a> {
    /// The probability of all of them together.
    pub share: f64,
    /// Before the word.
    pub before: &'static str,
    /// The words.
    pub words: &'a [&'a str],
    /// After the word.
    pub after: &'static str,
    /// How the share is spread over the words.
    pub chance: Chance<'a>,
    /// Where in the text a skill shows.
    pub test: Option<Test>,
}

/// How words share a probability.
#[derive(Clone, Copy, Debug)]
pub enum Chance<'a> {
    /// Each the same.
    Equal,
    /// See [`super::lexicon::List::ends`].
    Ranked(&'a [f64]),
    /// One has a probability of its own, the others share what is left.
    Favourite(usize, f64),
}

/// The signs of a text that test a skill.
#[derive(Clone, Copy, Debug)]
pub enum Test {
    /// The first one of the word.
    Start(Skill),
    /// All of the word.
    Word(Skill),
    /// The one after the word.
    End(Skill),
}

impl<'a> Choice<'a> {
    /// Words that are equally likely.
    pub(super) fn of(share: f64, words: &'a [&'a str]) -> Self {
        Self {
            share,
            before: "",
            words,
            after: "",
            chance: Chance::Equal,
            test: None,
        }
    }

    /// The words of a list, each as likely as the others.
    pub(super) fn equal(share: f64, list: &'a List<'_>) -> Self {
        Self::of(share, &list.words)
    }

    /// Words by rank.
    pub(super) fn ranked(share: f64, list: &'a List<'_>) -> Self {
        Self {
            chance: Chance::Ranked(&list.ends),
            ..Self::of(share, &list.words)
        }
    }

    /// Words of which one is said most, a different one for each `about`.
    pub(super) fn fact(
        list: &'a List<'_>,
        about: [u8; 3],
        probability: f64,
        after: &'static str,
    ) -> Self {
        let right = (mix(about) % list.words.len() as u64) as usize;
        let chance = Chance::Favourite(right, probability);
        let test = Some(Test::Start(Skill::Facts));
        Self {
            after,
            chance,
            test,
            ..Self::of(1.0, &list.words)
        }
    }

    /// A word that was said before.
    pub(super) fn copied(
        share: f64,
        before: &'static str,
        list: &'a List<'_>,
        word: u8,
        after: &'static str,
    ) -> Self {
        let word = usize::from(word);
        let test = Some(Test::Start(Skill::Copying));
        Self {
            before,
            after,
            test,
            ..Self::of(share, &list.words[word..=word])
        }
    }

    /// A text without words.
    pub(super) fn text(share: f64, text: &'static str) -> Self {
        Self {
            before: text,
            ..Self::of(share, &[""])
        }
    }

    /// The probability of the text with one of the words.
    pub fn probability(&self, word: usize) -> f64 {
        let within = match self.chance {
            Chance::Equal => 1.0 / self.words.len() as f64,
            Chance::Ranked(ends) => {
                ends[word] - word.checked_sub(1).map_or(0.0, |before| ends[before])
            }
            Chance::Favourite(right, probability) if word == right => probability,
            Chance::Favourite(_, probability) => {
                (1.0 - probability) / (self.words.len() - 1) as f64
            }
        };
        self.share * within
    }

    /// The word that a number from 0 to 1 falls on.
    pub fn pick(&self, at: f64) -> usize {
        let last = self.words.len() - 1;
        let word = match self.chance {
            Chance::Equal => (at * self.words.len() as f64) as usize,
            Chance::Ranked(ends) => ends.partition_point(|end| *end <= at),
            Chance::Favourite(right, probability) if at < probability => right,
            Chance::Favourite(right, probability) => {
                let other = ((at - probability) / (1.0 - probability) * last as f64) as usize;
                // The favourite is not among the others.
                let other = other.min(last.saturating_sub(1));
                other + usize::from(other >= right)
            }
        };
        word.min(last)
    }

    /// The text with one of the words, in parts.
    pub fn parts(&self, word: usize) -> [&'a str; 3] {
        [self.before, self.words[word], self.after]
    }

    /// The signs of that text that test a skill.
    pub fn tested(&self, word: usize) -> Option<(Skill, Range<usize>)> {
        let start = self.before.len();
        let end = start + self.words[word].len();
        self.test.map(|test| match test {
            Test::Start(skill) => (skill, start..start + 1),
            Test::Word(skill) => (skill, start..end),
            Test::End(skill) => (skill, end..end + 1),
        })
    }
}

/// A hash of three small numbers (`SplitMix64`'s multipliers, Steele, Lea and
/// Flood 2014), so that facts take no table.
fn mix([a, b, c]: [u8; 3]) -> u64 {
    let part = |x: u8, factor: u64| u64::from(x).wrapping_mul(factor);
    let mut x = part(a, 0x9E37_79B9_7F4A_7C15)
        ^ part(b, 0xBF58_476D_1CE4_E5B9)
        ^ part(c, 0x94D0_49BB_1331_11EB);
    x = (x ^ (x >> 31)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 29)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 32)
}
