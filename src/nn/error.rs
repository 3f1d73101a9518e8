//! Why a configuration cannot run, in words for its reader.

use super::data::feature::Feature;
use super::limits::{
    MAX_CLASSES, MAX_DROPOUT, MAX_LABEL_NOISE, MAX_LAYERS, MAX_NOISE, MAX_OWN_POINTS, MAX_PENALTY,
    MAX_POINTS, MAX_WIDTH, MIN_OWN_POINTS, MIN_POINTS, TRAIN_SHARE,
};
use super::names::Named;
use crate::units::counted;
use thiserror::Error;

/// The limit that a configuration breaks.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum ConfigError {
    /// Too many hidden layers.
    #[error("{0} hidden layers; at most {MAX_LAYERS} are possible")]
    Layers(usize),
    /// A hidden layer is empty or too wide.
    #[error("a hidden layer of {0} neurons; 1 to {MAX_WIDTH} are possible")]
    Width(usize),
    /// Too few or too many points.
    #[error("{}; {MIN_POINTS} to {MAX_POINTS} are possible", counted(.0, "point"))]
    Points(usize),
    /// The batch is empty or larger than the data set.
    #[error("a batch of {batch} from {points} points; 1 to {points} are possible")]
    Batch {
        /// The batch asked for.
        batch: usize,
        /// The points there are.
        points: usize,
    },
    /// The learning rate is not a positive finite number.
    #[error("a learning rate of {0}; it must be a finite number above 0")]
    LearningRate(f32),
    /// The noise is out of range.
    #[error("noise of {0}; 0 to {MAX_NOISE} is possible")]
    Noise(f32),
    /// The share of points to train on is out of range.
    #[error(
        "a training share of {0}; {low} to {high} is possible",
        low = TRAIN_SHARE.start(),
        high = TRAIN_SHARE.end()
    )]
    TrainShare(f32),
    /// The network has no input.
    #[error("no input features; the network needs at least one")]
    NoFeatures,
    /// An input is listed twice.
    #[error("the input feature {} is listed twice", .0.name())]
    RepeatedFeature(Feature),
    /// An input that the points do not have.
    #[error("the input feature {} of points with {dimensions} coordinates", .feature.name())]
    MissingCoordinate {
        /// The input.
        feature: Feature,
        /// The coordinates of each point.
        dimensions: usize,
    },
    /// Too few or too many classes.
    #[error("{}; 2 to {MAX_CLASSES} are possible", counted(.0, "class"))]
    Classes(usize),
    /// A kind of data that has two classes was asked for more.
    #[error("{0} classes; this kind of data has 2")]
    TwoClasses(usize),
    /// A teacher in a number of dimensions that it does not come in.
    #[error("{}; a teacher network has 2, 4 or 6", counted(.0, "dimension"))]
    Dimensions(usize),
    /// The probability of a wrong label is out of range.
    #[error("label noise of {0}; 0 to {MAX_LABEL_NOISE} is possible")]
    LabelNoise(f32),
    /// Wrong labels were asked for where labels are numbers.
    #[error("label noise is for classes; these points have numbers as labels")]
    LabelNoiseOnNumbers,
    /// Own points were asked for and none given.
    #[error("own points were chosen, but there are none")]
    NoOwnPoints,
    /// Too few or too many own points.
    #[error("{}; {MIN_OWN_POINTS} to {MAX_OWN_POINTS} are possible", counted(.0, "own point"))]
    OwnPoints(usize),
    /// Own points whose columns differ in length.
    #[error("own points with {x} x, {y} y and {}; each needs one of all three", counted(.label, "label"))]
    OwnColumns {
        /// Horizontal coordinates.
        x: usize,
        /// Vertical coordinates.
        y: usize,
        /// Labels.
        label: usize,
    },
    /// An own point that is outside the plane.
    #[error("own point {point} is at ({x}, {y}); both coordinates must be from -6 to 6")]
    OwnCoordinates {
        /// Which point, counted from 1.
        point: usize,
        /// Its horizontal coordinate.
        x: f32,
        /// Its vertical coordinate.
        y: f32,
    },
    /// An own point whose label is neither a class nor a finite number.
    #[error("own point {point} has the label {label}; {}", expected_label(*.classes))]
    OwnLabel {
        /// Which point, counted from 1.
        point: usize,
        /// Its label.
        label: f32,
        /// How many classes there are; 0 where labels are numbers.
        classes: usize,
    },
    /// The outputs do not fit the loss and the classes.
    #[error("{}; this loss on these data needs {expected}", counted(.outputs, "output"))]
    Outputs {
        /// The outputs asked for.
        outputs: usize,
        /// What is needed.
        expected: usize,
    },
    /// A loss of one output on more than two classes.
    #[error("{0} classes need the softmax loss: the others have one output")]
    LossOfManyClasses(usize),
    /// A loss of classes where labels are numbers.
    #[error("numbers as labels need the mean squared error: the other losses are for classes")]
    LossOfNumbers,
    /// A penalty or the weight decay is out of range.
    #[error("{name} of {value}; 0 to {MAX_PENALTY} is possible")]
    Penalty {
        /// Which one.
        name: &'static str,
        /// What was asked for.
        value: f32,
    },
    /// The probability of leaving a neuron out is out of range.
    #[error("dropout of {0}; 0 to {MAX_DROPOUT} is possible")]
    Dropout(f32),
}

fn expected_label(classes: usize) -> String {
    match classes.checked_sub(1) {
        Some(last) => format!("a class from 0 to {last} is needed"),
        None => "a finite number is needed".into(),
    }
}
