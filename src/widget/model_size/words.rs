//! The sentences of a model’s file.

use super::{Holder, bytes_per_parameter};
use crate::data::constants as c;
use crate::scenario::{MODEL_PARAMETERS, PRECISION};
use crate::scene::Headline;
use crate::spec::Values;
use crate::units::{Bytes, count_in_words, whole};

/// The finding in words.
pub(super) fn headline(size: Bytes, holders: &[Holder]) -> Headline {
    let lines = whole(c::CODE_LINES.value);
    let headline = Headline::new("The model is a file of ")
        .yours(size.to_string())
        .say(format!(" and {lines} lines of code. "));
    let holder = holders.iter().find(|holder| size <= holder.memory);
    match holder {
        Some(holder) => headline
            .say("The smallest here that holds it: ")
            .model(holder.name)
            .say("."),
        None => headline
            .say("It ")
            .model("runs over")
            .say(" in everything here."),
    }
}

/// The finding without its picture.
pub(super) fn summary(values: &Values, size: Bytes, holders: &[Holder]) -> String {
    let parameters = count_in_words(MODEL_PARAMETERS.of(values));
    let bits = bytes_per_parameter(PRECISION.of(values)) * 8.0;
    let fit = match holders.iter().find(|holder| size <= holder.memory) {
        Some(holder) => format!(
            "The smallest thing here that holds it: {} ({})",
            holder.name, holder.memory
        ),
        None => "Nothing here holds it: it has to be spread over several servers".into(),
    };
    format!("{parameters} parameters at {bits} bits each make a file of {size}. {fit}.")
}
