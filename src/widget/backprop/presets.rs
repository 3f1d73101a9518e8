//! Examples worth stepping through.

use crate::spec::Preset;
use crate::widget::small_net::settings;

type Setting = (&'static str, &'static str);

/// An example, a rate and a network.
const fn lesson([x1, x2, target, rate]: [&'static str; 4], net: [Setting; 10]) -> [Setting; 14] {
    [
        ("x1", x1),
        ("x2", x2),
        ("target", target),
        ("rate", rate),
        net[0],
        net[1],
        net[2],
        net[3],
        net[4],
        net[5],
        net[6],
        net[7],
        net[8],
        net[9],
    ]
}

const START: [[&str; 3]; 3] = [
    ["0.5", "-0.3", "0.1"],
    ["-0.4", "0.8", "0"],
    ["0.7", "0.9", "-0.2"],
];

pub(super) const PRESETS: &[Preset] = &[
    Preset {
        name: "start",
        title: "The start",
        params: &lesson(["1", "0", "1", "0.1"], settings("tanh", START)),
    },
    Preset {
        name: "too_fast",
        title: "Too large a step",
        params: &lesson(["1", "0", "1", "1"], settings("tanh", START)),
    },
    Preset {
        name: "silent",
        title: "A silent ReLU",
        params: &lesson(["1", "0", "1", "0.1"], settings("relu", START)),
    },
    Preset {
        name: "zero",
        title: "All zero",
        params: &lesson(["1", "0", "1", "0.1"], settings("tanh", [["0"; 3]; 3])),
    },
];
