//! Links of version 1 decode for ever: a corpus of links as they were written
//! once, and what each must still say. Links are added to it, never changed.

use scale_lab::registry::REGISTRY;
use scale_lab::spec::ParamSpec;
use scale_lab::state::State;
use std::collections::BTreeMap;

#[derive(serde::Deserialize)]
struct Golden {
    link: String,
    reads: BTreeMap<String, String>,
}

fn corpus() -> Vec<Golden> {
    serde_json::from_str(include_str!("golden/links.json")).unwrap_or_default()
}

fn param(key: &str) -> Option<&'static ParamSpec> {
    let of = |spec: &&'static scale_lab::spec::WidgetSpec| {
        spec.params
            .iter()
            .copied()
            .find(|param| param.key(spec.id) == key)
    };
    REGISTRY.iter().find_map(of)
}

#[test]
fn every_link_of_the_corpus_still_says_what_it_said() {
    let corpus = corpus();
    assert!(corpus.len() > 100, "the corpus cannot be read");
    for Golden { link, reads } in corpus {
        let (state, notices) = State::parse(&link);
        assert_eq!(notices, [], "{link}");
        for (key, written) in reads {
            let param = param(&key).unwrap_or_else(|| panic!("{link}: {key} is gone"));
            let value = param.read(&written);
            assert_eq!(Ok(state.get(param, &key)), value, "{link}: {key}");
        }
    }
}

#[test]
fn what_a_link_locks_nothing_changes() {
    let (mut state, _) = State::parse("?s.precision=int4&lock=precision");
    let before = state.encode();
    assert!(state.take("s.precision=fp8").is_err());
    assert!(
        state
            .take("s.model_parameters=7e9&s.precision=fp8")
            .is_err()
    );
    for spec in REGISTRY {
        for preset in spec.presets {
            state.apply(spec, preset.params);
        }
    }
    let precision = param("s.precision").expect("there is a precision");
    assert_eq!(state.get(precision, "s.precision").text(), Some("int4"));
    let (mut all, _) = State::parse("?lock=all");
    assert!(all.take("s.model_parameters=7e9").is_err());
    assert_ne!(before, "");
    assert_eq!(all.encode(), "");
}

#[test]
fn values_of_other_programs_are_taken_whole_or_not_at_all() {
    let mut state = State::default();
    assert!(
        state
            .take("s.model_parameters=7e9&s.precision=int4")
            .is_ok()
    );
    let before = state.clone();
    let why = state.take("s.model_parameters=1e9&s.precision=fp13");
    assert!(why.is_err_and(|why| why.contains("Precision")));
    assert_eq!(state, before);
}
