//! The view of `backprop`: the network at one step of the lesson, the step's
//! arithmetic, and updates that can be applied and undone.

mod picture;

use super::Frame;
use super::controls::{control, count, presets};
use super::net_diagram::{depicted, net_diagram};
use super::shown::Depiction;
use crate::markup::{escape, table};
use crate::ui::{Element, Widget, button, element, live};
use crate::widget::backprop::descent::Descent;
use crate::widget::backprop::formulas::{Working, workings};
use crate::widget::backprop::{Lesson, Phase};
use crate::widget::small_net::{GROUPS, digits, named};
use leptos::prelude::*;

/// Most losses listed; older ones make room.
const LISTED: usize = 8;

/// The widget.
pub(super) fn backprop(widget: Widget) -> Element {
    let lesson = move || widget.values.with(Lesson::of);
    let phase = move || widget.values.with(Phase::of);
    let group = |(title, names): (&str, [&'static str; 3])| {
        element("fieldset")
            .class("weights-group counts")
            .child(element("legend").text(title))
            .children(names.map(|name| count(widget, name, true)).into())
    };
    let settings = ["x1", "x2", "target", "rate"].map(|name| count(widget, name, false));
    Frame::new(widget)
        .tag(move || format!("step {} of {}", phase().number(), Phase::ALL.len()))
        .picture(vec![
            element("div")
                .class("lesson lesson-steps")
                .child(
                    element("div")
                        .class("lesson-net")
                        .child(net_diagram(
                            true,
                            live(move || picture::draw(&lesson(), phase())),
                        ))
                        .child(
                            element("p")
                                .class("net-caption")
                                .text(move || picture::caption(phase()).to_owned()),
                        ),
                )
                .child(
                    element("div")
                        .class("lesson-side")
                        .inner_html(move || step(&lesson(), phase())),
                ),
        ])
        .controls(steps(widget))
        .more(vec![
            presets(widget, "Examples"),
            element("div")
                .class("control-row")
                .child(control(widget, "activation"))
                .children(settings.into()),
            element("div")
                .class("weights")
                .children(GROUPS.into_iter().map(group).collect()),
        ])
        .table(move || all_steps(&lesson()))
        .shows(|| {
            Some(Depiction::Drawing(depicted(
                true,
                &picture::draw(&lesson(), phase()),
            )))
        })
        .finish()
}

/// The arithmetic of one step; a rule that all its lines share stands once.
fn step(lesson: &Lesson, phase: Phase) -> String {
    let dense = phase == Phase::Update;
    let mut html = format!("<p class=\"step-title\">{}</p>", escape(phase.title()));
    if dense {
        html += "<p class=\"rule\">new weight = weight − rate × gradient</p>";
    }
    html += if dense {
        "<ul class=\"workings dense\">"
    } else {
        "<ul class=\"workings\">"
    };
    for Working { symbols, numbers } in workings(lesson, phase) {
        // Of "new w₁ = …" the name is enough where the rule stands above.
        let symbols = if dense {
            symbols.split(" = ").next().unwrap_or_default()
        } else {
            &symbols
        };
        html += &format!(
            "<li><span class=\"symbols\">{}</span> <span class=\"numbers\">{}</span></li>",
            escape(symbols),
            escape(&numbers)
        );
    }
    html + "</ul>"
}

/// Every step's numbers.
fn all_steps(lesson: &Lesson) -> String {
    let rows = Phase::ALL.into_iter().flat_map(|phase| {
        let title = format!("{}. {}", phase.number(), phase.title());
        workings(lesson, phase)
            .into_iter()
            .map(move |line| vec![title.clone(), line.symbols.clone(), line.numbers])
    });
    table(&["Step", "Rule", "In numbers"], rows)
}

/// Back, on, and at the end the update.
fn steps(widget: Widget) -> Vec<Element> {
    let lesson = move || widget.values.with(Lesson::of);
    let phase = move || widget.values.with(Phase::of);
    let descent = RwSignal::new(Descent::default());
    let refused = RwSignal::new(String::new());
    let go = move |to: Option<Phase>| {
        refused.set(String::new());
        if let Some(to) = to {
            widget.set("phase", to.value());
        }
    };
    let take = move |weights: [f64; 9]| {
        for (name, value) in named(&weights) {
            widget.set(name, value);
        }
    };
    let apply = move || match descent.try_update(|descent| descent.apply(&lesson())) {
        Some(Ok(weights)) => {
            refused.set(String::new());
            take(weights);
        }
        Some(Err(why)) => refused.set(why),
        None => {}
    };
    let undo = move || {
        refused.set(String::new());
        if let Some(Some(weights)) = descent.try_update(Descent::undo) {
            take(weights);
        }
    };
    let forward = move || match phase().next() {
        Some(next) => go(Some(next)),
        None => apply(),
    };
    let leads_here = move || descent.with(|descent| descent.leads_to(&lesson()));
    let words = move || {
        let refused = refused.get();
        if refused.is_empty() && leads_here() {
            return descent.with(|descent| list(&descent.losses(lesson().loss)));
        }
        refused
    };
    let forward_title = move || {
        if phase().next().is_some() {
            "Next step"
        } else {
            "Apply the update"
        }
        .to_owned()
    };
    vec![
        button(move || go(phase().back()))
            .attr("disabled", move || phase().back().is_none())
            .text("Back"),
        button(forward).class("primary").text(forward_title),
        control(widget, "phase"),
        button(undo)
            .attr("hidden", move || !leads_here())
            .text("Undo update"),
        element("p")
            .class("descent")
            .attr("role", "status")
            .text(words),
    ]
}

/// "Loss so far: 0.68, 0.3, 0.12."
fn list(losses: &[f64]) -> String {
    let from = losses.len().saturating_sub(LISTED);
    let shown: Vec<String> = losses[from..].iter().map(|loss| digits(*loss)).collect();
    let earlier = if from > 0 { "… " } else { "" };
    let updates = losses.len() - 1;
    let plural = if updates == 1 { "" } else { "s" };
    format!(
        "Loss over {updates} update{plural}: {earlier}{}.",
        shown.join(" → ")
    )
}
