//! The view of `accelerate`: bars for this machine above bars for chips.

mod graphics;

use super::Frame;
use super::measurement::{Measurement, recorded_on};
use super::shown::Depiction;
use crate::chart::Scale;
use crate::data::chips;
use crate::lab::product::{COLUMNS, WIDTH};
use crate::markup::table;
use crate::protocol::cluster::{Answer, Stage};
use crate::spec::Value;
use crate::ui::{Element, Widget, button, element};
use crate::units::{FlopsPerSecond, Unit, whole};
use crate::widget::accelerate::{BESIDE, CHIPS, Card, MILLISECONDS, WAYS, size, summary};
use crate::widget::report::{Bar, BarChart, Fill};
use graphics::Graphics;
use leptos::prelude::*;

/// The share of the ways on the CPU in the whole measurement.
const ON_CPU: f64 = 0.6;

/// The widget.
pub(super) fn accelerate(widget: Widget) -> Element {
    let measurement = Measurement::new();
    let graphics = Graphics::new();
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
                    + &graphics.words()
            })
        })
        .quiet(move || measurement.running.get())
        .picture(vec![
            element("div")
                .class("calculator-picture")
                .inner_html(move || {
                    picture(&speeds(), measurement.live(), graphics.card.get().as_ref()).html()
                }),
            measurement.progress_bar(),
        ])
        .controls(vec![start_button(measurement, graphics)])
        .table(move || rows(&speeds(), measurement.live(), graphics.card.get().as_ref()))
        .shows(|| {
            Some(Depiction::Bars(picture(
                &speeds(),
                measurement.live(),
                graphics.card.get().as_ref(),
            )))
        })
        .finish()
}

/// Measures the CPU's ways, and then the graphics card; or stops.
fn start_button(measurement: Measurement, graphics: Graphics) -> Element {
    let press = move || {
        if measurement.running.get_untracked() {
            graphics.stop();
            return measurement.end();
        }
        graphics.reset();
        measurement.begin(stages(), ON_CPU, move || {
            graphics.start(move || measurement.end());
        });
    };
    button(press)
        .class("primary")
        .text(move || measurement.verb("Measure"))
}

fn stages() -> Vec<Stage> {
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

fn picture(speeds: &[Option<f64>], live: bool, card: Option<&Card>) -> BarChart {
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
    let chips = BESIDE.iter().map(|chip| {
        let peak = chip.flops.value;
        let name = format!("{}, {}", short(chip.name), launched(chip));
        Bar::new(name, peak, words(peak), Fill::Grey)
    });
    let rows: Vec<Bar> = ways.chain([card_bar(card)]).chain(chips).collect();
    let scale = Scale::Logarithmic {
        low: 1e9,
        high: 1e16,
    };
    BarChart::new("Operations a second", Unit::FlopPerSecond, scale, rows)
}

/// The bar of the graphics card; an outline where it is imitated.
fn card_bar(card: Option<&Card>) -> Bar {
    let Some(card) = card else {
        return Bar::new("On your GPU", 0.0, "not measured yet", Fill::Strong);
    };
    let speed = card.best().map_or(0.0, |best| best.flops_per_second());
    let (label, fill) = if card.software {
        ("On a GPU in software, here", Fill::Hollow)
    } else {
        ("On your GPU, here", Fill::Strong)
    };
    Bar::new(label, speed, card.short(), fill)
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

fn rows(speeds: &[Option<f64>], live: bool, card: Option<&Card>) -> String {
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
    let sizes = card.into_iter().flat_map(|card| {
        card.timed.iter().map(|timed| {
            vec![
                format!("GPU, {}", size(timed)),
                FlopsPerSecond(timed.flops_per_second()).to_string(),
                "32".into(),
                format!("measured here, {}", card.name),
            ]
        })
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
        ways.chain(sizes).chain(chips),
    ) + &format!(
        "<p>The product: {WIDTH} × {WIDTH} weights times {WIDTH} × {} values, as in the networks of this article. Each \
             worker has both in its memory before the clock starts. A GPU is given the same product and then squares up to 4,096 × \
             4,096, as long as half a second is enough for one; its clock runs from handing the work over until the end of \
             the result can be read, and the median of three to nine runs counts, after one to warm up. {machine}</p>",
        whole(COLUMNS as f64)
    )
}
