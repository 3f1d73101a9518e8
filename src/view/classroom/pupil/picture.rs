//! The pupil's chart: what the two networks came to, and the bet.

use super::lesson::{AT_589, Lesson};
use super::step::Step;
use crate::browser;
use crate::class::plan::{BET_ON, Round};
use crate::ui::{Element, element};
use crate::units::{three_digits, whole};
use crate::view::classroom::chart::{Axes, DESK, Form, LOW, Mark, PHONE};
use leptos::prelude::*;

/// The pupil's own points. Neither law nor floor: they would give the lesson away.
pub(super) fn chart(lesson: Lesson) -> Element {
    let axes = move || {
        let measures = if browser::is_narrow() { PHONE } else { DESK };
        let losses = lesson.trained.get().into_iter().flatten();
        Axes::around(measures, losses.map(|trained| trained.loss))
    };
    let words = move || {
        let trained = lesson.trained.get().into_iter().flatten();
        let points: Vec<String> = trained
            .map(|trained| {
                format!(
                    "{} parameters, loss {}",
                    whole(trained.parameters as f64),
                    three_digits(trained.loss)
                )
            })
            .collect();
        format!(
            "Loss over parameters. Your networks: {}.",
            points.join("; ")
        )
    };
    element("svg")
        .class("class-chart")
        .attr("viewBox", move || axes().view_box())
        .attr("role", "img")
        .attr("aria-label", words)
        .inner_html(move || axes().draw(&marks(lesson, &axes())))
}

fn marks(lesson: Lesson, axes: &Axes) -> Vec<Mark> {
    let step = lesson.step.get();
    let narrow = axes.measures == PHONE;
    let mut marks = Vec::new();
    let round = if step == Step::Large {
        Round::Large
    } else {
        Round::Small
    };
    // Classmates' sizes stand in a row that takes no loss from anything.
    if step.round().is_some() {
        let top = axes.high;
        let own = lesson.parameters(round) as f64;
        let others = round.sizes().into_iter().filter(|size| *size != own);
        marks.extend(others.map(|size| Mark::Point {
            at: (size, 0.75 * top),
            aside: 0.0,
            form: Form::Unknown,
            class: "",
        }));
        if !narrow {
            marks.push(Mark::Words {
                at: (round.sizes()[3], 0.75 * top),
                aside: if round == Round::Small {
                    (24.0, 5.0)
                } else {
                    (0.0, 34.0)
                },
                text: "your classmates train these".into(),
                anchor: if round == Round::Small {
                    "start"
                } else {
                    "end"
                },
                class: "soft",
            });
        }
    }
    for (index, trained) in lesson.trained.get().into_iter().enumerate() {
        let Some(trained) = trained else { continue };
        let at = (trained.parameters as f64, trained.loss);
        marks.push(Mark::Line {
            through: vec![at, (at.0, LOW)],
            class: "drop",
        });
        marks.push(Mark::Point {
            at,
            aside: 0.0,
            form: if index == 0 { Form::Disc } else { Form::Square },
            class: "mine",
        });
        // Two names would lie upon one another.
        if narrow && index == 0 && step == Step::Large {
            continue;
        }
        let right = at.0 < 400.0;
        // Beneath the row of classmates' sizes, not on it.
        let down = if at.1 > 0.3 * axes.high { 20.0 } else { -6.0 };
        marks.push(Mark::Words {
            at,
            aside: (if right { 18.0 } else { -18.0 }, down),
            text: format!("yours: {}", three_digits(trained.loss)),
            anchor: if right { "start" } else { "end" },
            class: "mine-words",
        });
    }
    if step == Step::Ruler || (step == Step::Large && lesson.bet.get().is_some()) {
        let bet = lesson.bet.get().unwrap_or(AT_589);
        marks.push(Mark::Line {
            through: vec![(BET_ON, axes.high), (BET_ON, LOW)],
            class: "here",
        });
        marks.push(Mark::Point {
            at: (BET_ON, bet),
            aside: 0.0,
            form: Form::Diamond,
            class: "",
        });
        marks.push(Mark::Words {
            at: (BET_ON, bet),
            aside: (-20.0, 22.0),
            text: format!("my bet: {}", three_digits(bet)),
            anchor: "end",
            class: "mine-words",
        });
    }
    marks
}
