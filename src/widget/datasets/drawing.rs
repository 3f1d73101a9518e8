//! How a training set is drawn, and what its headline says.

use super::{CALCULATION, DATASET, DATASET_TOKENS, Stream, stream};
use crate::calc::scaling::REPLICATION;
use crate::data::{constants as c, datasets};
use crate::scenario::{MODEL_PARAMETERS, TOKENS};
use crate::scene::figures::books::{Books, books};
use crate::scene::{Headline, Stage, word};
use crate::spec::Values;
use crate::units::{Seconds, count_in_words, counted, part_in_words, to_two_digits};
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
fn book() -> f64 {
    c::BOOK_WORDS.value / c::WORDS_PER_TOKEN.value
}

/// Tokens that a person reads in a year.
fn read_in_a_year() -> f64 {
    c::READING_SPEED.value * 60.0 * c::READING_HOURS.value * 365.0 / c::WORDS_PER_TOKEN.value
}

fn name(values: &Values) -> &'static str {
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

/// The finding in words.
pub(super) fn headline(values: &Values, stream: &Stream) -> Headline {
    let books = counted(
        count_in_words(to_two_digits((stream.tokens / book()).max(1.0))),
        "book",
    );
    let years = stream.tokens / read_in_a_year();
    let name = name(values);
    let name = if name == "your own set" {
        "Your own set"
    } else {
        name
    };
    let time = Seconds(years * 31_557_600.0);
    let read = if years < 1.0 {
        crate::widget::spoken::spoken(time)
    } else {
        counted(count_in_words(to_two_digits(years)), "year")
    };
    let epochs = TOKENS.of(values) / stream.tokens;
    let reads = if epochs < 0.975 {
        format!("reads {} of it", part_in_words(epochs))
    } else {
        match epochs.round() {
            1.0 => "reads it once".to_owned(),
            2.0 => "reads it twice".to_owned(),
            many => format!("reads it {} times", word(many)),
        }
    };
    Headline::default()
        .yours(name)
        .say(format!(" is {books}, and "))
        .strong(read)
        .say(format!(
            " of one person’s reading. Training this model {reads}."
        ))
}
