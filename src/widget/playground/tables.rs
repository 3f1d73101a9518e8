//! What a reader can change in the playground.

use crate::spec::{Choice, Kind, Number, Option_, Owner, ParamSpec, Switch, option};

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

const fn switch(name: &'static str, title: &'static str) -> Switch {
    Switch::own(name, title, false)
}

/// A whole number from `min`; of conditions and schedules, 0 is none.
const fn count(
    name: &'static str,
    title: &'static str,
    default: f64,
    min: f64,
    max: f64,
) -> Number {
    Number::own_count(name, title, default, (min, max))
}

/// Data.
pub static DATA: Choice = Choice::own(
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
);

/// Learning rate.
pub static LEARNING_RATE: Choice = Choice::own(
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
);

/// Activation.
pub static ACTIVATION: Choice = Choice::own(
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
);

/// Hidden layers.
pub static HIDDEN: Choice = Choice::new(
    Owner::Widget,
    "hidden",
    "Hidden layers",
    Kind::Counts {
        default: "4,2",
        min: 1,
        max: 64,
        longest: 8,
    },
);

/// Inputs.
pub static FEATURES: Choice = Choice::new(
    Owner::Widget,
    "features",
    "Inputs",
    Kind::Set {
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
);

/// Noise.
pub static NOISE: Number = Number::own("noise", "Noise", 0.1, (0.0, 0.5), 0.05);

/// Share to train on.
pub static TRAIN_SHARE: Number =
    Number::own("train_share", "Share to train on", 0.5, (0.1, 0.9), 0.1);

/// Batch size.
pub static BATCH: Number = count("batch", "Batch size", 10.0, 1.0, 10_000.0);

/// Optimiser.
pub static OPTIMISER: Choice = Choice::own(
    "optimiser",
    "Optimiser",
    "adam",
    &[
        option("sgd", "Plain gradient descent"),
        option("momentum", "Momentum"),
        option("adam", "Adam"),
        option("adam_w", "AdamW"),
    ],
);

/// Loss.
pub static LOSS: Choice = Choice::own(
    "loss",
    "Loss",
    "cross_entropy",
    &[
        option("cross_entropy", "Cross-entropy"),
        option("mean_squared", "Half the squared error"),
        option("softmax", "Softmax, an output per class"),
    ],
);

/// Seed.
pub static SEED: Number = count("seed", "Seed", 1.0, 1.0, 9999.0);

/// Speed.
pub static SPEED: Choice = Choice::own(
    "speed",
    "Speed",
    "slow",
    &[option("slow", "Slow"), option("full", "Full speed")],
);

/// Points.
pub static POINTS: Number = count("points", "Points", 500.0, 16.0, 8192.0);

/// Classes.
pub static CLASSES: Number = count("classes", "Classes", 2.0, 2.0, 8.0);

/// Coordinates of a point.
pub static DIMENSIONS: Choice = Choice::own(
    "dimensions",
    "Coordinates of a point",
    "2",
    &[option("2", "2"), option("4", "4"), option("6", "6")],
);

/// Wrong labels.
pub static LABEL_NOISE: Number = Number::own("label_noise", "Wrong labels", 0.0, (0.0, 0.5), 0.05);

/// Seed of the weights (0: the same).
pub static WEIGHTS_SEED: Number = count(
    "weights_seed",
    "Seed of the weights (0: the same)",
    0.0,
    0.0,
    9999.0,
);

/// First weights.
pub static INITIALISATION: Choice = Choice::own(
    "initialisation",
    "First weights",
    "automatic",
    &[
        option("automatic", "By activation"),
        option("xavier", "Xavier"),
        option("he", "He"),
    ],
);

/// L1 penalty.
pub static L1: Choice = Choice::own("l1", "L1 penalty", "0", PENALTIES);

/// L2 penalty.
pub static L2: Choice = Choice::own("l2", "L2 penalty", "0", PENALTIES);

/// Weight decay, of `AdamW`.
pub static WEIGHT_DECAY: Choice =
    Choice::own("weight_decay", "Weight decay (AdamW)", "0", PENALTIES);

/// Dropout.
pub static DROPOUT: Number = Number::own("dropout", "Dropout", 0.0, (0.0, 0.9), 0.05);

/// Warm-up, steps (0: none).
pub static WARM_UP: Number = count("warm_up", "Warm-up, steps (0: none)", 0.0, 0.0, 1e6);

/// Cosine to 0, steps (0: none).
pub static COSINE: Number = count("cosine", "Cosine to 0, steps (0: none)", 0.0, 0.0, 1e7);

/// Steps.
pub static STOP_STEPS: Number = count("stop_steps", "Steps", 0.0, 0.0, 1e9);

/// Epochs.
pub static STOP_EPOCHS: Number = count("stop_epochs", "Epochs", 0.0, 0.0, 1e9);

/// Seconds.
pub static STOP_SECONDS: Number = Number::own("stop_seconds", "Seconds", 0.0, (0.0, 86_400.0), 1.0);

/// Loss down to.
pub static STOP_LOSS: Number = Number::own("stop_loss", "Loss down to", 0.0, (0.0, 100.0), 0.001);

/// Steps without progress.
pub static STOP_WINDOW: Number = count("stop_window", "Steps without progress", 0.0, 0.0, 1e9);

/// Loss to watch.
pub static STOP_WATCH: Choice = Choice::own(
    "stop_watch",
    "Loss to watch",
    "test",
    &[
        option("test", "Test loss"),
        option("train", "Training loss"),
    ],
);

/// Only the answer, not how sure.
pub static DISCRETISE: Switch = switch("discretise", "Only the answer, not how sure");

/// Show test points.
pub static SHOW_TEST: Switch = switch("show_test", "Show test points");

/// Logarithmic axes.
pub static LOG_LOSS: Switch = switch("log_loss", "Logarithmic axes");

/// Class to draw.
pub static DRAW: Choice = Choice::own(
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
);

/// The parameters, in the order of links.
pub(super) static PARAMS: &[&ParamSpec] = &[
    &DATA.spec,
    &LEARNING_RATE.spec,
    &ACTIVATION.spec,
    &HIDDEN.spec,
    &FEATURES.spec,
    &NOISE.spec,
    &TRAIN_SHARE.spec,
    &BATCH.spec,
    &OPTIMISER.spec,
    &LOSS.spec,
    &SEED.spec,
    &SPEED.spec,
    &POINTS.spec,
    &CLASSES.spec,
    &DIMENSIONS.spec,
    &LABEL_NOISE.spec,
    &WEIGHTS_SEED.spec,
    &INITIALISATION.spec,
    &L1.spec,
    &L2.spec,
    &WEIGHT_DECAY.spec,
    &DROPOUT.spec,
    &WARM_UP.spec,
    &COSINE.spec,
    &STOP_STEPS.spec,
    &STOP_EPOCHS.spec,
    &STOP_SECONDS.spec,
    &STOP_LOSS.spec,
    &STOP_WINDOW.spec,
    &STOP_WATCH.spec,
    &DISCRETISE.spec,
    &SHOW_TEST.spec,
    &LOG_LOSS.spec,
    &DRAW.spec,
];
