//! The view of `backprop`: the network at one step of the lesson, the step's
//! arithmetic, and updates that can be applied and undone.

mod picture;

use super::controls::{Choose, Count, Presets};
use super::net_diagram::NetDiagram;
use super::{Frame, Widget};
use crate::markup::{escape, table};
use crate::widget::backprop::descent::Descent;
use crate::widget::backprop::formulas::{Working, workings};
use crate::widget::backprop::{Lesson, Phase};
use crate::widget::small_net::{GROUPS, digits, named};
use leptos::prelude::*;

/// Most losses listed; older ones make room.
const LISTED: usize = 8;

/// The widget.
#[component]
pub(super) fn Backprop(widget: Widget) -> impl IntoView {
    let lesson = Memo::new(move |_| widget.values.with(Lesson::of));
    let phase = Memo::new(move |_| widget.values.with(Phase::of));
    let descent = RwSignal::new(Descent::default());
    let summary = Signal::derive(move || {
        widget
            .values
            .with(|values| (widget.spec.summary)(values, &[]))
    });
    let drawing = Signal::derive(move || lesson.with(|lesson| picture::draw(lesson, phase.get())));
    let tag =
        Signal::derive(move || format!("step {} of {}", phase.get().number(), Phase::ALL.len()));
    let controls = move || view! { <Steps widget lesson phase descent/> };
    let more = move || {
        view! {
            <Presets widget title="Examples"/>
            <div class="control-row">
                <Choose widget name="activation"/>
                {["x1", "x2", "target", "rate"].map(|name| view! { <Count widget name/> }).collect_view()}
            </div>
            <div class="weights">
                {GROUPS.map(|(title, names)| view! {
                    <fieldset class="weights-group counts">
                        <legend>{title}</legend>
                        {names.map(|name| view! { <Count widget name rounded=true/> }).collect_view()}
                    </fieldset>
                }).collect_view()}
            </div>
        }
    };
    let table = Signal::derive(move || lesson.with(all_steps));
    view! {
        <Frame
            widget
            tag
            summary
            controls=ViewFn::from(controls)
            more=ViewFn::from(more)
            table=Some(table)
        >
            <div class="lesson lesson-steps">
                <div class="lesson-net">
                    <NetDiagram drawing roomy=true/>
                    <p class="net-caption">{move || picture::caption(phase.get())}</p>
                </div>
                <div class="lesson-side">
                    <p class="step-title">{move || phase.get().title()}</p>
                    <div inner_html=move || lesson.with(|lesson| step(lesson, phase.get()))></div>
                </div>
            </div>
        </Frame>
    }
}

/// The arithmetic of one step; a rule that all its lines share stands once.
fn step(lesson: &Lesson, phase: Phase) -> String {
    let dense = phase == Phase::Update;
    let mut html = String::new();
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
#[component]
fn Steps(
    widget: Widget,
    lesson: Memo<Lesson>,
    phase: Memo<Phase>,
    descent: RwSignal<Descent>,
) -> impl IntoView {
    let refused = RwSignal::new(None::<String>);
    let go = move |to: Option<Phase>| {
        refused.set(None);
        if let Some(to) = to {
            widget.set("phase", to.value());
        }
    };
    let take = move |weights: [f64; 9]| {
        for (name, value) in named(&weights) {
            widget.set(name, value);
        }
    };
    let apply = move || {
        let applied = lesson.with(|lesson| descent.try_update(|descent| descent.apply(lesson)));
        match applied {
            Some(Ok(weights)) => {
                refused.set(None);
                take(weights);
            }
            Some(Err(why)) => refused.set(Some(why)),
            None => {}
        }
    };
    let undo = move |_| {
        refused.set(None);
        if let Some(Some(weights)) = descent.try_update(Descent::undo) {
            take(weights);
        }
    };
    let forward = move |_| match phase.get().next() {
        Some(next) => go(Some(next)),
        None => apply(),
    };
    let losses = Memo::new(move |_| {
        lesson.with(|lesson| {
            descent.with(|descent| {
                let leads_here = descent.leads_to(lesson);
                leads_here.then(|| descent.losses(lesson.loss))
            })
        })
    });
    view! {
        <button type="button" disabled=move || phase.get().back().is_none() on:click=move |_| go(phase.get().back())>
            "Back"
        </button>
        <button type="button" class="primary" on:click=forward>
            {move || if phase.get().next().is_some() { "Next step" } else { "Apply the update" }}
        </button>
        <Choose widget name="phase"/>
        <Show when=move || losses.with(Option::is_some)>
            <button type="button" on:click=undo>"Undo update"</button>
        </Show>
        <p class="descent" role="status">
            {move || refused.get().or_else(|| losses.get().map(|losses| list(&losses)))}
        </p>
    }
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
