//! The law of the family: losses above the floor over sizes.

use super::Lab;
use super::fields::choice;
use crate::chart::{Axis, Ink, Layer, Margins, Plot, Scale, Shape, Side};
use crate::data::models::gpt_3;
use crate::lab::writing::{COUNTING, Family, LETTERS_A_STEP, Outcome, WIDTHS};
use crate::ui::{Element, element, live};
use crate::units::{Seconds, count_in_words, percent, three_digits};
use crate::view::charts::{fitted, plot_view};
use crate::widget::language_lab::Learns;
use leptos::prelude::*;

/// The networks that the law bets from.
const OTHERS: usize = WIDTHS.len() - 1;

/// Where the floor is not known, nothing is taken away.
fn above(outcome: &Outcome) -> f64 {
    (outcome.loss - outcome.floor.unwrap_or(0.0)).max(1e-4)
}

/// What the losses are drawn over.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Over {
    /// The parameters of each, at its end.
    Size,
    /// The arithmetic that each had done, at each look.
    Computation,
}

impl Over {
    fn ends(self) -> (f64, f64) {
        match self {
            Self::Size => (1000.0, 80_000.0),
            Self::Computation => (3e7, 1e12),
        }
    }

    fn axis(self, title: &str) -> Axis {
        let (low, high) = self.ends();
        Axis::new(title, Scale::Logarithmic { low, high }, 5)
    }
}

/// The floor that is taken away, where it is known.
fn floor_of(outcomes: &[Outcome]) -> f64 {
    let floor = outcomes.first().and_then(|outcome| outcome.floor);
    floor.unwrap_or(0.0)
}

/// Losses above the floor; the largest is left out until it is shown.
pub(super) fn plot(lab: Lab, over: Over) -> Plot {
    let shown = match lab.landed() {
        Some(_) => WIDTHS.len(),
        None => OTHERS,
    };
    let (x, mut layers) = match over {
        Over::Size => over_size(lab, shown),
        Over::Computation => over_computation(lab, shown),
    };
    if lab.runner.learns.get() == Learns::Tattle {
        let floor = lab
            .runner
            .family
            .with(|family| floor_of(&family.outcomes()));
        layers.extend(COUNTING.iter().skip(1).map(|(back, loss)| Layer::Tag {
            at: (over.ends().1, loss - floor),
            text: match back {
                1 => "1 letter".to_owned(),
                back => format!("{back} letters"),
            },
            side: Side::Right,
        }));
    }
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
        x,
        y: Axis::new("Loss above the floor, nats a letter", y, 5),
        layers,
    }
}

fn points(points: Vec<(f64, f64)>, rank: usize, label: String) -> Layer {
    Layer::Points {
        points,
        ink: ink_of(rank),
        shape: Shape::Disc,
        label,
    }
}

fn ink_of(rank: usize) -> Ink {
    Ink::Size([1, 2, 4, 6, 7][rank.min(OTHERS)])
}

fn over_size(lab: Lab, shown: usize) -> (Axis, Vec<Layer>) {
    let (outcomes, law) = lab
        .runner
        .family
        .with(|family| (family.outcomes(), family.law(OTHERS)));
    let mut layers = Vec::new();
    if let Some(law) = law {
        let ends = [lab.parameters[0] as f64, lab.parameters[OTHERS] as f64];
        layers.push(Layer::Line {
            points: ends.map(|size| (size, law.loss(size) - law.floor)).into(),
            ink: Ink::Ink,
            dashed: false,
            label: String::new(),
        });
    }
    for (rank, outcome) in outcomes.iter().enumerate().take(shown) {
        let size = outcome.parameters as f64;
        let at = (size, above(outcome));
        layers.push(points(vec![at], rank, count_in_words(size)));
    }
    (Over::Size.axis("Parameters"), layers)
}

/// A line for each network, as it learned.
fn over_computation(lab: Lab, shown: usize) -> (Axis, Vec<Layer>) {
    let mut layers = Vec::new();
    lab.runner.family.with(|family| {
        let floor = floor_of(&family.outcomes());
        for (rank, member) in family.members.iter().enumerate().take(shown) {
            let a_step = 6.0 * lab.parameters[rank] as f64 * LETTERS_A_STEP as f64;
            let seen = member.looks.iter().map(|look| {
                let above = f64::from(look.loss) - floor;
                (a_step * look.step as f64, above.max(1e-4))
            });
            let seen: Vec<(f64, f64)> = seen.collect();
            layers.push(Layer::Line {
                points: seen.clone(),
                ink: ink_of(rank),
                dashed: false,
                label: String::new(),
            });
            let end = seen.last().copied().into_iter().collect();
            layers.push(points(
                end,
                rank,
                count_in_words(lab.parameters[rank] as f64),
            ));
        }
    });
    (Over::Computation.axis("Arithmetic operations"), layers)
}

impl Lab {
    /// The same losses above the floor: over size with the straight line through
    /// the first four, or over computation.
    pub(super) fn law(self) -> Element {
        let over = RwSignal::new(Over::Size);
        let name = self.widget.element_id("over");
        let choice = |of: Over, title: &str| choice(&name, over, of, title);
        element("div")
            .child(element("p").text(move || match over.get() {
                Over::Size => "Take the floor away from each loss, and count in ratios on both axes: the points fall near a straight line. That is a scaling law. The line is drawn through the four smaller networks, so it bets on the largest too.",
                Over::Computation => "Each line is a network as it learns. For little arithmetic the small ones are ahead, for more the larger ones; the lower edge of all lines is the best that a budget buys.",
            }.to_owned()))
            .child(
                element("fieldset")
                    .class("control")
                    .child(element("legend").text("Against"))
                    .child(choice(Over::Size, "size"))
                    .child(choice(Over::Computation, "computation")),
            )
            .child(fitted(live(move || plot(self, over.get())), plot_view))
            .child(
                element("p")
                    .attr("hidden", move || over.get() == Over::Computation)
                    .text(move || self.what_the_law_said()),
            )
            .child(element("p").class("soft").attr("hidden", move || self.runner.learns.get() != Learns::Tattle).text(
                "At the right: what counting reaches that looks so many letters back, without any network, after a million letters.",
            ))
    }

    /// What the law bet on the largest, and how it did.
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
        let said = law.loss(largest.parameters as f64) - law.floor;
        let said = format!(
            "The line said {} above the floor for the largest; it landed {} above it.",
            three_digits(said),
            three_digits(above(largest))
        );
        if self.runner.learns.get() != Learns::Tattle {
            return said;
        }
        format!(
            "{said} At this length of training, ten times the parameters leave {} of the loss above the floor.",
            percent(libm::pow(10.0, -law.exponent))
        )
    }

    /// What it took to train all five, beside GPT-3.
    pub(super) fn what_it_took(self) -> String {
        let outcomes = self.runner.family.with(Family::outcomes);
        if outcomes.len() < WIDTHS.len() {
            return String::new();
        }
        let flops: f64 = outcomes.iter().map(|outcome| outcome.flops).sum();
        format!(
            "These five took {} operations. If that were one second, GPT-3 would have trained for {}. ",
            count_in_words(flops),
            Seconds(gpt_3::TRAINING_FLOP.value / flops)
        )
    }
}
