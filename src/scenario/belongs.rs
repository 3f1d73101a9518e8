//! What belongs together in the scenario and no longer does: a server and its
//! chip, a rent and its chip, a price and its country.
//!
//! Only what is still as the page began is said to be: what the reader set is
//! the reader's affair.

use super::{
    CHIP, COUNTRY, ENERGY_PRICE, GPUS_PER_NODE, NODE_POWER, NODE_POWER_NAMEPLATE, NODE_PRICE, grid,
};
use crate::data::servers;
use crate::spec::{Kind, Owner, ParamSpec, Values};
use crate::units::{Unit, Usd, Watts, counted, format_quantity, whole};

/// In words, what of a widget's values no longer belongs together; empty where all does.
pub fn belongs(values: &Values) -> String {
    [server(values), rent(values), price(values)]
        .into_iter()
        .flatten()
        .collect()
}

/// Most differences that are named one by one.
const NAMED: usize = 3;

/// In words, what of a widget's part of the scenario is other than the text of
/// the page has it; empty where nothing is.
pub fn differs(values: &Values) -> String {
    let differs = |param: &&'static ParamSpec| {
        let value = values.value(param)?;
        let usual = param.default_value();
        let shown = param.owner == Owner::Scenario
            && !matches!(param.kind, Kind::Counts { .. })
            && *value != usual;
        shown.then(|| {
            let (here, there) = (param.text_of(value), param.text_of(&usual));
            format!("{}: {here}, in the text {there}", param.title)
        })
    };
    let mut all: Vec<String> = values.spec().params.iter().filter_map(differs).collect();
    if all.is_empty() {
        return String::new();
    }
    let more = all.len().saturating_sub(NAMED);
    all.truncate(NAMED);
    let more = match more {
        0 => String::new(),
        more => format!("; and {more} more"),
    };
    format!("Your scenario is not the text’s. {}{more}.", all.join("; "))
}

/// Whether a widget has this parameter, at its default.
fn untouched(values: &Values, param: &ParamSpec) -> bool {
    values.value(param) == Some(&param.default_value())
}

/// The widget's chip, where it has one and that is not the default.
fn other_chip(values: &Values) -> Option<&str> {
    let Kind::Choice { default, .. } = CHIP.kind else {
        return None;
    };
    values.value(&CHIP)?;
    let chip = CHIP.of(values);
    (chip != default).then_some(chip)
}

/// What an hour of a chip costs is still an H100's, though the chip is another.
fn rent(values: &Values) -> Option<String> {
    other_chip(values)?;
    let params = values.spec().params;
    let price = params
        .iter()
        .find(|param| param.unit() == Unit::UsdPerGpuHour)?;
    untouched(values, price).then(|| {
        let hour = price.text_of(&price.default_value());
        format!("The price of an hour did not follow the chip: {hour} is that of an H100. ")
    })
}

/// What is still that of the server the page begins with, though the chip is another.
fn server(values: &Values) -> Option<String> {
    let chip = other_chip(values)?;
    let rows = || servers::ALL.iter().filter(|row| row.chip == chip);
    let usual = rows().next();
    let figures = [
        (&NODE_POWER, "the power measured"),
        (&NODE_POWER_NAMEPLATE, "the nameplate"),
        (&NODE_PRICE, "the price"),
    ];
    let mut left: Vec<&str> = figures
        .into_iter()
        .filter(|(param, _)| untouched(values, param))
        .map(|(_, name)| name)
        .collect();
    let count = GPUS_PER_NODE.of(values);
    // Eight chips are usual for most servers.
    if untouched(values, &GPUS_PER_NODE) && usual.is_some_and(|row| row.gpus.value > count) {
        left.push("the number of chips");
    }
    let last = left.pop()?;
    let of = if left.is_empty() {
        format!("{last} of a server is")
    } else {
        format!("{} and {last} of a server are", left.join(", "))
    };
    let known = usual.map_or(String::new(), |row| {
        let price = row.price.map_or(String::new(), |price| {
            format!("; it costs about {}", Usd(price.middle()))
        });
        format!(
            "{} has {} and a nameplate of {}{price}. ",
            row.name,
            counted(whole(row.gpus.value), "chip"),
            Watts(row.power.value)
        )
    });
    Some(format!(
        "The chip is another, but {of} still that of H100s: they no longer belong together. {known}"
    ))
}

/// What a kilowatt-hour costs is still Britain's, though the country is another.
fn price(values: &Values) -> Option<String> {
    let Kind::Choice { default, .. } = COUNTRY.kind else {
        return None;
    };
    let elsewhere = values.value(&COUNTRY).is_some() && COUNTRY.of(values) != default;
    if !elsewhere || !untouched(values, &ENERGY_PRICE) {
        return None;
    }
    let row = grid(values);
    let cells = [
        (row.delivered_price, "delivered"),
        (row.energy_price, "for the energy alone"),
    ];
    let known = cells.iter().find_map(|(cell, kind)| {
        let price = format_quantity((*cell)?.middle(), Unit::UsdPerKilowattHour);
        Some(format!("{}: about {price}, {kind}. ", row.name))
    });
    Some(format!(
        "The price of electricity did not follow the country: it is still the British one. {}",
        known.unwrap_or_default()
    ))
}
