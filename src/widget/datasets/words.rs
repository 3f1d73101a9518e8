//! The sentences of a training set.

use super::Stream;
use super::drawing::{book, name, read_in_a_year};
use crate::scenario::TOKENS;
use crate::scene::{Headline, word};
use crate::spec::Values;
use crate::units::{Seconds, count_in_words, counted, part_in_words, to_two_digits};

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

/// What the laws leave open, for text that is read so many times.
pub(super) fn warning(epochs: f64) -> String {
    let again = if epochs > 4.0 {
        "Reading the same tokens more than about four times teaches less each time; the laws do not know that. "
    } else {
        ""
    };
    format!(
        "The laws were fitted below 10²³ FLOP and are carried on beyond. {again}\
         The original constants and their replication differ several times over."
    )
}
