//! How a cluster at work is drawn.

use super::{CALCULATION, outcome};
use crate::data::constants;
use crate::scenario::{NODES, gpus, nodes};
use crate::scene::Stage;
use crate::scene::figures::cluster as picture;
use crate::spec::Values;
use crate::widget::drawing::{Drawing, Drawn, Handle};

/// How it is drawn.
pub static DRAWING: Drawing = Drawing {
    calculation: &CALCULATION,
    draw,
    presets: &["ours", "azure-2020", "meta-24k", "colossus"],
    words: &[],
    plays: Some(("Play the run", 6.0)),
};

fn draw(values: &Values, stage: Stage) -> Option<Drawn> {
    let outcome = outcome(values).ok()?;
    let drawn = picture::Cluster {
        servers: nodes(values),
        per_rack: constants::SERVERS_PER_RACK.value,
        chips: gpus(values),
        time: outcome.with_failures.time,
    };
    Some(Drawn {
        scene: picture::cluster(&drawn, stage),
        handles: vec![Handle::of(&NODES)],
        pressed: None,
    })
}
