//! The words, read from `content/language/tattle.txt`.

use super::alphabet::{ForeignSign, encode};
use thiserror::Error;

/// Words, the most frequent first.
#[derive(Clone, Debug, PartialEq)]
pub struct List<'t> {
    /// The words.
    pub words: Vec<&'t str>,
    /// The probability of each word or one before it, by Zipf's law: that of
    /// the word of rank r, counted from 0, is proportional to 1 / (r + 1.5).
    pub ends: Vec<f64>,
}

/// What is wrong with a lexicon.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LexiconError {
    /// A list is missing or has no word.
    #[error("the lexicon has no [{0}]")]
    Missing(&'static str),
    /// A list has more words than a byte can count.
    #[error("the lexicon's [{0}] has more than 255 words")]
    Long(&'static str),
    /// A word has a sign that no text can have.
    #[error("the lexicon’s word “{word}”: {sign}")]
    Foreign {
        /// The word.
        word: String,
        /// Its sign.
        sign: ForeignSign,
    },
}

macro_rules! lists {
    ($($(#[$doc:meta])* $list:ident: $name:literal,)*) => {
        /// All words of the language.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Lexicon<'t> {
            $($(#[$doc])* pub $list: List<'t>,)*
        }

        impl<'t> Lexicon<'t> {
            /// Reads lists of words: a line with the list's name in brackets, then
            /// the words, with commas between them. Lines that start with # are
            /// left out.
            ///
            /// # Errors
            /// What the text lacks, or a word that cannot be written.
            pub fn parse(text: &'t str) -> Result<Self, LexiconError> {
                Ok(Self { $($list: List::parse(text, $name)?,)* })
            }
        }
    };
}
lists! {
    /// Animals, in the singular; their plural has an s.
    animals: "animals",
    /// What animals eat, want, sell and hide.
    foods: "foods",
    /// What animals are like.
    adjectives: "adjectives",
    /// What animals do to one another, in the plural.
    relative_verbs: "relative verbs",
    /// Where one animal is, seen from another.
    prepositions: "prepositions",
    /// What animals do with food, in the plural.
    verbs: "verbs",
    /// First names.
    names: "names",
    /// Surnames.
    surnames: "surnames",
    /// Where people are from.
    cities: "cities",
    /// What people are.
    jobs: "jobs",
    /// What people have and hide, and boxes hold; their plural has an s.
    things: "things",
    /// Where things are hidden.
    places: "places",
    /// What is answered with praise.
    good_news: "good news",
    /// What is answered with comfort.
    bad_news: "bad news",
    /// Answers to good news.
    praise: "praise",
    /// Answers to bad news.
    comfort: "comfort",
}

impl Lexicon<'static> {
    /// The words in the repository.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn of_the_article() -> Result<Self, LexiconError> {
        Self::parse(include_str!("../../content/language/tattle.txt"))
    }
}

impl<'t> List<'t> {
    fn parse(text: &'t str, name: &'static str) -> Result<Self, LexiconError> {
        let heading =
            |line: &str| line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) == Some(name);
        let lines = text
            .lines()
            .map(str::trim)
            .skip_while(|line| !heading(line))
            .skip(1);
        let own = lines
            .take_while(|line| !line.starts_with('['))
            .filter(|line| !line.starts_with('#'));
        let words: Vec<&str> = own
            .flat_map(|line| line.split(',').map(str::trim))
            .filter(|word| !word.is_empty())
            .collect();
        for word in &words {
            encode(word).map_err(|sign| LexiconError::Foreign {
                word: (*word).to_owned(),
                sign,
            })?;
        }
        match words.len() {
            0 => Err(LexiconError::Missing(name)),
            1..=255 => Ok(Self::ranked(words)),
            _ => Err(LexiconError::Long(name)),
        }
    }

    fn ranked(words: Vec<&'t str>) -> Self {
        let weights = || (0..words.len()).map(|rank| 1.0 / (rank as f64 + 1.5));
        let total: f64 = weights().sum();
        let sums = weights().scan(0.0, |sum, weight| {
            *sum += weight;
            Some(*sum / total)
        });
        Self {
            ends: sums.collect(),
            words,
        }
    }
}
