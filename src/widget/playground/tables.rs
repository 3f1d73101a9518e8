//! What a reader can change in the playground, and starting points.

use crate::widget::{Kind, Option_, Owner, ParamSpec, Preset};

/// The parameters.
pub(super) const PARAMS: &[ParamSpec] = &[
    ParamSpec::own_choice(
        "data",
        "Data",
        "circle",
        &[
            Option_ {
                value: "circle",
                title: "Circle",
            },
            Option_ {
                value: "xor",
                title: "Exclusive or",
            },
            Option_ {
                value: "gauss",
                title: "Two clouds",
            },
            Option_ {
                value: "spiral",
                title: "Spiral",
            },
        ],
    ),
    ParamSpec::own_choice(
        "learning_rate",
        "Learning rate",
        "0.03",
        &[
            Option_ {
                value: "0.0001",
                title: "0.0001",
            },
            Option_ {
                value: "0.0003",
                title: "0.0003",
            },
            Option_ {
                value: "0.001",
                title: "0.001",
            },
            Option_ {
                value: "0.003",
                title: "0.003",
            },
            Option_ {
                value: "0.01",
                title: "0.01",
            },
            Option_ {
                value: "0.03",
                title: "0.03",
            },
            Option_ {
                value: "0.1",
                title: "0.1",
            },
            Option_ {
                value: "0.3",
                title: "0.3",
            },
            Option_ {
                value: "1",
                title: "1",
            },
            Option_ {
                value: "3",
                title: "3",
            },
            Option_ {
                value: "10",
                title: "10",
            },
        ],
    ),
    ParamSpec::own_choice(
        "activation",
        "Activation",
        "tanh",
        &[
            Option_ {
                value: "relu",
                title: "ReLU",
            },
            Option_ {
                value: "tanh",
                title: "tanh",
            },
            Option_ {
                value: "sigmoid",
                title: "Sigmoid",
            },
            Option_ {
                value: "linear",
                title: "Linear",
            },
        ],
    ),
    ParamSpec {
        name: "hidden",
        title: "Hidden layers",
        owner: Owner::Widget,
        kind: Kind::Counts {
            default: "4,2",
            min: 1,
            max: 8,
            longest: 6,
        },
    },
    ParamSpec {
        name: "features",
        title: "Inputs",
        owner: Owner::Widget,
        kind: Kind::Set {
            default: "x,y",
            options: &[
                Option_ {
                    value: "x",
                    title: "x",
                },
                Option_ {
                    value: "y",
                    title: "y",
                },
                Option_ {
                    value: "xx",
                    title: "x²",
                },
                Option_ {
                    value: "yy",
                    title: "y²",
                },
                Option_ {
                    value: "xy",
                    title: "x·y",
                },
                Option_ {
                    value: "sinx",
                    title: "sin x",
                },
                Option_ {
                    value: "siny",
                    title: "sin y",
                },
            ],
        },
    },
    ParamSpec::own_number("noise", "Noise", 0.1, (0.0, 0.5), 0.05),
    ParamSpec::own_number("train_share", "Share to train on", 0.5, (0.1, 0.9), 0.1),
    ParamSpec::own_number("batch", "Batch size", 10.0, (1.0, 250.0), 1.0),
    ParamSpec::own_choice(
        "optimiser",
        "Optimiser",
        "adam",
        &[
            Option_ {
                value: "sgd",
                title: "Plain gradient descent",
            },
            Option_ {
                value: "adam",
                title: "Adam",
            },
        ],
    ),
    ParamSpec::own_choice(
        "loss",
        "Loss",
        "cross_entropy",
        &[
            Option_ {
                value: "cross_entropy",
                title: "Cross-entropy",
            },
            Option_ {
                value: "mean_squared",
                title: "Half the squared error",
            },
        ],
    ),
    ParamSpec::own_number("seed", "Seed", 1.0, (1.0, 9999.0), 1.0),
    ParamSpec::own_choice(
        "speed",
        "Speed",
        "slow",
        &[
            Option_ {
                value: "slow",
                title: "Slow, to watch",
            },
            Option_ {
                value: "full",
                title: "Full speed",
            },
        ],
    ),
];

/// The starting points.
pub(super) const PRESETS: &[Preset] = &[
    Preset {
        name: "circle",
        title: "Circle",
        params: &[
            ("data", "circle"),
            ("hidden", "4,2"),
            ("features", "x,y"),
            ("activation", "tanh"),
            ("learning_rate", "0.03"),
        ],
    },
    Preset {
        name: "no-hidden",
        title: "No hidden layer",
        params: &[
            ("data", "circle"),
            ("hidden", ""),
            ("features", "x,y"),
            ("learning_rate", "0.03"),
        ],
    },
    Preset {
        name: "squares",
        title: "No hidden layer, squares for inputs",
        params: &[
            ("data", "circle"),
            ("hidden", ""),
            ("features", "xx,yy"),
            ("learning_rate", "0.03"),
        ],
    },
    Preset {
        name: "spiral",
        title: "Spiral",
        params: &[
            ("data", "spiral"),
            ("hidden", "8,8,4"),
            ("features", "x,y"),
            ("activation", "tanh"),
            ("learning_rate", "0.01"),
        ],
    },
    Preset {
        name: "rate-too-high",
        title: "Rate far too high",
        params: &[
            ("data", "spiral"),
            ("hidden", "8,8"),
            ("activation", "relu"),
            ("learning_rate", "10"),
            ("optimiser", "sgd"),
            ("loss", "mean_squared"),
        ],
    },
];
