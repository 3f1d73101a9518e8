//! A figure's numbers as a table.

use crate::markup::table;
use maud::{Markup, PreEscaped};

/// Columns and rows of words.
pub(super) struct Table {
    /// The headings.
    pub head: Vec<String>,
    /// The rows; the first cell names its row.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table with headings.
    pub fn new(head: &[&str]) -> Self {
        Self {
            head: head.iter().map(|title| (*title).to_owned()).collect(),
            rows: Vec::new(),
        }
    }

    /// The table with one more row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// The table as HTML.
    pub fn html(self) -> Markup {
        let head: Vec<&str> = self.head.iter().map(String::as_str).collect();
        PreEscaped(table(&head, self.rows))
    }
}
