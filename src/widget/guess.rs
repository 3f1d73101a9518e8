//! `guess`: one bet before anything is explained, answered by the lab.

use super::scaling_lab::GUESS;
use crate::spec::{OutputSpec, Preset, Value, Values, WidgetSpec};
use crate::units::{Unit, three_digits};

const fn preset(title: &'static str, percent: &'static [(&'static str, &'static str)]) -> Preset {
    Preset {
        name: percent[0].1,
        title,
        params: percent,
    }
}

/// What one can bet, by a click.
pub const BETS: &[Preset] = &[
    preset("A little: 10%", &[("guess", "10")]),
    preset("By a fifth: 20%", &[("guess", "20")]),
    preset("By half: 50%", &[("guess", "50")]),
    preset("Tenfold: 90%", &[("guess", "90")]),
];

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "guess",
    title: "First, a bet",
    section: 0,
    params: &[&GUESS.spec],
    in_reach: &[],
    outputs: &[OutputSpec {
        name: "guess",
        title: "The loss falls by, in percent",
        unit: Unit::One,
    }],
    presets: BETS,
    compute: Some(|values| vec![Value::Number(GUESS.of(values))]),
    summary: Some(summary),
    calculated: false,
    link_leaves_out: None,
};

fn summary(values: &Values, _outputs: &[Value]) -> String {
    let guess = GUESS.of(values);
    if guess == 0.0 {
        return "Choose one, before you know anything. Section 4 has the answer, measured in this page.".into();
    }
    format!(
        "Your bet: ten times bigger, {}% less loss. We keep it for section 4, where you find out.",
        three_digits(guess)
    )
}
