//! A pupil's lesson as signals: where it is, what was bet and what came out. It is
//! remembered until the tab is closed.

use super::step::Step;
use crate::browser::{self, Pool};
use crate::class::bet::Bet;
use crate::class::code::{Code, Whose};
use crate::class::number::{ClassNumber, PupilNumber};
use crate::class::plan::{self, Round};
use crate::lab::run::Outcome;
use crate::protocol::{from_bytes, to_bytes};
use crate::ui::StaticRef;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What a pupil's network came to.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Trained {
    /// Parameters.
    pub parameters: usize,
    /// The loss on new examples.
    pub loss: f64,
    /// The hash of the run.
    pub hash: u64,
    /// How long it learned, in seconds.
    pub seconds: f64,
}

impl Trained {
    pub(super) fn of(outcome: &Outcome, seconds: f64) -> Self {
        Self {
            parameters: outcome.parameters,
            loss: outcome.test_loss,
            hash: outcome.hash,
            seconds,
        }
    }
}

/// What is remembered when the page is loaded again.
#[derive(Serialize, Deserialize)]
struct Remembered {
    step: Step,
    class: ClassNumber,
    pupil: PupilNumber,
    opening: Option<f64>,
    bet: Option<f64>,
    trained: [Option<Trained>; 2],
    blanks: [String; 3],
    sentence: String,
}

/// Where the slider of the opening bet begins, in percent.
pub(super) const OPENING: f64 = 50.0;
/// Where the bet at 589 parameters begins.
pub(super) const AT_589: f64 = 0.02;

const KEY: &str = "lesson-1";

/// The lesson's signals.
pub(super) type Lesson = StaticRef<Signals>;

/// See [`Lesson`].
pub(super) struct Signals {
    /// In the browser.
    pub live: bool,
    /// Where it is.
    pub step: RwSignal<Step>,
    /// What was typed as the class's number.
    pub class_text: RwSignal<String>,
    /// What was typed as the pupil's number.
    pub pupil_text: RwSignal<String>,
    /// Whether to say what is wrong with them.
    pub tried: RwSignal<bool>,
    /// Both numbers, once they are good.
    pub who: RwSignal<Option<(ClassNumber, PupilNumber)>>,
    /// Ten times bigger: by how many percent less wrong?
    pub opening: RwSignal<Option<f64>>,
    /// The loss at 589 parameters.
    pub bet: RwSignal<Option<f64>>,
    /// What the networks of both rounds came to.
    pub trained: RwSignal<[Option<Trained>; 2]>,
    /// The share of the training that is done, while something trains.
    pub progress: RwSignal<Option<f64>>,
    /// The numbers of the sentence.
    pub blanks: [RwSignal<String>; 3],
    /// The pupil's own sentence.
    pub sentence: RwSignal<String>,
    /// What there is to say about what was pressed.
    pub said: RwSignal<String>,
    pub(super) pool: StoredValue<Option<Pool>, LocalStorage>,
}

impl Lesson {
    pub(super) fn begin(live: bool) -> Self {
        let remembered: Option<Remembered> =
            browser::remembered(KEY).and_then(|bytes| from_bytes(&bytes));
        let lesson = StaticRef::new(Signals {
            live,
            step: RwSignal::new(Step::Numbers),
            class_text: RwSignal::new(browser::fragment()),
            pupil_text: RwSignal::new(String::new()),
            tried: RwSignal::new(false),
            who: RwSignal::new(None),
            opening: RwSignal::new(None),
            bet: RwSignal::new(None),
            trained: RwSignal::new([None; 2]),
            progress: RwSignal::new(None),
            blanks: [(); 3].map(|()| RwSignal::new(String::new())),
            sentence: RwSignal::new(String::new()),
            said: RwSignal::new(String::new()),
            pool: StoredValue::new_local(None),
        });
        if let Some(before) = remembered {
            lesson.recall(before);
        }
        Effect::new(move |_| {
            if let Some((class, pupil)) = lesson.who.get() {
                let now = Remembered {
                    step: lesson.step.get(),
                    class,
                    pupil,
                    opening: lesson.opening.get(),
                    bet: lesson.bet.get(),
                    trained: lesson.trained.get(),
                    blanks: [0, 1, 2].map(|index| lesson.blanks[index].get()),
                    sentence: lesson.sentence.get(),
                };
                browser::remember(KEY, &to_bytes(&now));
            }
        });
        lesson
    }

    fn recall(self, before: Remembered) {
        self.class_text.set(before.class.get().to_string());
        self.pupil_text.set(before.pupil.get().to_string());
        self.who.set(Some((before.class, before.pupil)));
        self.opening.set(before.opening);
        self.bet.set(before.bet);
        self.trained.set(before.trained);
        for (signal, text) in self.blanks.iter().zip(before.blanks) {
            signal.set(text);
        }
        self.sentence.set(before.sentence);
        self.step.set(before.step);
    }

    /// What the network of a round came to.
    pub(super) fn result(self, round: Round) -> Option<Trained> {
        self.trained.get()[usize::from(round.number() - 1)]
    }

    /// The code of a round.
    pub(super) fn code(self, round: Round) -> Option<Code> {
        let (class, pupil) = self.who.get()?;
        let bet = match round {
            Round::Small => self.opening.get().map(Bet::percent),
            Round::Large => self.bet.get().map(Bet::loss),
        };
        let whose = Whose {
            class,
            pupil,
            round,
        };
        Some(Code::of(
            whose,
            bet.unwrap_or(Bet::NONE),
            self.result(round)?.hash,
        ))
    }

    /// The code of the round of this step.
    pub(super) fn code_here(self) -> Option<Code> {
        self.code(self.step.get().round()?)
    }

    /// Parameters of the pupil's network.
    pub(super) fn parameters(self, round: Round) -> usize {
        let who = self.who.get();
        let job = who.and_then(|(class, pupil)| plan::job(class, pupil, round));
        job.map_or(0, |job| job.parameters())
    }

    /// Neurons in each of its layers.
    pub(super) fn width(self, round: Round) -> usize {
        let (_, pupil) = self.who.get().unzip();
        plan::width(pupil.unwrap_or(PupilNumber::FIRST), round)
    }

    pub(super) fn is_training(self) -> bool {
        self.progress.get().is_some()
    }

    /// Whether a bet may be left out here.
    pub(super) fn can_skip(self) -> bool {
        matches!(self.step.get(), Step::Opening | Step::Ruler)
    }

    pub(super) fn skip(self) {
        match self.step.get_untracked() {
            Step::Opening => self.opening.set(None),
            Step::Ruler => self.bet.set(None),
            _ => return,
        }
        self.go(1);
    }

    /// What the main button says.
    pub(super) fn main_words(self) -> String {
        let step = self.step.get();
        let missing = step
            .round()
            .is_some_and(|round| self.result(round).is_none());
        let words = match step {
            Step::Numbers => "Start",
            Step::Opening | Step::Ruler => "Lock my bet",
            Step::Small | Step::Large if self.is_training() => "Training …",
            Step::Small | Step::Large if missing => "Train my network",
            Step::Small => "Next: the ruler",
            Step::Large => "Next: in words",
            Step::Words => "Next: my sheet",
            Step::Sheet => "Print my sheet",
        };
        words.to_owned()
    }

    pub(super) fn main_action(self) {
        match self.step.get_untracked() {
            Step::Numbers => self.start(),
            Step::Opening => {
                self.opening.update(|bet| {
                    bet.get_or_insert(OPENING);
                });
                self.go(1);
            }
            Step::Ruler => {
                self.bet.update(|bet| {
                    bet.get_or_insert(AT_589);
                });
                self.go(1);
            }
            Step::Sheet => browser::print(),
            step => match step.round() {
                Some(round) if untrack(|| self.result(round)).is_none() => self.train(round),
                _ => self.go(1),
            },
        }
    }

    fn start(self) {
        self.tried.set(true);
        let class = ClassNumber::read(&self.class_text.get_untracked());
        let pupil = PupilNumber::read(&self.pupil_text.get_untracked());
        let (Ok(class), Ok(pupil)) = (class, pupil) else {
            return;
        };
        // Another network, other results.
        if self.who.get_untracked() != Some((class, pupil)) {
            self.trained.set([None; 2]);
            self.opening.set(None);
            self.bet.set(None);
        }
        self.who.set(Some((class, pupil)));
        self.go(1);
    }

    /// Copies the code of this step, as the board reads it.
    pub(super) fn copy_code(self) {
        if let (Some((_, pupil)), Some(code)) =
            (self.who.get_untracked(), untrack(|| self.code_here()))
        {
            browser::copy(&format!("{} {code}", pupil.get()), self.said);
        }
    }

    pub(super) fn back(self) {
        self.go(-1);
    }

    fn go(self, by: isize) {
        let now = self.step.get_untracked().number() - 1;
        let next = now.saturating_add_signed(by).min(Step::ALL.len() - 1);
        self.said.set(String::new());
        self.step.set(Step::ALL[next]);
        browser::focus("step-title");
    }
}
