//! `compute-growth`: how fast training compute grows, by which set and whose count.

mod drawing;
mod words;

pub use drawing::DRAWING;

use super::calculation::Calculation;
use super::report::{Assumption, Report, figure, given, numbers};
use crate::calc::growth::{DatedCompute, Fit, extrapolate, fit, record_setters};
use crate::data::notable::NOTABLE;
use crate::data::{constants as c, models};
use crate::spec::{Number, OutputSpec, Owner, Preset, Values, WidgetSpec};
use crate::units::{Flops, Unit, counted, power_of_ten, three_digits};

static DOUBLING: Number = Number::linear(
    Owner::Widget,
    "doubling",
    "Compute doubles every",
    Unit::Months,
    c::DOUBLING_EPOCH.value,
    (1.0, 60.0),
    0.1,
)
.from(&c::DOUBLING_EPOCH);

static YEARS_ON: Number = Number::linear(
    Owner::Widget,
    "years_on",
    "Extend AlexNet’s line by",
    Unit::Years,
    15.0,
    (1.0, 30.0),
    0.5,
);

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "compute-growth",
    title: "How fast does compute grow?",
    section: 1,
    params: &[&DOUBLING.spec, &YEARS_ON.spec],
    in_reach: &[],
    outputs: &[
        OutputSpec::new("yearly_factor", "Times a year", Unit::Pure),
        OutputSpec::new("months_to_tenfold", "Ten times as much after", Unit::Months),
        OutputSpec::new("compute", "Compute at the end", Unit::Flop),
        OutputSpec::new(
            "overshoot",
            "Line over the largest known run, when that appeared",
            Unit::Pure,
        ),
        OutputSpec::new("doubling_all", "Our table doubles every", Unit::Months),
        OutputSpec::new(
            "doubling_records",
            "Its record-setters double every",
            Unit::Months,
        ),
    ],
    presets: &[
        Preset::new("openai", "OpenAI 2018: 3.4 months", &[("doubling", "3.4")]),
        Preset::new("epoch", "Epoch AI: 5.4 months", &[("doubling", "5.4")]),
        Preset::new(
            "records",
            "Record-setters to 2025: 5.7",
            &[("doubling", "5.7")],
        ),
        Preset::new("moore", "Moore’s law: 24 months", &[("doubling", "24")]),
    ],
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

/// When `AlexNet` was published, 30 September 2012, and Grok-3, 17 February
/// 2025, as decimal years.
const ALEXNET_YEAR: f64 = 2012.0 + 273.5 / 366.0;
const GROK_3_YEAR: f64 = 2025.0 + 47.5 / 365.0;

/// The fits begin here, as Epoch AI's do.
const FITTED_FROM: f64 = 2010.0;

/// Runs of the table since 2010.
fn runs() -> Vec<DatedCompute> {
    NOTABLE
        .iter()
        .filter(|model| model.year >= FITTED_FROM)
        .filter_map(|model| {
            let (year, flop) = (model.year, model.flop()?);
            Some(DatedCompute { year, flop })
        })
        .collect()
}

/// The line through all runs and the line through those that set a record.
fn fits() -> Option<(Fit, Fit)> {
    let runs = runs();
    Some((fit(&runs)?, fit(&record_setters(&runs))?))
}

/// `AlexNet`'s compute carried on.
fn from_alexnet(year: f64, doubling: f64) -> f64 {
    let months = 12.0 * (year - ALEXNET_YEAR);
    extrapolate(models::alexnet::TRAINING_FLOP.value, months, doubling)
}

/// Everything it shows.
fn work_out(values: &Values) -> Report {
    let mut assumptions = given(values, [&DOUBLING.spec, &YEARS_ON.spec]);
    assumptions.extend([
        figure(
            "AlexNet’s training compute",
            &models::alexnet::TRAINING_FLOP,
        ),
        figure("Grok-3’s training compute", &models::grok_3::TRAINING_FLOP),
    ]);
    let Some((all, records)) = fits() else {
        let why = "the table holds too few runs for a line";
        return Report::refused(&SPEC, assumptions, &why);
    };
    report(values, &all, &records, assumptions)
}

fn report(values: &Values, all: &Fit, records: &Fit, assumptions: Vec<Assumption>) -> Report {
    let doubling = DOUBLING.of(values);
    let end = ALEXNET_YEAR + YEARS_ON.of(values);
    let yearly = extrapolate(1.0, 12.0, doubling);
    let tenfold = doubling * libm::log2(10.0);
    let at_end = from_alexnet(end, doubling);
    let overshoot = from_alexnet(GROK_3_YEAR, doubling) / models::grok_3::TRAINING_FLOP.value;
    let formula = format!(
        "C(t) = AlexNet’s C₀ × 2^(t/T) = {} × 2^({} / {}) = {}",
        Flops(models::alexnet::TRAINING_FLOP.value),
        YEARS_ON.shown(values),
        DOUBLING.shown(values),
        Flops(at_end)
    );
    let mut rows = vec![
        fitted(
            format!("This table since 2010, all {} models", all.runs),
            all,
            end,
        ),
        fitted(format!("Its {} record-setters", records.runs), records, end),
    ];
    for (name, cell) in [
        ("Epoch AI, 428 notable models since 2010", c::DOUBLING_EPOCH),
        ("OpenAI, record-setters 2012 to 2018", c::DOUBLING_OPENAI),
        (
            "Epoch AI’s record-setters, 2012 to mid-2018",
            c::DOUBLING_RECORDS_2018,
        ),
        (
            "Epoch AI’s record-setters, 2012 to 2025",
            c::DOUBLING_RECORDS_2025,
        ),
        ("Moore’s law", c::DOUBLING_MOORE),
    ] {
        rows.push(pace(name.into(), cell.value, from_alexnet(end, cell.value)));
    }
    rows.push(pace("Yours".into(), doubling, from_alexnet(end, doubling)));
    Report {
        outputs: numbers([
            yearly,
            tenfold,
            at_end,
            overshoot,
            all.doubling_months(),
            records.doubling_months(),
        ]),
        formula: vec![formula],
        assumptions,
        table: Some((
            vec!["Line", "Doubles every", "Times a year", "At the end (FLOP)"],
            rows,
        )),
        warning: Some(words::WARNING.into()),
        ..Report::default()
    }
    .headed(words::headline(doubling, overshoot))
}

fn fitted(name: String, fit: &Fit, end: f64) -> Vec<String> {
    pace(name, fit.doubling_months(), fit.flop(end))
}

fn pace(name: String, months: f64, at_end: f64) -> Vec<String> {
    vec![
        name,
        counted(three_digits((months * 100.0).round() / 100.0), "month"),
        three_digits(extrapolate(1.0, 12.0, months)),
        power_of_ten(at_end),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_years_are_those_of_the_table() {
        assert!((ALEXNET_YEAR - models::ALEXNET.year).abs() < 1e-9);
        assert!((GROK_3_YEAR - models::GROK_3.year).abs() < 1e-9);
    }
}
