//! How answering is drawn.

use super::tables::{BATCH, CHIPS, GPU_HOUR_PRICE};
use super::{CALCULATION, full, load, model, service};
use crate::calc::memory::weight_bytes;
use crate::scenario::chip;
use crate::scene::figures::queue::{Queue, Served, queue};
use crate::scene::{Point, Slide, Stage};
use crate::spec::Values;
use crate::widget::drawing::{Drawing, Drawn, Handle};

/// How it is drawn.
pub static DRAWING: Drawing = Drawing {
    calculation: &CALCULATION,
    draw,
    presets: &["alone", "deepseek-v3", "llama3-8b", "gpt-oss"],
    words: &[],
    plays: None,
};

fn draw(values: &Values, stage: Stage) -> Option<Drawn> {
    let asked = load(values);
    let served = service(values).ok().or_else(|| full(values));
    let (model, room) = (model(values), chip(values).memory * CHIPS.of(values));
    let weights = weight_bytes(model.parameters, model.bytes_per_parameter);
    let price = GPU_HOUR_PRICE.of(values);
    let slide = Slide {
        from: Point::default(),
        length: 0.0,
        between: [0.1, 100.0],
        ratios: true,
        value: price,
        title: "A chip for an hour",
        name: "Price of a chip for an hour",
        words: crate::units::Usd(price).to_string(),
        ends: ["10 cents", "$100"].map(str::to_owned),
    };
    let drawn = Queue {
        conversations: asked.batch,
        served: served.map(|service| Served {
            most: service.most,
            reading: service.answering.reading.time(),
            writing: service.answering.writing.time(),
            prices: [service.read, service.written],
        }),
        memory: [
            if weights > room {
                format!("the weights need {weights}")
            } else {
                format!("weights of {weights}, and no room")
            },
            format!("the chips hold {room}"),
        ],
    };
    Some(Drawn {
        scene: queue(&drawn, slide, stage),
        handles: vec![Handle::of(&BATCH), Handle::of(&GPU_HOUR_PRICE)],
        pressed: None,
    })
}
