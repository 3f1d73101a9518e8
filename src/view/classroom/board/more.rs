//! What the board rarely needs: back, the ruler by numbers, what could not be read,
//! saving and loading.

use super::class::Class;
use super::stage::Stage;
use crate::browser;
use crate::class::board::Board;
use crate::class::ruler::ENDS;
use crate::markup::escape;
use crate::ui::{Element, button, element};
use crate::units::{three_digits, whole};
use crate::view::classroom::field::loss_slider;
use leptos::prelude::*;

/// The panel, while it is open.
pub(super) fn more(class: Class) -> Element {
    element("div").class("more").keyed(
        move || class.more.get().to_string(),
        move || {
            if class.more.get() {
                open(class)
            } else {
                Vec::new()
            }
        },
    )
}

fn open(class: Class) -> Vec<Element> {
    let save = move || {
        let text = untrack(|| class.with(|board| Some(Board::export(board))));
        browser::save("class.txt", "text/plain", &text.unwrap_or_default());
    };
    let said = move || {
        let said = class.said.get();
        let lines = said.iter().rev();
        lines
            .map(|line| format!("<li>{}</li>", escape(line)))
            .collect::<String>()
    };
    let keys = element("label")
        .class("tick")
        .child(
            element("input")
                .attr("type", "checkbox")
                .prop_checked(move || class.letters.get())
                .on("change", move |_| class.letters.update(|on| *on = !*on)),
        )
        .child(element("span").text("Keys: B or . darkens, F fills the screen"));
    vec![
        element("div")
            .class("more-panel")
            .attr("role", "dialog")
            .attr("aria-label", "More")
            .child(
                element("p")
                    .class("more-buttons")
                    .child(
                        button(move || class.more.set(false))
                            .class("primary")
                            .text("Close"),
                    )
                    .child(
                        button(move || class.go(-1))
                            .attr("disabled", move || class.stage.get() == Stage::Axes)
                            .text("One step back"),
                    )
                    .child(button(browser::toggle_full_screen).text("Full screen"))
                    .child(button(save).text("Save the codes")),
            )
            .child(ruler(class))
            .child(keys)
            .child(element("h2").text("What was typed"))
            .child(element("p").class("soft").text(
                "Paste saved codes, a chat or a column of a form into the box. Where letters do not fit, type the number and \
                 the loss: 12 0.0149.",
            ))
            .child(element("ul").class("heard").inner_html(said)),
    ]
}

/// The ruler by its two ends, for the keyboard.
fn ruler(class: Class) -> Element {
    /// Places of a slider: steps of about one percent.
    const PLACES: f64 = 460.0;
    let end = |index: usize| {
        let id = ["ruler-left", "ruler-right"][index];
        let label = format!("Ruler at {} parameters", whole(ENDS[index]));
        let loss = move || class.ruler.get().losses[index];
        let said = move || three_digits(loss());
        loss_slider(id, &label, PLACES, loss, said, move |loss| {
            class.ruler.update(|ruler| ruler.losses[index] = loss);
        })
    };
    element("div")
        .attr("hidden", move || class.stage.get() != Stage::Ruler)
        .child(end(0))
        .child(end(1))
        .child(button(move || class.lay_ruler()).text("Lay it through our points"))
}
