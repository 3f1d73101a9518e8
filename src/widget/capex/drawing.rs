//! How the price of a cluster is drawn.

use super::{CALCULATION, STORAGE_SHARE, price};
use crate::data::constants as c;
use crate::scenario::{GPUS_PER_NODE, NETWORK_SHARE, NODE_PRICE, NODES, gpus, nodes};
use crate::scene::figures::receipt::{Line, Part, Piece, Reach, Receipt, receipt};
use crate::scene::{Point, Slide, Stage};
use crate::spec::Values;
use crate::units::{Usd, counted, percent, whole};
use crate::widget::drawing::{Drawing, Drawn, Handle};

/// How it is drawn.
pub static DRAWING: Drawing = Drawing {
    calculation: &CALCULATION,
    draw,
    presets: &["ours", "worst", "llama", "bom"],
    words: &[],
    plays: None,
};

fn draw(values: &Values, stage: Stage) -> Option<Drawn> {
    let bought = price(values);
    let servers = nodes(values);
    let each = NODE_PRICE.of(values);
    let shown = Usd(each).to_string();
    // A track that holds the prices of servers, or all there are.
    let usual = (1e4..=1e7).contains(&each);
    let (between, ends) = if usual {
        ([1e4, 1e7], ["$10,000", "$10 million"])
    } else {
        ([1e3, 1e8], ["$1,000", "$100 million"])
    };
    let slide = Slide {
        from: Point::default(),
        length: 0.0,
        between,
        ratios: true,
        value: each,
        title: "A server",
        name: "Price of a server",
        words: shown.clone(),
        ends: ends.map(str::to_owned),
    };
    let share = NETWORK_SHARE.of(values);
    let mut more = vec![Line {
        name: "network",
        amount: bought.network,
        how: vec![
            Piece::Number(
                "Network, on top of the servers",
                percent(share),
                Reach::Plus(share, 0.5),
            ),
            Piece::Words("of the servers".into()),
        ],
    }];
    if bought.storage.0 > 0.0 {
        more.push(Line {
            name: "storage",
            amount: bought.storage,
            how: vec![Piece::Words(format!(
                "{} of the servers",
                percent(STORAGE_SHARE.of(values))
            ))],
        });
    }
    let drawn = Receipt {
        title: "The machine",
        of: counted(whole(gpus(values)), "chip"),
        parts: [
            Part {
                name: "Computers",
                layer: "computers",
                hot: false,
                lines: vec![Line {
                    name: "servers",
                    amount: bought.servers,
                    how: vec![
                        Piece::Number("Servers", whole(servers), Reach::Tenfold(servers)),
                        Piece::Words(format!("× {shown}")),
                        Piece::Words(format!(
                            "with {} in each",
                            counted(whole(GPUS_PER_NODE.of(values)), "chip")
                        )),
                    ],
                }],
            },
            Part {
                name: "What joins them",
                layer: if bought.storage.0 > 0.0 {
                    "network, storage"
                } else {
                    "network"
                },
                hot: false,
                lines: more,
            },
        ],
        free: "building, people".into(),
        note: Some((
            "for each chip",
            (bought.total * (1.0 / gpus(values))).to_string(),
        )),
        note_volume: c::NOTE_VOLUME.value,
    };
    Some(Drawn {
        scene: receipt(&drawn, slide, stage),
        handles: vec![
            Handle::of(&NODES),
            Handle::of(&NETWORK_SHARE),
            Handle::of(&NODE_PRICE),
        ],
        pressed: None,
    })
}
