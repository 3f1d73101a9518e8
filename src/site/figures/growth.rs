//! `compute-growth`: what training took, year by year, and the lines through it.

use super::growth_plot::plot;
use super::plots::Room;
use super::table::Table;
use super::{Figure, Picture};
use crate::calc::growth::{self, Fit, Run};
use crate::data::{constants, models};
use crate::units::{power_of_ten, three_digits, whole};

/// The fits begin here.
pub(super) const FITTED_FROM: f64 = 2010.0;

/// The lines.
pub(super) struct Trends {
    /// Through all models.
    pub all: Fit,
    /// Through those that took more than every earlier one.
    pub records: Fit,
    /// How often `AlexNet`'s line at `OpenAI`'s pace holds the last record when that appeared.
    overshoot: f64,
}

fn trends() -> Option<Trends> {
    let runs: Vec<Run> = models::ALL
        .iter()
        .filter(|model| model.year >= FITTED_FROM)
        .filter_map(|model| {
            Some(Run {
                year: model.year,
                flop: model.training_flop?.value,
            })
        })
        .collect();
    let records = growth::record_setters(&runs);
    let last = records.last()?;
    Some(Trends {
        all: growth::fit(&runs)?,
        records: growth::fit(&records)?,
        overshoot: from_alexnet(last.year, constants::DOUBLING_OPENAI.value) / last.flop,
    })
}

/// `AlexNet`'s compute carried on to a year, in FLOP.
pub(super) fn from_alexnet(year: f64, doubling_months: f64) -> f64 {
    let months = 12.0 * (year - models::ALEXNET.year);
    growth::extrapolate(
        models::alexnet::TRAINING_FLOP.value,
        months,
        doubling_months,
    )
}

pub(super) fn compute_growth() -> Option<Figure> {
    let trends = trends()?;
    let mut table = Table::new(&[
        "Model",
        "Date",
        "Training compute (FLOP)",
        "Confidence of the estimate",
    ]);
    for model in models::ALL {
        if let Some(flop) = model.training_flop {
            let date = model.date.to_owned();
            table.row([
                model.name.to_owned(),
                date,
                power_of_ten(flop.value),
                model.confidence.unwrap_or("").to_owned(),
            ]);
        }
    }
    let Trends {
        all,
        records,
        overshoot,
    } = &trends;
    let sentence = format!(
        "Our line through the {} models of this table since 2010 doubles every {} months ({} times a year); \
         through the {} that set a record, every {} months. Epoch AI's line, through {} models, doubles every {} months. \
         Rings are speculative estimates.",
        all.runs,
        three_digits(months(all)),
        three_digits(all.yearly_factor()),
        records.runs,
        three_digits(months(records)),
        constants::EPOCH_MODEL_COUNT.value,
        constants::DOUBLING_EPOCH.value,
    );
    let overshoot = whole((overshoot / 1e3).round() * 1e3);
    Some(Figure {
        title: "Training compute since 1957".into(),
        picture: Picture::Plots(Box::new((
            plot(Room::Wide, &trends, &overshoot),
            plot(Room::Narrow, &trends, &overshoot),
        ))),
        sentence,
        table,
    })
}

/// Months to double, to a tenth.
pub(super) fn months(fit: &Fit) -> f64 {
    (fit.doubling_months() * 10.0).round() / 10.0
}
