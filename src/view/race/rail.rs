//! The rail under the maps: how many of a hundred new points are right, from a
//! guess to all, and the marker by which the reader bets.
//!
//! Knows places on the rail; what a bet starts is the race's business.

use super::context::{Phase, Race};
use crate::browser;
use crate::ui::{Element, Event, element};
use crate::widget::race::{BETS, Scores, distance};
use leptos::prelude::*;

/// The steps of an arrow key are the slider's own; this is a page key's.
const PAGE: u32 = 5;

/// The bet at which the marker stands until it is touched.
const UNTOUCHED: u32 = 75;

/// The scores of these racers on one rail, with the marker where it is bet on.
pub(super) fn rail(race: Race, racers: &'static [usize], bet_on: bool) -> Element {
    let drawing = move || {
        let scores = race.scores();
        let phase = race.phase();
        let bet = race.bet.get();
        draw(phase, bet, scores, racers, bet_on)
    };
    let picture = |classes| element("svg").class(classes).attr("aria-hidden", "true");
    let rail = element("div").class("rail");
    if !browser::LIVE {
        // How it ended, for a page without programs.
        let end = draw(Phase::End, None, race.judged(), racers, bet_on);
        return rail
            .child(picture("rail-picture still-start").inner_html(drawing))
            .child(picture("rail-picture still-end").inner_html(&end));
    }
    let picture = picture("rail-picture").inner_html(drawing);
    if !(bet_on && race.widget.live) {
        return rail.child(picture);
    }
    let id = race.widget.element_id(if racers.len() == 1 {
        "bet"
    } else {
        "bet-narrow"
    });
    rail.child(slider(race, &id))
        .child(picture)
        .child(grip(race, &id))
}

/// The native slider: for keys and for those who do not see the rail.
fn slider(race: Race, id: &str) -> Element {
    let words = move || match race.bet.get() {
        Some(bet) => format!("Your bet: {bet} of 100 right"),
        None => "no bet yet".to_owned(),
    };
    element("input")
        .class("rail-slider")
        .attr("type", "range")
        .attr("id", id)
        .attr("min", &BETS.0.to_string())
        .attr("max", &BETS.1.to_string())
        .attr("step", "1")
        .attr("aria-label", "Where will the large network land?")
        .attr("aria-valuetext", words)
        .prop_value(move || race.bet.get().unwrap_or(UNTOUCHED).to_string())
        .on("input", move |event| {
            if let Some(bet) = crate::decimal::parse(&event_target_value(&event)) {
                race.place(bet);
            }
        })
        .on("keydown", move |event| {
            browser::on_key(&event, |key, _| key_pressed(race, key));
        })
}

/// Acts on a key that the slider itself does not know, or must not follow.
fn key_pressed(race: Race, key: &str) -> bool {
    let bet = race.bet.get_untracked().unwrap_or(UNTOUCHED);
    match (race.phase_now(), key) {
        (Phase::Start, "Enter") => {
            race.place(f64::from(bet));
            race.start();
        }
        (Phase::Start, "PageUp") => race.place(f64::from(bet + PAGE)),
        (Phase::Start, "PageDown") => race.place(f64::from(bet.saturating_sub(PAGE))),
        (Phase::Start, " ") => {}
        (Phase::Start, _) | (_, "Tab") => return false,
        (Phase::Run, " ") => race.run.train_or_pause(),
        // The bet is placed: the slider stays where it is.
        (_, "Enter" | "PageUp" | "PageDown" | "Home" | "End") => {}
        (_, key) => return key.starts_with("Arrow"),
    }
    true
}

/// Where a pointer takes hold: the whole rail. Letting go starts; a swipe that
/// turns out to scroll the page changes nothing.
fn grip(race: Race, id: &str) -> Element {
    let before = RwSignal::new(None::<Option<u32>>);
    let follow = move |event: &Event| {
        if let Some((along, _)) = browser::place(event) {
            let (low, high) = (f64::from(BETS.0), f64::from(BETS.1));
            race.place((low + along * (high - low)).round());
        }
    };
    element("label")
        .class("rail-grip")
        .attr("for", id)
        .on("pointerdown", move |event| {
            if race.phase_now() == Phase::Start && browser::hold_pointer(&event) {
                before.set(Some(race.bet.get_untracked()));
                follow(&event);
            }
        })
        .on("pointermove", move |event| {
            if before.get_untracked().is_some() {
                follow(&event);
            }
        })
        .on("pointerup", move |_| {
            if before.get_untracked().is_some() {
                before.set(None);
                race.start();
            }
        })
        .on("pointercancel", move |_| {
            if let Some(bet) = before.get_untracked() {
                before.set(None);
                race.bet.set(bet);
            }
        })
}

/// Heights in the picture.
const NUMBER: u32 = 34;
const RAIL: u32 = 50;
const LABEL: u32 = 84;

/// The place of a score along the rail, in percent.
fn along(right: u32) -> f64 {
    let (low, high) = BETS;
    f64::from(right.clamp(low, high) - low) * 100.0 / f64::from(high - low)
}

fn draw(
    phase: Phase,
    bet: Option<u32>,
    scores: Option<Scores>,
    racers: &[usize],
    bet_on: bool,
) -> String {
    let mut svg =
        format!("<line class=\"rail-line\" x1=\"0%\" x2=\"100%\" y1=\"{RAIL}\" y2=\"{RAIL}\"/>");
    for fifth in 1..5 {
        let x = fifth * 20;
        svg += &format!("<line class=\"rail-tick\" x1=\"{x}%\" x2=\"{x}%\" y1=\"45\" y2=\"55\"/>");
    }
    svg += "<line class=\"rail-end\" x1=\"0%\" x2=\"0%\" y1=\"36\" y2=\"64\"/>\
            <line class=\"rail-end\" x1=\"100%\" x2=\"100%\" y1=\"41\" y2=\"59\"/>";
    let scores = scores.filter(|_| phase != Phase::Start);
    svg += &ends(phase, bet.filter(|_| bet_on));
    // The large one first, so that at the start they lie in rings around one place.
    for racer in racers.iter().rev() {
        let right = scores.map_or(BETS.0, |scores| scores[*racer]);
        let (x, size) = (along(right), racer_size(*racer));
        // On one rail they start around one place, each within the next.
        let radii = if racers.len() == 1 {
            [6.0, 7.5, 9.0]
        } else {
            [3.5, 7.0, 10.5]
        };
        let radius = radii[*racer];
        if scores.is_some() && racers.len() == 1 {
            svg += &format!(
                "<line class=\"rail-done s-{size}\" x1=\"0%\" x2=\"{x}%\" y1=\"{RAIL}\" y2=\"{RAIL}\"/>"
            );
        }
        svg += &format!(
            "<circle class=\"rail-dot f-{size}\" cx=\"{x}%\" cy=\"{RAIL}\" r=\"{radius}\"/>"
        );
    }
    if let Some(scores) = scores {
        svg += &numbers(scores, racers);
    }
    if bet_on {
        svg += &marker(phase, bet, scores);
    }
    svg
}

fn racer_size(racer: usize) -> &'static str {
    ["size-1", "size-4", "size-7"][racer]
}

/// What the ends of the rail mean, where no words about the bet stand.
fn ends(phase: Phase, bet: Option<u32>) -> String {
    let placed = bet.filter(|_| phase != Phase::Start);
    let taken = |low: u32, high: u32| {
        placed.is_some_and(|bet| phase == Phase::End || (low..=high).contains(&bet))
    };
    let mut svg = String::new();
    if !taken(50, 66) {
        svg += &format!("<text class=\"rail-label\" x=\"0%\" y=\"{LABEL}\">50 right</text>");
    }
    if !taken(82, 100) {
        svg += &format!(
            "<text class=\"rail-label\" x=\"100%\" y=\"{LABEL}\" text-anchor=\"end\">all 100</text>"
        );
    }
    svg
}

/// The scores above their dots; of several on one rail each gives way to the next.
fn numbers(scores: Scores, racers: &[usize]) -> String {
    /// As near as two numbers may stand on a narrow rail.
    const APART: f64 = 11.0;
    let mut svg = String::new();
    let mut free = 101.0;
    for racer in racers.iter().rev() {
        let right = scores[*racer];
        let x = along(right).min(free);
        free = x - APART;
        if x >= 0.0 {
            svg += &format!(
                "<text class=\"rail-number\" x=\"{x}%\" y=\"{NUMBER}\" text-anchor=\"middle\">{right}</text>"
            );
        }
    }
    svg
}

/// The reader's marker: a handle to drag, and once the race runs a diamond that
/// stays where it was let go.
fn marker(phase: Phase, bet: Option<u32>, scores: Option<Scores>) -> String {
    if phase == Phase::Start {
        let x = along(bet.unwrap_or(UNTOUCHED));
        let number = bet.map_or_else(String::new, |bet| {
            format!("<text class=\"rail-number yours\" y=\"{NUMBER}\" text-anchor=\"middle\">{bet}</text>")
        });
        return format!(
            "<svg class=\"marker\" x=\"{x}%\" overflow=\"visible\">{number}<path class=\"marker-stem\" d=\"M0 38V70\"/>\
             <circle class=\"marker-focus\" cy=\"{LABEL}\" r=\"23\"/>\
             <circle class=\"marker-handle\" cy=\"{LABEL}\" r=\"17\"/>\
             <path class=\"marker-arrows\" d=\"M-4.5 77L-11 84L-4.5 91M4.5 77L11 84L4.5 91\"/></svg>"
        );
    }
    let Some(bet) = bet else {
        return String::new();
    };
    let x = along(bet);
    let mut svg = format!(
        "<svg class=\"marker\" x=\"{x}%\" overflow=\"visible\"><path class=\"marker-stem\" d=\"M0 38V62\"/>\
         <path class=\"marker-placed\" d=\"M0 42L8 50L0 58L-8 50Z\"/></svg>"
    );
    let (words, place, anchor) = match (phase, scores) {
        (Phase::End, Some(scores)) => {
            let to = along(scores[2]);
            svg += &format!(
                "<line class=\"marker-span\" x1=\"{x}%\" x2=\"{to}%\" y1=\"70\" y2=\"70\"/>\
                 <line class=\"marker-span\" x1=\"{x}%\" x2=\"{x}%\" y1=\"62\" y2=\"70\"/>\
                 <line class=\"marker-span\" x1=\"{to}%\" x2=\"{to}%\" y1=\"64\" y2=\"70\"/>"
            );
            let words = format!("you said {bet}: {}", distance(bet, scores));
            if bet <= 66 {
                (words, 0.0, "start")
            } else {
                (words, 100.0, "end")
            }
        }
        _ if bet <= 54 => (format!("you: {bet}"), 0.0, "start"),
        _ if bet >= 96 => (format!("you: {bet}"), 100.0, "end"),
        _ => (format!("you: {bet}"), x, "middle"),
    };
    let height = if phase == Phase::End {
        LABEL + 6
    } else {
        LABEL
    };
    svg + &format!(
        "<text class=\"rail-yours\" x=\"{place}%\" y=\"{height}\" text-anchor=\"{anchor}\">{words}</text>"
    )
}
