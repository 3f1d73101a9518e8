//! Places in a network: its neurons, the numbers of their pictures, their names.

use crate::nn::NetworkConfig;
use crate::protocol::pictured;
use crate::widget::playground::feature_title;

/// A neuron by its column, from 0 for the inputs, and its row.
pub(super) type Place = (usize, usize);

/// A place as the key of what is made for it.
pub(super) fn key_of(place: Option<Place>) -> String {
    place.map_or_else(String::new, |(column, row)| format!("{column}-{row}"))
}

/// The number of a neuron's picture.
pub(super) fn picture_number(network: &NetworkConfig, (column, row): Place) -> usize {
    pictured(network).take(column).sum::<usize>() + row
}

/// "layer 1, neuron 2", "input x", "output".
pub(super) fn place_name(network: &NetworkConfig, (column, row): Place) -> String {
    match column {
        0 => {
            let feature = network.features.get(row);
            format!(
                "input {}",
                feature.map_or("", |feature| feature_title(*feature))
            )
        }
        _ if column <= network.hidden.len() => format!("layer {column}, neuron {}", row + 1),
        _ if network.outputs == 1 => "output".into(),
        _ => format!("output {}", row + 1),
    }
}
