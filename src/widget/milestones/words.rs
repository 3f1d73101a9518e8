//! The sentences of the milestones.

use super::drawing::{date, measure, record, until};
use super::{FIRST, chosen, place};
use crate::scene::Headline;
use crate::spec::Values;
use crate::units::{
    Unit, count_in_words_or_digits, format_quantity, times_in_words, to_two_digits,
};

/// The finding in words: who holds the record, and how far it is from the first
/// of the two models that are compared.
pub(super) fn headline(values: &Values) -> Headline {
    let (axis, until) = (measure(values), until(values));
    let headline = Headline::new("By ").yours(date(until));
    let Some((model, most)) = record(axis, until) else {
        let what = match axis {
            "tokens" => ", no model of the table says how much text it read.",
            _ => ", there is no model yet.",
        };
        return headline.say(what);
    };
    let (verb, unit) = match axis {
        "tokens" => (" had read the most text: ", Unit::Tokens),
        "compute" => (" had taken the most computing: ", Unit::Pure),
        _ => (" was the largest: ", Unit::Parameters),
    };
    let amount = match axis {
        "compute" => format!("{} operations", crate::units::power_of_ten(most)),
        _ => format_quantity(most, unit),
    };
    let headline = (headline.say(", ").strong(model.name).say(verb)).model(amount);
    let first = chosen(values, &FIRST);
    let ratio = place(first, axis).map_or(0.0, |(value, _)| most / value);
    if first.id == model.id || ratio <= 1.0 {
        return headline.say(".");
    }
    let times = if ratio < 1000.0 {
        times_in_words(ratio)
    } else {
        format!("{} times", count_in_words_or_digits(to_two_digits(ratio)))
    };
    (headline.say(", ").strong(times)).say(format!(" {}’s.", first.name))
}

/// What the table leaves open.
pub(super) fn warning(same: bool) -> String {
    let published = "Only what is published or estimated is drawn; rings are estimates. Makers of many newer models publish none of it.";
    if same {
        format!("Both axes of the chart show the same figure. {published}")
    } else {
        published.to_owned()
    }
}
