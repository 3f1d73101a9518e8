//! What stands below the maps: the question, the way, the verdict. One at a
//! time, in the same room, so that nothing moves.

use super::context::{Phase, Race};
use crate::browser;
use crate::ui::{Element, button, element};
use crate::units::{three_digits, whole};
use crate::widget::race::{BETS, STEPS, lesson, progress, results, verdict};
use leptos::prelude::*;

/// The question, and ways to answer it without a pointer.
pub(super) fn at_the_start(race: Race) -> Element {
    let refused = RwSignal::new(String::new());
    let question = element("p")
        .class("race-question")
        .text("Where will the large one land?");
    let hint = move || {
        let why = refused.get();
        if !why.is_empty() {
            return why;
        }
        match race.bet.get() {
            Some(_) => "Let go, or press Enter, to start.".to_owned(),
            None => "Drag, and let go to start.".to_owned(),
        }
    };
    let read = move |text: &str| {
        let (low, high) = BETS;
        let number = crate::decimal::parse(text);
        let range = f64::from(low)..=f64::from(high);
        if let Some(bet) = number.filter(|bet| range.contains(bet)) {
            refused.set(String::new());
            race.place(bet.round());
            true
        } else {
            refused.set(format!("A number from {low} to {high}."));
            false
        }
    };
    let field = if race.widget.live {
        element("input")
            .class("field")
            .attr("type", "text")
            .attr("inputmode", "numeric")
            .attr("autocomplete", "off")
            .attr("aria-label", "Your bet, of 100")
            .prop_value(move || {
                race.bet
                    .get()
                    .map_or_else(String::new, |bet| bet.to_string())
            })
            .on("change", move |event| {
                read(&event_target_value(&event));
            })
            .on("keydown", move |event| {
                browser::on_key(&event, |key, _| {
                    if key == "Enter" && read(&event_target_value(&event)) {
                        race.start();
                    }
                    key == "Enter"
                });
            })
    } else {
        element("span").class("field still")
    };
    element("div")
        .class("race-start")
        .attr("hidden", move || race.phase() != Phase::Start)
        .child(question)
        .child(
            element("p")
                .class("race-hint")
                .attr("role", "status")
                .text(hint),
        )
        .child(
            element("p")
                .class("race-typed")
                .child(element("span").text("or type"))
                .child(field)
                .child(
                    button(move || race.start())
                        .class("quiet")
                        .attr("disabled", !race.widget.live)
                        .text("Start"),
                ),
        )
        .child(recorded_words(race))
}

/// How it ended, for a page without programs.
fn recorded_words(race: Race) -> Element {
    let ended = race.judged().filter(|_| !browser::LIVE);
    let words = ended.map_or_else(String::new, |scores| {
        format!(
            "After {} lessons: {}.",
            whole(STEPS as f64),
            results(scores)
        )
    });
    element("p").class("still-end").text(&words)
}

/// How far they are, and the button that holds them.
pub(super) fn on_the_way(race: Race) -> Element {
    let line = move || {
        let done = 100.0 * race.step() as f64 / STEPS as f64;
        format!(
            "<line class=\"rail-line\" x1=\"0%\" x2=\"100%\" y1=\"2\" y2=\"2\"/>\
             <line class=\"race-done\" x1=\"0%\" x2=\"{}%\" y1=\"2\" y2=\"2\"/>",
            three_digits(done)
        )
    };
    let held = move || {
        if race.run.running.get() {
            "Pause"
        } else {
            "Go on"
        }
        .to_owned()
    };
    element("div")
        .class("race-way")
        .attr("hidden", move || race.phase() != Phase::Run)
        .child(element("p").text(move || progress(race.step())))
        .child(
            element("svg")
                .class("race-line")
                .attr("aria-hidden", "true")
                .inner_html(line),
        )
        .child(
            button(move || race.run.train_or_pause())
                .class("text-button")
                .text(held),
        )
}

/// The verdict, for eyes, as the frame's sentence has it too, and two ways on.
pub(super) fn at_the_end(race: Race) -> Element {
    let words = move || {
        let scores = race.scores().filter(|_| race.phase() == Phase::End);
        scores.map_or_else(String::new, |scores| {
            let bet = race.bet.get();
            let said = verdict(bet, scores);
            let yours = bet.map_or_else(String::new, |bet| bet.to_string());
            let said = match said
                .strip_prefix("You said ")
                .and_then(|rest| rest.strip_prefix(&yours))
            {
                Some(rest) if bet.is_some() => {
                    format!("You said <b class=\"yours\">{yours}</b>{rest}")
                }
                _ => said,
            };
            format!(
                "<p class=\"race-verdict\">{said}</p><p class=\"race-lesson\">{}</p>",
                lesson(scores)
            )
        })
    };
    element("div")
        .class("race-end")
        .attr("hidden", move || race.phase() != Phase::End)
        .child(element("div").attr("aria-hidden", "true").inner_html(words))
        .child(
            element("div")
                .class("race-on")
                .child(
                    element("a")
                        .class("primary")
                        .attr("href", "#widget-guess")
                        .text("Now bet on ten times bigger"),
                )
                .child(
                    button(move || race.once_more())
                        .class("text-button")
                        .text("Once more, other points"),
                ),
        )
}
