//! `playground`: train a small network on points in the plane.

mod tables;

use super::{OutputSpec, Value, Values, WidgetSpec};
use crate::nn::{
    Activation, DataConfig, DataKind, Feature, Loss, NetworkConfig, Optimiser, RunConfig,
};
use crate::units::{count_in_words, three_digits};

/// Points in the plane, training and test together.
const POINTS: usize = 500;

/// Steps of the run that is recorded when the page is built.
pub const RECORDED_STEPS: u64 = 2_500;

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "playground",
    title: "Train a network",
    section: 3,
    params: tables::PARAMS,
    outputs: &[
        OutputSpec {
            name: "parameters",
            title: "Parameters",
            unit: "parameters",
        },
        OutputSpec {
            name: "step",
            title: "Steps",
            unit: "steps",
        },
        OutputSpec {
            name: "epoch",
            title: "Epochs",
            unit: "1",
        },
        OutputSpec {
            name: "samples",
            title: "Examples seen",
            unit: "examples",
        },
        OutputSpec {
            name: "train_loss",
            title: "Training loss",
            unit: "1",
        },
        OutputSpec {
            name: "test_loss",
            title: "Test loss",
            unit: "1",
        },
        OutputSpec {
            name: "accuracy",
            title: "Right on the test points",
            unit: "1",
        },
        OutputSpec {
            name: "samples_per_second",
            title: "Examples a second",
            unit: "examples/s",
        },
        OutputSpec {
            name: "run_hash",
            title: "Fingerprint of the weights",
            unit: "",
        },
    ],
    presets: tables::PRESETS,
    compute: None,
    summary,
    report: None,
    link_leaves_out: Some(
        "It holds every setting and the seed, so the run can be repeated exactly; it leaves out the trained weights.",
    ),
};

/// The run these values ask for. The batch is at most the training points.
pub fn run_config(values: &Values) -> RunConfig {
    let seed = values.number("seed") as u64;
    RunConfig {
        data: DataConfig {
            kind: match values.text("data") {
                "xor" => DataKind::Xor,
                "gauss" => DataKind::Gauss,
                "spiral" => DataKind::Spiral,
                _ => DataKind::Circle,
            },
            points: POINTS,
            noise: values.number("noise") as f32,
            train_share: values.number("train_share") as f32,
            seed,
            ..DataConfig::default()
        },
        network: NetworkConfig {
            features: values
                .text("features")
                .split(',')
                .filter_map(feature)
                .collect(),
            hidden: values
                .text("hidden")
                .split(',')
                .filter_map(|width| width.parse().ok())
                .collect(),
            activation: match values.text("activation") {
                "relu" => Activation::Relu,
                "sigmoid" => Activation::Sigmoid,
                "linear" => Activation::Linear,
                _ => Activation::Tanh,
            },
            loss: match values.text("loss") {
                "mean_squared" => Loss::MeanSquared,
                _ => Loss::CrossEntropy,
            },
            ..NetworkConfig::default()
        },
        optimiser: match values.text("optimiser") {
            "sgd" => Optimiser::Sgd,
            _ => Optimiser::Adam,
        },
        learning_rate: crate::decimal::parse(values.text("learning_rate")).unwrap_or(0.03) as f32,
        batch: values.number("batch") as usize,
        weights_seed: seed,
        ..RunConfig::default()
    }
}

/// The most steps a second: slow enough to watch, or as many as there can be.
pub fn pace(values: &Values) -> Option<f64> {
    const TO_WATCH: f64 = 250.0;
    (values.text("speed") == "slow").then_some(TO_WATCH)
}

/// The name of an input, as labels show it.
pub fn feature_title(feature: Feature) -> &'static str {
    match feature {
        Feature::X => "x",
        Feature::Y => "y",
        Feature::XSquared => "x²",
        Feature::YSquared => "y²",
        Feature::XTimesY => "x·y",
        Feature::SinX => "sin x",
        Feature::SinY => "sin y",
        Feature::Third => "third coordinate",
        Feature::Fourth => "fourth coordinate",
        Feature::Fifth => "fifth coordinate",
        Feature::Sixth => "sixth coordinate",
    }
}

fn feature(key: &str) -> Option<Feature> {
    Some(match key {
        "x" => Feature::X,
        "y" => Feature::Y,
        "xx" => Feature::XSquared,
        "yy" => Feature::YSquared,
        "xy" => Feature::XTimesY,
        "sinx" => Feature::SinX,
        "siny" => Feature::SinY,
        _ => return None,
    })
}

/// The outputs of the recorded run, in the order of the spec.
pub fn recorded_outputs(values: &Values) -> Vec<Value> {
    let Some(mut session) = crate::lab::trained(&[run_config(values)], RECORDED_STEPS).pop() else {
        return SPEC.outputs.iter().map(|_| Value::Number(0.0)).collect();
    };
    let progress = session.progress();
    let (train, test, accuracy) = progress.metrics.map_or((0.0, 0.0, 0.0), |m| {
        let accuracy = m.test_accuracy.unwrap_or_default();
        (m.train_loss, m.test_loss, accuracy)
    });
    vec![
        Value::Number(progress.parameters as f64),
        Value::Number(progress.step as f64),
        Value::Number(progress.epoch as f64),
        Value::Number(progress.samples as f64),
        Value::Number(train),
        Value::Number(test),
        Value::Number(accuracy),
        Value::Text(progress.run_hash.clone()),
    ]
}

fn summary(_values: &Values, outputs: &[Value]) -> String {
    let number = |name: &str| {
        let index = SPEC.outputs.iter().position(|output| output.name == name);
        index
            .and_then(|i| outputs.get(i))
            .and_then(Value::number)
            .unwrap_or_default()
    };
    describe(
        number("step") as u64,
        number("parameters"),
        number("train_loss"),
        number("test_loss"),
        number("accuracy"),
    )
}

/// What the network is doing, in words.
pub fn describe(
    step: u64,
    parameters: f64,
    train_loss: f64,
    test_loss: f64,
    accuracy: f64,
) -> String {
    let parameters = count_in_words(parameters);
    let right = three_digits(accuracy * 100.0);
    if step == 0 {
        return format!(
            "{parameters} parameters, all random: {right} % of the test points are right, by luck. Press Train."
        );
    }
    let verdict = if test_loss > 2.0 * train_loss && test_loss > 0.1 {
        "It does better on the points it trains on than on those it does not: it is learning them by heart."
    } else if accuracy > 0.97 {
        "It has found the border."
    } else if accuracy > 0.8 {
        "It is finding the border."
    } else {
        "It has not found the border yet."
    };
    let step = count_in_words(step as f64);
    format!(
        "After {step} steps, {parameters} parameters put {right} % of the test points on the right side. {verdict}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widget::Kind;

    #[test]
    fn every_choice_is_a_valid_run() {
        for param in SPEC.params {
            let texts: Vec<&str> = match &param.kind {
                Kind::Choice { options, .. } | Kind::Set { options, .. } => {
                    options.iter().map(|o| o.value).collect()
                }
                Kind::Counts { .. } => vec!["", "1", "8,8,8,8,8,8"],
                Kind::Number { .. } | Kind::Switch { .. } => continue,
            };
            for text in texts {
                let value = param.read(text).unwrap();
                let values = Values::defaults(&SPEC).with(param.name, value);
                assert_eq!(
                    run_config(&values).validate(),
                    Ok(()),
                    "{} = {text}",
                    param.name
                );
            }
        }
        for (noise, share, batch) in [(0.0, 0.1, 1.0), (0.5, 0.9, 250.0)] {
            let values = Values::defaults(&SPEC)
                .with("noise", Value::Number(noise))
                .with("train_share", Value::Number(share))
                .with("batch", Value::Number(batch));
            assert_eq!(run_config(&values).validate(), Ok(()));
        }
    }

    #[test]
    fn the_recorded_run_finds_the_border() {
        let outputs = recorded_outputs(&Values::defaults(&SPEC));
        let accuracy = outputs[6].number().unwrap();
        assert!(accuracy > 0.97, "accuracy {accuracy}");
    }
}
