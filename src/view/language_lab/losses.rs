//! The losses of the family beside its sentences, and the reader's bet on the
//! largest.

use super::Lab;
use super::lines::ink;
use crate::browser;
use crate::lab::writing::{Family, WIDTHS};
use crate::language::SIGNS;
use crate::ui::{Element, button, element};
use crate::units::{three_digits, whole};
use crate::view::controls::ratio_slider;
use crate::widget::language_lab::Learns;
use leptos::prelude::*;

/// The ends of the axis, in nats a letter.
const ENDS: (f64, f64) = (0.36, 4.4);
/// Those where a few sentences are learned by heart.
const WIDE_ENDS: (f64, f64) = (0.09, 10.0);
/// Where the smallest and the largest network stand across, in percent.
const ACROSS: (f64, f64) = (6.0, 88.0);
/// The rank of the largest.
const LARGEST: usize = WIDTHS.len() - 1;
/// Places of the slider.
const PLACES: f64 = 240.0;

/// The loss of a network that holds every sign for as likely as any other.
fn knows_nothing() -> f64 {
    libm::log(SIGNS as f64)
}

/// The height of a loss from the top of an axis, in percent.
fn down(loss: f64, (low, high): (f64, f64)) -> f64 {
    100.0 * libm::log(high / loss.clamp(low, high)) / libm::log(high / low)
}

impl Lab {
    /// The chart, the bet and where it landed.
    pub(super) fn losses(self) -> Element {
        let id = self.widget.element_id("your-bet");
        let said = move || {
            self.bet.get().map_or("no bet yet".into(), |bet| {
                format!("a loss of {}", three_digits(bet))
            })
        };
        let set = move |bet: f64| {
            let bet = bet.max(self.floor().unwrap_or(0.0)).min(knows_nothing());
            self.bet.set(Some(bet));
        };
        let decided = move || self.landed().is_some();
        let grip = ratio_slider(
            &id,
            PLACES,
            move || self.ends(),
            move || self.bet.get(),
            said,
            set,
        );
        let complete = move || self.runner.family.with(Family::complete);
        element("div")
            .class("losses")
            .child(
                element("p")
                    .attr("aria-live", "polite")
                    .text(move || self.verdict_on_the_bet()),
            )
            .child(
                element("div")
                    .class("loss-plot")
                    .child(
                        grip.class("bet-grip")
                            .attr("aria-label", "Your bet on the loss of the largest")
                            .attr("aria-orientation", "vertical")
                            .attr("disabled", move || !browser::LIVE || decided())
                            .attr("hidden", decided),
                    )
                    .child(
                        element("div")
                            .class("loss-chart")
                            .inner_html(move || self.chart_of_losses()),
                    ),
            )
            .child(
                button(move || self.revealed.set(true))
                    .attr("hidden", move || !complete() || decided())
                    .attr("disabled", !browser::LIVE)
                    .text("Show the largest"),
            )
    }

    fn ends(self) -> (f64, f64) {
        match self.runner.learns.get() {
            Learns::Few => WIDE_ENDS,
            _ => ENDS,
        }
    }

    /// The loss of a perfect predictor on the same text, where it is known; before
    /// a run has ended, on that of the recorded one.
    fn floor(self) -> Option<f64> {
        if self.runner.learns.get().is_real_text() {
            return None;
        }
        let floor = self.runner.family.with(|family| {
            let ended = family.members.iter().find_map(|member| member.outcome);
            ended.and_then(|outcome| outcome.floor)
        });
        floor.or_else(|| self.runner.recorded_floor())
    }

    /// The loss of the largest, once the reader may see it.
    pub(super) fn landed(self) -> Option<f64> {
        let family = self.runner.family;
        let ended = family.with(|family| family.members[LARGEST].outcome)?;
        let all = family.with(Family::complete);
        let shown = self.revealed.get() || self.runner.live.get();
        (all && shown).then_some(ended.loss)
    }

    fn chart_of_losses(self) -> String {
        let parameters = self.parameters.map(|parameters| parameters as f64);
        let across = |rank: usize| {
            let along = libm::log(parameters[rank] / parameters[0])
                / libm::log(parameters[LARGEST] / parameters[0]);
            ACROSS.0 + along * (ACROSS.1 - ACROSS.0)
        };
        let ends = self.ends();
        let down = |loss: f64| down(loss, ends);
        let mut svg = String::new();
        let mut said = Vec::new();
        for loss in [3.0, 1.0] {
            let y = down(loss);
            svg += &format!(
                "<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"{y:.1}%\" y2=\"{y:.1}%\"/>\
                 <text x=\"-6\" y=\"{y:.1}%\" dy=\"4\" text-anchor=\"end\">{loss}</text>"
            );
        }
        // What lies where these labels would stand depends on the axis.
        let label = if self.runner.learns.get() == Learns::Few {
            "x=\"100%\" text-anchor=\"end\""
        } else {
            "x=\"0\""
        };
        let top = down(knows_nothing());
        svg += &format!(
            "<line class=\"dotted\" x1=\"0\" x2=\"100%\" y1=\"{top:.1}%\" y2=\"{top:.1}%\"/>\
             <text {label} y=\"{top:.1}%\" dy=\"-5\">knows nothing</text>"
        );
        if let Some(loss) = self.floor() {
            let y = down(loss);
            svg += &format!(
                "<line class=\"reference\" x1=\"0\" x2=\"100%\" y1=\"{y:.1}%\" y2=\"{y:.1}%\"/>\
                 <text x=\"-6\" y=\"{y:.1}%\" dy=\"4\" text-anchor=\"end\">{loss:.2}</text>\
                 <text {label} y=\"{y:.1}%\" dy=\"16\">perfect predictor</text>"
            );
        }
        let landed = self.landed();
        let losses = self.shown.with(|shown| shown.losses);
        for (rank, loss) in losses.iter().enumerate() {
            if rank == LARGEST && landed.is_none() {
                continue;
            }
            let loss = loss.unwrap_or_else(knows_nothing);
            let (x, y, ink) = (across(rank), down(loss), ink(rank));
            svg += &format!(
                "<line class=\"tail s-{ink}\" x1=\"{x:.1}%\" x2=\"{x:.1}%\" y1=\"{top:.1}%\" y2=\"{y:.1}%\"/>\
                 <circle class=\"f-{ink}\" cx=\"{x:.1}%\" cy=\"{y:.1}%\" r=\"6\"/>"
            );
            let parameters = whole(parameters[rank]);
            said.push(format!("{parameters} parameters {}", three_digits(loss)));
        }
        if self.runner.learns.get() == Learns::Few {
            for (rank, outcome) in self.runner.family.with(Family::outcomes).iter().enumerate() {
                svg += &format!(
                    "<circle class=\"by-heart s-{}\" cx=\"{:.1}%\" cy=\"{:.1}%\" r=\"5\"/>",
                    ink(rank),
                    across(rank),
                    down(outcome.train_loss)
                );
            }
            svg += &format!(
                "<text x=\"0\" y=\"{:.1}%\" dy=\"-4\">○ on its 40 sentences</text>",
                down(WIDE_ENDS.0)
            );
        }
        let bet = self.bet.get();
        if landed.is_none() || bet.is_some() {
            let middle = (ends.0 * ends.1).sqrt();
            let y = down(bet.unwrap_or(middle));
            // It gives way to a point that it would cover.
            let beside = landed.is_some_and(|landed| (down(landed) - y).abs() < 8.0);
            let x = across(LARGEST) + if beside { 7.0 } else { 0.0 };
            let arrows = match landed {
                None => "<path d=\"M-5 -14L0 -19L5 -14M-5 14L0 19L5 14\"/>",
                Some(_) => "",
            };
            svg += &format!(
                "<svg class=\"bet\" x=\"{x:.1}%\" y=\"{y:.1}%\"><path class=\"diamond\" d=\"M0 -8L8 0L0 8L-8 0Z\"/>{arrows}\
                 <text x=\"-14\" y=\"4\" text-anchor=\"end\">your bet</text></svg>"
            );
        }
        let label = format!(
            "Loss in nats a letter: {}. {}; one that knows nothing {}.",
            said.join(", "),
            self.floor()
                .map_or("Nobody knows the floor".into(), |floor| {
                    format!("A perfect predictor {}", three_digits(floor))
                }),
            three_digits(knows_nothing())
        );
        format!(
            "<svg role=\"img\" aria-label=\"{label}\">{svg}</svg>\
             <p><span>loss</span><span>small <i></i> large</span></p>"
        )
    }

    fn verdict_on_the_bet(self) -> String {
        let on_new = if self.runner.learns.get() == Learns::Few {
            "On new sentences nothing"
        } else {
            "Nothing"
        };
        let nothing = self.floor().map_or_else(
            || "How low this text lets anyone get, nobody knows.".to_owned(),
            |floor| format!("{on_new} gets below {}.", three_digits(floor)),
        );
        match (self.landed(), self.bet.get()) {
            (Some(landed), Some(bet)) => format!(
                "The largest landed at {}; you bet {}. {nothing}",
                three_digits(landed),
                three_digits(bet)
            ),
            (Some(landed), None) => {
                let law = self.runner.family.with(|family| family.law(LARGEST));
                let bet = law.map_or(String::new(), |law| {
                    let said = law.loss(self.parameters[LARGEST] as f64);
                    format!(
                        "You placed no bet; a line through the other four says {}. ",
                        three_digits(said)
                    )
                });
                let landed = three_digits(landed);
                format!("{bet}The largest landed at {landed}. {nothing}")
            }
            (None, _) => "Where will the largest land? Drag the diamond.".into(),
        }
    }

    /// What the loss is, and why knowing every rule does not bring it to zero.
    pub(super) fn why_there_is_a_floor(self) -> &'static str {
        if self.runner.learns.get().is_real_text() {
            "Loss: how much the next letter surprises, on average."
        } else {
            "Loss: how much the next letter surprises, on average. In Tattle, a language we made up, which animal comes next is chance, so knowing every rule still leaves the surprise of the dashed line. No size gets below it. Wavy: no word of Tattle."
        }
    }
}
