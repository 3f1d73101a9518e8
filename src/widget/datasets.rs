//! `datasets`: how much there is to read, how long that takes, and how much a model wants.

mod drawing;
mod words;

pub use drawing::DRAWING;

use super::calculation::Calculation;
use super::report::{Assumption, Report, figure, given, numbers};
use crate::calc::Invalid;
use crate::calc::positive;
use crate::calc::scaling::{CHINCHILLA, Law, REPLICATION};
use crate::data::{Cell, constants as c, datasets};
use crate::scenario::{ARTICLE, MODEL_PARAMETERS, OURS, TOKENS};
use crate::spec::{Choice, Number, OutputSpec, Owner, Preset, Values, WidgetSpec, option};
use crate::units::{Bytes, BytesPerSecond, Seconds, Unit, format_quantity, three_digits};

static DATASET: Choice = Choice::own(
    "dataset",
    "Dataset",
    "fineweb",
    &[
        option("c4", "C4"),
        option("pile", "The Pile"),
        option("fineweb", "FineWeb"),
        option("nemotron_cc", "Nemotron-CC"),
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

/// Everything it shows.
fn work_out(values: &Values) -> Report {
    let (_, _, known) = chosen(values);
    let params = [&BANDWIDTH.spec, &MODEL_PARAMETERS.spec, &TOKENS.spec];
    let mut assumptions = given(values, params);
    match known {
        Some((size, tokens)) => {
            assumptions.extend([figure("Size", size), figure("Tokens", tokens)]);
        }
        None => assumptions.extend(given(values, [&DATASET_SIZE.spec, &DATASET_TOKENS.spec])),
    }
    assumptions.extend([
        figure("Words of a book", &c::BOOK_WORDS),
        figure("Words for a token", &c::WORDS_PER_TOKEN),
        figure("Words read in a minute", &c::READING_SPEED),
        figure("Hours of reading a day", &c::READING_HOURS),
        figure("Years of reading in a lifetime", &c::READING_YEARS),
        figure("A batch", &c::BATCH_TOKENS_LLAMA31),
        figure("A token in memory", &c::TOKEN_BYTES),
        figure("A of the law", &c::BESIROGLU_A),
        figure("B", &c::BESIROGLU_B),
        figure("α", &c::BESIROGLU_ALPHA),
        figure("β", &c::BESIROGLU_BETA),
    ]);
    match stream(values) {
        Ok(stream) => report(values, &stream, assumptions),
        Err(why) => Report::refused(&SPEC, assumptions, &why),
    }
}

/// The training set on its way to the cluster.
struct Stream {
    size: Bytes,
    tokens: f64,
    bytes_per_token: f64,
    time: Seconds,
}

fn stream(values: &Values) -> Result<Stream, Invalid> {
    let (size, tokens, _) = chosen(values);
    let speed = positive("the connection’s speed", BANDWIDTH.of(values))?;
    Ok(Stream {
        size: Bytes(size),
        tokens,
        bytes_per_token: size / positive("the number of tokens", tokens)?,
        time: Bytes(size) / BytesPerSecond(speed),
    })
}

fn report(values: &Values, stream: &Stream, assumptions: Vec<Assumption>) -> Report {
    let Stream { size, time, .. } = stream;
    let tokens = format_quantity(stream.tokens, Unit::Tokens);
    let parameters = MODEL_PARAMETERS.of(values);
    let resident = Bytes(c::TOKEN_BYTES.value * c::BATCH_TOKENS_LLAMA31.value);
    let epochs = TOKENS.of(values) / stream.tokens;
    let best = REPLICATION.optimal_tokens(parameters);
    let outputs = numbers([
        size.0,
        stream.tokens,
        stream.bytes_per_token,
        time.0,
        resident.0,
        epochs,
        best,
        CHINCHILLA.optimal_tokens(parameters),
    ]);
    let best_tokens = format_quantity(best, Unit::Tokens);
    let Law {
        a, b, alpha, beta, ..
    } = REPLICATION;
    let g = three_digits(REPLICATION.g());
    let shown = MODEL_PARAMETERS.shown(values);
    let formula = vec![
        format!("time = {size} / {} = {time}", BANDWIDTH.shown(values)),
        format!(
            "bytes a token = {size} / {tokens} = {}",
            Bytes(stream.bytes_per_token)
        ),
        format!(
            "G = (αA / βB)^(1/(α+β)) = ({alpha} × {a} / ({beta} × {b}))^(1 / ({alpha} + {beta})) = {g}"
        ),
        format!(
            "D* = (N/G)^((α+β)/β) / N = ({shown} / {g})^(({alpha} + {beta}) / {beta}) / {shown} = {best_tokens}"
        ),
    ];
    Report {
        outputs,
        formula,
        assumptions,
        table: Some((vec!["Dataset", "Size", "Tokens", "Date"], known())),
        warning: Some(words::warning(epochs)),
        ..Report::default()
    }
    .headed(words::headline(values, stream))
}

/// The sets of the table, as its rows.
fn known() -> Vec<Vec<String>> {
    let mut rows = Vec::new();
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
    }
    rows
}
