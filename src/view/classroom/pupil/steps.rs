//! What stands in each step: at the left a picture, at the right what to do.

use super::lesson::{AT_589, Lesson, OPENING};
use super::parts::{left, paragraph, right, title};
use super::picture::chart;
use super::sheet;
use super::step::Step;
use crate::browser;
use crate::class::number::{ClassNumber, PupilNumber};
use crate::class::plan::Round;
use crate::ui::{Element, element, live};
use crate::units::{three_digits, whole};
use crate::view::classroom::field::{loss_slider, number_field};
use crate::view::classroom::network;
use leptos::prelude::*;

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
            to_the_board(),
        ]),
    ]
}

/// In the lesson that is one file the board is behind the same address.
fn to_the_board() -> Element {
    element("p")
        .class("soft")
        .attr("hidden", !browser::is_one_file())
        .child(
            element("a")
                .attr("href", "#board")
                .text("For the teacher: the board"),
        )
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
        .child(element("label").attr("for", "learned").text("It learns."))
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
            "<p><span class=\"wide\">Your four letters. When your row is asked, call</span><span class=\"narrow\">Call</span> \
             out:</p><p class=\"call\">“{called}.”</p>\
             <p class=\"letters\" aria-hidden=\"true\">{}</p>\
             <p class=\"soft\">They hold {bet}what your network reached. No name, and nothing is sent<span class=\"wide\">: the \
             board trains number {} itself and compares</span>.</p>",
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
    let bet = move || lesson.bet.get().unwrap_or(AT_589);
    let said = move || format!("a loss of {}", three_digits(bet()));
    let label = "My bet: a network of 589 parameters has";
    let set = move |loss| lesson.bet.set(Some(loss));
    vec![
        left(vec![
            title("Where will 589 parameters land?"),
            chart(lesson),
        ]),
        right(vec![
            paragraph(
                "Look at the board. The ruler lies along the small networks of the whole class. Where does it point?",
            ),
            loss_slider("ruler-bet", label, PLACES, bet, said, set),
            paragraph("Smaller is better. Each step on the axes is times, not plus.")
                .class("soft hint"),
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
