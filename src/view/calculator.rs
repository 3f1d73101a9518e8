//! The view of every calculator: a control for each parameter by its kind, and
//! what is worked out laid open.
//!
//! Knows what is shown and where; what is worked out, each calculation knows.

use super::Frame;
use super::charts::{fitted, worked_plot_view};
use super::controls::{control, presets};
use super::shown::Depiction;
use crate::chart::Plot;
use crate::registry::undrawn_calculation;
use crate::scenario::CHIP;
use crate::scenario::belongs::differs;
use crate::spec::{Kind, Output, Owner, ParamSpec, Value, Values};
use crate::ui::{Element, Widget, button, element, live};
use crate::widget::calculation::CalculatorOutput;
use crate::widget::report::Picture;
use leptos::prelude::*;

/// The results for the values in force.
fn work_out(values: &Values) -> CalculatorOutput {
    undrawn_calculation(values.spec()).map_or_else(CalculatorOutput::default, |calculation| {
        CalculatorOutput::of(calculation, values)
    })
}

/// The widget.
pub(super) fn calculator(widget: Widget) -> Element {
    let worked = Memo::new(move |_| widget.values.with(work_out));
    let of = move |part: fn(&CalculatorOutput) -> &String| {
        move || worked.with(|worked| part(worked).clone())
    };
    let usual = work_out(&Values::defaults(widget.spec));
    let mut picture = Vec::from_iter(usual.plot.map(|usual| plot(worked, usual)));
    picture.extend([
        element("div")
            .class("calculator-picture")
            .inner_html(of(|worked| &worked.picture)),
        element("div")
            .class("formulas")
            .inner_html(of(|worked| &worked.formulas)),
        element("dl")
            .class("readings")
            .inner_html(of(|worked| &worked.readings)),
        element("p")
            .class("caveat")
            .text(of(|worked| &worked.warning)),
    ]);
    let (mut inputs, more) = inputs(widget);
    if !widget.spec.presets.is_empty() {
        inputs.push(presets(widget, "Starting points"));
    }
    inputs.push(differing(widget));
    Frame::new(widget)
        .summary(of(|worked| &worked.summary))
        .picture(picture)
        .controls(inputs)
        .more(more)
        .fold_live(
            "Assumptions and sources",
            element("ul").class("assumptions"),
            of(|worked| &worked.assumptions),
        )
        .table(of(|worked| &worked.table))
        .outputs(move || worked.with(|worked| told(&worked.outputs)))
        .shows(|| widget.values.with_untracked(depiction))
        .finish()
}

/// The plot, or the first chart of bars.
fn depiction(values: &Values) -> Option<Depiction> {
    let report = undrawn_calculation(values.spec())?.report(values);
    let bars = report
        .pictures
        .into_iter()
        .find_map(|picture| match picture {
            Picture::Bars(chart) => Some(Depiction::Bars(chart)),
            Picture::Drawing(_) => None,
        });
    report.plot.map(Depiction::Chart).or(bars)
}

/// The plot of a report; the `usual` one keeps its room where there is none.
pub(super) fn plot(worked: Memo<CalculatorOutput>, usual: Plot) -> Element {
    let plot = move || worked.with(|worked| worked.plot.clone());
    let shown = live(move || plot().unwrap_or_else(|| usual.clone()));
    element("div")
        .class("calculator-plot")
        .child(fitted(shown, worked_plot_view))
        .attr("hidden", move || plot().is_none())
}

/// Outputs as the host of a frame hears them: a value, or the reason why there is none.
pub(super) fn told(outputs: &[Output]) -> Vec<Value> {
    let told = |output: &Output| match output {
        Ok(value) => value.clone(),
        Err(why) => Value::Unknown(why.to_string()),
    };
    outputs.iter().map(told).collect()
}

/// What is other than the text has it, and the way back.
pub(super) fn differing(widget: Widget) -> Element {
    let words = Memo::new(move |_| {
        let alone = widget.is_alone();
        let differs = || widget.values.with(differs);
        if alone { String::new() } else { differs() }
    });
    element("div")
        .class("presets")
        .attr("hidden", move || words.with(String::is_empty))
        .child(element("span").text(move || words.get()))
        .child(
            button(move || widget.begin_again())
                .class("quiet")
                .text("Back to the text’s figures"),
        )
}

/// The controls in reach and the rest.
pub(super) fn inputs(widget: Widget) -> (Vec<Element>, Vec<Element>) {
    // A description has no control; it is made in section 5.
    let has_control = |param: &&&'static ParamSpec| !matches!(param.kind, Kind::Counts { .. });
    let params: Vec<&'static ParamSpec> = widget
        .spec
        .params
        .iter()
        .filter(has_control)
        .copied()
        .collect();
    let near = widget.spec.in_reach;
    if near.is_empty() {
        return (
            params.iter().map(|param| input(widget, param)).collect(),
            Vec::new(),
        );
    }
    let is_near = |param: &ParamSpec| near.iter().any(|listed| listed.name == param.name);
    let far = params.iter().filter(|param| !is_near(param));
    (
        near.iter().map(|param| input(widget, param)).collect(),
        far.map(|param| input(widget, param)).collect(),
    )
}

/// A parameter's control; what sections share says so, and leads back.
fn input(widget: Widget, param: &'static ParamSpec) -> Element {
    let name = param.name;
    let control = control(widget, name);
    // A chip of one's own has figures of its own; the others' are in the table.
    let control = if name.starts_with("chip_") {
        control.attr("hidden", move || {
            widget.values.with(|values| CHIP.of(values) != "custom")
        })
    } else {
        control
    };
    if param.owner == Owner::Widget {
        return control;
    }
    let usual = param.default_value();
    let words = param.text_of(&usual);
    let same = usual.clone();
    let changed = move || widget.values.with(|values| values.get(name) != Some(&same));
    let back = button(move || widget.set(name, usual.clone()))
        .class("quiet back")
        .attr("hidden", move || !changed())
        .text(&format!("Back to {words}"));
    let note = element("span")
        .attr("title", "The same in every section")
        .attr("hidden", move || widget.is_alone())
        .text("shared");
    control.child(element("div").class("shared").child(note).child(back))
}
