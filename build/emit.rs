//! Writes the checked tables as Rust, for `src/data.rs` to include.

use std::fmt::Write;

use super::claims::{Claim, Side};
use super::sources::{Grade, Source};
use super::tables::{Cell, Column, Row, Table, Value};
use super::units::Holds;

/// The whole file.
pub(crate) fn rust(tables: &[Table], sources: &[Source], claims: &[Claim]) -> String {
    let mut out = String::from("// Written by build.rs from content/.\n");
    for table in tables {
        if is_list(table) {
            list(&mut out, table);
        } else {
            module(&mut out, table);
        }
    }
    reflection(&mut out, tables);
    source_list(&mut out, sources);
    claim_list(&mut out, claims);
    out
}

/// A table of single figures becomes a constant a row, not a type.
fn is_list(table: &Table) -> bool {
    matches!(table.columns.as_slice(), [only] if only.holds.is_none())
}

fn list(out: &mut String, table: &Table) {
    add(
        out,
        format_args!("pub mod {} {{ use super::{{Cell, Unit}};\n", table.id),
    );
    for row in &table.rows {
        if let [Some(value)] = row.cells.as_slice() {
            let (name, value) = (row.id.to_uppercase(), literal(value));
            add(
                out,
                format_args!(
                    "#[doc = {:?}] pub const {name}: Cell = {value};\n",
                    row.name
                ),
            );
        }
    }
    out.push_str("}\n");
}

fn module(out: &mut String, table: &Table) {
    add(
        out,
        format_args!("pub mod {} {{ use super::{{Cell, Unit}};\n", table.id),
    );
    row_type(out, table);
    for row in &table.rows {
        row_values(out, table, row);
    }
    let names = |row: &Row| format!("&{}", row.id.to_uppercase());
    let all = table.rows.iter().map(names).collect::<Vec<_>>().join(", ");
    add(
        out,
        format_args!(
            "pub static ALL: &[&Row] = &[{all}];\npub const COUNT: usize = {};\n}}\n",
            table.rows.len()
        ),
    );
}

fn row_type(out: &mut String, table: &Table) {
    out.push_str(
        "#[derive(Clone, Copy, Debug, PartialEq)] pub struct Row { pub id: &'static str, \
         pub name: &'static str, pub source: &'static [&'static str], \
         pub date: &'static str, pub year: f64,\n",
    );
    for (i, column) in table.columns.iter().enumerate() {
        let kind = if is_text(column) {
            "&'static str"
        } else {
            "Cell"
        };
        let always = table.rows.iter().all(|row| row.cells[i].is_some());
        // A reference: most rows lack most cells, and room for a cell is large.
        let kind = match (always, is_text(column)) {
            (true, _) => kind.to_owned(),
            (false, true) => format!("Option<{kind}>"),
            (false, false) => format!("Option<&'static {kind}>"),
        };
        let unit = column.holds.map_or("each its own", Holds::name);
        add(
            out,
            format_args!(
                "#[doc = {:?}] pub {}: {kind},\n",
                format!("{} ({unit})", column.title),
                column.id
            ),
        );
    }
    out.push_str("}\n");
}

/// A module of the cells a row has, so that a missing one does not compile,
/// and the row itself.
fn row_values(out: &mut String, table: &Table, row: &Row) {
    let mut consts = String::new();
    let mut fields = String::new();
    for (i, column) in table.columns.iter().enumerate() {
        let always = table.rows.iter().all(|row| row.cells[i].is_some());
        let name = column.id.to_uppercase();
        if let Some(value) = &row.cells[i] {
            let kind = if is_text(column) { "&str" } else { "Cell" };
            let value = literal(value);
            let path = format!("{}::{name}", row.id);
            let field = match (always, is_text(column)) {
                (true, _) => path,
                (false, true) => format!("Some({path})"),
                (false, false) => format!("Some(&{path})"),
            };
            add(
                &mut consts,
                format_args!("pub const {name}: {kind} = {value};\n"),
            );
            add(&mut fields, format_args!("{}: {field}, ", column.id));
        } else {
            add(&mut fields, format_args!("{}: None, ", column.id));
        }
    }
    let (id, name, upper) = (&row.id, &row.name, row.id.to_uppercase());
    let (source, date, year) = (strings(&row.source), &row.date, row.year);
    add(
        out,
        format_args!(
            "pub mod {id} {{ #[allow(unused_imports)] use super::{{Cell, Unit}};\n{consts}}}\n\
             #[doc = {name:?}] pub static {upper}: Row = Row {{ id: {id:?}, name: {name:?}, \
             source: {source}, date: {date:?}, year: {year:?}, {fields} }};\n"
        ),
    );
}

fn is_text(column: &Column) -> bool {
    column.holds == Some(Holds::Text)
}

fn literal(value: &Value) -> String {
    match value {
        Value::Text(text) => format!("{text:?}"),
        Value::Number(cell) => cell_literal(cell),
    }
}

fn cell_literal(cell: &Cell) -> String {
    let Cell {
        value,
        unit,
        date,
        note,
        estimate,
        ..
    } = cell;
    let high = cell
        .high
        .map_or("None".to_owned(), |high| format!("Some({high:e})"));
    let source = strings(&cell.source);
    format!(
        "Cell {{ value: {value:e}, high: {high}, unit: Unit::{unit:?}, source: {source}, \
         date: {date:?}, note: {note:?}, estimate: {estimate} }}"
    )
}

fn strings(keys: &[String]) -> String {
    format!("&{keys:?}")
}

/// The same cells again, to be found by name. They are the constants above, so
/// the two cannot disagree.
fn reflection(out: &mut String, tables: &[Table]) {
    out.push_str("pub static TABLES: &[Table] = &[\n");
    for table in tables {
        let (id, title) = (&table.id, &table.title);
        add(
            out,
            format_args!("Table {{ id: {id:?}, title: {title:?}, columns: &[\n"),
        );
        for Column { id, title, holds } in &table.columns {
            let unit = match holds {
                Some(Holds::Figures(unit)) => format!("Some(Unit::{unit:?})"),
                Some(Holds::Text) | None => "None".to_owned(),
            };
            add(
                out,
                format_args!("Column {{ id: {id:?}, title: {title:?}, unit: {unit} }},\n"),
            );
        }
        out.push_str("], rows: &[\n");
        for row in &table.rows {
            let source = strings(&row.source);
            let (id, name, date) = (&row.id, &row.name, &row.date);
            add(
                out,
                format_args!(
                    "TableRow {{ id: {id:?}, name: {name:?}, source: {source}, \
                     date: {date:?}, cells: &["
                ),
            );
            for column in 0..table.columns.len() {
                out.push_str(&reflected(table, row, column));
            }
            out.push_str("] },\n");
        }
        out.push_str("] },\n");
    }
    out.push_str("];\n");
}

fn reflected(table: &Table, row: &Row, column: usize) -> String {
    let variant = match &row.cells[column] {
        None => return "None,".to_owned(),
        Some(Value::Text(_)) => "Text",
        Some(Value::Number(_)) => "Number",
    };
    let path = if is_list(table) {
        format!("{}::{}", table.id, row.id.to_uppercase())
    } else {
        let column = table.columns[column].id.to_uppercase();
        format!("{}::{}::{column}", table.id, row.id)
    };
    format!("Some(Value::{variant}({path})),")
}

fn source_list(out: &mut String, sources: &[Source]) {
    out.push_str("pub static SOURCES: &[Source] = &[\n");
    for s in sources {
        let Source {
            key,
            title,
            authors,
            publisher,
            year,
            url,
            licence,
            grade,
        } = s;
        let grade = grade_literal(grade);
        add(
            out,
            format_args!(
                "Source {{ key: {key:?}, title: {title:?}, authors: {authors:?}, \
                 publisher: {publisher:?}, year: {year}, url: {url:?}, licence: {licence:?}, \
                 grade: {grade} }},\n"
            ),
        );
    }
    out.push_str("];\n");
}

fn grade_literal(grade: &Grade) -> String {
    match grade {
        Grade::Read { at, on } => format!("Grade::Read {{ at: {at:?}, on: {on:?} }}"),
        Grade::SecondHand { at, on, relied_on } => {
            format!("Grade::SecondHand {{ at: {at:?}, on: {on:?}, relied_on: {relied_on:?} }}")
        }
        Grade::NotRead { relied_on } => {
            format!("Grade::NotRead {{ relied_on: {relied_on:?} }}")
        }
    }
}

fn claim_list(out: &mut String, claims: &[Claim]) {
    out.push_str("pub static CLAIMS: &[Claim] = &[\n");
    for claim in claims {
        let Claim {
            number,
            section,
            article,
            ours,
            verdict,
            why,
            sources,
            checks,
        } = claim;
        let sources = strings(sources);
        add(
            out,
            format_args!(
                "Claim {{ number: {number}, section: {section}, article: {article:?}, ours: {ours:?}, \
                 verdict: {verdict:?}, why: {why:?}, sources: {sources}, checks: &["
            ),
        );
        for check in checks {
            let (widget, output) = (&check.widget, &check.output);
            let [article, ours] =
                [&check.article, &check.ours].map(|side| claim_side(side.as_ref()));
            add(
                out,
                format_args!(
                    "Check {{ widget: {widget:?}, output: {output:?}, article: {article}, ours: {ours} }},"
                ),
            );
        }
        out.push_str("] },\n");
    }
    out.push_str("];\n");
}

fn claim_side(side: Option<&Side>) -> String {
    side.map_or("None".to_owned(), |side| {
        let (expected, tolerance, inputs) = (side.expected, side.tolerance, &side.inputs);
        format!(
            "Some(Side {{ expected: {expected:e}, tolerance: {tolerance:e}, inputs: &{inputs:?} }})"
        )
    })
}

/// Writing to a `String` cannot fail.
fn add(out: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(text);
}
