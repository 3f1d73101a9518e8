//! The networks one worker trains, step for step beside one another.

use crate::nn::{Checkpoint, Kernel, RunConfig, Session, Status, StopConditions, StopReason};
use crate::protocol::{BufferLayout, NEURONS_PICTURED, NetworkSnapshot, Section};

/// Milliseconds between looks at the clock, about: a look costs as much as a
/// step of the smallest networks.
const A_LITTLE_MS: f64 = 0.5;
/// Over how long speed is averaged, in milliseconds.
const SPEED_WINDOW_MS: f64 = 500.0;

/// Sessions side by side.
pub(super) struct Networks<K: Kernel> {
    sessions: Vec<Session<K>>,
    stop_at: Option<u64>,
    resolution: usize,
    neuron_resolution: usize,
    speed: Speed,
    /// Steps between looks at the clock.
    a_little: u64,
    /// The time to train, and the time trained so far, in seconds.
    seconds: Option<f64>,
    trained: f64,
}

impl<K: Kernel> Default for Networks<K> {
    fn default() -> Self {
        Self {
            sessions: Vec::new(),
            stop_at: None,
            resolution: 0,
            neuron_resolution: 0,
            speed: Speed::default(),
            a_little: 1,
            seconds: None,
            trained: 0.0,
        }
    }
}

#[derive(Default)]
struct Speed {
    since: f64,
    from_step: u64,
    steps_per_second: f64,
}

impl<K: Kernel> Networks<K> {
    /// Sets up sessions; the error is the reason in plain words.
    pub(super) fn new(
        configs: &[RunConfig],
        from: &[Checkpoint],
        stop_at: Option<u64>,
        resolution: usize,
        neuron_resolution: usize,
    ) -> Result<Self, String> {
        let mut sessions = Vec::with_capacity(configs.len());
        for (index, config) in configs.iter().enumerate() {
            let mut session = Session::new(config).map_err(|error| error.to_string())?;
            if let Some(checkpoint) = from.get(index) {
                session
                    .restore(checkpoint)
                    .map_err(|error| error.to_string())?;
            }
            sessions.push(session);
        }
        Ok(Self {
            sessions,
            stop_at,
            resolution,
            neuron_resolution,
            ..Self::default()
        })
    }

    pub(super) fn step(&self) -> u64 {
        // One that has stopped may be behind the others.
        let steps = self.sessions.iter().map(Session::step);
        steps.max().unwrap_or(0)
    }

    pub(super) fn advance(&mut self, steps: u64) -> Status {
        let mut status = Status::Running;
        for session in &mut self.sessions {
            if session.advance(steps) == Status::Diverged {
                status = Status::Diverged;
            }
        }
        status
    }

    /// A few steps, to `allowed` at the furthest.
    pub(super) fn advance_a_little(&mut self, allowed: u64) -> Status {
        let end = allowed.min(self.stop_at.unwrap_or(u64::MAX));
        self.advance(self.a_little.min(end.saturating_sub(self.step())))
    }

    /// Learns from how long a little took how many steps that should be.
    pub(super) fn took(&mut self, milliseconds: f64) {
        if milliseconds < A_LITTLE_MS / 2.0 {
            self.a_little = (self.a_little * 2).min(1 << 12);
        } else if milliseconds > A_LITTLE_MS * 2.0 {
            self.a_little = (self.a_little / 2).max(1);
        }
    }

    pub(super) fn finished(&self) -> bool {
        self.stop_at.is_some_and(|stop| self.step() >= stop)
            || self
                .sessions
                .iter()
                .all(|session| session.stopped().is_some())
    }

    pub(super) fn stop_when(&mut self, conditions: StopConditions) {
        (self.seconds, self.trained) = (conditions.seconds, 0.0);
        for session in &mut self.sessions {
            session.stop_when(conditions);
        }
    }

    /// Networks that had stopped go on.
    pub(super) fn go_on(&mut self) {
        for session in &mut self.sessions {
            if let Some(StopReason::Seconds(_)) = session.stopped() {
                self.seconds = None;
            }
            session.go_on();
        }
    }

    /// Adds time that training has taken, rests included; stops all when it is up.
    pub(super) fn count_time(&mut self, milliseconds: f64) {
        self.trained += milliseconds / 1000.0;
        if let Some(seconds) = self.seconds.filter(|seconds| self.trained >= *seconds) {
            for session in &mut self.sessions {
                if session.stopped().is_none() {
                    session.stop(StopReason::Seconds(seconds));
                }
            }
        }
    }

    pub(super) fn set_learning_rate(&mut self, rate: f32) -> Result<(), String> {
        for session in &mut self.sessions {
            session
                .trainer()
                .set_learning_rate(rate)
                .map_err(|error| error.to_string())?;
        }
        Ok(())
    }

    pub(super) fn back_to_good(&mut self) {
        for session in &mut self.sessions {
            session.back_to_good();
        }
    }

    pub(super) fn restart_clock(&mut self, now: f64) {
        self.speed = Speed {
            since: now,
            from_step: self.step(),
            steps_per_second: 0.0,
        };
    }

    pub(super) fn measure_speed(&mut self, now: f64) {
        let step = self.step();
        let elapsed = now - self.speed.since;
        if elapsed >= SPEED_WINDOW_MS {
            let steps_per_second =
                step.saturating_sub(self.speed.from_step) as f64 * 1000.0 / elapsed;
            self.speed = Speed {
                since: now,
                from_step: step,
                steps_per_second,
            };
        }
    }

    pub(super) fn steps_per_second(&self) -> f64 {
        self.speed.steps_per_second
    }

    pub(super) fn snapshots(&mut self) -> Vec<NetworkSnapshot> {
        self.sessions
            .iter_mut()
            .map(|session| NetworkSnapshot {
                progress: session.progress(),
                curve: session.curve().to_vec(),
            })
            .collect()
    }

    /// Writes the buffer that [`BufferLayout`] describes, `inspected` being the number
    /// of the first network's neuron that is drawn as finely as an output.
    pub(super) fn write(
        &mut self,
        buffer: &mut Vec<f32>,
        pictures: bool,
        inspected: Option<usize>,
    ) {
        let layout = BufferLayout {
            pictures,
            resolution: self.resolution,
            neuron_resolution: self.neuron_resolution,
        };
        buffer.clear();
        let mut map = Vec::new();
        for session in &mut self.sessions {
            let trainer = session.trainer();
            for section in layout.sections() {
                match section {
                    Section::Checkpoint => map = trainer.checkpoint().values,
                    Section::Output => trainer.output_map(layout.resolution, &mut map),
                    Section::Neurons => {
                        trainer.neuron_maps(layout.neuron_resolution, NEURONS_PICTURED, &mut map);
                    }
                }
                buffer.extend_from_slice(&map);
            }
        }
        if let (Some(inspected), Some(first)) = (inspected, self.sessions.first_mut()) {
            let trainer = first.trainer();
            trainer.neuron_map(inspected, layout.resolution, NEURONS_PICTURED, &mut map);
            buffer.extend_from_slice(&map);
        }
    }
}
