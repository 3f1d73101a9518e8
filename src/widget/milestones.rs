//! `milestones`: parameters, data and compute of notable models; the record of
//! each time, and any two figures against each other.

mod drawing;
mod words;

pub use drawing::DRAWING;

use super::calculation::Calculation;
use super::report::{Assumption, Report, given, numbers, plot};
use crate::chart::{Ink, Layer, Scale, Shape, Side};
use crate::data::notable::{NOTABLE, Notable, notable};
use crate::spec::{
    Choice, Number, Option_, Origin, OutputSpec, Owner, Preset, Values, WidgetSpec, option,
};
use crate::units::{Unit, count_in_words_or_digits, format_quantity};

const AXES: &[Option_] = &[
    option("year", "Year"),
    option("parameters", "Parameters"),
    option("tokens", "Training tokens"),
    option("compute", "Training compute"),
];

const MODELS: &[Option_] = &[
    option("perceptron", "Perceptron"),
    option("lenet_5", "LeNet-5"),
    option("alexnet", "AlexNet"),
    option("gpt_3", "GPT-3"),
    option("palm", "PaLM"),
    option("llama_2_70b", "Llama 2 70B"),
    option("llama_31_405b", "Llama 3.1 405B"),
    option("deepseek_v3", "DeepSeek-V3"),
    option("qwen3_235b", "Qwen3-235B-A22B"),
    option("kimi_k2", "Kimi K2"),
    option("deepseek_v4_pro", "DeepSeek-V4-Pro"),
];

static X: Choice = Choice::own("x", "Across", "year", AXES);

static Y: Choice = Choice::own("y", "Upwards", "parameters", AXES);

static FIRST: Choice = Choice::own("first", "Compare", "alexnet", MODELS);

static SECOND: Choice = Choice::own("second", "with", "gpt_3", MODELS);

/// The first year that is looked at, that of the Perceptron, and the last.
const YEARS: [f64; 2] = [1957.0, 2026.5];

static SINCE: Number = Number::linear(
    Owner::Widget,
    "since",
    "Years from 1957 on",
    Unit::Years,
    YEARS[1] - YEARS[0],
    (0.0, YEARS[1] - YEARS[0]),
    0.25,
);

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "milestones",
    title: "Milestones",
    section: 6,
    params: &[&SINCE.spec, &X.spec, &Y.spec, &FIRST.spec, &SECOND.spec],
    in_reach: &[],
    outputs: &[
        OutputSpec::new("shown", "Models that have both figures", Unit::Pure),
        OutputSpec::new("parameters_ratio", "Times the parameters", Unit::Pure),
        OutputSpec::new("compute_ratio", "Times the compute", Unit::Pure),
        OutputSpec::new("years", "Years between them", Unit::Years),
    ],
    presets: &[
        Preset::new(
            "alexnet",
            "2012: AlexNet",
            &[("since", "55.75"), ("y", "parameters")],
        ),
        Preset::new(
            "gpt_3",
            "2020: GPT-3",
            &[("since", "63.5"), ("y", "parameters")],
        ),
        Preset::new("today", "2026", &[("since", "69.5")]),
        Preset::new(
            "size",
            "Size over time",
            &[("x", "year"), ("y", "parameters")],
        ),
        Preset::new(
            "compute",
            "Compute over time",
            &[("x", "year"), ("y", "compute")],
        ),
        Preset::new(
            "both",
            "Compute against size",
            &[("x", "parameters"), ("y", "compute")],
        ),
        Preset::new(
            "data",
            "Data against size",
            &[("x", "parameters"), ("y", "tokens")],
        ),
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

/// A model's place on an axis, and whether it is an estimate.
fn place(model: &Notable, axis: &str) -> Option<(f64, bool)> {
    let index = match axis {
        "parameters" => 0,
        "tokens" => 1,
        "compute" => 2,
        _ => return Some((model.year, false)),
    };
    let value = model.figures[index];
    (value > 0.0).then_some((value, model.estimate[index]))
}

/// The models that have both figures, with their places.
fn shown(values: &Values) -> Vec<(&'static Notable, (f64, f64), bool)> {
    let both = |model: &'static Notable| {
        let (x, x_guess) = place(model, X.of(values))?;
        let (y, y_guess) = place(model, Y.of(values))?;
        Some((model, (x, y), x_guess || y_guess))
    };
    NOTABLE.iter().filter_map(both).collect()
}

fn chosen(values: &Values, which: &Choice) -> &'static Notable {
    notable(which.of(values)).unwrap_or(&NOTABLE[0])
}

/// The second model over the first.
struct Ratio {
    parameters: f64,
    compute: f64,
}

fn ratio(first: &Notable, second: &Notable) -> Option<Ratio> {
    Some(Ratio {
        parameters: second.parameters()? / first.parameters()?,
        compute: second.flop()? / first.flop()?,
    })
}

/// Everything it shows.
fn work_out(values: &Values) -> Report {
    let (first, second) = (chosen(values, &FIRST), chosen(values, &SECOND));
    let mut assumptions = given(values, [&SINCE.spec, &FIRST.spec, &SECOND.spec]);
    for model in [first, second] {
        let cells = [
            ("parameters", 0, Unit::Parameters),
            ("compute", 2, Unit::Flop),
        ];
        for (what, index, unit) in cells {
            let value = format_quantity(model.figures[index], unit);
            let name = format!("{}: {what}", model.name);
            let origin = Origin::Sources(model.source);
            assumptions.push(Assumption::new(name, value, origin));
        }
    }
    let Some(ratio) = ratio(first, second) else {
        let why = "one of these models has no published figure";
        return Report::refused(&SPEC, assumptions, &why);
    };
    report(values, &ratio, assumptions)
}

fn report(values: &Values, ratio: &Ratio, assumptions: Vec<Assumption>) -> Report {
    let (first, second) = (chosen(values, &FIRST), chosen(values, &SECOND));
    let both = shown(values);
    let count = both.len() as f64;
    let outputs = numbers([
        count,
        ratio.parameters,
        ratio.compute,
        second.year - first.year,
    ]);
    let parameters_ratio = count_in_words_or_digits(ratio.parameters);
    let compute_ratio = count_in_words_or_digits(ratio.compute);
    let line = |index: usize, unit: Unit, ratio: &str| {
        let of = |model: &Notable| format_quantity(model.figures[index], unit);
        format!(
            "{} / {} = {} / {} = {ratio}",
            SECOND.shown(values),
            FIRST.shown(values),
            of(second),
            of(first)
        )
    };
    let formula = vec![
        line(0, Unit::Parameters, &parameters_ratio),
        line(2, Unit::Flop, &compute_ratio),
    ];
    let text = |model: &Notable, index: usize, unit: Unit| {
        let mark = if model.estimate[index] {
            " (estimate)"
        } else {
            ""
        };
        match model.figures[index] {
            0.0 => "not published".to_owned(),
            value => format!("{}{mark}", format_quantity(value, unit)),
        }
    };
    let rows = both
        .iter()
        .map(|(model, ..)| {
            vec![
                model.name.to_owned(),
                model.date.to_owned(),
                text(model, 0, Unit::Parameters),
                text(model, 1, Unit::Tokens),
                text(model, 2, Unit::Flop),
            ]
        })
        .collect();
    let same = X.of(values) == Y.of(values);
    Report {
        outputs,
        formula,
        assumptions,
        table: Some((
            vec!["Model", "Date", "Parameters", "Tokens", "Compute"],
            rows,
        )),
        plot: Some(picture(values, &both)),
        warning: Some(words::warning(same)),
        ..Report::default()
    }
    .headed(words::headline(values))
}

fn picture(values: &Values, shown: &[(&'static Notable, (f64, f64), bool)]) -> crate::chart::Plot {
    let dots = |guess: bool, shape, label: &str| Layer::Points {
        points: shown
            .iter()
            .filter(|(_, _, estimate)| *estimate == guess)
            .map(|(_, at, _)| *at)
            .collect(),
        ink: Ink::Size(4),
        shape,
        label: label.into(),
    };
    let mut layers = vec![
        dots(false, Shape::Disc, "models"),
        dots(true, Shape::Ring, "estimates"),
    ];
    for which in [&FIRST, &SECOND] {
        let row = chosen(values, which);
        for (_, at, _) in shown.iter().filter(|(other, ..)| other.id == row.id) {
            layers.push(Layer::Points {
                points: vec![*at],
                ink: Ink::Accent,
                shape: Shape::Disc,
                label: row.name.into(),
            });
            layers.push(Layer::Tag {
                at: *at,
                text: row.name.into(),
                side: Side::Left,
            });
        }
    }
    let scale = |axis: &str, of: fn((f64, f64)) -> f64| {
        let places = shown.iter().map(|(_, at, _)| of(*at));
        if axis == "year" {
            Scale::Linear {
                low: 1955.0,
                high: 2026.0,
            }
        } else {
            Scale::logarithmic_around(places)
        }
    };
    let (x, y) = (X.of(values), Y.of(values));
    let title = |axis: &str| {
        let option = AXES.iter().find(|option| option.value == axis);
        let unit = match axis {
            "compute" => " (FLOP)",
            _ => "",
        };
        format!("{}{unit}", option.map_or("", |option| option.title))
    };
    let mut plot = plot(
        (&title(x), scale(x, |at| at.0)),
        (&title(y), scale(y, |at| at.1)),
        24.0,
        layers,
    );
    if x == "year" {
        plot.x = plot.x.plain();
    }
    if y == "year" {
        plot.y = plot.y.plain();
    }
    plot
}
