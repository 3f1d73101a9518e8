//! The perfect predictor: it knows the grammar and reads along.

use super::alphabet::{LINE_END, SIGNS, decode, number_of};
use super::choice::Skill;
use super::state::State;
use super::tattle::Tattle;
use core::ops::Range;
use thiserror::Error;

/// No sentence of the language begins like this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("no sentence of the language begins like this")]
pub struct NotTattle;

/// A text that may be the one being written.
#[derive(Clone)]
struct Candidate<'a> {
    parts: [&'a str; 3],
    probability: f64,
    to: Option<State>,
    tested: Option<(Skill, Range<usize>)>,
}

impl Candidate<'_> {
    /// The number of a sign of the text.
    fn sign(&self, place: usize) -> Option<u8> {
        let mut place = place;
        for part in self.parts {
            if let Some(byte) = part.as_bytes().get(place) {
                return number_of(*byte);
            }
            place -= part.len();
        }
        None
    }

    fn len(&self) -> usize {
        self.parts.iter().map(|part| part.len()).sum()
    }
}

/// A reader somewhere in a text.
#[derive(Clone)]
pub struct Reader<'a> {
    language: &'a Tattle<'a>,
    candidates: Vec<Candidate<'a>>,
    /// Signs of the candidates' texts that have been read.
    read: usize,
    /// The probability of all candidates.
    mass: f64,
    /// The skill that the text last finished tests, and how many signs ago.
    tested: Option<(Skill, Range<usize>)>,
}

/// A sign as a perfect predictor sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    /// Its surprise, in nats.
    pub nats: f64,
    /// What it tests. Unknown at the very end of a text.
    pub skill: Option<Skill>,
}

impl<'a> Reader<'a> {
    /// A reader at the start of a line.
    pub fn new(language: &'a Tattle<'a>) -> Self {
        let mut reader = Self {
            language,
            candidates: Vec::new(),
            read: 0,
            mass: 0.0,
            tested: None,
        };
        reader.enter(State::Line);
        reader
    }

    fn enter(&mut self, state: State) {
        let candidates = &mut self.candidates;
        candidates.clear();
        self.language.choices(state, &mut |choice, to| {
            candidates.extend((0..choice.words.len()).map(|word| Candidate {
                parts: choice.parts(word),
                probability: choice.probability(word),
                to: to(word as u8),
                tested: choice.tested(word),
            }));
        });
        self.read = 0;
        self.mass = candidates
            .iter()
            .map(|candidate| candidate.probability)
            .sum();
    }

    /// The probability of each sign to come next.
    pub fn odds(&self) -> [f64; SIGNS] {
        let mut odds = [0.0; SIGNS];
        for candidate in &self.candidates {
            if let Some(sign) = candidate.sign(self.read) {
                odds[usize::from(sign)] += candidate.probability / self.mass;
            }
        }
        odds
    }

    /// The rest of the word that is likeliest here, letter by letter; where no
    /// word goes on, the likeliest sign.
    pub fn likeliest_word(mut self) -> String {
        let mut word = String::new();
        while let Some((sign, _)) = (0..)
            .zip(self.odds())
            .max_by(|(_, one), (_, other)| one.total_cmp(other))
        {
            let text = decode(&[sign]);
            let goes_on = text.chars().all(|sign| sign.is_ascii_alphanumeric());
            if goes_on || word.is_empty() {
                word += &text;
            }
            if !goes_on || self.read(sign).is_err() {
                break;
            }
        }
        word
    }

    /// Reads a sign; its probability.
    ///
    /// # Errors
    /// A sign that the language does not allow here; nothing can be read after
    /// it.
    pub fn read(&mut self, sign: u8) -> Result<f64, NotTattle> {
        let read = self.read;
        self.candidates
            .retain(|candidate| candidate.sign(read) == Some(sign));
        let mass = self
            .candidates
            .iter()
            .map(|candidate| candidate.probability)
            .sum();
        let probability = mass / self.mass;
        self.read += 1;
        self.mass = mass;
        self.tested = None;
        let Some(first) = self.candidates.first() else {
            return Err(NotTattle);
        };
        if first.len() == self.read {
            let (to, length) = (first.to.unwrap_or(State::Line), first.len());
            let tested = first.tested.clone();
            self.tested = tested.map(|(skill, at)| (skill, length - at.end..length - at.start));
            self.enter(to);
        }
        Ok(probability)
    }
}

impl Tattle<'_> {
    /// Each sign of a text that starts with a line, as a perfect predictor sees
    /// it.
    ///
    /// # Errors
    /// A text that the language does not allow.
    pub fn judge(&self, text: &[u8]) -> Result<Vec<Judged>, NotTattle> {
        let mut reader = Reader::new(self);
        let mut judged = Vec::with_capacity(text.len());
        for sign in text {
            let probability = reader.read(*sign)?;
            judged.push(Judged {
                nats: -libm::log(probability),
                skill: None,
            });
            if let Some((skill, ago)) = reader.tested.take() {
                let end = judged.len();
                for sign in &mut judged[end - ago.end..end - ago.start] {
                    sign.skill = Some(skill);
                }
            }
        }
        Ok(judged)
    }

    /// The surprise of whole lines, in nats.
    ///
    /// # Errors
    /// A text that the language does not allow, or that ends within a line.
    pub fn nats(&self, lines: &[u8]) -> Result<f64, NotTattle> {
        match lines.last() {
            Some(&LINE_END) => Ok(self.judge(lines)?.iter().map(|sign| sign.nats).sum()),
            _ => Err(NotTattle),
        }
    }
}
