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

/// What a bet was, beside what came out, both in percent: "too bold".
pub fn judged(bet: f64, came_out: f64) -> &'static str {
    /// A bet this near, in percent of the loss, was right.
    const NEAR: f64 = 5.0;
    match bet - came_out {
        off if off.abs() <= NEAR => "about right",
        off if off > 0.0 => "too bold",
        _ => "too careful",
    }
}

/// The bet beside what came out, both in percent: "You said 50%; it was 24%: too bold."
pub fn verdict(bet: f64, came_out: f64) -> String {
    format!(
        "You said {}%; it was {}%: {}.",
        three_digits(bet),
        three_digits(came_out.round()),
        judged(bet, came_out)
    )
}

fn summary(values: &Values, _outputs: &[Value]) -> String {
    let guess = GUESS.of(values);
    if guess == 0.0 {
        return "A network ten times bigger: how much less wrong will it be?".into();
    }
    format!(
        "Your bet: ten times bigger, and {}% less wrong. Section 4 measures it in this page.",
        three_digits(guess)
    )
}

#[cfg(test)]
mod tests {
    use super::verdict;

    #[test]
    fn a_bet_is_judged_in_words() {
        assert_eq!(verdict(50.0, 24.0), "You said 50%; it was 24%: too bold.");
        assert_eq!(
            verdict(20.0, 23.6),
            "You said 20%; it was 24%: about right."
        );
        assert_eq!(
            verdict(10.0, 24.0),
            "You said 10%; it was 24%: too careful."
        );
    }
}
