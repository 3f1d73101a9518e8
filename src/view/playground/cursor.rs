//! A cursor on the map, to put points there with the keyboard.
//!
//! It knows keys and places; what a point does is the context's business.

use super::context::PlaygroundContext;
use crate::browser;
use crate::nn::DataKind;
use crate::nn::limits::EXTENT;
use crate::ui::{Element, element};
use crate::units::{three_digits, whole};
use leptos::prelude::*;

/// A place on the map, each coordinate within ±[`EXTENT`].
type Spot = (f32, f32);

/// The distance that an arrow key moves, and with Shift.
const STEPS: (f32, f32) = (0.25, 1.0);

/// The layer that takes the keys, for the map, and a line that says what they
/// did, for below it.
pub(super) fn cursor(context: PlaygroundContext) -> (Element, Element) {
    let at = RwSignal::new((0.0, 0.0));
    let said = RwSignal::new("Hollow points are kept back for the test.".to_owned());
    let idle = move || context.data_kind() != DataKind::Own;
    let cross = move || {
        let (x, y) = at.get();
        let y = -y;
        let path = format!("d=\"M{x} -{EXTENT}V{EXTENT}M-{EXTENT} {y}H{EXTENT}\"");
        format!("<path class=\"casing\" {path}/><path {path}/>")
    };
    let layer = element("div")
        .class("map-cursor")
        .attr("role", "application")
        .attr("aria-label", "Cursor on the map")
        .attr("aria-describedby", &context.widget.element_id("own-hint"))
        .attr("tabindex", "0")
        .attr("hidden", idle)
        .on("keydown", move |event| {
            browser::on_key(&event, |key, far| {
                let words = press(context, at, key, far);
                let ours = words.is_some();
                if let Some(words) = words {
                    said.set(words);
                }
                ours
            });
        })
        .child(
            element("svg")
                .class("cross")
                .attr(
                    "viewBox",
                    &format!("-{EXTENT} -{EXTENT} {0} {0}", 2.0 * EXTENT),
                )
                .attr("aria-hidden", "true")
                .inner_html(cross),
        );
    let line = element("p")
        .class("hint")
        .attr("role", "status")
        .attr("hidden", idle)
        .text(move || said.get());
    (layer, line)
}

/// Acts on a key and says in words what it did; none for a key that means nothing here.
fn press(context: PlaygroundContext, at: RwSignal<Spot>, key: &str, far: bool) -> Option<String> {
    let (x, y) = at.get_untracked();
    let place = |(x, y): Spot| {
        let [x, y] = [x, y].map(|part| three_digits(f64::from(part)));
        format!("{x}, {y}")
    };
    let count = || {
        context
            .own
            .with_untracked(|own| whole(own.label.len() as f64))
    };
    Some(match key {
        "Enter" | " " | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" => {
            if let Ok(1..) = key.parse::<u8>()
                && let Err(refusal) = context.widget.write("draw", key)
            {
                return Some(refusal.why);
            }
            context.add(x, y, None);
            let class = context.widget.text("draw");
            format!(
                "A point of class {class} at {}; points: {}.",
                place((x, y)),
                count()
            )
        }
        "Delete" | "Backspace" => match context.remove_nearest(x, y) {
            Some(spot) => format!("The point at {} is gone; points: {}.", place(spot), count()),
            None => "There is no point to take away.".into(),
        },
        _ => {
            let spot = moved((x, y), key, far)?;
            at.set(spot);
            format!("Cursor at {}.", place(spot))
        }
    })
}

/// The place that an arrow leads to; none for another key.
fn moved((x, y): Spot, key: &str, far: bool) -> Option<Spot> {
    let step = if far { STEPS.1 } else { STEPS.0 };
    let (right, up) = match key {
        "ArrowRight" => (step, 0.0),
        "ArrowLeft" => (-step, 0.0),
        "ArrowUp" => (0.0, step),
        "ArrowDown" => (0.0, -step),
        _ => return None,
    };
    let inside = |part: f32| part.clamp(-EXTENT, EXTENT);
    Some((inside(x + right), inside(y + up)))
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn arrows_stay_on_the_map() {
        assert_eq!(moved((0.0, 0.0), "ArrowUp", false), Some((0.0, 0.25)));
        assert_eq!(moved((5.5, 0.0), "ArrowRight", true), Some((6.0, 0.0)));
        assert_eq!(moved((0.0, -6.0), "ArrowDown", false), Some((0.0, -6.0)));
        assert_eq!(moved((0.0, 0.0), "a", false), None);
    }
}
