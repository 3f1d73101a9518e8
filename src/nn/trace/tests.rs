//! The worked example against finite differences and by hand.

use super::*;

const WEIGHTS: [f64; 9] = [0.5, -0.3, 0.8, 0.2, 0.1, -0.1, 0.7, -0.6, 0.05];
const CASES: [(Activation, Loss); 6] = [
    (Activation::LeakyRelu, Loss::CrossEntropy),
    (Activation::Gelu, Loss::MeanSquared),
    (Activation::Relu, Loss::MeanSquared),
    (Activation::Tanh, Loss::CrossEntropy),
    (Activation::Sigmoid, Loss::MeanSquared),
    (Activation::Linear, Loss::CrossEntropy),
];

fn worked(weights: &[f64], activation: Activation, loss: Loss) -> Trace {
    trace(
        &[2, 2, 1],
        weights,
        activation,
        loss,
        &[1.5, -0.7],
        -1.0,
        0.1,
    )
    .unwrap()
}

#[test]
fn gradients_are_the_losss_slopes() {
    for (activation, loss) in CASES {
        let whole = worked(&WEIGHTS, activation, loss);
        for i in 0..WEIGHTS.len() {
            let at = |shift| {
                let mut weights = WEIGHTS;
                weights[i] += shift;
                worked(&weights, activation, loss).loss
            };
            let slope = (at(1e-6) - at(-1e-6)) / 2e-6;
            assert!(
                (whole.gradients[i] - slope).abs() < 1e-8,
                "{activation:?} {i}"
            );
        }
    }
}

#[test]
fn the_step_is_taken_and_helps() {
    for (activation, loss) in CASES {
        let whole = worked(&WEIGHTS, activation, loss);
        for (i, weight) in WEIGHTS.iter().enumerate() {
            assert_eq!(whole.updated[i], weight - 0.1 * whole.gradients[i]);
        }
        assert!(whole.loss_after < whole.loss);
        assert_eq!(
            whole.loss_after,
            worked(&whole.updated, activation, loss).loss
        );
        assert_eq!(whole.layers[1].deltas[0], whole.gradients[8]);
        assert_eq!(whole.layers[0].deltas, whole.gradients[4..6]);
    }
}

#[test]
fn a_linear_example_by_hand() {
    let whole = worked(&WEIGHTS, Activation::Linear, Loss::MeanSquared);
    let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-12, "{a} {b}");
    near(whole.layers[0].sums[0], 1.06); // 0.1 + 0.5·1.5 + 0.3·0.7
    near(whole.layers[0].sums[1], 0.96); // -0.1 + 0.8·1.5 - 0.2·0.7
    near(whole.output, 0.216); // 0.05 + 0.7·1.06 - 0.6·0.96
    near(whole.loss, 0.5 * 1.216 * 1.216);
    near(whole.gradients[6], 1.216 * 1.06);
    near(whole.gradients[0], 1.216 * 0.7 * 1.5);
}

#[test]
fn what_does_not_fit_is_an_error() {
    let run = |sizes: &[usize], weights: &[f64], inputs: &[f64]| {
        trace(
            sizes,
            weights,
            Activation::Relu,
            Loss::MeanSquared,
            inputs,
            1.0,
            0.1,
        )
        .err()
    };
    assert_eq!(run(&[2], &[], &[]), Some(TraceError::Shape));
    assert_eq!(run(&[2, 2], &[0.0; 6], &[0.0; 2]), Some(TraceError::Shape));
    let weights = TraceError::Weights {
        found: 8,
        expected: 9,
    };
    assert_eq!(run(&[2, 2, 1], &[0.0; 8], &[0.0; 2]), Some(weights));
    let inputs = TraceError::Inputs {
        found: 1,
        expected: 2,
    };
    assert_eq!(run(&[2, 2, 1], &[0.0; 9], &[0.0]), Some(inputs));
}
