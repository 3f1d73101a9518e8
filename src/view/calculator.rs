//! What a calculator has in its fold: a control for each parameter by its kind,
//! the plot, and the way back to the text's figures.

use super::charts::{fitted, worked_plot_view};
use super::controls::control;
use crate::chart::Plot;
use crate::scenario::CHIP;
use crate::scenario::belongs::differs;
use crate::spec::{Kind, Output, Owner, ParamSpec, Value};
use crate::ui::{Element, Widget, button, element, live};
use crate::widget::calculation::CalculatorOutput;
use leptos::prelude::*;

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
