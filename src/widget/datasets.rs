//! `datasets`: how much there is to read, how long that takes, and how much a model wants.

use super::calculation::Calculation;
use super::report::{Bar, Fill, Report, bars, begin, figure, given, outputs, say};
use crate::calc::positive;
use crate::calc::scaling::{CHINCHILLA, Law, REPLICATION};
use crate::chart::Scale;
use crate::data::{Cell, constants as c, datasets};
use crate::scenario::{ARTICLE, MODEL_PARAMETERS, OURS, TOKENS};
use crate::spec::{
    Choice, Number, Output, OutputSpec, Owner, Preset, Values, WidgetSpec, number, option,
};
use crate::units::{
    Bytes, BytesPerSecond, Unit, format_quantity, part_in_words, three_digits, times_in_words,
};

static DATASET: Choice = Choice::own(
    "dataset",
    "Dataset",
    "fineweb",
    &[
        option("c4", "C4"),
        option("pile", "The Pile"),
        option("fineweb", "FineWeb"),
        option("custom", "Your own"),
    ],
);

static DATASET_SIZE: Number = Number::logarithmic(
    Owner::Widget,
    "dataset_size",
    "Your dataset’s size",
    Unit::Bytes,
    c::ARTICLE_FINEWEB.value,
    (1e6, 1e18),
);

static DATASET_TOKENS: Number = Number::whole(
    Owner::Widget,
    "dataset_tokens",
    "Your dataset’s tokens",
    Unit::Tokens,
    datasets::fineweb::TOKENS.value,
    (1e6, 1e18),
    crate::spec::Scale::Logarithmic,
);

static BANDWIDTH: Number = Number::logarithmic(
    Owner::Widget,
    "bandwidth",
    "Connection",
    Unit::BytesPerSecond,
    c::STREAM_BANDWIDTH.value,
    (1e5, 1e14),
);

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "datasets",
    title: "How much is there to read?",
    section: 6,
    params: &[
        &DATASET.spec,
        &DATASET_SIZE.spec,
        &DATASET_TOKENS.spec,
        &BANDWIDTH.spec,
        &MODEL_PARAMETERS.spec,
        &TOKENS.spec,
    ],
    in_reach: &[&DATASET.spec, &BANDWIDTH.spec, &MODEL_PARAMETERS.spec],
    outputs: &[
        OutputSpec::new("size", "Size", Unit::Bytes),
        OutputSpec::new("dataset_tokens", "Tokens", Unit::Tokens),
        OutputSpec::new("bytes_per_token", "Bytes a token", Unit::Bytes),
        OutputSpec::new("stream_time", "Time to stream it once", Unit::Seconds),
        OutputSpec::new("resident", "A batch of it in memory", Unit::Bytes),
        OutputSpec::new("epochs", "Times the training reads it", Unit::Pure),
        OutputSpec::new(
            "optimal_tokens",
            "Best tokens for this model, replication",
            Unit::Tokens,
        ),
        OutputSpec::new(
            "optimal_tokens_original",
            "Best tokens, original constants",
            Unit::Tokens,
        ),
    ],
    presets: &[
        OURS,
        ARTICLE,
        Preset::new(
            "article-fineweb",
            "FineWeb as the article has it",
            &[
                ("dataset", "custom"),
                ("dataset_size", "74.2e12"),
                ("dataset_tokens", "15e12"),
            ],
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

/// The size and the tokens of the chosen set, with their cells where it is a known one.
fn chosen(values: &Values) -> (f64, f64, Option<(&'static Cell, &'static Cell)>) {
    let id = DATASET.of(values);
    let known = datasets::ALL
        .iter()
        .find(|row| row.id == id)
        .and_then(|row| Some((row.size?, row.tokens?)));
    match known {
        Some((size, tokens)) => (size.value, tokens.value, known),
        None => (DATASET_SIZE.of(values), DATASET_TOKENS.of(values), None),
    }
}

fn outcome(values: &Values) -> Result<Vec<f64>, String> {
    let (size, tokens, _) = chosen(values);
    let per_token = size / positive("the number of tokens", tokens).map_err(|e| e.to_string())?;
    let speed = positive("the connection’s speed", BANDWIDTH.of(values));
    let speed = speed.map_err(|e| e.to_string())?;
    let parameters = MODEL_PARAMETERS.of(values);
    Ok(vec![
        size,
        tokens,
        per_token,
        (Bytes(size) / BytesPerSecond(speed)).0,
        c::TOKEN_BYTES.value * c::BATCH_TOKENS_LLAMA31.value,
        TOKENS.of(values) / tokens,
        REPLICATION.optimal_tokens(parameters),
        CHINCHILLA.optimal_tokens(parameters),
    ])
}

/// Everything it shows.
fn work_out(values: &Values) -> Report {
    let outputs = compute(values);
    let report = report(values, &outputs);
    report.with(summary(values, &outputs), outputs)
}

/// The outputs, in the order of the spec.
fn compute(values: &Values) -> Vec<Output> {
    outputs(outcome(values), SPEC.outputs.len())
}

fn summary(values: &Values, outputs: &[Output]) -> String {
    let reads = match number(outputs, 5) {
        Some(epochs) if epochs < 0.975 => format!("reads {} of it", part_in_words(epochs)),
        Some(epochs) => format!("reads it {}", times_in_words(epochs)),
        None => return say("", values, outputs),
    };
    let template = format!(
        "{{dataset_tokens}}, {{size}}, take {{stream_time}} over this connection; only {{resident}} is in memory at once. \
         Training this model {reads}. For the same computation, {{optimal_tokens}} would be best."
    );
    say(&template, values, outputs)
}

/// Everything else it shows.
fn report(values: &Values, worked: &[Output]) -> Report {
    let Law {
        a, b, alpha, beta, ..
    } = REPLICATION;
    let g = three_digits(REPLICATION.g());
    let g_line = format!(
        "G = (αA / βB)^(1/(α+β)) = ({alpha} × {a} / ({beta} × {b}))^(1 / ({alpha} + {beta})) = {g}"
    );
    let best_line = format!(
        "D* = (N/G)^((α+β)/β) / N = ({{model_parameters}} / {g})^(({alpha} + {beta}) / {beta}) / {{model_parameters}} \
         = {{optimal_tokens}}"
    );
    let mut report = begin(
        values,
        worked,
        &["bandwidth", "model_parameters", "tokens"],
        &[
            "time = {size} / {bandwidth} = {stream_time}",
            "bytes a token = {size} / {dataset_tokens} = {bytes_per_token}",
            &g_line,
            &best_line,
        ],
    );
    if report.is_refused() {
        return report;
    }
    let assumptions = &mut report.assumptions;
    match chosen(values).2 {
        Some((size, tokens)) => {
            assumptions.extend([figure("Size", size), figure("Tokens", tokens)]);
        }
        None => assumptions.extend(given(values, &["dataset_size", "dataset_tokens"])),
    }
    assumptions.extend([
        figure("A batch", &c::BATCH_TOKENS_LLAMA31),
        figure("A token in memory", &c::TOKEN_BYTES),
        figure("A of the law", &c::BESIROGLU_A),
        figure("B", &c::BESIROGLU_B),
        figure("α", &c::BESIROGLU_ALPHA),
        figure("β", &c::BESIROGLU_BETA),
    ]);
    let best = REPLICATION.optimal_tokens(MODEL_PARAMETERS.of(values));
    let epochs = TOKENS.of(values) / chosen(values).1;
    let mut rows = Vec::new();
    let mut chart = Vec::new();
    for row in datasets::ALL {
        let text = |cell: Option<&'static Cell>| {
            cell.map_or("–".into(), |cell| {
                let mark = if cell.estimate { " (estimate)" } else { "" };
                format!("{}{mark}", format_quantity(cell.value, cell.unit))
            })
        };
        rows.push(vec![
            row.name.to_owned(),
            text(row.size),
            text(row.tokens),
            row.date.to_owned(),
        ]);
        if let Some(tokens) = row.tokens {
            let fill = if tokens.estimate {
                Fill::Hollow
            } else {
                Fill::Plain
            };
            chart.push(Bar::new(row.name, tokens.value, text(row.tokens), fill));
        }
    }
    let words = format_quantity(best, Unit::Tokens);
    chart.push(Bar::new(
        "Best for this model",
        best,
        words.clone(),
        Fill::Strong,
    ));
    let read = TOKENS.of(values);
    chart.push(Bar::new(
        "It is trained on",
        read,
        format_quantity(read, Unit::Tokens),
        Fill::Grey,
    ));
    let scale = Scale::logarithmic_around(chart.iter().map(|bar| bar.to).chain([1e11]));
    Report {
        table: Some((vec!["Dataset", "Size", "Tokens", "Date"], rows)),
        picture: Some(bars("Tokens, logarithmic", Unit::Pure, scale, &chart, None)),
        warning: Some(format!(
            "The laws were fitted below 10²³ FLOP and are carried on beyond. {}\
             The original constants and their replication differ several times over.",
            if epochs > 4.0 {
                "Reading the same tokens more than about four times teaches less each time; the laws do not know that. "
            } else {
                ""
            }
        )),
        ..report
    }
}
