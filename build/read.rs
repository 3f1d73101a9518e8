//! TOML with its places: every complaint names the file, the line and the row.

use std::fmt;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What is wrong, and where.
#[derive(Debug)]
pub(crate) struct Problem {
    file: String,
    line: usize,
    place: String,
    what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
        if !self.place.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        f.write_str(&self.what)
    }
}

/// A file's name, as printed, and its text.
pub(crate) struct File<'a> {
    pub(crate) name: &'a str,
    pub(crate) text: &'a str,
}

impl<'a> File<'a> {
    /// The document, with the span of every value.
    pub(crate) fn parse(&self) -> Result<Spanned<DeTable<'a>>, Problem> {
        DeTable::parse(self.text)
            .map_err(|e| self.problem(e.span().unwrap_or(0..0), "", e.message()))
    }

    fn problem(&self, span: Range<usize>, place: &str, what: &str) -> Problem {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        Problem {
            file: self.name.to_owned(),
            line: before.matches('\n').count() + 1,
            place: place.to_owned(),
            what: what.to_owned(),
        }
    }
}

/// One value of a document, and how to name it in a complaint.
#[derive(Clone)]
pub(crate) struct Node<'a> {
    file: &'a File<'a>,
    place: String,
    span: Range<usize>,
    value: &'a DeValue<'a>,
}

impl<'a> Node<'a> {
    fn new(file: &'a File<'a>, place: String, value: &'a Spanned<DeValue<'a>>) -> Self {
        Self {
            file,
            place,
            span: value.span(),
            value: value.get_ref(),
        }
    }

    /// The same value, complained about under another name.
    pub(crate) fn named(mut self, place: String) -> Self {
        self.place = place;
        self
    }

    pub(crate) fn problem(&self, what: &str) -> Problem {
        self.file.problem(self.span.clone(), &self.place, what)
    }

    fn wrong_type(&self, wanted: &str) -> Problem {
        self.problem(&format!("expected {wanted}, found {}", self.kind()))
    }

    fn kind(&self) -> &'static str {
        self.value.type_str()
    }

    /// A string with something in it.
    pub(crate) fn text(&self) -> Result<&'a str, Problem> {
        match self.value.as_str() {
            Some(text) if !text.trim().is_empty() => Ok(text),
            Some(_) => Err(self.problem("is empty")),
            None => Err(self.wrong_type("text")),
        }
    }

    pub(crate) fn flag(&self) -> Result<bool, Problem> {
        self.value
            .as_bool()
            .ok_or_else(|| self.wrong_type("true or false"))
    }

    /// A finite number that is not negative: no figure here is.
    pub(crate) fn number(&self) -> Result<f64, Problem> {
        let digits = match self.value {
            DeValue::Integer(i) if i.radix() == 10 => i.as_str(),
            DeValue::Float(f) => f.as_str(),
            _ => return Err(self.wrong_type("a number")),
        };
        let number: f64 = digits
            .parse()
            .map_err(|_| self.problem("is not a number"))?;
        if !number.is_finite() {
            return Err(self.problem("is not finite"));
        }
        if number < 0.0 {
            return Err(self.problem("is negative"));
        }
        Ok(number)
    }

    pub(crate) fn is_table(&self) -> bool {
        self.value.is_table()
    }

    pub(crate) fn fields(&self) -> Result<Fields<'a>, Problem> {
        let table = self
            .value
            .as_table()
            .ok_or_else(|| self.wrong_type("a table"))?;
        Ok(Fields {
            file: self.file,
            place: self.place.clone(),
            span: self.span.clone(),
            table,
        })
    }

    /// The elements of an array, or nothing if it is no array.
    pub(crate) fn items(&self) -> Option<Vec<Self>> {
        let array = self.value.as_array()?;
        let node = |value| Self::new(self.file, self.place.clone(), value);
        Some(array.iter().map(node).collect())
    }
}

/// A table of a document.
pub(crate) struct Fields<'a> {
    file: &'a File<'a>,
    place: String,
    span: Range<usize>,
    table: &'a DeTable<'a>,
}

impl<'a> Fields<'a> {
    pub(crate) fn root(file: &'a File<'a>, document: &'a Spanned<DeTable<'a>>) -> Self {
        Self {
            file,
            place: String::new(),
            span: document.span(),
            table: document.get_ref(),
        }
    }

    /// The same table, complained about under another name.
    pub(crate) fn named(mut self, place: String) -> Self {
        self.place = place;
        self
    }

    pub(crate) fn problem(&self, what: &str) -> Problem {
        self.file.problem(self.span.clone(), &self.place, what)
    }

    /// Every key with its value, in the order of the file.
    pub(crate) fn entries(&self) -> Vec<(&'a str, Node<'a>)> {
        let mut entries: Vec<_> = self.table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        entries
            .into_iter()
            .map(|(key, value)| {
                let key: &'a str = key.get_ref();
                (key, Node::new(self.file, self.place.clone(), value))
            })
            .collect()
    }

    pub(crate) fn get(&self, key: &str) -> Option<Node<'a>> {
        self.entries()
            .into_iter()
            .find_map(|(k, node)| (k == key).then_some(node))
    }

    pub(crate) fn required(&self, key: &str) -> Result<Node<'a>, Problem> {
        self.get(key)
            .ok_or_else(|| self.problem(&format!("has no `{key}`")))
    }

    /// Refuses every key but these.
    pub(crate) fn only(&self, keys: &[&str]) -> Result<(), Problem> {
        for (key, node) in self.entries() {
            if !keys.contains(&key) {
                return Err(node.problem(&format!("`{key}` means nothing here")));
            }
        }
        Ok(())
    }
}
