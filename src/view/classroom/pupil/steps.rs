//! What stands in each step: at the left a picture, at the right what to do.

use super::lesson::{Lesson, Step};
use super::sheet;
use crate::browser;
use crate::class::bet::LOSSES;
use crate::class::number::{ClassNumber, PupilNumber};
use crate::class::plan::{BET_ON, Round};
use crate::ui::{Element, element, live};
use crate::units::{three_digits, whole};
use crate::view::classroom::chart::{Axes, DESK, Form, Mark, PHONE};
use crate::view::classroom::{network, number_field};
use leptos::prelude::*;

/// Where the slider of the opening bet begins, in percent.
pub(super) const OPENING: f64 = 50.0;
/// Where the bet at 589 parameters begins.
pub(super) const AT_589: f64 = 0.02;

/// The step that is shown.
pub(super) fn step(lesson: Lesson) -> Vec<Element> {
    match lesson.step.get() {
        Step::Numbers => numbers(lesson),
        Step::Opening => opening(lesson),
        Step::Small => train(lesson, Round::Small),
        Step::Ruler => ruler(lesson),
        Step::Large => train(lesson, Round::Large),
        Step::Words => sheet::words(lesson),
        Step::Sheet => sheet::sheet(lesson),
    }
}

pub(super) fn title(text: &str) -> Element {
    element("h1")
        .attr("id", "step-title")
        .attr("tabindex", "-1")
        .text(text)
}

pub(super) fn paragraph(text: &str) -> Element {
    element("p").text(text)
}

pub(super) fn left(children: Vec<Element>) -> Element {
    element("div").class("left").children(children)
}

pub(super) fn right(children: Vec<Element>) -> Element {
    element("div").class("right").children(children)
}

fn numbers(lesson: Lesson) -> Vec<Element> {
    let fault = |text: RwSignal<String>, read: fn(&str) -> Option<String>| {
        live(move || lesson.tried.get().then(|| read(&text.get())).flatten())
    };
    let class = fault(lesson.class_text, |text| {
        Some(ClassNumber::read(text).err()?.to_string())
    });
    let pupil = fault(lesson.pupil_text, |text| {
        Some(PupilNumber::read(text).err()?.to_string())
    });
    vec![
        left(vec![
            title("Is bigger always better?"),
            paragraph(
                "You are about to train two neural networks in this page: a small one, then a big one. Everyone in the \
                 class trains a different one. Together you find out what size buys.",
            ),
            paragraph(
                "Nothing you do here is sent anywhere. It is wiped when you close this tab or log off.",
            )
            .class("soft"),
        ]),
        right(vec![
            number_field(
                "class-number",
                "Class (on the board)",
                lesson.class_text,
                class,
                move || lesson.main_action(),
            ),
            number_field(
                "pupil-number",
                "Your number (from your teacher)",
                lesson.pupil_text,
                pupil,
                move || lesson.main_action(),
            ),
        ]),
    ]
}

fn opening(lesson: Lesson) -> Vec<Element> {
    let percent = move || lesson.opening.get().unwrap_or(OPENING);
    let said = move || format!("{} % less wrong", whole(percent()));
    let picture = |width: usize, words: &str| {
        element("figure")
            .class("size")
            .child(net(network::svg(width)))
            .child(element("figcaption").text(words))
    };
    vec![
        left(vec![
            title("Ten times bigger: how much less wrong?"),
            element("div").class("sizes").children(vec![
                picture(5, "61 parameters"),
                picture(21, "589 parameters"),
            ]),
        ]),
        right(vec![
            paragraph(
                "A parameter is a number that the network may change while it learns. Both learn the same thing from the \
                 same examples.",
            ),
            element("p")
                .class("slide")
                .child(
                    element("label")
                        .attr("for", "opening-bet")
                        .text("How much less wrong is the big one?"),
                )
                .child(
                    element("input")
                        .attr("id", "opening-bet")
                        .attr("type", "range")
                        .attr("min", "0")
                        .attr("max", "100")
                        .attr("step", "1")
                        .attr("aria-valuetext", said)
                        .prop_value(move || percent().to_string())
                        .on("input", move |event| {
                            if let Some(bet) = crate::decimal::parse(&event_target_value(&event)) {
                                lesson.opening.set(Some(bet));
                            }
                        }),
                )
                .child(element("output").class("big").text(said)),
        ]),
    ]
}

fn train(lesson: Lesson, round: Round) -> Vec<Element> {
    let parameters = lesson.parameters(round);
    let heading = match round {
        Round::Small => "Train your network",
        Round::Large => "Now a big one",
    };
    let found = move || match lesson.result(round) {
        Some(trained) => format!(
            "Yours has <b>{} parameters</b>. It learned in {} seconds. Its loss is <b class=\"mine\">{}</b>.",
            whole(parameters as f64),
            three_digits((trained.seconds * 10.0).round().max(1.0) / 10.0),
            three_digits(trained.loss)
        ),
        None => format!(
            "Yours has <b>{} parameters</b>. It gets 384,000 examples, then an exam on new ones. The loss says how wrong it \
             still is.",
            whole(parameters as f64)
        ),
    };
    let progress = element("p")
        .class("training")
        .attr("hidden", move || lesson.progress.get().is_none())
        .child(element("label").attr("for", "learned").text("learning"))
        .child(
            element("progress")
                .attr("id", "learned")
                .attr("max", "1")
                .attr("value", move || {
                    lesson.progress.get().unwrap_or(0.0).to_string()
                }),
        );
    vec![
        left(vec![
            element("div")
                .class("intro")
                .child(net(network::svg(lesson.width(round))))
                .child(
                    element("div")
                        .child(title(heading))
                        .child(element("p").inner_html(found)),
                ),
            chart(lesson),
        ]),
        right(vec![progress, code(lesson, round)]),
    ]
}

/// The four letters, how to say each, and what to call out.
fn code(lesson: Lesson, round: Round) -> Element {
    let words = move || {
        let (Some(code), Some((_, pupil))) = (lesson.code(round), lesson.who.get()) else {
            return "<p class=\"soft\">Press the button. Then four letters stand here: your result, to call out.</p>".into();
        };
        let called = format!("{}: {}", number_in_words(pupil), code.called_out());
        let letters = code
            .signs()
            .into_iter()
            .zip(code.said())
            .map(|(sign, said)| {
                format!("<span class=\"letter\"><b>{sign}</b><i>{said}</i></span>")
            });
        let bet = match (round, lesson.opening.get(), lesson.bet.get()) {
            (Round::Small, Some(bet), _) => format!("your bet, {} %, and ", whole(bet)),
            (Round::Large, _, Some(bet)) => format!("your bet, {}, and ", three_digits(bet)),
            _ => String::new(),
        };
        format!(
            "<p>Your four letters. When your row is asked, call out:</p><p class=\"call\">“{called}.”</p>\
             <p class=\"letters\" aria-hidden=\"true\">{}</p>\
             <p class=\"soft\">They hold {bet}what your network reached. No name, and nothing is sent: the board trains \
             number {} itself and compares.</p>",
            letters.collect::<String>(),
            pupil.get(),
        )
    };
    element("div")
        .class("code")
        .attr("id", "letters")
        .attr("tabindex", "-1")
        .attr("role", "group")
        .attr("aria-label", "Your four letters")
        .inner_html(words)
}

/// A pupil's number as a word, capitalised: `Twelve`.
fn number_in_words(pupil: PupilNumber) -> String {
    const ONES: [&str; 20] = [
        "",
        "One",
        "Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "Nine",
        "Ten",
        "Eleven",
        "Twelve",
        "Thirteen",
        "Fourteen",
        "Fifteen",
        "Sixteen",
        "Seventeen",
        "Eighteen",
        "Nineteen",
    ];
    const TENS: [&str; 5] = ["", "", "Twenty", "Thirty", "Forty"];
    let number = usize::from(pupil.get());
    match ONES.get(number) {
        Some(word) => (*word).to_owned(),
        None if number.is_multiple_of(10) => TENS[number / 10].to_owned(),
        None => format!("{}-{}", TENS[number / 10], ONES[number % 10].to_lowercase()),
    }
}

fn ruler(lesson: Lesson) -> Vec<Element> {
    /// Places of the slider.
    const PLACES: f64 = 200.0;
    let (low, high) = LOSSES;
    let bet = move || lesson.bet.get().unwrap_or(AT_589);
    let place = move || PLACES * libm::log(bet() / low) / libm::log(high / low);
    let said = move || format!("a loss of {}", three_digits(bet()));
    vec![
        left(vec![
            title("Where will 589 parameters land?"),
            chart(lesson),
        ]),
        right(vec![
            paragraph(
                "Look at the board. The ruler lies along the small networks of the whole class. Where does it point?",
            ),
            element("p")
                .class("slide")
                .child(
                    element("label")
                        .attr("for", "ruler-bet")
                        .text("My bet: a network of 589 parameters has"),
                )
                .child(
                    element("input")
                        .attr("id", "ruler-bet")
                        .attr("type", "range")
                        .attr("min", "0")
                        .attr("max", &PLACES.to_string())
                        .attr("step", "1")
                        .attr("aria-valuetext", said)
                        .prop_value(move || place().round().to_string())
                        .on("input", move |event| {
                            if let Some(place) = crate::decimal::parse(&event_target_value(&event))
                            {
                                let bet = low * libm::pow(high / low, place / PLACES);
                                lesson.bet.set(Some(bet));
                            }
                        }),
                )
                .child(element("output").class("big").text(said)),
            paragraph("Smaller is better. Each step on the axes is times, not plus.").class("soft hint"),
        ]),
    ]
}

fn net(svg: String) -> Element {
    element("svg")
        .class("net-small")
        .attr("viewBox", &network::view_box())
        .attr("aria-hidden", "true")
        .inner_html(&svg)
}

/// The pupil's own points. Neither law nor floor: they would give the lesson away.
fn chart(lesson: Lesson) -> Element {
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
            through: vec![at, (at.0, super::super::chart::LOW)],
            class: "drop",
        });
        marks.push(Mark::Point {
            at,
            aside: 0.0,
            form: if index == 0 { Form::Disc } else { Form::Square },
            class: "mine",
        });
        let right = at.0 < 400.0;
        marks.push(Mark::Words {
            at,
            aside: (if right { 18.0 } else { -18.0 }, -6.0),
            text: format!("yours: {}", three_digits(trained.loss)),
            anchor: if right { "start" } else { "end" },
            class: "mine-words",
        });
    }
    if step == Step::Ruler || (step == Step::Large && lesson.bet.get().is_some()) {
        let bet = lesson.bet.get().unwrap_or(AT_589);
        marks.push(Mark::Line {
            through: vec![(BET_ON, axes.high), (BET_ON, super::super::chart::LOW)],
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
