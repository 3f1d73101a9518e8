//! `content/data/*.toml`: a table each, with typed columns.

use super::dates::decimal_year;
use super::read::{Fields, File, Node, Problem};
use super::sources::{Source, optional_text};
use super::units::{Holds, Unit};

/// The keys of a row that are not columns.
const ROW_KEYS: [&str; 5] = ["id", "name", "source", "date", "unit"];

pub(crate) struct Table {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Row>,
}

pub(crate) struct Column {
    pub(crate) id: String,
    pub(crate) title: String,
    /// Without it, each row says what it holds.
    pub(crate) holds: Option<Holds>,
}

pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) source: Vec<String>,
    pub(crate) date: String,
    pub(crate) year: f64,
    /// One for each column, in their order.
    pub(crate) cells: Vec<Option<Value>>,
}

pub(crate) enum Value {
    Text(String),
    Number(Cell),
}

pub(crate) struct Cell {
    pub(crate) value: f64,
    pub(crate) high: Option<f64>,
    pub(crate) unit: Unit,
    pub(crate) source: Vec<String>,
    pub(crate) date: String,
    pub(crate) note: Option<String>,
    pub(crate) estimate: bool,
}

/// Reads and checks one table.
pub(crate) fn read(id: &str, file: &File<'_>, sources: &[Source]) -> Result<Table, Problem> {
    let document = file.parse()?;
    let root = Fields::root(file, &document);
    root.only(&["title", "columns", "rows"])?;
    let columns = root.required("columns")?.fields()?;
    let columns = columns
        .entries()
        .into_iter()
        .map(|(id, node)| column(id, &node.named(format!("column {id}"))))
        .collect::<Result<Vec<_>, _>>()?;
    let mut rows: Vec<Row> = Vec::new();
    let nodes = root.required("rows")?;
    for node in nodes
        .items()
        .ok_or_else(|| nodes.problem("is no list of rows"))?
    {
        let fields = node.fields()?;
        let row = row(fields, &columns, sources)?;
        if rows.iter().any(|other| other.id == row.id) {
            return Err(node.problem(&format!("row {}: the id is taken", row.id)));
        }
        rows.push(row);
    }
    for (i, column) in columns.iter().enumerate() {
        if rows.iter().all(|row| row.cells[i].is_none()) {
            return Err(root.problem(&format!("column {}: is empty", column.id)));
        }
    }
    Ok(Table {
        id: identifier(id).ok_or_else(|| root.problem("the file's name is not snake_case"))?,
        title: root.required("title")?.text()?.to_owned(),
        columns,
        rows,
    })
}

fn column(id: &str, node: &Node<'_>) -> Result<Column, Problem> {
    let fields = node.fields()?;
    fields.only(&["title", "unit"])?;
    let reserved = ROW_KEYS.contains(&id) || id == "year";
    let id = identifier(id)
        .filter(|_| !reserved)
        .ok_or_else(|| node.problem("is reserved or not snake_case"))?;
    let holds = fields.get("unit").map(|node| holds(&node)).transpose()?;
    let title = fields.required("title")?.text()?.to_owned();
    Ok(Column { id, title, holds })
}

fn row(fields: Fields<'_>, columns: &[Column], sources: &[Source]) -> Result<Row, Problem> {
    let id_node = fields.required("id")?;
    let id = identifier(id_node.text()?).ok_or_else(|| id_node.problem("is not snake_case"))?;
    let fields = fields.named(format!("row {id}"));
    let known = |key: &str| ROW_KEYS.contains(&key) || columns.iter().any(|c| c.id == key);
    if let Some((key, node)) = fields.entries().into_iter().find(|(key, _)| !known(key)) {
        return Err(node.problem(&format!("there is no column `{key}`")));
    }
    let (date, year) = date(&fields.required("date")?)?;
    let defaults = Defaults {
        holds: fields.get("unit").map(|node| holds(&node)).transpose()?,
        source: source_keys(&fields.required("source")?, sources)?,
        date,
    };
    let mut cells = Vec::new();
    for column in columns {
        let Some(node) = fields.get(&column.id) else {
            cells.push(None);
            continue;
        };
        let node = node.named(format!("row {id}, column {}", column.id));
        let holds = match (column.holds, defaults.holds) {
            (Some(holds), None) | (None, Some(holds)) => holds,
            (None, None) => return Err(node.problem("has no unit")),
            (Some(_), Some(_)) => return Err(node.problem("has two units")),
        };
        cells.push(Some(match holds {
            Holds::Text => Value::Text(node.text()?.to_owned()),
            Holds::Figures(unit) => Value::Number(cell(&node, unit, &defaults, sources)?),
        }));
    }
    Ok(Row {
        name: fields.required("name")?.text()?.to_owned(),
        id,
        source: defaults.source,
        date: defaults.date,
        year,
        cells,
    })
}

/// What a row says for all its cells.
struct Defaults {
    holds: Option<Holds>,
    source: Vec<String>,
    date: String,
}

fn cell(
    node: &Node<'_>,
    unit: Unit,
    defaults: &Defaults,
    sources: &[Source],
) -> Result<Cell, Problem> {
    let mut cell = Cell {
        value: 0.0,
        high: None,
        unit,
        source: defaults.source.clone(),
        date: defaults.date.clone(),
        note: None,
        estimate: false,
    };
    if !node.is_table() {
        (cell.value, cell.high) = range(node)?;
        return Ok(cell);
    }
    let fields = node.fields()?;
    fields.only(&["value", "source", "date", "note", "estimate"])?;
    (cell.value, cell.high) = range(&fields.required("value")?)?;
    cell.note = optional_text(&fields, "note")?;
    if let Some(node) = fields.get("source") {
        cell.source = source_keys(&node, sources)?;
    }
    if let Some(node) = fields.get("date") {
        cell.date = date(&node)?.0;
    }
    if let Some(node) = fields.get("estimate") {
        cell.estimate = node.flag()?;
    }
    Ok(cell)
}

/// A number, or two of them: low and high.
fn range(node: &Node<'_>) -> Result<(f64, Option<f64>), Problem> {
    let Some(ends) = node.items() else {
        return Ok((node.number()?, None));
    };
    let [low, high] = ends.as_slice() else {
        return Err(node.problem("a range has a low and a high end"));
    };
    let (low, high) = (low.number()?, high.number()?);
    if low >= high {
        return Err(node.problem("the low end of the range is not below the high end"));
    }
    Ok((low, Some(high)))
}

fn holds(node: &Node<'_>) -> Result<Holds, Problem> {
    let name = node.text()?;
    Holds::named(name).ok_or_else(|| node.problem(&format!("unknown unit `{name}`")))
}

fn date(node: &Node<'_>) -> Result<(String, f64), Problem> {
    let text = node.text()?;
    let year = decimal_year(text)
        .ok_or_else(|| node.problem(&format!("`{text}` is no date (YYYY, YYYY-MM, YYYY-MM-DD)")))?;
    Ok((text.to_owned(), year))
}

pub(crate) fn source_keys(node: &Node<'_>, sources: &[Source]) -> Result<Vec<String>, Problem> {
    let nodes = node.items().unwrap_or_else(|| vec![node.clone()]);
    if nodes.is_empty() {
        return Err(node.problem("has no source"));
    }
    let key = |node: &Node<'_>| {
        let key = node.text()?;
        if sources.iter().any(|source| source.key == key) {
            return Ok(key.to_owned());
        }
        Err(node.problem(&format!("unknown source `{key}`")))
    };
    nodes.iter().map(key).collect()
}

/// Ids become names of modules, fields and constants.
fn identifier(text: &str) -> Option<String> {
    let head = text.starts_with(|c: char| c.is_ascii_lowercase());
    let tail = text
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    (head && tail).then(|| text.to_owned())
}
