//! What two runs differ in, in a few words: "width 8→16, rate 0.03→0.1".

use super::config::params_of;
use super::tables::PARAMS;
use crate::nn::RunConfig;
use crate::spec::Kind;

/// Changes that are named; the others are counted.
const MOST: usize = 2;

/// What changed from one run to the next; empty where nothing did.
pub fn changes(before: &RunConfig, after: &RunConfig) -> String {
    let pairs = params_of(before).into_iter().zip(params_of(after));
    let mut changes: Vec<String> = pairs
        .filter(|((_, then), (_, now))| then != now)
        .map(|((name, then), (_, now))| {
            if name == "hidden" {
                return shape(&before.network.hidden, &after.network.hidden);
            }
            let (title, then, now) = (short(name), shown(name, &then), shown(name, &now));
            format!("{title} {then}→{now}")
        })
        .collect();
    if changes.is_empty() && before.data.own != after.data.own {
        changes.push("other points".into());
    }
    if changes.len() > MOST {
        let more = changes.len() - MOST;
        changes.truncate(MOST);
        changes.push(format!("{more} more"));
    }
    changes.join(", ")
}

/// "width 8→16" or "layers 2→3" where that says it all, else both shapes.
fn shape(before: &[usize], after: &[usize]) -> String {
    let mut widths = before.iter().chain(after);
    let first = widths.next();
    let even = |hidden: &[usize]| hidden.windows(2).all(|pair| pair[0] == pair[1]);
    if before.len() == after.len() && even(before) && even(after) {
        let width = |hidden: &[usize]| hidden.first().map_or(0, |width| *width);
        format!("width {}→{}", width(before), width(after))
    } else if widths.all(|width| Some(width) == first) {
        format!("layers {}→{}", before.len(), after.len())
    } else {
        format!("shape {}→{}", dashed(before), dashed(after))
    }
}

fn dashed(hidden: &[usize]) -> String {
    match hidden {
        [] => "none".into(),
        widths => widths
            .iter()
            .map(usize::to_string)
            .collect::<Vec<_>>()
            .join("-"),
    }
}

fn short(name: &str) -> String {
    match name {
        "learning_rate" => "rate".into(),
        "train_share" => "share".into(),
        "batch" => "batch".into(),
        "weights_seed" => "weights' seed".into(),
        "initialisation" => "start".into(),
        "weight_decay" => "decay".into(),
        "warm_up" => "warm-up".into(),
        "dimensions" => "coordinates".into(),
        "cosine" | "l1" | "l2" => name.into(),
        _ => {
            let title = PARAMS.iter().copied().find(|param| param.name == name);
            title.map_or("", |param| param.title).to_lowercase()
        }
    }
}

/// A choice by its title, anything else as it is.
fn shown(name: &str, text: &str) -> String {
    let param = PARAMS.iter().copied().find(|param| param.name == name);
    let title = param.and_then(|param| match param.kind {
        Kind::Choice { options, .. } => options.iter().find(|option| option.value == text),
        _ => None,
    });
    title.map_or(text, |option| option.title).to_owned()
}
