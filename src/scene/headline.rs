//! The finding as a sentence whose words have the colours of the picture.

use super::Voice;
use crate::markup::escape;

/// What a word of the headline names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Nothing in particular.
    Plain,
    /// What matters, without a colour of its own.
    Strong,
    /// A number that the reader moves.
    Yours,
    /// Heat, power, what is exceeded or lost.
    Heat,
    /// Water, cold.
    Water,
    /// The model.
    Model,
}

/// A sentence, or two.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Headline(Vec<(Tone, String)>);

impl Headline {
    /// From these words on.
    pub fn new(words: impl AsRef<str>) -> Self {
        Self::default().say(words)
    }

    #[inline(never)]
    fn with(mut self, tone: Tone, words: &str) -> Self {
        self.0.push((tone, words.to_owned()));
        self
    }

    /// Plain words.
    #[must_use]
    pub fn say(self, words: impl AsRef<str>) -> Self {
        self.with(Tone::Plain, words.as_ref())
    }

    /// What matters.
    #[must_use]
    pub fn strong(self, words: impl AsRef<str>) -> Self {
        self.with(Tone::Strong, words.as_ref())
    }

    /// What the reader moves.
    #[must_use]
    pub fn yours(self, words: impl AsRef<str>) -> Self {
        self.with(Tone::Yours, words.as_ref())
    }

    /// Of heat.
    #[must_use]
    pub fn heat(self, words: impl AsRef<str>) -> Self {
        self.with(Tone::Heat, words.as_ref())
    }

    /// Of water.
    #[must_use]
    pub fn water(self, words: impl AsRef<str>) -> Self {
        self.with(Tone::Water, words.as_ref())
    }

    /// Of the model.
    #[must_use]
    pub fn model(self, words: impl AsRef<str>) -> Self {
        self.with(Tone::Model, words.as_ref())
    }

    /// The words alone.
    pub fn plain(&self) -> String {
        self.0.iter().map(|(_, words)| words.as_str()).collect()
    }

    /// As HTML, the tones as the classes that the picture's words have.
    pub fn html(&self) -> String {
        let part = |(tone, words): &(Tone, String)| {
            let words = escape(words);
            let class = match tone {
                Tone::Plain => return words,
                Tone::Strong => Voice::Name,
                Tone::Yours => Voice::Yours,
                Tone::Heat => Voice::Heat,
                Tone::Water => Voice::Water,
                Tone::Model => Voice::Model,
            };
            format!("<b class=\"{}\">{words}</b>", class.class())
        };
        self.0.iter().map(part).collect()
    }
}

/// A small count as a word, a larger one in digits.
pub fn word(count: f64) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    const TENS: [&str; 8] = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    let index = count.max(0.0).round() as usize;
    let tens = || {
        let ten = index.is_multiple_of(10).then_some(index / 10);
        TENS.get(ten?.checked_sub(2)?)
    };
    WORDS
        .get(index)
        .or_else(tens)
        .map_or_else(|| crate::units::whole(count), |word| (*word).to_owned())
}

/// A place in a row as a word: "first".
pub fn ordinal(place: f64) -> String {
    const WORDS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ];
    let index = place.round() as usize;
    let word = index.checked_sub(1).and_then(|index| WORDS.get(index));
    let teens = index / 10 % 10 == 1;
    let ending = match index % 10 {
        1 if !teens => "st",
        2 if !teens => "nd",
        3 if !teens => "rd",
        _ => "th",
    };
    word.map_or_else(
        || crate::units::whole(place) + ending,
        |word| (*word).to_owned(),
    )
}
