//! `answer`: the bet at the top of the page beside what came out.

use super::calculation::Calculation;
use super::guess;
use super::report::{Bar, Fill, Report, bars, begin, figure, outputs, say};
use super::scaling_lab::GUESS;
use crate::chart::Scale;
use crate::data::constants as c;
use crate::spec::{Output, OutputSpec, Values, WidgetSpec, number};
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

/// Everything it shows.
fn work_out(values: &Values) -> Report {
    let outputs = compute(values);
    let report = report(values, &outputs);
    report.with(summary(values, &outputs), outputs)
}

/// The outputs, in the order of the spec.
fn compute(_: &Values) -> Vec<Output> {
    let language_models = 1.0 - libm::pow(10.0, -c::KAPLAN_N_EXPONENT.value);
    let falls = vec![c::RECORDED_FALL.value, language_models];
    outputs(Ok(falls), SPEC.outputs.len())
}

fn summary(values: &Values, outputs: &[Output]) -> String {
    let bet = GUESS.of(values);
    let first = if bet > 0.0 {
        format!("You bet on {}%.", three_digits(bet))
    } else {
        "You placed no bet at the start; it is not too late.".to_owned()
    };
    let came_out = say(
        "Ten times bigger, the networks of this page lost {measured} of their loss, and language models, \
         on the line of Kaplan and others, lose {kaplan}. Bigger is better, by an amount you can look up before you pay.",
        values,
        outputs,
    );
    format!("{first} {came_out}")
}

/// Everything else it shows.
fn report(values: &Values, worked: &[Output]) -> Report {
    let exponent = three_digits(c::KAPLAN_N_EXPONENT.value);
    let formula = format!("language models = 1 − 10^(−α) = 1 − 10^(−{exponent}) = {{kaplan}}");
    let mut report = begin(values, worked, &["guess"], &[&formula]);
    report.assumptions.extend([
        figure(
            "From 100 to 1,000 parameters, by the law of section 4",
            &c::RECORDED_FALL,
        ),
        figure("α of language models", &c::KAPLAN_N_EXPONENT),
    ]);
    let fall = |index: usize| number(worked, index).unwrap_or_default();
    let bet = GUESS.of(values) / 100.0;
    let yours = (bet > 0.0).then_some(("Your bet", bet, Fill::Strong));
    let came_out = [
        ("The networks of this page", fall(0), Fill::Plain),
        ("Language models", fall(1), Fill::Grey),
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
    Report {
        table: Some((vec!["What", "Less loss", "Loss that is left"], rows)),
        picture: Some(bars("Less loss with ten times the parameters", Unit::Share, scale, &chart, None)),
        warning: Some(
            "One step of ten, where it is measured. Below, it can be more; near the floor it is almost nothing.".to_owned(),
        ),
        ..report
    }
}
