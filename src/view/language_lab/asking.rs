//! Questions to the family: to write a line, to go on from a prompt, to read a
//! text. What is recorded answers until the reader trains.

use super::runner::{Each, Runner};
use crate::lab::writing::{Answer, Family, Reading};
use crate::protocol::writer::Request;
use crate::widget::language_lab::{PROMPTS, TEMPERATURE, TEXT, dice, trial};
use leptos::prelude::*;

impl Runner {
    pub(super) fn take(self, id: u32, number: u32, answer: Answer) {
        let (asked, to_throw) = self
            .workers
            .with_value(|workers| (workers.asked, workers.asked_to_throw));
        let place = id as usize;
        if number == asked {
            self.answers.update(|answers| {
                if let Some(slot) = answers.get_mut(place) {
                    *slot = Some(answer);
                }
            });
        } else if number == to_throw {
            self.thrown.update(|(_, lines)| {
                if let Some(line) = lines.get_mut(place) {
                    *line = answer.text;
                }
            });
        }
    }

    /// Takes how a network read the text.
    pub(super) fn take_reading(self, id: u32, number: u32, reading: Reading) {
        if self.workers.with_value(|workers| workers.asked_to_read) == number {
            self.readings.update(|readings| {
                if let Some(slot) = readings.get_mut(id as usize) {
                    *slot = Some(reading);
                }
            });
        }
    }

    /// Asks the trained networks, if there are; the number of the question.
    fn ask_all(self, question: impl FnOnce(u32) -> Request) -> Option<u32> {
        let ready = self.live.get_untracked() && self.family.with_untracked(Family::complete);
        self.workers.try_update_value(|workers| {
            let writers = workers.writers.as_ref().filter(|_| ready)?;
            workers.last += 1;
            writers.ask(&question(workers.last));
            Some(workers.last)
        })?
    }

    /// Asks them to go on from a prompt, with the dice in force.
    fn ask_to_write(self, prompt: String, temperature: f64) -> Option<u32> {
        let dice = self.widget.values.with_untracked(dice);
        self.ask_all(|number| Request::Ask {
            number,
            prompt,
            temperature,
            dice,
        })
    }

    /// How the networks read the text; what is recorded of the first one, with
    /// attention for one place only, until they are trained.
    pub(super) fn read_again(self) {
        let (text, place) = (self.text.get_untracked(), self.place.get_untracked());
        let own = text != TEXT;
        let asked = self.ask_all(|number| Request::Read {
            number,
            text,
            place,
        });
        if let Some(number) = asked {
            self.workers
                .update_value(|workers| workers.asked_to_read = number);
            return;
        }
        let same =
            !own && !self.live.get_untracked() && self.family.with_untracked(Family::complete);
        let readings = self.record.with_value(|record| {
            let record = record.as_ref().filter(|_| same);
            record.map(|record| record.readings.clone().map(Some))
        });
        self.readings.set(readings.unwrap_or_default());
    }

    /// Looks at another place of the text.
    pub(super) fn look_at(self, place: usize) {
        self.place.set(place);
        if self.live.get_untracked() {
            self.read_again();
        }
    }

    /// Lines of the networks as they are, with the dice in force.
    pub(super) fn throw(self) {
        let dice = self.widget.values.with_untracked(dice);
        let recorded = self.record.with_value(|record| {
            let record = record.as_ref().filter(|_| !self.live.get_untracked());
            record.and_then(|record| record.lines(dice)).cloned()
        });
        self.thrown.set((dice, recorded.unwrap_or_default()));
        if let Some(number) = self.ask_to_write(String::new(), 1.0) {
            self.workers
                .update_value(|workers| workers.asked_to_throw = number);
        }
    }

    /// What the networks make of the prompt.
    pub(super) fn ask(self) {
        let prompt = self.prompt.get_untracked();
        match self.ask_to_write(prompt.clone(), TEMPERATURE) {
            Some(number) => self.workers.update_value(|workers| workers.asked = number),
            None => self.answers.set(self.recorded_answers(&prompt)),
        }
    }

    /// The trials are recorded, with the first throw of the dice.
    fn recorded_answers(self, prompt: &str) -> Each<Option<Answer>> {
        let values = self.widget.values.get_untracked();
        let trial = trial(&values);
        let same = dice(&values) == 1
            && !self.live.get_untracked()
            && prompt == PROMPTS[trial]
            && self.family.with_untracked(Family::complete);
        let answers = self.record.with_value(|record| {
            let record = record.as_ref().filter(|_| same);
            record.and_then(|record| record.answers.get(trial)).cloned()
        });
        answers.map_or(Each::default(), |answers| answers.map(Some))
    }

    /// Another prompt: what was typed or, without any, the chosen trial.
    pub(super) fn try_out(self, typed: Option<String>) {
        let of_trial = || {
            let trial = self.widget.values.with_untracked(trial);
            PROMPTS[trial].to_owned()
        };
        self.prompt.set(typed.unwrap_or_else(of_trial));
        self.ask();
    }
}
