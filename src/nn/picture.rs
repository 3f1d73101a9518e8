//! What the network, its neurons and its inputs answer over the plane.
//!
//! It knows resolutions and ranges of values, not colours.

use super::choices::{Activation, Loss};
use super::data::{Feature, Task};
use super::kernel::Kernel;
use super::limits::EXTENT;
use super::limits::MAX_CLASSES;
use super::math;
use super::metrics::largest;
use super::pass::CHUNK;
use super::trainer::Trainer;
use core::ops::Range;

/// The features of every pixel centre, kept between pictures: they change only
/// with the resolution.
#[derive(Clone, Debug)]
pub struct Grid {
    resolution: usize,
    /// A row per feature, a value per pixel.
    rows: Vec<f32>,
}

impl Grid {
    fn new(features: &[Feature], resolution: usize) -> Self {
        let centre = |i: usize| EXTENT * ((2 * i + 1) as f32 / resolution as f32 - 1.0);
        let mut rows = Vec::with_capacity(features.len() * resolution * resolution);
        for feature in features {
            for line in 0..resolution {
                let y = -centre(line);
                rows.extend((0..resolution).map(|i| feature.apply(centre(i), y)));
            }
        }
        Self { resolution, rows }
    }
}

impl<K: Kernel> Trainer<K> {
    /// The network's answers at points (x, y); further coordinates are 0.
    ///
    /// With one output each is in [-1, 1], towards 1 for the label +1: for
    /// cross-entropy 2p - 1, with p the probability; for mean squared error the
    /// output, of which numbers are divided by the largest magnitude of a label,
    /// cut off at ±1. With softmax an answer is class + certainty: the most
    /// probable class from 0, and how far its probability p is from 1 / classes
    /// (0) to 1 (0.999). So the whole part is the class.
    pub fn predict(&mut self, points: &[(f32, f32)]) -> Vec<f32> {
        let features = &self.config().network.features;
        let inputs = features
            .iter()
            .flat_map(|f| points.iter().map(|&(x, y)| f.apply(x, y)));
        let inputs: Vec<f32> = inputs.collect();
        let mut answers = Vec::with_capacity(points.len());
        self.answer(&inputs, points.len(), &mut answers);
        answers
    }

    /// The answers, as [`Trainer::predict`] gives them, at the centres of
    /// resolution × resolution pixels over ±[`EXTENT`], row by row, the top row
    /// (y = +6) first. `map` is overwritten and its memory reused.
    pub fn output_map(&mut self, resolution: usize, map: &mut Vec<f32>) {
        let grid = self.take_grid(resolution);
        map.clear();
        self.answer(&grid.rows, resolution * resolution, map);
        self.grid = Some(grid);
    }

    /// One map per input feature and then for each of the first `most` neurons
    /// of every hidden layer, layer by layer, in the geometry of
    /// [`Trainer::output_map`], each value in [-1, 1]. Tanh is shown as it is
    /// and sigmoid as 2a - 1; features and neurons without bounds are divided
    /// by the largest magnitude in their map. `maps` is overwritten and its
    /// memory reused.
    pub fn neuron_maps(&mut self, resolution: usize, most: usize, maps: &mut Vec<f32>) {
        let shown = self.shown(most);
        self.maps_of(&shown, resolution, maps);
    }

    /// The one of those maps that has this number; nothing if there is none.
    pub fn neuron_map(
        &mut self,
        number: usize,
        resolution: usize,
        most: usize,
        map: &mut Vec<f32>,
    ) {
        let shown = self.shown(most);
        let one = shown.get(number..=number).unwrap_or_default();
        self.maps_of(one, resolution, map);
    }

    /// The rows of the pass that [`Trainer::neuron_maps`] shows.
    fn shown(&self, most: usize) -> Vec<usize> {
        let sizes = self.layout().sizes();
        let (mut shown, mut before) = (Vec::new(), 0);
        for &size in &sizes[..sizes.len() - 1] {
            let most = if before == 0 { size } else { size.min(most) };
            shown.extend(before..before + most);
            before += size;
        }
        shown
    }

    fn maps_of(&mut self, shown: &[usize], resolution: usize, maps: &mut Vec<f32>) {
        let grid = self.take_grid(resolution);
        let pixels = resolution * resolution;
        let features = self.config().network.features.len();
        maps.clear();
        maps.resize(shown.len() * pixels, 0.0);
        for chunk in chunks(pixels) {
            self.forward_at(&grid.rows, pixels, chunk.clone());
            for (place, &neuron) in shown.iter().enumerate() {
                let start = place * pixels + chunk.start;
                maps[start..][..chunk.len()].copy_from_slice(self.pass.row(neuron));
            }
        }
        self.grid = Some(grid);
        if pixels == 0 {
            return;
        }
        for (neuron, map) in shown.iter().zip(maps.chunks_exact_mut(pixels)) {
            match self.config().network.activation {
                Activation::Tanh if *neuron >= features => {}
                Activation::Sigmoid if *neuron >= features => {
                    for value in map {
                        *value = 2.0 * *value - 1.0;
                    }
                }
                _ => scale_to_one(map),
            }
        }
    }

    fn answer(&mut self, inputs: &[f32], points: usize, answers: &mut Vec<f32>) {
        let loss = self.config().network.loss;
        let outputs = self.config().network.outputs;
        let unit = match self.data().task() {
            Task::Regression => self.data().label_extent().max(f32::MIN_POSITIVE),
            Task::Classes(_) => 1.0,
        };
        for chunk in chunks(points) {
            let examples = chunk.len();
            self.forward_at(inputs, points, chunk);
            match loss {
                Loss::MeanSquared => {
                    let outputs = self.pass.outputs().iter();
                    answers.extend(outputs.map(|y| (y / unit).clamp(-1.0, 1.0)));
                }
                Loss::CrossEntropy => {
                    let outputs = self.pass.outputs().iter();
                    answers.extend(outputs.map(|&y| 2.0 * math::sigmoid(y) - 1.0));
                }
                Loss::Softmax => {
                    let mut values = [0.0; MAX_CLASSES];
                    answers.extend((0..examples).map(|example| {
                        for (output, value) in values[..outputs].iter_mut().enumerate() {
                            *value = f64::from(self.pass.output(output)[example]);
                        }
                        class_and_certainty(&values[..outputs])
                    }));
                }
            }
        }
    }

    fn take_grid(&mut self, resolution: usize) -> Grid {
        match self.grid.take() {
            Some(grid) if grid.resolution == resolution => grid,
            _ => Grid::new(&self.config().network.features, resolution),
        }
    }
}

/// The most probable class, plus how certain it is.
fn class_and_certainty(outputs: &[f64]) -> f32 {
    const MOST: f64 = 0.999;
    let class = largest(outputs);
    let powers = outputs.iter().map(|y| libm::exp(y - outputs[class]));
    let (probability, chance) = (1.0 / powers.sum::<f64>(), 1.0 / outputs.len() as f64);
    let certainty = (probability - chance) / (1.0 - chance);
    (class as f64 + MOST * certainty.clamp(0.0, 1.0)) as f32
}

/// 0..count in pieces of [`CHUNK`].
fn chunks(count: usize) -> impl Iterator<Item = Range<usize>> {
    (0..count)
        .step_by(CHUNK)
        .map(move |start| start..(start + CHUNK).min(count))
}

/// Divides by the largest magnitude. All zeros stay.
fn scale_to_one(map: &mut [f32]) {
    let largest = map
        .iter()
        .fold(0.0_f32, |largest, value| largest.max(value.abs()));
    if largest > 0.0 && largest.is_finite() {
        for value in map {
            *value /= largest;
        }
    }
}
