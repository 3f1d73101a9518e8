//! A calculator that is drawn: what its values look like, and what of it is
//! dragged and pressed.
//!
//! Knows values and scenes; knows no page.

use super::calculation::Calculation;
use crate::scene::{Scene, Stage};
use crate::spec::{Choice, Kind, Number, ParamSpec, Preset, Scale, Values};

/// How a calculator is drawn.
pub struct Drawing {
    /// What it works out, of which widget.
    pub calculation: &'static Calculation,
    /// What these values look like; nothing where they cannot be worked out.
    pub draw: fn(&Values, Stage) -> Option<Drawn>,
    /// Names of the presets in sight, at most four.
    pub presets: &'static [&'static str],
    /// Choices that stand beside the picture as words.
    pub words: &'static [Words],
    /// What plays it, in words, and how many seconds that takes.
    pub plays: Option<(&'static str, f64)>,
}

/// Some values of a parameter as words to press.
pub struct Words {
    /// Of what.
    pub param: &'static ParamSpec,
    /// What is chosen, in words.
    pub title: &'static str,
    /// As links write them, and as they are shown.
    pub options: &'static [(&'static str, &'static str)],
}

impl Words {
    /// Words for a choice.
    pub const fn of(
        choice: &'static Choice,
        title: &'static str,
        options: &'static [(&'static str, &'static str)],
    ) -> Self {
        let param = &choice.spec;
        Self {
            param,
            title,
            options,
        }
    }

    /// Words for a number.
    pub const fn numbers(
        number: &'static Number,
        title: &'static str,
        options: &'static [(&'static str, &'static str)],
    ) -> Self {
        let param = &number.spec;
        Self {
            param,
            title,
            options,
        }
    }
}

/// A scene and what its grips and presses set.
#[derive(Clone, PartialEq)]
pub struct Drawn {
    /// The scene.
    pub scene: Scene,
    /// What each of its grips moves, in their order; a grip beyond them moves the
    /// part of the run that is over.
    pub handles: Vec<Handle>,
    /// What its presses set.
    pub pressed: Option<Pressed>,
}

/// The number that all presses of a scene set.
#[derive(Clone, Copy)]
pub struct Pressed(pub &'static Number);

impl PartialEq for Pressed {
    fn eq(&self, other: &Self) -> bool {
        self.0.name == other.0.name
    }
}

/// What a grip moves.
#[derive(Clone, Copy)]
pub struct Handle {
    /// The number.
    pub number: &'static Number,
    /// How many of the number go into one of the rail's.
    pub factor: f64,
    /// Values at which it comes to rest.
    pub stops: &'static [f64],
    /// Whether it goes from one power of two of the rail's to the next.
    pub doubling: bool,
    /// What is chosen with it: that the number counts, say.
    pub with: Option<(&'static Choice, &'static str)>,
}

impl PartialEq for Handle {
    fn eq(&self, other: &Self) -> bool {
        self.number.name == other.number.name && self.factor == other.factor
    }
}

/// A step of an arrow key on a scale of equal ratios.
const RATIO: f64 = 1.05;
/// How near a stop holds on.
const NEAR: f64 = 0.03;

impl Handle {
    /// Of a number that the rail is of.
    pub const fn of(number: &'static Number) -> Self {
        Self {
            number,
            factor: 1.0,
            stops: &[],
            doubling: false,
            with: None,
        }
    }

    fn bounds(&self) -> (f64, f64, f64, Scale, bool) {
        match self.number.kind {
            Kind::Number {
                min,
                max,
                step,
                scale,
                ..
            } => (min, max, step, scale, false),
            Kind::Whole {
                min, max, scale, ..
            } => (min, max, 1.0, scale, true),
            _ => (0.0, 0.0, 1.0, Scale::Linear, false),
        }
    }

    /// The least and most that the number can be.
    pub fn range(&self) -> (f64, f64) {
        let (min, max, ..) = self.bounds();
        (min, max)
    }

    /// The number's value for one of the rail.
    pub fn value(&self, rail: f64) -> f64 {
        if self.doubling {
            return self.tidy(libm::exp2(libm::log2(rail.max(1.0)).round()) * self.factor);
        }
        let value = rail * self.factor;
        let near = |stop: &&f64| (value / **stop - 1.0).abs() < NEAR;
        self.tidy(self.stops.iter().find(near).copied().unwrap_or(value))
    }

    /// Two digits, or whole steps, within the bounds.
    fn tidy(&self, value: f64) -> f64 {
        let (min, max, step, scale, whole) = self.bounds();
        let rounded = match scale {
            Scale::Linear => (value / step).round() * step,
            Scale::Logarithmic if self.doubling => value,
            Scale::Logarithmic if value > 0.0 => {
                let step = libm::pow(10.0, libm::log10(value).floor() - 1.0);
                (value / step).round() * step
            }
            Scale::Logarithmic => min,
        };
        let counted = if whole { rounded.round() } else { rounded };
        counted.clamp(min, max)
    }

    /// The value so many steps further on.
    pub fn stepped(&self, value: f64, steps: f64) -> f64 {
        let (min, max, step, scale, whole) = self.bounds();
        if self.doubling {
            return self.tidy(value * libm::exp2(steps.clamp(-3.0, 3.0)));
        }
        let next = match scale {
            Scale::Linear => value + step * steps,
            Scale::Logarithmic => value * libm::pow(RATIO, steps),
        };
        let next = self.tidy(next);
        if next == value && whole {
            return (value + steps.signum()).clamp(min, max);
        }
        next
    }
}

/// The rows of presets that a drawing keeps in sight.
pub fn in_sight(drawing: &Drawing) -> Vec<&'static Preset> {
    let presets = drawing.calculation.spec.presets;
    let named = |name: &&str| presets.iter().find(|preset| preset.name == *name);
    drawing.presets.iter().filter_map(named).collect()
}
