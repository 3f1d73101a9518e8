//! The updates a reader has applied, to see the loss fall and to undo them.

use super::{BOUND, Lesson};
use crate::widget::small_net::SmallNet;

/// One applied update.
#[derive(Clone, Debug, PartialEq)]
struct Update {
    before: SmallNet,
    after: SmallNet,
    loss: f64,
}

/// The updates applied to one example, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Descent {
    example: ([f64; 2], f64),
    updates: Vec<Update>,
}

impl Descent {
    /// Whether the network and example on show are those the updates led to:
    /// after a change by hand they belong to another story.
    pub fn leads_to(&self, lesson: &Lesson) -> bool {
        self.example == (lesson.inputs, lesson.target)
            && self
                .updates
                .last()
                .is_some_and(|last| last.after == lesson.net)
    }

    /// Notes the lesson's update and returns the nine numbers to go on with.
    ///
    /// # Errors
    /// The reason, in plain words, why the update cannot be applied.
    pub fn apply(&mut self, lesson: &Lesson) -> Result<[f64; 9], String> {
        let weights = lesson.updated.weights;
        if !weights.iter().all(|weight| weight.abs() <= BOUND) {
            return Err(format!(
                "That step would throw a weight beyond ±{BOUND}. The learning rate is too large here."
            ));
        }
        if !self.leads_to(lesson) {
            self.updates.clear();
            self.example = (lesson.inputs, lesson.target);
        }
        self.updates.push(Update {
            before: lesson.net,
            after: lesson.updated,
            loss: lesson.loss,
        });
        Ok(weights)
    }

    /// Takes the last update back and returns the numbers from before it.
    pub fn undo(&mut self) -> Option<[f64; 9]> {
        self.updates.pop().map(|last| last.before.weights)
    }

    /// The loss before each update, and now.
    pub fn losses(&self, now: f64) -> Vec<f64> {
        let before = self.updates.iter().map(|update| update.loss);
        before.chain([now]).collect()
    }
}
