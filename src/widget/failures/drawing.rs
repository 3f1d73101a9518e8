//! How failures are drawn.

use super::{CALCULATION, INTERVAL, SAVE_EVERY, closed_form, play};
use crate::data::constants;
use crate::scenario::{NODES, gpus, nodes};
use crate::scene::Stage;
use crate::scene::figures::failures as picture;
use crate::spec::Values;
use crate::widget::drawing::{Drawing, Drawn, Handle};

/// How it is drawn.
pub static DRAWING: Drawing = Drawing {
    calculation: &CALCULATION,
    draw,
    presets: &["ours", "llama", "colossus", "meta-600k"],
    words: &[],
    plays: Some(("Play the run", 12.0)),
};

fn draw(values: &Values, stage: Stage) -> Option<Drawn> {
    let (failures, interval, _) = closed_form(values).ok()?;
    let played = play(values).ok()?;
    let length = played.length.0.max(1.0);
    let chips = gpus(values);
    let gone = played.pieces.iter().map(|piece| {
        let all = piece.kept + piece.saving + piece.lost + piece.restarting;
        1.0 - piece.kept / all.max(f64::MIN_POSITIVE)
    });
    let drawn = picture::Failures {
        servers: nodes(values),
        per_rack: constants::SERVERS_PER_RACK.value,
        chips,
        times: (played.failures.iter())
            .map(|failure| {
                (
                    failure.at.0 / length,
                    f64::from(failure.gpu) / chips.max(1.0),
                )
            })
            .collect(),
        gone: gone.collect(),
        length: played.length,
        lost: played.pieces.iter().map(|piece| piece.lost).collect(),
        interval,
        restart: failures.restart,
    };
    let interval = Handle {
        with: Some((&INTERVAL, "own")),
        ..Handle::of(&SAVE_EVERY)
    };
    Some(Drawn {
        scene: picture::failures(&drawn, stage),
        handles: vec![Handle::of(&NODES), interval],
        pressed: None,
    })
}
