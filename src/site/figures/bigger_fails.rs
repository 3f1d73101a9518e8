//! `bigger-fails`: six families of the scaling lab in which size alone is no help,
//! trained when the site is built.
//!
//! Knows the lab's experiments and presets; the reader's own runs stay in the lab.

use super::figure::{Figure, Picture};
use super::panels::{Curve, Panel, Panels};
use super::table::Table;
use crate::lab::experiment::{Dial, Experiment};
use crate::lab::record::trained_family;
use crate::lab::results::{Results, Setting};
use crate::registry::find;
use crate::spec::{Preset, Values};
use crate::state::State;
use crate::units::{three_digits, whole};
use crate::widget::scaling_lab::{SPEC, experiment};

/// The presets, what is drawn beside the losses of each, and what is seen.
const FAMILIES: [(&str, Beside, &str); 6] = [
    (
        "noise",
        Beside::Floor,
        "Every size stops at the same floor, and it is high.",
    ),
    (
        "withheld",
        Beside::Floor,
        "No size can learn what it is not shown.",
    ),
    (
        "duplicates",
        Beside::Law,
        "The larger ones learn them by heart.",
    ),
    (
        "untuned",
        Beside::Law,
        "What suits the small upsets the large.",
    ),
    (
        "little-data",
        Beside::Law,
        "Worst where it just fits; then better again.",
    ),
    (
        "frontier",
        Beside::Nothing,
        "The largest have no time left to learn.",
    ),
];

/// The computation that every size gets in the last of them, in operations.
const BUDGET: f64 = 3e7;

/// What the losses are drawn beside, dashed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    /// The loss of a perfect predictor.
    Floor,
    /// The family with nothing in its way.
    Law,
    Nothing,
}

/// Sizes with their median losses.
fn losses(settings: &[Setting]) -> Vec<(f64, f64)> {
    let point = |setting: &Setting| Some((setting.job.parameters() as f64, setting.median()?));
    settings.iter().filter_map(point).collect()
}

/// Of each size the run whose computation is nearest to the budget.
fn on_the_budget(settings: &[Setting]) -> Vec<Setting> {
    let off = |setting: &Setting| libm::log(setting.job.flops() / BUDGET).abs();
    let mut nearest: Vec<Setting> = Vec::new();
    for setting in settings {
        match nearest
            .iter_mut()
            .find(|other| other.job.width == setting.job.width)
        {
            Some(other) if off(setting) < off(other) => *other = setting.clone(),
            Some(_) => {}
            None => nearest.push(setting.clone()),
        }
    }
    nearest
}

fn asked(preset: &'static Preset) -> Experiment {
    let mut state = State::default();
    state.apply(&SPEC, preset.params);
    experiment(&state.values(&SPEC))
}

pub(super) fn bigger_fails() -> Option<Figure> {
    let plain = experiment(&Values::defaults(&SPEC));
    let law = losses(&trained_family(&plain).settings(&plain));
    let mut table = Table::new(&["What stands in the way", "Parameters", "Loss"]);
    let mut panels = Vec::new();
    for (name, beside, finding) in FAMILIES {
        let preset = find(SPEC.id)?.presets.iter().find(|one| one.name == name)?;
        let experiment = asked(preset);
        let results: Results = trained_family(&experiment);
        let mut settings = results.settings(&experiment);
        if experiment.dial == Dial::Frontier {
            settings = on_the_budget(&settings);
        }
        let points = losses(&settings);
        for (size, loss) in &points {
            table.row([preset.title.to_owned(), whole(*size), three_digits(*loss)]);
        }
        let query = preset.params.iter();
        let query = query.map(|(param, value)| format!("{}.{param}={value}", SPEC.id));
        panels.push(Panel {
            title: preset.title,
            preset: preset.name,
            address: format!(
                "?{}#widget-{}",
                query.collect::<Vec<_>>().join("&"),
                SPEC.id
            ),
            points,
            beside: match beside {
                Beside::Floor => results
                    .floor
                    .map(|(floor, _)| Curve::Level(floor, "the floor")),
                Beside::Law => Some(Curve::Points(law.clone(), "without it")),
                Beside::Nothing => None,
            },
            finding,
        });
    }
    Some(Figure {
        title: "Six ways in which bigger is not better".into(),
        picture: Picture::Panels(Panels { panels }),
        sentence: format!(
            "Losses on new examples, on logarithmic axes; up is worse. In the last, every size has about {} million operations.",
            whole(BUDGET / 1e6)
        ),
        table,
    })
}
