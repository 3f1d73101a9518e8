//! A drawing on the page: the picture, and over it what is dragged and pressed.
//!
//! Knows scenes and the room there is.

mod grips;

use crate::browser;
use crate::scene::{Room, Scene, Stage, grip_svg, svg};
use crate::ui::{Element, Live, Widget, element, live};
use crate::widget::drawing::Drawing;
use grips::{On, grip, press};
use leptos::prelude::*;

/// What is not a value of the widget: the scale that is held while something is
/// dragged, and how much of a run is over.
#[derive(Clone, Copy)]
pub(super) struct Moved {
    /// The scale that is held.
    pub held: RwSignal<Option<f64>>,
    /// The part of the run that is over.
    pub part: RwSignal<f64>,
}

/// The drawing in the room there is; rendered, the one for a phone, which can be
/// read at every width, until the page is alive.
pub(super) fn scenes(
    widget: Widget,
    drawing: &'static Drawing,
    words: Live<String>,
    moved: Moved,
) -> Element {
    let room = if browser::LIVE {
        live(browser::room)
    } else {
        live(|| Room::Narrow)
    };
    scene(widget, drawing, room, words, moved)
}

const fn class(room: Room) -> &'static str {
    match room {
        _ if !browser::LIVE => "scene scene-still",
        Room::Narrow => "scene scene-narrow",
        Room::Middle => "scene scene-middle",
        Room::Wide => "scene scene-wide",
    }
}

fn scene(
    widget: Widget,
    drawing: &'static Drawing,
    room: Live<Room>,
    words: Live<String>,
    moved: Moved,
) -> Element {
    let seen = room.clone();
    let drawn = Memo::new(move |_| {
        let stage = Stage {
            room: room(),
            held: moved.held.get(),
            part: moved.part.get(),
        };
        widget.values.with(|values| (drawing.draw)(values, stage))
    });
    // Where there is nothing to draw the sheet keeps its shape, so that nothing moves.
    let view_box = Memo::new(move |before: Option<&String>| {
        drawn.with(|drawn| match (drawn, before) {
            (Some(drawn), _) => view_box(&drawn.scene),
            (None, Some(before)) => before.clone(),
            (None, None) => EMPTY.to_owned(),
        })
    });
    let view_box = move || view_box.get();
    let picture = element("svg")
        .class("scene-picture")
        .attr("role", "img")
        .attr("aria-label", move || words())
        .attr("viewBox", view_box)
        .inner_html(move || {
            drawn.with(|drawn| {
                drawn
                    .as_ref()
                    .map_or_else(String::new, |drawn| svg(&drawn.scene))
            })
        });
    let over = element("svg")
        .class("scene-grips")
        .attr("viewBox", view_box);
    let over = if widget.live {
        let title = widget.spec.title;
        let over = over
            .attr("role", "group")
            .attr("aria-label", &format!("{title}: to drag and press"));
        over.keyed(
            move || {
                drawn.with(|drawn| {
                    drawn
                        .as_ref()
                        .map_or_else(String::new, |drawn| counts(&drawn.scene))
                })
            },
            move || {
                let (grips, presses) = drawn.with_untracked(|drawn| {
                    drawn.as_ref().map_or((0, 0), |drawn| {
                        (drawn.scene.grips.len(), drawn.scene.presses.len())
                    })
                });
                let sheet = On {
                    widget,
                    drawn,
                    moved,
                };
                let presses = (0..presses).map(move |index| press(sheet, index));
                presses
                    .chain((0..grips).map(move |index| grip(sheet, index)))
                    .collect()
            },
        )
    } else {
        let still = move || {
            drawn.with(|drawn| {
                drawn
                    .as_ref()
                    .map_or_else(String::new, |drawn| still(&drawn.scene))
            })
        };
        over.attr("aria-hidden", "true").inner_html(still)
    };
    let sheet = element("div")
        .attr("class", move || class(seen()).to_owned())
        .attr("hidden", move || drawn.with(Option::is_none));
    let sheet = if browser::LIVE {
        sheet
    } else {
        sheet.children(vec![
            space(widget, drawing, Room::Middle, "scene-space"),
            space(widget, drawing, Room::Wide, "scene-space scene-space-wide"),
        ])
    };
    sheet.child(picture).child(over)
}

/// An empty sheet as high as the drawing is in a room once it is alive, so that
/// nothing moves then.
fn space(widget: Widget, drawing: &Drawing, room: Room, class: &str) -> Element {
    let stage = Stage::of(room);
    let drawn = (widget.values).with_untracked(|values| (drawing.draw)(values, stage));
    element("svg")
        .class(class)
        .attr("aria-hidden", "true")
        .attr(
            "viewBox",
            &drawn.map_or_else(|| EMPTY.to_owned(), |drawn| view_box(&drawn.scene)),
        )
}

/// The shape of a sheet that never had a drawing.
const EMPTY: &str = "0 0 8 1";

fn view_box(scene: &Scene) -> String {
    format!("0 0 {} {}", scene.size.0, scene.size.1)
}

fn counts(scene: &Scene) -> String {
    format!("{} {}", scene.grips.len(), scene.presses.len())
}

/// Grips that nothing is attached to, in the rendered page.
fn still(scene: &Scene) -> String {
    scene.grips.iter().map(grip_svg).collect()
}
