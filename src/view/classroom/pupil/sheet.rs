//! The last two steps: what was found in the pupil's words, and all of it to copy,
//! print or save. It is how a pupil hands in, as nothing is kept.

use super::lesson::Lesson;
use super::parts::{left, paragraph, right, title};
use crate::browser;
use crate::class::plan::Round;
use crate::class::words::TENFOLD;
use crate::markup::escape;
use crate::ui::{Element, button, element};
use crate::units::{three_digits, whole};
use crate::view::classroom::field::digits;
use leptos::prelude::*;

/// The sentence with its blanks, and the pupil's own.
pub(super) fn words(lesson: Lesson) -> Vec<Element> {
    let blank = |index: usize| {
        let (from, to) = TENFOLD[index];
        let id = ["fall-1", "fall-2", "fall-3"][index];
        let text = lesson.blanks[index];
        element("p")
            .class("blank")
            .child(element("label").attr("for", id).text(&format!(
                "from {} to {} parameters",
                whole(from),
                whole(to)
            )))
            .child(digits(id, text).attr("maxlength", "6"))
            .child(element("span").text("%"))
    };
    vec![
        left(vec![
            title("In words"),
            paragraph(
                "Fill in what the board found. Bigger was better, but less and less. The loss fell:",
            ),
            blank(0),
            blank(1),
            blank(2),
        ]),
        right(vec![
            element("p")
                .class("own-sentence")
                .child(
                    element("label")
                        .attr("for", "sentence")
                        .text("Finish it yourself: scale buys …, until …"),
                )
                .child(
                    element("textarea")
                        .attr("id", "sentence")
                        .attr("rows", "5")
                        .attr("maxlength", "400")
                        .prop_value(move || lesson.sentence.get())
                        .on("input", move |event| {
                            lesson.sentence.set(event_target_value(&event));
                        }),
                ),
        ]),
    ]
}

/// What to hand in.
pub(super) fn sheet(lesson: Lesson) -> Vec<Element> {
    let rows = move || {
        lines(lesson)
            .into_iter()
            .map(|(what, value)| format!("<dt>{}</dt><dd>{}</dd>", escape(&what), escape(&value)))
            .collect::<String>()
    };
    let text = move || {
        let lines = lines(lesson);
        let lines: Vec<String> = lines
            .into_iter()
            .map(|(what, value)| format!("{what}: {value}"))
            .collect();
        lines.join("\n") + "\n"
    };
    let copy = move || browser::copy(&untrack(text), lesson.said);
    let save = move || browser::save("my-sheet.txt", "text/plain", &untrack(text));
    vec![
        left(vec![
            title("My sheet"),
            element("dl").class("sheet").inner_html(rows),
        ]),
        right(vec![
            paragraph(
                "This is all there is: copy it into your work, save it or print it. Closing this tab or logging off wipes \
                 it.",
            ),
            element("p")
                .class("take-away")
                .child(button(copy).text("Copy my sheet"))
                .child(button(save).text("Save as text")),
        ]),
    ]
}

fn lines(lesson: Lesson) -> Vec<(String, String)> {
    let none = || "–".to_owned();
    let mut lines = Vec::new();
    let mut add = |what: &str, value: String| lines.push((what.to_owned(), value));
    if let Some((class, pupil)) = lesson.who.get() {
        add(
            "Scale Lab, lesson 1",
            format!("class {}, number {}", class.get(), pupil.get()),
        );
    }
    let opening = lesson.opening.get();
    add(
        "My bet: ten times bigger is",
        opening.map_or_else(none, |bet| format!("{} % less wrong", whole(bet))),
    );
    for (round, name) in [(Round::Small, "small"), (Round::Large, "large")] {
        let result = lesson.result(round);
        let code = lesson.code(round);
        add(
            &format!("My {name} network"),
            result.zip(code).map_or_else(none, |(trained, code)| {
                format!(
                    "{} parameters, loss {}, letters {code}",
                    whole(trained.parameters as f64),
                    three_digits(trained.loss)
                )
            }),
        );
        if round == Round::Small {
            let bet = lesson.bet.get();
            add(
                "My bet at 589 parameters",
                bet.map_or_else(none, |bet| format!("loss {}", three_digits(bet))),
            );
        }
    }
    for ((from, to), text) in TENFOLD.iter().zip(&lesson.blanks) {
        let text = text.get();
        add(
            &format!("From {} to {} parameters", whole(*from), whole(*to)),
            if text.trim().is_empty() {
                none()
            } else {
                format!("the loss fell by {} %", text.trim())
            },
        );
    }
    let sentence = lesson.sentence.get();
    add(
        "My sentence",
        if sentence.trim().is_empty() {
            none()
        } else {
            sentence.trim().to_owned()
        },
    );
    lines
}
