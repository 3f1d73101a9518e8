//! What every calculator owes its reader, whatever the reader does.

use crate::number;
use proptest::prelude::*;
use scale_lab::chart::Layer;
use scale_lab::data;
use scale_lab::registry::REGISTRY;
use scale_lab::registry::{calculation, outputs};
use scale_lab::scenario;
use scale_lab::spec::{Kind, Origin, Owner, ParamSpec, Value, Values, WidgetSpec};
use scale_lab::state::State;
use scale_lab::units::Unit;
use scale_lab::widget::calculation::CalculatorOutput;
use scale_lab::widget::report::{Assumption, Picture, Report};

fn calculators() -> impl Iterator<Item = &'static WidgetSpec> {
    REGISTRY.iter().copied().filter(|spec| spec.calculated)
}

/// A finite number, words, or the reason why there is neither; never a blank.
fn check(spec: &WidgetSpec, values: &Values) {
    let report = report(spec, values);
    assert_eq!(report.outputs.len(), spec.outputs.len(), "{}", spec.id);
    for (spec_of, output) in spec.outputs.iter().zip(&report.outputs) {
        let text = match output {
            Ok(Value::Number(number)) => {
                assert!(number.is_finite(), "{}.{}: {number}", spec.id, spec_of.name);
                continue;
            }
            Ok(value) => {
                // What has a unit is a number, and a reason is no value.
                assert_eq!(spec_of.unit, Unit::Pure, "{}.{}", spec.id, spec_of.name);
                let text = value.to_string();
                assert!(!text.ends_with('.'), "{}.{}", spec.id, spec_of.name);
                text
            }
            Err(why) => why.to_string(),
        };
        assert!(!text.is_empty(), "{}.{}", spec.id, spec_of.name);
        assert_sane(spec, &text);
    }
    let summary = &report.summary;
    assert!(summary.ends_with('.'), "{}: {summary}", spec.id);
    assert_sane(spec, summary);
    check_report(spec, &report);
}

fn report(spec: &WidgetSpec, values: &Values) -> Report {
    calculation(spec).unwrap().report(values)
}

fn check_report(spec: &WidgetSpec, report: &Report) {
    assert!(!report.assumptions.is_empty(), "{}", spec.id);
    for Assumption {
        name,
        value,
        origin,
    } in &report.assumptions
    {
        let cited = !matches!(origin, Origin::Sources([]));
        assert!(!name.is_empty() && cited, "{}: {name} {value}", spec.id);
        assert_sane(spec, value);
    }
    for line in report.formula.iter().chain(&report.warning) {
        assert_sane(spec, line);
    }
    if let Some((head, rows)) = &report.table {
        for row in rows {
            assert_eq!(row.len(), head.len(), "{}: {row:?}", spec.id);
            for cell in row {
                assert_sane(spec, cell);
            }
        }
    }
    for picture in report.pictures.iter().map(Picture::html) {
        assert_sane(spec, &picture);
        assert!(!picture.contains("style="), "{}", spec.id);
    }
    if let Some(plot) = &report.plot {
        for layer in &plot.layers {
            if let Layer::Line { points, .. } | Layer::Points { points, .. } = layer {
                assert!(
                    points.iter().all(|(x, y)| x.is_finite() && y.is_finite()),
                    "{}",
                    spec.id
                );
            }
        }
    }
}

fn assert_sane(spec: &WidgetSpec, text: &str) {
    // A brace is a name that a template asks for and nobody has.
    for wrong in ["{", "NaN", "inf ", "infinity", "not a number", "−0 "] {
        assert!(!text.contains(wrong), "{}: {text}", spec.id);
    }
    assert_eq!(one_of_many(text), None, "{}: {text}", spec.id);
    // A sentence begins with a capital.
    let small = text.split(". ").skip(1).find(|sentence| {
        // The one name that is written small.
        sentence.starts_with(|c: char| c.is_ascii_lowercase()) && !sentence.starts_with("gpt-oss")
    });
    assert_eq!(small, None, "{}: {text}", spec.id);
}

/// “1 chips”, if a text says such a thing.
fn one_of_many(text: &str) -> Option<String> {
    // Of what may be more than one, and of kinds of it.
    let is_plural = |word: &str| {
        let word = word.trim_end_matches([',', '.', ';', ':', ')']);
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte == b'-';
        // Not the unit of time.
        word.len() > 2
            && word.ends_with('s')
            && word.bytes().all(plain)
            && !["times", "was", "has"].contains(&word)
    };
    let kinds = ["attention", "key-value", "wind", "such"];
    let words: Vec<&str> = text.split_whitespace().collect();
    words.iter().enumerate().find_map(|(at, word)| {
        let one = word.trim_start_matches(['(', '“']) == "1";
        let mut rest = words[at + 1..].iter().filter(|word| !kinds.contains(word));
        let noun = rest.next().filter(|word| one && is_plural(word))?;
        Some(format!("{word} {noun}"))
    })
}

/// The ends of a parameter's range and what is next to one, or all its options.
fn ends(param: &ParamSpec) -> Vec<Value> {
    match &param.kind {
        Kind::Number { min, max, .. } | Kind::Whole { min, max, .. } => {
            let one = 1.0_f64.clamp(*min, *max);
            [*min, *max, one].map(Value::Number).to_vec()
        }
        Kind::Choice { options, .. } => options
            .iter()
            .map(|option| Value::Text(option.value.into()))
            .collect(),
        _ => vec![param.default_value()],
    }
}

#[test]
fn at_the_start_and_at_every_end() {
    for spec in calculators() {
        let start = Values::defaults(spec);
        check(spec, &start);
        for param in spec.params {
            for value in ends(param) {
                check(spec, &start.clone().with(param.name, value));
            }
        }
    }
}

#[test]
fn the_least_of_everything_is_said_in_the_singular() {
    assert_eq!(one_of_many("On 1 chips."), Some("1 chips.".into()));
    assert_eq!(one_of_many("(1 key-value heads)"), Some("(1 heads)".into()));
    for fine in ["On 1 chip.", "11 chips", "0.1 litres", "1 × 2 chips"] {
        assert_eq!(one_of_many(fine), None, "{fine}");
    }
    for spec in calculators() {
        let least = spec
            .params
            .iter()
            .fold(Values::defaults(spec), |values, param| {
                let value = ends(param).pop().unwrap_or_else(|| param.default_value());
                match param.kind {
                    Kind::Number { .. } => values.with(param.name, value),
                    _ => values,
                }
            });
        check(spec, &least);
    }
}

#[test]
fn with_every_preset() {
    for spec in calculators() {
        for preset in spec.presets {
            let values = preset.params.iter().fold(
                Values::defaults(spec),
                |values, (name, text)| match spec
                    .params
                    .iter()
                    .copied()
                    .find(|param| param.name == *name)
                {
                    Some(param) => values.with(name, param.read(text).unwrap()),
                    None => values,
                },
            );
            check(spec, &values);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn anywhere_in_the_ranges(places in proptest::collection::vec(0.0..=1.0_f64, 32)) {
        for spec in calculators() {
            let mut values = Values::defaults(spec);
            for (param, place) in spec.params.iter().copied().zip(&places) {
                let value = match &param.kind {
                    Kind::Number { min, max, .. } | Kind::Whole { min, max, .. } if *min > 0.0 => {
                        Value::Number((min * libm::pow(max / min, *place)).clamp(*min, *max))
                    }
                    Kind::Number { min, max, .. } | Kind::Whole { min, max, .. } => Value::Number(min + place * (max - min)),
                    Kind::Choice { options, .. } => {
                        let index = (place * options.len() as f64) as usize;
                        Value::Text(options[index.min(options.len() - 1)].value.into())
                    }
                    _ => continue,
                };
                values = values.with(param.name, value);
            }
            check(spec, &values);
        }
    }
}

#[test]
fn what_the_scenario_shares_is_one_thing() {
    // The bet is shared too, but nothing is worked out from it.
    for spec in calculators().filter(|spec| spec.id != "answer") {
        for param in spec
            .params
            .iter()
            .copied()
            .filter(|p| p.owner == Owner::Scenario)
        {
            let shared = scenario::PARAMS
                .iter()
                .copied()
                .find(|p| p.name == param.name);
            let shared = shared.unwrap_or_else(|| panic!("{}.{}", spec.id, param.name));
            assert_eq!(format!("{shared:?}"), format!("{param:?}"), "{}", spec.id);
        }
        for param in spec
            .params
            .iter()
            .copied()
            .filter(|p| p.owner == Owner::Widget)
        {
            assert!(
                scenario::PARAMS
                    .iter()
                    .copied()
                    .all(|p| p.name != param.name),
                "{}",
                param.name
            );
        }
    }
    // Every part of the scenario is somebody's business.
    for param in scenario::PARAMS {
        assert!(
            REGISTRY
                .iter()
                .any(|spec| spec.params.iter().copied().any(|p| p.name == param.name)),
            "{}",
            param.name
        );
    }
}

#[test]
fn sources_that_are_cited_exist() {
    let mut cited = 0;
    for spec in calculators() {
        let report = report(spec, &Values::defaults(spec));
        for assumption in &report.assumptions {
            let Origin::Sources(keys) = assumption.origin else {
                continue;
            };
            for key in keys {
                let name = &assumption.name;
                assert!(data::source(key).is_some(), "{}, {name}: {key}", spec.id);
                cited += 1;
            }
        }
    }
    assert!(cited > 60, "{cited}");
}

#[test]
fn what_the_reader_changes_is_marked() {
    let spec = scale_lab::registry::find("bill").unwrap();
    let values = Values::defaults(spec).with("pue", Value::Number(1.1));
    let report = report(spec, &values);
    let of = |name: &str| {
        let mut all = report.assumptions.iter();
        let found = all.find(|assumption| assumption.name == name).unwrap();
        (found.value.as_str(), found.origin)
    };
    assert_eq!(of("PUE"), ("1.1", Origin::Yours));
    assert_eq!(
        of("Electricity"),
        ("$0.32/kWh", Origin::Sources(&["desnz"]))
    );
    assert_eq!(
        report.formula[0],
        "a day = 1.18 MW × 24 h × $0.32/kWh = $9,080"
    );
}

#[test]
fn a_scenario_preset_reaches_every_calculator() {
    let of = |id: &str, output: &str, preset: &scale_lab::spec::Preset| {
        let spec = scale_lab::registry::find(id).unwrap();
        // Pressed in one calculator, it holds in all.
        let mut state = State::default();
        state.apply(
            scale_lab::registry::find("datasets").unwrap(),
            preset.params,
        );
        let (state, notices) = State::parse(&state.encode());
        assert_eq!(notices, []);
        let index = spec.outputs.iter().position(|o| o.name == output).unwrap();
        number(&outputs(&state.values(spec)).unwrap(), index).unwrap()
    };
    let both = |id, output| {
        [
            of(id, output, &scenario::ARTICLE),
            of(id, output, &scenario::OURS),
        ]
    };
    let [article, ours] = both("capex", "total");
    crate::close("article", article, 49.53e6, 1e-9);
    crate::close("ours", ours, 47.424e6, 1e-9);
    let [article, ours] = both("bill", "energy_day");
    crate::close("article", article, 16_896.0, 1e-9);
    crate::close("ours", ours, 10_321.9, 1e-4);
    let [article, ours] = both("power", "hall");
    crate::close("article", article, 1.6e6, 1e-9);
    crate::close("ours", ours, 1.0752e6, 1e-9);
    let [article, ours] = both("failures", "goodput");
    assert!(article > 0.9999 && ours < 0.99);
}

#[test]
fn what_no_longer_belongs_together_is_said() {
    let said = |widget: &str, link: &str| {
        let (state, notices) = State::parse(link);
        assert_eq!(notices, [], "{link}");
        let spec = scale_lab::registry::find(widget).unwrap();
        let calculation = calculation(spec).unwrap();
        CalculatorOutput::of(calculation, &state.values(spec)).warning
    };
    let chip = "they no longer belong together";
    for widget in [
        "bill",
        "bottleneck",
        "capex",
        "power",
        "rack",
        "cooling",
        "gpu-server",
    ] {
        assert!(!said(widget, "").contains(chip), "{widget}");
        let words = said(widget, "?s.chip=gb200");
        assert!(words.contains(chip), "{widget}: {words}");
        assert!(
            words.contains("has 72 chips and a nameplate of 120 kW; it costs about $2.5 million"),
            "{words}"
        );
    }
    // What the reader set is the reader's affair.
    let set = "?s.chip=gb200&s.node_price=3e6&s.gpus_per_node=72";
    assert!(!said("capex", set).contains(chip));
    assert_ne!(said("capex", "?s.chip=custom"), "");
    let rent = "did not follow the chip: $2.35/GPU-hour is that of an H100";
    for widget in ["cluster", "serving"] {
        assert!(!said(widget, "").contains(rent), "{widget}");
        let words = said(widget, "?s.chip=gb300");
        assert!(words.contains(rent), "{widget}: {words}");
        let set = format!("?s.chip=gb300&{widget}.gpu_hour_price=4");
        assert!(!said(widget, &set).contains(rent), "{widget}");
    }
    let price = "did not follow the country";
    assert!(!said("bill", "").contains(price));
    let norway = said("bill", "?s.country=norway");
    assert!(
        norway.contains(price) && norway.contains("Norway: about $0.04/kWh"),
        "{norway}"
    );
    assert!(!said("bill", "?s.country=norway&s.energy_price=0.04").contains(price));
    // Pressed, a preset of a country brings both.
    for preset in find("bill").presets {
        let mut state = State::default();
        state.apply(find("bill"), preset.params);
        let words = CalculatorOutput::of(
            calculation(find("bill")).unwrap(),
            &state.values(find("bill")),
        );
        assert!(!words.warning.contains(price), "{}", preset.name);
    }
}

fn find(widget: &str) -> &'static WidgetSpec {
    scale_lab::registry::find(widget).unwrap()
}
