//! The view of `race`: three networks learn one thing side by side, and the
//! reader bets where the large one will land. The bet starts the race.

mod context;
mod foot;
mod lane;
mod map;
mod net;
mod rail;
mod scores;
mod table;

use super::Frame;
use super::controls::count;
use super::points::points_plot;
use super::run::RunHandle;
use super::shown::{Depiction, Map};
use crate::ui::{Element, Widget, button, element, live};
use crate::units::whole;
use crate::widget::race::{RACERS, STEPS, describe};
use context::{Phase, Race};
use leptos::prelude::*;

/// The widget.
pub(super) fn race(widget: Widget) -> Element {
    let race = Race::of(widget);
    let run = race.run;
    let summary = move || {
        let said = || describe(race.step(), race.bet.get(), race.scores());
        run.failure().unwrap_or_else(said)
    };
    let racers = (0..RACERS.len())
        .map(|index| lane::racer(race, index))
        .collect();
    let finished = move || race.phase() == Phase::End;
    Frame::new(widget)
        .before_headings()
        .tag(move || {
            let step = run.with(0, |network| network.map_or(0, |n| n.progress.step));
            let (done, all) = (whole(step as f64), whole(STEPS as f64));
            format!("{}, step {done} of {all}", run.tag())
        })
        .summary(summary)
        .quiet(move || run.running.get())
        .picture(vec![
            element("div").class("racers").children(racers),
            element("div")
                .class("rail-together")
                .child(rail::rail(race, &[0, 1, 2], true)),
            element("div").class("race-foot").children(vec![
                foot::at_the_start(race),
                foot::on_the_way(race),
                foot::at_the_end(race),
            ]),
        ])
        .more(vec![
            run.train_button(move || race.train()),
            button(move || run.step())
                .attr("disabled", move || run.running.get() || finished())
                .text("Step"),
            button(move || run.reset()).text("Reset"),
            count(widget, "seed", false),
        ])
        .table(move || run.shown.with(|shown| table::results(&shown.networks)))
        .record(run.record(false))
        .outputs(move || run.shown.with(|shown| table::outputs(&shown.networks)))
        .shows(|| {
            Some(Depiction::Maps(
                (0..RACERS.len())
                    .map(|racer| depicted(run, racer))
                    .collect(),
            ))
        })
        .finish()
}

/// What one of them answers over the plane, for pictures elsewhere.
fn depicted(run: RunHandle, index: usize) -> Map {
    Map {
        field: run.with_pictures(index, |network| network?.output.clone()),
        points: points_plot(run, live(|| false))(),
    }
}
