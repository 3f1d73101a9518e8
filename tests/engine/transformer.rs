//! The transformer: its gradient, its bits, its writing.

use crate::plain::{self, Plain};
use scale_lab::nn::rng::{Rng, Stream};
use scale_lab::nn::transformer::{
    Course, Learner, ShapeError, TransformerShape, Writer, draw, probabilities,
};
use scale_lab::nn::{Checkpoint, RestoreError, Scalar, Status};

const COURSE: Course = Course {
    rate: 0.02,
    warm_up: 5,
    steps: 40,
    last: 0.05,
};

const SMALL: TransformerShape = TransformerShape {
    width: 8,
    layers: 2,
    heads: 2,
    places: 16,
    context: 16,
    signs: 11,
};

fn learner(shape: TransformerShape, windows: usize) -> Learner<Scalar> {
    Learner::new(shape, windows, COURSE, 3).unwrap()
}

/// Texts of a kind with something to learn: each sign is the one before or the
/// next, mostly.
fn texts(shape: TransformerShape, count: usize, seed: u64) -> Vec<u8> {
    let mut rng = Rng::stream(seed, Stream::Data);
    let mut sign = 0;
    let length = (shape.places + 1) * count;
    let step = |_| {
        let more = if rng.unit() < 0.1 {
            rng.below(5)
        } else {
            rng.below(2)
        };
        sign = (sign + more) % shape.signs as u32;
        sign as u8
    };
    (0..length).map(step).collect()
}

/// A network some steps from the start, where no weight is 0 or 1 any more.
fn learned(shape: TransformerShape, windows: usize, steps: u64) -> Learner<Scalar> {
    let mut learner = learner(shape, windows);
    for step in 0..steps {
        learner.learn(&texts(shape, windows, step));
    }
    learner
}

#[test]
fn loss_and_gradient_are_those_of_a_plain_model_tensor_by_tensor() {
    let shapes = [
        TransformerShape {
            width: 4,
            layers: 2,
            heads: 2,
            places: 8,
            context: 8,
            signs: 5,
        },
        TransformerShape {
            width: 8,
            layers: 2,
            heads: 1,
            places: 16,
            context: 4,
            signs: 11,
        },
        TransformerShape {
            width: 12,
            layers: 2,
            heads: 2,
            places: 8,
            context: 8,
            signs: 6,
        },
        TransformerShape {
            width: 16,
            layers: 1,
            heads: 4,
            places: 8,
            context: 8,
            signs: 7,
        },
    ];
    for shape in shapes {
        let mut learner = learned(shape, 8, 10);
        let weights: Vec<f64> = learner.weights().iter().map(|w| f64::from(*w)).collect();
        let texts = texts(shape, 8, 77);
        let tensors = learner.layout().tensors().to_vec();
        let plain = Plain {
            shape,
            texts: &texts,
        };
        let (loss, gradient) = learner.gradient(&texts);
        assert!((loss - plain.loss(&weights)).abs() < 1e-6, "{shape:?}");
        for tensor in tensors {
            let exact = plain::slopes(&plain, &weights, tensor.range.clone());
            let ours = &gradient[tensor.range.clone()];
            let differences = ours.iter().zip(&exact).map(|(a, b)| f64::from(*a) - b);
            let size = |values: Vec<f64>| values.iter().map(|x| x * x).sum::<f64>().sqrt();
            let (error, norm) = (size(differences.collect()), size(exact.clone()));
            assert!(norm > 1e-6, "{shape:?}: {} has no slope", tensor.name);
            assert!(
                error < 1e-4 * norm,
                "{shape:?}: {}: {error} of {norm}",
                tensor.name
            );
        }
    }
}

#[test]
fn the_gradient_is_what_the_loss_does() {
    let shape = TransformerShape::of_width(16, 49);
    let mut learner = learned(shape, 8, 20);
    let texts = texts(shape, 8, 78);
    let start = learner.checkpoint();
    let gradient = learner.gradient(&texts).1.to_vec();
    for tensor in learner.layout().tensors().to_vec() {
        // Along the gradient itself, where the loss changes most.
        let slope: f64 = gradient[tensor.range.clone()]
            .iter()
            .map(|g| f64::from(g * g))
            .sum();
        let reach = 2e-3 / slope.sqrt();
        let mut at = |way: f64| {
            let mut moved = start.clone();
            let weights = moved.values[tensor.range.clone()].iter_mut();
            for (weight, g) in weights.zip(&gradient[tensor.range.clone()]) {
                *weight += (way * reach) as f32 * g;
            }
            learner.restore(&moved).unwrap();
            learner.gradient(&texts).0
        };
        let measured = (at(1.0) - at(-1.0)) / (2.0 * reach);
        assert!(
            (measured / slope - 1.0).abs() < 0.01,
            "{}: {measured} {slope}",
            tensor.name
        );
    }
}

#[test]
fn it_learns() {
    let learner = learned(SMALL, 8, 40);
    let first = 11.0_f64.ln();
    assert!(
        learner.loss().unwrap() < 0.65 * first,
        "{:?}",
        learner.loss()
    );
    assert_eq!(learner.step_count(), 40);
}

#[test]
fn restored_half_way_it_goes_on_with_the_same_bits() {
    let whole = learned(SMALL, 8, 30);
    let half = learned(SMALL, 8, 15);
    let mut other = learner(SMALL, 8);
    other.restore(&half.checkpoint()).unwrap();
    for step in 15..30 {
        other.learn(&texts(SMALL, 8, step));
    }
    assert_eq!(other.run_hash(), whole.run_hash());
    assert_eq!(other.checkpoint(), whole.checkpoint());
    assert_ne!(half.run_hash(), whole.run_hash());
}

#[test]
fn a_checkpoint_of_another_size_is_refused() {
    let mut learner = learner(SMALL, 8);
    let before = learner.run_hash();
    let why = learner.restore(&Checkpoint {
        step: 1,
        values: vec![0.0; 7],
    });
    let expected = 3 * learner.weights().len();
    assert_eq!(why, Err(RestoreError::Length { found: 7, expected }));
    assert_eq!(learner.run_hash(), before);
}

#[test]
fn a_number_that_is_none_stops_it_until_it_is_restored() {
    let mut learner = learned(SMALL, 8, 5);
    let good = learner.checkpoint();
    let mut bad = good.clone();
    bad.values[40] = f32::NAN;
    learner.restore(&bad).unwrap();
    assert_eq!(learner.learn(&texts(SMALL, 8, 5)), Status::Diverged);
    assert_eq!(learner.step_count(), 5);
    learner.learn(&texts(SMALL, 8, 6));
    assert_eq!(learner.step_count(), 5);
    learner.restore(&good).unwrap();
    assert_eq!(learner.learn(&texts(SMALL, 8, 5)), Status::Running);
    assert_eq!(learner.step_count(), 6);
}

#[test]
fn texts_are_read_alike_alone_and_among_others() {
    let mut learner = learned(SMALL, 8, 10);
    let texts = texts(SMALL, 19, 5);
    let all = learner.examine(&texts);
    assert_eq!(all.nats.len(), 19 * SMALL.places);
    assert_eq!(all.right.len(), all.nats.len());
    for (text, nats) in texts
        .chunks(SMALL.places + 1)
        .zip(all.nats.chunks(SMALL.places))
    {
        assert_eq!(learner.examine(text).nats, nats);
    }
    assert_eq!(learner.examine(&[]).nats, [] as [f64; 0]);
    // A rest that is no whole text is left out.
    assert_eq!(learner.examine(&texts[..20]).nats.len(), SMALL.places);
    let mean = all.nats.iter().sum::<f64>() / all.nats.len() as f64;
    let weights: Vec<f64> = learner.weights().iter().map(|w| f64::from(*w)).collect();
    let plain = Plain {
        shape: SMALL,
        texts: &texts,
    };
    assert!((mean - plain.loss(&weights)).abs() < 1e-6);
}

#[test]
fn texts_of_nothing_and_of_one_sign_do_no_harm() {
    let mut learner = learner(SMALL, 8);
    let before = learner.run_hash();
    assert_eq!(learner.learn(&[]), Status::Running);
    assert_eq!((learner.step_count(), learner.run_hash()), (0, before));
    for _ in 0..40 {
        // Of one text, eight times over; 200 is no sign, and taken for the last.
        learner.learn(&[[200].as_slice(), &[3; 16]].concat());
    }
    assert_eq!(learner.status(), Status::Running);
    assert!(learner.loss().unwrap() < 0.01);
}

#[test]
fn what_is_written_sign_by_sign_has_the_bits_of_the_whole() {
    let mut learner = learned(SMALL, 8, 20);
    let texts = texts(SMALL, 8, 9);
    learner.examine(&texts);
    let mut writer = Writer::new(SMALL, 8).unwrap();
    let length = SMALL.places + 1;
    for place in 0..SMALL.places {
        let signs: Vec<u8> = texts.chunks(length).map(|text| text[place]).collect();
        assert!(writer.read::<Scalar>(learner.weights(), &signs));
        for window in 0..8 {
            assert_eq!(
                writer.outputs(window),
                learner.pass().outputs(window, place)
            );
        }
    }
    assert!(!writer.read::<Scalar>(learner.weights(), &[0]));
}

#[test]
fn attention_is_paid_to_what_was_there_and_adds_up() {
    let mut learner = learned(SMALL, 8, 10);
    learner.examine(&texts(SMALL, 8, 10));
    for place in [0, 1, 9, 15] {
        let paid = learner.pass().attention_paid(1, 1, 5, place);
        assert_eq!(paid.len(), place + 1);
        assert!((paid.iter().sum::<f32>() - 1.0).abs() < 1e-6);
    }
}

#[test]
fn with_the_same_dice_the_same_is_written() {
    let learner = learned(SMALL, 8, 30);
    let write = |prompts: &[&[u8]], temperature, seed| {
        let mut writer = Writer::new(SMALL, prompts.len()).unwrap();
        let mut dice = Rng::stream(seed, Stream::Dice);
        writer.write::<Scalar>(learner.weights(), (0, 0), prompts, temperature, &mut dice)
    };
    let (prompt, empty): (&[u8], &[u8]) = (&[1, 2, 3], &[]);
    assert_eq!(
        write(&[prompt, empty], 1.0, 1),
        write(&[prompt, empty], 1.0, 1)
    );
    assert_ne!(
        write(&[prompt, empty], 1.0, 1),
        write(&[prompt, empty], 1.0, 2)
    );
    // Without chance, dice do not matter.
    assert_eq!(write(&[prompt], 0.0, 1), write(&[prompt], 0.0, 2));
    for text in write(&[prompt, empty, empty], 1.0, 3) {
        assert!(text.len() <= SMALL.places);
        assert!(text.iter().rev().skip(1).all(|sign| *sign != 0));
    }
    // A prompt that fills the window leaves room for nothing.
    assert_eq!(write(&[&[1; 40]], 1.0, 1), [Vec::<u8>::new()]);
    assert_eq!(write(&[], 1.0, 1), Vec::<Vec<u8>>::new());
}

#[test]
fn dice_fall_on_signs_as_wide_as_they_are_likely() {
    let outputs = [0.0, f32::ln(2.0), 0.0];
    let odds = probabilities(&outputs, 1.0);
    assert!((odds[1] - 0.5).abs() < 1e-7);
    let drawn = [0.0, 0.24, 0.26, 0.74, 0.76, 0.999_999].map(|at| draw(&outputs, 1.0, at));
    assert_eq!(drawn, [0, 0, 1, 1, 2, 2]);
    assert_eq!(draw(&outputs, 0.0, 0.9), 1);
    // Colder is surer.
    assert!(probabilities(&outputs, 0.5)[1] > odds[1]);
    assert_eq!(draw(&[f32::NAN; 3], 1.0, 0.5), 0);
}

#[test]
fn shapes_that_cannot_be_are_refused_in_words() {
    let bad = |change: fn(&mut TransformerShape)| {
        let mut shape = SMALL;
        change(&mut shape);
        assert!(Writer::new(shape, 1).is_err());
        Learner::<Scalar>::new(shape, 8, COURSE, 1).unwrap_err()
    };
    let width = |width, heads| ShapeError::Width { width, heads };
    assert_eq!(bad(|s| s.width = 0), width(0, 2));
    assert_eq!(bad(|s| s.width = 6), width(6, 2));
    assert_eq!(bad(|s| s.width = 260), width(260, 2));
    assert_eq!(bad(|s| s.heads = 0), width(8, 0));
    assert_eq!(bad(|s| s.heads = 8), width(8, 8));
    assert_eq!(bad(|s| s.layers = 0), ShapeError::Layers(0));
    assert_eq!(bad(|s| s.layers = 9), ShapeError::Layers(9));
    assert_eq!(bad(|s| s.places = 12), ShapeError::Places(12));
    assert_eq!(bad(|s| s.places = 0), ShapeError::Places(0));
    assert_eq!(bad(|s| s.signs = 1), ShapeError::Signs(1));
    assert_eq!(
        ShapeError::Layers(9).to_string(),
        "9 layers; 1 to 8 are possible"
    );
}

#[test]
fn the_family_has_the_sizes_it_is_known_by() {
    let sizes = [4, 8, 16, 32, 48].map(|width| {
        learner(TransformerShape::of_width(width, 49), 8)
            .weights()
            .len()
    });
    assert_eq!(sizes, [1_577, 3_361, 8_465, 24_817, 49_361]);
}

#[test]
fn the_course_goes_up_and_comes_down_to_its_last_share() {
    let course = Course {
        rate: 0.1,
        warm_up: 20,
        steps: 500,
        last: 0.05,
    };
    assert_eq!(course.rate_at(1), 0.005);
    assert_eq!(course.rate_at(20), 0.1);
    assert!((course.rate_at(260) - 0.0525).abs() < 1e-6);
    assert!((course.rate_at(500) - 0.005).abs() < 1e-7);
    assert_eq!(course.rate_at(10_000), course.rate_at(500));
}
