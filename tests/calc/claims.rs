//! Every figure of every claim, worked out again by the widget it names.

use std::collections::BTreeMap;

use crate::number;
use scale_lab::data::{CLAIMS, Side};
use scale_lab::registry::find;
use scale_lab::registry::outputs;
use scale_lab::spec::{Kind, ParamSpec, Value, Values, WidgetSpec};
use scale_lab::state::State;

fn param(spec: &'static WidgetSpec, name: &str) -> &'static ParamSpec {
    let found = spec.params.iter().copied().find(|param| param.name == name);
    found.unwrap_or_else(|| panic!("{} has no {name}", spec.id))
}

fn values(spec: &'static WidgetSpec, side: &Side) -> Values {
    side.inputs
        .iter()
        .fold(Values::defaults(spec), |values, (name, text)| {
            let value = param(spec, name).read(text);
            values.with(
                name,
                value.unwrap_or_else(|why| panic!("{}: {why}", spec.id)),
            )
        })
}

fn output(spec: &'static WidgetSpec, name: &str, values: &Values) -> f64 {
    let index = spec.outputs.iter().position(|output| output.name == name);
    let index = index.unwrap_or_else(|| panic!("{} has no {name}", spec.id));
    let outputs = outputs(values).unwrap();
    number(&outputs, index).unwrap_or_else(|| panic!("{}.{name}: {:?}", spec.id, outputs[index]))
}

/// Every side of every check: the claim's number, its widget, its output, itself.
fn sides() -> Vec<(u32, &'static WidgetSpec, &'static str, &'static Side)> {
    let mut all = Vec::new();
    for claim in CLAIMS {
        for check in claim.checks {
            let spec = find(check.widget).unwrap_or_else(|| panic!("no widget {}", check.widget));
            for side in [&check.article, &check.ours].into_iter().flatten() {
                all.push((claim.number, spec, check.output, side));
            }
        }
    }
    all
}

#[test]
fn all_are_there() {
    assert_eq!(CLAIMS.len(), 73);
    let with_checks = CLAIMS.iter().filter(|claim| !claim.checks.is_empty());
    assert!(with_checks.count() >= 45);
    let mut verdicts = BTreeMap::new();
    for claim in CLAIMS {
        *verdicts.entry(claim.verdict).or_insert(0) += 1;
        assert!(claim.section <= 14);
    }
    // A changed verdict is a decision, never a slip.
    assert_eq!(verdicts["unsourced"], 4);
    assert_eq!(verdicts["outdated"], 3);
    assert_eq!(verdicts["wrong"], 6);
    assert_eq!(verdicts["right"], 40);
}

#[test]
fn every_figure_is_worked_out_again() {
    for (number, spec, name, side) in sides() {
        let found = output(spec, name, &values(spec, side));
        let off = (found - side.expected).abs();
        assert!(
            off <= side.tolerance * side.expected.abs(),
            "claim {number}, {}.{name}: {found} is not {}",
            spec.id,
            side.expected
        );
    }
}

/// Other values of a parameter that it would take.
fn others(param: &ParamSpec, value: &Value) -> Vec<Value> {
    match (&param.kind, value) {
        (Kind::Number { .. } | Kind::Whole { .. }, Value::Number(number)) => {
            [1.1, 0.9, 2.0, 0.5, 10.0, 0.1]
                .iter()
                .map(|factor| number * factor)
                .chain([number + 1.0])
                .filter_map(|number| param.read(&number.to_string()).ok())
                .collect()
        }
        (Kind::Choice { options, .. }, Value::Text(text)) => options
            .iter()
            .filter(|option| option.value != text)
            .map(|option| Value::Text(option.value.into()))
            .collect(),
        _ => Vec::new(),
    }
}

#[test]
fn every_input_matters() {
    for (number, spec, name, side) in sides() {
        let start = values(spec, side);
        let found = output(spec, name, &start);
        for (input, _) in side.inputs {
            let param = param(spec, input);
            let changed = others(param, start.get(input).unwrap())
                .into_iter()
                .any(|value| output(spec, name, &start.clone().with(input, value)) != found);
            assert!(
                changed,
                "claim {number}, {}.{name} does not mind {input}",
                spec.id
            );
        }
    }
}

#[test]
fn a_link_to_the_widget_shows_the_figure() {
    for (number, spec, name, side) in sides() {
        let start = values(spec, side);
        let mut state = State::default();
        for param in spec.params {
            state.set(
                param,
                &param.key(spec.id),
                start.get(param.name).unwrap().clone(),
            );
        }
        let (read, notices) = State::parse(&state.encode());
        assert_eq!(notices, [], "claim {number}");
        assert_eq!(
            output(spec, name, &read.values(spec)),
            output(spec, name, &start)
        );
    }
}

/// What the article says is quoted with the words that it was limited by.
#[test]
fn claims_keep_the_articles_own_qualifiers() {
    for (number, words) in [
        (2, "at certain tasks"),
        (6, "for example"),
        (28, "somewhere"),
        (30, "at most"),
        (32, "until"),
        (36, "Most"),
        (50, "aiming"),
        (64, "designed for"),
        (65, "temporarily"),
        (72, "typically"),
    ] {
        let claim = CLAIMS.iter().find(|claim| claim.number == number).unwrap();
        assert!(
            claim.article.to_lowercase().contains(&words.to_lowercase()),
            "claim {number} lacks “{words}”: {}",
            claim.article
        );
    }
}
