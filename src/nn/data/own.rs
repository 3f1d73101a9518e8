//! Points that a reader brings.

use super::kind::Task;
use super::point::Point;
use crate::decimal;
use crate::nn::error::ConfigError;
use crate::nn::limits::{EXTENT, MAX_CLASSES, MAX_OWN_POINTS, MIN_OWN_POINTS};
use serde::{Deserialize, Serialize};

/// Drawn or pasted points, in the order they came. Every point needs both
/// coordinates and a label.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnPoints {
    /// Horizontal coordinates, within ±[`EXTENT`].
    pub x: Vec<f32>,
    /// Vertical coordinates, within ±[`EXTENT`].
    pub y: Vec<f32>,
    /// A class from 0, or a number.
    pub label: Vec<f32>,
    /// Which of the two.
    pub task: Task,
    /// What the classes are called, in their order; classes that were added
    /// since have a [name](OwnPoints::name) all the same. Left out of messages:
    /// a trainer has no use for them.
    #[serde(skip)]
    pub names: Vec<String>,
}

/// The affine scaling of a column: shown = (given - centre) / unit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct AffineScaling {
    /// What becomes 0.
    pub centre: f32,
    /// What becomes a difference of 1.
    pub unit: f32,
}

/// How columns were changed to fit; none for one that was left as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Fitted {
    /// Horizontal coordinates.
    pub x: Option<AffineScaling>,
    /// Vertical coordinates.
    pub y: Option<AffineScaling>,
    /// Labels that are numbers.
    pub label: Option<AffineScaling>,
}

impl OwnPoints {
    /// Most magnitude of a number that [`OwnPoints::rescale_to_plane`] leaves as it is.
    const LABELS: f32 = 2.0;

    /// Columns that do not fit are moved and scaled: coordinates to ±5 where
    /// one is beyond ±6, labels that are numbers to ±1 where one is beyond ±2.
    /// Returns how. Values that are not finite stay, for
    /// [`OwnPoints::validate`] to refuse.
    pub fn rescale_to_plane(&mut self) -> Fitted {
        Fitted {
            x: rescale(&mut self.x, EXTENT, EXTENT - 1.0),
            y: rescale(&mut self.y, EXTENT, EXTENT - 1.0),
            label: match self.task {
                Task::Regression => rescale(&mut self.label, Self::LABELS, 1.0),
                Task::Classes(_) => None,
            },
        }
    }

    /// What a class is called: as it was, or by a number that no other has.
    pub fn name(&self, class: usize) -> String {
        if let Some(name) = self.names.get(class) {
            return name.clone();
        }
        let numbers = self.names.iter().map(|name| decimal::parse(name));
        match numbers.collect::<Option<Vec<f64>>>() {
            // The numbers after the largest; from 0 where there is none.
            Some(numbers) => {
                let largest = numbers.into_iter().fold(-1.0, f64::max).floor();
                (largest + 1.0 + (class - self.names.len()) as f64).to_string()
            }
            None => format!("class {}", class + 1),
        }
    }

    /// Whether a network can learn from them.
    ///
    /// # Errors
    /// The first limit that they break.
    pub fn validate(&self) -> Result<(), ConfigError> {
        let (x, y, label) = (self.x.len(), self.y.len(), self.label.len());
        if x != label || y != label {
            return Err(ConfigError::OwnColumns { x, y, label });
        }
        if !(MIN_OWN_POINTS..=MAX_OWN_POINTS).contains(&label) {
            return Err(ConfigError::OwnPoints(label));
        }
        let classes = match self.task {
            Task::Classes(classes) if !(2..=MAX_CLASSES).contains(&classes) => {
                return Err(ConfigError::Classes(classes));
            }
            Task::Classes(classes) => classes,
            Task::Regression => 0,
        };
        let rows = self.x.iter().zip(&self.y).zip(&self.label);
        for (point, ((&x, &y), &label)) in (1..).zip(rows) {
            let inside = |coordinate: f32| (-EXTENT..=EXTENT).contains(&coordinate);
            if !(inside(x) && inside(y)) {
                return Err(ConfigError::OwnCoordinates { point, x, y });
            }
            let is_class = label.fract() == 0.0 && (0.0..classes as f32).contains(&label);
            if !(is_class || classes == 0 && label.is_finite()) {
                return Err(ConfigError::OwnLabel {
                    point,
                    label,
                    classes,
                });
            }
        }
        Ok(())
    }

    /// The points, with ±1 as the labels of two classes.
    pub(super) fn points(&self) -> Vec<Point> {
        let label = |label: f32| match self.task {
            Task::Classes(2) => 2.0 * label - 1.0,
            _ => label,
        };
        let rows = self.x.iter().zip(&self.y).zip(&self.label);
        rows.map(|((&x, &y), &given)| Point::new((x, y), label(given)))
            .collect()
    }
}

/// Puts a column within ±`target` if a value is beyond ±`limit`.
fn rescale(column: &mut [f32], limit: f32, target: f32) -> Option<AffineScaling> {
    if column.iter().all(|value| value.abs() <= limit) {
        return None;
    }
    let low = column.iter().copied().fold(f32::INFINITY, f32::min);
    let high = column.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    // Halves first: the sum and the difference of large numbers may not be
    // finite.
    let scaling = AffineScaling {
        centre: 0.5 * low + 0.5 * high,
        unit: (0.5 * high - 0.5 * low) / target,
    };
    let scaling = AffineScaling {
        unit: if scaling.unit > 0.0 {
            scaling.unit
        } else {
            1.0
        },
        ..scaling
    };
    if !(scaling.centre.is_finite() && scaling.unit.is_finite()) {
        return None;
    }
    for value in column {
        *value = ((*value - scaling.centre) / scaling.unit).clamp(-target, target);
    }
    Some(scaling)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(x: &[f32], label: &[f32], task: Task) -> OwnPoints {
        OwnPoints {
            x: x.to_vec(),
            y: vec![0.5; x.len()],
            label: label.to_vec(),
            task,
            names: Vec::new(),
        }
    }

    #[test]
    fn what_fits_stays_and_what_does_not_is_scaled() {
        let mut small = points(
            &[-6.0, 1.0, 2.0, 6.0],
            &[0.0, 2.0, -2.0, 1.0],
            Task::Regression,
        );
        let before = small.clone();
        assert_eq!(small.rescale_to_plane(), Fitted::default());
        assert_eq!(small, before);
        let mut large = points(
            &[100.0, 150.0, 200.0, 125.0],
            &[0.0, 10.0, 5.0, 2.5],
            Task::Regression,
        );
        let fitted = large.rescale_to_plane();
        assert_eq!(large.x, [-5.0, 0.0, 5.0, -2.5]);
        assert_eq!(large.label, [-1.0, 1.0, 0.0, -0.5]);
        assert_eq!(fitted.y, None);
        let scaling = fitted.x.unwrap();
        assert_eq!(scaling.centre + scaling.unit * 5.0, 200.0);
        assert_eq!(large.validate(), Ok(()));
    }

    #[test]
    fn each_limit_is_held_and_explained() {
        let says = |own: OwnPoints| own.validate().unwrap_err().to_string();
        let two = Task::Classes(2);
        let mut uneven = points(&[0.0; 4], &[0.0; 4], two);
        uneven.y.pop();
        let cases = [
            (
                says(uneven),
                "own points with 4 x, 3 y and 4 labels; each needs one of all three",
            ),
            (
                says(points(&[0.0; 3], &[0.0; 3], two)),
                "3 own points; 4 to 10000 are possible",
            ),
            (
                says(points(&[0.0, 0.0, 7.0, 0.0], &[0.0; 4], two)),
                "own point 3 is at (7, 0.5); both coordinates must be from -6 to 6",
            ),
            (
                says(points(&[0.0; 4], &[0.0, 1.0, 1.0, 2.0], two)),
                "own point 4 has the label 2; a class from 0 to 1 is needed",
            ),
            (
                says(points(
                    &[0.0; 4],
                    &[0.0, f32::NAN, 1.0, 2.0],
                    Task::Regression,
                )),
                "own point 2 has the label NaN; a finite number is needed",
            ),
            (
                says(points(&[0.0; 4], &[0.0; 4], Task::Classes(9))),
                "9 classes; 2 to 8 are possible",
            ),
        ];
        for (said, expected) in cases {
            assert_eq!(said, expected);
        }
    }
}
