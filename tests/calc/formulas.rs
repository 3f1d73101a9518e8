//! Every formula holds the reader's numbers, and a reader who types them into
//! a pocket calculator gets what the page gives.

use super::pocket::work_out;
use scale_lab::nn::rng::{Rng, Stream};
use scale_lab::registry::{REGISTRY, calculation};
use scale_lab::spec::Kind;
use scale_lab::spec::{Option_, Value};
use scale_lab::state::State;
use scale_lab::widget::calculation::Calculation;

/// The widget's values at the start and in each preset, as they are, with each
/// option of each choice, and with each number at its least and its most.
fn states(calculation: &Calculation) -> Vec<(String, State)> {
    let spec = calculation.spec;
    let mut all = Vec::new();
    let presets = spec
        .presets
        .iter()
        .map(|preset| (preset.name, preset.params));
    for (name, params) in [("at the start", [].as_slice())].into_iter().chain(presets) {
        let mut state = State::default();
        state.apply(spec, params);
        for param in spec.params {
            let others = match param.kind {
                Kind::Choice { options, .. } => {
                    let text = |option: &Option_| Value::Text(option.value.into());
                    options.iter().map(text).collect()
                }
                Kind::Number { min, max, .. } | Kind::Whole { min, max, .. } => {
                    [min, max].map(Value::Number).to_vec()
                }
                _ => Vec::new(),
            };
            for value in others {
                let mut state = state.clone();
                state.set(param, &param.key(spec.id), value.clone());
                all.push((format!("{name}, {} {value}", param.name), state));
            }
        }
        all.push((name.to_owned(), state));
    }
    all
}

/// A hundred of the widget's numbers between their ends, one at a time and then
/// together, the same at every run.
fn between(calculation: &Calculation) -> Vec<(String, State)> {
    let spec = calculation.spec;
    let mut rng = Rng::stream(15, Stream::Data);
    let mut all = Vec::new();
    for round in 0..100 {
        let mut together = State::default();
        let one = rng.below(spec.params.len() as u32) as usize;
        for (place, param) in spec.params.iter().enumerate() {
            let share = f64::from(rng.uniform(0.0, 1.0));
            let value = match param.kind {
                Kind::Choice { options, .. } => {
                    let option = &options[(share * options.len() as f64) as usize % options.len()];
                    Value::Text(option.value.into())
                }
                Kind::Number { min, max, .. } | Kind::Whole { min, max, .. } if min > 0.0 => {
                    Value::Number((min * libm::pow(max / min, share)).clamp(min, max))
                }
                Kind::Number { min, max, .. } | Kind::Whole { min, max, .. } => {
                    Value::Number(min + share * (max - min))
                }
                _ => continue,
            };
            let key = param.key(spec.id);
            together.set(param, &key, value.clone());
            if place == one {
                let mut alone = State::default();
                alone.set(param, &key, value.clone());
                all.push((format!("{} {value}", param.name), alone));
            }
        }
        all.push((format!("draw {round}"), together));
    }
    all
}

#[test]
fn a_pocket_calculator_gets_the_same() {
    let mut wrong = Vec::new();
    for calculation in REGISTRY.iter().filter_map(|spec| calculation(spec)) {
        let mut worked = 0;
        for (name, state) in states(calculation).into_iter().chain(between(calculation)) {
            let values = state.values(calculation.spec);
            let report = calculation.report(&values);
            // A reason why there is nothing to work out has no equals sign.
            for line in report.formula.iter().filter(|line| line.contains('=')) {
                worked += 1;
                if let Err(why) = check(line) {
                    wrong.push(format!(
                        "{}, {name}: {line}\n    {why}",
                        calculation.spec.id
                    ));
                }
            }
        }
        assert!(worked > 0, "{} shows no formula", calculation.spec.id);
    }
    wrong.sort();
    wrong.dedup();
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// From the first side that is numbers on, all sides of a line are the same:
/// `name = letters = numbers = result`, and at least two are.
fn check(line: &str) -> Result<(), String> {
    let sides: Vec<Result<_, String>> = line.split(['=', '≤']).map(work_out).collect();
    let first = sides.iter().position(Result::is_ok).unwrap_or(sides.len());
    let sides: Vec<_> = sides.into_iter().skip(first).collect::<Result<_, _>>()?;
    let [.., _, result] = sides.as_slice() else {
        return Err("nothing is worked out".to_owned());
    };
    match sides.iter().find(|side| !side.agrees(*result)) {
        Some(side) => Err(format!("{side:?} is not {result:?}")),
        None => Ok(()),
    }
}
