use super::*;
use crate::nn::{Activation, DataKind, Metrics, RunConfig, Session, Status};
use crate::spec::Kind;

/// Values of the widget, some of them from text.
fn values(changed: &[(&str, &str)]) -> Values {
    changed
        .iter()
        .fold(Values::defaults(&SPEC), |values, (name, text)| {
            let param = SPEC
                .params
                .iter()
                .copied()
                .find(|param| param.name == *name)
                .unwrap();
            values.with(name, param.read(text).unwrap())
        })
}

fn config(changed: &[(&str, &str)]) -> RunConfig {
    run_config(&values(changed), &some_points())
}

fn some_points() -> OwnPoints {
    OwnPoints {
        x: vec![1.0, -1.0, 2.0, 0.0],
        y: vec![1.0, -1.0, 0.0, 2.0],
        label: vec![0.0, 1.0, 2.0, 0.0],
        task: Task::Classes(3),
        names: Vec::new(),
    }
}

/// Texts of a parameter worth trying.
fn texts(kind: &Kind) -> Vec<String> {
    match kind {
        Kind::Choice { options, .. } | Kind::Set { options, .. } => {
            options.iter().map(|o| o.value.to_owned()).collect()
        }
        Kind::Counts { .. } => ["", "1", "64,64,64,64,64,64,64,64"]
            .map(str::to_owned)
            .to_vec(),
        Kind::Number { min, max, .. } | Kind::Whole { min, max, .. } => {
            vec![min.to_string(), max.to_string()]
        }
        Kind::Switch { .. } => vec!["0".into(), "1".into()],
    }
}

#[test]
fn every_choice_is_a_valid_run_whatever_the_data() {
    let Kind::Choice { options, .. } = SPEC.params[0].kind else {
        panic!("the first parameter is the data");
    };
    for data in options {
        for param in SPEC.params {
            for text in texts(&param.kind) {
                let config = config(&[("data", data.value), (param.name, &text)]);
                assert_eq!(
                    config.validate(),
                    Ok(()),
                    "{}, {} = {text}",
                    data.value,
                    param.name
                );
            }
        }
    }
}

#[test]
fn values_come_back_from_the_run_they_ask_for() {
    for param in SPEC.params {
        for text in texts(&param.kind) {
            let asked = config(&[("data", "rings"), ("seed", "7"), (param.name, &text)]);
            let again: Vec<_> = params_of(&asked);
            let again: Vec<_> = again
                .iter()
                .map(|(name, text)| (*name, text.as_str()))
                .collect();
            assert_eq!(config(&again), asked, "{} = {text}", param.name);
        }
    }
}

#[test]
fn what_does_not_fit_gives_way() {
    let plane = config(&[("data", "plane"), ("label_noise", "0.3")]);
    assert_eq!(plane.network.loss, crate::nn::Loss::MeanSquared);
    assert_eq!(plane.data.label_noise, 0.0);
    let rings = config(&[("data", "rings"), ("classes", "5"), ("batch", "9999")]);
    assert_eq!((rings.network.outputs, rings.batch), (5, 500));
    let teacher = config(&[("data", "teacher"), ("dimensions", "6")]);
    assert_eq!(teacher.network.features.len(), 6);
    let own = config(&[("data", "own")]);
    assert_eq!((own.data.kind, own.network.outputs), (DataKind::Own, 3));
}

#[test]
fn a_change_is_named_in_a_few_words() {
    let name =
        |before: &[(&str, &str)], after: &[(&str, &str)]| changes(&config(before), &config(after));
    for (before, after, said) in [
        (
            vec![("hidden", "8,8")],
            vec![("hidden", "16,16")],
            "width 8→16",
        ),
        (
            vec![("hidden", "8,8")],
            vec![("hidden", "8,8,8")],
            "layers 2→3",
        ),
        (
            vec![("hidden", "4,2")],
            vec![("hidden", "4,3")],
            "shape 4-2→4-3",
        ),
        (
            vec![("hidden", "")],
            vec![("hidden", "4,2")],
            "shape none→4-2",
        ),
        (vec![], vec![("learning_rate", "0.1")], "rate 0.03→0.1"),
        (vec![], vec![("activation", "relu")], "activation tanh→ReLU"),
        (
            vec![],
            vec![("data", "hills")],
            "data Circle→Numbers: hills",
        ),
        (vec![], vec![], ""),
        (
            vec![],
            vec![
                ("noise", "0.2"),
                ("batch", "20"),
                ("l2", "0.01"),
                ("seed", "2"),
            ],
            "noise 0.1→0.2, batch 10→20, 2 more",
        ),
    ] {
        assert_eq!(name(&before, &after), said);
    }
    let own = config(&[("data", "own")]);
    let mut moved = own.clone();
    moved.data.own.as_mut().unwrap().x[0] = 3.0;
    assert_eq!(changes(&own, &moved), "other points");
}

#[test]
fn conditions_of_zero_never_stop() {
    assert_eq!(
        stop_conditions(&values(&[])),
        crate::nn::StopConditions::default()
    );
    let stop = stop_conditions(&values(&[("stop_steps", "100"), ("stop_loss", "0.05")]));
    assert_eq!(
        (stop.steps, stop.target_loss, stop.epochs),
        (Some(100), Some(0.05), None)
    );
}

#[test]
fn the_recorded_run_finds_the_border() {
    let recorded = crate::lab::trained(&[config(&[])], RECORDED_STEPS).pop();
    let metrics = recorded.unwrap().progress().metrics.unwrap();
    let accuracy = metrics.test_accuracy.unwrap();
    assert!(accuracy > 0.97, "accuracy {accuracy}");
}

/// A preset's run after so many steps, for some seeds.
fn ends(preset: &str, steps: u64) -> Vec<(Status, Metrics)> {
    let preset = SPEC.presets.iter().find(|p| p.name == preset).unwrap();
    let end = |seed: &str| {
        let mut params = preset.params.to_vec();
        params.push(("seed", seed));
        let mut session: Session = Session::new(&config(&params)).unwrap();
        let status = session.advance(steps);
        (status, session.trainer().evaluate())
    };
    ["1", "2", "3"].map(end).to_vec()
}

#[test]
fn presets_show_what_they_say() {
    for (_, small) in ends("too-small", 3000) {
        let (train, test) = (small.train_accuracy.unwrap(), small.test_accuracy.unwrap());
        assert!(
            (0.75..0.93).contains(&train) && (train - test).abs() < 0.1,
            "{small:?}"
        );
    }
    for (_, right) in ends("just-right", 3000) {
        assert!(right.test_accuracy.unwrap() > 0.97, "{right:?}");
        assert!(right.test_loss < 2.0 * right.train_loss + 0.05, "{right:?}");
    }
    for (_, heart) in ends("memorising", 3000) {
        assert!(heart.train_accuracy.unwrap() > 0.97, "{heart:?}");
        assert!(heart.test_accuracy.unwrap() < 0.85, "{heart:?}");
        assert!(heart.test_loss > 3.0 * heart.train_loss, "{heart:?}");
        assert!(describe(3000, 1.0, &heart).contains("by heart"));
    }
    for (status, _) in ends("rate-too-high", 3000) {
        assert_eq!(status, Status::Diverged);
    }
    for (_, noise) in ends("noise-only", 3000) {
        assert!(noise.train_accuracy.unwrap() > 0.95, "{noise:?}");
        assert!(
            (0.3..0.7).contains(&noise.test_accuracy.unwrap()),
            "{noise:?}"
        );
    }
}

#[test]
fn numbers_are_described_as_numbers() {
    let mut session: Session =
        Session::new(&config(&[("data", "hills"), ("activation", "relu")])).unwrap();
    assert_eq!(
        session.trainer().config().network.activation,
        Activation::Relu
    );
    let said = describe(1, 25.0, &session.trainer().evaluate());
    assert!(said.starts_with("After 1 step, 25 parameters "), "{said}");
    let said = describe(0, 25.0, &session.trainer().evaluate());
    assert!(said.contains("knows nothing yet"), "{said}");
    session.advance(2000);
    let said = describe(2000, 25.0, &session.trainer().evaluate());
    assert!(said.contains("test points' numbers differ"), "{said}");
}
