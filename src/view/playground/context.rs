//! The context that the parts of the playground share: the run, the reader's
//! points, the inspected neuron, and the verbs that change work already done.

use super::place::{self, Place};
use crate::nn::data::csv::{self, shortened};
use crate::nn::limits::MIN_OWN_POINTS;
use crate::nn::names::Named;
use crate::nn::{DataKind, OwnPoints, Progress, RunConfig, SavedModel, Status, Task};
use crate::ui::{StaticRef, Widget};
use crate::units::whole;
use crate::view::run::{RunHandle, ShownNetwork};
use crate::widget::playground::{no_points, params_of, run_config};
use leptos::prelude::*;

/// The context as the parts hold it.
pub(super) type PlaygroundContext = StaticRef<Shared>;

/// The context's signals.
pub(super) struct Shared {
    pub widget: Widget,
    pub run: RunHandle,
    /// The reader's points, whether they are the data now or not.
    pub own: RwSignal<OwnPoints>,
    /// The neuron that is shown large.
    pub inspected: RwSignal<Option<Place>>,
    /// The neuron whose weights can be changed.
    pub chosen: RwSignal<Option<Place>>,
    /// The result of the latest file or table, in words.
    pub said: RwSignal<String>,
}

impl PlaygroundContext {
    /// The handle that all parts share.
    pub fn of(widget: Widget, run: RunHandle, own: RwSignal<OwnPoints>) -> Self {
        let context = Self::new(Shared {
            widget,
            run,
            own,
            inspected: RwSignal::new(None),
            chosen: RwSignal::new(None),
            said: RwSignal::new(String::new()),
        });
        Effect::new(move |_| {
            let place = context.inspected.get();
            let number = place.map(|place| context.picture_number(place));
            run.inspected_neuron.set(number);
        });
        context
    }

    /// The number of a neuron's picture.
    pub fn picture_number(self, place: Place) -> usize {
        self.config(|config| place::picture_number(&config.network, place))
            .unwrap_or_default()
    }

    /// The name of a neuron's recorded picture.
    pub fn picture_key(self, place: Place) -> String {
        format!("neuron-{}", self.picture_number(place))
    }

    /// "layer 1, neuron 2", "input x", "output".
    pub fn place_name(self, place: Place) -> String {
        self.config(|config| place::place_name(&config.network, place))
            .unwrap_or_default()
    }

    /// The configuration that is asked for.
    pub fn config<T>(self, read: impl Fn(&RunConfig) -> T) -> Option<T> {
        self.run.configs.with(|configs| configs.first().map(read))
    }

    /// The kind of the data.
    pub fn data_kind(self) -> DataKind {
        DataKind::named(&self.widget.text("data")).unwrap_or_default()
    }

    /// The run as it is; before there is one, what was asked for.
    pub fn now(self) -> Option<ShownNetwork> {
        let shown = self
            .run
            .shown
            .with_untracked(|shown| shown.networks.first().cloned());
        shown.or_else(|| {
            let configs = self.run.configs.get_untracked();
            configs.into_iter().next().map(|config| at_rest(config, 0))
        })
    }

    /// Whether the data are the reader's own and still too few to learn from.
    pub fn lacks_points(self) -> bool {
        self.data_kind() == DataKind::Own && self.own.with(|own| own.label.len() < MIN_OWN_POINTS)
    }

    /// Whether no network on show has seen the data that are asked for: what it
    /// answers, or the recorded picture, would be of another task.
    pub fn is_blank(self) -> bool {
        let kind = self.data_kind();
        self.run.with(0, |network| {
            network.is_none_or(|network| network.config.data.kind != kind)
        })
    }

    /// Puts a point on the map, of the class that is chosen for drawing.
    pub fn add(self, x: f32, y: f32, label: Option<f32>) {
        let class = crate::decimal::parse(&self.widget.text("draw")).unwrap_or(1.0) as f32 - 1.0;
        self.own.update(|own| {
            own.x.push(x);
            own.y.push(y);
            match &mut own.task {
                Task::Classes(classes) => {
                    own.label.push(class);
                    *classes = (*classes).max(class as usize + 1);
                }
                Task::Regression => own
                    .label
                    .push(label.unwrap_or(class.clamp(0.0, 1.0) * 2.0 - 1.0)),
            }
        });
        self.use_own();
    }

    /// Takes the point nearest to a place away, and says where it was.
    pub fn remove_nearest(self, x: f32, y: f32) -> Option<(f32, f32)> {
        let far = |(px, py): (&f32, &f32)| (px - x).powi(2) + (py - y).powi(2);
        let nearest = self.own.with_untracked(|own| {
            let distances = own.x.iter().zip(&own.y).map(far).enumerate();
            distances.min_by(|a, b| a.1.total_cmp(&b.1))
        });
        let (nearest, _) = nearest?;
        self.keep_points();
        self.own.try_update(|own| {
            own.label.remove(nearest);
            if let Task::Classes(classes) = &mut own.task {
                let most = own.label.iter().map(|label| *label as usize + 1).max();
                *classes = most.unwrap_or_default().max(2);
            }
            (own.x.remove(nearest), own.y.remove(nearest))
        })
    }

    /// Takes all points away.
    pub fn clear(self) {
        self.keep_points();
        self.own.set(no_points());
    }

    /// Points that are about to be lost, unless the run that learns them is.
    fn keep_points(self) {
        // Too few to have been a run: nobody else keeps them.
        if self.data_kind() != DataKind::Own
            || self.run.shown.with_untracked(|s| s.networks.is_empty())
        {
            let kept = self.now().map(|mut network| {
                network.config.data.own = Some(self.own.get_untracked());
                network
            });
            if let Some(network) = kept {
                self.run.history.keep(&network);
            }
        }
    }

    fn use_own(self) {
        // The registry knows the name.
        let _ = self.widget.write("data", "own");
    }

    /// Takes over a table of points or a model, and says what came of it.
    pub fn take(self, text: &str) {
        let taken = if text.trim_start().starts_with('{') {
            self.take_model(text)
        } else {
            self.take_points(text)
        };
        self.said.set(taken.unwrap_or_else(|why| {
            let why = why.trim_end_matches('.');
            format!("Nothing was changed: {why}.")
        }));
    }

    fn take_points(self, text: &str) -> Result<String, String> {
        let mut points = csv::read(text).map_err(|error| error.to_string())?;
        let fitted = points.rescale_to_plane();
        points.validate().map_err(|error| error.to_string())?;
        let count = whole(points.label.len() as f64);
        let names: Vec<String> = points.names.iter().map(|name| shortened(name)).collect();
        let what = match names.len() {
            0 => "with numbers to predict".to_owned(),
            _ => format!("of {} classes ({})", names.len(), names.join(", ")),
        };
        let columns = [
            ("x", fitted.x),
            ("y", fitted.y),
            ("the numbers", fitted.label),
        ];
        let scaled: Vec<&str> = columns
            .iter()
            .filter(|(_, line)| line.is_some())
            .map(|c| c.0)
            .collect();
        let scaled = match scaled.as_slice() {
            [] => String::new(),
            columns => format!(
                " To fit the map, {} moved and scaled along a straight line.",
                columns.join(" and ")
            ),
        };
        self.own.set(points);
        self.use_own();
        Ok(format!("{count} points {what} are in use.{scaled}"))
    }

    fn take_model(self, text: &str) -> Result<String, String> {
        let model = SavedModel::from_json(text).map_err(|error| error.to_string())?;
        let mut network = at_rest(model.config, model.step);
        network.weights = model.weights;
        network.moments = [model.first, model.second].concat();
        let before = self.now();
        self.apply(&network.config)?;
        if let Some(before) = before {
            self.run.history.keep(&before);
        }
        let step = whole(network.progress.step as f64);
        self.run.resume(network);
        Ok(format!("The model is in use, at step {step}."))
    }

    /// Sets every control so that this configuration is asked for.
    fn apply(self, config: &RunConfig) -> Result<(), String> {
        let texts = params_of(config);
        let mut values = self.widget.values.get_untracked();
        for (name, text) in &texts {
            if let Some(param) = self.widget.param(name) {
                values = values.with(name, param.read(text).map_err(|refusal| refusal.why)?);
            }
        }
        let own = config
            .data
            .own
            .clone()
            .unwrap_or_else(|| self.own.get_untracked());
        let asked = run_config(&values, &own);
        let bare = |config: &RunConfig| {
            let mut config = config.clone();
            config.data.own = None;
            config
        };
        if bare(&asked) != bare(config) {
            return Err("it has settings that the controls here cannot show".into());
        }
        self.own.set(own);
        self.widget.write_all(&texts).map_err(|refusal| refusal.why)
    }

    /// Back to before the last thing that destroyed work.
    pub fn undo(self) {
        if let Some(network) = self.run.history.take() {
            // It was asked for once, so it can be again.
            let _ = self.apply(&network.config);
            self.run.resume(network);
        }
    }

    /// Changes one weight or bias; the run goes on from there.
    pub fn edit(self, index: usize, value: f32) {
        let Some(mut network) = self.now() else {
            return;
        };
        let running = self.run.running.get_untracked();
        self.run.history.keep(&network);
        if let Some(weight) = network.weights.get_mut(index) {
            *weight = value;
            self.run.resume(network);
            if running {
                self.run.train();
            }
        }
    }
}

/// A network of which only the configuration is known.
fn at_rest(config: RunConfig, step: u64) -> ShownNetwork {
    ShownNetwork {
        progress: Progress {
            step,
            epoch: 0,
            samples: 0,
            metrics: None,
            parameters: config.parameter_count(),
            run_hash: String::new(),
            status: Status::Running,
            good_step: 0,
            stopped: None,
            learning_rate: config.learning_rate,
            confusion: Vec::new(),
        },
        config,
        curve: Vec::new(),
        weights: Vec::new(),
        moments: Vec::new(),
        output: None,
        neurons: Vec::new(),
    }
}
