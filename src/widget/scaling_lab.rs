//! `scaling-lab`: train a family of networks and see the law they follow.

use super::{Kind, Option_, OutputSpec, Owner, ParamSpec, Preset, Scale, Values, WidgetSpec};
use crate::lab::experiment::{Dial, Experiment, Handicap};
use crate::lab::task::TaskKind;

const fn option(value: &'static str, title: &'static str) -> Option_ {
    Option_ { value, title }
}

/// The guess made at the top of the page: by how many percent the loss falls
/// with ten times the parameters. 0: none was made.
pub const GUESS: ParamSpec = ParamSpec {
    name: "guess",
    title: "Your bet, in percent",
    owner: Owner::Scenario,
    kind: Kind::Number {
        unit: "",
        default: 0.0,
        min: 0.0,
        max: 100.0,
        step: 1.0,
        scale: Scale::Linear,
    },
};

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "scaling-lab",
    title: "The scaling lab",
    section: 4,
    params: &[
        ParamSpec::own_choice(
            "dial",
            "Make larger",
            "parameters",
            &[
                option("parameters", "The networks"),
                option("data", "The data"),
                option("compute", "The training"),
                option("frontier", "Networks and training"),
            ],
        ),
        ParamSpec::own_choice(
            "task",
            "Task",
            "teacher",
            &[
                option("teacher", "Imitate a hidden network"),
                option("flipped", "Yes or no, one answer in ten false"),
                option("clouds", "Two overlapping clouds"),
            ],
        ),
        ParamSpec::own_choice(
            "handicap",
            "In the way",
            "none",
            &[
                option("none", "Nothing"),
                option("duplicates", "512 examples, repeated"),
                option("noise", "Answers mostly chance"),
                option("withheld", "An input is withheld"),
                option("untuned", "One untuned learning rate"),
                option("little-data", "96 examples"),
            ],
        ),
        ParamSpec {
            name: "large",
            title: "Up to 30,000 parameters (slower)",
            owner: Owner::Widget,
            kind: Kind::Switch { default: false },
        },
        ParamSpec {
            name: "bet",
            title: "Bet before the largest is trained",
            owner: Owner::Widget,
            kind: Kind::Switch { default: true },
        },
        ParamSpec::own_count("seed", "Seed", 1.0, (1.0, 9999.0)),
        ParamSpec {
            name: "watts",
            title: "Power this computer draws",
            owner: Owner::Widget,
            kind: Kind::Number {
                unit: "W",
                default: 30.0,
                min: 1.0,
                max: 2000.0,
                step: 1.0,
                scale: Scale::Logarithmic,
            },
        },
        GUESS,
    ],
    outputs: &[
        OutputSpec {
            name: "exponent",
            title: "Exponent of the law",
            unit: "1",
        },
        OutputSpec {
            name: "floor",
            title: "Floor of the law",
            unit: "1",
        },
        OutputSpec {
            name: "r_squared",
            title: "R² of the law",
            unit: "1",
        },
        OutputSpec {
            name: "flops",
            title: "Arithmetic done",
            unit: "FLOP",
        },
    ],
    presets: &[
        Preset {
            name: "law",
            title: "The law",
            params: &[
                ("dial", "parameters"),
                ("task", "teacher"),
                ("handicap", "none"),
            ],
        },
        Preset {
            name: "duplicates",
            title: "The same few examples",
            params: &[
                ("dial", "parameters"),
                ("task", "teacher"),
                ("handicap", "duplicates"),
            ],
        },
        Preset {
            name: "noise",
            title: "Noise",
            params: &[
                ("dial", "parameters"),
                ("task", "teacher"),
                ("handicap", "noise"),
            ],
        },
        Preset {
            name: "withheld",
            title: "Something is missing",
            params: &[
                ("dial", "parameters"),
                ("task", "teacher"),
                ("handicap", "withheld"),
            ],
        },
        Preset {
            name: "untuned",
            title: "An untuned rate",
            params: &[
                ("dial", "parameters"),
                ("task", "teacher"),
                ("handicap", "untuned"),
            ],
        },
        Preset {
            name: "little-data",
            title: "Too little data",
            params: &[
                ("dial", "parameters"),
                ("task", "teacher"),
                ("handicap", "little-data"),
            ],
        },
    ],
    compute: None,
    summary: None,
    calculated: false,
    link_leaves_out: Some(
        "It holds the whole experiment and its seed, so the same networks can be trained again; it leaves out the results.",
    ),
};

/// The experiment these values ask for.
pub fn experiment(values: &Values) -> Experiment {
    Experiment {
        dial: match values.text("dial") {
            "data" => Dial::Data,
            "compute" => Dial::Compute,
            "frontier" => Dial::Frontier,
            _ => Dial::Parameters,
        },
        task: match values.text("task") {
            "flipped" => TaskKind::Flipped,
            "clouds" => TaskKind::Clouds,
            _ => TaskKind::Teacher,
        },
        handicap: match values.text("handicap") {
            "duplicates" => Handicap::Duplicates,
            "noise" => Handicap::Noise,
            "withheld" => Handicap::Withheld,
            "untuned" => Handicap::Untuned,
            "little-data" => Handicap::LittleData,
            _ => Handicap::None,
        },
        large: values.switch("large"),
        seed: values.number("seed") as u64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widget::Value;

    #[test]
    fn every_setting_is_an_experiment_of_its_own() {
        let mut seen = Vec::new();
        for param in SPEC.params {
            let Kind::Choice { options, default } = param.kind else {
                continue;
            };
            for option in options.iter().filter(|option| option.value != default) {
                let value = Value::Text(option.value.into());
                let experiment = experiment(&Values::defaults(&SPEC).with(param.name, value));
                assert_ne!(experiment.jobs(), []);
                assert!(!seen.contains(&experiment), "{}", option.value);
                seen.push(experiment);
            }
        }
    }
}
