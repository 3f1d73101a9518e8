//! A run as views see it: what to show now, and the buttons' verbs.
//!
//! Shows the recorded run until the reader starts a live one. Without a
//! browser every verb does nothing.

mod shown;

pub use shown::{Shown, ShownNetwork};

use crate::nn::{RunConfig, Status};
use crate::protocol::Command;
use leptos::prelude::*;

/// What a run is like, apart from its networks.
#[derive(Clone, Copy, Debug)]
pub struct RunOptions {
    /// Steps of the recorded run.
    pub recorded_steps: u64,
    /// The step at which a live run stops by itself.
    pub stop_at: Option<u64>,
    /// Points along a side of the outputs' pictures.
    pub resolution: usize,
    /// Points along a side of the neurons' pictures; 0 for none.
    pub neuron_resolution: usize,
}

/// A run's signals and verbs.
#[derive(Clone, Copy)]
pub struct Run {
    /// What to show.
    pub shown: RwSignal<Shown>,
    /// Steps are being taken.
    pub running: RwSignal<bool>,
    /// What is shown was computed here and now, not recorded.
    pub live: RwSignal<bool>,
    /// Why there is no live run.
    pub failure: RwSignal<Option<String>>,
    configs: Memo<Vec<RunConfig>>,
    #[cfg(feature = "web")]
    link: crate::browser::link::Link,
    /// A trainer has been asked to set these networks up.
    #[cfg(feature = "web")]
    prepared: StoredValue<bool>,
    #[cfg(feature = "web")]
    options: RunOptions,
    #[cfg(feature = "web")]
    pace: Signal<Option<f64>>,
}

impl Run {
    /// The run of these networks, at most `pace` steps a second.
    #[cfg_attr(
        not(feature = "web"),
        allow(unused_variables, reason = "only a live run has a pace")
    )]
    pub fn new(
        configs: Memo<Vec<RunConfig>>,
        options: RunOptions,
        pace: Signal<Option<f64>>,
    ) -> Self {
        let run = Self {
            shown: RwSignal::new(shown::recorded(&configs.get_untracked(), options)),
            running: RwSignal::new(false),
            live: RwSignal::new(false),
            failure: RwSignal::new(None),
            configs,
            #[cfg(feature = "web")]
            link: crate::browser::link::Link::new(),
            #[cfg(feature = "web")]
            prepared: StoredValue::new(false),
            #[cfg(feature = "web")]
            options,
            #[cfg(feature = "web")]
            pace,
        };
        #[cfg(feature = "web")]
        run.follow();
        run
    }

    /// Starts or goes on.
    pub fn train(self) {
        self.prepare_once();
        self.send(Command::Play);
        self.running.set(true);
    }

    /// Stops for now.
    pub fn pause(self) {
        self.send(Command::Pause);
    }

    /// Takes one step.
    pub fn step(self) {
        self.prepare_once();
        self.send(Command::Step);
    }

    /// Back to step 0, with the same data and the same first weights.
    pub fn reset(self) {
        self.prepare();
    }

    /// Back to the last state before the run went wrong.
    pub fn back_to_good(self) {
        self.send(Command::BackToGood);
    }

    /// The network that went wrong, if one did.
    pub fn diverged(self) -> Option<ShownNetwork> {
        self.shown.with(|shown| {
            shown
                .networks
                .iter()
                .find(|n| n.progress.status == Status::Diverged)
                .cloned()
        })
    }

    /// The button that starts says "Pause" while it runs.
    pub fn train_or_pause(self) {
        if self.running.get_untracked() {
            self.pause();
        } else {
            self.train();
        }
    }

    #[cfg(not(feature = "web"))]
    fn prepare(self) {
        let _ = self.configs;
    }

    #[cfg(not(feature = "web"))]
    fn prepare_once(self) {
        self.prepare();
    }

    #[cfg(feature = "web")]
    fn prepare_once(self) {
        if !self.prepared.get_value() {
            self.prepare();
        }
    }

    #[cfg(not(feature = "web"))]
    #[allow(clippy::unused_self, reason = "the live run of the same name needs it")]
    fn send(self, _command: Command) {}

    #[cfg(feature = "web")]
    fn prepare(self) {
        self.failure.set(None);
        self.running.set(false);
        self.prepared.set_value(true);
        let run = self.link.next_run();
        self.send(Command::Prepare {
            run,
            networks: self.configs.get_untracked(),
            from: Vec::new(),
            stop_at: self.options.stop_at,
            resolution: self.options.resolution,
            neuron_resolution: self.options.neuron_resolution,
        });
        self.send(Command::Pace {
            steps_per_second: self.pace.get_untracked(),
        });
    }

    #[cfg(feature = "web")]
    fn send(self, command: Command) {
        let run = self;
        self.link.send(command, move |news| run.hear(news));
    }

    #[cfg(feature = "web")]
    fn hear(self, news: crate::browser::trainer::News) {
        use crate::browser::trainer::News;
        match news {
            News::Snapshot(snapshot, values) if snapshot.run == self.link.run() => {
                self.running.set(snapshot.running);
                self.live.set(true);
                let configs = self.configs.get_untracked();
                self.shown
                    .update(|shown| shown.take(&configs, &snapshot, &values, self.options));
            }
            News::Snapshot(..) | News::Measured(..) => {}
            News::Failed(why) => {
                self.running.set(false);
                self.prepared.set_value(false);
                self.failure.set(Some(why));
            }
        }
    }

    /// Follows the parameters: another learning rate goes on, anything else starts over.
    #[cfg(feature = "web")]
    fn follow(self) {
        if self.configs.get_untracked() != self.shown.with_untracked(Shown::configs) {
            self.prepare();
        }
        Effect::watch(
            move || self.configs.get(),
            move |configs, before, _| {
                let Some(before) = before.filter(|before| *before != configs) else {
                    return;
                };
                let rate = configs.first().map(|config| config.learning_rate);
                let same_but_rate = configs.len() == before.len()
                    && configs.iter().zip(before).all(|(now, then)| {
                        RunConfig {
                            learning_rate: then.learning_rate,
                            ..now.clone()
                        } == *then
                    });
                match rate {
                    Some(rate) if same_but_rate && self.prepared.get_value() => {
                        self.send(Command::LearningRate { rate });
                    }
                    _ => self.prepare(),
                }
            },
            false,
        );
        Effect::watch(
            move || self.pace.get(),
            move |pace, _, _| {
                if self.prepared.get_value() {
                    self.send(Command::Pace {
                        steps_per_second: *pace,
                    });
                }
            },
            false,
        );
        let figure = use_context::<crate::browser::Figure>();
        Effect::new(move |_| {
            let running = self.running.get();
            if let Some(figure) = &figure {
                figure.set_state(if running { "running" } else { "ready" });
            }
        });
    }
}

/// The recorded run as the page carries it; nothing in the browser, where the
/// page has it already.
pub fn record(run: Run, with_curve: bool) -> Option<String> {
    #[cfg(feature = "site")]
    return Some(
        run.shown
            .with_untracked(|shown| shown::record_text(shown, with_curve)),
    );
    #[cfg(not(feature = "site"))]
    {
        let _ = (run, with_curve);
        None
    }
}
