//! How a training set is drawn.

use super::{CALCULATION, DATASET, DATASET_TOKENS, stream};
use crate::calc::scaling::REPLICATION;
use crate::data::{constants as c, datasets};
use crate::scenario::MODEL_PARAMETERS;
use crate::scene::Stage;
use crate::scene::figures::books::{Books, books};
use crate::spec::Values;
use crate::widget::drawing::{Drawing, Drawn, Handle, Words};

/// How it is drawn.
pub static DRAWING: Drawing = Drawing {
    calculation: &CALCULATION,
    draw,
    presets: &["ours", "article", "article-fineweb"],
    words: &[Words::of(
        &DATASET,
        "stack",
        &[("c4", "C4"), ("pile", "The Pile"), ("fineweb", "FineWeb")],
    )],
    plays: None,
};

/// Tokens of a book.
pub(super) fn book() -> f64 {
    c::BOOK_WORDS.value / c::WORDS_PER_TOKEN.value
}

/// Tokens that a person reads in a year.
pub(super) fn read_in_a_year() -> f64 {
    c::READING_SPEED.value * 60.0 * c::READING_HOURS.value * 365.0 / c::WORDS_PER_TOKEN.value
}

pub(super) fn name(values: &Values) -> &'static str {
    let id = DATASET.of(values);
    let known = datasets::ALL.iter().find(|row| row.id == id);
    known.map_or("your own set", |row| row.name)
}

fn draw(values: &Values, stage: Stage) -> Option<Drawn> {
    let stream = stream(values).ok()?;
    let here = name(values);
    let others = datasets::ALL.iter().filter(|row| row.name != here);
    let drawn = Books {
        tokens: stream.tokens,
        name: here.to_owned(),
        book: book(),
        lifetime: read_in_a_year() * c::READING_YEARS.value,
        best: REPLICATION.optimal_tokens(MODEL_PARAMETERS.of(values)),
        others: others
            .filter_map(|row| Some((row.name, row.tokens?.value)))
            .collect(),
    };
    let tokens = Handle {
        with: Some((&DATASET, "custom")),
        ..Handle::of(&DATASET_TOKENS)
    };
    Some(Drawn {
        scene: books(&drawn, stage),
        handles: vec![tokens],
        pressed: None,
    })
}
