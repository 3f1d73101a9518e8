//! A model as JSON text.

use super::SavedModel;
use crate::nn::config::{NetworkConfig, RunConfig};
use crate::nn::data::{DataConfig, Task};
use crate::nn::names::Named;
use core::fmt::{Debug, Write};

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
    let (config, weights) = (run(config), list(weights));
    let (first, second) = (list(first), list(second));
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
    let (l1, l2, dropout) = (penalty.l1, penalty.l2, penalty.dropout);
    let weight_decay = penalty.weight_decay;
    format!(
        "{{\n  \"data\": {data},\n  \"network\": {network},\n  \"optimiser\": \"{optimiser}\",\n  \
         \"learning_rate\": {learning_rate:?},\n  \"batch\": {batch},\n  \"weights_seed\": {weights_seed},\n  \
         \"schedule\": {{\"warm_up\": {warm_up}, \"cosine\": {cosine}}},\n  \
         \"regularisation\": {{\"l1\": {l1:?}, \"l2\": {l2:?}, \"weight_decay\": {weight_decay:?}, \
         \"dropout\": {dropout:?}}}\n}}"
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
    let own = config.own.as_ref().map_or("null".into(), |own| {
        let classes = match own.task {
            Task::Classes(classes) => classes,
            Task::Regression => 0,
        };
        let (x, y, label) = (list(&own.x), list(&own.y), list(&own.label));
        format!("{{\"x\": {x}, \"y\": {y}, \"label\": {label}, \"classes\": {classes}}}")
    });
    format!(
        "{{\"kind\": \"{kind}\", \"points\": {points}, \"noise\": {noise:?}, \"train_share\": {train_share:?}, \
         \"seed\": {seed}, \"classes\": {classes}, \"dimensions\": {dimensions}, \
         \"label_noise\": {label_noise:?}, \"own\": {own}}}"
    )
}

fn network(config: &NetworkConfig) -> String {
    let features: Vec<&str> = config.features.iter().map(|f| f.name()).collect();
    let (features, hidden) = (list(&features), list(&config.hidden));
    let (activation, loss) = (config.activation.name(), config.loss.name());
    let (outputs, initialisation) = (config.outputs, config.initialisation.name());
    format!(
        "{{\"features\": {features}, \"hidden\": {hidden}, \"activation\": \"{activation}\", \
         \"loss\": \"{loss}\", \"outputs\": {outputs}, \"initialisation\": \"{initialisation}\"}}"
    )
}

/// Items as `Debug` writes them: names in quotation marks, and floating-point
/// numbers with the fewest digits that read back as the same bits.
fn list<T: Debug>(items: &[T]) -> String {
    let mut text = String::from("[");
    for (i, item) in items.iter().enumerate() {
        let comma = if i == 0 { "" } else { ", " };
        // Writing to a string cannot fail.
        let _ = write!(text, "{comma}{item:?}");
    }
    text.push(']');
    text
}
