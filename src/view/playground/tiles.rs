//! Small pictures of the data, one for each kind.

use crate::nn::limits::EXTENT;
use crate::nn::names::Named;
use crate::nn::{DataConfig, DataKind, Dataset, Task};
use std::fmt::Write;

/// The side of a tile's picture.
const SIDE: f32 = 40.0;

/// The points of a kind, few enough for a tile, as SVG; for own points a plus.
pub(super) fn picture(kind: &str) -> String {
    let kind = DataKind::named(kind).unwrap_or_default();
    let config = DataConfig {
        kind,
        // As many as its form needs to be seen.
        points: match kind {
            DataKind::Gauss | DataKind::Moons | DataKind::Clusters => 24,
            DataKind::Circle | DataKind::Spiral => 44,
            _ => 72,
        },
        ..DataConfig::default()
    };
    let Ok(dataset) = Dataset::new(&config) else {
        return "<path class=\"tile-plus\" d=\"M20 11v18M11 20h18\"/>".into();
    };
    let mut paths = [String::new(), String::new()];
    let place = |coordinate: f32| ((coordinate / EXTENT + 1.0) * SIDE / 2.0).round();
    for point in dataset.train().chain(dataset.test()) {
        let blue = match dataset.task() {
            Task::Classes(_) => dataset.class(point) > 0,
            Task::Regression => dataset.label[point] > 0.0,
        };
        let (x, y) = (place(dataset.x[point]), place(-dataset.y[point]));
        // A line of no length with round ends is a dot.
        let _ = write!(paths[usize::from(blue)], "M{x} {y}h0");
    }
    let [orange, blue] = paths;
    format!("<path class=\"tile-orange\" d=\"{orange}\"/><path class=\"tile-blue\" d=\"{blue}\"/>")
}

#[cfg(test)]
mod tests {
    use super::picture;
    use crate::spec::Kind;
    use crate::widget::playground::tables::DATA;

    #[test]
    fn every_kind_of_data_has_a_picture_of_its_own() {
        let Kind::Choice { options, .. } = DATA.spec.kind else {
            panic!("data are chosen");
        };
        let mut seen = std::collections::BTreeSet::new();
        for option in options {
            let drawn = picture(option.value);
            assert_eq!(drawn.contains("tile-plus"), option.value == "own");
            assert!(seen.insert(drawn), "{} looks like another", option.value);
        }
    }
}
