//! How the bill of a run is drawn.

use super::{Bill, CALCULATION, bill, intensity};
use crate::calc::carbon::emitted;
use crate::calc::cost;
use crate::calc::power::energy;
use crate::data::constants as c;
use crate::scenario::{
    ENERGY_PRICE, GPUS_PER_NODE, LIFETIME_YEARS, MODEL_PARAMETERS, NETWORK_SHARE, NODE_PRICE,
    NODES, PUE, TOKENS, chip, nodes,
};
use crate::scene::figures::receipt::{Line, Part, Piece, Reach, Receipt, receipt};
use crate::scene::{Point, Slide, Stage};
use crate::spec::Values;
use crate::units::{Usd, Watts, count_in_words, counted, percent, three_digits, whole};
use crate::widget::drawing::{Drawing, Drawn, Handle};

/// How it is drawn.
pub static DRAWING: Drawing = Drawing {
    calculation: &CALCULATION,
    draw,
    presets: &["ours", "lean", "usa", "france"],
    words: &[],
    plays: None,
};

/// Where the track of the price ends, in dollars for a kilowatt-hour.
const DEAR: f64 = 0.5;

fn draw(values: &Values, stage: Stage) -> Option<Drawn> {
    let bill = bill(values).ok()?;
    let price = ENERGY_PRICE.of(values);
    let cents = format!("${price:.2}");
    let slide = Slide {
        from: Point::default(),
        length: 0.0,
        between: [0.0, if price > DEAR { 2.0 } else { DEAR }],
        ratios: false,
        value: price,
        title: "A kilowatt-hour",
        name: "Price of a kilowatt-hour",
        words: cents.clone(),
        ends: [
            "$0".into(),
            if price > DEAR { "$2" } else { "$0.50" }.into(),
        ],
    };
    let drawn = Receipt {
        title: "The run",
        of: format!(
            "{} parameters, {} tokens",
            count_in_words(MODEL_PARAMETERS.of(values)),
            count_in_words(TOKENS.of(values))
        ),
        parts: [wear(values, &bill), electricity(values, &bill, &cents)],
        free: format!(
            "carbon dioxide, {}",
            emitted(bill.run_energy, intensity(values))
        ),
        note: None,
        note_volume: c::NOTE_VOLUME.value,
    };
    Some(Drawn {
        scene: receipt(&drawn, slide, stage),
        handles: vec![
            Handle::of(&NODES),
            Handle::of(&PUE),
            Handle::of(&ENERGY_PRICE),
        ],
        pressed: None,
    })
}

fn wear(values: &Values, bill: &Bill) -> Part {
    let servers = nodes(values);
    let life = LIFETIME_YEARS.of(values);
    let years = bill.run.days() / 365.0;
    let [of_servers, of_network] = bill.run_depreciation;
    let each = Usd(NODE_PRICE.of(values));
    Part {
        name: "Wear of the machine",
        layer: "wear",
        hot: false,
        lines: vec![
            Line {
                name: "servers",
                amount: of_servers,
                how: vec![
                    Piece::Number("Servers", whole(servers), Reach::Tenfold(servers)),
                    Piece::Words(format!("× {each}")),
                    Piece::Words(format!(
                        "× {} of {}",
                        three_digits(years),
                        counted(three_digits(life), "year")
                    )),
                ],
            },
            Line {
                name: "network",
                amount: of_network,
                how: vec![Piece::Words(format!(
                    "{} of the servers",
                    percent(NETWORK_SHARE.of(values))
                ))],
            },
        ],
    }
}

fn electricity(values: &Values, bill: &Bill, cents: &str) -> Part {
    let chips = chip(values).power * (GPUS_PER_NODE.of(values) * nodes(values));
    let chips = Watts(chips.0.min(bill.servers.0));
    let rest = Watts(bill.servers.0 - chips.0);
    let cooling = Watts(bill.site.0 - bill.servers.0);
    let of = |power| cost::electricity(energy(power, bill.run), ENERGY_PRICE.of(values));
    let how = |power: Watts| {
        let hours = three_digits(bill.run.hours());
        vec![
            Piece::Words(power.to_string()),
            Piece::Words(format!("× {hours} h")),
            Piece::Words(format!("× {cents}")),
        ]
    };
    let pue = PUE.of(values);
    Part {
        name: "Electricity",
        layer: "electricity",
        hot: true,
        lines: vec![
            Line {
                name: "chips",
                amount: of(chips),
                how: how(chips),
            },
            Line {
                name: "the rest of the servers",
                amount: of(rest),
                how: how(rest),
            },
            Line {
                name: "cooling and losses",
                amount: of(cooling),
                how: vec![
                    Piece::Words("PUE".into()),
                    Piece::Number("PUE", three_digits(pue), Reach::Plus(pue, 1.0)),
                ],
            },
        ],
    }
}
