//! Skills, one by one: the same letters, counted in two ways.

use super::Lab;
use super::fields::choice;
use super::lines::ink;
use crate::lab::writing::{Family, Mastery};
use crate::language::Skill;
use crate::ui::{Element, element};
use crate::units::{percent, three_digits, whole};
use leptos::prelude::*;

/// How a skill is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Measure {
    /// The share of letters that it took for the likeliest.
    Right,
    /// Its surprise above a perfect predictor's.
    Nats,
}

/// A skill's name, and a line in which its letters stand between bars.
pub(super) fn title(skill: Skill) -> (&'static str, [&'static str; 3]) {
    match skill {
        Skill::Agreement => (
            "Agreement",
            ["the turtles that the cat tickles eat", "␣", "salt."],
        ),
        Skill::Copying => ("Copying", ["zack says: i fell. poor you, ", "z", "ack!"]),
        Skill::Sums => ("Sums", ["tom had 6 rings, lost 1, has ", "5", "."]),
        Skill::Brackets => ("Brackets", ["a box {a mop (a key", ")", " a cake}."]),
        Skill::Facts => ("Facts", ["mia puddle of ", "r", "ome is a clown."]),
    }
}

impl Lab {
    pub(super) fn skills(self) -> Element {
        let measure = RwSignal::new(Measure::Right);
        let name = self.widget.element_id("measure");
        let choice = |of: Measure, title: &str| choice(&name, measure, of, title);
        element("div")
            .child(element("p").text(
                "Some letters can only be right if a network has learned one thing. Here are those letters alone, for each size.",
            ))
            .child(
                element("fieldset")
                    .class("control")
                    .child(element("legend").text("Measured by"))
                    .child(choice(Measure::Right, "right or wrong"))
                    .child(choice(Measure::Nats, "surprise, in nats")),
            )
            .child(
                element("div")
                    .class("skills")
                    .inner_html(move || self.panels(measure.get())),
            )
            .child(element("p").class("soft").text(move || match measure.get() {
                Measure::Right => "Right: the sign that the network held for the likeliest was the one that came. Counted like this, a skill can seem to switch on. Which comes first depends on the seed.".to_owned(),
                Measure::Nats => "Surprise above that of a perfect predictor, each panel on its own scale. Counted like this, most of them come gradually. Which comes first depends on the seed.".to_owned(),
            }))
    }

    fn panels(self, measure: Measure) -> String {
        let outcomes = self.runner.family.with(Family::outcomes);
        if outcomes.is_empty() {
            return "<p>Train all five first.</p>".into();
        }
        if self.runner.learns.get().is_real_text() {
            return "<p>What tests a skill is known of Tattle alone.</p>".into();
        }
        let panel = |place: usize, skill: Skill| {
            let masteries: Vec<Mastery> = outcomes.iter().map(|o| o.skills[place]).collect();
            let (name, [before, tested, after]) = title(skill);
            format!(
                "<div><h4>{name}</h4><p class=\"line\">{before}<u>{tested}</u>{after}</p>{}</div>",
                self.chart(name, &masteries, measure)
            )
        };
        let all = Skill::ALL.into_iter().enumerate();
        all.map(|(place, skill)| panel(place, skill)).collect()
    }

    fn chart(self, name: &str, masteries: &[Mastery], measure: Measure) -> String {
        let value = |mastery: &Mastery| match measure {
            Measure::Right => mastery.right,
            Measure::Nats => mastery.excess.max(0.0),
        };
        let most = match measure {
            Measure::Right => 1.0,
            Measure::Nats => masteries.iter().map(value).fold(0.1, f64::max),
        };
        let written = |value: f64| match measure {
            Measure::Right => percent(value),
            Measure::Nats => three_digits(value),
        };
        let at = |rank: usize, value: f64| (40.0 + 45.0 * rank as f64, 108.0 - 92.0 * value / most);
        let mut path = String::new();
        let mut dots = String::new();
        let mut said = Vec::new();
        for (rank, mastery) in masteries.iter().enumerate() {
            let (x, y) = at(rank, value(mastery));
            path += &format!("{}{x} {y:.1}", if rank == 0 { "M" } else { "L" });
            dots += &format!(
                "<circle class=\"f-{}\" cx=\"{x}\" cy=\"{y:.1}\" r=\"6\"/>",
                ink(rank)
            );
            let size = whole(self.parameters[rank] as f64);
            said.push(format!("{size} parameters {}", written(value(mastery))));
        }
        let perfect = match measure {
            Measure::Right => 16,
            Measure::Nats => 108,
        };
        let ends = [self.parameters[0], self.parameters[4]].map(|size| whole(size as f64));
        format!(
            "<svg viewBox=\"0 0 240 132\" role=\"img\" aria-label=\"{name}: {}\">\
             <path class=\"grid\" d=\"M34 108H228M34 16H228\"/><path class=\"reference\" d=\"M34 {perfect}H228\"/>\
             <text x=\"30\" y=\"20\" text-anchor=\"end\">{}</text><text x=\"30\" y=\"112\" text-anchor=\"end\">0</text>\
             <text x=\"40\" y=\"128\" text-anchor=\"middle\">{}</text><text x=\"228\" y=\"128\" text-anchor=\"end\">{}</text>\
             <path class=\"s-ink\" d=\"{path}\"/>{dots}</svg>",
            said.join(", "),
            match measure {
                Measure::Right => "all".to_owned(),
                Measure::Nats => three_digits(most),
            },
            ends[0],
            ends[1]
        )
    }
}
