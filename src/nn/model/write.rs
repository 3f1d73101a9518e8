//! A model as JSON text.

use super::SavedModel;
use crate::decimal;
use crate::nn::config::{NetworkConfig, RunConfig};
use crate::nn::data::{DataConfig, Task};
use crate::nn::names::Named;
use core::fmt::Write;

pub(super) fn model(model: &SavedModel) -> String {
    let SavedModel {
        format,
        version,
        config,
        step,
        weights,
        first,
        second,
    } = model;
    let (config, weights) = (run(config), numbers(weights));
    let (first, second) = (numbers(first), numbers(second));
    format!(
        "{{\n\"format\": \"{format}\",\n\"version\": {version},\n\"config\": {config},\n\"step\": {step},\n\
         \"weights\": {weights},\n\"first\": {first},\n\"second\": {second}\n}}\n"
    )
}

fn run(config: &RunConfig) -> String {
    let RunConfig {
        learning_rate,
        batch,
        weights_seed,
        schedule,
        regularisation: penalty,
        ..
    } = config;
    let (data, network) = (data(&config.data), network(&config.network));
    let optimiser = config.optimiser.name();
    let (warm_up, cosine) = (schedule.warm_up, schedule.cosine);
    let learning_rate = number(*learning_rate);
    let (l1, l2) = (number(penalty.l1), number(penalty.l2));
    let (weight_decay, dropout) = (number(penalty.weight_decay), number(penalty.dropout));
    format!(
        "{{\n  \"data\": {data},\n  \"network\": {network},\n  \"optimiser\": \"{optimiser}\",\n  \
         \"learning_rate\": {learning_rate},\n  \"batch\": {batch},\n  \"weights_seed\": {weights_seed},\n  \
         \"schedule\": {{\"warm_up\": {warm_up}, \"cosine\": {cosine}}},\n  \
         \"regularisation\": {{\"l1\": {l1}, \"l2\": {l2}, \"weight_decay\": {weight_decay}, \
         \"dropout\": {dropout}}}\n}}"
    )
}

fn data(config: &DataConfig) -> String {
    let DataConfig {
        points,
        noise,
        train_share,
        seed,
        classes,
        dimensions,
        label_noise,
        ..
    } = config;
    let kind = config.kind.name();
    let (noise, label_noise) = (number(*noise), number(*label_noise));
    let train_share = number(*train_share);
    let own = config.own.as_ref().map_or("null".into(), |own| {
        let classes = match own.task {
            Task::Classes(classes) => classes,
            Task::Regression => 0,
        };
        let (x, y, label) = (numbers(&own.x), numbers(&own.y), numbers(&own.label));
        format!("{{\"x\": {x}, \"y\": {y}, \"label\": {label}, \"classes\": {classes}}}")
    });
    format!(
        "{{\"kind\": \"{kind}\", \"points\": {points}, \"noise\": {noise}, \"train_share\": {train_share}, \
         \"seed\": {seed}, \"classes\": {classes}, \"dimensions\": {dimensions}, \
         \"label_noise\": {label_noise}, \"own\": {own}}}"
    )
}

fn network(config: &NetworkConfig) -> String {
    let features = list(config.features.iter().map(|f| format!("\"{}\"", f.name())));
    let hidden = list(config.hidden.iter().map(usize::to_string));
    let (activation, loss) = (config.activation.name(), config.loss.name());
    let (outputs, initialisation) = (config.outputs, config.initialisation.name());
    format!(
        "{{\"features\": {features}, \"hidden\": {hidden}, \"activation\": \"{activation}\", \
         \"loss\": \"{loss}\", \"outputs\": {outputs}, \"initialisation\": \"{initialisation}\"}}"
    )
}

/// Numbers with the fewest digits that read back as the same bits, by readers
/// too that take them for 64-bit numbers first, as browsers do.
fn number(value: f32) -> String {
    let small = value != 0.0 && value.abs() < 1e-4;
    let short = if small || value.abs() >= 1e9 {
        format!("{value:e}")
    } else {
        value.to_string()
    };
    let read = decimal::parse(&short).map(|read| (read as f32).to_bits());
    if read == Some(value.to_bits()) {
        short
    } else {
        format!("{:e}", f64::from(value))
    }
}

fn numbers(values: &[f32]) -> String {
    list(values.iter().map(|value| number(*value)))
}

fn list(items: impl Iterator<Item = String>) -> String {
    let mut text = String::from("[");
    for (i, item) in items.enumerate() {
        let comma = if i == 0 { "" } else { ", " };
        // Writing to a string cannot fail.
        let _ = write!(text, "{comma}{item}");
    }
    text.push(']');
    text
}
