//! Maps: their geometry, range and order.

use crate::support::{config, trainer};
use scale_lab::nn::{Activation, DataKind, Feature, Loss, Optimiser, Trainer};

/// A classifier without hidden layers: y = 0.1 x + 0.2 y + bias.
fn linear(loss: Loss) -> Trainer {
    let mut trainer = trainer(&config(
        DataKind::Gauss,
        &[],
        Activation::Linear,
        loss,
        Optimiser::Sgd,
    ));
    for (index, value) in [0.1, 0.2, 0.3].into_iter().enumerate() {
        assert!(trainer.set_weight(index, value));
    }
    trainer
}

#[test]
fn the_top_row_is_first_and_pixels_have_centres() {
    let mut map = vec![9.0; 3];
    linear(Loss::MeanSquared).output_map(3, &mut map);
    // Centres at -4, 0 and 4.
    let expected: [f32; 9] = [0.7, 1.0, 1.0, -0.1, 0.3, 0.7, -0.9, -0.5, -0.1];
    assert_eq!(map.len(), 9);
    for (value, exact) in map.iter().zip(expected) {
        assert!((value - exact).abs() < 1e-6, "{map:?}");
    }
}

#[test]
fn answers_are_probabilities_scaled_or_outputs_cut_off() {
    let points = [(1.0, 2.0), (-6.0, -6.0), (6.0, 6.0)];
    let near = |answers: Vec<f32>, expected: [f64; 3]| {
        for (answer, exact) in answers.iter().zip(expected) {
            assert!((f64::from(*answer) - exact).abs() < 1e-6, "{answers:?}");
        }
    };
    near(linear(Loss::MeanSquared).predict(&points), [0.8, -1.0, 1.0]);
    // 2p - 1 = tanh(y / 2).
    let logits = [0.8, -1.5, 2.1].map(|y: f64| (y / 2.0).tanh());
    near(linear(Loss::CrossEntropy).predict(&points), logits);
    assert_eq!(linear(Loss::MeanSquared).predict(&[]), Vec::<f32>::new());
}

#[test]
fn a_map_is_what_prediction_says() {
    let config = config(
        DataKind::Spiral,
        &[5, 4],
        Activation::Relu,
        Loss::CrossEntropy,
        Optimiser::Adam,
    );
    let mut trainer = trainer(&config);
    trainer.run(50);
    let mut map = Vec::new();
    // Other resolutions before and after must not matter.
    trainer.output_map(7, &mut map);
    trainer.output_map(30, &mut map);
    let centre = |i: usize| -6.0 + 12.0 * (i as f32 + 0.5) / 30.0;
    let points: Vec<(f32, f32)> = (0..900)
        .map(|pixel| (centre(pixel % 30), -centre(pixel / 30)))
        .collect();
    for (a, b) in map.iter().zip(trainer.predict(&points)) {
        assert!((a - b).abs() < 1e-4);
    }
}

#[test]
fn neuron_maps_start_with_the_features_and_stay_in_range() {
    for activation in Activation::ALL {
        let mut config = config(
            DataKind::Xor,
            &[3, 2],
            activation,
            Loss::CrossEntropy,
            Optimiser::Adam,
        );
        config.network.features = vec![Feature::X, Feature::YSquared];
        let mut trainer = trainer(&config);
        trainer.run(20);
        let mut maps = Vec::new();
        trainer.neuron_maps(10, usize::MAX, &mut maps);
        assert_eq!(maps.len(), 7 * 100);
        assert!(maps.iter().all(|value| (-1.0..=1.0).contains(value)));
        // x from -1 to 1, the same in every row; y² symmetric, largest at the top.
        assert_eq!((maps[0], maps[9], maps[90]), (-1.0, 1.0, -1.0));
        assert_eq!((maps[100], maps[199]), (1.0, 1.0));
        assert!(maps[145] < 0.02);
        // The first two of each layer; inputs count as they are.
        let mut first = Vec::new();
        trainer.neuron_maps(10, 2, &mut first);
        assert_eq!(first, [&maps[..400], &maps[500..]].concat());
        // One alone is the one of all, and beyond the last there is none.
        let mut one = Vec::new();
        for (number, map) in first.chunks(100).enumerate() {
            trainer.neuron_map(number, 10, 2, &mut one);
            assert_eq!(one, map);
        }
        trainer.neuron_map(6, 10, 2, &mut one);
        assert_eq!(one, Vec::<f32>::new());
        trainer.neuron_maps(0, usize::MAX, &mut maps);
        assert_eq!(maps, Vec::<f32>::new());
    }
}

#[test]
fn the_first_neurons_map_is_its_formula() {
    let config = config(
        DataKind::Xor,
        &[1],
        Activation::Sigmoid,
        Loss::CrossEntropy,
        Optimiser::Sgd,
    );
    let mut trainer = trainer(&config);
    for (index, value) in [0.5, -0.25, 0.1].into_iter().enumerate() {
        trainer.set_weight(index, value);
    }
    let mut maps = Vec::new();
    trainer.neuron_maps(2, usize::MAX, &mut maps);
    // Centres at ±3; 2σ(s) - 1 = tanh(s / 2).
    let expected = [(-3.0, 3.0), (3.0, 3.0), (-3.0, -3.0), (3.0, -3.0)]
        .map(|(x, y): (f64, f64)| (0.25 * x - 0.125 * y + 0.05).tanh());
    for (value, exact) in maps[8..].iter().zip(expected) {
        assert!((f64::from(*value) - exact).abs() < 1e-6, "{maps:?}");
    }
}

#[test]
fn a_map_of_classes_says_which_and_how_certainly() {
    let loss = Loss::Softmax;
    let mut trainer = trainer(&config(
        DataKind::Clusters,
        &[],
        Activation::Linear,
        loss,
        Optimiser::Sgd,
    ));
    // Logits 0, x and y.
    for (index, value) in [0.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0]
        .into_iter()
        .enumerate()
    {
        assert!(trainer.set_weight(index, value));
    }
    let answers = trainer.predict(&[(0.0, 0.0), (2.0, 1.0), (-5.0, 6.0), (-6.0, -6.0)]);
    let classes: Vec<f32> = answers.iter().map(|answer| answer.floor()).collect();
    assert_eq!(classes, [0.0, 1.0, 2.0, 0.0]);
    assert_eq!(answers[0], 0.0, "each as likely as the others");
    let probability = 2_f64.exp() / (1.0 + 1_f64.exp() + 2_f64.exp());
    let certainty = 0.999 * (probability - 1.0 / 3.0) / (2.0 / 3.0);
    assert!((f64::from(answers[1].fract()) - certainty).abs() < 1e-6);
    assert!(answers[2] > 2.99 && answers[2] < 3.0);
}

#[test]
fn numbers_are_shown_in_units_of_the_largest_label() {
    let loss = Loss::MeanSquared;
    let mut trainer = trainer(&config(
        DataKind::Teacher,
        &[],
        Activation::Linear,
        loss,
        Optimiser::Sgd,
    ));
    let largest = trainer.data().label_extent();
    assert!(largest > 1.0);
    for (index, value) in [0.0, 0.0, 0.5].into_iter().enumerate() {
        assert!(trainer.set_weight(index, value));
    }
    assert_eq!(trainer.predict(&[(1.0, 1.0)]), [0.5 / largest]);
}
