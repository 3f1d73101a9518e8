//! Own points as text: a line per point, two features and a label.
//!
//! It knows separators, headers and line numbers; not what a network makes of
//! the points.

use super::kind::Task;
use super::own::OwnPoints;
use crate::decimal;
use crate::nn::limits::{MAX_CLASSES, MAX_OWN_POINTS};
use crate::units::counted;
use core::fmt::Write;
use std::borrow::Cow;
use thiserror::Error;

/// Why a text is not a list of points. Lines are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CsvError {
    /// There is no line with a point.
    #[error("there are no points: each line needs two numbers and a label")]
    Empty,
    /// A line has too few or too many fields.
    #[error("line {line} has {}; two numbers and a label are needed", counted(.found, "field"))]
    Fields {
        /// Which line.
        line: usize,
        /// Fields in it.
        found: usize,
    },
    /// A field that begins with a quotation mark does not end with one.
    #[error("line {line} has a quotation mark that is not closed")]
    Quotation {
        /// Which line.
        line: usize,
    },
    /// A coordinate is not a number.
    #[error("line {line}: “{text}” is not a number")]
    Number {
        /// Which line.
        line: usize,
        /// What is there.
        text: String,
    },
    /// A label is missing.
    #[error("line {line} has no label")]
    NoLabel {
        /// Which line.
        line: usize,
    },
    /// A label is of another sort than those before.
    #[error("line {line}: the label “{text}” is not a number, as those before are")]
    MixedLabels {
        /// Which line.
        line: usize,
        /// What is there.
        text: String,
    },
    /// More classes than there can be.
    #[error("line {line}: “{text}” would be class number {count}; at most {MAX_CLASSES} are possible", count = MAX_CLASSES + 1)]
    Classes {
        /// Which line.
        line: usize,
        /// The label that is one too many.
        text: String,
    },
    /// All points have the same label.
    #[error("all labels are “{0}”; there is nothing to tell apart")]
    OneClass(String),
    /// More points than there can be.
    #[error("line {line} would be point number {count}; at most {MAX_OWN_POINTS} are possible", count = MAX_OWN_POINTS + 1)]
    TooMany {
        /// Which line.
        line: usize,
    },
}

/// A label as it was written, and its number if it is one.
struct Label<'a> {
    line: usize,
    text: Cow<'a, str>,
    number: Option<f32>,
}

/// Reads points, in the order of the lines. Fields are separated by tabs, else
/// by semicolons, else by commas, else by spaces, whichever the first line has;
/// but with commas, numbers may have a decimal comma. What stands between
/// quotation marks is one field, in which two marks are one. A first line whose
/// first two fields are no numbers is a header: a column that it calls a label
/// is the label wherever it stands, and one that counts the lines is left out.
/// Empty lines are passed over.
///
/// Labels that are all whole numbers, of 2 to 8 different ones, are classes in
/// rising order; other numbers are numbers to predict; labels that are words
/// are classes in order of appearance. Classes are called by their labels.
///
/// # Errors
/// The first line that is not as it must be.
pub fn read(text: &str) -> Result<OwnPoints, CsvError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = (1..)
        .zip(text.lines())
        .map(|(line, text)| (line, text.trim_matches([' ', '\r'])))
        .filter(|(_, text)| !text.trim().is_empty())
        .peekable();
    let (line, first) = *lines.peek().ok_or(CsvError::Empty)?;
    let separator = separator(first);
    let header = fields(line, first, separator)?;
    let is_word = |field: &Cow<str>| number(field, separator).is_none();
    let mut columns = Columns::default();
    if header.len() > 1 && header.iter().take(2).all(is_word) {
        columns = Columns::of(&header);
        lines.next();
    }
    let (mut x, mut y, mut labels) = (Vec::new(), Vec::new(), Vec::<Label>::new());
    for (line, text) in lines {
        let mut fields = fields(line, text, separator)?;
        columns.put_in_order(&mut fields);
        let found = fields.len();
        let Ok([first, second, text]) = <[Cow<str>; 3]>::try_from(fields) else {
            return Err(CsvError::Fields { line, found });
        };
        if x.len() == MAX_OWN_POINTS {
            return Err(CsvError::TooMany { line });
        }
        let coordinate = |text: &str| {
            number(text, separator).ok_or_else(|| CsvError::Number {
                line,
                text: shortened(text),
            })
        };
        x.push(coordinate(&first)?);
        y.push(coordinate(&second)?);
        if text.is_empty() {
            return Err(CsvError::NoLabel { line });
        }
        let number = number(&text, separator);
        if number.is_none() && labels.first().is_some_and(|first| first.number.is_some()) {
            let text = shortened(&text);
            return Err(CsvError::MixedLabels { line, text });
        }
        labels.push(Label { line, text, number });
    }
    if labels.is_empty() {
        return Err(CsvError::Empty);
    }
    let (label, names) = sorted(&labels)?;
    let task = match names.len() {
        0 => Task::Regression,
        count => Task::Classes(count),
    };
    Ok(OwnPoints {
        x,
        y,
        label,
        task,
        names,
    })
}

/// Where a header says that columns stand elsewhere than usual.
#[derive(Default)]
struct Columns {
    /// The column that counts the lines, if any.
    index: Option<usize>,
    /// That of the label, if it is known, the index left out.
    label: Option<usize>,
}

impl Columns {
    fn of(header: &[Cow<str>]) -> Self {
        let called = |names: &[&str], field: &str| names.contains(&field.to_lowercase().as_str());
        let mut names: Vec<&str> = header.iter().map(AsRef::as_ref).collect();
        let index = (names.len() > 3)
            .then(|| {
                names
                    .iter()
                    .position(|name| called(&["", "index", "id", "#"], name))
            })
            .flatten();
        if let Some(index) = index {
            names.remove(index);
        }
        let is_label = |name: &&str| called(&["label", "class", "target"], name);
        Self {
            index,
            label: names.iter().position(is_label),
        }
    }

    /// Puts the label last and leaves the index out.
    fn put_in_order(&self, fields: &mut Vec<Cow<str>>) {
        if let Some(index) = self.index.filter(|index| *index < fields.len()) {
            fields.remove(index);
        }
        if let Some(label) = self.label.filter(|label| *label < fields.len()) {
            let label = fields.remove(label);
            fields.push(label);
        }
    }
}

/// What separates the fields of a line.
fn separator(line: &str) -> char {
    // Every second piece stands between quotation marks.
    let outside = || line.split('"').step_by(2);
    let used = |mark: &char| outside().any(|piece| piece.contains(*mark));
    if let Some(mark) = ['\t', ';'].into_iter().find(used) {
        return mark;
    }
    // `1,5 2 a` holds commas and is separated by spaces; `1, 2, a` is not.
    let apart: Vec<&str> = line.split_whitespace().collect();
    let is_number = |field: &&str| !field.ends_with(',') && number(field, ' ').is_some();
    let spaces = !used(&',') || apart.iter().take(2).all(is_number);
    if apart.len() > 2 && spaces { ' ' } else { ',' }
}

/// The fields of a line, without spaces around them and quotation marks.
fn fields(line: usize, text: &str, separator: char) -> Result<Vec<Cow<'_, str>>, CsvError> {
    let mut fields = Vec::new();
    let mut rest = Some(text);
    while let Some(text) = rest {
        let text = text.trim_start_matches(' ');
        let (field, tail) = match text.strip_prefix('"') {
            Some(text) => quoted(text, separator).ok_or(CsvError::Quotation { line })?,
            None => match text.split_once(separator) {
                Some((field, tail)) => (Cow::Borrowed(field.trim()), Some(tail)),
                None => (Cow::Borrowed(text.trim()), None),
            },
        };
        fields.push(field);
        rest = tail;
    }
    Ok(fields)
}

/// A field after its first quotation mark, and what is left after the separator
/// behind it; none where the marks do not end.
fn quoted(text: &str, separator: char) -> Option<(Cow<'_, str>, Option<&str>)> {
    let mut field = String::new();
    let mut rest = text;
    loop {
        let (inside, after) = rest.split_once('"')?;
        field += inside;
        if let Some(more) = after.strip_prefix('"') {
            field.push('"');
            rest = more;
            continue;
        }
        let (tail, rest) = match after.split_once(separator) {
            Some((tail, rest)) => (tail, Some(rest)),
            None => (after, None),
        };
        let field = field.trim().to_owned() + tail.trim_end();
        return Some((field.into(), rest));
    }
}

/// The labels' values and the classes' names.
fn sorted(labels: &[Label]) -> Result<(Vec<f32>, Vec<String>), CsvError> {
    let words = labels.first().is_some_and(|label| label.number.is_none());
    let mut names: Vec<&Label> = Vec::new();
    let mut many = None;
    for label in labels {
        let known = |name: &&Label| same(name, label, words);
        if names.iter().any(known) {
            continue;
        }
        if names.len() == MAX_CLASSES {
            many = Some(label);
            break;
        }
        names.push(label);
    }
    let whole = |label: &Label| label.number.is_some_and(|number| number.fract() == 0.0);
    if !words && (many.is_some() || !labels.iter().all(whole)) {
        let numbers = labels.iter().filter_map(|label| label.number);
        return Ok((numbers.collect(), Vec::new()));
    }
    if let Some(label) = many {
        let (line, text) = (label.line, shortened(&label.text));
        return Err(CsvError::Classes { line, text });
    }
    if let [only] = names.as_slice() {
        return Err(CsvError::OneClass(shortened(&only.text)));
    }
    if !words {
        let number = |label: &Label| label.number.unwrap_or_default();
        names.sort_by(|a, b| number(a).total_cmp(&number(b)));
    }
    let class = |label: &Label| {
        let position = names.iter().position(|name| same(name, label, words));
        position.unwrap_or_default() as f32
    };
    let name = |label: &&Label| match label.number {
        Some(number) if !words => number.to_string(),
        _ => label.text.clone().into_owned(),
    };
    let classes = names.iter().map(name).collect();
    Ok((labels.iter().map(class).collect(), classes))
}

/// Whether two labels are the same class: words as written, numbers by value.
fn same(a: &Label, b: &Label, words: bool) -> bool {
    if words {
        a.text == b.text
    } else {
        a.number == b.number
    }
}

/// A finite number.
fn number(text: &str, separator: char) -> Option<f32> {
    let text: String = text.chars().map(decimal::plain).collect();
    // A comma within a field sets thousands apart where commas separate fields.
    let text = match text.split_once(',') {
        None => text,
        Some(_) if separator != ',' => text.replace(',', "."),
        Some((first, groups)) => {
            let three = |group: &str| group.split('.').next().map(str::len) == Some(3);
            let thousands = first.len() <= 4 && groups.split(',').all(three);
            if !thousands {
                return None;
            }
            text.replace(',', "")
        }
    };
    decimal::parse(&text)
        .map(|number| number as f32)
        .filter(|number| number.is_finite())
}

/// Enough of a field to find it by.
pub fn shortened(text: &str) -> String {
    const LONGEST: usize = 40;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Points as text: a line per point with its coordinates and its label, every
/// number with as many digits as it takes to tell it from its neighbours.
/// `further` are the coordinates after the second, each for all points; without
/// them [`read`] reads the points back.
pub fn write(points: &OwnPoints, further: &[Vec<f32>]) -> String {
    let mut text = String::from("x,y,");
    // Writing to a string cannot fail.
    for coordinate in 3..further.len() + 3 {
        let _ = write!(text, "x{coordinate},");
    }
    text.push_str("label\n");
    let rows = points.x.iter().zip(&points.y).zip(&points.label);
    for (row, ((x, y), label)) in rows.enumerate() {
        let _ = write!(text, "{x},{y},");
        for value in further.iter().filter_map(|column| column.get(row)) {
            let _ = write!(text, "{value},");
        }
        let _ = match points.task {
            Task::Classes(_) => writeln!(text, "{}", escaped(points.name(*label as usize))),
            Task::Regression => writeln!(text, "{label}"),
        };
    }
    text
}

/// A field as [`fields`] reads it.
fn escaped(field: String) -> String {
    if field.contains([',', '"', ';', '\t']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field
    }
}

#[cfg(test)]
mod tests;
