//! The table of models as the calculators need it: a small array of numbers
//! instead of rows of cells with their dates and notes, which would weigh as
//! much in the download as all the calculators' code.
//!
//! Made at compile time from [`super::models`], so the two cannot disagree.

use super::{Cell, models};

/// A model; 0 stands for what is not published.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Notable {
    /// Its row's id.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// When it was published.
    pub date: &'static str,
    /// The same as a decimal year.
    pub year: f64,
    /// Keys of its sources.
    pub source: &'static [&'static str],
    /// Parameters, training tokens, training FLOP.
    pub figures: [f64; 3],
    /// Which of them are estimates.
    pub estimate: [bool; 3],
    /// Layers, width, heads, key-value heads, feed-forward width, vocabulary,
    /// context.
    pub shape: [u32; 7],
}

/// Every model of the table, in its order.
pub static NOTABLE: [Notable; models::COUNT] = all();

const NOBODY: Notable = Notable {
    id: "",
    name: "",
    date: "",
    year: 0.0,
    source: &[],
    figures: [0.0; 3],
    estimate: [false; 3],
    shape: [0; 7],
};

const fn all() -> [Notable; models::COUNT] {
    let mut all = [NOBODY; models::COUNT];
    let mut index = 0;
    while index < models::COUNT {
        all[index] = of(models::ALL[index]);
        index += 1;
    }
    all
}

const fn of(row: &models::Row) -> Notable {
    let cells = [row.parameters, row.training_tokens, row.training_flop];
    let mut notable = Notable {
        id: row.id,
        name: row.name,
        date: row.date,
        year: row.year,
        source: row.source,
        shape: [
            count(row.layers),
            count(row.width),
            count(row.heads),
            count(row.kv_heads),
            count(row.feed_forward),
            count(row.vocabulary),
            count(row.context),
        ],
        ..NOBODY
    };
    let mut index = 0;
    while index < cells.len() {
        if let Some(cell) = cells[index] {
            notable.figures[index] = cell.value;
            notable.estimate[index] = cell.estimate;
        }
        index += 1;
    }
    notable
}

const fn count(cell: Option<&'static Cell>) -> u32 {
    match cell {
        Some(cell) => cell.value as u32,
        None => 0,
    }
}

impl Notable {
    /// Parameters, if published.
    pub fn parameters(&self) -> Option<f64> {
        self.figure(0)
    }

    /// Training tokens, if published.
    pub fn tokens(&self) -> Option<f64> {
        self.figure(1)
    }

    /// Training compute in FLOP, if known.
    pub fn flop(&self) -> Option<f64> {
        self.figure(2)
    }

    fn figure(&self, index: usize) -> Option<f64> {
        Some(self.figures[index]).filter(|value| *value > 0.0)
    }
}

/// The model with this id.
pub fn notable(id: &str) -> Option<&'static Notable> {
    NOTABLE.iter().find(|model| model.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_small_table_says_what_the_large_one_says() {
        let gpt3 = notable("gpt_3").unwrap();
        assert_eq!(gpt3.parameters(), Some(models::gpt_3::PARAMETERS.value));
        assert_eq!(gpt3.flop(), Some(models::gpt_3::TRAINING_FLOP.value));
        assert_eq!(gpt3.shape[..3], [96, 12_288, 96]);
        assert_eq!(notable("gpt_4").unwrap().parameters(), None);
        assert!(notable("gpt_4").unwrap().estimate[2]);
        assert!(NOTABLE.iter().zip(models::ALL).all(|(a, b)| a.id == b.id));
    }
}
