//! How answering is drawn, and what its headline says.

use super::tables::{BATCH, GPU_HOUR_PRICE};
use super::{CALCULATION, Service, rate, service};
use crate::scene::figures::queue::{Queue, queue};
use crate::scene::{Headline, Point, Slide, Stage};
use crate::spec::Values;
use crate::units::{counted, whole};
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
    let service = service(values).ok()?;
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
        conversations: service.load.batch,
        most: service.most,
        reading: service.answering.reading.time(),
        writing: service.answering.writing.time(),
        prices: [service.read, service.written],
    };
    Some(Drawn {
        scene: queue(&drawn, slide, stage),
        handles: vec![Handle::of(&BATCH), Handle::of(&GPU_HOUR_PRICE)],
        pressed: None,
    })
}

/// The finding in words.
pub(super) fn headline(service: &Service) -> Headline {
    let many = service.load.batch;
    let share = if many == 1.0 {
        " has the chips alone. It gets "
    } else {
        " share the chips. Each gets "
    };
    Headline::default()
        .yours(counted(whole(many), "conversation"))
        .say(share)
        .model(rate(1.0 / service.answering.writing.time().0))
        .say(" at best, and a million tokens cost ")
        .strong(service.written.to_string())
        .say(" to write.")
}
