//! A field of values over the plane as pixels: an inline PNG at build time, a
//! canvas live.

use crate::browser;
use crate::ui::{Element, Field, Live, element};

/// A heat map of `field`. While that is `None`, until something live has been
/// computed, it shows the picture recorded as `picture`. `label` says in words
/// what is to be seen.
pub fn heat_map(field: Live<Option<Field>>, picture: &str, label: Live<String>) -> Vec<Element> {
    let words = label.clone();
    let recorded = element("img")
        .class("heat-map")
        .attr("alt", move || words())
        .attr("data-picture", picture);
    if !browser::LIVE {
        let source = field().as_ref().and_then(browser::field_address);
        return vec![sourced(recorded, source)];
    }
    let (computed, drawn) = (field.clone(), field.clone());
    let recorded =
        sourced(recorded, browser::picture(picture)).attr("hidden", move || computed().is_some());
    let live = element("canvas")
        .class("heat-map")
        .attr("role", "img")
        .attr("aria-label", move || label())
        .attr("hidden", move || field().is_none())
        .drawn(move |element| {
            if let Some(field) = drawn() {
                browser::draw_field(element, &field);
            }
        });
    vec![recorded, live]
}

fn sourced(image: Element, source: Option<String>) -> Element {
    match source {
        Some(source) => image.attr("src", &source),
        None => image,
    }
}
