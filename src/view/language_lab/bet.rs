//! The bet on the largest network, and the law that bets too.

use super::Lab;
use crate::chart::{Axis, Ink, Layer, Margins, Plot, Scale, Shape};
use crate::lab::writing::{Family, Outcome, WIDTHS};
use crate::ui::{Element, button, element, live};
use crate::units::{count_in_words, three_digits};
use crate::view::charts::{fitted, plot_view};
use crate::view::controls::ratio_slider;
use leptos::prelude::*;

/// The networks that the law bets from.
const OTHERS: usize = WIDTHS.len() - 1;

fn above(outcome: &Outcome) -> f64 {
    (outcome.loss - outcome.floor).max(1e-4)
}

/// Losses above the floor over sizes.
pub(super) fn plot(lab: Lab, with_largest: bool) -> Plot {
    let (outcomes, law) = lab
        .runner
        .family
        .with(|family| (family.outcomes(), family.law(OTHERS)));
    let size = |outcome: &Outcome| outcome.parameters as f64;
    let largest = lab.parameters[OTHERS] as f64;
    let mut layers = Vec::new();
    let shown = outcomes.len() - usize::from(!with_largest && outcomes.len() == WIDTHS.len());
    if let (Some(law), true) = (law, with_largest) {
        let ends = [lab.parameters[0] as f64, largest];
        layers.push(Layer::Line {
            points: ends.map(|size| (size, law.loss(size) - law.floor)).into(),
            ink: Ink::Ink,
            dashed: false,
            label: String::new(),
        });
    }
    for (rank, outcome) in outcomes.iter().enumerate().take(shown) {
        layers.push(Layer::Points {
            points: vec![(size(outcome), above(outcome))],
            ink: Ink::Size([1, 2, 4, 6, 7][rank.min(4)]),
            shape: Shape::Disc,
            label: count_in_words(size(outcome)),
        });
    }
    if let Some(bet) = lab.bet.get() {
        layers.push(Layer::Points {
            points: vec![(largest, bet)],
            ink: Ink::Accent,
            shape: Shape::Diamond,
            label: "your bet".into(),
        });
        layers.push(Layer::Note {
            at: (largest, bet),
            text: "your bet".into(),
        });
    }
    let x = Scale::Logarithmic {
        low: 1000.0,
        high: 80_000.0,
    };
    let y = Scale::Logarithmic {
        low: 0.01,
        high: 3.0,
    };
    Plot {
        width: 720.0,
        height: 340.0,
        margins: Margins {
            left: 54.0,
            right: 90.0,
            top: 30.0,
            bottom: 48.0,
        },
        x: Axis::new("Parameters", x, 5),
        y: Axis::new("Loss above the floor, nats a letter", y, 5),
        layers,
    }
}

impl Lab {
    pub(super) fn betting(self) -> Element {
        const PLACES: f64 = 200.0;
        // From the loss of the smallest down to a hundredth of it.
        let range = move || {
            let first = self
                .runner
                .family
                .with(|family| family.outcomes().first().map(above));
            let high = first.unwrap_or(1.0);
            (high / 100.0, high)
        };
        let said = move || {
            self.bet.get().map_or("no bet yet".into(), |bet| {
                format!("{} nats above the floor", three_digits(bet))
            })
        };
        let complete = move || self.runner.family.with(Family::complete);
        let id = self.widget.element_id("your-bet");
        let set = move |bet| self.bet.set(Some(bet));
        let slider = ratio_slider(&id, PLACES, range, move || self.bet.get(), said, set);
        element("div")
            .child(element("p").text(
                "The loss is how surprised a network is by the next letter. The floor is the surprise of a perfect predictor, which nobody can avoid. Four networks are drawn: where will the largest land?",
            ))
            .child(fitted(live(move || plot(self, self.revealed.get())), plot_view))
            .child(
                element("div")
                    .class("control lab-bet")
                    .child(
                        element("label")
                            .attr("for", &id)
                            .text("Your bet on the largest"),
                    )
                    .child(slider)
                    .child(element("output").text(said)),
            )
            .child(
                element("div").class("controls").child(
                    button(move || self.revealed.set(true))
                        .attr("disabled", move || !complete() || self.revealed.get())
                        .text("Show where it landed"),
                ),
            )
            .child(
                element("p")
                    .attr("aria-live", "polite")
                    .text(move || self.landed()),
            )
    }

    /// Where the largest landed, and whose bet was nearer.
    fn landed(self) -> String {
        if !self.revealed.get() {
            return String::new();
        }
        let (outcomes, law) = self
            .runner
            .family
            .with(|family| (family.outcomes(), family.law(OTHERS)));
        let Some(largest) = outcomes.get(OTHERS) else {
            return String::new();
        };
        let landed = above(largest);
        let percent = |share: f64| format!("{:.0}%", share * 100.0);
        let off = |bet: f64| percent((bet / landed - 1.0).abs());
        let mut said = format!(
            "It landed {} nats above the floor of {}.",
            three_digits(landed),
            three_digits(largest.floor)
        );
        if let Some(bet) = self.bet.get() {
            said += &format!(" Your bet was {} off.", off(bet));
        }
        if let Some(law) = law {
            let bet = law.loss(largest.parameters as f64) - law.floor;
            said += &format!(
                " The straight line through the other four said {}, {} off. At this length of training, ten times the parameters leave {} of the loss above the floor.",
                three_digits(bet),
                off(bet),
                percent(libm::pow(10.0, -law.exponent))
            );
        }
        said
    }
}
