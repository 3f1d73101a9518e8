//! How the milestones are drawn.

use super::{CALCULATION, FIRST, SECOND, SINCE, Y, YEARS, chosen, place};
use crate::data::notable::{NOTABLE, Notable};
use crate::scene::Stage;
use crate::scene::figures::field::Dot;
use crate::scene::figures::records::{Records, records};
use crate::spec::Values;
use crate::widget::drawing::{Drawing, Drawn, Handle, Words};

/// How it is drawn.
pub static DRAWING: Drawing = Drawing {
    calculation: &CALCULATION,
    draw,
    presets: &["alexnet", "gpt_3", "today"],
    words: &[Words::of(
        &Y,
        "most",
        &[
            ("parameters", "parameters"),
            ("tokens", "text"),
            ("compute", "computing"),
        ],
    )],
    plays: None,
};

/// The figure that is drawn upwards: size, where the fold’s chart has the year.
pub(super) fn measure(values: &Values) -> &str {
    match Y.of(values) {
        "year" => "parameters",
        axis => axis,
    }
}

/// The year up to which it is looked.
pub(super) fn until(values: &Values) -> f64 {
    YEARS[0] + SINCE.of(values)
}

/// The model with the most of a figure up to a year, and how much.
pub(super) fn record(axis: &str, until: f64) -> Option<(&'static Notable, f64)> {
    (NOTABLE.iter())
        .filter(|model| model.year <= until)
        .filter_map(|model| Some((model, place(model, axis)?.0)))
        .reduce(|best, next| if next.1 > best.1 { next } else { best })
}

/// What is counted, above the drawing.
pub(super) fn counted(axis: &str) -> &'static str {
    match axis {
        "tokens" => "tokens read in training",
        "compute" => "operations of a run",
        _ => "parameters",
    }
}

/// A quarter’s first month and its year.
pub(super) fn date(year: f64) -> String {
    const MONTHS: [&str; 4] = ["January", "April", "July", "October"];
    let quarter = (year.fract() * 4.0).round() as usize % MONTHS.len();
    let month = MONTHS.get(quarter).copied().unwrap_or_default();
    format!("{month} {:.0}", year.floor())
}

fn draw(values: &Values, stage: Stage) -> Option<Drawn> {
    let (axis, until) = (measure(values), until(values));
    let dot = |model: &'static Notable| {
        let (value, estimate) = place(model, axis)?;
        Some(Dot {
            name: model.name,
            year: model.year,
            value,
            estimate,
        })
    };
    let compared = [chosen(values, &FIRST).name, chosen(values, &SECOND).name];
    let mut dots: Vec<Dot> = NOTABLE.iter().filter_map(dot).collect();
    let held = |dot: &Dot| record(axis, dot.year).is_some_and(|(model, _)| model.name == dot.name);
    let first = |dot: &Dot| (compared.contains(&dot.name), held(dot));
    dots.sort_by(|a, b| first(b).cmp(&first(a)).then(b.year.total_cmp(&a.year)));
    let (powers, every) = match axis {
        "tokens" => ([11, 14], 1),
        "compute" => ([4, 29], 4),
        _ => ([2, 13], 2),
    };
    let drawn = Records {
        dots,
        until,
        words: date(until),
        years: [1955.0, YEARS[1]],
        since: YEARS[0],
        grip: "Years from 1957 on",
        counted: counted(axis),
        powers,
        every,
    };
    Some(Drawn {
        scene: records(&drawn, stage),
        handles: vec![Handle::of(&SINCE)],
        pressed: None,
    })
}
