//! Own points as text: a line per point, two features and a label.
//!
//! It knows separators, headers and line numbers; not what a network makes of
//! the points.

use super::{OwnPoints, Task};
use crate::decimal;
use crate::nn::config::{MAX_CLASSES, MAX_OWN_POINTS};
use core::fmt::Write;
use thiserror::Error;

/// Points read, and what their classes were called.
#[derive(Clone, Debug, PartialEq)]
pub struct Csv {
    /// The points, in the order of the lines.
    pub points: OwnPoints,
    /// The labels as they were written, a name per class in the order of the
    /// class numbers; empty where labels are numbers.
    pub classes: Vec<String>,
}

/// Why a text is not a list of points. Lines are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CsvError {
    /// There is no line with a point.
    #[error("there are no points: each line needs two numbers and a label")]
    Empty,
    /// A line has too few or too many fields.
    #[error("line {line} has {found} fields; two numbers and a label are needed")]
    Fields {
        /// Which line.
        line: usize,
        /// Fields in it.
        found: usize,
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
    text: &'a str,
    number: Option<f32>,
}

/// Reads points. Fields are separated by tabs, else by semicolons, else by
/// commas, whichever the first line has; with the first two, numbers may have a
/// decimal comma. A first line whose first two fields are no numbers is a
/// header. Empty lines are passed over.
///
/// Labels that are all whole numbers, of 2 to 8 different ones, are classes in
/// rising order; other numbers are numbers to predict; labels that are words
/// are classes in order of appearance.
///
/// # Errors
/// The first line that is not as it must be.
pub fn read(text: &str) -> Result<Csv, CsvError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = (1..)
        .zip(text.lines())
        .map(|(line, text)| (line, text.trim_matches([' ', '\r'])))
        .filter(|(_, text)| !text.trim().is_empty())
        .peekable();
    let first = lines.peek().ok_or(CsvError::Empty)?.1;
    let separator = ['\t', ';'].into_iter().find(|c| first.contains(*c));
    let separator = separator.unwrap_or(',');
    let mut header = first.split(separator).map(|field| number(field, separator));
    if header.next() == Some(None) && header.next() == Some(None) {
        lines.next();
    }
    let (mut x, mut y, mut labels) = (Vec::new(), Vec::new(), Vec::<Label>::new());
    for (line, text) in lines {
        let mut fields = text.split(separator).map(unquoted);
        let (Some(first), Some(second), Some(label), None) =
            (fields.next(), fields.next(), fields.next(), fields.next())
        else {
            let found = text.split(separator).count();
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
        x.push(coordinate(first)?);
        y.push(coordinate(second)?);
        if label.is_empty() {
            return Err(CsvError::NoLabel { line });
        }
        let number = number(label, separator);
        if number.is_none() && labels.first().is_some_and(|first| first.number.is_some()) {
            let text = shortened(label);
            return Err(CsvError::MixedLabels { line, text });
        }
        labels.push(Label {
            line,
            text: label,
            number,
        });
    }
    if labels.is_empty() {
        return Err(CsvError::Empty);
    }
    let (label, classes) = sorted(&labels)?;
    let task = match classes.len() {
        0 => Task::Regression,
        count => Task::Classes(count),
    };
    let points = OwnPoints { x, y, label, task };
    Ok(Csv { points, classes })
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
        let (line, text) = (label.line, shortened(label.text));
        return Err(CsvError::Classes { line, text });
    }
    if let [only] = names.as_slice() {
        return Err(CsvError::OneClass(shortened(only.text)));
    }
    if !words {
        let number = |label: &Label| label.number.unwrap_or_default();
        names.sort_by(|a, b| number(a).total_cmp(&number(b)));
    }
    let class = |label: &Label| {
        let position = names.iter().position(|name| same(name, label, words));
        position.unwrap_or_default() as f32
    };
    let classes = names.iter().map(|name| shortened(name.text)).collect();
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
    let text = unquoted(text);
    let number = if separator == ',' {
        decimal::parse(text)
    } else {
        decimal::parse(&text.replace(',', "."))
    };
    number
        .map(|number| number as f32)
        .filter(|number| number.is_finite())
}

fn unquoted(field: &str) -> &str {
    let field = field.trim();
    let inner = field.strip_prefix('"').and_then(|f| f.strip_suffix('"'));
    inner.unwrap_or(field).trim()
}

/// Enough of a field to find it by.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 40;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Points as text that [`read`] reads back: `x,y,label`, a line per point, every
/// number with as many digits as it takes to tell it from its neighbours.
pub fn write(points: &OwnPoints) -> String {
    let mut text = String::from("x,y,label\n");
    let rows = points.x.iter().zip(&points.y).zip(&points.label);
    for ((x, y), label) in rows {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{x},{y},{label}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn classes_numbers_and_words_are_told_apart() {
        let classes = read("x,y,label\n1,2,3\n-1.5,2e0,1\n\n0,0,3\n").unwrap();
        assert_eq!(classes.points.x, [1.0, -1.5, 0.0]);
        assert_eq!(classes.points.y, [2.0, 2.0, 0.0]);
        assert_eq!(classes.points.label, [1.0, 0.0, 1.0]);
        assert_eq!(classes.classes, ["1", "3"]);
        let signs = read("0,0,1\n0,0,-1\n0,0,+1.0\n").unwrap();
        assert_eq!(signs.points.label, [1.0, 0.0, 1.0]);
        let numbers = read("1\t2\t0,5\n3\t4\t1,25\n").unwrap();
        assert_eq!(numbers.points.label, [0.5, 1.25]);
        assert_eq!(numbers.points.task, Task::Regression);
        let words = read("\u{feff}a;b;c\r\n1,5;2;\"late\"\r\n2;3;early\r\n").unwrap();
        assert_eq!(words.points.x, [1.5, 2.0]);
        assert_eq!(words.points.label, [0.0, 1.0]);
        assert_eq!(words.classes, ["late", "early"]);
        let many: String = (0..9).map(|i| format!("0,0,{i}\n")).collect();
        assert_eq!(read(&many).unwrap().points.task, Task::Regression);
    }

    #[test]
    fn errors_name_the_line() {
        let many: String = (0..=10_000).map(|i| format!("0,0,{}\n", i % 2)).collect();
        let letters: String = ('a'..='i').map(|c| format!("0,0,{c}\n")).collect();
        let cases = [
            (
                "",
                "there are no points: each line needs two numbers and a label",
            ),
            (
                "x,y,label\n",
                "there are no points: each line needs two numbers and a label",
            ),
            (
                "x,y,c\n1,2\n",
                "line 2 has 2 fields; two numbers and a label are needed",
            ),
            (
                "1,2,3\n\n1,2,3,4\n",
                "line 3 has 4 fields; two numbers and a label are needed",
            ),
            ("1,2,0\n1,b,0\n", "line 2: “b” is not a number"),
            ("1,2,0\n1,inf,0\n", "line 2: “inf” is not a number"),
            ("1,2,0\n1,1e99,0\n", "line 2: “1e99” is not a number"),
            ("1,2,0\n1,2,\n", "line 2 has no label"),
            (
                "1,2,0\n1,2,b\n",
                "line 2: the label “b” is not a number, as those before are",
            ),
            (
                "1,2,a\n1,2,a\n",
                "all labels are “a”; there is nothing to tell apart",
            ),
            (
                &letters,
                "line 9: “i” would be class number 9; at most 8 are possible",
            ),
            (
                &many,
                "line 10001 would be point number 10001; at most 10000 are possible",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text).unwrap_err().to_string(), expected);
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[-0-9a-e.,;\t\"\r\n ]{0,60}|\\PC{0,40}") {
            if let Ok(csv) = read(&text) {
                let points = csv.points;
                prop_assert!(points.x.len() == points.y.len());
                prop_assert!(points.x.len() == points.label.len());
            }
        }

        #[test]
        fn what_is_written_is_read_back(
            rows in proptest::collection::vec((-6.0_f32..6.0, -6.0_f32..6.0, 0.1_f32..0.9), 1..50)
        ) {
            let points = OwnPoints {
                x: rows.iter().map(|row| row.0).collect(),
                y: rows.iter().map(|row| row.1).collect(),
                label: rows.iter().map(|row| row.2).collect(),
                task: Task::Regression,
            };
            prop_assert_eq!(read(&write(&points)).map(|csv| csv.points), Ok(points));
        }
    }
}
