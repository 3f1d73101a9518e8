//! What a reader can change in the playground.

use crate::widget::{Kind, Option_, Owner, ParamSpec};

const fn option(value: &'static str, title: &'static str) -> Option_ {
    Option_ { value, title }
}

/// Penalties, from none to one that leaves nothing.
const PENALTIES: &[Option_] = &[
    option("0", "none"),
    option("0.0001", "0.0001"),
    option("0.0003", "0.0003"),
    option("0.001", "0.001"),
    option("0.003", "0.003"),
    option("0.01", "0.01"),
    option("0.03", "0.03"),
    option("0.1", "0.1"),
    option("0.3", "0.3"),
    option("1", "1"),
    option("3", "3"),
    option("10", "10"),
];

const fn switch(name: &'static str, title: &'static str) -> ParamSpec {
    ParamSpec {
        name,
        title,
        owner: Owner::Widget,
        kind: Kind::Switch { default: false },
    }
}

/// A whole number from `min`; of conditions and schedules, 0 is none.
const fn count(
    name: &'static str,
    title: &'static str,
    default: f64,
    min: f64,
    max: f64,
) -> ParamSpec {
    ParamSpec::own_count(name, title, default, (min, max))
}

/// The parameters.
pub(super) const PARAMS: &[ParamSpec] = &[
    ParamSpec::own_choice(
        "data",
        "Data",
        "circle",
        &[
            option("circle", "Circle"),
            option("xor", "Exclusive or"),
            option("gauss", "Two clouds"),
            option("spiral", "Spiral"),
            option("moons", "Two moons"),
            option("rings", "Rings"),
            option("checkerboard", "Checkerboard"),
            option("clusters", "Clusters"),
            option("plane", "Numbers: a slope"),
            option("hills", "Numbers: hills"),
            option("teacher", "Numbers: a hidden network"),
            option("own", "Your own points"),
        ],
    ),
    ParamSpec::own_choice(
        "learning_rate",
        "Learning rate",
        "0.03",
        &[
            option("0.00001", "0.00001"),
            option("0.00003", "0.00003"),
            option("0.0001", "0.0001"),
            option("0.0003", "0.0003"),
            option("0.001", "0.001"),
            option("0.003", "0.003"),
            option("0.01", "0.01"),
            option("0.03", "0.03"),
            option("0.1", "0.1"),
            option("0.3", "0.3"),
            option("1", "1"),
            option("3", "3"),
            option("10", "10"),
        ],
    ),
    ParamSpec::own_choice(
        "activation",
        "Activation",
        "tanh",
        &[
            option("relu", "ReLU"),
            option("leaky_relu", "Leaky ReLU"),
            option("tanh", "tanh"),
            option("sigmoid", "Sigmoid"),
            option("gelu", "GELU"),
            option("linear", "Linear"),
        ],
    ),
    ParamSpec {
        name: "hidden",
        title: "Hidden layers",
        owner: Owner::Widget,
        kind: Kind::Counts {
            default: "4,2",
            min: 1,
            max: 64,
            longest: 8,
        },
    },
    ParamSpec {
        name: "features",
        title: "Inputs",
        owner: Owner::Widget,
        kind: Kind::Set {
            default: "x,y",
            options: &[
                option("x", "x"),
                option("y", "y"),
                option("xx", "x²"),
                option("yy", "y²"),
                option("xy", "x·y"),
                option("sinx", "sin x"),
                option("siny", "sin y"),
            ],
        },
    },
    ParamSpec::own_number("noise", "Noise", 0.1, (0.0, 0.5), 0.05),
    ParamSpec::own_number("train_share", "Share to train on", 0.5, (0.1, 0.9), 0.1),
    count("batch", "Batch size", 10.0, 1.0, 10_000.0),
    ParamSpec::own_choice(
        "optimiser",
        "Optimiser",
        "adam",
        &[
            option("sgd", "Plain gradient descent"),
            option("momentum", "Momentum"),
            option("adam", "Adam"),
            option("adam_w", "AdamW"),
        ],
    ),
    ParamSpec::own_choice(
        "loss",
        "Loss",
        "cross_entropy",
        &[
            option("cross_entropy", "Cross-entropy"),
            option("mean_squared", "Half the squared error"),
            option("softmax", "Softmax, an output per class"),
        ],
    ),
    count("seed", "Seed", 1.0, 1.0, 9999.0),
    ParamSpec::own_choice(
        "speed",
        "Speed",
        "slow",
        &[option("slow", "Slow"), option("full", "Full speed")],
    ),
    count("points", "Points", 500.0, 16.0, 8192.0),
    count("classes", "Classes", 2.0, 2.0, 8.0),
    ParamSpec::own_choice(
        "dimensions",
        "Coordinates of a point",
        "2",
        &[option("2", "2"), option("4", "4"), option("6", "6")],
    ),
    ParamSpec::own_number("label_noise", "Wrong labels", 0.0, (0.0, 0.5), 0.05),
    count(
        "weights_seed",
        "Seed of the weights (0: the same)",
        0.0,
        0.0,
        9999.0,
    ),
    ParamSpec::own_choice(
        "initialisation",
        "First weights",
        "automatic",
        &[
            option("automatic", "By activation"),
            option("xavier", "Xavier"),
            option("he", "He"),
        ],
    ),
    ParamSpec::own_choice("l1", "L1 penalty", "0", PENALTIES),
    ParamSpec::own_choice("l2", "L2 penalty", "0", PENALTIES),
    ParamSpec::own_choice("weight_decay", "Weight decay (AdamW)", "0", PENALTIES),
    ParamSpec::own_number("dropout", "Dropout", 0.0, (0.0, 0.9), 0.05),
    count("warm_up", "Warm-up, steps (0: none)", 0.0, 0.0, 1e6),
    count("cosine", "Cosine to 0, steps (0: none)", 0.0, 0.0, 1e7),
    count("stop_steps", "Steps", 0.0, 0.0, 1e9),
    count("stop_epochs", "Epochs", 0.0, 0.0, 1e9),
    ParamSpec::own_number("stop_seconds", "Seconds", 0.0, (0.0, 86_400.0), 1.0),
    ParamSpec::own_number("stop_loss", "Loss down to", 0.0, (0.0, 100.0), 0.001),
    count("stop_window", "Steps without progress", 0.0, 0.0, 1e9),
    ParamSpec::own_choice(
        "stop_watch",
        "Loss to watch",
        "test",
        &[
            option("test", "Test loss"),
            option("train", "Training loss"),
        ],
    ),
    switch("discretise", "Only the answer, not how sure"),
    switch("show_test", "Show test points"),
    switch("log_loss", "Logarithmic axes"),
    ParamSpec::own_choice(
        "draw",
        "Class to draw",
        "2",
        &[
            option("1", "1: orange squares"),
            option("2", "2: blue discs"),
            option("3", "3: green triangles"),
            option("4", "4: pink diamonds"),
            option("5", "5: ochre rings"),
            option("6", "6: teal frames"),
            option("7", "7: red crosses"),
            option("8", "8: grey pluses"),
        ],
    ),
];
