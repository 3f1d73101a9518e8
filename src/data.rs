//! The figures: every one with its unit, source and date.
//!
//! `build.rs` checks `content/data/*.toml` and writes this module's tables. A
//! figure is reached by name, so that a typing error does not compile:
//!
//! ```
//! use scale_lab::data::{chips, constants};
//! use scale_lab::units::Unit;
//!
//! let memory = chips::h100_sxm::MEMORY; // a cell the row is sure to have
//! assert_eq!(memory.value, 80e9);
//! assert_eq!(memory.unit, Unit::Bytes);
//! assert!(chips::TPU_V5P.power.is_none()); // every row has every field
//! assert_eq!(constants::ADAM_TRAINING.value, 16.0);
//! ```
//!
//! Each table is a module with a `Row` type, a static for each row, a module of
//! cells for each row, and `ALL` in the order of the file. `constants` has one
//! `Cell` for each row. [`TABLES`], [`SOURCES`], [`CLAIMS`] and [`lookup`] serve text
//! that names figures; a program that does not use them does not carry them.

pub mod notable;

use crate::units::Unit;

/// One figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// The figure, or the low end of a range.
    pub value: f64,
    /// The high end, if the figure is a range.
    pub high: Option<f64>,
    /// Its unit: SI base units wherever those are printed.
    pub unit: Unit,
    /// Keys of [`SOURCES`].
    pub source: &'static [&'static str],
    /// When it held or was published: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: &'static str,
    /// What to print beside it.
    pub note: Option<&'static str>,
    /// An estimate or a rumour, and to be marked as such.
    pub estimate: bool,
}

impl Cell {
    /// The middle of a range, or the figure itself.
    pub const fn middle(&self) -> f64 {
        match self.high {
            Some(high) => f64::midpoint(self.value, high),
            None => self.value,
        }
    }
}

/// What a table holds at one place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// A figure.
    Number(Cell),
    /// A word: an organisation, a kind, the id of a row in another table.
    Text(&'static str),
}

/// A table, to be read by name.
#[derive(Debug)]
pub struct Table {
    /// Its file's name, without the ending.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// Its columns, in the order of the file.
    pub columns: &'static [Column],
    /// Its rows, in the order of the file.
    pub rows: &'static [TableRow],
}

/// A column of a [`Table`].
#[derive(Debug)]
pub struct Column {
    /// Its key in the file.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// The unit of its figures; nothing if it holds words, or each row names its own.
    pub unit: Option<Unit>,
}

/// A row of a [`Table`].
#[derive(Debug)]
pub struct TableRow {
    /// Unique in the table, and stable for ever.
    pub id: &'static str,
    /// Its name, as printed.
    pub name: &'static str,
    /// Keys of [`SOURCES`].
    pub source: &'static [&'static str],
    /// When its figures held or were published.
    pub date: &'static str,
    /// One for each column of the table.
    pub cells: &'static [Option<Value>],
}

/// How well a source is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Grade {
    /// Its own text was read, where it stands or in a copy.
    Read {
        /// Where.
        at: &'static str,
        /// When: `YYYY-MM-DD`.
        on: &'static str,
    },
    /// Others who quote or report it were read.
    SecondHand {
        /// Where.
        at: &'static str,
        /// When: `YYYY-MM-DD`.
        on: &'static str,
        /// What was taken from it.
        relied_on: &'static str,
    },
    /// Nobody read it for this article.
    NotRead {
        /// What was taken from it.
        relied_on: &'static str,
    },
}

/// Something that figures or sentences rest on.
#[derive(Debug)]
pub struct Source {
    /// What cells call it.
    pub key: &'static str,
    /// Title, or a description where there is none.
    pub title: &'static str,
    /// Who wrote it.
    pub authors: Option<&'static str>,
    /// Who published it.
    pub publisher: Option<&'static str>,
    /// When.
    pub year: u16,
    /// Where, if known for certain.
    pub url: Option<&'static str>,
    /// The licence of its data, if that asks to be named.
    pub licence: Option<&'static str>,
    /// Whether it was read, and where.
    pub grade: Grade,
}

/// One thing the article says that can be checked.
#[derive(Debug)]
pub struct Claim {
    /// From 1, in the order of the file.
    pub number: u32,
    /// The section it belongs to.
    pub section: u32,
    /// What the article says, paraphrased.
    pub article: &'static str,
    /// What we find.
    pub ours: &'static str,
    /// `right`, `imprecise`, `wrong`, `outdated` or `unsourced`.
    pub verdict: &'static str,
    /// Why.
    pub why: &'static str,
    /// Keys of [`SOURCES`].
    pub sources: &'static [&'static str],
    /// What a widget can work out of it.
    pub checks: &'static [Check],
}

/// A figure of a claim and the widget that works it out.
#[derive(Debug)]
pub struct Check {
    /// Id of the widget.
    pub widget: &'static str,
    /// Name of its output.
    pub output: &'static str,
    /// As the article has it.
    pub article: Option<Side>,
    /// As we have it.
    pub ours: Option<Side>,
}

/// Inputs and the figure they must lead to.
#[derive(Clone, Copy, Debug)]
pub struct Side {
    /// The figure, in the output's unit.
    pub expected: f64,
    /// How far off the output may be, as a share of `expected`.
    pub tolerance: f64,
    /// Parameters and values, as a link writes them; the rest are defaults.
    pub inputs: &'static [(&'static str, &'static str)],
}

/// What [`lookup`] finds.
#[derive(Clone, Copy, Debug)]
pub struct Lookup {
    /// The table.
    pub table: &'static Table,
    /// The row in it.
    pub row: &'static TableRow,
    /// The column in it.
    pub column: &'static Column,
    /// What stands where they cross.
    pub value: Value,
}

/// Finds `table.row.column`, as in `chips.h100_sxm.memory`; the column may be
/// left out of a table that has only one (`constants.doubling_epoch`).
pub fn lookup(path: &str) -> Option<Lookup> {
    let mut parts = path.splitn(3, '.');
    let (table_id, row_id, column_id) = (parts.next()?, parts.next()?, parts.next());
    let table = TABLES.iter().find(|table| table.id == table_id)?;
    let row = table.rows.iter().find(|row| row.id == row_id)?;
    let index = match column_id {
        Some(id) => table.columns.iter().position(|column| column.id == id)?,
        None if table.columns.len() == 1 => 0,
        None => return None,
    };
    Some(Lookup {
        table,
        row,
        column: table.columns.get(index)?,
        value: (*row.cells.get(index)?)?,
    })
}

/// The source with this key.
pub fn source(key: &str) -> Option<&'static Source> {
    SOURCES.iter().find(|source| source.key == key)
}

pub use generated::*;

#[allow(
    missing_docs,
    clippy::doc_markdown,
    clippy::unreadable_literal,
    reason = "written by build.rs; the tables' own titles and notes document them"
)]
mod generated {
    use super::{Cell, Check, Claim, Column, Grade, Side, Source, Table, TableRow, Unit, Value};

    include!(concat!(env!("OUT_DIR"), "/tables.rs"));
}
