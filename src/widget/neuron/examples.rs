//! XOR: its four examples, and when a network answers one rightly.

use super::EXAMPLE;
use crate::spec::Values;
use crate::widget::small_net::SmallNet;

/// One line of XOR.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Example {
    /// As the parameter `example` writes it.
    pub key: &'static str,
    /// The inputs, 0 or 1.
    pub inputs: [f64; 2],
    /// 1 for yes, −1 for no.
    pub wanted: f64,
    /// The inputs in words.
    pub words: &'static str,
}

/// All of XOR.
pub static EXAMPLES: [Example; 4] = [
    example("00", [0.0, 0.0], -1.0, "both inputs off"),
    example("01", [0.0, 1.0], 1.0, "only x₂ on"),
    example("10", [1.0, 0.0], 1.0, "only x₁ on"),
    example("11", [1.0, 1.0], -1.0, "both inputs on"),
];

const fn example(key: &'static str, inputs: [f64; 2], wanted: f64, words: &'static str) -> Example {
    Example {
        key,
        inputs,
        wanted,
        words,
    }
}

impl Example {
    /// The one the picture shows.
    pub fn chosen(values: &Values) -> &'static Self {
        let key = EXAMPLE.of(values);
        EXAMPLES
            .iter()
            .find(|example| example.key == key)
            .unwrap_or(&EXAMPLES[3])
    }

    /// The network's output for it.
    pub fn output(&self, net: &SmallNet) -> f64 {
        net.pass(self.inputs).output
    }

    /// Whether the network answers it rightly: the output has the wanted sign.
    pub fn is_right(&self, net: &SmallNet) -> bool {
        self.output(net) * self.wanted > 0.0
    }

    /// ½ (y − wanted)².
    pub fn loss(&self, net: &SmallNet) -> f64 {
        let error = self.output(net) - self.wanted;
        0.5 * error * error
    }
}

/// What an output says.
pub fn answer(output: f64) -> &'static str {
    if output > 0.0 {
        "yes"
    } else if output < 0.0 {
        "no"
    } else {
        "neither yes nor no"
    }
}
