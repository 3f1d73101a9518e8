//! What is recorded of a family: how it grew up, and what it wrote then.

use super::answer::Answer;
use super::examination::Examination;
use super::family::{Family, Member};
use super::job::{EXAMINATION, Job, LIVE, WIDTHS};
use super::reading::Reading;
use super::run::WritingRun;
use crate::language::Tattle;
use crate::language::alphabet::encode;
use crate::nn::Scalar;
use serde::{Deserialize, Serialize};

/// What networks are asked when they have ended.
#[derive(Clone, Copy, Debug)]
pub struct Trials<'a> {
    /// The beginnings that each completes.
    pub prompts: &'a [&'a str],
    /// How bold it is then.
    pub temperature: f64,
    /// How often the dice are thrown for a line of its own, with the seeds from
    /// 1 up.
    pub throws: u64,
    /// The text that each reads, and the place that its attention is told for.
    pub text: (&'a str, usize),
}

/// A family and what its networks answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// The family; its looks were written with the first throw of the dice.
    pub family: Family,
    /// What each network wrote with each of the other throws, the second first.
    pub throws: Vec<[String; WIDTHS.len()]>,
    /// What each made of each beginning, with the first throw.
    pub answers: Vec<[Answer; WIDTHS.len()]>,
    /// How each read the text.
    pub readings: [Reading; WIDTHS.len()],
}

/// One of a family, what it wrote and what it answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    /// How it grew up.
    pub member: Member,
    /// Its lines, that of the second throw first.
    pub throws: Vec<String>,
    /// Its answers.
    pub answers: Vec<Answer>,
    /// How it read the text.
    pub reading: Reading,
}

impl Record {
    /// The record of a family whose networks have ended.
    pub fn new(mut family: Family, all: [Recorded; WIDTHS.len()]) -> Self {
        let throws = all[0].throws.len();
        let trials = all[0].answers.len();
        let of = |read: &dyn Fn(&Recorded) -> String| core::array::from_fn(|one| read(&all[one]));
        let record = |trial: usize| core::array::from_fn(|one| all[one].answers[trial].clone());
        let throws = (0..throws).map(|throw| of(&|one| one.throws[throw].clone()));
        let (throws, answers) = (throws.collect(), (0..trials).map(record).collect());
        let readings = all.each_ref().map(|one| one.reading.clone());
        family.members = all.map(|one| one.member);
        Self {
            family,
            throws,
            answers,
            readings,
        }
    }

    /// Its share of one network.
    pub fn of(&self, place: usize) -> Recorded {
        Recorded {
            member: self.family.members[place].clone(),
            throws: self.throws.iter().map(|all| all[place].clone()).collect(),
            answers: self.answers.iter().map(|all| all[place].clone()).collect(),
            reading: self.readings[place].clone(),
        }
    }

    /// What each network wrote with a throw of the dice after the first.
    pub fn lines(&self, dice: u64) -> Option<&[String; WIDTHS.len()]> {
        self.throws.get(usize::try_from(dice).ok()?.checked_sub(2)?)
    }
}

/// Trains one of a family, and asks it; none of a shape that there cannot be.
pub fn record(language: &Tattle, job: Job, trials: Trials) -> Option<Recorded> {
    let mut run = WritingRun::<Scalar>::new(language, job.clone()).ok()?;
    let live = Examination::draw(language, &job, LIVE).ok()?;
    let mut member = Member::default();
    let mut finished = false;
    while !finished {
        finished = run.advance(run.next_look() - run.learner().step_count());
        member.looks.push(run.look(&live, 1));
    }
    let examination = Examination::draw(language, &job, EXAMINATION).ok()?;
    member.outcome = Some(run.outcome(&examination));
    let throw = |dice| run.answer("", 1.0, dice).text;
    let answer = |prompt: &&str| run.answer(prompt, trials.temperature, 1);
    let (text, place) = trials.text;
    let reading = run.read(&encode(text).ok()?, place).ok()?;
    Some(Recorded {
        reading,
        member,
        throws: (2..=trials.throws).map(throw).collect(),
        answers: trials.prompts.iter().map(answer).collect(),
    })
}
