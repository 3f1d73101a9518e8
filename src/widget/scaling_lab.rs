//! `scaling-lab`: train a family of networks and see the law they follow.

use crate::lab::experiment::{Dial, Experiment, Handicap};
use crate::lab::task::TaskKind;
use crate::spec::{Choice, Number, OutputSpec, Owner, Preset, Switch, Values, WidgetSpec, option};
use crate::units::Unit;

/// The guess made at the top of the page: by how many percent the loss falls
/// with ten times the parameters. 0: none was made.
pub static GUESS: Number = Number::linear(
    Owner::Scenario,
    "guess",
    "Your bet, in percent",
    Unit::Pure,
    0.0,
    (0.0, 100.0),
    1.0,
);

/// Whether there are larger networks.
pub static LARGE: Switch = Switch::own("large", "Up to 30,000 parameters (slower)", false);

/// Whether the reader bets first.
pub static BET: Switch = Switch::own("bet", "Bet before the largest is trained", true);

/// What this computer draws.
pub static WATTS: Number = Number::logarithmic(
    Owner::Widget,
    "watts",
    "Power this computer draws",
    Unit::Watts,
    30.0,
    (1.0, 2000.0),
);

/// What grows.
pub static DIAL: Choice = Choice::own(
    "dial",
    "What grows",
    "parameters",
    &[
        option("parameters", "The networks"),
        option("data", "The data"),
        option("compute", "The training"),
        option("frontier", "Networks and training"),
    ],
);

/// Task.
pub static TASK: Choice = Choice::own(
    "task",
    "Task",
    "teacher",
    &[
        option("teacher", "Imitate a hidden network"),
        option("flipped", "Yes or no, one answer in ten false"),
        option("clouds", "Two overlapping clouds"),
    ],
);

/// Obstacle.
pub static HANDICAP: Choice = Choice::own(
    "handicap",
    "Obstacle",
    "none",
    &[
        option("none", "Nothing"),
        option("duplicates", "512 examples, repeated"),
        option("noise", "Answers mostly chance"),
        option("withheld", "An input is withheld"),
        option("untuned", "One untuned learning rate"),
        option("little-data", "96 examples"),
    ],
);

/// The one size that is trained, by the neurons in each of its hidden layers.
pub static ONLY: Choice = Choice::own(
    "only",
    "Which sizes",
    "all",
    &[
        option("all", "All of them"),
        option("2", "2 neurons a layer alone"),
        option("3", "3 neurons a layer alone"),
        option("5", "5 neurons a layer alone"),
        option("8", "8 neurons a layer alone"),
        option("13", "13 neurons a layer alone"),
        option("21", "21 neurons a layer alone"),
        option("34", "34 neurons a layer alone"),
        option("52", "52 neurons a layer alone"),
        option("80", "80 neurons a layer alone"),
        option("118", "118 neurons a layer alone"),
        option("170", "170 neurons a layer alone"),
    ],
);

/// Seed of the task.
pub static SEED: Number = Number::own_count("seed", "Seed of the task", 1.0, (1.0, 9999.0));

/// Seed of the first weights and of the order of examples (0: two of the task's own).
pub static RUN: Number = Number::own_count(
    "run",
    "Seed of the weights (0: two, from the task’s)",
    0.0,
    (0.0, 9999.0),
);

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "scaling-lab",
    title: "The scaling lab",
    section: 4,
    params: &[
        &DIAL.spec,
        &TASK.spec,
        &HANDICAP.spec,
        &LARGE.spec,
        &ONLY.spec,
        &BET.spec,
        &SEED.spec,
        &RUN.spec,
        &WATTS.spec,
        &GUESS.spec,
    ],
    in_reach: &[],
    outputs: &[
        OutputSpec {
            name: "exponent",
            title: "Exponent of the law",
            unit: Unit::One,
        },
        OutputSpec {
            name: "floor",
            title: "Floor of the law",
            unit: Unit::One,
        },
        OutputSpec {
            name: "r_squared",
            title: "R² of the law",
            unit: Unit::One,
        },
        OutputSpec {
            name: "flops",
            title: "Arithmetic done",
            unit: Unit::Flop,
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
        Preset {
            name: "frontier",
            title: "One budget for all",
            params: &[
                ("dial", "frontier"),
                ("task", "teacher"),
                ("handicap", "none"),
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
        dial: match DIAL.of(values) {
            "data" => Dial::Data,
            "compute" => Dial::Compute,
            "frontier" => Dial::Frontier,
            _ => Dial::Parameters,
        },
        task: match TASK.of(values) {
            "flipped" => TaskKind::Flipped,
            "clouds" => TaskKind::Clouds,
            _ => TaskKind::Teacher,
        },
        handicap: match HANDICAP.of(values) {
            "duplicates" => Handicap::Duplicates,
            "noise" => Handicap::Noise,
            "withheld" => Handicap::Withheld,
            "untuned" => Handicap::Untuned,
            "little-data" => Handicap::LittleData,
            _ => Handicap::None,
        },
        large: LARGE.of(values),
        // Of "all" there is no number.
        only: ONLY.of(values).parse().ok(),
        seed: SEED.of(values) as u64,
        run: match RUN.of(values) as u64 {
            0 => None,
            run => Some(run),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::experiment::{LARGE_WIDTHS, WIDTHS};
    use crate::spec::{Kind, Value};

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

    #[test]
    fn every_size_there_is_can_be_trained_alone_and_by_one_seed() {
        let Kind::Choice { options, .. } = ONLY.spec.kind else {
            unreachable!("the size is a choice");
        };
        let sizes: Vec<usize> = options
            .iter()
            .filter_map(|option| option.value.parse().ok())
            .collect();
        assert_eq!(sizes, [&WIDTHS[..], &LARGE_WIDTHS].concat());
        let defaults = Values::defaults(&SPEC);
        let all = experiment(&defaults).jobs();
        let alone = defaults
            .clone()
            .with(ONLY.name, Value::Text("21".into()))
            .with(RUN.name, Value::Number(101.0));
        let jobs = experiment(&alone).jobs();
        // The second run of the seed's own, as it is in the whole family.
        assert_eq!(jobs.len(), 1);
        assert!(all.contains(&jobs[0]), "{jobs:?}");
        assert_eq!(experiment(&alone).task(), experiment(&defaults).task());
    }
}
