//! The view of `language-lab`: five language models grow up, one sentence each.

mod asking;
mod completion;
mod export;
mod fields;
mod law;
mod letters;
mod line_up;
mod lines;
mod losses;
mod recorded;
mod runner;
mod skills;
mod surprise;
mod table;
mod texts;

use super::Frame;
use super::controls::controls;
use super::shown::Depiction;
use crate::lab::writing::saved::SavedError;
use crate::lab::writing::{Family, LETTERS_A_STEP, WIDTHS, perfect_line};
use crate::language::Tattle;
use crate::language::alphabet::decode;
use crate::spec::Value;
use crate::ui::{Element, StaticRef, Widget, button, element};
use crate::units::{Seconds, whole};
use crate::widget::language_lab::{DICE, LENGTH, Learns, SEED, THROWS, dice};
use leptos::prelude::*;
use line_up::Shown;
use runner::{Each, Runner, Work};

/// The widget.
pub(super) fn language_lab(widget: Widget) -> Element {
    let Some(lab) = Lab::new(widget) else {
        return element("p").text("The language could not be read.");
    };
    let runner = lab.runner;
    let busy = move || runner.work.get() != Work::None;
    let inputs = vec![
        button(move || lab.press())
            .class("primary")
            .text(move || lab.verb().to_owned()),
        button(move || lab.train("long"))
            .attr("hidden", busy)
            .text("Longer"),
        button(move || lab.throw_again())
            .attr("disabled", busy)
            .text("Throw the dice again"),
        button(move || lab.reset()).text("Reset"),
    ];
    let mut frame = Frame::new(widget);
    // On demand, and only where there is someone to demand it.
    if widget.live {
        frame = frame
            .fold("Complete my sentence", lab.completion())
            .fold("Letter by letter", lab.surprise())
            .fold("The law", lab.law())
            .fold("Skills, one by one", lab.skills())
            .fold("Where size fails, and real text", lab.texts());
    }
    let mut more = controls(widget, &[LENGTH.spec.name, SEED.spec.name, DICE.spec.name]);
    more.push(export::csv_button(lab));
    more.extend(export::networks(lab));
    let picture = element("div")
        .class("family")
        .attr("id", &widget.element_id("family"))
        .attr("tabindex", "-1")
        .child(lab.line_up())
        .child(lab.losses());
    frame
        .tag(move || lab.tag())
        .summary(move || lab.summary())
        .quiet(busy)
        .picture(vec![
            picture,
            lab.moments(),
            lab.floor_explained(),
            lab.status(),
        ])
        .controls(inputs)
        .more(more)
        .table(move || table::table(lab))
        .outputs(move || runner.family.with(outputs))
        .shows(|| Some(Depiction::Chart(law::plot(lab, law::Over::Size))))
        .finish()
}

/// The family, the language and what is looked at.
#[derive(Clone, Copy)]
struct Lab {
    widget: Widget,
    language: StaticRef<Tattle<'static>>,
    runner: Runner,
    /// The moment that is looked at; none follows the training.
    moment: RwSignal<Option<usize>>,
    shown: Memo<Shown>,
    /// What the perfect predictor writes with those dice.
    perfect: Memo<String>,
    /// The reader's bet on the loss of the largest, in nats a letter.
    bet: RwSignal<Option<f64>>,
    /// Where the largest of the recorded family landed is shown.
    revealed: RwSignal<bool>,
    widths: Each<usize>,
    parameters: Each<usize>,
}

impl Lab {
    fn new(widget: Widget) -> Option<Self> {
        let jobs = Family::new(1, 1).jobs();
        let mut lab = Self {
            widget,
            language: StaticRef::new(Tattle::of_the_article().ok()?),
            runner: Runner::new(widget),
            moment: RwSignal::default(),
            shown: Memo::new(|_| Shown::default()),
            perfect: Memo::new(|_| String::new()),
            bet: RwSignal::default(),
            revealed: RwSignal::default(),
            widths: WIDTHS,
            parameters: jobs.map(|job| job.parameters()),
        };
        let shown = Memo::new(move |_| lab.shown());
        let dice = Memo::new(move |_| shown.with(|shown| shown.dice.max(1)));
        lab.shown = shown;
        lab.perfect = Memo::new(move |_| {
            let line = perfect_line(&lab.language, &[], 1.0, dice.get());
            decode(&line.unwrap_or_default())
        });
        Some(lab)
    }

    fn tag(self) -> String {
        let kind = match (
            self.runner.live.get(),
            self.runner.family.with(Family::moments),
        ) {
            (true, _) => "live",
            (false, 0) => "not trained yet",
            (false, _) => "recorded",
        };
        format!(
            "{kind}, seed {}",
            self.runner.family.with(|family| family.seed)
        )
    }

    /// The verb of the main button.
    fn verb(self) -> &'static str {
        match self.runner.work.get() {
            Work::None => "Train all five",
            Work::Training => "Pause",
            Work::Paused => "Go on",
        }
    }

    fn press(self) {
        match self.runner.work.get_untracked() {
            Work::None => self.train("short"),
            Work::Training => self.runner.pause(true),
            Work::Paused => self.runner.pause(false),
        }
    }

    /// A bet that is still open holds for the run that begins.
    fn train(self, length: &'static str) {
        if untrack(|| self.landed()).is_some() {
            self.bet.set(None);
        }
        self.moment.set(None);
        self.revealed.set(false);
        self.runner.train(length);
    }

    /// Takes the networks of a file.
    fn load(self, text: &str) -> Result<(), SavedError> {
        self.runner.load(text)?;
        self.forget();
        Ok(())
    }

    fn reset(self) {
        self.forget();
        self.runner.reset();
    }

    /// The bet and what was looked at belong to other networks.
    fn forget(self) {
        self.moment.set(None);
        self.bet.set(None);
        self.revealed.set(false);
    }

    fn throw_again(self) {
        let now = self.widget.values.with_untracked(dice);
        let next = 1 + now % THROWS;
        self.moment.set(None);
        self.widget.set(DICE.spec.name, Value::Number(next as f64));
    }

    fn floor_explained(self) -> Element {
        element("p")
            .class("floor-explained")
            .text(move || self.why_there_is_a_floor().to_owned())
    }

    /// How far the training is, and what it will take.
    fn status(self) -> Element {
        let runner = self.runner;
        let busy = move || runner.work.get() != Work::None;
        element("p")
            .class("lab-status")
            .child(
                element("progress")
                    .attr("max", "1")
                    .attr("aria-label", "Training")
                    .attr("value", move || runner.progress().0.to_string())
                    .attr("hidden", move || !busy()),
            )
            .child(element("span").text(move || {
                let short = runner.live.get() && runner.family.with(|family| family.steps < 2000);
                if !busy() && short && runner.learns.get() == Learns::Tattle {
                    return "The recorded five had read four times as much: “Longer” does the same.".to_owned();
                }
                if !busy() {
                    let took = self.what_it_took();
                    return format!("{took}Training takes seconds, “Longer” half a minute; nothing leaves this device.");
                }
                let all = runner.family.with(|family| family.steps * LETTERS_A_STEP);
                let left = runner.progress().1.map_or(String::new(), |left| {
                    format!(", {} left", Seconds(left.max(1.0).round()))
                });
                format!("{} of {} letters{left}", whole(runner.letters() as f64), whole(all as f64))
            }))
    }
}

/// The law through the whole family, and how its largest did.
fn outputs(family: &Family) -> Vec<Value> {
    let law = family.law(WIDTHS.len());
    let outcomes = family.outcomes();
    let number = |number: Option<f64>| number.map_or(Value::Text(String::new()), Value::Number);
    vec![
        number(law.map(|law| law.exponent)),
        number(outcomes.first().and_then(|outcome| outcome.floor)),
        number(law.map(|law| law.r_squared)),
        number(outcomes.get(WIDTHS.len() - 1).map(|outcome| outcome.loss)),
    ]
}
