//! Parameters as they are declared and read: each a handle whose values are of
//! one type, so that a slip of the pen does not compile.

use super::{Kind, Option_, Owner, ParamSpec, Scale, Value, Values};
use crate::data::Cell;
use crate::units::Unit;
use std::marker::PhantomData;
use std::ops::Deref;

/// A parameter whose values are of one type: how it is declared, and the handle
/// by which its value is read.
pub struct Param<T> {
    /// What it is.
    pub spec: ParamSpec,
    held: PhantomData<fn() -> T>,
}

/// A number.
pub type Number = Param<f64>;
/// A choice, a set or a list, as links write it.
pub type Choice = Param<&'static str>;
/// On or off.
pub type Switch = Param<bool>;

impl<T> Deref for Param<T> {
    type Target = ParamSpec;

    fn deref(&self) -> &ParamSpec {
        &self.spec
    }
}

impl<T> Param<T> {
    /// A parameter of this kind.
    pub const fn new(owner: Owner, name: &'static str, title: &'static str, kind: Kind) -> Self {
        let spec = ParamSpec {
            name,
            title,
            owner,
            kind,
            source: &[],
            estimate: false,
        };
        let held = PhantomData;
        Self { spec, held }
    }

    /// Its value as its control shows it, with the unit; the default where the
    /// widget does not list it.
    pub fn shown(&self, values: &Values) -> String {
        match values.value(self) {
            Some(value) => self.spec.text_of(value),
            None => self.spec.text_of(&self.spec.default_value()),
        }
    }

    /// The same, with the figure that its default is.
    #[must_use]
    pub const fn from(mut self, figure: &Cell) -> Self {
        self.spec.source = figure.source;
        self.spec.estimate = figure.estimate;
        self
    }
}

impl Number {
    /// A number on a linear slider of this step.
    pub const fn linear(
        owner: Owner,
        name: &'static str,
        title: &'static str,
        unit: Unit,
        default: f64,
        (min, max): (f64, f64),
        step: f64,
    ) -> Self {
        let kind = Kind::Number {
            unit,
            default,
            min,
            max,
            step,
            scale: Scale::Linear,
        };
        Self::new(owner, name, title, kind)
    }

    /// A positive number on a logarithmic slider.
    pub const fn logarithmic(
        owner: Owner,
        name: &'static str,
        title: &'static str,
        unit: Unit,
        default: f64,
        (min, max): (f64, f64),
    ) -> Self {
        let kind = Kind::Number {
            unit,
            default,
            min,
            max,
            step: 1.0,
            scale: Scale::Logarithmic,
        };
        Self::new(owner, name, title, kind)
    }

    /// A whole number, on a slider of this scale.
    pub const fn whole(
        owner: Owner,
        name: &'static str,
        title: &'static str,
        unit: Unit,
        default: f64,
        (min, max): (f64, f64),
        scale: Scale,
    ) -> Self {
        let kind = Kind::Whole {
            unit,
            default,
            min,
            max,
            scale,
        };
        Self::new(owner, name, title, kind)
    }

    /// A pure number of a widget's own, on a linear slider.
    pub const fn own(
        name: &'static str,
        title: &'static str,
        default: f64,
        range: (f64, f64),
        step: f64,
    ) -> Self {
        let owner = Owner::Widget;
        Self::linear(owner, name, title, Unit::Pure, default, range, step)
    }

    /// A count of a widget's own, on a linear slider.
    pub const fn own_count(
        name: &'static str,
        title: &'static str,
        default: f64,
        range: (f64, f64),
    ) -> Self {
        let (owner, unit) = (Owner::Widget, Unit::Pure);
        Self::whole(owner, name, title, unit, default, range, Scale::Linear)
    }

    /// A count of a widget's own from 1 up, on a logarithmic slider.
    pub const fn own_large_count(
        name: &'static str,
        title: &'static str,
        default: f64,
        most: f64,
    ) -> Self {
        let (owner, unit, range) = (Owner::Widget, Unit::Pure, (1.0, most));
        Self::whole(owner, name, title, unit, default, range, Scale::Logarithmic)
    }

    /// Its value; the default where the widget does not list it.
    pub fn of(&self, values: &Values) -> f64 {
        let value = values.value(self).and_then(Value::number);
        value.unwrap_or(match self.spec.kind {
            Kind::Number { default, .. } | Kind::Whole { default, .. } => default,
            _ => 0.0,
        })
    }
}

impl Choice {
    /// One of some options.
    pub const fn choice(
        owner: Owner,
        name: &'static str,
        title: &'static str,
        default: &'static str,
        options: &'static [Option_],
    ) -> Self {
        Self::new(owner, name, title, Kind::Choice { default, options })
    }

    /// A choice of a widget's own.
    pub const fn own(
        name: &'static str,
        title: &'static str,
        default: &'static str,
        options: &'static [Option_],
    ) -> Self {
        Self::choice(Owner::Widget, name, title, default, options)
    }

    /// Its value; the default where the widget does not list it.
    pub fn of<'a>(&self, values: &'a Values) -> &'a str {
        let value = values.value(self).and_then(Value::text);
        value.unwrap_or(match self.spec.kind {
            Kind::Choice { default, .. }
            | Kind::Set { default, .. }
            | Kind::Counts { default, .. } => default,
            _ => "",
        })
    }
}

impl Switch {
    /// On or off, a widget's own.
    pub const fn own(name: &'static str, title: &'static str, default: bool) -> Self {
        Self::new(Owner::Widget, name, title, Kind::Switch { default })
    }

    /// Its value; off where the widget does not list it.
    pub fn of(&self, values: &Values) -> bool {
        matches!(values.value(self), Some(Value::Switch(true)))
    }
}
