//! As much of JSON as a saved model needs, without a library: the page's
//! program stays small, and numbers keep every digit.
//!
//! It knows syntax; `model` knows what the fields mean. Numbers stay text until
//! someone says what they should be, so that neither 64-bit seeds nor 32-bit
//! weights pass through a type that cannot hold them. Strings are compared as
//! they are written: no name in a model needs an escape.

use crate::decimal;
use thiserror::Error;

/// Values inside values, at most. No model needs more than four; a text of
/// nothing but brackets must not exhaust the stack.
const DEEPEST: usize = 16;

/// A value, borrowed from its text.
#[derive(Clone, Debug, PartialEq)]
pub enum Json<'a> {
    /// `null`, `true`, `false` or a number, as written.
    Plain(&'a str),
    /// A string, without its quotation marks, escapes as written.
    Text(&'a str),
    /// A list.
    List(Vec<Json<'a>>),
    /// Names and values in order.
    Object(Vec<(&'a str, Json<'a>)>),
}

/// Why a text is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("line {line} is not JSON: {expected} is missing")]
pub struct JsonError {
    /// Which line, counted from 1.
    pub line: usize,
    /// What should have come.
    pub expected: &'static str,
}

/// A number, rounded twice: to 64 bits and then to 32. Writers see to it that
/// this does not matter.
pub fn read_number(value: &Json) -> Option<f32> {
    match value {
        Json::Plain(text) => decimal::parse(text).map(|number| number as f32),
        _ => None,
    }
}

/// A number with the fewest digits that reads back as the same bits, by readers
/// too that take them for 64-bit numbers first, as browsers do.
pub fn write_number(value: f32) -> String {
    let small = value != 0.0 && value.abs() < 1e-4;
    let short = if small || value.abs() >= 1e9 {
        format!("{value:e}")
    } else {
        value.to_string()
    };
    let read = decimal::parse(&short).map(|read| (read as f32).to_bits());
    if read == Some(value.to_bits()) {
        short
    } else {
        format!("{:e}", f64::from(value))
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

/// Reads one value and nothing after it.
///
/// # Errors
/// The line of the first thing that is not JSON.
pub fn parse(text: &str) -> Result<Json<'_>, JsonError> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(0)?;
    if reader.next().is_some() {
        return Err(reader.error("the end"));
    }
    Ok(value)
}

impl<'a> Reader<'a> {
    fn error(&self, expected: &'static str) -> JsonError {
        let before = self.text.as_bytes().iter().take(self.at);
        JsonError {
            line: 1 + before.filter(|byte| **byte == b'\n').count(),
            expected,
        }
    }

    /// The next byte that is not space, without taking it.
    fn next(&mut self) -> Option<u8> {
        loop {
            let byte = *self.text.as_bytes().get(self.at)?;
            if !matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    /// Takes a byte if it comes next.
    fn take(&mut self, byte: u8) -> bool {
        let found = self.next() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn value(&mut self, depth: usize) -> Result<Json<'a>, JsonError> {
        if depth == DEEPEST {
            return Err(self.error("a value that is less deep"));
        }
        match self.next() {
            Some(b'"') => Ok(Json::Text(self.string()?)),
            Some(b'[') => {
                let mut items = Vec::new();
                self.items(b']', |reader| {
                    items.push(reader.value(depth + 1)?);
                    Ok(())
                })?;
                Ok(Json::List(items))
            }
            Some(b'{') => {
                let mut fields = Vec::new();
                self.items(b'}', |reader| {
                    let name = reader.string()?;
                    if !reader.take(b':') {
                        return Err(reader.error("“:”"));
                    }
                    fields.push((name, reader.value(depth + 1)?));
                    Ok(())
                })?;
                Ok(Json::Object(fields))
            }
            _ => self.plain(),
        }
    }

    /// What is between an opening bracket and `end`, separated by commas.
    fn items(
        &mut self,
        end: u8,
        mut item: impl FnMut(&mut Self) -> Result<(), JsonError>,
    ) -> Result<(), JsonError> {
        self.at += 1;
        if self.take(end) {
            return Ok(());
        }
        loop {
            item(self)?;
            if self.take(end) {
                return Ok(());
            }
            if !self.take(b',') {
                return Err(self.error("a comma or a closing bracket"));
            }
        }
    }

    fn string(&mut self) -> Result<&'a str, JsonError> {
        if !self.take(b'"') {
            return Err(self.error("a quotation mark"));
        }
        let start = self.at;
        let mut escaped = false;
        for byte in self.text.as_bytes().iter().skip(start) {
            self.at += 1;
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => return Ok(self.text.get(start..self.at - 1).unwrap_or_default()),
                _ => {}
            }
        }
        Err(self.error("a quotation mark"))
    }

    fn plain(&mut self) -> Result<Json<'a>, JsonError> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let part_of_it = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.');
        let length = rest.find(|c| !part_of_it(c)).unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or_default();
        let number = word.starts_with(|c: char| c == '-' || c.is_ascii_digit());
        if !(matches!(word, "null" | "true" | "false") || number && decimal::parse(word).is_some())
        {
            return Err(self.error("a value"));
        }
        self.at += length;
        Ok(Json::Plain(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn values_of_every_sort_are_read() {
        let text = " {\"a\" : [1, -2.5e3,true], \"b\\\"\": {}, \"c\": [ ],\n\"d\": null} ";
        let expected = Json::Object(vec![
            (
                "a",
                Json::List(vec![
                    Json::Plain("1"),
                    Json::Plain("-2.5e3"),
                    Json::Plain("true"),
                ]),
            ),
            ("b\\\"", Json::Object(Vec::new())),
            ("c", Json::List(Vec::new())),
            ("d", Json::Plain("null")),
        ]);
        assert_eq!(parse(text), Ok(expected));
    }

    #[test]
    fn errors_name_the_line() {
        let deep = "[".repeat(100_000);
        for (text, expected) in [
            ("", "line 1 is not JSON: a value is missing"),
            ("{\n\"a\" 1}", "line 2 is not JSON: “:” is missing"),
            (
                "[1\n\n2]",
                "line 3 is not JSON: a comma or a closing bracket is missing",
            ),
            ("\"a", "line 1 is not JSON: a quotation mark is missing"),
            ("[nan]", "line 1 is not JSON: a value is missing"),
            ("1 2", "line 1 is not JSON: the end is missing"),
            (
                &deep,
                "line 1 is not JSON: a value that is less deep is missing",
            ),
        ] {
            assert_eq!(parse(text).unwrap_err().to_string(), expected);
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[]\\[{}\":,0-9a-z.\\\\ ü-]{0,60}|\\PC{0,40}") {
            let _ = parse(&text);
        }
    }
}
