//! The growth of training compute, fitted to the table of models.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use scale_lab::calc::growth::{self, DatedCompute};
use scale_lab::data::{constants, models};

fn close(a: f64, b: f64, tolerance: f64) {
    assert!(
        (a / b - 1.0).abs() <= tolerance,
        "{a} is not {b} within {tolerance}"
    );
}

/// Every model since 2010 whose training compute is known.
fn runs() -> Vec<DatedCompute> {
    models::ALL
        .iter()
        .filter(|model| model.year >= 2010.0)
        .filter_map(|model| {
            let flop = model.training_flop?.value;
            Some(DatedCompute {
                year: model.year,
                flop,
            })
        })
        .collect()
}

#[test]
fn compute_doubles_every_six_months() {
    let fit = growth::fit(&runs()).unwrap();
    assert_eq!(fit.runs, 68);
    close(fit.yearly_factor(), 3.77, 0.002);
    close(fit.doubling_months(), 6.27, 0.002);
}

#[test]
fn records_double_every_five_and_a_half_months() {
    let records = growth::record_setters(&runs());
    let fit = growth::fit(&records).unwrap();
    assert_eq!(fit.runs, 17);
    close(fit.doubling_months(), 5.48, 0.002);
    assert_eq!(
        records.last().unwrap().flop,
        models::grok_4::TRAINING_FLOP.value
    );
}

/// The bend: the largest run of July 2025 is hardly larger than that of February.
#[test]
fn the_record_of_2025_rose_by_less_than_a_tenth() {
    let grown = models::grok_4::TRAINING_FLOP.value / models::grok_3::TRAINING_FLOP.value;
    assert!(grown > 1.0 && grown < 1.1, "{grown}");
    let years = models::GROK_4.year - models::GROK_3.year;
    let at_pace = growth::extrapolate(1.0, 12.0 * years, constants::DOUBLING_RECORDS_2025.value);
    assert!(at_pace > 1.6, "{at_pace}");
}

#[test]
fn openais_line_overshoots_by_four_orders_of_magnitude() {
    let (alexnet, grok) = (&models::ALEXNET, &models::GROK_3);
    let months = 12.0 * (grok.year - alexnet.year);
    let start = models::alexnet::TRAINING_FLOP.value;
    let flop = growth::extrapolate(start, months, constants::DOUBLING_OPENAI.value);
    close(flop, 6.7e30, 0.02);
    close(flop / models::grok_3::TRAINING_FLOP.value, 15_000.0, 0.03);
}

#[test]
fn a_fit_passes_through_an_exact_exponential() {
    let runs: Vec<DatedCompute> = (0..5)
        .map(|i| DatedCompute {
            year: 2015.0 + f64::from(i),
            flop: growth::extrapolate(1e20, 12.0 * f64::from(i), 6.0),
        })
        .collect();
    let fit = growth::fit(&runs).unwrap();
    close(fit.doubling_months(), 6.0, 1e-9);
    close(fit.yearly_factor(), 4.0, 1e-9);
    close(fit.flop(2015.0), 1e20, 1e-9);
    close(fit.flop(2020.0), 1.024e23, 1e-9);
}

#[test]
fn no_line_without_two_years_or_with_nonsense() {
    let run = |year, flop| DatedCompute { year, flop };
    assert!(growth::fit(&[]).is_none());
    assert!(growth::fit(&[run(2020.0, 1e20), run(2020.0, 2e20)]).is_none());
    for bad in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert!(growth::fit(&[run(2020.0, 1e20), run(2021.0, bad)]).is_none());
    }
}

#[test]
fn a_record_is_more_than_all_before_whatever_the_order() {
    let run = |year, flop| DatedCompute { year, flop };
    let records =
        growth::record_setters(&[run(3.0, 2.0), run(1.0, 1.0), run(2.0, 5.0), run(4.0, 6.0)]);
    assert_eq!(records, [run(1.0, 1.0), run(2.0, 5.0), run(4.0, 6.0)]);
}
