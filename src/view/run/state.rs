//! A run as a state machine: how changed parameters, restarts and failures lead
//! from one phase to the next.
//!
//! Knows configurations; knows neither signals nor the trainer, of which
//! `protocol::supervisor` knows how it is kept alive.

use crate::nn::RunConfig;

/// The phase of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// No trainer has been asked for these networks.
    #[default]
    Recorded,
    /// A trainer has been asked to set these networks up.
    Prepared,
    /// These networks cannot be trained, or no longer, and why.
    Failed(String),
}

/// The consequence of changed parameters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// The same networks are asked for.
    Nothing,
    /// The same networks at another learning rate: the run goes on.
    LearningRate(f32),
    /// Other networks: the run starts over.
    Restart,
}

/// A run's phase, and the networks it is about.
#[derive(Clone, Debug, Default)]
pub struct RunState {
    phase: Phase,
    /// The number of the latest preparation, which its reports repeat.
    number: u32,
    /// The networks as they are asked for now.
    asked: Vec<RunConfig>,
    /// The networks as they were when the run began.
    began: Vec<RunConfig>,
}

impl RunState {
    /// The state of a run that was recorded of these networks.
    pub fn of_recorded(networks: Vec<RunConfig>) -> Self {
        Self {
            asked: networks.clone(),
            began: networks,
            ..Self::default()
        }
    }

    /// The phase of the run.
    pub fn phase(&self) -> &Phase {
        &self.phase
    }

    /// Whether a trainer has been asked to set the networks up.
    pub fn is_prepared(&self) -> bool {
        self.phase == Phase::Prepared
    }

    /// The networks as they are asked for now.
    pub fn asked(&self) -> &[RunConfig] {
        &self.asked
    }

    /// The networks as they were when the run began.
    pub fn began(&self) -> &[RunConfig] {
        &self.began
    }

    /// Whether a report is about this run and not one before it.
    pub fn is_current(&self, number: u32) -> bool {
        self.number == number
    }

    /// Begins a run of these networks, at step 0 or further on; its number, or
    /// none where they cannot be trained.
    pub fn begin(&mut self, networks: Vec<RunConfig>) -> Option<u32> {
        self.number = self.number.wrapping_add(1);
        let invalid = networks.iter().find_map(|config| config.validate().err());
        self.asked.clone_from(&networks);
        self.began = networks;
        self.phase = match invalid {
            Some(why) => Phase::Failed(format!("This cannot be trained: {why}.")),
            None => Phase::Prepared,
        };
        self.is_prepared().then_some(self.number)
    }

    /// Takes note that these networks are asked for now, and says what that means.
    pub fn ask(&mut self, networks: &[RunConfig]) -> Change {
        if networks == self.asked {
            return Change::Nothing;
        }
        let same_but_rate = networks.len() == self.asked.len()
            && networks.iter().zip(&self.asked).all(|(now, then)| {
                RunConfig {
                    learning_rate: then.learning_rate,
                    ..now.clone()
                } == *then
            });
        match networks.first() {
            Some(first) if same_but_rate && self.is_prepared() => {
                self.asked = networks.to_vec();
                Change::LearningRate(first.learning_rate)
            }
            _ => Change::Restart,
        }
    }

    /// The trainer cannot go on.
    pub fn fail(&mut self, why: String) {
        self.phase = Phase::Failed(why);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_rate(learning_rate: f32) -> Vec<RunConfig> {
        vec![RunConfig {
            learning_rate,
            ..RunConfig::default()
        }]
    }

    fn with_batch(batch: usize) -> Vec<RunConfig> {
        vec![RunConfig {
            batch,
            ..RunConfig::default()
        }]
    }

    #[test]
    fn another_rate_goes_on_and_anything_else_starts_over() {
        let mut state = RunState::of_recorded(with_rate(0.1));
        // A recorded run has no trainer that could go on.
        assert_eq!(state.ask(&with_rate(0.2)), Change::Restart);
        assert_eq!(state.begin(with_rate(0.2)), Some(1));
        assert_eq!(state.ask(&with_rate(0.2)), Change::Nothing);
        assert_eq!(state.ask(&with_rate(0.3)), Change::LearningRate(0.3));
        assert_eq!(state.ask(&with_rate(0.3)), Change::Nothing);
        assert_eq!(state.ask(&with_batch(9)), Change::Restart);
        // What the run began with is what it is compared with later.
        assert_eq!(state.began(), with_rate(0.2));
    }

    #[test]
    fn reports_of_an_earlier_run_are_told_apart() {
        let mut state = RunState::default();
        let first = state.begin(with_batch(1)).unwrap();
        let second = state.begin(with_batch(2)).unwrap();
        assert!(!state.is_current(first));
        assert!(state.is_current(second));
    }

    #[test]
    fn what_cannot_be_trained_says_why_and_the_next_run_begins_afresh() {
        let mut state = RunState::default();
        let first = state.begin(with_batch(1)).unwrap();
        assert_eq!(state.begin(with_rate(-1.0)), None);
        let Phase::Failed(why) = state.phase() else {
            panic!("{:?}", state.phase());
        };
        assert!(why.starts_with("This cannot be trained: "), "{why}");
        assert!(!state.is_current(first));
        assert!(state.begin(with_batch(1)).is_some());
        state.fail("The trainer stopped.".into());
        assert!(!state.is_prepared());
        assert!(state.begin(with_batch(1)).is_some());
        assert!(state.is_prepared());
    }
}
