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
        // Of another version nothing more is said than that it is one.
        let about: Vec<&str> = notices.iter().map(|notice| notice.key.as_str()).collect();
        let other_version = link.contains("v=9&");
        assert_eq!(
            about,
            if other_version { &["v"][..] } else { &[] },
            "{link}"
        );
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
    for (query, why) in [
        (
            "s.model_parameters=1e9&s.precision=fp13",
            "Precision: there is no “fp13”.",
        ),
        (
            "s.precision=fp8&s.model_parameters=1e30",
            "Parameters: the largest value here is 100 trillion parameters.",
        ),
        (
            "s.precision=fp8&playground.hidden=4,1000",
            "Hidden layers: each entry lies between 1 and 64.",
        ),
    ] {
        assert_eq!(state.take(query), Err(why.to_owned()), "{query}");
        assert_eq!(state, before);
    }
    // Where a bound is used instead, that is said.
    let (_, notices) = State::parse("s.model_parameters=1e30");
    assert_eq!(
        notices[0].to_string(),
        "Parameters: the largest value here is 100 trillion parameters; using 100 trillion parameters."
    );
}

#[test]
fn what_is_locked_is_neither_changed_nor_said_to_be() {
    let (mut state, _) = State::parse("s.precision=int4&lock=all");
    let why = state.take("s.model_parameters=1e30");
    assert_eq!(why, Err("Parameters is locked on this page.".to_owned()));
    // All but one.
    let (mut state, _) = State::parse("lock=all,-precision");
    assert_eq!(state.take("s.precision=int4"), Ok(()));
    let why = state.take("s.model_parameters=1e9");
    assert_eq!(why, Err("Parameters is locked on this page.".to_owned()));
}

#[test]
fn a_link_of_another_version_is_read_and_said_to_be_one() {
    for link in ["s.precision=int4", "?v=1&s.precision=int4"] {
        assert_eq!(State::parse(link).1, [], "{link}");
    }
    for version in ["2", "10", "0", "", "x"] {
        let (state, notices) = State::parse(&format!("?v={version}&s.precision=int4"));
        assert_eq!(state.encode(), "v=1&s.precision=int4");
        let said: Vec<String> = notices.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            ["This link is of another version than this page reads, so some of it may be missing."]
        );
    }
}
