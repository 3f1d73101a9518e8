//! `serving`: what answers take of chips, time and money, reading and writing apart.

mod drawing;
mod lines;
mod published;
mod tables;
mod words;

pub use drawing::DRAWING;
pub use published::{Published, published};

use super::calculation::Calculation;
use super::report::{Assumption, Report, given, numbers, plot};
use crate::calc::serving::{
    Answering, Chips, Load, Model, answering, lifetime, per_million_tokens, served_like_training,
};
use crate::calc::{Invalid, training};
use crate::chart::{Ink, Layer, Plot, Scale, Shape};
use crate::scenario::shape::{shape, shape_in_words};
use crate::scenario::{
    CHIP, Chip, MODEL_PARAMETERS, PRECISION, TOKENS, active_parameters, bytes_per_cached_value,
    bytes_per_parameter, chip, operations,
};
use crate::spec::{Kind, ParamSpec, Reason, Values, WidgetSpec};
use crate::units::{Flops, Unit, Usd, counted, format_quantity, percent, three_digits, whole};
use tables::{ANSWER, BATCH, CHIPS, GPU_HOUR_PRICE, PROMPT, REACHED, SERVED};

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "serving",
    title: "What an answer costs",
    section: 13,
    params: tables::PARAMS,
    in_reach: &[
        &MODEL_PARAMETERS.spec,
        &CHIP.spec,
        &CHIPS.spec,
        &BATCH.spec,
        &GPU_HOUR_PRICE.spec,
    ],
    outputs: tables::OUTPUTS,
    presets: tables::PRESETS,
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

/// Everything that is worked out.
struct Service {
    model: Model,
    chips: Chips,
    load: Load,
    answering: Answering,
    most: f64,
    read: Usd,
    written: Usd,
    life: Flops,
    answers: f64,
}

fn load(values: &Values) -> Load {
    Load {
        prompt: PROMPT.of(values),
        answer: ANSWER.of(values),
        batch: BATCH.of(values),
    }
}

fn machine(values: &Values, chip: &Chip) -> Chips {
    Chips {
        count: CHIPS.of(values),
        memory: chip.memory,
        bandwidth: chip.bandwidth,
        peak: chip.flops_at(PRECISION.of(values)),
    }
}

fn model(values: &Values) -> Model {
    Model {
        shape: shape(values).0,
        parameters: MODEL_PARAMETERS.of(values),
        active: active_parameters(values),
        bytes_per_parameter: bytes_per_parameter(PRECISION.of(values)),
        bytes_per_cached_value: bytes_per_cached_value(values),
    }
}

/// What one hour of all chips costs.
fn hourly(values: &Values) -> Usd {
    Usd(CHIPS.of(values) * GPU_HOUR_PRICE.of(values))
}

fn service(values: &Values) -> Result<Service, Reason> {
    service_of(values, load(values))
}

/// The same for as many conversations as fit, which are fewer than were asked for.
fn full(values: &Values) -> Option<Service> {
    let asked = load(values);
    let one = answering(&model(values), &machine(values, &chip(values)), &asked).ok()?;
    let batch = most(values, &one, asked.batch);
    let load = Load { batch, ..asked };
    (batch >= 1.0).then(|| service_of(values, load).ok())?
}

/// How many conversations fit beside the weights.
fn most(values: &Values, answering: &Answering, batch: f64) -> f64 {
    let each = (answering.held - answering.weights) * (1.0 / batch);
    let room = chip(values).memory * CHIPS.of(values);
    ((room - answering.weights) / each).floor().max(0.0)
}

fn service_of(values: &Values, load: Load) -> Result<Service, Reason> {
    let why = |why: Invalid| Reason::new(why);
    let model = model(values);
    let chips = machine(values, &chip(values));
    let answering = answering(&model, &chips, &load).map_err(why)?;
    let room = chips.memory * chips.count;
    let most = most(values, &answering, load.batch);
    if answering.weights > room {
        return Err(Reason::new(format!(
            "{} hold {room}, and the weights alone are {}",
            counted(whole(chips.count), "chip"),
            answering.weights
        )));
    }
    if answering.held > room {
        return Err(Reason::new(format!(
            "{} would need {} and the chips hold {room}: {} at once",
            counted(whole(load.batch), "conversation"),
            answering.held,
            if most < 1.0 {
                "not even one fits".to_owned()
            } else {
                format!("at most {} fit", counted(whole(most), "conversation"))
            }
        )));
    }
    let reached = REACHED.of(values);
    let price = |rate: f64| per_million_tokens(hourly(values), rate * reached).map_err(why);
    let served = SERVED.of(values);
    let life = lifetime(operations(values), model.active, TOKENS.of(values), served);
    let answers = training::inference_per_token(model.active) * served;
    Ok(Service {
        read: price(answering.reading_rate(&load))?,
        written: price(answering.writing_rate(&load))?,
        model,
        chips,
        load,
        most,
        life,
        answers: answers / life,
        answering,
    })
}

/// Everything it shows.
fn work_out(values: &Values) -> Report {
    // A chip of one's own stands among the chip's figures, a shape in words.
    let shown = |param: &&&'static ParamSpec| {
        !param.name.starts_with("chip_") && !matches!(param.kind, Kind::Counts { .. })
    };
    let params = SPEC.params.iter().filter(shown).copied();
    let mut assumptions = given(values, params);
    let (known, from) = shape(values);
    let chip = chip(values);
    let peak = chip.flops_at(PRECISION.of(values)).to_string();
    assumptions.extend([
        Assumption::new("Shape", shape_in_words(&known), from.origin()),
        Assumption::new("Memory of a chip", chip.memory.to_string(), chip.origin),
        Assumption::new("Its bandwidth", chip.bandwidth.to_string(), chip.origin),
        Assumption::new("Its peak at this precision, dense", peak, chip.origin),
    ]);
    match service(values) {
        Ok(service) => report(values, &service, assumptions),
        Err(why) => Report::refused(&SPEC, assumptions, &why),
    }
}

fn report(values: &Values, service: &Service, assumptions: Vec<Assumption>) -> Report {
    let (answering, load) = (&service.answering, &service.load);
    let writing = &answering.writing;
    let outputs = numbers([
        answering.reading.time().0,
        answering.reading_rate(load),
        writing.memory.0,
        writing.arithmetic.0,
        answering.writing_rate(load),
        1.0 / writing.time().0,
        answering.rate(load),
        service.read.0,
        service.written.0,
        answering.held.0,
        service.most,
        service.life.0,
        service.answers,
        served_like_training(operations(values), TOKENS.of(values)),
    ]);
    Report {
        outputs,
        formula: lines::lines(values, service),
        assumptions,
        table: Some((
            vec![
                "Published",
                "Tokens a second",
                "Bound",
                "Reached",
                "Why so far off",
            ],
            rows(),
        )),
        plot: Some(by_batch(values, service)),
        warning: Some(words::warning(service)),
        ..Report::default()
    }
    .headed(words::headline(service))
}

/// A speed as it is shown.
fn rate(tokens_per_second: f64) -> String {
    format_quantity(tokens_per_second, Unit::TokensPerSecond)
}

/// What a million tokens cost to write with more and more conversations at once.
fn by_batch(values: &Values, service: &Service) -> Plot {
    let reached = REACHED.of(values);
    let most = service.most.max(2.0);
    let points: Vec<(f64, f64)> = (0..=24)
        .filter_map(|step| {
            let batch = libm::pow(most, f64::from(step) / 24.0);
            let load = Load {
                batch,
                ..service.load
            };
            let all = answering(&service.model, &service.chips, &load).ok()?;
            let rate = all.writing_rate(&load) * reached;
            Some((batch, per_million_tokens(hourly(values), rate).ok()?.0))
        })
        .collect();
    let around = points.iter().map(|point| point.1);
    let y = Scale::logarithmic_around(around.chain([service.written.0]));
    let x = Scale::Logarithmic {
        low: 1.0,
        high: most,
    };
    let layers = vec![
        Layer::Line {
            points,
            ink: Ink::Accent,
            dashed: false,
            label: String::new(),
        },
        Layer::Points {
            points: vec![(service.load.batch, service.written.0)],
            ink: Ink::Size(6),
            shape: Shape::Disc,
            label: "as chosen".into(),
        },
    ];
    plot(
        ("Conversations at once", x),
        ("Dollars for a million tokens written", y),
        24.0,
        layers,
    )
}

fn rows() -> Vec<Vec<String>> {
    let row = |one: &Published| {
        vec![
            one.row.name.to_owned(),
            three_digits(one.row.rate.value),
            three_digits(one.bound),
            percent(one.share()),
            one.row.gap.unwrap_or_default().to_owned(),
        ]
    };
    published().iter().map(row).collect()
}
