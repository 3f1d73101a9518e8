//! A model from JSON text, every error with the path of its field.

use super::{FORMAT, ModelError, SavedModel, VERSION};
use crate::decimal;
use crate::nn::choices::{Regularisation, Schedule};
use crate::nn::config::{NetworkConfig, RunConfig};
use crate::nn::data::{DataConfig, OwnPoints, Task};
use crate::nn::json::{Json, parse};
use crate::nn::names::Named;

const NULL: Json = Json::Plain("null");

/// Reads fields by their paths. What is wrong first is kept, and stands for all
/// that follows: a reader that went on in words at every field would be three
/// times the code.
struct Reader<'a> {
    root: &'a Json<'a>,
    wrong: Option<ModelError>,
}

pub(super) fn model(text: &str) -> Result<SavedModel, ModelError> {
    let json = parse(text)?;
    let mut reader = Reader {
        root: &json,
        wrong: None,
    };
    if *reader.at("format") != Json::Text(FORMAT) {
        return Err(ModelError::Format);
    }
    let version = u32::try_from(reader.count("version")).unwrap_or(u32::MAX);
    if reader.wrong.is_none() && version != VERSION {
        return Err(ModelError::Version(version));
    }
    let model = SavedModel {
        format: FORMAT.into(),
        version,
        config: reader.run(),
        step: reader.count("step"),
        weights: reader.numbers("weights"),
        first: reader.numbers("first"),
        second: reader.numbers("second"),
    };
    reader.wrong.map_or(Ok(model), Err)
}

impl<'a> Reader<'a> {
    fn run(&mut self) -> RunConfig {
        RunConfig {
            data: self.data(),
            network: self.network(),
            optimiser: self.choice("config.optimiser"),
            learning_rate: self.number("config.learning_rate"),
            batch: self.size("config.batch"),
            weights_seed: self.count("config.weights_seed"),
            schedule: Schedule {
                warm_up: self.count("config.schedule.warm_up"),
                cosine: self.count("config.schedule.cosine"),
            },
            regularisation: Regularisation {
                l1: self.number("config.regularisation.l1"),
                l2: self.number("config.regularisation.l2"),
                weight_decay: self.number("config.regularisation.weight_decay"),
                dropout: self.number("config.regularisation.dropout"),
            },
        }
    }

    fn data(&mut self) -> DataConfig {
        DataConfig {
            kind: self.choice("config.data.kind"),
            points: self.size("config.data.points"),
            noise: self.number("config.data.noise"),
            train_share: self.number("config.data.train_share"),
            seed: self.count("config.data.seed"),
            classes: self.size("config.data.classes"),
            dimensions: self.size("config.data.dimensions"),
            label_noise: self.number("config.data.label_noise"),
            own: match self.at("config.data.own") {
                Json::Plain("null") => None,
                _ => Some(OwnPoints {
                    x: self.numbers("config.data.own.x"),
                    y: self.numbers("config.data.own.y"),
                    label: self.numbers("config.data.own.label"),
                    task: match self.size("config.data.own.classes") {
                        0 => Task::Regression,
                        classes => Task::Classes(classes),
                    },
                    names: Vec::new(),
                }),
            },
        }
    }

    fn network(&mut self) -> NetworkConfig {
        let (features, hidden) = ("config.network.features", "config.network.hidden");
        NetworkConfig {
            features: self.list(features, |reader, item| reader.named(features, item)),
            hidden: self.list(hidden, |reader, item| {
                usize::try_from(reader.whole(hidden, item)).unwrap_or(usize::MAX)
            }),
            activation: self.choice("config.network.activation"),
            loss: self.choice("config.network.loss"),
            outputs: self.size("config.network.outputs"),
            initialisation: self.choice("config.network.initialisation"),
        }
    }

    #[inline(never)]
    fn wrong(&mut self, field: &str, expected: &'static str) {
        let field = field.to_owned();
        self.wrong
            .get_or_insert(ModelError::Field { field, expected });
    }

    /// The value at a path; null where there is none.
    #[inline(never)]
    fn at(&mut self, path: &str) -> &'a Json<'a> {
        let mut value = self.root;
        let mut end = 0;
        for name in path.split('.') {
            let Json::Object(fields) = value else {
                self.wrong(&path[..end], "an object");
                return &NULL;
            };
            end += name.len() + usize::from(end > 0);
            let Some((_, found)) = fields.iter().find(|(known, _)| *known == name) else {
                let missing = ModelError::Missing(path[..end].to_owned());
                self.wrong.get_or_insert(missing);
                return &NULL;
            };
            value = found;
        }
        value
    }

    fn list<T>(&mut self, path: &str, item: impl Fn(&mut Self, &Json) -> T) -> Vec<T> {
        let Json::List(items) = self.at(path) else {
            self.wrong(path, "a list");
            return Vec::new();
        };
        items.iter().map(|value| item(self, value)).collect()
    }

    #[inline(never)]
    fn numbers(&mut self, path: &str) -> Vec<f32> {
        let numbers = match self.at(path) {
            Json::List(items) => items.iter().map(number).collect(),
            _ => None,
        };
        numbers.unwrap_or_else(|| {
            self.wrong(path, "a list of numbers");
            Vec::new()
        })
    }

    #[inline(never)]
    fn number(&mut self, path: &str) -> f32 {
        number(self.at(path)).unwrap_or_else(|| {
            self.wrong(path, "a number");
            0.0
        })
    }

    #[inline(never)]
    fn count(&mut self, path: &str) -> u64 {
        let value = self.at(path);
        self.whole(path, value)
    }

    fn size(&mut self, path: &str) -> usize {
        // Sizes that do not fit are beyond every limit.
        usize::try_from(self.count(path)).unwrap_or(usize::MAX)
    }

    fn whole(&mut self, path: &str, value: &Json) -> u64 {
        let count = match value {
            Json::Plain(text) => text.parse().ok(),
            _ => None,
        };
        count.unwrap_or_else(|| {
            self.wrong(path, "a whole number of 0 or more");
            0
        })
    }

    fn choice<T: Named>(&mut self, path: &str) -> T {
        let value = self.at(path);
        self.named(path, value)
    }

    fn named<T: Named>(&mut self, path: &str, value: &Json) -> T {
        let choice = match value {
            Json::Text(name) => T::named(name),
            _ => None,
        };
        choice.unwrap_or_else(|| {
            self.wrong(path, "one of the names that version 1 knows");
            T::NAMES[0].1
        })
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
