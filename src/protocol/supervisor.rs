//! The page's side of one trainer, as a state machine: which worker there is,
//! what it has been asked, and when another takes over.
//!
//! Takes events and answers with actions. Knows neither workers nor clocks nor
//! signals: `browser` carries the actions out, and brings the events.

use super::news::TrainerNews;
use super::{BufferLayout, Command, Report, Snapshot};
use crate::nn::Checkpoint;
use std::mem;

/// Ticks, a second each, for which a worker that takes steps may be silent.
const SILENT_TICKS: u32 = 5;
/// Workers that die in a row, without a report between, before the run ends.
const MOST_DEATHS: u32 = 3;

const NO_START: &str =
    "This browser or page does not let a trainer start, so you see the recorded run.";
const NO_MORE: &str = "The trainer stopped working three times in a row, so this run ends here.";

/// The state of the worker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// None; the next command asks for one.
    #[default]
    Closed,
    /// None yet: the program is being fetched.
    Loading,
    /// It has been started and has not said that it listens.
    Starting,
    /// It listens.
    Listening {
        /// Ticks since it last said something, counted while it takes steps.
        silent: u32,
    },
}

/// An event in the life of a trainer.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A view asks something of it.
    Asked(Command),
    /// Its program has arrived.
    Loaded,
    /// Its program has not arrived, or no worker can be started on it, and why.
    Unavailable(String),
    /// A worker has said something, with the buffer that came along.
    Reported(Report, Vec<f32>),
    /// The worker has died.
    Died,
    /// The worker of this number has had the time to say that it listens.
    HandshakeOver(u32),
    /// Another second has passed.
    Tick,
}

/// An action that follows from an event.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "two or three live for a moment")]
pub enum Action {
    /// Fetch the program.
    Load,
    /// Start the worker of this number, in place of any other.
    Start(u32),
    /// Send the worker a command.
    Send(Command),
    /// End the worker.
    Stop,
    /// Tell the view.
    Tell(TrainerNews),
}

/// A trainer's state, and what another worker needs to go on.
#[derive(Default)]
pub struct Supervisor {
    state: State,
    /// The number of the latest worker.
    worker: u32,
    /// Commands for when a worker listens.
    waiting: Vec<Command>,
    /// The last preparation or measurement, and where its networks were last seen.
    prepared: Option<Command>,
    throttle: Option<Command>,
    stop_when: Option<Command>,
    /// Steps are being taken, as far as the page knows.
    playing: bool,
    /// The run that this worker has reported about.
    reported: Option<u32>,
    deaths: u32,
}

impl Supervisor {
    /// The state of the worker.
    pub fn state(&self) -> State {
        self.state
    }

    /// Whether a worker computes, or will as soon as there is one.
    pub fn is_busy(&self) -> bool {
        let measures = matches!(self.prepared, Some(Command::Measure { .. }));
        (self.playing || measures) && self.state != State::Closed
    }

    /// Takes note of an event, and returns the actions that follow, in order.
    pub fn on(&mut self, event: Event) -> Vec<Action> {
        match (event, self.state) {
            (Event::Asked(command), state) => {
                self.note(&command);
                match state {
                    State::Listening { .. } => vec![Action::Send(command)],
                    State::Loading | State::Starting => {
                        self.waiting.push(command);
                        Vec::new()
                    }
                    State::Closed => {
                        self.waiting = vec![command];
                        self.state = State::Loading;
                        vec![Action::Load]
                    }
                }
            }
            (Event::Loaded, State::Loading) => vec![self.start()],
            (Event::Unavailable(why), State::Loading | State::Starting) => self.fail(&why),
            (Event::HandshakeOver(worker), State::Starting) if worker == self.worker => {
                self.fail(NO_START)
            }
            (Event::Died, State::Starting | State::Listening { .. }) => self.replace(),
            (Event::Reported(report, values), State::Starting | State::Listening { .. }) => {
                self.heard(report, values)
            }
            (Event::Tick, State::Listening { silent }) if self.playing => {
                if silent >= SILENT_TICKS {
                    return self.replace();
                }
                self.state = State::Listening { silent: silent + 1 };
                Vec::new()
            }
            // Too late, or too early, to matter.
            _ => Vec::new(),
        }
    }

    /// Keeps what another worker would have to be told.
    fn note(&mut self, command: &Command) {
        match command {
            Command::Prepare { .. } => {
                self.playing = false;
                self.deaths = 0;
                self.stop_when = None;
                self.prepared = Some(command.clone());
            }
            Command::Measure { .. } => self.prepared = Some(command.clone()),
            Command::Play => self.playing = true,
            Command::Pause | Command::Step | Command::BackToGood => self.playing = false,
            Command::LearningRate { rate } => {
                if let Some(Command::Prepare { networks, .. }) = &mut self.prepared {
                    for network in networks {
                        network.learning_rate = *rate;
                    }
                }
            }
            Command::Throttle { .. } => self.throttle = Some(command.clone()),
            Command::StopWhen { .. } => self.stop_when = Some(command.clone()),
            // The last one is a pool's.
            Command::Ack | Command::Learn { .. } => {}
        }
    }

    fn start(&mut self) -> Action {
        self.worker += 1;
        self.reported = None;
        self.state = State::Starting;
        Action::Start(self.worker)
    }

    fn heard(&mut self, report: Report, values: Vec<f32>) -> Vec<Action> {
        if let State::Listening { silent } = &mut self.state {
            *silent = 0;
        }
        match report {
            Report::Ready => {
                self.state = State::Listening { silent: 0 };
                let waiting = mem::take(&mut self.waiting);
                waiting.into_iter().map(Action::Send).collect()
            }
            Report::Snapshot(mut snapshot) => {
                self.deaths = 0;
                let is_first = self.reported.replace(snapshot.run) != Some(snapshot.run);
                if is_first {
                    // It tells how the run was set up: Play may be on its way, and a
                    // button that says "Pause" must not say "Train" in between.
                    snapshot.running = self.playing;
                } else if self.is_about(snapshot.run) {
                    self.playing = snapshot.running;
                }
                self.remember(&snapshot, &values);
                vec![
                    Action::Tell(TrainerNews::Snapshot(snapshot, values)),
                    Action::Send(Command::Ack),
                ]
            }
            Report::Measured { id, speed } => {
                self.deaths = 0;
                self.prepared = None;
                vec![Action::Tell(TrainerNews::Measured(id, speed))]
            }
            Report::Refused { why } => {
                self.prepared = None;
                vec![Action::Tell(TrainerNews::Failed(why))]
            }
            Report::Learning { .. } | Report::Learned { .. } => Vec::new(),
        }
    }

    /// Whether this is the run that was asked for last.
    fn is_about(&self, number: u32) -> bool {
        matches!(&self.prepared, Some(Command::Prepare { run, .. }) if *run == number)
    }

    /// Keeps where the networks are, for another worker to go on from there.
    fn remember(&mut self, snapshot: &Snapshot, values: &[f32]) {
        let Some(Command::Prepare {
            run,
            networks,
            from,
            resolution,
            neuron_resolution,
            ..
        }) = &mut self.prepared
        else {
            return;
        };
        if *run != snapshot.run {
            return;
        }
        let layout = BufferLayout {
            pictures: snapshot.pictures,
            resolution: *resolution,
            neuron_resolution: *neuron_resolution,
        };
        let (shares, _) = layout.read(networks.iter().map(|config| &config.network), values);
        let steps = snapshot.networks.iter().map(|seen| seen.progress.step);
        from.clear();
        from.extend(steps.zip(shares).map(|(step, share)| Checkpoint {
            step,
            values: share.checkpoint.to_vec(),
        }));
    }

    /// Another worker takes over from the last report.
    fn replace(&mut self) -> Vec<Action> {
        self.deaths += 1;
        if self.deaths >= MOST_DEATHS {
            return self.fail(NO_MORE);
        }
        let again = [&self.prepared, &self.throttle, &self.stop_when];
        self.waiting = again.into_iter().flatten().cloned().collect();
        self.waiting.extend(self.playing.then_some(Command::Play));
        vec![Action::Stop, self.start()]
    }

    fn fail(&mut self, why: &str) -> Vec<Action> {
        self.state = State::Closed;
        self.playing = false;
        self.deaths = 0;
        self.waiting.clear();
        vec![
            Action::Stop,
            Action::Tell(TrainerNews::Failed(why.to_owned())),
        ]
    }
}

#[cfg(test)]
mod tests;
