//! A model from JSON text, every error with the path of its field.

use super::{FORMAT, ModelError, SavedModel, VERSION};
use crate::decimal;
use crate::nn::choices::{Regularisation, Schedule};
use crate::nn::config::{NetworkConfig, RunConfig};
use crate::nn::data::{DataConfig, OwnPoints, Task};
use crate::nn::json::{Json, parse};
use crate::nn::names::Named;
use core::str::FromStr;

/// A value and where it stands.
struct Field<'a> {
    path: String,
    value: &'a Json<'a>,
}

pub(super) fn model(text: &str) -> Result<SavedModel, ModelError> {
    let json = parse(text)?;
    let whole = Field {
        path: String::new(),
        value: &json,
    };
    let format = whole.get("format").ok().map(|format| format.value.clone());
    if format != Some(Json::Text(FORMAT)) {
        return Err(ModelError::Format);
    }
    let version = whole.get("version")?.count()?;
    if version != VERSION {
        return Err(ModelError::Version(version));
    }
    Ok(SavedModel {
        format: FORMAT.into(),
        version,
        config: run(&whole.get("config")?)?,
        step: whole.get("step")?.count()?,
        weights: whole.get("weights")?.numbers()?,
        first: whole.get("first")?.numbers()?,
        second: whole.get("second")?.numbers()?,
    })
}

fn run(field: &Field) -> Result<RunConfig, ModelError> {
    let schedule = field.get("schedule")?;
    let penalties = field.get("regularisation")?;
    Ok(RunConfig {
        data: data(&field.get("data")?)?,
        network: network(&field.get("network")?)?,
        optimiser: field.get("optimiser")?.choice()?,
        learning_rate: field.get("learning_rate")?.number()?,
        batch: field.get("batch")?.count()?,
        weights_seed: field.get("weights_seed")?.count()?,
        schedule: Schedule {
            warm_up: schedule.get("warm_up")?.count()?,
            cosine: schedule.get("cosine")?.count()?,
        },
        regularisation: Regularisation {
            l1: penalties.get("l1")?.number()?,
            l2: penalties.get("l2")?.number()?,
            weight_decay: penalties.get("weight_decay")?.number()?,
            dropout: penalties.get("dropout")?.number()?,
        },
    })
}

fn data(field: &Field) -> Result<DataConfig, ModelError> {
    let own = field.get("own")?;
    Ok(DataConfig {
        kind: field.get("kind")?.choice()?,
        points: field.get("points")?.count()?,
        noise: field.get("noise")?.number()?,
        train_share: field.get("train_share")?.number()?,
        seed: field.get("seed")?.count()?,
        classes: field.get("classes")?.count()?,
        dimensions: field.get("dimensions")?.count()?,
        label_noise: field.get("label_noise")?.number()?,
        own: match own.value {
            Json::Plain("null") => None,
            _ => Some(OwnPoints {
                x: own.get("x")?.numbers()?,
                y: own.get("y")?.numbers()?,
                label: own.get("label")?.numbers()?,
                task: match own.get("classes")?.count()? {
                    0 => Task::Regression,
                    classes => Task::Classes(classes),
                },
            }),
        },
    })
}

fn network(field: &Field) -> Result<NetworkConfig, ModelError> {
    Ok(NetworkConfig {
        features: field.get("features")?.list(Field::choice)?,
        hidden: field.get("hidden")?.list(Field::count)?,
        activation: field.get("activation")?.choice()?,
        loss: field.get("loss")?.choice()?,
        outputs: field.get("outputs")?.count()?,
        initialisation: field.get("initialisation")?.choice()?,
    })
}

impl<'a> Field<'a> {
    fn wrong(&self, expected: &'static str) -> ModelError {
        ModelError::Field {
            field: self.path.clone(),
            expected,
        }
    }

    /// A field of this object.
    fn get(&self, name: &str) -> Result<Field<'a>, ModelError> {
        let Json::Object(fields) = self.value else {
            return Err(self.wrong("an object"));
        };
        let path = match self.path.as_str() {
            "" => name.to_owned(),
            path => format!("{path}.{name}"),
        };
        match fields.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => Ok(Field { path, value }),
            None => Err(ModelError::Missing(path)),
        }
    }

    fn list<T>(
        &self,
        item: impl Fn(&Field<'a>) -> Result<T, ModelError>,
    ) -> Result<Vec<T>, ModelError> {
        let Json::List(items) = self.value else {
            return Err(self.wrong("a list"));
        };
        let at = |value| Field {
            path: self.path.clone(),
            value,
        };
        items.iter().map(|value| item(&at(value))).collect()
    }

    fn numbers(&self) -> Result<Vec<f32>, ModelError> {
        let Json::List(items) = self.value else {
            return Err(self.wrong("a list of numbers"));
        };
        let numbers: Option<Vec<f32>> = items.iter().map(number).collect();
        numbers.ok_or_else(|| self.wrong("a list of numbers"))
    }

    fn number(&self) -> Result<f32, ModelError> {
        number(self.value).ok_or_else(|| self.wrong("a number"))
    }

    fn count<T: FromStr>(&self) -> Result<T, ModelError> {
        let count = match self.value {
            Json::Plain(text) => text.parse().ok(),
            _ => None,
        };
        count.ok_or_else(|| self.wrong("a whole number of 0 or more"))
    }

    fn choice<T: Named>(&self) -> Result<T, ModelError> {
        let choice = match self.value {
            Json::Text(name) => T::named(name),
            _ => None,
        };
        choice.ok_or_else(|| self.wrong("one of the names that version 1 knows"))
    }
}

/// A number, rounded twice: to 64 bits and then to 32. Writers see to it that
/// this does not matter.
fn number(value: &Json) -> Option<f32> {
    match value {
        Json::Plain(text) => decimal::parse(text).map(|number| number as f32),
        _ => None,
    }
}
