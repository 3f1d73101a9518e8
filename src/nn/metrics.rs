//! How good a network is, over whole sets.
//!
//! It knows answers and labels, not where they come from.

use super::choices::Loss;
use super::data::Task;
use super::limits::MAX_CLASSES;
use super::loss::softmax_loss;
use serde::{Deserialize, Serialize};

/// How good the network is now.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Metrics {
    /// Mean loss over the points to train on, in the loss's unit.
    pub train_loss: f64,
    /// Mean loss over the test points.
    pub test_loss: f64,
    /// Share of the points to train on that are put in the right class; none
    /// where labels are numbers.
    pub train_accuracy: Option<f64>,
    /// The same over the test points.
    pub test_accuracy: Option<f64>,
    /// R² over the points to train on, the share of the labels' variance that
    /// is explained: 1 - Σ(y - label)² / Σ(label - mean)². None where labels
    /// are classes, or all the same.
    pub train_r2: Option<f64>,
    /// The same over the test points.
    pub test_r2: Option<f64>,
}

/// Sums over one set.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    loss: Loss,
    task: Task,
    count: f64,
    total: f64,
    labels: f64,
    labels_squared: f64,
    errors_squared: f64,
    /// How often each class (row) got each answer (column).
    confusion: [u32; MAX_CLASSES * MAX_CLASSES],
}

impl Tally {
    pub(super) fn new(loss: Loss, task: Task) -> Self {
        Self {
            loss,
            task,
            count: 0.0,
            total: 0.0,
            labels: 0.0,
            labels_squared: 0.0,
            errors_squared: 0.0,
            confusion: [0; MAX_CLASSES * MAX_CLASSES],
        }
    }

    /// Adds one example: its outputs, its label as the loss takes it, and its
    /// class.
    pub(super) fn add(&mut self, outputs: &[f64], label: f64, class: usize) {
        self.count += 1.0;
        let (&first, several) = match outputs {
            [] => return,
            [first] => (first, false),
            [first, ..] => (first, true),
        };
        self.total += if several {
            softmax_loss(outputs, class)
        } else {
            self.loss.of(first, label)
        };
        match self.task {
            Task::Regression => {
                self.labels += label;
                self.labels_squared += label * label;
                self.errors_squared += (first - label) * (first - label);
            }
            Task::Classes(classes) => {
                let answer = if several {
                    largest(outputs)
                } else {
                    usize::from(first > 0.0)
                };
                self.confusion[class * classes + answer] += 1;
            }
        }
    }

    pub(super) fn mean_loss(&self) -> f64 {
        self.total / self.count
    }

    pub(super) fn accuracy(&self) -> Option<f64> {
        let Task::Classes(classes) = self.task else {
            return None;
        };
        let right = self.confusion().iter().step_by(classes + 1).sum::<u32>();
        Some(f64::from(right) / self.count)
    }

    pub(super) fn r2(&self) -> Option<f64> {
        let spread = self.labels_squared - self.labels * self.labels / self.count;
        // Less than that is what rounding leaves of labels that are all equal.
        let varied = self.task == Task::Regression && spread > 1e-12 * self.labels_squared;
        varied.then(|| 1.0 - self.errors_squared / spread)
    }

    /// Classes² counts, a row per class and a column per answer; none where
    /// labels are numbers.
    pub(super) fn confusion(&self) -> &[u32] {
        match self.task {
            Task::Classes(classes) => &self.confusion[..classes * classes],
            Task::Regression => &[],
        }
    }
}

/// The position of the largest value, the first of several.
pub(super) fn largest(values: &[f64]) -> usize {
    let mut best = 0;
    for (i, value) in values.iter().enumerate() {
        if *value > values[best] {
            best = i;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_counted_by_label_and_answer() {
        let mut tally = Tally::new(Loss::Softmax, Task::Classes(3));
        for (outputs, class) in [
            ([2.0, 1.0, 0.0], 0),
            ([0.0, 1.0, 0.0], 2),
            ([0.0, 1.0, 3.0], 2),
            ([0.0, 5.0, 3.0], 1),
        ] {
            tally.add(&outputs, class as f64, class);
        }
        assert_eq!(tally.confusion(), [1, 0, 0, 0, 1, 0, 0, 1, 1]);
        assert_eq!(tally.accuracy(), Some(0.75));
        assert_eq!(tally.r2(), None);
    }

    #[test]
    fn softmax_of_equal_outputs_is_a_fair_die() {
        let mut tally = Tally::new(Loss::Softmax, Task::Classes(6));
        tally.add(&[7.0; 6], 3.0, 3);
        assert!((tally.mean_loss() - libm::log(6.0)).abs() < 1e-12);
    }

    #[test]
    fn r2_is_the_share_explained() {
        let tally = |answers: [f64; 4]| {
            let mut tally = Tally::new(Loss::MeanSquared, Task::Regression);
            for (y, label) in answers.into_iter().zip([1.0, 2.0, 3.0, 4.0]) {
                tally.add(&[y], label, 0);
            }
            tally
        };
        assert_eq!(tally([1.0, 2.0, 3.0, 4.0]).r2(), Some(1.0));
        assert_eq!(tally([2.5; 4]).r2(), Some(0.0), "the mean explains nothing");
        assert_eq!(tally([1.0, 2.0, 3.0, 5.0]).r2(), Some(0.8));
        assert_eq!(tally([1.0; 4]).accuracy(), None);
        let mut level = Tally::new(Loss::MeanSquared, Task::Regression);
        level.add(&[0.0], 0.1, 0);
        level.add(&[0.0], 0.1, 0);
        assert_eq!(level.r2(), None);
    }
}
