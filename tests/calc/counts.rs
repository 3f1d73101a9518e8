//! Of what is counted there are no fractions: 7.5 chips cannot be said, in a
//! link, a message, a field, a preset, a value or a formula.

use scale_lab::registry::calculation;
use scale_lab::registry::{REGISTRY, find};
use scale_lab::scenario::GPUS_PER_NODE;
use scale_lab::spec::{Kind, ParamSpec, Value, Values, WidgetSpec};
use scale_lab::state::State;
use scale_lab::units::field_text;

/// Every parameter that is a count, with its widget.
fn counts() -> impl Iterator<Item = (&'static WidgetSpec, &'static ParamSpec)> {
    let of =
        |spec: &'static WidgetSpec| spec.params.iter().copied().map(move |param| (spec, param));
    let all = REGISTRY.iter().copied().flat_map(of);
    all.filter(|(_, param)| matches!(param.kind, Kind::Whole { .. }))
}

#[test]
fn what_is_counted_is_declared_so() {
    let declared: Vec<&str> = counts().map(|(_, param)| param.name).collect();
    for name in [
        "model_parameters",
        "tokens",
        "nodes",
        "nodes_uncounted",
        "gpus_per_node",
        "servers_per_rack",
        "context",
        "batch",
        "tensor",
        "pipeline",
        "replicas",
        "interleaved",
        "batch_tokens",
        "layers",
        "heads",
        "kv_heads",
        "experts",
        "workers",
        "points",
        "classes",
        "seed",
        "stop_steps",
    ] {
        assert!(declared.contains(&name), "{name}");
    }
    for (spec, param) in counts() {
        let Kind::Whole {
            default, min, max, ..
        } = param.kind
        else {
            unreachable!("{} is a count", param.name);
        };
        for value in [default, min, max] {
            assert_eq!(value.fract(), 0.0, "{}.{}", spec.id, param.name);
        }
    }
}

#[test]
fn no_way_leads_to_half_of_one() {
    for (spec, param) in counts() {
        let Kind::Whole { min, .. } = param.kind else {
            unreachable!("{} is a count", param.name);
        };
        let (half, next) = (min + 0.5, Value::Number(min + 1.0));
        let key = param.key(spec.id);
        let said = 0.5 / half > 1e-4;
        // A link is read to the nearest count, and says so.
        let (state, notices) = State::parse(&format!("?{key}={half}"));
        assert_eq!(state.get(param, &key), next, "{key}");
        if said {
            assert_eq!(notices.len(), 1, "{key}");
            assert!(
                notices[0]
                    .to_string()
                    .contains("only whole numbers here; using"),
                "{}",
                notices[0]
            );
            // A message changes nothing, and a field keeps what was typed, with the reason.
            let mut told = State::default();
            assert!(told.take(&format!("{key}={half}")).is_err(), "{key}");
            assert_eq!(told, State::default());
            assert!(param.read(&half.to_string()).is_err(), "{key}");
        }
        // Neither a slider nor a test can hold it.
        let mut state = State::default();
        state.set(param, &key, Value::Number(half));
        assert_eq!(state.get(param, &key), next, "{key}");
        let values = Values::defaults(spec).with(param.name, Value::Number(half));
        assert_eq!(values.get(param.name), Some(&next), "{key}");
        // A preset's value that is none is not taken.
        let mut state = State::default();
        let text = half.to_string();
        state.apply(spec, &[(param.name, text.as_str())]);
        let held = state.get(param, &key).number();
        assert_eq!(held.map(f64::fract), Some(0.0), "{key}");
    }
}

#[test]
fn a_formula_counts_whole_chips() {
    let spec = find("gpu-server").expect("a calculator");
    let calculation = calculation(spec).expect("a calculator");
    let (state, notices) = State::parse("?s.gpus_per_node=7.5");
    assert_eq!(
        notices[0].to_string(),
        "Chips in a server: only whole numbers here; using 8."
    );
    let values = state.values(spec);
    let report = calculation.report(&values);
    assert_eq!(report.formula[0], "memory = 8 × 80 GB = 640 GB");
    assert_eq!(GPUS_PER_NODE.read("7"), Ok(Value::Number(7.0)));
}

#[test]
fn a_fraction_that_no_formula_shows_is_dropped_in_silence() {
    let (state, notices) = State::parse("?will-it-fit.context=8200.192");
    assert_eq!(notices, []);
    let values = state.values(find("will-it-fit").expect("a calculator"));
    assert_eq!(values.number("context"), 8200.0);
}

#[test]
fn a_field_shows_its_default_as_people_would_write_it() {
    for spec in REGISTRY {
        for param in spec.params {
            let Value::Number(default) = param.default_value() else {
                continue;
            };
            let shown = field_text(default, param.unit());
            let digits = shown.chars().filter(char::is_ascii_digit).count();
            assert!(digits <= 8, "{}.{}: {shown}", spec.id, param.name);
        }
    }
}

#[test]
fn a_bare_number_means_the_unit_that_its_field_shows() {
    let typed = |widget: &str, name: &str, text: &str| {
        let spec = find(widget).expect("a calculator");
        let param = spec.params.iter().find(|param| param.name == name);
        let param = param.expect("a parameter of it");
        param.read_over(&param.default_value(), text)
    };
    for (widget, name, text, value) in [
        ("bill", "node_power", "12", 12_000.0),
        ("failures", "restart_seconds", "15", 900.0),
        ("gpu-server", "node_power_nameplate", "10.2", 10_200.0),
        ("will-it-fit", "chip_memory", "24", 24e9),
        ("model-size", "model_parameters", "7", 7e9),
        ("bill", "mfu", "40", 0.4),
        ("capex", "network_share", "1", 0.01),
        ("bill", "energy_price", "0.1", 0.1),
        // What the field's unit has no room for is meant as it stands.
        ("model-size", "model_parameters", "60,965,224", 60_965_224.0),
        ("bill", "mfu", "0.4", 0.4),
        ("model-size", "model_parameters", "7e9", 7e9),
    ] {
        let read = typed(widget, name, text);
        assert_eq!(read, Ok(Value::Number(value)), "{widget}.{name}: {text}");
    }
    let refused = typed("bill", "mfu", "400").unwrap_err();
    assert_eq!(
        refused.why,
        "Share of peak used (MFU): the largest value here is 100%"
    );
}
