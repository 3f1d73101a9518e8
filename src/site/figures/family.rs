//! `scaling-family`: eight networks, trained while the page is built.

use super::plots::Room;
use super::table::Table;
use super::{Figure, Picture};
use crate::chart::{Axis, Ink, Layer, Plot, Scale, Shape, Side};
use crate::lab::family::{FamilyConfig, Member, Study};
use crate::lab::fit::PowerLaw;
use crate::units::{three_digits, whole};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A trained family.
struct Family {
    members: Vec<Member>,
    law: PowerLaw,
    config: FamilyConfig,
}

/// Trains every member, on as many threads as there are cores; the result does
/// not depend on how many.
fn train() -> Option<Family> {
    let study = Study::new(FamilyConfig::published());
    let widths = &study.config().widths;
    let trained = Mutex::new(Vec::new());
    let next = AtomicUsize::new(0);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                // The largest first, so that no thread is left with it at the end.
                while let Some(width) = widths
                    .iter()
                    .rev()
                    .nth(next.fetch_add(1, Ordering::Relaxed))
                {
                    if let (Ok(member), Ok(mut trained)) = (study.member(*width), trained.lock()) {
                        trained.push(member);
                    }
                }
            });
        }
    });
    let mut members = trained.into_inner().ok()?;
    members.sort_by_key(|member| member.parameters);
    let law = study.law(&members)?;
    Some(Family {
        members,
        law,
        config: study.config().clone(),
    })
}

pub(super) fn scaling_family() -> Option<Figure> {
    let family = train()?;
    let Family {
        members,
        law,
        config,
    } = &family;
    let mut table = Table::new(&["Parameters", "Neurons per layer", "Learning rate"]);
    let seeds = config.seeds.iter().map(|seed| format!("Loss, seed {seed}"));
    table.head.extend(seeds.chain(["The law’s loss".into()]));
    for member in members {
        let mut row = vec![
            whole(member.parameters as f64),
            format!("{0} + {0}", member.width),
            member.rate.to_string(),
        ];
        row.extend(member.losses.iter().map(|loss| three_digits(*loss)));
        row.push(three_digits(law.loss(member.parameters as f64)));
        table.row(row);
    }
    let left = libm::pow(10.0, -law.exponent);
    let rates: Vec<String> = config.rates.iter().map(ToString::to_string).collect();
    let sentence = format!(
        "Learned from {} measurements, each size with {} seeds and with the best of the learning rates {}. \
         The floor is a mean squared error of {}. \
         The fitted law: loss = {} + {} ÷ parameters to the power {} (R² = {}). \
         Ten times the parameters leave {}% of the loss above the floor.",
        whole(config.places as f64),
        config.seeds.len(),
        rates.join(", "),
        three_digits(law.floor),
        three_digits(law.floor),
        two_digits(law.amplitude),
        two_digits(law.exponent),
        two_digits(law.r_squared),
        whole(100.0 * left),
    );
    Some(Figure {
        title: "Eight networks, one task".into(),
        picture: Picture::Plots(Box::new((
            plot(Room::Wide, &family),
            plot(Room::Narrow, &family),
        ))),
        sentence,
        table,
    })
}

/// Two digits after the point.
fn two_digits(value: f64) -> String {
    format!("{value:.2}")
}

fn plot(room: Room, family: &Family) -> Plot {
    let Family { members, law, .. } = family;
    let (width, height, margins) = room.frame((118.0, 12.0));
    let (low, high) = (10.0, 2000.0);
    let x = Scale::Logarithmic { low, high };
    let y = Scale::Logarithmic {
        low: 0.8 * law.floor,
        high: 0.3,
    };
    let curve = (0..=40)
        .map(|i| x.value_at(f64::from(i) / 40.0))
        .map(|n| (n, law.loss(n)))
        .collect();
    let mut layers = vec![
        Layer::Line {
            points: vec![(low, law.floor), (high, law.floor)],
            ink: Ink::Soft,
            dashed: true,
            label: room.pick("floor: the error\nof the examples".into(), String::new()),
        },
        Layer::Line {
            points: curve,
            ink: Ink::Ink,
            dashed: false,
            label: room.pick("the fitted law".into(), String::new()),
        },
    ];
    for (index, member) in members.iter().enumerate() {
        let size = (1 + index * 6 / members.len().saturating_sub(1).max(1)) as u8;
        layers.push(Layer::Points {
            points: member
                .losses
                .iter()
                .map(|loss| (member.parameters as f64, *loss))
                .collect(),
            ink: Ink::Size(size),
            shape: Shape::Disc,
            label: format!("{} parameters", whole(member.parameters as f64)),
        });
    }
    if let (Some(first), Some(last)) = (members.first(), members.last()) {
        for member in [first, last] {
            let highest = member.losses.iter().copied().fold(0.0, f64::max);
            layers.push(Layer::Tag {
                at: (member.parameters as f64, highest),
                text: whole(member.parameters as f64) + room.pick(" parameters", ""),
                side: if std::ptr::eq(member, first) {
                    Side::Right
                } else {
                    Side::Above
                },
            });
        }
    }
    if room == Room::Narrow {
        layers.push(Layer::Tag {
            at: (low * 0.95, law.floor * 1.1),
            text: "floor: the error of the examples".into(),
            side: Side::Right,
        });
    }
    Plot {
        width,
        height: room.pick(430.0, height),
        margins,
        x: Axis::new("Parameters", x, 5),
        y: Axis::new(
            room.pick(
                "Loss on unseen examples (mean squared error)",
                "Loss (mean squared error)",
            ),
            y,
            5,
        ),
        layers,
    }
}
