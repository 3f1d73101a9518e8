//! A figure of the tables in words, as figures and prose print it.

use crate::data::Cell;
use crate::units::format_quantity;

/// A figure in words: `8–10 kW`, `44 TB`, `150 GB (estimate)`.
pub fn cell_text(cell: &Cell) -> String {
    let value = value_text(cell);
    if cell.estimate {
        format!("{value} (estimate)")
    } else {
        value
    }
}

/// The same, whether it is an estimate or not: `8–10 kW`.
pub fn value_text(cell: &Cell) -> String {
    match cell.high {
        Some(high) => {
            let high = format_quantity(high, cell.unit);
            let low = format_quantity(cell.value, cell.unit);
            // The unit once, if both ends share it: before the number or behind it.
            let unit_at = |text: &str| text.find([' ', '/']).unwrap_or(text.len());
            let (low, unit) = low.split_at(unit_at(&low));
            let (number, same) = high.split_at(unit_at(&high));
            if unit == same {
                let number = number.strip_prefix('$').unwrap_or(number);
                format!("{low}–{number}{unit}")
            } else {
                format!("{low}{unit}–{high}")
            }
        }
        None => format_quantity(cell.value, cell.unit),
    }
}
