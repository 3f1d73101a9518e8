//! How a model that is cut up is drawn, and what its headline says.

use super::tables::{PIPELINE, TENSOR};
use super::{CALCULATION, chosen, machine};
use crate::calc::parallel::Infeasible;
use crate::calc::search::Tried;
use crate::scenario::{GPUS_PER_NODE, NODES, gpus};
use crate::scene::figures::cuts::{Cuts, Times, cuts};
use crate::scene::{Headline, Stage, word};
use crate::spec::Values;
use crate::units::{counted, whole};
use crate::widget::drawing::{Drawing, Drawn, Handle};
use crate::widget::spoken::part;

/// How it is drawn.
pub static DRAWING: Drawing = Drawing {
    calculation: &CALCULATION,
    draw,
    presets: &["ours", "meta", "copies", "small"],
    words: &[],
    plays: None,
};

fn draw(values: &Values, stage: Stage) -> Option<Drawn> {
    let Tried { split, result } = chosen(values);
    let machine = machine(values);
    let note = match &result {
        Ok(step) => format!("{} of its {} used", step.memory, machine.memory),
        Err(Infeasible::OutOfMemory { needs, has }) => format!("needs {needs}, has {has}"),
        Err(_) => "cannot work".to_owned(),
    };
    let devices = whole(machine.devices);
    let drawn = Cuts {
        copies: split.data,
        stages: split.pipeline,
        slices: split.tensor,
        chip: [format!("one chip of {devices}"), note],
        inside: split.tensor <= machine.per_server,
        times: result.ok().map(|step| Times {
            compute: step.compute,
            slices: step.tensor,
            stages: step.pipeline,
            copies: step.data,
        }),
    };
    let doubling = |number| Handle {
        doubling: true,
        ..Handle::of(number)
    };
    // More copies take more servers.
    let copies = Handle {
        factor: split.tensor * split.pipeline / GPUS_PER_NODE.of(values),
        ..doubling(&NODES)
    };
    Some(Drawn {
        scene: cuts(&drawn, stage),
        handles: vec![copies, doubling(&PIPELINE), doubling(&TENSOR)],
        pressed: None,
    })
}

/// The finding in words.
pub(super) fn headline(values: &Values, yours: &Tried) -> Headline {
    let split = &yours.split;
    let headline = Headline::new("Cut into ")
        .yours(if split.data == 1.0 {
            "1 copy".to_owned()
        } else {
            format!("{} copies", whole(split.data))
        })
        .say(" of ")
        .yours(counted(whole(split.pipeline), "stage"))
        .say(" of ")
        .yours(counted(whole(split.tensor), "slice"));
    match &yours.result {
        Ok(step) => {
            let share = step.compute / step.time();
            headline
                .say(", the model fits, and the chips compute for ")
                .model(of_time(share))
                .say(".")
        }
        Err(Infeasible::OutOfMemory { needs, has }) => headline
            .say(format!(
                ", the model does not fit {} chips: each would need ",
                whole(gpus(values))
            ))
            .heat(needs.to_string())
            .say(format!(" and has {has}.")),
        Err(why) => headline
            .say(", it cannot work: ")
            .heat(why.to_string())
            .say("."),
    }
}

/// A share of the time: "six seconds in seven".
fn of_time(share: f64) -> String {
    let rest = 1.0 / (1.0 - share).max(1e-9);
    match rest.round() {
        _ if share < 0.5 => format!("{} of the time", part(share)),
        few if few <= 12.0 => format!("{} seconds in {}", word(few - 1.0), word(few)),
        _ => "nearly all the time".to_owned(),
    }
    .replace("one seconds", "one second")
}
