//! The bet on the largest network: the slider, the law's bet, where it landed.

use super::Lab;
use crate::lab::experiment::{Dial, Experiment};
use crate::lab::results::{Results, Setting};
use crate::ui::{Element, Widget, element};
use crate::units::three_digits;
use crate::view::controls::ratio_slider;
use crate::widget::scaling_lab::BET;
use crate::widget::scaling_lab::experiment;
use leptos::prelude::*;

/// Whether the largest is to be bet on: only where sizes differ is there one.
pub(super) fn betting(widget: Widget) -> bool {
    widget.values.with(|values| {
        let Experiment { dial, only, .. } = experiment(values);
        BET.of(values) && dial == Dial::Parameters && only.is_none()
    })
}

/// The law through the others, at the largest.
pub(super) fn law_bet(experiment: &Experiment, results: &Results) -> Option<f64> {
    let size = results.settings(experiment).last()?.size;
    Some(results.law(experiment)?.loss(size))
}

/// The loss of the largest network, once all its runs are in.
pub(super) fn landed(experiment: &Experiment, results: &Results) -> Option<f64> {
    results.complete().then_some(())?;
    results.settings(experiment).last()?.median()
}

impl Lab {
    /// The control for the reader's guess of that loss: shown while it can be said.
    pub(super) fn bet_slider(self) -> Element {
        /// Places of the slider.
        const PLACES: f64 = 1000.0;
        let Self {
            chosen,
            runner,
            bets,
            to_bet_on,
            ..
        } = self;
        // It spans the losses that are in, down to half the best.
        let range = move || {
            let settings = runner
                .results
                .with(|results| results.settings(&chosen.get()));
            let medians = settings.iter().filter_map(Setting::median);
            let (low, high) = medians.fold((f64::INFINITY, 0.0), |(low, high), loss: f64| {
                (loss.min(low), loss.max(high))
            });
            (low / 2.0, high.max(low))
        };
        let reader = move || bets.get().reader;
        let set = move |bet| bets.update(|bets| bets.reader = Some(bet));
        let shown = move || {
            reader().map_or("no bet yet".into(), |bet| {
                format!("a loss of {}", three_digits(bet))
            })
        };
        let id = self.widget.element_id("your-bet");
        let slider = ratio_slider(&id, PLACES, range, reader, shown, set);
        element("div")
            .class("control lab-bet")
            .attr("hidden", move || !to_bet_on.get())
            .child(
                element("label")
                    .attr("for", &id)
                    .text("Your bet: where will the largest land?"),
            )
            .child(slider)
            .child(element("output").text(shown))
    }
}
