//! The board for the projector: one chart, one question, one box for codes.

mod class;
mod more;
mod picture;
mod stage;
mod training;

use super::field::number_field;
use super::qr;
use crate::browser;
use crate::class::number::{ClassNumber, PupilNumber};
use crate::class::words;
use crate::ui::{Element, Event, KeyPlace, Widget, button, element, live};
use class::Class;
use leptos::prelude::*;
use stage::Stage;

/// The page.
pub(in crate::view) fn board(widget: Widget) -> Element {
    let class = Class::begin(widget.live);
    browser::on_page_key(move |key, place| pressed(class, key, place));
    browser::ask_before_leaving(move || class.has_results());
    element("div")
        .class("board")
        .child(element("div").class("board-left").keyed(
            move || class.stage.get().picture().into(),
            move || left(class),
        ))
        .child(element("div").class("board-right").keyed(
            move || (class.stage.get() == Stage::SetUp).to_string(),
            move || right(class),
        ))
        .child(more::more(class))
        .child(
            button(move || class.blank.set(false))
                .class("blank-screen")
                .attr("hidden", move || !class.blank.get())
                .attr("aria-label", "The board is dark. Press to light it again."),
        )
}

/// Keys of a clicker and single letters, which can be switched off and never act
/// while a field has the focus.
fn pressed(class: Class, key: &str, place: KeyPlace) -> bool {
    if class.stage.get_untracked() == Stage::SetUp {
        return false;
    }
    let letters = place != KeyPlace::Field && class.letters.get_untracked();
    match key {
        _ if class.blank.get_untracked() => class.blank.set(false),
        "PageDown" => class.go(1),
        "PageUp" => class.go(-1),
        " " if place == KeyPlace::Page || (place == KeyPlace::Field && class.box_is_empty()) => {
            class.go(1);
        }
        "b" | "B" | "." if letters => class.blank.set(true),
        "f" | "F" if letters => browser::toggle_full_screen(),
        _ => return false,
    }
    true
}

fn left(class: Class) -> Vec<Element> {
    match class.stage.get() {
        Stage::SetUp => set_up(class),
        Stage::Words => in_words(class),
        _ => vec![picture::chart(class)],
    }
}

/// The two numbers to begin with.
fn set_up(class: Class) -> Vec<Element> {
    let fault = |read: fn(&str) -> Option<String>, text: RwSignal<String>| {
        live(move || class.tried.get().then(|| read(&text.get())).flatten())
    };
    let class_fault = fault(
        |text| Some(ClassNumber::read(text).err()?.to_string()),
        class.class_text,
    );
    let pupils_fault = fault(
        |text| Some(PupilNumber::read(text).err()?.to_string()),
        class.pupils_text,
    );
    let open = move || class.open(false);
    vec![
        element("h1").text("Lesson 1: is bigger always better?"),
        element("p").text(
            "This board trains every pupil’s network itself. A pupil calls out a number and four letters; you type them; \
             the board compares and draws the point.",
        ),
        number_field(
            "board-class",
            "Class number: take any from 1 to 99",
            class.class_text,
            class_fault,
            open,
        ),
        number_field(
            "board-pupils",
            "Pupils: they have numbers from 1 up",
            class.pupils_text,
            pupils_fault,
            open,
        ),
        element("p")
            .class("set-up-buttons")
            .child(
                button(open)
                    .class("primary")
                    .attr("disabled", !class.live)
                    .text("Open the board"),
            )
            .child(
                button(move || class.open(true))
                    .attr("disabled", !class.live)
                    .text("Pretend class of 24"),
            ),
        element("p")
            .class("soft")
            .text("No names, nothing is sent or kept. “Pretend” shows the whole lesson with a class that is not there."),
    ]
}

/// The finding, large.
fn in_words(class: Class) -> Vec<Element> {
    let rows = move || {
        let falls = class.with(|board| {
            let (law, _) = board.law()?;
            Some(words::TENFOLD.into_iter().zip(words::falls(&law)))
        });
        let rows = falls.into_iter().flatten().map(|((from, to), fall)| {
            format!(
                "<tr><th scope=\"row\">from {} to {} parameters</th><td>{fall} %</td></tr>",
                crate::units::whole(from),
                crate::units::whole(to)
            )
        });
        format!(
            "<caption>The loss falls by</caption><tbody>{}</tbody>",
            rows.collect::<String>()
        )
    };
    let sentence = move || {
        let found = class.with(|board| Some(words::found(&board.law()?.0)));
        found.unwrap_or_default()
    };
    vec![
        element("div")
            .class("found")
            .child(element("table").inner_html(rows))
            .child(element("p").text(sentence)),
    ]
}

fn right(class: Class) -> Vec<Element> {
    if class.stage.get() == Stage::SetUp {
        return Vec::new();
    }
    vec![
        element("h1").text(move || class.stage.get().title().to_owned()),
        element("p")
            .class("question")
            .text(move || class.stage.get().question().to_owned()),
        who_is_in(class),
        the_box(class),
        element("div")
            .class("board-buttons")
            .child(
                button(move || class.go(1))
                    .class("primary")
                    .attr("id", "next")
                    .attr("disabled", move || class.stage.get() == Stage::Words)
                    .text(move || class.stage.get().next_words().to_owned()),
            )
            .child(button(move || class.more.set(true)).text("More")),
        address(class),
    ]
}

/// A square for each pupil, by number.
fn who_is_in(class: Class) -> Element {
    let round = move || class.stage.get().round();
    let count = move || {
        class
            .with(|board| {
                let trained = board.trained();
                let so_far = format!(
                    "<b>{} of {} in</b> · round {}",
                    board.count(round()),
                    board.pupils(),
                    round().number()
                );
                Some(if trained < board.networks() {
                    format!("{so_far}<br>training {trained} of {}", board.networks())
                } else {
                    so_far
                })
            })
            .unwrap_or_default()
    };
    let squares = move || {
        class
            .with(|board| {
                let square = |pupil: PupilNumber| {
                    let is_in = board.is_in(pupil, round());
                    format!(
                        "<li class=\"{}\"><span class=\"visually-hidden\">{}{}</span></li>",
                        if is_in { "in" } else { "out" },
                        pupil.get(),
                        if is_in { " is in" } else { "" }
                    )
                };
                Some(
                    PupilNumber::first(board.pupils())
                        .map(square)
                        .collect::<String>(),
                )
            })
            .unwrap_or_default()
    };
    element("div")
        .class("who")
        .child(element("p").inner_html(count))
        .child(element("ol").class("squares").inner_html(squares))
}

/// The box that takes anything typed or pasted. A code is taken at its last letter.
fn the_box(class: Class) -> Element {
    let typed = move |event: Event| class.typed(event_target_value(&event));
    let key = move |key: &str, shift: bool| {
        let enters = key == "Enter" && !shift;
        if enters {
            class.enter();
        }
        enters
    };
    element("div")
        .class("box")
        .child(
            element("label")
                .class("visually-hidden")
                .attr("for", "codes")
                .text("Number and four letters"),
        )
        .child(
            element("textarea")
                .attr("id", "codes")
                .attr("rows", "1")
                .attr("spellcheck", "false")
                .attr("autocomplete", "off")
                .attr("autocapitalize", "characters")
                .attr("placeholder", "12 7QKM")
                .prop_value(move || class.text.get())
                .on("input", typed)
                .on("keydown", move |event| browser::on_key(&event, key)),
        )
        .child(
            element("p")
                .class("said")
                .attr("role", "status")
                .text(move || {
                    class
                        .said
                        .with(|said| said.last().cloned().unwrap_or_default())
                }),
        )
}

/// Where the class goes, and its number, always in the corner.
fn address(class: Class) -> Element {
    element("div")
        .class("address")
        .child(element("p").class("where").text(&class::shown_address()))
        .child(
            element("svg")
                .class("qr")
                .attr("hidden", class::is_on_disk())
                .attr("viewBox", move || qr::view_box(&class.address()))
                .attr("role", "img")
                .attr("aria-label", "The address as a QR code")
                .inner_html(move || qr::svg(&class.address())),
        )
        .child(element("p").class("class-number").inner_html(move || {
            let number = class.with(|board| Some(board.class().get())).unwrap_or(0);
            format!("class <b>{number}</b>")
        }))
}
