use super::*;
use crate::state::State;

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

fn score(values: &Values) -> (f64, f64) {
    let outputs = compute(values);
    (outputs[0].number().unwrap(), outputs[1].number().unwrap())
}

#[test]
fn presets_score_what_they_promise() {
    for (name, right) in [
        ("start", 3.0),
        ("zero", 0.0),
        ("one", 3.0),
        ("twins", 3.0),
        ("tanh", 4.0),
        ("relu", 4.0),
    ] {
        assert_eq!(score(&preset(name)).0, right, "{name}");
    }
    assert_eq!(score(&preset("zero")).1, 0.5);
    assert!(score(&preset("tanh")).1 < 0.01);
    assert_eq!(score(&preset("relu")).1, 0.0);
    assert!(preset("start") == Values::defaults(&SPEC));
}

#[test]
fn the_sentence_follows_the_score() {
    let said = |name| {
        let values = preset(name);
        summary(&values, &compute(&values))
    };
    let start = said("start");
    assert!(
        start.starts_with("3 of 4 right: with both inputs on the network says yes (1.11)"),
        "{start}"
    );
    assert!(said("zero").starts_with("0 of 4 right: an output of 0"));
    assert!(said("tanh").starts_with("4 of 4 right"));
    let turned = preset("start").with("b3", Value::Number(-1.0));
    let turned = summary(&turned, &compute(&turned));
    assert!(turned.contains("the answer is wrong with"), "{turned}");
}

#[test]
fn a_fold_is_where_the_sum_is_zero() {
    let net = SmallNet::of(&preset("start"));
    for neuron in 0..2 {
        for (x1, x2) in fold(&net, neuron).unwrap() {
            assert!(net.pass([x1, x2]).sums[neuron].abs() < 1e-12);
            assert!((RANGE.0..=RANGE.1).contains(&x1) && (RANGE.0..=RANGE.1).contains(&x2));
        }
    }
    assert_eq!(fold(&SmallNet::of(&preset("zero")), 0), None);
}

#[test]
fn the_map_has_its_corners_where_the_examples_are() {
    let net = SmallNet::of(&preset("tanh"));
    let map = map(&net, 4);
    assert!(map[0] > 0.0 && map[15] > 0.0, "one input on: yes");
    assert!(map[3] < 0.0 && map[12] < 0.0, "none or both: no");
}

#[test]
fn all_nine_weights_survive_a_link() {
    let mut state = State::default();
    let mut expected = Values::defaults(&SPEC);
    for (index, name) in crate::widget::small_net::NAMES.iter().enumerate() {
        let param = SPEC
            .params
            .iter()
            .copied()
            .find(|p| p.name == *name)
            .unwrap();
        let value = Value::Number(-2.3 + 0.7 * index as f64);
        state.set(param, &param.key(SPEC.id), value.clone());
        expected = expected.with(name, value);
    }
    let (read, notices) = State::parse(&state.encode());
    assert_eq!(notices, []);
    assert!(read.values(&SPEC) == expected);
}

#[test]
fn workings_show_the_numbers() {
    let net = SmallNet::of(&preset("relu"));
    assert_eq!(
        workings(&net, &EXAMPLES[3]),
        [
            "h₁ = max(0, 1 × 1 + 1 × 1 + 0) = max(0, 2) = 2",
            "h₂ = max(0, 1 × 1 + 1 × 1 − 1) = max(0, 1) = 1",
            "y = 2 × 2 + (−4) × 1 − 1 = −1",
        ]
    );
}
