//! From values to a run and back: what a reader chose, and the values that
//! would choose a given run.
//!
//! It knows names and ranges of the parameters, and what fits together; not
//! where the values are kept.

use super::tables::{self, PARAMS};
use crate::decimal;
use crate::nn::names::Named;
use crate::nn::{
    DataConfig, DataKind, Feature, Loss, NetworkConfig, OwnPoints, Regularisation, RunConfig,
    Schedule, StopConditions, Task, Watched,
};
use crate::spec::{Choice, Number, ParamSpec, Values};

/// The inputs by their names in links.
const FEATURES: [(&str, Feature); 7] = [
    ("x", Feature::X),
    ("y", Feature::Y),
    ("xx", Feature::XSquared),
    ("yy", Feature::YSquared),
    ("xy", Feature::XTimesY),
    ("sinx", Feature::SinX),
    ("siny", Feature::SinY),
];

fn choice<T: Named + Default>(values: &Values, param: &Choice) -> T {
    T::named(param.of(values)).unwrap_or_default()
}

/// A choice among numbers.
fn chosen(values: &Values, param: &Choice) -> f32 {
    decimal::parse(param.of(values)).unwrap_or_default() as f32
}

/// The run that these values ask for, with the reader's points where they are
/// the data. What does not fit together gives way: the batch to the points, the
/// loss and wrong labels to what is to be learned.
pub fn run_config(values: &Values, own: &OwnPoints) -> RunConfig {
    let count = |param: &Number| param.of(values) as usize;
    let seed = tables::SEED.of(values) as u64;
    let kind: DataKind = choice(values, &tables::DATA);
    let mut data = DataConfig {
        kind,
        points: count(&tables::POINTS),
        noise: tables::NOISE.of(values) as f32,
        train_share: tables::TRAIN_SHARE.of(values) as f32,
        seed,
        classes: if kind.takes_classes() {
            count(&tables::CLASSES)
        } else {
            2
        },
        dimensions: match kind {
            DataKind::Teacher => chosen(values, &tables::DIMENSIONS) as usize,
            _ => 2,
        },
        label_noise: tables::LABEL_NOISE.of(values) as f32,
        own: (kind == DataKind::Own).then(|| own.clone()),
    };
    let task = data.task();
    if task == Task::Regression {
        data.label_noise = 0.0;
    }
    let loss = match (task, choice(values, &tables::LOSS)) {
        (Task::Classes(2), chosen) => chosen,
        (task, _) => task.usual_loss(),
    };
    let named = |key: &str| {
        FEATURES
            .iter()
            .find(|(name, _)| *name == key)
            .map(|(_, f)| *f)
    };
    let features = tables::FEATURES.of(values).split(',').filter_map(named);
    // What the plane cannot show is an input all the same.
    let further = Feature::COORDINATES
        .into_iter()
        .take(data.dimensions)
        .skip(2);
    let widths = tables::HIDDEN.of(values).split(',');
    RunConfig {
        network: NetworkConfig {
            features: features.chain(further).collect(),
            hidden: widths.filter_map(|width| width.parse().ok()).collect(),
            activation: choice(values, &tables::ACTIVATION),
            loss,
            outputs: task.outputs(loss),
            initialisation: choice(values, &tables::INITIALISATION),
        },
        optimiser: choice(values, &tables::OPTIMISER),
        learning_rate: chosen(values, &tables::LEARNING_RATE),
        batch: count(&tables::BATCH).min(data.point_count()).max(1),
        weights_seed: match tables::WEIGHTS_SEED.of(values) as u64 {
            0 => seed,
            other => other,
        },
        schedule: Schedule {
            warm_up: tables::WARM_UP.of(values) as u64,
            cosine: tables::COSINE.of(values) as u64,
        },
        regularisation: Regularisation {
            l1: chosen(values, &tables::L1),
            l2: chosen(values, &tables::L2),
            weight_decay: chosen(values, &tables::WEIGHT_DECAY),
            dropout: tables::DROPOUT.of(values) as f32,
        },
        data,
    }
}

/// The values that ask for this run, by name, in the order of the parameters.
pub fn params_of(config: &RunConfig) -> Vec<(&'static str, String)> {
    let text = |name: &str| -> Option<String> {
        let RunConfig {
            data,
            network,
            regularisation,
            ..
        } = config;
        Some(match name {
            "data" => data.kind.name().into(),
            "learning_rate" => config.learning_rate.to_string(),
            "activation" => network.activation.name().into(),
            "hidden" => joined(network.hidden.iter().map(usize::to_string)),
            "features" => {
                let chosen = FEATURES
                    .iter()
                    .filter(|(_, f)| network.features.contains(f));
                joined(chosen.map(|(name, _)| (*name).to_owned()))
            }
            "noise" => data.noise.to_string(),
            "train_share" => data.train_share.to_string(),
            "batch" => config.batch.to_string(),
            "optimiser" => config.optimiser.name().into(),
            "loss" if data.task() != Task::Classes(2) => Loss::default().name().into(),
            "loss" => network.loss.name().into(),
            "seed" => data.seed.to_string(),
            "points" => data.points.to_string(),
            "classes" => data.classes.to_string(),
            "dimensions" => data.dimensions.to_string(),
            "label_noise" => data.label_noise.to_string(),
            "weights_seed" if config.weights_seed == data.seed => "0".into(),
            "weights_seed" => config.weights_seed.to_string(),
            "initialisation" => network.initialisation.name().into(),
            "l1" => regularisation.l1.to_string(),
            "l2" => regularisation.l2.to_string(),
            "weight_decay" => regularisation.weight_decay.to_string(),
            "dropout" => regularisation.dropout.to_string(),
            "warm_up" => config.schedule.warm_up.to_string(),
            "cosine" => config.schedule.cosine.to_string(),
            _ => return None,
        })
    };
    let param = |param: &ParamSpec| Some((param.name, text(param.name)?));
    PARAMS.iter().copied().filter_map(param).collect()
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(",")
}

/// When these values say the run is to stop.
pub fn stop_conditions(values: &Values) -> StopConditions {
    let given = |param: &Number| Some(param.of(values)).filter(|value| *value > 0.0);
    let count = |param: &Number| given(param).map(|value| value as u64);
    StopConditions {
        steps: count(&tables::STOP_STEPS),
        epochs: count(&tables::STOP_EPOCHS),
        seconds: given(&tables::STOP_SECONDS),
        target_loss: given(&tables::STOP_LOSS),
        window: count(&tables::STOP_WINDOW),
        watched: match tables::STOP_WATCH.of(values) {
            "train" => Watched::Train,
            _ => Watched::Test,
        },
    }
}
