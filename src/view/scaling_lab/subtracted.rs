//! The same chart with the floor taken away: what is left falls on a straight
//! line.

use super::plot::{Bets, ink};
use crate::chart::{Ink, Layer, Scale, Shape, Side};
use crate::lab::law::Law;
use crate::lab::results::Setting;
use crate::units::{count_in_words, unit_fraction};

/// The lowest loss that is shown, as a share of the floor: less is closer to the
/// floor than two seeds are to one another.
const LOWEST: f64 = 0.01;
/// Below this share of the floor two seeds of a size differ by as much as they
/// have left: the line is dashed there.
const SURE: f64 = 0.035;

/// A law's losses without its floor, as far as they have fallen: 0 as they were,
/// 1 the floor is gone.
#[derive(Clone, Copy)]
pub(super) struct Fall {
    pub law: Law,
    pub fallen: f64,
}

impl Fall {
    fn lowest(&self) -> f64 {
        LOWEST * self.law.floor
    }

    /// Where a loss stands now: on its way, by equal ratios in equal times.
    pub fn at(&self, loss: f64) -> f64 {
        let end = (loss - self.law.floor).max(self.lowest());
        loss * libm::pow(end / loss, self.fallen)
    }

    /// The axis: room for the losses as they were, and without the floor.
    pub fn axis(&self, losses: impl Iterator<Item = f64>) -> Scale {
        Scale::Logarithmic {
            low: self.lowest(),
            high: 1.25 * losses.fold(self.law.floor, f64::max),
        }
    }

    /// The losses as they were, grey; where they are now; at the end the line and
    /// what ten times the size leaves.
    pub fn layers(&self, settings: &[Setting], x: Scale, wide: bool) -> Vec<Layer> {
        let along = (0..=48).map(|i| x.value_at(f64::from(i) / 48.0));
        let line = |ink, dashed, points: Vec<(f64, f64)>| Layer::Line {
            points,
            ink,
            dashed,
            label: String::new(),
        };
        let law = &self.law;
        let highest = settings.iter().flat_map(|setting| &setting.losses);
        let highest = 1.2 * highest.copied().fold(law.floor, f64::max);
        let mut layers = vec![line(
            Ink::Soft,
            false,
            along
                .map(|size| (size, law.loss(size)))
                .filter(|(_, loss)| *loss <= highest)
                .collect(),
        )];
        let done = self.fallen >= 1.0;
        if done {
            let above = |size: f64| law.loss(size) - law.floor;
            let size_at = |above: f64| libm::pow(law.amplitude / above, 1.0 / law.exponent);
            let (first, last) = (x.value_at(0.0), x.value_at(1.0));
            let ends = (
                first.max(size_at(highest)),
                last.min(size_at(self.lowest())),
            );
            let unsure = size_at(SURE * law.floor).clamp(ends.0, ends.1);
            for (dashed, from, to) in [(false, ends.0, unsure), (true, unsure, ends.1)] {
                let points = [from, to].map(|size| (size, above(size)));
                layers.push(line(Ink::Ink, dashed, points.into()));
            }
            if let Some(step) = settings.first().map(|setting| 1.3 * setting.size)
                && 10.0 * step < ends.1
            {
                let (from, to) = (above(step), above(10.0 * step));
                layers.push(line(
                    Ink::Soft,
                    false,
                    vec![(step, from), (step, to), (10.0 * step, to)],
                ));
                if wide {
                    let left = unit_fraction(to / from);
                    layers.push(Layer::Tag {
                        at: (step, 2.0 * to),
                        text: format!("ten times bigger:\n{left} is left"),
                        side: Side::Right,
                    });
                }
            }
        }
        for (rank, setting) in settings.iter().enumerate() {
            let points = |place: fn(&Self, f64) -> f64| -> Vec<(f64, f64)> {
                let losses = setting.losses.iter();
                losses
                    .map(|loss| (setting.size, place(self, *loss)))
                    .collect()
            };
            layers.push(Layer::Points {
                points: points(|_, loss| loss),
                ink: Ink::Soft,
                shape: Shape::Ring,
                label: String::new(),
            });
            layers.push(Layer::Points {
                points: points(Self::at),
                ink: ink(rank, settings.len()),
                shape: Shape::Disc,
                label: count_in_words(setting.size),
            });
        }
        layers
    }

    /// Bets, as far as they have fallen.
    pub fn bets(&self, bets: Bets) -> Bets {
        Bets {
            reader: bets.reader.map(|loss| self.at(loss)),
            law: bets.law.map(|loss| self.at(loss)),
        }
    }
}
