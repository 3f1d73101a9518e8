//! A run in progress: it learns, is looked at, writes, is restored.

use super::corpus::Source;
use super::examination::{Examination, Mastery};
use super::job::{Job, WINDOWS};
use crate::language::alphabet::{LINE_END, decode};
use crate::language::{Skill, Tattle};
use crate::nn::kernel::sequence::SequenceKernel;
use crate::nn::rng::{Rng, Stream};
use crate::nn::transformer::{Learner, ShapeError, Writer};
use crate::nn::{Checkpoint, RestoreError, Status};
use serde::{Deserialize, Serialize};

/// The first look at a run, in steps.
const FIRST_LOOK: f64 = 8.0;

/// Steps whose texts tell the loss on what was learned from.
const LATEST: u64 = 8;

/// A look at a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Look {
    /// Steps taken.
    pub step: u64,
    /// Mean loss on a part of the examination, in nats a sign.
    pub loss: f32,
    /// The line it wrote.
    pub line: String,
}

/// How a run stands.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// Weights.
    pub parameters: usize,
    /// Signs learned from.
    pub signs: u64,
    /// Arithmetic done, counted as 6 operations per parameter and sign.
    pub flops: f64,
    /// Mean loss on the examination, in nats a sign.
    pub loss: f64,
    /// Mean loss on text like that which was learned from, in nats a sign.
    pub train_loss: f64,
    /// That of a perfect predictor on the examination, where it is known.
    pub floor: Option<f64>,
    /// In the order of [`Skill::ALL`].
    pub skills: [Mastery; Skill::ALL.len()],
    /// Hash of the exact bits of the weights.
    pub hash: u64,
}

/// A run in progress.
#[derive(Clone, Debug)]
pub struct WritingRun<'l, K: SequenceKernel> {
    pub(super) language: &'l Tattle<'l>,
    pub(super) job: Job,
    pub(super) learner: Learner<K>,
    source: Source,
    texts: Vec<u8>,
}

impl<'l, K: SequenceKernel> WritingRun<'l, K> {
    /// A run at step 0.
    ///
    /// # Errors
    /// The limit that the job's shape breaks.
    pub fn new(language: &'l Tattle<'l>, job: Job) -> Result<Self, ShapeError> {
        let learner = Learner::new(job.shape(), WINDOWS, job.course(), job.seed)?;
        let texts = vec![LINE_END; learner.windows() * learner.text_length()];
        Ok(Self {
            source: Source::new(language, &job.corpus, job.seed),
            language,
            job,
            learner,
            texts,
        })
    }

    /// Up to `steps` steps; whether it has taken its last, or diverged.
    pub fn advance(&mut self, steps: u64) -> bool {
        let end = self
            .job
            .steps
            .min(self.learner.step_count().saturating_add(steps));
        while self.learner.step_count() < end && self.learner.status() == Status::Running {
            self.draw(self.learner.step_count());
            self.learner.learn(&self.texts);
        }
        self.learner.step_count() >= self.job.steps || self.learner.status() == Status::Diverged
    }

    /// Draws the texts of a step.
    fn draw(&mut self, step: u64) {
        let mut rng = Rng::stream(self.job.seed, Stream::Text(step));
        for text in self.texts.chunks_exact_mut(self.learner.text_length()) {
            self.source.draw(self.language, &mut rng, text);
        }
    }

    /// Mean loss on the texts of the last steps.
    fn train_loss(&mut self) -> f64 {
        let (mut sum, mut count) = (0.0, 0);
        let end = self.learner.step_count();
        for step in end.saturating_sub(LATEST)..end {
            self.draw(step);
            let nats = self.learner.examine(&self.texts).nats;
            sum += nats.iter().sum::<f64>();
            count += nats.len();
        }
        sum / count.max(1) as f64
    }

    /// Steps taken up to the next look at it, of which each is about √2 times
    /// the one before and the last is the end: a curve does not depend on
    /// slices.
    pub fn next_look(&self) -> u64 {
        let mut looks =
            (0..).map(|k| libm::round(FIRST_LOOK * libm::exp2(f64::from(k) / 2.0)) as u64);
        let after = looks.find(|look| *look > self.learner.step_count());
        after.map_or(self.job.steps, |look| look.min(self.job.steps))
    }

    /// A look at it: the mean loss, and a line that it writes with the dice of a
    /// seed, as every other network does.
    pub fn look(&mut self, examination: &Examination, dice: u64) -> Look {
        let lines = self.lines(&[&[]], 1.0, dice);
        let line = lines.ok().and_then(|mut lines| lines.pop());
        let examined = self.learner.examine(examination.texts());
        Look {
            step: self.learner.step_count(),
            loss: examined.mean_loss() as f32,
            line: decode(&line.unwrap_or_default()),
        }
    }

    /// How it stands.
    pub fn outcome(&mut self, examination: &Examination) -> Outcome {
        let examined = self.learner.examine(examination.texts());
        let parameters = self.learner.layout().parameter_count();
        let batch = self.texts.len() - self.learner.windows();
        let signs = self.learner.step_count() * batch as u64;
        Outcome {
            parameters,
            signs,
            flops: 6.0 * parameters as f64 * signs as f64,
            loss: examined.mean_loss(),
            train_loss: self.train_loss(),
            floor: examination.floor(),
            skills: Skill::ALL.map(|skill| examination.skill(skill, &examined)),
            hash: self.learner.run_hash(),
        }
    }

    /// Lines that the network writes after prompts, with the dice of a seed.
    ///
    /// # Errors
    /// None: the run has such a network.
    pub fn lines(
        &self,
        prompts: &[&[u8]],
        temperature: f64,
        seed: u64,
    ) -> Result<Vec<Vec<u8>>, ShapeError> {
        let mut writer = Writer::new(self.job.shape(), prompts.len())?;
        let mut dice = Rng::stream(seed, Stream::Dice);
        let ends = (LINE_END, LINE_END);
        Ok(writer.write::<K>(
            self.learner.weights(),
            ends,
            prompts,
            temperature,
            &mut dice,
        ))
    }

    /// The network.
    pub fn learner(&self) -> &Learner<K> {
        &self.learner
    }

    /// Goes on from a checkpoint of the same job.
    ///
    /// # Errors
    /// If the checkpoint's network has another size.
    pub fn restore(&mut self, checkpoint: &Checkpoint) -> Result<(), RestoreError> {
        self.learner.restore(checkpoint)
    }
}
