//! `answer`: the bet at the top of the page beside what came out.

use super::calculation::Calculation;
use super::guess;
use super::report::{Bar, BarChart, Fill, Picture, Report, figure, given, numbers};
use super::scaling_lab::GUESS;
use crate::chart::Scale;
use crate::data::constants as c;
use crate::spec::{OutputSpec, Values, WidgetSpec};
use crate::units::{Unit, in_a_sentence, percent, three_digits};

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

/// Everything it shows.
fn work_out(values: &Values) -> Report {
    let measured = c::RECORDED_FALL.value;
    let language_models = 1.0 - libm::pow(10.0, -c::KAPLAN_N_EXPONENT.value);
    let formula = format!(
        "language models = 1 − 10^(−α) = 1 − 10^(−{}) = {}",
        three_digits(c::KAPLAN_N_EXPONENT.value),
        percent(language_models)
    );
    let mut assumptions = given(values, [&GUESS.spec]);
    assumptions.extend([
        figure(
            "From 100 to 1,000 parameters, by the law of section 4",
            &c::RECORDED_FALL,
        ),
        figure("α of language models", &c::KAPLAN_N_EXPONENT),
    ]);
    let bet = GUESS.of(values) / 100.0;
    let yours = (bet > 0.0).then_some(("Your bet", bet, Fill::Strong));
    let came_out = [
        ("The networks of this page", measured, Fill::Plain),
        ("Language models", language_models, Fill::Grey),
    ];
    let (mut chart, mut rows) = (Vec::new(), Vec::new());
    for (name, fall, fill) in yours.into_iter().chain(came_out) {
        chart.push(Bar::new(name, fall, percent(fall), fill));
        rows.push(vec![name.to_owned(), percent(fall), percent(1.0 - fall)]);
    }
    let scale = Scale::Linear {
        low: 0.0,
        high: 1.0,
    };
    let came_out = "Less loss with ten times the parameters";
    Report {
        outputs: numbers([measured, language_models]),
        summary: summary(GUESS.of(values), measured, language_models),
        formula: vec![formula],
        assumptions,
        table: Some((vec!["What", "Less loss", "Loss that is left"], rows)),
        pictures: vec![Picture::Bars(BarChart::new(came_out, Unit::Share, scale, chart))],
        warning: Some(
            "One step of ten, where it is measured. Below, it can be more; near the floor it is almost nothing.".to_owned(),
        ),
        ..Report::default()
    }
}

fn summary(bet: f64, measured: f64, language_models: f64) -> String {
    let first = if bet > 0.0 {
        guess::verdict(bet, measured * 100.0)
    } else {
        "You placed no bet at the start; it is not too late.".to_owned()
    };
    format!(
        "{first} Ten times bigger, the networks of this page lost {} of their loss, and language models, \
         on the line of Kaplan and others, lose {}. Bigger is better, by an amount you can look up before you pay.",
        in_a_sentence(measured, Unit::Share),
        in_a_sentence(language_models, Unit::Share)
    )
}
