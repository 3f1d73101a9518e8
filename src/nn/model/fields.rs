//! The fields of a model file: one table for reading and writing.
//!
//! Knows every field's name, place and kind; how a kind is read or written,
//! a [`Codec`] knows.

use super::SavedModel;
use crate::nn::config::{NetworkConfig, RunConfig};
use crate::nn::data::{DataConfig, OwnPoints, Task};
use crate::nn::names::Named;

/// Takes each field from a file, or to one.
pub(super) trait Codec {
    /// An object of fields.
    fn object(&mut self, name: &'static str, fields: impl FnOnce(&mut Self));
    /// An object of fields, or null.
    fn optional<T>(
        &mut self,
        name: &'static str,
        value: &mut Option<T>,
        empty: fn() -> T,
        fields: impl FnOnce(&mut Self, &mut T),
    );
    /// A whole number.
    fn count(&mut self, name: &'static str, value: &mut u64);
    /// A whole number that counts things in memory.
    fn size(&mut self, name: &'static str, value: &mut usize);
    /// Whole numbers.
    fn sizes(&mut self, name: &'static str, values: &mut Vec<usize>);
    /// A number.
    fn number(&mut self, name: &'static str, value: &mut f32);
    /// Numbers.
    fn numbers(&mut self, name: &'static str, values: &mut Vec<f32>);
    /// One of several names.
    fn choice<T: Named>(&mut self, name: &'static str, value: &mut T);
    /// Names.
    fn choices<T: Named>(&mut self, name: &'static str, values: &mut Vec<T>);
}

/// Everything after the format and its version.
pub(super) fn model(codec: &mut impl Codec, model: &mut SavedModel) {
    codec.object("config", |codec| run(codec, &mut model.config));
    codec.count("step", &mut model.step);
    codec.numbers("weights", &mut model.weights);
    codec.numbers("first", &mut model.first);
    codec.numbers("second", &mut model.second);
}

fn run(codec: &mut impl Codec, config: &mut RunConfig) {
    codec.object("data", |codec| data(codec, &mut config.data));
    codec.object("network", |codec| network(codec, &mut config.network));
    codec.choice("optimiser", &mut config.optimiser);
    codec.number("learning_rate", &mut config.learning_rate);
    codec.size("batch", &mut config.batch);
    codec.count("weights_seed", &mut config.weights_seed);
    let schedule = &mut config.schedule;
    codec.object("schedule", |codec| {
        codec.count("warm_up", &mut schedule.warm_up);
        codec.count("cosine", &mut schedule.cosine);
    });
    let regularisation = &mut config.regularisation;
    codec.object("regularisation", |codec| {
        codec.number("l1", &mut regularisation.l1);
        codec.number("l2", &mut regularisation.l2);
        codec.number("weight_decay", &mut regularisation.weight_decay);
        codec.number("dropout", &mut regularisation.dropout);
    });
}

fn data(codec: &mut impl Codec, config: &mut DataConfig) {
    codec.choice("kind", &mut config.kind);
    codec.size("points", &mut config.points);
    codec.number("noise", &mut config.noise);
    codec.number("train_share", &mut config.train_share);
    codec.count("seed", &mut config.seed);
    codec.size("classes", &mut config.classes);
    codec.size("dimensions", &mut config.dimensions);
    codec.number("label_noise", &mut config.label_noise);
    let empty = || OwnPoints {
        x: Vec::new(),
        y: Vec::new(),
        label: Vec::new(),
        task: Task::Regression,
        names: Vec::new(),
    };
    codec.optional("own", &mut config.own, empty, own_points);
}

fn own_points(codec: &mut impl Codec, own: &mut OwnPoints) {
    codec.numbers("x", &mut own.x);
    codec.numbers("y", &mut own.y);
    codec.numbers("label", &mut own.label);
    // No classes stand for numbers as labels.
    let mut classes = match own.task {
        Task::Classes(classes) => classes,
        Task::Regression => 0,
    };
    codec.size("classes", &mut classes);
    own.task = match classes {
        0 => Task::Regression,
        classes => Task::Classes(classes),
    };
}

fn network(codec: &mut impl Codec, config: &mut NetworkConfig) {
    codec.choices("features", &mut config.features);
    codec.sizes("hidden", &mut config.hidden);
    codec.choice("activation", &mut config.activation);
    codec.choice("loss", &mut config.loss);
    codec.size("outputs", &mut config.outputs);
    codec.choice("initialisation", &mut config.initialisation);
}
