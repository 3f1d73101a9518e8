//! The view of `accelerate`: bars for this machine above bars for chips.

use super::Frame;
use super::measurement::{Measurement, recorded_on};
use super::shown::Depiction;
use crate::chart::Scale;
use crate::data::chips;
use crate::lab::product::{COLUMNS, WIDTH};
use crate::markup::table;
use crate::protocol::cluster::{Answer, Stage};
use crate::spec::Value;
use crate::ui::{Element, Widget, element};
use crate::units::{FlopsPerSecond, Unit, whole};
use crate::widget::accelerate::{CHIPS, MILLISECONDS, WAYS, summary};
use crate::widget::report::{Bar, BarChart, Fill};
use leptos::prelude::*;

/// The widget.
pub(super) fn accelerate(widget: Widget) -> Element {
    let measurement = Measurement::new();
    let speeds = move || measurement.answers.with(|answers| measured(answers));
    Frame::new(widget)
        .tag(move || measurement.tag())
        .summary(move || {
            let failure = measurement.failure.get();
            failure.unwrap_or_else(|| {
                let outputs: Vec<Value> =
                    speeds().into_iter().flatten().map(Value::Number).collect();
                summary(&widget.values.get(), &outputs)
                    + measurement.answers.with(|answers| checked(answers))
            })
        })
        .quiet(move || measurement.running.get())
        .picture(vec![
            element("div")
                .class("calculator-picture")
                .inner_html(move || picture(&speeds(), measurement.live()).html()),
            measurement.progress_bar(),
        ])
        .controls(vec![measurement.start_button("Measure", stages, widget)])
        .table(move || rows(&speeds(), measurement.live()))
        .shows(|| Some(Depiction::Bars(picture(&speeds(), measurement.live()))))
        .finish()
}

fn stages(_widget: Widget) -> Vec<Stage> {
    vec![
        Stage::multiply(false, 1, MILLISECONDS),
        Stage::multiply(true, 1, MILLISECONDS),
        Stage::multiply(true, workers(), MILLISECONDS),
    ]
}

/// Workers that can be at work at once.
fn workers() -> usize {
    crate::browser::cores()
}

/// The speeds of the ways, as measured or, before that, as recorded.
fn measured(answers: &[Vec<Answer>]) -> [Option<f64>; 3] {
    if answers.is_empty() {
        return WAYS.map(|(_, row)| row.product.map(|cell| cell.value));
    }
    let speed = |answer: &Answer| match answer {
        Answer::Multiplied {
            flops_per_second, ..
        } => *flops_per_second,
        _ => 0.0,
    };
    [0, 1, 2].map(|way| Some(answers.get(way)?.iter().map(speed).sum()))
}

/// Whether all ways came to the same result, once all are in.
fn checked(answers: &[Vec<Answer>]) -> &'static str {
    let checksum = |answers: &Vec<Answer>| {
        answers.iter().fold(0_u64, |sum, answer| match answer {
            Answer::Multiplied { checksum, .. } => sum.wrapping_add(*checksum),
            _ => sum,
        })
    };
    let mut sums = answers.iter().map(checksum);
    match (answers.len(), sums.next()) {
        (3, Some(first)) if sums.all(|sum| sum == first) => {
            " All came to the same result, to the last bit."
        }
        (3, _) => {
            " The results differ in their bits, which they should not: please tell us about this browser."
        }
        _ => "",
    }
}

fn picture(speeds: &[Option<f64>], live: bool) -> BarChart {
    let words = |speed: f64| FlopsPerSecond(speed).to_string();
    let here = if live { "here" } else { "recorded" };
    let ways = WAYS.iter().zip(speeds).map(|((name, _), speed)| {
        let text = speed.map_or("not measured yet".into(), words);
        Bar::new(
            format!("{name}, {here}"),
            speed.unwrap_or(0.0),
            text,
            Fill::Strong,
        )
    });
    let chips = CHIPS.iter().map(|chip| {
        let peak = chip.flops.value;
        let name = format!("{}, {}", short(chip.name), launched(chip));
        Bar::new(name, peak, words(peak), Fill::Grey)
    });
    let rows: Vec<Bar> = ways.chain(chips).collect();
    let scale = Scale::Logarithmic {
        low: 1e9,
        high: 1e16,
    };
    BarChart::new("Operations a second", Unit::FlopPerSecond, scale, rows)
}

/// "NVIDIA H100 SXM" as everyone calls it.
fn short(name: &str) -> &str {
    let name = name
        .trim_start_matches("NVIDIA ")
        .trim_start_matches("AMD ");
    name.split(" SXM")
        .next()
        .unwrap_or(name)
        .trim_end_matches(" 80 GB")
}

/// The year of a chip; the V100's is that of its first, smaller version.
fn launched(chip: &chips::Row) -> &'static str {
    let first = if chip.id == chips::V100_SXM.id {
        &chips::V100_16
    } else {
        chip
    };
    first.date.get(..4).unwrap_or(first.date)
}

fn rows(speeds: &[Option<f64>], live: bool) -> String {
    let ways = WAYS.iter().zip(speeds).map(|((name, _), speed)| {
        vec![
            (*name).to_owned(),
            speed.map_or("–".into(), |speed| FlopsPerSecond(speed).to_string()),
            "32".into(),
            if live {
                "measured here".into()
            } else {
                "recorded".into()
            },
        ]
    });
    let chips = CHIPS.iter().map(|chip| {
        vec![
            chip.name.to_owned(),
            FlopsPerSecond(chip.flops.value).to_string(),
            "16".into(),
            "data sheet, peak, dense".into(),
        ]
    });
    let machine = if live { String::new() } else { recorded_on() };
    table(
        &["What", "Operations a second", "Bits a number", "Where from"],
        ways.chain(chips),
    ) + &format!(
        "<p>The product: {WIDTH} × {WIDTH} weights times {WIDTH} × {} values, as in the networks of this article. Each \
             worker has both in its memory before the clock starts. {machine}</p>",
        whole(COLUMNS as f64)
    )
}
