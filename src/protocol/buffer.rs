//! The layout of the buffer that comes with a snapshot.
//!
//! Network after network it has a checkpoint and, with pictures, the output's
//! picture and the neurons' pictures; last comes the fine picture of the neuron
//! that is inspected, if there is one. Worker, supervisor and views all ask here.

use crate::nn::NetworkConfig;

/// Neurons of a hidden layer that have pictures: the first ones.
pub const NEURONS_PICTURED: usize = 8;

/// Neurons with pictures in each column of a network, the inputs first; those
/// all have one.
pub fn pictured(network: &NetworkConfig) -> impl Iterator<Item = usize> {
    let hidden = network.hidden.iter();
    core::iter::once(network.features.len()).chain(hidden.map(|w| (*w).min(NEURONS_PICTURED)))
}

/// The layout of one buffer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BufferLayout {
    /// Whether there are pictures.
    pub pictures: bool,
    /// Points along a side of the output's picture, and of the inspected neuron's.
    pub resolution: usize,
    /// Points along a side of the other neurons' pictures; 0 for none.
    pub neuron_resolution: usize,
}

/// One section of a network's share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Weights and both moments: three values a parameter.
    Checkpoint,
    /// The output's picture.
    Output,
    /// The neurons' pictures, inputs included.
    Neurons,
}

/// A network's share of a buffer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct NetworkValues<'a> {
    /// Weights and both moments.
    pub checkpoint: &'a [f32],
    /// The output's picture; empty without pictures.
    pub output: &'a [f32],
    /// The neurons' pictures, one after the other.
    pub neurons: &'a [f32],
}

impl BufferLayout {
    /// The sections of a network's share, in their order.
    pub fn sections(self) -> &'static [Section] {
        const ALL: [Section; 3] = [Section::Checkpoint, Section::Output, Section::Neurons];
        match (self.pictures, self.neuron_resolution) {
            (false, _) => &ALL[..1],
            (true, 0) => &ALL[..2],
            (true, _) => &ALL,
        }
    }

    /// Values in one of the sections of a network's share.
    fn length(self, section: Section, network: &NetworkConfig) -> usize {
        match section {
            Section::Checkpoint => 3 * network.parameter_count(),
            Section::Output => self.resolution * self.resolution,
            Section::Neurons => self.neuron_length() * pictured(network).sum::<usize>(),
        }
    }

    /// Values in one neuron's picture.
    pub fn neuron_length(self) -> usize {
        self.neuron_resolution * self.neuron_resolution
    }

    /// Each network's share, and the picture of the inspected neuron; empty
    /// where the buffer is too short.
    pub fn read<'a>(
        self,
        networks: impl Iterator<Item = &'a NetworkConfig>,
        mut values: &'a [f32],
    ) -> (Vec<NetworkValues<'a>>, &'a [f32]) {
        let mut shares = Vec::new();
        for network in networks {
            let mut share = NetworkValues::default();
            for section in self.sections() {
                let length = self.length(*section, network);
                let (taken, rest) = values.split_at_checked(length).unwrap_or_default();
                values = rest;
                match section {
                    Section::Checkpoint => share.checkpoint = taken,
                    Section::Output => share.output = taken,
                    Section::Neurons => share.neurons = taken,
                }
            }
            shares.push(share);
        }
        (shares, values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_follow_one_another_and_the_inspected_neuron_is_last() {
        let network = NetworkConfig::default();
        let layout = BufferLayout {
            pictures: true,
            resolution: 4,
            neuron_resolution: 2,
        };
        let checkpoint = 3 * network.parameter_count();
        let neurons = 4 * pictured(&network).sum::<usize>();
        let share = checkpoint + 16 + neurons;
        let values: Vec<f32> = (0..2 * share + 16).map(|index| index as f32).collect();
        let networks = [&network, &network];
        let (shares, inspected) = layout.read(networks.into_iter(), &values);
        assert_eq!(shares[0].checkpoint.len(), checkpoint);
        assert_eq!(shares[0].output[0], checkpoint as f32);
        assert_eq!(shares[1].checkpoint[0], share as f32);
        assert_eq!(shares[1].neurons.len(), neurons);
        assert_eq!(inspected[0], 2.0 * share as f32);
        assert_eq!(inspected.len(), 16);
        // Too short a buffer has nothing in it rather than something wrong.
        let (shares, inspected) = layout.read(networks.into_iter(), &values[..=share]);
        assert!(shares[1].checkpoint.is_empty() && inspected.is_empty());
    }
}
