//! The view of `accelerate`: tables that fill, and bars for this machine above
//! bars for chips.

mod filling;
mod graphics;
mod reading;

use super::Frame;
use super::measurement::Measurement;
use super::shown::{self, Depiction};
use crate::protocol::cluster::Stage;
use crate::spec::Value;
use crate::ui::{Element, Widget, button, element};
use crate::units::Seconds;
use crate::widget::accelerate::{MILLISECONDS, clock, ratios, summary};
use filling::Filling;
use graphics::Graphics;
use leptos::prelude::*;
use reading::Reading;

/// The share of the ways on the CPU in the whole measurement.
const ON_CPU: f64 = 0.6;

/// The widget.
pub(super) fn accelerate(widget: Widget) -> Element {
    let source = Source {
        measurement: Measurement::new(),
        graphics: Graphics::new(),
    };
    let filling = Filling::new(source);
    let measurement = source.measurement;
    let frame = Frame::new(widget)
        .tag(move || measurement.tag())
        .summary(move || measurement.failure.get().unwrap_or_else(|| source.words()))
        .quiet(move || measurement.running.get())
        .picture(vec![
            element("div")
                .class("clocked")
                .inner_html(move || finding(&source.reading())),
            filling.tables(),
            controls(widget, source, filling),
            element("div")
                .class("calculator-picture")
                .inner_html(move || source.reading().bars().html()),
        ])
        .table(move || source.reading().rows())
        .shows(|| Some(Depiction::Bars(source.reading().bars())))
        .finish();
    shown::put(|shown| {
        let all = widget.values.get_untracked();
        shown.sentence = summary(&all, &outputs(&source.reading()));
    });
    frame
}

/// Where readings come from.
#[derive(Clone, Copy)]
struct Source {
    measurement: Measurement,
    graphics: Graphics,
}

impl Source {
    fn reading(self) -> Reading {
        let live = self.measurement.live();
        let answers = self.measurement.answers;
        answers.with(|answers| Reading::of(answers, live, self.graphics.card.get()))
    }

    /// How the ways compare, and whether their results agree.
    fn words(self) -> String {
        let checked = self
            .measurement
            .answers
            .with(|answers| reading::checked(answers));
        ratios(&outputs(&self.reading())) + checked + &self.graphics.words()
    }

    /// Measures the CPU's ways, and then the graphics card; or stops.
    fn press(self) {
        if self.measurement.running.get_untracked() {
            self.graphics.stop();
            return self.measurement.end();
        }
        self.graphics.reset();
        self.measurement.begin(stages(), ON_CPU, move || {
            self.graphics.start(move || self.measurement.end());
        });
    }
}

fn outputs(reading: &Reading) -> Vec<Value> {
    let known = reading.speeds.into_iter().flatten();
    known.map(Value::Number).collect()
}

/// What it takes to do what an H100 does in a second, with a clock.
fn finding(reading: &Reading) -> String {
    let best = reading.best();
    let time = best.map_or(0.0, |(_, speed)| reading::H100 / speed);
    let words = best.map_or_else(
        || "Measuring.".into(),
        |(who, _)| {
            format!(
                "{who} needs <b>{}</b> for what an H100, at its peak, does in a second.",
                Seconds(time)
            )
        },
    );
    clock::html(Seconds(time)) + &format!("<p class=\"headline\">{words}</p>")
}

/// What is pressed, between the tables and the bars, so that it is in sight with
/// the finding on a phone.
fn controls(widget: Widget, source: Source, filling: Filling) -> Element {
    let legend = format!("{}: controls", widget.spec.title);
    let start = button(move || {
        filling.stop();
        source.press();
    });
    element("fieldset")
        .class("controls")
        .attr("disabled", !widget.live)
        .child(element("legend").class("visually-hidden").text(&legend))
        .child(
            start
                .class("primary")
                .text(move || source.measurement.verb("Measure")),
        )
        .child(filling.watch_button())
        .child(source.measurement.progress_bar())
}

fn stages() -> Vec<Stage> {
    vec![
        Stage::multiply(false, 1, MILLISECONDS),
        Stage::multiply(true, 1, MILLISECONDS),
        Stage::multiply(true, crate::browser::cores(), MILLISECONDS),
    ]
}
