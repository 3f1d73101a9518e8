//! `compute-growth`: what training took, year by year, and four lines through it.

use super::plots::Room;
use super::table::Table;
use super::{Figure, Picture};
use crate::calc::growth::{self, Fit, Run};
use crate::chart::{Axis, Ink, Layer, Plot, Scale, Shape, Side, Tick};
use crate::data::{constants, models};
use crate::units::{count_in_words, power_of_ten, three_digits, whole};

/// Models by the name used on the plot, and where it stands.
const NAMED: [(&models::Row, &str, Side); 8] = [
    (&models::PERCEPTRON, "Perceptron, 1957", Side::Right),
    (&models::LENET_5, "LeNet-5, 1998", Side::Left),
    (&models::ALEXNET, "AlexNet", Side::Left),
    (&models::TRANSFORMER, "Transformer", Side::Below),
    (&models::ALPHAGO_ZERO, "AlphaGo Zero", Side::Above),
    (&models::GPT_3, "GPT-3", Side::Above),
    (&models::GPT_4, "GPT-4", Side::Above),
    (&models::GROK_3, "Grok-3", Side::Above),
];

/// From here on the years are drawn wider: nearly all models are younger.
const WIDE_FROM: f64 = 2010.0;
const YEARS: (f64, f64) = (1955.0, 2026.0);
const WIDE_PLACE: f64 = 0.2;

/// The place of a year, from 0 to 1.
fn across(year: f64) -> f64 {
    if year < WIDE_FROM {
        WIDE_PLACE * (year - YEARS.0) / (WIDE_FROM - YEARS.0)
    } else {
        WIDE_PLACE + (1.0 - WIDE_PLACE) * (year - WIDE_FROM) / (YEARS.1 - WIDE_FROM)
    }
}

/// The range of the plot in FLOP.
const SPAN: (f64, f64) = (1e5, 1e28);

struct Trends {
    all: Fit,
    records: Fit,
    /// How often `AlexNet`'s line at `OpenAI`'s pace holds the last record when that appeared.
    overshoot: f64,
}

fn trends() -> Option<Trends> {
    let runs: Vec<Run> = models::ALL
        .iter()
        .filter(|model| model.year >= WIDE_FROM)
        .filter_map(|model| Some(Run { year: model.year, flop: model.training_flop?.value }))
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
fn from_alexnet(year: f64, doubling_months: f64) -> f64 {
    let months = 12.0 * (year - models::ALEXNET.year);
    growth::extrapolate(models::alexnet::TRAINING_FLOP.value, months, doubling_months)
}

pub(super) fn compute_growth() -> Option<Figure> {
    let trends = trends()?;
    let mut table = Table::new(&["Model", "Date", "Training compute (FLOP)", "Confidence of the estimate"]);
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
    let Trends { all, records, overshoot } = &trends;
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
fn months(fit: &Fit) -> f64 {
    (fit.doubling_months() * 10.0).round() / 10.0
}

fn plot(room: Room, trends: &Trends, overshoot: &str) -> Plot {
    let (width, height, margins) = room.frame((176.0, 14.0));
    let end = YEARS.1 - 0.6;
    let line = |from: f64, to: f64, flop: &dyn Fn(f64) -> f64, dashed, wide: String| Layer::Line {
        points: [from, to].map(|year| (across(year), flop(year))).to_vec(),
        ink: if dashed { Ink::Soft } else { Ink::Ink },
        dashed,
        label: room.pick(wide, String::new()),
    };
    let openai = constants::DOUBLING_OPENAI.value;
    let moore = constants::DOUBLING_MOORE.value;
    let alexnet = models::ALEXNET.year;
    // Where AlexNet's line leaves the plot.
    let leaves =
        alexnet + openai / 12.0 * libm::log2(SPAN.1 / models::alexnet::TRAINING_FLOP.value);
    let mut layers = vec![
        line(alexnet, leaves, &|year| from_alexnet(year, openai), true, String::new()),
        line(
            alexnet,
            end,
            &|year| from_alexnet(year, moore),
            true,
            format!("Moore’s law from\nAlexNet: doubles\nevery {} months", three_digits(moore)),
        ),
        line(WIDE_FROM, end, &|year| trends.all.flop(year), false, all_label(&trends.all, "\n")),
        line(
            alexnet,
            end,
            &|year| trends.records.flop(year),
            false,
            format!("{} record-setters:\nevery {} months", trends.records.runs, three_digits(months(&trends.records))),
        ),
    ];
    layers.extend(dots());
    layers.push(Layer::Tag {
        at: (across(leaves - 0.45), SPAN.1 / room.pick(20.0, 3.0)),
        text: room.pick(
            format!(
                "AlexNet’s line, doubling every {openai} months,\nends {overshoot} times above Grok-3\nby February 2025"
            ),
            format!("every {openai} months: by\nFebruary 2025 {overshoot}\ntimes above Grok-3"),
        ),
        side: Side::Left,
    });
    if room == Room::Narrow {
        layers.push(Layer::Tag {
            at: (across(2026.0), trends.all.flop(2015.2)),
            text: all_label(&trends.all, "\n"),
            side: Side::Left,
        });
        layers.push(Layer::Tag {
            at: (across(2026.0), from_alexnet(2012.0, moore) / 300.0),
            text: format!("Moore’s law:\nevery {moore} months"),
            side: Side::Left,
        });
    }
    for (model, name, side) in NAMED {
        let extra = matches!(name, "Transformer" | "AlphaGo Zero");
        if let (Some(flop), true) = (model.training_flop, room == Room::Wide || !extra) {
            let name = if flop.estimate { format!("{name} (estimate)") } else { name.to_owned() };
            let name = room.pick(name.clone(), name.replace(", ", "\n"));
            layers.push(Layer::Tag { at: (across(model.year), flop.value), text: name, side });
        }
    }
    let years: &[i32] = room.pick(&[1960, 1980, 2000, 2010, 2015, 2020, 2025], &[1960, 1990, 2010, 2015, 2020, 2025]);
    let ticks = years
        .iter()
        .map(|year| Tick { value: across(f64::from(*year)), label: year.to_string() })
        .collect();
    let flops = (2..=9)
        .map(|thousands| Tick {
            value: 10_f64.powi(3 * thousands),
            label: power_of_ten(10_f64.powi(3 * thousands)),
        })
        .collect();
    Plot {
        width,
        height,
        margins,
        x: Axis {
            title: room.pick("Year of publication; wider from 2010", "Year; wider from 2010").into(),
            scale: Scale::Linear { low: 0.0, high: 1.0 },
            ticks,
        },
        y: Axis {
            title: "Training compute (FLOP)".into(),
            scale: Scale::Logarithmic { low: SPAN.0, high: SPAN.1 },
            ticks: flops,
        },
        layers,
    }
}

fn all_label(fit: &Fit, between: &str) -> String {
    format!("{} models since 2010:{between}every {} months", count_in_words(fit.runs as f64), three_digits(months(fit)))
}

/// Discs, and rings for what Epoch AI calls speculative.
fn dots() -> [Layer; 2] {
    let of = |speculative: bool, shape, label: &str| Layer::Points {
        points: models::ALL
            .iter()
            .filter(|model| (model.confidence == Some("speculative")) == speculative)
            .filter_map(|model| Some((across(model.year), model.training_flop?.value)))
            .collect(),
        ink: Ink::Size(4),
        shape,
        label: label.into(),
    };
    [of(false, Shape::Disc, "Models"), of(true, Shape::Ring, "Models, speculative estimates")]
}
