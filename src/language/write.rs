//! Drawing text by the seeded generator.

use super::alphabet::number_of;
use super::state::State;
use super::tattle::Tattle;
use crate::nn::rng::Rng;

impl Tattle<'_> {
    /// Fills `text` with lines from the start of one; the last is cut off where
    /// there is no more room.
    pub fn write(&self, rng: &mut Rng, text: &mut [u8]) {
        let mut state = State::Line;
        let mut filled = 0;
        while filled < text.len() {
            let next = self.draw(state, rng, |part| {
                let signs = part.bytes().filter_map(number_of);
                for (place, sign) in text[filled..].iter_mut().zip(signs) {
                    *place = sign;
                    filled += 1;
                }
            });
            state = next.unwrap_or(State::Line);
        }
    }

    /// Draws one of a state's texts and tells its parts; the next state.
    fn draw(&self, state: State, rng: &mut Rng, mut tell: impl FnMut(&str)) -> Option<State> {
        let mut at = f64::from(rng.next_u32()) / 4_294_967_296.0;
        let mut next = None;
        let mut chosen = None;
        self.choices(state, &mut |choice, to| {
            // The last one also where rounding left a little beyond its end.
            if at >= 0.0 {
                let word = choice.pick((at / choice.share).min(1.0));
                chosen = Some(choice.parts(word));
                next = to(word as u8);
                at -= choice.share;
            }
        });
        chosen.into_iter().flatten().for_each(&mut tell);
        next
    }
}
