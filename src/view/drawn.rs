//! The view of a calculator that is drawn: the finding in words, the drawing
//! with what is dragged in it, presets, and one fold with how it is worked out.

use super::calculator::{inputs, told, work_out};
use super::charts::{fitted, worked_plot_view};
use super::controls::row;
use super::element::{Element, button, classed, element};
use super::scene::{Moved, scenes};
use super::share::share;
use super::widget::listened;
use super::{Widget, live};
use crate::registry::drawing;
use crate::scenario::{ARTICLE, OURS};
use crate::spec::{Preset, Values};
use crate::widget::calculation::Worked;
use crate::widget::drawing::{Words, in_sight};
use leptos::prelude::*;

/// The widget.
pub(super) fn drawn(widget: Widget) -> Element {
    let Some(drawing) = drawing(widget.spec) else {
        return element("div");
    };
    let worked = Memo::new(move |_| widget.values.with(work_out));
    let of = move |part: fn(&Worked) -> &String| move || worked.with(|worked| part(worked).clone());
    let moved = Moved {
        held: RwSignal::new(None),
        part: RwSignal::new(1.0),
    };
    let summary = live(of(|worked| &worked.summary));
    let title = widget.spec.title;
    let heading = classed("h3", "widget-title visually-hidden").text(title);
    let headline = classed("p", "summary headline").html_live(of(|worked| &worked.headline));
    let mut parts = vec![
        heading,
        headline,
        said(of(|worked| &worked.summary), moved.held),
    ];
    if !drawing.words.is_empty() {
        let words = drawing.words.iter().map(|words| self::words(widget, words));
        parts.push(classed("div", "scene-words").children(words.collect()));
    }
    parts.push(classed("div", "widget-body").children(scenes(widget, drawing, summary, moved)));
    let near = in_sight(drawing);
    parts.push(
        classed("fieldset", "starts-near")
            .flag("disabled", !widget.live)
            .child(classed("legend", "visually-hidden").text(&format!("{title}: starting points")))
            .children(
                drawing
                    .plays
                    .map(|(name, seconds)| play(widget, name, seconds, moved.part))
                    .into_iter()
                    .collect(),
            )
            .child(row(widget, "Starting points", near.clone())),
    );
    parts.push(
        classed("div", "drawn-folds")
            .child(how(widget, worked, &near))
            .child(fold("Share", share(widget))),
    );
    let frame = classed("div", "drawn").children(parts);
    #[cfg(feature = "web")]
    let frame = crate::browser::door::heard(
        frame,
        widget,
        live(move || worked.with(|worked| told(&worked.outputs))),
    );
    #[cfg(not(feature = "web"))]
    let _ = told;
    frame
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
        #[cfg(feature = "web")]
        crate::browser::frames(move |passed| {
            if playing.get_untracked() {
                part.update(|part| *part = (*part + passed / seconds).min(1.0));
                playing.set(part.get_untracked() < 1.0);
            }
            playing.get_untracked()
        });
        #[cfg(not(feature = "web"))]
        let _ = seconds;
    };
    #[cfg(feature = "web")]
    crate::browser::show_running(move || playing.get());
    button(press)
        .set("class", "play")
        .flag("disabled", !widget.live)
        .text_live(move || if playing.get() { "Pause" } else { name }.to_owned())
}

/// The finding for screen readers, once nothing is dragged.
fn said(
    summary: impl Fn() -> String + Send + Sync + 'static,
    held: RwSignal<Option<f64>>,
) -> Element {
    let said = Memo::new(move |before: Option<&String>| match (held.get(), before) {
        (Some(_), Some(before)) => before.clone(),
        _ => summary(),
    });
    classed("p", "visually-hidden")
        .set("aria-live", "polite")
        .text_live(move || said.get())
}

fn fold(title: &str, content: Element) -> Element {
    classed("details", "fold")
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
        .set("class", "word")
        .set_live("aria-pressed", move || {
            widget.values.with(chosen).to_string()
        })
        .text(shown)
    };
    classed("fieldset", "word-row")
        .flag("disabled", !widget.live)
        .child(element("legend").text(words.title))
        .children(words.options.iter().map(option).collect())
}

/// Formula, readings, assumptions, table, and every control.
fn how(widget: Widget, worked: Memo<Worked>, near: &[&'static Preset]) -> Element {
    let listened = listened();
    let open = RwSignal::new(false);
    // What nobody sees waits, unless the host of a frame may ask for it.
    let while_open = move |part: fn(&Worked) -> &String| {
        let html = Memo::new(move |before: Option<&String>| match before {
            Some(before) if !listened && !open.get() => before.clone(),
            _ => worked.with(|worked| part(worked).clone()),
        });
        move || html.get()
    };
    let of = move |part: fn(&Worked) -> &String| move || worked.with(|worked| part(worked).clone());
    let (mut controls, more) = inputs(widget);
    controls.extend(more);
    let rest: Vec<_> = widget
        .spec
        .presets
        .iter()
        .filter(|preset| !near.iter().any(|near| near.name == preset.name))
        .collect();
    let whole = [OURS.name, ARTICLE.name];
    let (shared, own): (Vec<_>, Vec<_>) = rest
        .into_iter()
        .partition(|preset| whole.contains(&preset.name));
    if !own.is_empty() {
        controls.push(row(widget, "More starting points", own));
    }
    if !shared.is_empty() {
        let words = "All figures, here and in the other sections:";
        let scenarios = classed("div", "scenarios").child(element("span").text(words));
        controls.push(scenarios.child(row(widget, "Scenario", shared)));
    }
    let title = widget.spec.title;
    let mut parts = vec![
        classed("div", "formulas").html_live(while_open(|worked| &worked.formulas)),
        classed("dl", "readings").html_live(of(|worked| &worked.readings)),
    ];
    if let Some(usual) = work_out(&Values::defaults(widget.spec)).plot {
        let plot = move || worked.with(|worked| worked.plot.clone());
        let shown = live(move || plot().unwrap_or_else(|| usual.clone()));
        let frame = classed("div", "calculator-plot").child(fitted(shown, worked_plot_view));
        parts.push(frame.flag_while("hidden", move || plot().is_none()));
    }
    parts.extend([
        classed("div", "calculator-picture").html_live(while_open(|worked| &worked.picture)),
        classed("p", "caveat").text_live(of(|worked| &worked.warning)),
        classed("fieldset", "controls")
            .flag("disabled", !widget.live)
            .child(classed("legend", "visually-hidden").text(&format!("{title}: controls")))
            .children(controls),
        classed("ul", "assumptions").html_live(while_open(|worked| &worked.assumptions)),
        classed("div", "table-scroll")
            .set("tabindex", "0")
            .set("role", "region")
            .set("aria-label", &format!("{title}: table"))
            .html_live(while_open(|worked| &worked.table)),
    ]);
    let how = classed("div", "how").children(parts);
    fold("How it is worked out", how).on("toggle", move |_| open.set(true))
}
