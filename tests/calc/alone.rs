//! A figure may look at other values of the scenario than the rest of the page,
//! until the reader says that all should.

use scale_lab::registry::{REGISTRY, calculation, find};
use scale_lab::scenario;
use scale_lab::scenario::belongs::differs;
use scale_lab::spec::{Preset, Value, Values, WidgetSpec};
use scale_lab::state::State;

fn spec(widget: &str) -> &'static WidgetSpec {
    find(widget).unwrap()
}

fn preset(widget: &str, name: &str) -> &'static Preset {
    let mut all = spec(widget).presets.iter();
    all.find(|preset| preset.name == name).unwrap()
}

fn of(state: &State, widget: &str, name: &str) -> f64 {
    state.values(spec(widget)).number(name)
}

#[test]
fn a_preset_is_for_its_figure_alone() {
    let mut state = State::default();
    let deepseek = preset("model-size", "deepseek-v3");
    state.look_at(spec("model-size"), deepseek.params);
    assert_eq!(of(&state, "model-size", "model_parameters"), 671e9);
    assert_eq!(of(&state, "bill", "model_parameters"), 405e9);
    assert_eq!(of(&state, "bill", "tokens"), 15.6e12);
    assert!(state.is_alone(spec("model-size")) && !state.is_alone(spec("bill")));
    // The link says so, and says nothing else.
    let (read, notices) = State::parse(&state.encode());
    assert_eq!((notices, &read), (Vec::new(), &state));
    // Used everywhere, the whole model goes with it.
    state.use_everywhere(spec("model-size"));
    assert!(!state.is_alone(spec("model-size")));
    for (name, value) in [
        ("model_parameters", 671e9),
        ("active_share", 0.055),
        ("tokens", 14.8e12),
    ] {
        assert_eq!(of(&state, "bill", name), value, "{name}");
    }
}

#[test]
fn what_a_figure_alone_looks_at_can_be_dropped() {
    let mut state = State::default();
    state.look_at(spec("bill"), preset("bill", "norway").params);
    let param = |name: &str| {
        let mut all = scenario::PARAMS.iter().copied();
        all.find(|param| param.name == name).unwrap()
    };
    // Its controls go on for it alone, back to the default too.
    state.put(spec("bill"), param("nodes"), Value::Number(16.0));
    state.put(
        spec("bill"),
        param("energy_price"),
        param("energy_price").default_value(),
    );
    assert_eq!(of(&state, "bill", "nodes"), 16.0);
    assert_eq!(of(&state, "power", "nodes"), 128.0);
    state.look_back(spec("bill"));
    assert_eq!(state, State::default());
    // Where it is not alone, a control is for all.
    state.put(spec("bill"), param("nodes"), Value::Number(16.0));
    assert_eq!(of(&state, "power", "nodes"), 16.0);
    state.begin_again(spec("bill"));
    assert_eq!(state, State::default());
}

#[test]
fn the_scenarios_own_presets_and_messages_reach_every_figure() {
    let mut state = State::default();
    state.look_at(spec("cluster"), preset("cluster", "colossus").params);
    state.apply(spec("bill"), scenario::ARTICLE.params);
    assert_eq!(of(&state, "cluster", "nodes"), 127.0);
    state.look_at(spec("cluster"), preset("cluster", "colossus").params);
    assert_eq!(state.take("s.nodes=3"), Ok(()));
    assert_eq!(of(&state, "cluster", "nodes"), 3.0);
    // What is locked stays.
    let (mut locked, _) = State::parse("?s.nodes=5&lock=nodes");
    locked.look_at(spec("cluster"), preset("cluster", "colossus").params);
    assert_eq!(of(&locked, "cluster", "nodes"), 5.0);
}

#[test]
fn a_preset_of_a_model_brings_all_of_it() {
    // The tokens that gpt-oss was trained on were not published.
    const WITHOUT_TOKENS: [&str; 2] = ["serving", "model-size"];
    let mut seen = 0;
    for spec in REGISTRY {
        for preset in spec.presets {
            let names = |param: &str| preset.params.iter().any(|(name, _)| *name == param);
            if !names("model_parameters") {
                continue;
            }
            seen += 1;
            for param in ["active_share", "shape"] {
                assert!(names(param), "{} {}: {param}", spec.id, preset.name);
            }
            let published = !(WITHOUT_TOKENS.contains(&spec.id) && preset.name == "gpt-oss");
            assert_eq!(names("tokens"), published, "{} {}", spec.id, preset.name);
        }
    }
    assert!(seen > 15);
}

#[test]
fn the_readers_bet_is_one_and_the_same_everywhere() {
    let mut state = State::default();
    state.look_at(spec("guess"), preset("guess", "50").params);
    assert!(!state.is_alone(spec("guess")));
    for widget in ["guess", "scaling-lab", "answer"] {
        assert_eq!(of(&state, widget, "guess"), 50.0, "{widget}");
    }
}

#[test]
fn links_of_old_mean_what_they_meant() {
    let (state, notices) = State::parse("?v=1&s.nodes=16&s.chip=b200");
    assert_eq!(notices, []);
    for widget in ["bill", "cluster", "power"] {
        assert_eq!(of(&state, widget, "nodes"), 16.0);
        assert!(!state.is_alone(spec(widget)));
    }
    // A widget that shows no part of the scenario has no such key.
    let (state, _) = State::parse("?playground.nodes=16");
    assert_eq!(state, State::default());
}

#[test]
fn where_the_scenario_is_not_the_texts_it_is_said() {
    let said = |link: &str| differs(&State::parse(link).0.values(spec("bill")));
    assert_eq!(said(""), "");
    assert_eq!(
        said("?s.nodes=16"),
        "Your scenario is not the text’s. Servers: 16, in the text 128."
    );
    assert_eq!(
        said("?s.nodes=16&s.pue=1.1&s.chip=b200&s.country=norway&s.mfu=0.3"),
        "Your scenario is not the text’s. Servers: 16, in the text 128; PUE: 1.1, in the text 1.25; \
         Country: Norway, in the text United Kingdom; and 2 more."
    );
}

#[test]
fn the_bill_begins_with_the_run_of_its_model() {
    let bill = |values: &Values| {
        let calculation = calculation(spec("bill")).unwrap();
        calculation.report(values).summary
    };
    let mut state = State::default();
    let ours = bill(&state.values(spec("bill")));
    assert!(ours.starts_with("This model cost $39 million"), "{ours}");
    let gpt_3 = preset("model-size", "gpt3");
    state.apply(spec("model-size"), gpt_3.params);
    let other = bill(&state.values(spec("bill")));
    assert!(other.starts_with("This model cost $330,000"), "{other}");
}
