//! The view of `speed`: this engine measured here and now, on the curve of
//! what was recorded of others.

mod meter;
mod plot;

use super::Frame;
use super::charts::worked_plot_view;
use super::controls::controls;
use super::shown::Depiction;
use crate::data::peers;
use crate::lab::speed::Speed;
use crate::markup::table;
use crate::spec::Value;
use crate::ui::{Element, Widget, button, element, live};
use crate::units::{FlopsPerSecond, three_digits, whole};
use crate::widget::speed::{NETWORKS, PEERS, RESOLUTION, recorded_ratio};
use leptos::prelude::*;
use meter::Meter;
use plot::ChartWidth;

/// The widget.
pub(super) fn speed(widget: Widget) -> Element {
    let meter = Meter::new(widget);
    let plot = |class, chart_width| {
        let plot = move || {
            meter
                .measured
                .with(|measured| plot::plot(measured, chart_width))
        };
        element("div")
            .class(class)
            .child(worked_plot_view(live(plot)))
    };
    let measure = button(move || meter.measure_or_stop())
        .class("primary")
        .text(move || {
            if meter.running.get() {
                "Stop"
            } else {
                "Measure"
            }
            .to_owned()
        });
    let mut inputs = vec![measure];
    inputs.extend(controls(widget, &["time"]));
    Frame::new(widget)
        .tag(move || {
            let nothing = meter
                .measured
                .with(|measured| measured.iter().all(Option::is_none));
            if nothing {
                format!("recorded {}", peers::SCALE_LAB_SIMD.date)
            } else {
                "live, beside records".into()
            }
        })
        .summary(move || {
            let failure = meter.failure.get();
            failure.unwrap_or_else(|| meter.measured.with(|measured| sentence(widget, measured)))
        })
        .quiet(move || meter.running.get())
        .picture(vec![
            plot("plot-wide", ChartWidth::Wide),
            plot("plot-narrow", ChartWidth::Narrow),
        ])
        .controls(inputs)
        .table(move || meter.measured.with(|measured| speeds(measured)) + &programs())
        .outputs(move || meter.measured.with(|measured| ends(measured)))
        .shows(|| {
            let plot = |measured: &Vec<_>| plot::plot(measured, ChartWidth::Wide);
            Some(Depiction::Chart(meter.measured.with(plot)))
        })
        .finish()
}

/// The slowest and the fastest network here; nothing before one is measured.
fn ends(measured: &[Option<Speed>]) -> Vec<Value> {
    let here = NETWORKS.iter().zip(measured);
    let mut flops: Vec<f64> = here
        .filter_map(|(shape, speed)| Some(shape.flops_per_second((*speed)?.samples_per_second)))
        .collect();
    flops.sort_by(f64::total_cmp);
    let ends = flops.first().zip(flops.last());
    ends.map_or(Vec::new(), |(slowest, fastest)| {
        vec![Value::Number(*slowest), Value::Number(*fastest)]
    })
}

/// The findings of this machine or, before that, the recorded ones.
fn sentence(widget: Widget, measured: &[Option<Speed>]) -> String {
    let outputs = ends(measured);
    if !outputs.is_empty() {
        let say = widget.spec.summary;
        return say.map_or(String::new(), |say| say(&widget.values.get(), &outputs));
    }
    let mut ratios: Vec<(f64, &str)> = NETWORKS
        .iter()
        .filter_map(|shape| Some((recorded_ratio(shape)?, shape.title)))
        .collect();
    ratios.sort_by(|a, b| a.0.total_cmp(&b.0));
    let ends = ratios.first().zip(ratios.last());
    ends.map_or_else(String::new, |((least, narrow), (most, wide))| {
        format!(
            "As recorded, this engine learned from {} times as many examples a second as the fastest of the other libraries \
             with {narrow}, and from {} times as many with {wide}.",
            three_digits(*least),
            three_digits(*most)
        )
    })
}

/// Every network: here and in the records.
fn speeds(measured: &[Option<Speed>]) -> String {
    let recorded = [&peers::SCALE_LAB_SIMD, &peers::SCALE_LAB_SCALAR];
    let programs: Vec<&peers::Row> = recorded.into_iter().chain(PEERS).collect();
    let picture = format!("Here: picture of {RESOLUTION} × {RESOLUTION} answers, ms");
    let mut head = vec![
        "Network",
        "Parameters",
        "Here: samples/s",
        "Here: arithmetic",
        &picture,
    ];
    let titles: Vec<String> = programs
        .iter()
        .map(|row| format!("Recorded: {}, samples/s", row.name))
        .collect();
    head.extend(titles.iter().map(String::as_str));
    head.push("Recorded: Scale Lab over the best of the others");
    let rows = NETWORKS.iter().zip(measured).map(|(shape, speed)| {
        let here = |say: &dyn Fn(Speed) -> String| speed.map_or("–".into(), say);
        let mut row = vec![
            shape.title.to_owned(),
            whole(shape.parameters()),
            here(&|speed| whole(speed.samples_per_second)),
            here(&|speed| {
                FlopsPerSecond(shape.flops_per_second(speed.samples_per_second)).to_string()
            }),
            here(&|speed| three_digits(speed.grid_milliseconds)),
        ];
        row.extend(programs.iter().map(|program| {
            (shape.recorded)(program).map_or("–".into(), |cell| whole(cell.value))
        }));
        row.push(recorded_ratio(shape).map_or("–".into(), three_digits));
        row
    });
    table(&head, rows)
}

/// The recorded rows, with versions and how each learns.
fn programs() -> String {
    let picture = format!("Picture of {RESOLUTION} × {RESOLUTION} answers by 2-8-8-1, ms");
    let rows = peers::ALL.iter().filter_map(|row| {
        Some(vec![
            row.name.to_owned(),
            row.version.to_owned(),
            row.rule?.to_owned(),
            three_digits(row.grid?.value * 1e3),
            row.date.to_owned(),
        ])
    });
    table(
        &["Program", "Version", "Learns by", &picture, "Recorded"],
        rows,
    ) + &format!(
        "<p>Recorded in {} on {}.</p>",
        crate::markup::escape(peers::MACHINE.version),
        crate::markup::escape(peers::MACHINE.name)
    )
}
