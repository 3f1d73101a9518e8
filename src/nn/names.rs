//! What choices are called in files and links. The same names as in JSON
//! written by serde, which the tests hold them to.

use super::choices::{Activation, Initialisation, Loss, Optimiser};
use super::data::DataKind;
use super::data::feature::Feature;

/// A choice with a name for each alternative.
pub trait Named: Copy + PartialEq + 'static {
    /// Every alternative.
    const NAMES: &'static [(&'static str, Self)];

    /// The name of this alternative.
    fn name(self) -> &'static str {
        let found = Self::NAMES.iter().find(|(_, choice)| *choice == self);
        found.map_or("", |(name, _)| name)
    }

    /// The alternative of a name.
    fn named(name: &str) -> Option<Self> {
        let found = Self::NAMES.iter().find(|(known, _)| *known == name);
        found.map(|(_, choice)| *choice)
    }
}

macro_rules! names {
    ($type:ident { $($name:literal $variant:ident),* $(,)? }) => {
        impl Named for $type {
            const NAMES: &'static [(&'static str, Self)] = &[$(($name, $type::$variant)),*];
        }
    };
}

names!(Activation {
    "relu" Relu, "tanh" Tanh, "sigmoid" Sigmoid, "linear" Linear,
    "leaky_relu" LeakyRelu, "gelu" Gelu,
});
names!(Loss { "mean_squared" MeanSquared, "cross_entropy" CrossEntropy, "softmax" Softmax });
names!(Optimiser { "sgd" Sgd, "adam" Adam, "momentum" Momentum, "adam_w" AdamW });
names!(Initialisation { "automatic" Automatic, "xavier" Xavier, "he" He });
names!(DataKind {
    "circle" Circle, "xor" Xor, "gauss" Gauss, "spiral" Spiral, "moons" Moons, "rings" Rings,
    "checkerboard" Checkerboard, "clusters" Clusters, "plane" Plane, "hills" Hills,
    "teacher" Teacher, "own" Own,
});
names!(Feature {
    "x" X, "y" Y, "x_squared" XSquared, "y_squared" YSquared, "x_times_y" XTimesY, "sin_x" SinX,
    "sin_y" SinY, "third" Third, "fourth" Fourth, "fifth" Fifth, "sixth" Sixth,
});

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Serialize;

    fn assert_names<T: Named + Serialize>(every: &[T]) {
        assert_eq!(every.len(), T::NAMES.len());
        for choice in every {
            assert!(T::named(choice.name()) == Some(*choice));
            assert_eq!(serde_json::to_value(choice).unwrap(), choice.name());
        }
        assert!(T::named("other").is_none());
    }

    #[test]
    fn every_choice_is_called_as_in_json() {
        assert_names(&Activation::ALL);
        assert_names(&Optimiser::ALL);
        assert_names(&DataKind::ALL);
        assert_names(&[Loss::MeanSquared, Loss::CrossEntropy, Loss::Softmax]);
        assert_names(&[
            Initialisation::Automatic,
            Initialisation::Xavier,
            Initialisation::He,
        ]);
        assert_names(&[&Feature::ALL[..], &Feature::COORDINATES[2..]].concat());
    }
}
