//! The families that are recorded: trained at build time by the code that
//! trains them in the browser, and carried by the page.

use crate::browser;
use crate::lab::writing::{Answer, EXAMINATION, Examination, Family, Job, LIVE, Member, Run, WIDTHS};
use crate::language::Tattle;
use crate::nn::Scalar;
use crate::protocol::{from_bytes, to_bytes};
use crate::spec::Values;
use crate::widget::language_lab::{PROMPTS, SPEC, TEMPERATURE, THROWS, family};
use serde::{Deserialize, Serialize};
use std::sync::{Mutex, OnceLock};

/// A family and what its networks answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Record {
    /// The family.
    pub family: Family,
    /// What each network wrote with each of the other throws of the dice, the
    /// second first.
    throws: Vec<[String; WIDTHS.len()]>,
    /// What each made of each trial.
    answers: Vec<[Answer; WIDTHS.len()]>,
}

impl Record {
    /// What each network wrote with a throw of the dice.
    pub fn lines(&self, dice: u64) -> Option<&[String; WIDTHS.len()]> {
        self.throws.get(usize::try_from(dice).ok()?.checked_sub(2)?)
    }

    /// What each network made of a trial.
    pub fn answers(&self, trial: usize) -> Option<&[Answer; WIDTHS.len()]> {
        self.answers.get(trial)
    }
}

/// The record of the default family: trained here, or in the browser from the
/// rendered page.
pub(super) fn record() -> Option<Record> {
    if browser::LIVE {
        browser::record().and_then(|bytes| from_bytes(&bytes))
    } else {
        // Several pages show the figure.
        static TRAINED: OnceLock<Option<Record>> = OnceLock::new();
        TRAINED.get_or_init(train).clone()
    }
}

/// It, as the page carries it; nothing in the browser.
pub(super) fn text(record: Option<&Record>) -> Option<String> {
    let record = record?;
    browser::carried(|| to_bytes(record))
}

/// One of the family, and its share of what is recorded.
type Trained = (Member, Vec<String>, Vec<Answer>);

/// Trains the family on as many threads as there are cores; the result does not
/// depend on how many.
fn train() -> Option<Record> {
    let mut family = family(&Values::defaults(&SPEC));
    let jobs = Mutex::new(family.jobs().into_iter().enumerate().collect::<Vec<_>>());
    let trained = Mutex::new(Vec::new());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                // The largest first, so that no thread is left with it at the end.
                let next = || jobs.lock().ok()?.pop();
                while let Some((place, job)) = next() {
                    if let (Some(one), Ok(mut all)) = (train_one(job), trained.lock()) {
                        all.push((place, one));
                    }
                }
            });
        }
    });
    let mut trained: Vec<(usize, Trained)> = trained.into_inner().ok()?;
    trained.sort_by_key(|(place, _)| *place);
    let all: Vec<Trained> = trained.into_iter().map(|(_, one)| one).collect();
    let all: [Trained; WIDTHS.len()] = all.try_into().ok()?;
    let throws = (0..all[0].1.len()).map(|throw| core::array::from_fn(|of| all[of].1[throw].clone()));
    let answers = (0..PROMPTS.len()).map(|trial| core::array::from_fn(|of| all[of].2[trial].clone()));
    let (throws, answers) = (throws.collect(), answers.collect());
    family.members = all.map(|(member, ..)| member);
    Some(Record {
        family,
        throws,
        answers,
    })
}

fn train_one(job: Job) -> Option<Trained> {
    let language = Tattle::of_the_article().ok()?;
    let mut run = Run::<Scalar>::new(&language, job).ok()?;
    let live = Examination::draw(&language, job.seed, LIVE).ok()?;
    let mut member = Member::default();
    let mut finished = false;
    while !finished {
        finished = run.advance(run.next_look() - run.learner().step_count());
        member.looks.push(run.look(&live, 1));
    }
    let examination = Examination::draw(&language, job.seed, EXAMINATION).ok()?;
    member.outcome = Some(run.outcome(&examination));
    let throws = (2..=THROWS).map(|dice| run.answer("", 1.0, dice).text);
    let answers = PROMPTS.map(|prompt| run.answer(prompt, TEMPERATURE, 1));
    Some((member, throws.collect(), answers.into()))
}
