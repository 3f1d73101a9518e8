//! The family as the view sees it: the signals of what is in, and the verbs of
//! the buttons.
//!
//! Shows what is recorded until the reader trains.

use super::recorded;
use crate::browser::{self, Writers};
use crate::lab::writing::saved::{self, SavedError};
use crate::lab::writing::{
    Answer, Corpus, Family, LETTERS_A_STEP, Reading, Record, SHORT_CONTEXT, WIDTHS,
};
use crate::language::alphabet::decode;
use crate::language::fold;
use crate::nn::Checkpoint;
use crate::protocol::news::WriterNews;
use crate::spec::Value;
use crate::ui::Widget;
use crate::widget::language_lab::{
    CORPUS, LENGTH, Learns, PLACE, SEED, TEXT, dice, family, learns, trial,
};
use leptos::prelude::*;

/// The place of agreement among the skills.
pub(super) const AGREEMENT: usize = 0;

/// Something of each of the family.
pub(super) type Each<T> = [T; WIDTHS.len()];

/// What the workers do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Work {
    /// Nothing.
    #[default]
    None,
    /// They train.
    Training,
    /// They will go on.
    Paused,
}

/// The family's signals and verbs.
#[derive(Clone, Copy)]
pub(super) struct Runner {
    pub widget: Widget,
    /// The family as far as it is in.
    pub family: RwSignal<Family>,
    /// What it learns from.
    pub learns: RwSignal<Learns>,
    /// The reader's own text.
    pub own: RwSignal<String>,
    /// What the workers do.
    pub work: RwSignal<Work>,
    /// It was trained here and now, not recorded.
    pub live: RwSignal<bool>,
    /// Why nothing can be trained here.
    pub failure: RwSignal<Option<String>>,
    /// Steps that each has taken.
    pub steps: RwSignal<Each<u64>>,
    /// The dice that lines were written with while it learned.
    pub looked_with: RwSignal<u64>,
    /// Lines of the networks as they are, and the dice these were written with.
    pub thrown: RwSignal<(u64, Each<String>)>,
    /// The prompt, and what each made of it, once that is in.
    pub prompt: RwSignal<String>,
    pub answers: RwSignal<Each<Option<Answer>>>,
    /// The text that each reads, the place in it that is looked at, and how
    /// each read it, once that is in.
    pub text: RwSignal<String>,
    pub place: RwSignal<usize>,
    pub readings: RwSignal<Each<Option<Reading>>>,
    /// When the present stretch of training began, and the letters read then.
    since: RwSignal<(f64, u64)>,
    pub(super) record: StoredValue<Option<Record>>,
    pub(super) workers: StoredValue<Workers, LocalStorage>,
}

/// The workers, and the numbers of what they were last asked.
#[derive(Default)]
pub(super) struct Workers {
    /// Tells late news from those of the present family.
    number: u32,
    pub writers: Option<Writers>,
    /// The number of the last question of any kind.
    pub last: u32,
    pub asked: u32,
    pub asked_to_throw: u32,
    pub asked_to_read: u32,
}

impl Runner {
    pub fn new(widget: Widget) -> Self {
        let record = recorded::record();
        let chosen = widget.values.with_untracked(family);
        let runner = Self {
            widget,
            family: RwSignal::new(chosen),
            learns: RwSignal::new(widget.values.with_untracked(learns)),
            own: RwSignal::default(),
            work: RwSignal::default(),
            live: RwSignal::new(false),
            failure: RwSignal::default(),
            steps: RwSignal::default(),
            looked_with: RwSignal::new(1),
            thrown: RwSignal::default(),
            prompt: RwSignal::default(),
            answers: RwSignal::default(),
            text: RwSignal::new(TEXT.to_owned()),
            place: RwSignal::new(PLACE),
            readings: RwSignal::default(),
            since: RwSignal::default(),
            record: StoredValue::new(record),
            workers: StoredValue::new_local(Workers::default()),
        };
        runner.show_recorded();
        runner.follow();
        runner
    }

    /// What is recorded of the family that is asked for, or nothing.
    fn show_recorded(self) {
        let chosen = self.widget.values.with_untracked(family);
        let of_record = self.record.with_value(|record| {
            let record = record.as_ref().map(|record| &record.family);
            let same = |of: &&Family| {
                (of.steps, of.seed, of.context) == (chosen.steps, chosen.seed, chosen.context)
                    && of.corpus == chosen.corpus
            };
            record.filter(same).cloned()
        });
        self.workers.update_value(|workers| {
            workers.number += 1;
            workers.writers = None;
        });
        self.work.set(Work::None);
        self.live.set(false);
        self.looked_with.set(1);
        self.steps.set(Each::default());
        self.learns.set(self.widget.values.with_untracked(learns));
        self.family.set(of_record.unwrap_or(chosen));
        self.throw();
        self.try_out(None);
        self.read_again();
    }

    /// The loss of a perfect predictor on the text that the recorded family was
    /// examined on.
    pub fn recorded_floor(self) -> Option<f64> {
        self.record.with_value(|record| {
            let family = record.as_ref().map(|record| &record.family);
            let ended = family.and_then(|family| family.members[0].outcome);
            ended.and_then(|outcome| outcome.floor)
        })
    }

    /// The share of verbs that the largest of the recorded family got right.
    pub fn recorded_agreement(self) -> Option<f64> {
        self.record.with_value(|record| {
            let largest = record.as_ref()?.family.members.last()?;
            Some(largest.outcome?.skills[AGREEMENT].right)
        })
    }

    /// Trains a family of this length from the start, on the text that is chosen.
    pub fn train(self, length: &'static str) {
        self.widget
            .set(LENGTH.spec.name, Value::Text(length.into()));
        let take = move |text: Result<String, String>| {
            let signs = text.and_then(|text| fold(&text).map_err(|why| why.to_string()));
            match signs {
                Ok(signs) => self.begin(Corpus::Text(signs), Vec::new()),
                Err(why) => self
                    .failure
                    .set(Some(format!("Nothing was trained: {why}."))),
            }
        };
        match self.widget.values.with_untracked(learns) {
            Learns::Alice => browser::read_text("alice", take),
            Learns::Own => take(Ok(self.own.get_untracked())),
            Learns::Tattle | Learns::Few | Learns::Short => {
                let family = self.widget.values.with_untracked(family);
                self.begin(family.corpus, Vec::new());
            }
        }
    }

    /// Begins to train the family of the values, from where its networks were if
    /// that is said.
    fn begin(self, corpus: Corpus, from: Vec<Checkpoint>) {
        let mut family = self.widget.values.with_untracked(family);
        family.corpus = corpus;
        self.learns.set(self.widget.values.with_untracked(learns));
        let jobs = family.jobs().to_vec();
        self.failure.set(None);
        self.live.set(true);
        self.steps.set(Each::default());
        self.thrown.set((0, Each::default()));
        self.answers.set(Each::default());
        self.readings.set(Each::default());
        self.family.set(family);
        self.work.set(Work::Training);
        self.since.set((browser::now(), 0));
        let dice = self.widget.values.with_untracked(dice);
        self.looked_with.set(dice);
        self.workers.update_value(|workers| {
            workers.number += 1;
            let number = workers.number;
            let present =
                move || self.workers.try_with_value(|workers| workers.number) == Some(number);
            // The old ones are stopped first.
            workers.writers = None;
            workers.writers = Some(Writers::train(jobs, from, dice, move |news| {
                if present() {
                    self.hear(news);
                }
            }));
        });
    }

    /// The trained family as a file; none before it has ended.
    pub fn saved(self) -> Option<String> {
        let ready = self.live.get_untracked() && self.family.with_untracked(Family::complete);
        self.workers.with_value(|workers| {
            let networks = workers.writers.as_ref().filter(|_| ready)?.networks();
            let family = self.family.with_untracked(Family::clone);
            Some(saved::to_json(&family, &networks))
        })
    }

    /// Takes the networks of a file, in place of these.
    pub fn load(self, text: &str) -> Result<(), SavedError> {
        let (family, networks) = saved::from_json(text)?;
        let learns = match (&family.corpus, family.context) {
            (Corpus::Tattle, SHORT_CONTEXT) => Learns::Short,
            (Corpus::Tattle, _) => Learns::Tattle,
            (Corpus::Few, _) => Learns::Few,
            (Corpus::Text(signs), _) => {
                self.own.set(decode(signs));
                Learns::Own
            }
        };
        let length = if family.steps == 500 { "short" } else { "long" };
        let widget = self.widget;
        widget.set(LENGTH.spec.name, Value::Text(length.into()));
        widget.set(CORPUS.spec.name, Value::Text(learns.value().into()));
        widget.set(SEED.spec.name, Value::Number(family.seed as f64));
        self.begin(family.corpus, networks);
        Ok(())
    }

    /// Stops after the current slice, or goes on.
    pub fn pause(self, pause: bool) {
        self.work
            .set(if pause { Work::Paused } else { Work::Training });
        self.since.set((browser::now(), self.letters()));
        self.workers.with_value(|workers| {
            if let Some(writers) = &workers.writers {
                writers.run(!pause);
            }
        });
    }

    /// Back to what is recorded, which is a long run.
    pub fn reset(self) {
        self.failure.set(None);
        let long = LENGTH.spec.default_value();
        self.widget.set(LENGTH.spec.name, long);
        self.widget
            .set(CORPUS.spec.name, CORPUS.spec.default_value());
        self.show_recorded();
    }

    fn hear(self, news: WriterNews) {
        let step = |id: u32, step: u64| {
            self.steps.update(|steps| {
                if let Some(steps) = steps.get_mut(id as usize) {
                    *steps = step.max(*steps);
                }
            });
        };
        match news {
            WriterNews::Learning(id, taken) => step(id, taken),
            WriterNews::Looked(id, look) => {
                step(id, look.step);
                self.family.update(|family| {
                    if let Some(member) = family.members.get_mut(id as usize)
                        && member.looks.last().is_none_or(|last| last.step < look.step)
                    {
                        member.looks.push(look);
                    }
                });
            }
            WriterNews::Learned(id, outcome, milliseconds) => {
                let again = self.family.try_update(|family| {
                    let member = family.members.get_mut(id as usize)?;
                    member.outcome.replace(outcome)
                });
                if again.flatten().is_none() {
                    let seconds = milliseconds / 1000.0 / browser::cores() as f64;
                    browser::add_to_ledger(1.0, outcome.flops, seconds);
                }
                if self.family.with_untracked(Family::complete) {
                    self.work.set(Work::None);
                    self.throw();
                    self.ask();
                    self.read_again();
                }
            }
            WriterNews::Answered(id, number, answer) => self.take(id, number, answer),
            WriterNews::HasRead(id, number, reading) => self.take_reading(id, number, reading),
            WriterNews::Failed(why) => {
                self.work.set(Work::None);
                if !self.family.with_untracked(Family::complete) {
                    self.reset();
                }
                self.failure.set(Some(why));
            }
        }
    }

    /// Another length, seed or text begins with what is recorded of it, or nothing;
    /// other dice write other lines.
    fn follow(self) {
        let widget = self.widget;
        let chosen = Memo::new(move |_| {
            widget.values.with(|values| {
                let family = family(values);
                (family.steps, family.seed, learns(values))
            })
        });
        Effect::watch(
            move || chosen.get(),
            move |chosen, _, _| {
                let learns = self.learns.get_untracked();
                let shown = self
                    .family
                    .with_untracked(|family| (family.steps, family.seed, learns));
                if shown != *chosen {
                    self.failure.set(None);
                    self.show_recorded();
                }
            },
            false,
        );
        let dice = Memo::new(move |_| widget.values.with(dice));
        Effect::watch(
            move || dice.get(),
            move |_, _, _| {
                self.throw();
                self.ask();
            },
            false,
        );
        let trial = Memo::new(move |_| widget.values.with(trial));
        Effect::watch(
            move || trial.get(),
            move |_, _, _| self.try_out(None),
            false,
        );
        browser::show_running(move || self.work.get() == Work::Training);
    }

    /// Letters that the slowest has read.
    pub fn letters(self) -> u64 {
        let steps = self.steps.get();
        LETTERS_A_STEP * steps.into_iter().min().unwrap_or(0)
    }

    /// The share of all arithmetic that is done, and the seconds left once known.
    pub fn progress(self) -> (f64, Option<f64>) {
        let steps = self.steps.get();
        let costs = WIDTHS.map(|width| width as f64 * (width as f64 + 40.0));
        let all = self.family.with(|family| family.steps);
        let weigh = |steps: Each<u64>| -> f64 {
            costs
                .iter()
                .zip(steps)
                .map(|(cost, steps)| cost * steps as f64)
                .sum()
        };
        let share = weigh(steps) / weigh([all; WIDTHS.len()]);
        let (since, before) = self.since.get();
        let seconds = (browser::now() - since) / 1000.0;
        let left =
            (before == 0 && seconds > 0.5 && share > 0.02).then(|| seconds * (1.0 - share) / share);
        (share, left)
    }
}
