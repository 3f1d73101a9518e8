//! `milestones`: parameters, data and compute of notable models; any two against each other.

use super::report::{Report, figure, given, outputs, plot};
use super::{Option_, OutputSpec, ParamSpec, Preset, Value, Values, WidgetSpec};
use crate::chart::{Ink, Layer, Scale, Shape, Side};
use crate::data::Cell;
use crate::data::models::{self, Row};
use crate::units::{format_quantity, three_digits};

const fn option(value: &'static str, title: &'static str) -> Option_ {
    Option_ { value, title }
}

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
];

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "milestones",
    title: "Milestones",
    section: 6,
    params: &[
        ParamSpec::own_choice("x", "Across", "year", AXES),
        ParamSpec::own_choice("y", "Upwards", "parameters", AXES),
        ParamSpec::own_choice("first", "Compare", "alexnet", MODELS),
        ParamSpec::own_choice("second", "with", "gpt_3", MODELS),
    ],
    outputs: &[
        OutputSpec::new("shown", "Models that have both figures", ""),
        OutputSpec::new("parameters_ratio", "Times the parameters", ""),
        OutputSpec::new("compute_ratio", "Times the compute", ""),
        OutputSpec::new("years", "Years between them", "year"),
    ],
    presets: &[
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
    compute: Some(compute),
    summary,
    report: Some(report),
    link_leaves_out: None,
};

/// A model's place on an axis, and whether it is an estimate.
fn place(row: &Row, axis: &str) -> Option<(f64, bool)> {
    let of = |cell: Option<&'static Cell>| cell.map(|cell| (cell.value, cell.estimate));
    match axis {
        "parameters" => of(row.parameters),
        "tokens" => of(row.training_tokens),
        "compute" => of(row.training_flop),
        _ => Some((row.year, false)),
    }
}

/// The models that have both figures, with their places.
fn shown(values: &Values) -> Vec<(&'static Row, (f64, f64), bool)> {
    let both = |row: &&'static Row| {
        let (x, x_guess) = place(row, values.text("x"))?;
        let (y, y_guess) = place(row, values.text("y"))?;
        Some((*row, (x, y), x_guess || y_guess))
    };
    models::ALL.iter().filter_map(both).collect()
}

fn chosen(values: &Values, which: &str) -> &'static Row {
    let id = values.text(which);
    let found = models::ALL.iter().copied().find(|row| row.id == id);
    found.unwrap_or(&models::ALEXNET)
}

fn work_out(values: &Values) -> Option<Vec<f64>> {
    let (first, second) = (chosen(values, "first"), chosen(values, "second"));
    let ratio =
        |cell: fn(&Row) -> Option<&'static Cell>| Some(cell(second)?.value / cell(first)?.value);
    Some(vec![
        shown(values).len() as f64,
        ratio(|row| row.parameters)?,
        ratio(|row| row.training_flop)?,
        second.year - first.year,
    ])
}

/// The outputs, in the order of the spec.
pub fn compute(values: &Values) -> Vec<Value> {
    let result =
        work_out(values).ok_or_else(|| "one of these models has no published figure".into());
    outputs(result, SPEC.outputs.len())
}

fn summary(values: &Values, outputs: &[Value]) -> String {
    let (first, second) = (chosen(values, "first").name, chosen(values, "second").name);
    let number = |index: usize| outputs.get(index).and_then(Value::number).unwrap_or(0.0);
    let times = |index| {
        let ratio = number(index);
        if (1e-3..1e6).contains(&ratio) {
            three_digits(ratio)
        } else {
            crate::units::power_of_ten(ratio)
        }
    };
    format!(
        "{second} has {} times the parameters of {first} and took {} times the compute; \
         {} models of the table have both figures of the plot.",
        times(1),
        times(2),
        number(0),
    )
}

/// Everything else it shows.
pub fn report(values: &Values) -> Report {
    let (first, second) = (chosen(values, "first"), chosen(values, "second"));
    let mut assumptions = given(values, &["first", "second"]);
    for row in [first, second] {
        for (what, cell) in [
            ("parameters", row.parameters),
            ("compute", row.training_flop),
        ] {
            assumptions.extend(cell.map(|cell| figure(&format!("{}: {what}", row.name), cell)));
        }
    }
    let shown = shown(values);
    let text = |cell: Option<&'static Cell>| {
        cell.map_or("not published".into(), |cell| {
            let mark = if cell.estimate { " (estimate)" } else { "" };
            format!("{}{mark}", format_quantity(cell.value, cell.unit))
        })
    };
    let rows = shown
        .iter()
        .map(|(row, ..)| {
            vec![
                row.name.to_owned(),
                row.date.to_owned(),
                text(row.parameters),
                text(row.training_tokens),
                text(row.training_flop),
            ]
        })
        .collect();
    let same = values.text("x") == values.text("y");
    Report {
        formula: vec![match (first.parameters, second.parameters) {
            (Some(a), Some(b)) => format!(
                "{} / {} = {}",
                format_quantity(b.value, b.unit),
                format_quantity(a.value, a.unit),
                three_digits(b.value / a.value)
            ),
            _ => String::new(),
        }],
        assumptions,
        table: Some((
            vec!["Model", "Date", "Parameters", "Tokens", "Compute"],
            rows,
        )),
        plot: Some(picture(values, &shown)),
        picture: None,
        warning: same.then(|| "Both axes show the same figure.".to_owned()),
    }
}

fn picture(values: &Values, shown: &[(&'static Row, (f64, f64), bool)]) -> crate::chart::Plot {
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
    for which in ["first", "second"] {
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
    let (x, y) = (values.text("x"), values.text("y"));
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
