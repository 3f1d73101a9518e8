//! The pupil's page: seven steps, one a screen.

mod lesson;
mod parts;
mod picture;
mod sheet;
mod step;
mod steps;
mod training;

use crate::browser;
use crate::ui::{Element, Widget, button, element};
use leptos::prelude::*;
use lesson::Lesson;
use step::Step;

/// The page.
pub(in crate::view) fn pupil(widget: Widget) -> Element {
    let lesson = Lesson::begin(widget.live);
    element("div")
        .class("pupil")
        .child(head(lesson))
        .child(element("div").class("pupil-step").keyed(
            move || lesson.step.get().name().into(),
            move || steps::step(lesson),
        ))
        .child(foot(lesson))
}

/// The way through the lesson, and who is here.
fn head(lesson: Lesson) -> Element {
    let bar = |step: Step| {
        element("span").attr("class", move || {
            let now = lesson.step.get();
            match step.cmp(&now) {
                std::cmp::Ordering::Less => "bar done",
                std::cmp::Ordering::Equal => "bar now",
                std::cmp::Ordering::Greater => "bar",
            }
            .to_owned()
        })
    };
    element("header")
        .class("pupil-head")
        .child(
            element("p")
                .class("pupil-brand")
                .child(brand())
                .child(element("span").text(" · lesson 1")),
        )
        .child(
            element("p")
                .class("pupil-way")
                .child(
                    element("span")
                        .class("bars")
                        .attr("aria-hidden", "true")
                        .children(Step::ALL.map(bar).into()),
                )
                .child(element("span").class("way-count").text(move || {
                    format!("{} of {}", lesson.step.get().number(), Step::ALL.len())
                })),
        )
        .child(
            element("p")
                .class("pupil-who")
                .inner_html(move || match lesson.who.get() {
                    Some((class, pupil)) => format!(
                        "class <b>{}</b> · you are <b class=\"mine\">{}</b>",
                        class.get(),
                        pupil.get()
                    ),
                    None => "no numbers yet".into(),
                }),
        )
}

/// The way to the article, where there is one.
fn brand() -> Element {
    if browser::is_one_file() {
        element("b").text("Scale Lab")
    } else {
        element("a").attr("href", "../").text("Scale Lab")
    }
}

/// The button that goes on, always at the same place.
fn foot(lesson: Lesson) -> Element {
    let live = lesson.live;
    element("div")
        .class("pupil-foot")
        .child(
            element("p")
                .class("said")
                .attr("role", "status")
                .text(move || lesson.said.get()),
        )
        .child(
            button(move || lesson.main_action())
                .class("primary")
                .attr("id", "main-action")
                .attr("disabled", move || !live || lesson.is_training())
                .text(move || lesson.main_words()),
        )
        .child(
            button(move || lesson.copy_code())
                .attr("hidden", move || lesson.code_here().is_none())
                .text("Copy"),
        )
        .child(
            button(move || lesson.skip())
                .attr("hidden", move || !lesson.can_skip())
                .text("No bet"),
        )
        .child(
            button(move || lesson.back())
                .attr("hidden", move || lesson.step.get() == Step::Numbers)
                .attr("disabled", move || lesson.is_training())
                .text("Back"),
        )
}
