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
    /// Parameters that each token meets, where that is not all of them.
    pub active: f64,
    /// Its layers and widths.
    pub shape: Layers,
}

/// The layers and widths of a model; 0 stands for what is not published or not there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layers {
    /// Layers.
    pub layers: u32,
    /// Width.
    pub width: u32,
    /// Attention heads.
    pub heads: u32,
    /// Key-value heads.
    pub kv_heads: u32,
    /// Width of a head, where it is not the width over the heads.
    pub head_width: u32,
    /// Values that latent attention keeps of a token in each layer.
    pub latent: u32,
    /// Sliding window, tokens.
    pub window: u32,
    /// Layers without the window.
    pub full_layers: u32,
    /// Feed-forward width.
    pub feed_forward: u32,
    /// Vocabulary.
    pub vocabulary: u32,
    /// Context.
    pub context: u32,
    /// Experts in a layer.
    pub experts: u32,
    /// Experts that each token meets.
    pub experts_active: u32,
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
    active: 0.0,
    shape: Layers {
        layers: 0,
        width: 0,
        heads: 0,
        kv_heads: 0,
        head_width: 0,
        latent: 0,
        window: 0,
        full_layers: 0,
        feed_forward: 0,
        vocabulary: 0,
        context: 0,
        experts: 0,
        experts_active: 0,
    },
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
        active: match row.parameters_active {
            Some(cell) => cell.value,
            None => 0.0,
        },
        shape: Layers {
            layers: count(row.layers),
            width: count(row.width),
            heads: count(row.heads),
            kv_heads: count(row.kv_heads),
            head_width: count(row.head_width),
            latent: count(row.latent),
            window: count(row.window),
            full_layers: count(row.full_layers),
            feed_forward: count(row.feed_forward),
            vocabulary: count(row.vocabulary),
            context: count(row.context),
            experts: count(row.experts),
            experts_active: count(row.experts_active),
        },
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

    /// The share of its parameters that each token meets.
    pub fn active_share(&self) -> f64 {
        match (self.active > 0.0, self.parameters()) {
            (true, Some(all)) => self.active / all,
            _ => 1.0,
        }
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
        let shape = gpt3.shape;
        assert_eq!([shape.layers, shape.width, shape.heads], [96, 12_288, 96]);
        let deepseek = notable("deepseek_v3").unwrap();
        assert_eq!((deepseek.active, deepseek.shape.latent), (37e9, 576));
        assert_eq!(notable("gpt_4").unwrap().parameters(), None);
        assert!(notable("gpt_4").unwrap().estimate[2]);
        assert!(NOTABLE.iter().zip(models::ALL).all(|(a, b)| a.id == b.id));
    }
}
