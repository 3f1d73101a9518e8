//! Models go out and come back with the same bits, or with words.

use super::*;
use crate::nn::{
    Activation, DataConfig, DataKind, Loss, NetworkConfig, Optimiser, OwnPoints, Regularisation,
    Scalar, Schedule, Task,
};
use proptest::prelude::*;

fn config() -> RunConfig {
    RunConfig {
        data: DataConfig {
            kind: DataKind::Own,
            seed: u64::MAX,
            own: Some(OwnPoints {
                x: vec![0.1, -3.0, 1e-7, 4.0, 2.0, -5.5, 1.0],
                y: vec![0.3, 1.0, -0.0, 2.5, 3.0, -1.5, 0.0],
                label: vec![0.0, 1.0, 2.0, 0.0, 1.0, 2.0, 2.0],
                task: Task::Classes(3),
                names: Vec::new(),
            }),
            ..DataConfig::default()
        },
        network: NetworkConfig {
            hidden: vec![5, 3],
            activation: Activation::Gelu,
            loss: Loss::Softmax,
            outputs: 3,
            ..NetworkConfig::default()
        },
        optimiser: Optimiser::AdamW,
        learning_rate: 0.1,
        batch: 3,
        weights_seed: u64::MAX - 1,
        schedule: Schedule {
            warm_up: 5,
            cosine: 500,
        },
        regularisation: Regularisation {
            l1: 1e-5,
            l2: 0.0,
            weight_decay: 0.01,
            dropout: 0.2,
        },
    }
}

fn trained() -> Trainer<Scalar> {
    let mut trainer = Trainer::new(&config()).unwrap();
    trainer.run(50);
    trainer
}

#[test]
fn a_model_comes_back_and_goes_on_with_the_same_bits() {
    let mut straight = trained();
    let text = SavedModel::of(&straight).to_json();
    let model = SavedModel::from_json(&text).unwrap();
    assert_eq!(model, SavedModel::of(&straight));
    let mut restored = Trainer::<Scalar>::new(&model.config).unwrap();
    restored.restore(&model.checkpoint()).unwrap();
    assert_eq!(straight.run_hash(), restored.run_hash());
    straight.run(70);
    restored.run(70);
    assert_eq!(straight.checkpoint(), restored.checkpoint());
    let parts = SavedModel::from_parts(model.config.clone(), &model.checkpoint());
    assert_eq!(parts, Ok(model));
}

#[test]
fn serde_understands_the_text_but_for_the_task() {
    // Own points say their classes as a number; everything else has the names
    // of the types.
    let mut plain = SavedModel::of(&trained());
    plain.config.data.own = None;
    let read: SavedModel = serde_json::from_str(&plain.to_json()).unwrap();
    assert_eq!(read, plain);
}

#[test]
fn errors_name_the_field() {
    let text = SavedModel::of(&trained()).to_json();
    let with = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        let error = SavedModel::from_json(&text.replacen(from, to, 1));
        error.unwrap_err().to_string()
    };
    let cases = [
        (
            with("{", "["),
            "line 2 is not JSON: a comma or a closing bracket is missing",
        ),
        (
            with("scale-lab-model", "other"),
            "this is not a model: “format” is not “scale-lab-model”",
        ),
        (
            with("\"version\": 1", "\"version\": 2"),
            "a model of version 2; only version 1 can be read",
        ),
        (with("\"step\": 50,", ""), "the field “step” is missing"),
        (
            with("\"step\": 50", "\"step\": -1"),
            "the field “step” must be a whole number of 0 or more",
        ),
        (
            with("\"step\": 50", "\"step\": 18446744073709551615"),
            "the field “step” is 18446744073709551615; at most 1000000000000 steps are possible",
        ),
        (
            with("\"kind\": \"own\"", "\"kind\": \"torus\""),
            "the field “config.data.kind” must be one of the names that version 1 knows",
        ),
        (
            with("\"cosine\"", "\"sine\""),
            "the field “config.schedule.cosine” is missing",
        ),
        (
            with("\"learning_rate\": 0.1", "\"learning_rate\": \"fast\""),
            "the field “config.learning_rate” must be a number",
        ),
        (
            with("\"learning_rate\": 0.1", "\"learning_rate\": 0"),
            "the field “config”: a learning rate of 0; it must be a finite number above 0",
        ),
        (
            with("\"weights\": [", "\"weights\": [0.5, "),
            "the field “weights” has 46 values; this network needs 45",
        ),
        (
            with("\"first\": [", "\"first\": [null, "),
            "the field “first” must be a list of numbers",
        ),
    ];
    for (said, expected) in cases {
        assert_eq!(said, expected);
    }
}

#[test]
fn a_diverged_model_is_refused() {
    let mut model = SavedModel::of(&trained());
    model.weights[3] = f32::NAN;
    assert_eq!(model.validate(), Err(ModelError::NotFinite("weights")));
    model.weights[3] = 0.0;
    model.second[0] = -1.0;
    assert!(model.validate().is_err());
}

proptest! {
    #[test]
    fn every_finite_bit_pattern_survives(bits in proptest::collection::vec(any::<u32>(), 45)) {
        let mut model = SavedModel::of(&trained());
        for (weight, bits) in model.weights.iter_mut().zip(bits) {
            let value = f32::from_bits(bits);
            *weight = if value.is_finite() { value } else { 0.0 };
        }
        let read = SavedModel::from_json(&model.to_json()).unwrap();
        let bits = |model: &SavedModel| -> Vec<u32> {
            model.weights.iter().map(|weight| weight.to_bits()).collect()
        };
        prop_assert_eq!(bits(&read), bits(&model));
    }

    #[test]
    fn no_damage_makes_it_panic(cut in 0_usize..2000, insert in "[-0-9a-z\",{}\\[\\]]{0,4}") {
        let mut text = SavedModel::of(&trained()).to_json();
        let cut = cut.min(text.len() - 1);
        text.replace_range(cut..=cut, &insert);
        let _ = SavedModel::from_json(&text);
    }
}
