//! The law of the family: losses above the floor over sizes.

use super::Lab;
use crate::chart::{Axis, Ink, Layer, Margins, Plot, Scale, Shape};
use crate::data::models::gpt_3;
use crate::lab::writing::{Outcome, WIDTHS};
use crate::ui::{Element, element, live};
use crate::units::{count_in_words, percent, three_digits};
use crate::view::charts::{fitted, plot_view};
use crate::widget::language_lab::Learns;
use leptos::prelude::*;

/// The networks that the law bets from.
const OTHERS: usize = WIDTHS.len() - 1;

/// Where the floor is not known, nothing is taken away.
fn above(outcome: &Outcome) -> f64 {
    (outcome.loss - outcome.floor.unwrap_or(0.0)).max(1e-4)
}

/// Losses above the floor over sizes; the largest is left out until it is shown.
pub(super) fn plot(lab: Lab) -> Plot {
    let (outcomes, law) = lab
        .runner
        .family
        .with(|family| (family.outcomes(), family.law(OTHERS)));
    let size = |outcome: &Outcome| outcome.parameters as f64;
    let largest = lab.parameters[OTHERS] as f64;
    let mut layers = Vec::new();
    let shown = match lab.landed() {
        Some(_) => WIDTHS.len(),
        None => OTHERS,
    };
    if let Some(law) = law {
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
    /// The same losses above the floor, with the straight line through the first
    /// four.
    pub(super) fn law(self) -> Element {
        element("div")
            .child(element("p").text(
                "Take the floor away from each loss, and count in ratios on both axes: the points fall near a straight line. That is a scaling law. The line is drawn through the four smaller networks, so it bets on the largest too.",
            ))
            .child(fitted(live(move || plot(self)), plot_view))
            .child(element("p").text(move || self.what_the_law_said()))
    }

    /// What the law bet on the largest, and what it cost to know better.
    fn what_the_law_said(self) -> String {
        let (outcomes, law) = self
            .runner
            .family
            .with(|family| (family.outcomes(), family.law(OTHERS)));
        let (Some(largest), Some(law), true) = (outcomes.get(OTHERS), law, self.landed().is_some())
        else {
            return if self.runner.learns.get().is_real_text() {
                "Nobody knows how much of this text cannot be foreseen, so there is no floor to take away, and no line: what is drawn is the whole loss.".into()
            } else {
                "What the line says of the largest is told when its point is shown.".into()
            };
        };
        let flops: f64 = outcomes.iter().map(|outcome| outcome.flops).sum();
        if self.runner.learns.get() != Learns::Tattle {
            return format!(
                "The line said {} for the largest; it landed at {}.",
                three_digits(law.loss(largest.parameters as f64)),
                three_digits(largest.loss)
            );
        }
        format!(
            "The line said {} for the largest; it landed at {}. At this length of training, ten times the parameters leave {} of the loss above the floor. All five together took {} operations. GPT-3 took {}, {} times as many.",
            three_digits(law.loss(largest.parameters as f64)),
            three_digits(largest.loss),
            percent(libm::pow(10.0, -law.exponent)),
            count_in_words(flops),
            count_in_words(gpt_3::TRAINING_FLOP.value),
            count_in_words(gpt_3::TRAINING_FLOP.value / flops),
        )
    }
}
