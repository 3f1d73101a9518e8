use super::*;
use crate::state::State;
use descent::Descent;
use formulas::workings;
use words::sentence;

fn preset(name: &str) -> Values {
    let preset = SPEC.presets.iter().find(|p| p.name == name).unwrap();
    preset
        .params
        .iter()
        .fold(Values::defaults(&SPEC), |values, (name, text)| {
            let param = SPEC
                .params
                .iter()
                .copied()
                .find(|p| p.name == *name)
                .unwrap();
            values.with(name, param.read(text).unwrap())
        })
}

fn with_weights(values: &Values, weights: &[f64; 9]) -> Values {
    crate::widget::small_net::named(weights)
        .into_iter()
        .fold(values.clone(), |values, (name, value)| {
            values.with(name, value)
        })
}

#[test]
fn the_first_preset_is_the_start() {
    assert!(preset("start") == Values::defaults(&SPEC));
}

#[test]
fn gradients_are_the_slopes_of_the_loss() {
    for activation in ["tanh", "sigmoid"] {
        let values = Values::defaults(&SPEC).with("activation", Value::Text(activation.to_owned()));
        let lesson = Lesson::of(&values);
        for index in 0..9 {
            let at = |shift: f64| {
                let mut weights = lesson.net.weights;
                weights[index] += shift;
                Lesson::of(&with_weights(&values, &weights)).loss
            };
            let slope = (at(1e-6) - at(-1e-6)) / 2e-6;
            assert!((lesson.gradients[index] - slope).abs() < 1e-8, "{index}");
        }
    }
}

#[test]
fn updates_lower_the_loss_and_can_be_undone() {
    let start = Values::defaults(&SPEC);
    let mut values = start.clone();
    let mut descent = Descent::default();
    for _ in 0..5 {
        let lesson = Lesson::of(&values);
        let weights = descent.apply(&lesson).unwrap();
        values = with_weights(&values, &weights);
        assert!(Lesson::of(&values).loss < lesson.loss);
        assert_eq!(Lesson::of(&values).loss, lesson.loss_after);
        assert!(descent.leads_to(&Lesson::of(&values)));
    }
    let losses = descent.losses(Lesson::of(&values).loss);
    assert_eq!(losses.len(), 6);
    assert!(losses.is_sorted_by(|a, b| a > b));
    for _ in 0..5 {
        values = with_weights(&values, &descent.undo().unwrap());
    }
    assert!(values == start);
    assert_eq!(descent.undo(), None);
}

#[test]
fn a_change_by_hand_starts_a_new_list() {
    let mut descent = Descent::default();
    let values = Values::defaults(&SPEC);
    let weights = descent.apply(&Lesson::of(&values)).unwrap();
    let other = with_weights(&values, &weights).with("x2", Value::Number(1.0));
    let lesson = Lesson::of(&other);
    assert!(!descent.leads_to(&lesson));
    descent.apply(&lesson).unwrap();
    assert_eq!(descent.losses(0.0).len(), 2);
}

#[test]
fn a_step_out_of_range_is_refused() {
    let far = Values::defaults(&SPEC)
        .with("b3", Value::Number(20.0))
        .with("target", Value::Number(2.0))
        .with("w5", Value::Number(-20.0))
        .with("rate", Value::Number(2.0));
    let refused = Descent::default().apply(&Lesson::of(&far));
    assert!(refused.unwrap_err().contains("±20"));
}

#[test]
fn presets_show_what_they_are_named_for() {
    let lesson = Lesson::of(&preset("too_fast"));
    assert!(lesson.loss_after > lesson.loss);
    assert!(sentence(&lesson, Phase::After).contains("too large"));

    let lesson = Lesson::of(&preset("silent"));
    assert_eq!(lesson.pass.hidden[1], 0.0);
    assert_eq!(lesson.hidden_errors[1], 0.0);

    let lesson = Lesson::of(&preset("zero"));
    assert_eq!(lesson.gradients[..8], [0.0; 8], "only the last bias learns");
    assert_ne!(lesson.gradients[8], 0.0);
}

#[test]
fn formulas_hold_the_numbers() {
    let lesson = Lesson::of(&Values::defaults(&SPEC));
    let numbers = |phase| -> Vec<String> {
        workings(&lesson, phase)
            .into_iter()
            .map(|working| working.numbers)
            .collect()
    };
    assert_eq!(
        numbers(Phase::Sums),
        [
            "z₁ = 0.5 × 1 + (−0.3) × 0 + 0.1 = 0.6",
            "z₂ = −0.4 × 1 + 0.8 × 0 + 0 = −0.4"
        ]
    );
    assert_eq!(numbers(Phase::Activations)[0], "h₁ = tanh(0.6) = 0.537");
    assert_eq!(numbers(Phase::Error), ["−0.166 − 1 = −1.17"]);
    assert_eq!(numbers(Phase::HiddenGradients)[1], "−0.581 × 0 = 0");
    assert_eq!(numbers(Phase::Update)[0], "0.5 − 0.1 × (−0.581) = 0.558");
    for phase in Phase::ALL {
        assert_ne!(workings(&lesson, phase).len(), 0, "{phase:?}");
    }
}

#[test]
fn every_step_says_something_of_its_own() {
    for activation in ["tanh", "sigmoid", "relu"] {
        let values = Values::defaults(&SPEC).with("activation", Value::Text(activation.to_owned()));
        let said: Vec<String> = Phase::ALL
            .into_iter()
            .map(|phase| summary(&values.clone().with("phase", phase.value()), &[]))
            .collect();
        for (index, sentence) in said.iter().enumerate() {
            assert!(sentence.ends_with('.'), "{sentence}");
            assert!(!said[..index].contains(sentence), "{sentence}");
        }
    }
}

#[test]
fn steps_are_walked_in_order() {
    let mut phase = Phase::Inputs;
    let mut count = 1;
    while let Some(next) = phase.next() {
        assert_eq!(next.back(), Some(phase));
        assert_eq!(
            Phase::of(&Values::defaults(&SPEC).with("phase", next.value())),
            next
        );
        assert_eq!(next.number(), count + 1);
        (phase, count) = (next, count + 1);
    }
    assert_eq!((phase, count), (Phase::After, 11));
    assert_eq!(Phase::Inputs.back(), None);
}

#[test]
fn exact_weights_survive_a_link() {
    let values = Values::defaults(&SPEC);
    let weights = Lesson::of(&values).updated.weights;
    let mut state = State::default();
    for (name, value) in crate::widget::small_net::named(&weights) {
        let param = SPEC
            .params
            .iter()
            .copied()
            .find(|p| p.name == name)
            .unwrap();
        state.set(param, &param.key(SPEC.id), value);
    }
    let (read, notices) = State::parse(&state.encode());
    assert_eq!(notices, []);
    assert!(read.values(&SPEC) == with_weights(&values, &weights));
}
