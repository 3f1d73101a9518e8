//! What is dragged and pressed on a drawing.
//!
//! Knows pointers and keys; where a grip stands, the scene knows, and what it
//! moves, the widget's drawing.

use super::Moved;
use crate::browser;
use crate::scene::{Axis, Grip, Point, Press, Rail, handle};
use crate::spec::{Value, Values};
use crate::ui::{Element, Event, Widget, element};
use crate::widget::drawing::{Drawn, Handle};
use leptos::prelude::*;

/// What a grip or a press stands on.
#[derive(Clone, Copy)]
pub(super) struct On {
    pub widget: Widget,
    pub drawn: Memo<Option<Drawn>>,
    pub moved: Moved,
}

impl On {
    fn grip<T: Default>(self, index: usize, read: impl FnOnce(&Grip) -> T) -> T {
        self.drawn.with(|drawn| {
            let grip = drawn
                .as_ref()
                .and_then(|drawn| drawn.scene.grips.get(index));
            grip.map_or_else(T::default, read)
        })
    }

    fn press<T: Default>(self, index: usize, read: impl FnOnce(&Press) -> T) -> T {
        self.drawn.with(|drawn| {
            let press = drawn
                .as_ref()
                .and_then(|drawn| drawn.scene.presses.get(index));
            press.map_or_else(T::default, read)
        })
    }

    /// Sets the part of the run that is over, if that is what the grip moves.
    fn set_part(self, index: usize, part: impl FnOnce(f64) -> f64) -> bool {
        let is_part = untrack(|| {
            self.drawn
                .with(|drawn| (drawn.as_ref()).is_some_and(|drawn| index >= drawn.handles.len()))
        });
        if is_part {
            self.moved
                .part
                .update(|now| *now = part(*now).clamp(0.0, 1.0));
        }
        is_part
    }

    /// Sets what a grip moves, by what it was.
    fn set(self, index: usize, next: impl FnOnce(&Handle, &Values) -> f64) {
        let set = untrack(|| {
            self.drawn.with(|drawn| {
                let handle = *drawn.as_ref()?.handles.get(index)?;
                let value = self.widget.values.with(|values| next(&handle, values));
                Some((handle, value))
            })
        });
        let Some((handle, value)) = set else {
            return;
        };
        if let Some((choice, option)) = handle.with {
            self.widget.set(choice.name, Value::Text(option.to_owned()));
        }
        self.widget.set(handle.number.name, Value::Number(value));
    }

    fn size(self) -> (f64, f64) {
        untrack(|| {
            self.drawn
                .with(|drawn| drawn.as_ref().map_or((1.0, 1.0), |drawn| drawn.scene.size))
        })
    }
}

/// A grip: a slider that is dragged along its rail, or moved by keys.
pub(super) fn grip(on: On, index: usize) -> Element {
    let number = move |read: fn(&Handle, &Values) -> f64, of_run: fn(f64) -> f64| {
        move || {
            on.drawn.with(|drawn| {
                let handle = drawn.as_ref().and_then(|drawn| drawn.handles.get(index));
                let value = match handle {
                    Some(handle) => on.widget.values.with(|values| read(handle, values)),
                    None => of_run(on.moved.part.get()),
                };
                value.to_string()
            })
        }
    };
    let element = element("svg")
        .class("grip")
        .attr("role", "slider")
        .attr("tabindex", "0")
        .attr("overflow", "visible")
        .attr("width", "1")
        .attr("height", "1")
        .attr("x", move || {
            on.grip(index, |grip| format!("{:.1}", grip.at.x))
        })
        .attr("y", move || {
            on.grip(index, |grip| format!("{:.1}", grip.at.y))
        })
        // A slider that says nothing is taken to lie.
        .attr("aria-orientation", move || {
            on.grip(index, |grip| {
                (grip.axis == Axis::Upright).then_some("vertical")
            })
        })
        .attr("aria-label", move || {
            on.grip(index, |grip| grip.name.to_owned())
        })
        .attr("aria-valuetext", move || {
            on.grip(index, |grip| grip.words.clone())
        })
        .attr(
            "aria-valuenow",
            number(|handle, values| handle.number.of(values), |part| part),
        )
        .attr(
            "aria-valuemin",
            number(|handle, _| handle.range().0, |_| 0.0),
        )
        .attr(
            "aria-valuemax",
            number(|handle, _| handle.range().1, |_| 1.0),
        )
        .inner_html(move || on.grip(index, |grip| handle(grip.axis)));
    dragged(element, on, index)
}

/// Follows the pointer from where it took hold, and the keys of a slider.
fn dragged(element: Element, on: On, index: usize) -> Element {
    /// The rail as it was then, and how far from the grip's middle the pointer is.
    type Taken = Option<(Rail, Point)>;
    let taken = RwSignal::new(None as Taken);
    let begin = move |event: Event| {
        let Some(at) =
            browser::place_on_sheet(&event, on.size()).filter(|_| browser::hold_pointer(&event))
        else {
            return;
        };
        let (rail, away) = untrack(|| {
            on.grip(index, |grip| {
                (
                    Some(grip.rail.clone()),
                    Point::new(grip.at.x - at.x, grip.at.y - at.y),
                )
            })
        });
        on.moved.held.set(untrack(|| {
            on.drawn
                .with(|drawn| drawn.as_ref().map(|drawn| drawn.scene.scale))
        }));
        taken.set(rail.map(|rail| (rail, away)));
    };
    let follow = move |event: Event| {
        let Some(at) = browser::place_on_sheet(&event, on.size()) else {
            return;
        };
        let value = taken.with_untracked(|taken| {
            taken
                .as_ref()
                .map(|(rail, away)| rail.value(at.by(away.x, away.y)))
        });
        if let Some(value) = value
            && !on.set_part(index, |_| value)
        {
            on.set(index, |handle, _| handle.value(value));
        }
    };
    let end = move |_| {
        taken.set(None);
        on.moved.held.set(None);
    };
    let key = move |event: Event| {
        browser::on_key(&event, |key, _| {
            let steps = match key {
                "ArrowUp" | "ArrowRight" => 1.0,
                "ArrowDown" | "ArrowLeft" => -1.0,
                "PageUp" => 10.0,
                "PageDown" => -10.0,
                "Home" | "End" => {
                    let least = key == "Home";
                    if on.set_part(index, |_| if least { 0.0 } else { 1.0 }) {
                        return true;
                    }
                    on.set(index, |handle, _| {
                        if least {
                            handle.range().0
                        } else {
                            handle.range().1
                        }
                    });
                    return true;
                }
                _ => return false,
            };
            if on.set_part(index, |part| part + steps / 90.0) {
                return true;
            }
            on.set(index, |handle, values| {
                handle.stepped(handle.number.of(values), steps)
            });
            true
        });
    };
    element
        .on("pointerdown", begin)
        .on("pointermove", follow)
        .on("lostpointercapture", end)
        .on("keydown", key)
}

/// A place that is pressed.
pub(super) fn press(on: On, index: usize) -> Element {
    let act = move || {
        let sets = untrack(|| on.press(index, |press| Some(press.sets)));
        let number = untrack(|| {
            on.drawn
                .with(|drawn| drawn.as_ref().and_then(|drawn| drawn.pressed))
        });
        if let (Some(sets), Some(number)) = (sets, number) {
            on.widget.set(number.0.name, Value::Number(sets));
        }
    };
    let area = move || {
        on.press(index, |press| {
            let corners = press
                .corners
                .iter()
                .map(|corner| format!("{:.1},{:.1}", corner.x, corner.y));
            let corners = corners.collect::<Vec<_>>().join(" ");
            format!("<polygon class=\"press-room\" points=\"{corners}\"/>")
        })
    };
    let element = element("svg")
        .class("press")
        .attr("role", "button")
        .attr("tabindex", "0")
        .attr("overflow", "visible")
        .attr("aria-label", move || {
            on.press(index, |press| press.name.clone())
        })
        .attr("aria-pressed", move || {
            on.press(index, |press| press.on).to_string()
        })
        .inner_html(area)
        .on("click", move |_| act());
    element.on("keydown", move |event| {
        browser::on_key(&event, |key, _| {
            let pressed = matches!(key, "Enter" | " ");
            if pressed {
                act();
            }
            pressed
        });
    })
}
