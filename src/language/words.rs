//! What a text has of the language: its words, and whether it is a sentence.

use super::alphabet::encode;
use super::lexicon::List;
use super::tattle::Tattle;
use core::ops::Range;

/// Words that the grammar has apart from the lexicon.
const OF_THE_GRAMMAR: [&str; 20] = [
    "the", "that", "a", "box", "hid", "in", "who", "it", "where", "what", "had", "got", "lost",
    "has", "says", "i", "of", "is", "poor", "oh",
];
/// The largest number that can be written.
const LARGEST: u8 = 18;

/// How much of the language a text has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Fewer than a third of its words are words.
    Letters,
    /// Fewer than two thirds.
    SomeWords,
    /// Not all.
    MostWords,
    /// All, but no sentence.
    Words,
    /// A sentence begins like this.
    SoFar,
    /// A sentence, or several.
    Sentence,
}

impl Verdict {
    /// The verdict in words.
    pub fn title(self) -> &'static str {
        match self {
            Self::Letters => "letters",
            Self::SomeWords => "some words",
            Self::MostWords => "mostly words",
            Self::Words => "words, no sentence",
            Self::SoFar => "a sentence so far",
            Self::Sentence => "a sentence",
        }
    }

    /// The verdict on a text, with its words counted where not all are words.
    pub fn said_of(self, language: &Tattle, text: &str) -> String {
        let words = words(text);
        let known = words
            .iter()
            .filter(|at| language.is_word(&text[(*at).clone()]))
            .count();
        match self {
            Self::Letters | Self::SomeWords | Self::MostWords => {
                format!("{known} of {} are words", words.len())
            }
            Self::Words => "all are words, but no sentence".into(),
            Self::SoFar | Self::Sentence => self.title().into(),
        }
    }
}

/// Where the words of a text stand: runs of letters, or of digits.
pub fn words(text: &str) -> Vec<Range<usize>> {
    let kind = |byte: u8| match byte {
        b'a'..=b'z' => 1,
        b'0'..=b'9' => 2,
        _ => 0,
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut before = 0;
    for (at, byte) in text.bytes().enumerate() {
        let now = kind(byte);
        match found.last_mut() {
            Some(last) if now != 0 && now == before => last.end = at + 1,
            _ if now != 0 => found.push(at..at + 1),
            _ => {}
        }
        before = now;
    }
    found
}

impl Tattle<'_> {
    /// Whether the language has this word, or number.
    pub fn is_word(&self, word: &str) -> bool {
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            let number = word.parse::<u8>();
            return number.is_ok_and(|number| number <= LARGEST && number.to_string() == word);
        }
        let has = |list: &List, word: &str| {
            let mut all = list.words.iter().flat_map(|text| text.split(' '));
            all.any(|known| known == word)
        };
        let words = &self.lexicon;
        // What has another form with an s.
        let two_formed = [
            &words.animals,
            &words.things,
            &words.verbs,
            &words.relative_verbs,
        ];
        let stem = word.strip_suffix('s');
        let others = [
            &words.foods,
            &words.adjectives,
            &words.prepositions,
            &words.names,
            &words.surnames,
            &words.cities,
            &words.jobs,
            &words.places,
            &words.good_news,
            &words.bad_news,
            &words.praise,
            &words.comfort,
        ];
        OF_THE_GRAMMAR.contains(&word)
            || two_formed
                .iter()
                .any(|list| has(list, word) || stem.is_some_and(|stem| has(list, stem)))
            || others.iter().any(|list| has(list, word))
    }

    /// Whether sentences stand in it from its start, the last of which may lack
    /// its end.
    pub fn allows(&self, text: &str) -> bool {
        encode(text).is_ok_and(|signs| self.judge(&signs).is_ok())
    }

    /// How much of the language a text has.
    pub fn verdict(&self, text: &str) -> Verdict {
        if !text.is_empty() && self.allows(text) {
            return if text.ends_with('\n') {
                Verdict::Sentence
            } else {
                Verdict::SoFar
            };
        }
        let words = words(text);
        let known = words.iter().filter(|at| self.is_word(&text[(*at).clone()]));
        let (known, all) = (known.count(), words.len());
        if known == all && all > 0 {
            Verdict::Words
        } else if 3 * known >= 2 * all && all > 0 {
            Verdict::MostWords
        } else if 3 * known >= all && all > 0 {
            Verdict::SomeWords
        } else {
            Verdict::Letters
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::alphabet::decode;
    use crate::nn::rng::{Rng, Stream};

    #[test]
    fn every_word_that_is_written_is_known() {
        let language = Tattle::of_the_article().unwrap();
        let mut text = vec![0; 100_000];
        language.write(&mut Rng::stream(1, Stream::Examination), &mut text);
        let text = decode(&text);
        // The last line may be cut off within a word.
        let (text, _) = text.rsplit_once('\n').unwrap();
        for at in words(text) {
            assert!(language.is_word(&text[at.clone()]), "{}", &text[at]);
        }
        for other in ["teh", "19", "07", "ss", "things", "jams", "18s"] {
            assert!(!language.is_word(other), "{other}");
        }
        assert_eq!(words("a [bc12."), [0..1, 3..5, 5..7]);
    }

    #[test]
    fn a_verdict_says_how_much_of_the_language_a_text_has() {
        let language = Tattle::of_the_article().unwrap();
        for (text, verdict) in [
            ("", Verdict::Letters),
            ("thg o ahe tn seg.", Verdict::Letters),
            ("the ga!8 seem1 the mus cat", Verdict::SomeWords),
            ("the dog ira. the fork wants\n", Verdict::MostWords),
            ("the cats wants jam.\n", Verdict::Words),
            ("the cats want ja", Verdict::SoFar),
            ("the cats want jam.\n", Verdict::Sentence),
            ("tom had 6 rings, lost 1, has 5.\n", Verdict::Sentence),
            ("tom had 6 rings, lost 1, has 4.\n", Verdict::Words),
        ] {
            assert_eq!(language.verdict(text), verdict, "{text}");
        }
    }
}
