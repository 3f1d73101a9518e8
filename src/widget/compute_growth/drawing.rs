//! How the growth of compute is drawn.

use super::{ALEXNET_YEAR, CALCULATION, DOUBLING, FITTED_FROM, YEARS_ON, from_alexnet};
use crate::data::constants as c;
use crate::data::models;
use crate::data::notable::NOTABLE;
use crate::scene::Stage;
use crate::scene::figures::dots::{Dot, Dots, Line, dots};
use crate::spec::Values;
use crate::units::{Unit, format_quantity, three_digits};
use crate::widget::drawing::{Drawing, Drawn, Handle};

/// How it is drawn.
pub static DRAWING: Drawing = Drawing {
    calculation: &CALCULATION,
    draw,
    presets: &["openai", "epoch", "records", "moore"],
    words: &[],
    plays: None,
};

/// Months that the end of the line can be dragged to.
const MONTHS: [f64; 16] = [
    2.5, 3.0, 3.4, 4.0, 4.5, 5.0, 5.5, 6.0, 7.0, 8.0, 10.0, 13.0, 18.0, 24.0, 36.0, 60.0,
];

fn draw(values: &Values, stage: Stage) -> Option<Drawn> {
    let doubling = DOUBLING.of(values);
    let end = ALEXNET_YEAR + YEARS_ON.of(values);
    let line = |months: f64, name: String| Line {
        from: (ALEXNET_YEAR, models::alexnet::TRAINING_FLOP.value),
        to: (end, from_alexnet(end, months)),
        name,
    };
    let mut all: Vec<Dot> = (NOTABLE.iter())
        .filter(|model| model.year >= FITTED_FROM && model.year <= end)
        .filter_map(|model| {
            Some(Dot {
                name: model.name,
                year: model.year,
                value: model.flop()?,
                estimate: model.estimate[2],
            })
        })
        .collect();
    // The largest of their time first, the latest of them before the others.
    let record = |dot: &Dot| {
        !NOTABLE
            .iter()
            .any(|other| other.year < dot.year && other.flop().is_some_and(|flop| flop > dot.value))
    };
    all.sort_by(|a, b| record(b).cmp(&record(a)).then(b.year.total_cmp(&a.year)));
    let drawn = Dots {
        dots: all,
        lines: vec![
            line(c::DOUBLING_OPENAI.value, "OpenAI’s, 2018".into()),
            line(c::DOUBLING_MOORE.value, "Moore’s law".into()),
        ],
        yours: line(doubling, format!("{} months", three_digits(doubling))),
        rail: MONTHS
            .map(|months| (from_alexnet(end, months), months))
            .to_vec(),
        number: (
            doubling,
            "Compute doubles every",
            format_quantity(doubling, Unit::Months),
        ),
        counted: "operations of a run",
    };
    Some(Drawn {
        scene: dots(&drawn, stage),
        handles: vec![Handle::of(&DOUBLING)],
        pressed: None,
    })
}
