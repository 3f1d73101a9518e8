//! `answer`: the bet at the top of the page beside what came out.

mod drawing;
mod words;

pub use drawing::DRAWING;

use super::calculation::Calculation;
use super::guess;
use super::report::{Report, figure, given, numbers};
use super::scaling_lab::GUESS;
use crate::data::constants as c;
use crate::spec::{OutputSpec, Values, WidgetSpec};
use crate::units::{Unit, percent, three_digits};

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "answer",
    title: "Your bet, answered",
    section: 14,
    params: &[&GUESS.spec],
    in_reach: &[],
    outputs: &[
        OutputSpec::new(
            "measured",
            "Less loss, the networks of this page",
            Unit::Share,
        ),
        OutputSpec::new("kaplan", "Less loss, language models", Unit::Share),
    ],
    presets: guess::BETS,
    compute: None,
    summary: None,
    calculated: true,
    link_leaves_out: None,
};

/// How it works.
pub static CALCULATION: Calculation = Calculation {
    spec: &SPEC,
    work_out,
};

/// The part of their loss that the networks of this page lost.
fn measured() -> f64 {
    c::RECORDED_FALL.value
}

/// The part of their loss that language models lose.
fn language_models() -> f64 {
    1.0 - libm::pow(10.0, -c::KAPLAN_N_EXPONENT.value)
}

/// Everything it shows.
fn work_out(values: &Values) -> Report {
    let formula = format!(
        "language models = 1 − 10^(−α) = 1 − 10^(−{}) = {}",
        three_digits(c::KAPLAN_N_EXPONENT.value),
        percent(language_models())
    );
    let mut assumptions = given(values, [&GUESS.spec]);
    assumptions.extend([
        figure(
            "From 100 to 1,000 parameters, by the law of section 4",
            &c::RECORDED_FALL,
        ),
        figure("α of language models", &c::KAPLAN_N_EXPONENT),
    ]);
    let bet = GUESS.of(values);
    let yours = (bet > 0.0).then_some(("Your bet", bet / 100.0));
    let came_out = [
        ("The networks of this page", measured()),
        ("Language models", language_models()),
    ];
    let row = |(name, fall): (&str, f64)| vec![name.to_owned(), percent(fall), percent(1.0 - fall)];
    let rows = yours.into_iter().chain(came_out).map(row).collect();
    Report {
        outputs: numbers([measured(), language_models()]),
        formula: vec![formula],
        assumptions,
        table: Some((vec!["What", "Less loss", "Loss that is left"], rows)),
        warning: Some(words::WARNING.into()),
        ..Report::default()
    }
    .headed(words::headline(bet))
}
