//! How a model that is cut up is drawn.

use super::tables::{PIPELINE, TENSOR};
use super::{CALCULATION, chosen, machine};
use crate::calc::parallel::Infeasible;
use crate::calc::search::Tried;
use crate::scenario::{GPUS_PER_NODE, NODES};
use crate::scene::Stage;
use crate::scene::figures::cuts::{Cuts, Times, cuts};
use crate::spec::Values;
use crate::units::whole;
use crate::widget::drawing::{Drawing, Drawn, Handle};

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
