//! What cannot be foreseen, worked out from the grammar exactly.

use super::alphabet::{ForeignSign, encode};
use super::state::State;
use super::tattle::Tattle;
use std::collections::HashMap;
use thiserror::Error;

/// The language's entropy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entropy {
    /// Expected surprise of a line, in nats.
    pub nats: f64,
    /// Expected signs of a line, its end included.
    pub letters: f64,
    /// States that can be reached.
    pub states: usize,
}

impl Entropy {
    /// Nats a sign, in the long run.
    pub fn rate(self) -> f64 {
        self.nats / self.letters
    }
}

/// Why a string would not say how it was made.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum Ambiguous {
    /// A text begins with another one of the same state.
    #[error("“{longer}” begins with “{shorter}”, and both can be written in the same place")]
    Beginning {
        /// Where.
        state: State,
        /// The one.
        shorter: String,
        /// The other.
        longer: String,
    },
    /// A sign that is not in the alphabet.
    #[error("{0}")]
    Foreign(#[from] ForeignSign),
}

/// Texts of a state, each with its probability and where it leads.
type Texts = Vec<(String, f64, Option<State>)>;

impl Tattle<'_> {
    /// The entropy. Looks at every state that can be reached.
    ///
    /// # Errors
    /// Two texts of one state of which one begins with the other.
    pub fn entropy(&self) -> Result<Entropy, Ambiguous> {
        let mut known = HashMap::new();
        let (nats, letters) = self.rest(State::Line, &mut known)?;
        Ok(Entropy {
            nats,
            letters,
            states: known.len(),
        })
    }

    /// Expected nats and signs of what remains of a line.
    fn rest(
        &self,
        state: State,
        known: &mut HashMap<State, (f64, f64)>,
    ) -> Result<(f64, f64), Ambiguous> {
        if let Some(known) = known.get(&state) {
            return Ok(*known);
        }
        let mut texts = self.texts(state);
        texts.sort_by(|a, b| a.0.cmp(&b.0));
        for pair in texts.windows(2) {
            let (shorter, longer) = (&pair[0].0, &pair[1].0);
            if longer.starts_with(shorter.as_str()) {
                let (shorter, longer) = (shorter.clone(), longer.clone());
                return Err(Ambiguous::Beginning {
                    state,
                    shorter,
                    longer,
                });
            }
        }
        let (mut nats, mut letters) = (0.0, 0.0);
        for (text, probability, to) in texts {
            encode(&text)?;
            let (n, l) = to.map_or(Ok((0.0, 0.0)), |to| self.rest(to, known))?;
            nats += probability * (n - libm::log(probability));
            letters += probability * (l + text.len() as f64);
        }
        known.insert(state, (nats, letters));
        Ok((nats, letters))
    }

    /// The expected loss, in nats a sign, of a perfect predictor on so many
    /// signs from the start of a line. It is more than the rate, because a
    /// short window is mostly beginnings.
    pub fn floor(&self, signs: usize) -> f64 {
        self.window(State::Line, signs, &mut HashMap::new()) / signs as f64
    }

    /// Expected nats of the next `room` signs; lines follow one another.
    fn window(&self, state: State, room: usize, known: &mut HashMap<(State, usize), f64>) -> f64 {
        if room == 0 {
            return 0.0;
        }
        if let Some(known) = known.get(&(state, room)) {
            return *known;
        }
        let mut nats = 0.0;
        // What is cut off by the end of the window: texts that differ only
        // there are one.
        let mut cut: HashMap<String, f64> = HashMap::new();
        self.choices(state, &mut |choice, to| {
            for word in 0..choice.words.len() {
                let (parts, probability) = (choice.parts(word), choice.probability(word));
                let length = parts.iter().map(|part| part.len()).sum();
                if let Some(room) = room.checked_sub(length) {
                    let next = to(word as u8).unwrap_or(State::Line);
                    let rest = self.window(next, room, known);
                    nats += probability * (rest - libm::log(probability));
                } else {
                    let mut text = parts.concat();
                    text.truncate(room);
                    *cut.entry(text).or_default() += probability;
                }
            }
        });
        // In no order of the map's own, or the last bits would differ.
        let mut cut: Vec<f64> = cut.into_values().collect();
        cut.sort_by(f64::total_cmp);
        nats -= cut
            .iter()
            .map(|probability| probability * libm::log(*probability))
            .sum::<f64>();
        known.insert((state, room), nats);
        nats
    }

    fn texts(&self, state: State) -> Texts {
        let mut texts = Vec::new();
        self.choices(state, &mut |choice, to| {
            for word in 0..choice.words.len() {
                let text = choice.parts(word).concat();
                texts.push((text, choice.probability(word), to(word as u8)));
            }
        });
        texts
    }
}
