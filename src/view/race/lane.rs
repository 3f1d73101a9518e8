//! One racer's lane: its network, its map with the new points, its rail.
//!
//! Knows how a racer is shown; what starts and ends it is the race's business.

use super::context::{Phase, Race};
use super::{map, net, rail};
use crate::browser;
use crate::ui::{Element, Field, element, live};
use crate::units::whole;
use crate::view::charts::heat_map;
use crate::widget::race::RACERS;
use leptos::prelude::*;

/// One of them: its network, its map, its rail.
pub(super) fn racer(race: Race, index: usize) -> Element {
    let racer = &RACERS[index];
    let (width, height) = net::SIZE;
    let head = element("div")
        .class("racer-head")
        .child(
            element("svg")
                .class(
                    [
                        "racer-net s-size-1",
                        "racer-net s-size-4",
                        "racer-net s-size-7",
                    ][index],
                )
                .attr("viewBox", &format!("0 0 {width} {height}"))
                .attr("aria-hidden", "true")
                .inner_html(&net::picture(racer)),
        )
        .child(element("p").inner_html(&format!(
            "<strong>{}</strong> <span>{} <i>parameters</i></span>",
            racer.name,
            whole(racer.parameters() as f64)
        )));
    let rails: [&[usize]; 3] = [&[0], &[1], &[2]];
    let map = element("div")
        .class("map")
        .attr("data-phase", move || match race.phase() {
            Phase::Start => Some("start"),
            _ => None,
        })
        .children(answers(race, index))
        .child(new_points(move || {
            race.wrong.with(|wrong| {
                let judged = wrong.as_ref().filter(|_| race.phase() != Phase::Start);
                let wrong = judged.and_then(|wrong| wrong.get(index));
                race.points
                    .with(|points| map::points(points, wrong.map(Vec::as_slice)))
            })
        }));
    element("div")
        .class("racer")
        .child(head)
        .child(map.children(recorded_end(race, index)))
        .child(rail::rail(race, rails[index], index == 2))
}

/// What it answers over the plane, from the start line on.
fn answers(race: Race, index: usize) -> Vec<Element> {
    let name = RACERS[index].name.to_ascii_lowercase();
    let label = move || {
        let right = race.scores().map(|scores| scores[index]);
        let right = right.map_or("before the first lesson".to_owned(), |right| {
            format!("{right} of 100 new points right")
        });
        format!("What the {name} network answers over the plane: blue or orange; {right}.")
    };
    let field = move || {
        if browser::LIVE {
            return race
                .run
                .with_pictures(index, |network| network?.output.clone());
        }
        start_field(race, index)
    };
    heat_map(live(field), &format!("racer-{index}"), live(label))
}

/// The picture of a network before its first lesson.
fn start_field(race: Race, index: usize) -> Option<Field> {
    let config = race
        .run
        .configs
        .with(|configs| configs.get(index).cloned())?;
    let mut start = crate::lab::trained(&[config], 0);
    let mut values = Vec::new();
    start.first_mut()?.trainer().output_map(32, &mut values);
    Some(Field {
        resolution: 32,
        values: values.into(),
        classes: false,
    })
}

fn new_points(html: impl Fn() -> String + Send + 'static) -> Element {
    element("svg")
        .class("new-points")
        .attr("viewBox", &map::view_box())
        .attr("aria-hidden", "true")
        .inner_html(html)
}

/// The end of the recorded race, for a page without programs.
fn recorded_end(race: Race, index: usize) -> Vec<Element> {
    if browser::LIVE {
        return Vec::new();
    }
    let score = race.judged().map_or(0, |scores| scores[index]);
    let label = format!(
        "What the {} network answers after its last lesson: {score} of 100 new points right.",
        RACERS[index].name.to_ascii_lowercase()
    );
    let field = move || {
        race.run
            .with_pictures(index, |network| network?.output.clone())
    };
    let picture = heat_map(
        live(field),
        &format!("end-{index}"),
        live(move || label.clone()),
    );
    let wrong = race.wrong.get_untracked();
    let points = race.points.get_untracked();
    let judged = wrong.as_ref().and_then(|wrong| wrong.get(index));
    let html = map::points(&points, judged.map(Vec::as_slice));
    vec![
        element("div")
            .class("still-end")
            .children(picture)
            .child(new_points(move || html.clone())),
    ]
}
