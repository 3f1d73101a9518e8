//! The view of a calculator that is drawn: the finding in words, the drawing
//! with what is dragged in it, presets, and one fold with how it is worked out.

use super::architecture;
use super::calculator::{differing, inputs, plot, told};
use super::controls::{alone, row, rows};
use super::scene::{Moved, scenes};
use super::share::share;
use super::shown::{self, Depiction};
use crate::browser;
use crate::registry::{ACCOUNTS, MACHINES, MODELS, drawing_of};
use crate::scene::{Room, Stage, svg};
use crate::spec::{Preset, Values};
use crate::ui::{Element, Widget, button, element, live};
use crate::widget::calculation::CalculatorOutput;
use crate::widget::drawing::{Drawing, Words, in_sight};
use crate::widget::model_size;
use leptos::prelude::*;

/// A machine.
pub(super) fn machine(widget: Widget) -> Element {
    drawing_of(MACHINES, widget.spec)
        .map_or_else(|| element("div"), |drawing| drawn(widget, drawing, None))
}

/// What machines need and cost.
pub(super) fn account(widget: Widget) -> Element {
    drawing_of(ACCOUNTS, widget.spec)
        .map_or_else(|| element("div"), |drawing| drawn(widget, drawing, None))
}

/// What a model is and does.
pub(super) fn model(widget: Widget) -> Element {
    let counted = (widget.spec.id == model_size::SPEC.id).then_some(architecture::count as Further);
    drawing_of(MODELS, widget.spec)
        .map_or_else(|| element("div"), |drawing| drawn(widget, drawing, counted))
}

/// What else is folded, with the controls that are not in reach.
type Further = fn(Widget) -> Element;

fn drawn(widget: Widget, drawing: &'static Drawing, further: Option<Further>) -> Element {
    let worked = Memo::new(move |_| {
        let work_out = |values: &Values| CalculatorOutput::of(drawing.calculation, values);
        widget.values.with(work_out)
    });
    let of = move |part: fn(&CalculatorOutput) -> &String| {
        move || worked.with(|worked| part(worked).clone())
    };
    let moved = Moved {
        held: RwSignal::new(None),
        part: RwSignal::new(1.0),
    };
    let summary = live(of(|worked| &worked.summary));
    let title = widget.spec.title;
    let heading = element("h3")
        .class("widget-title visually-hidden")
        .text(title);
    let headline = element("p")
        .class("headline")
        .attr("aria-hidden", "true")
        .inner_html(of(|worked| &worked.headline));
    let mut parts = vec![
        heading,
        headline,
        said(of(|worked| &worked.summary), moved.held),
    ];
    if !drawing.words.is_empty() {
        let words = drawing.words.iter().map(|words| self::words(widget, words));
        parts.push(
            element("div")
                .class("scene-words")
                .children(words.collect()),
        );
    }
    parts.push(
        element("div")
            .class("widget-body")
            .child(scenes(widget, drawing, summary, moved)),
    );
    let near = in_sight(drawing);
    parts.push(
        element("fieldset")
            .class("starts-near")
            .attr("disabled", !widget.live)
            .child(
                element("legend")
                    .class("visually-hidden")
                    .text(&format!("{title}: starting points")),
            )
            .children(
                drawing
                    .plays
                    .map(|(name, seconds)| play(widget, name, seconds, moved.part))
                    .into_iter()
                    .collect(),
            )
            .child(row(widget, "Starting points", near.clone()))
            .child(alone(widget)),
    );
    parts.push(
        element("div")
            .class("drawn-folds")
            .child(how(widget, drawing, worked, &near, further))
            .child(fold("Share", share(widget))),
    );
    let frame = element("div").class("drawn").children(parts);
    shown::put(|shown| {
        shown.sentence = worked.with_untracked(|worked| worked.summary.clone());
        shown.picture = widget
            .values
            .with_untracked(|values| depiction(drawing, values));
    });
    browser::report_values(
        frame,
        widget,
        live(move || worked.with(|worked| told(&worked.outputs))),
    )
}

/// The drawing as a card shows it.
fn depiction(drawing: &Drawing, values: &Values) -> Option<Depiction> {
    let stage = Stage {
        room: Room::Wide,
        held: None,
        part: 1.0,
    };
    let scene = (drawing.draw)(values, stage)?.scene;
    Some(Depiction::Drawing(shown::Drawing {
        class: "scene-picture",
        view_box: [0.0, 0.0, scene.size.0, scene.size.1],
        svg: svg(&scene),
    }))
}

/// Plays the run from its start, or on from where it was stopped.
fn play(widget: Widget, name: &'static str, seconds: f64, part: RwSignal<f64>) -> Element {
    let playing = RwSignal::new(false);
    let press = move || {
        let now = playing.get_untracked();
        playing.set(!now);
        if now {
            return;
        }
        if part.get_untracked() >= 1.0 {
            part.set(0.0);
        }
        browser::frames(move |passed| {
            if playing.get_untracked() {
                part.update(|part| *part = (*part + passed / seconds).min(1.0));
                playing.set(part.get_untracked() < 1.0);
            }
            playing.get_untracked()
        });
    };
    browser::show_running(move || playing.get());
    button(press)
        .class("play")
        .attr("disabled", !widget.live)
        .text(move || if playing.get() { "Pause" } else { name }.to_owned())
}

/// The finding in plain words, for screen readers and for those who quote it,
/// once nothing is dragged.
fn said(
    summary: impl Fn() -> String + Send + Sync + 'static,
    held: RwSignal<Option<f64>>,
) -> Element {
    let said = Memo::new(move |before: Option<&String>| match (held.get(), before) {
        (Some(_), Some(before)) => before.clone(),
        _ => summary(),
    });
    element("p")
        .class("summary")
        .attr("aria-live", "polite")
        .text(move || said.get())
}

fn fold(title: &str, content: Element) -> Element {
    element("details")
        .class("fold")
        .child(element("summary").text(title))
        .child(content)
}

/// Values as words to press.
fn words(widget: Widget, words: &'static Words) -> Element {
    let name = words.param.name;
    let option = move |(value, shown): &'static (&'static str, &'static str)| {
        let chosen = move |values: &Values| {
            values
                .get(name)
                .is_some_and(|now| now.to_string() == *value)
        };
        button(move || {
            // Every option is one of the parameter's.
            let _ = widget.write(name, value);
        })
        .class("word")
        .attr("aria-pressed", move || {
            widget.values.with(chosen).to_string()
        })
        .text(*shown)
    };
    element("fieldset")
        .class("word-row")
        .attr("disabled", !widget.live)
        .child(element("legend").text(words.title))
        .children(words.options.iter().map(option).collect())
}

/// Formula, readings, assumptions, table, and every control.
fn how(
    widget: Widget,
    drawing: &Drawing,
    worked: Memo<CalculatorOutput>,
    near: &[&'static Preset],
    further: Option<Further>,
) -> Element {
    let listened = browser::is_listened_to();
    let open = RwSignal::new(false);
    // What nobody sees waits, unless the host of a frame may ask for it.
    let while_open = move |part: fn(&CalculatorOutput) -> &String| {
        let html = Memo::new(move |before: Option<&String>| match before {
            Some(before) if !listened && !open.get() => before.clone(),
            _ => worked.with(|worked| part(worked).clone()),
        });
        move || html.get()
    };
    let of = move |part: fn(&CalculatorOutput) -> &String| {
        move || worked.with(|worked| part(worked).clone())
    };
    let (mut controls, more) = inputs(widget);
    if further.is_none() {
        controls.extend(more);
    }
    let is_near = |preset: &&Preset| near.iter().any(|near| near.name == preset.name);
    let rest = widget.spec.presets.iter().filter(|preset| !is_near(preset));
    let (own, shared) = rows(widget, "More starting points", rest);
    controls.extend(own.into_iter().chain(shared));
    controls.push(differing(widget));
    let title = widget.spec.title;
    let mut parts = vec![
        element("div")
            .class("formulas")
            .inner_html(while_open(|worked| &worked.formulas)),
        element("dl")
            .class("readings")
            .inner_html(of(|worked| &worked.readings)),
    ];
    let usual = drawing.calculation.report(&Values::defaults(widget.spec));
    parts.extend(usual.plot.map(|usual| plot(worked, usual)));
    parts.extend([
        element("div")
            .class("calculator-picture")
            .inner_html(while_open(|worked| &worked.picture)),
        element("p")
            .class("caveat")
            .text(of(|worked| &worked.warning)),
    ]);
    // Nothing can be set in a page without the app.
    if widget.live {
        let title = format!("{title}: controls");
        let legend = element("legend").class("visually-hidden").text(&title);
        let set = element("fieldset").class("controls").child(legend);
        parts.push(set.children(controls));
        parts.extend(further.map(|further| further(widget)));
    }
    parts.extend([
        element("ul")
            .class("assumptions")
            .inner_html(while_open(|worked| &worked.assumptions)),
        element("div")
            .class("table-scroll")
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", &format!("{title}: table"))
            .inner_html(while_open(|worked| &worked.table)),
    ]);
    let how = element("div").class("how").children(parts);
    fold("How it is worked out", how).on("toggle", move |_| open.set(true))
}
