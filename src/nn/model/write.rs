//! A model as JSON text.

use super::SavedModel;
use super::fields::{self, Codec};
use crate::nn::json::write_number;
use crate::nn::names::Named;
use core::fmt::{Display, Write};

/// Writes fields after one another. The outer two levels have a line for each
/// field; what lies deeper stands in one.
struct Writer {
    text: String,
    /// Objects that are open.
    depth: usize,
    /// Whether the object has no field yet.
    first: bool,
}

pub(super) fn model(model: &SavedModel) -> String {
    let mut writer = Writer {
        text: String::new(),
        depth: 0,
        first: true,
    };
    writer.braces(|writer| {
        writer.plain("format", &format_args!("\"{}\"", model.format));
        writer.plain("version", &model.version);
        fields::model(writer, &mut model.clone());
    });
    writer.text.push('\n');
    writer.text
}

impl Writer {
    fn name(&mut self, name: &str) {
        let comma = if self.first { "" } else { "," };
        let space = match self.depth {
            1 => "\n",
            2 => "\n  ",
            _ if self.first => "",
            _ => " ",
        };
        self.first = false;
        // Writing to a string cannot fail.
        let _ = write!(self.text, "{comma}{space}\"{name}\": ");
    }

    #[inline(never)]
    fn plain(&mut self, name: &str, value: &dyn Display) {
        self.name(name);
        let _ = write!(self.text, "{value}");
    }

    fn braces(&mut self, fields: impl FnOnce(&mut Self)) {
        self.text.push('{');
        self.depth += 1;
        self.first = true;
        fields(self);
        self.text.push_str(if self.depth < 3 { "\n}" } else { "}" });
        self.depth -= 1;
        self.first = false;
    }
}

impl Codec for Writer {
    fn object(&mut self, name: &'static str, fields: impl FnOnce(&mut Self)) {
        self.name(name);
        self.braces(fields);
    }

    fn optional<T>(
        &mut self,
        name: &'static str,
        value: &mut Option<T>,
        _: fn() -> T,
        fields: impl FnOnce(&mut Self, &mut T),
    ) {
        match value {
            Some(value) => self.object(name, |writer| fields(writer, value)),
            None => self.plain(name, &"null"),
        }
    }

    fn count(&mut self, name: &'static str, value: &mut u64) {
        self.plain(name, value);
    }

    fn size(&mut self, name: &'static str, value: &mut usize) {
        self.plain(name, value);
    }

    fn sizes(&mut self, name: &'static str, values: &mut Vec<usize>) {
        self.plain(name, &list(values.iter().map(usize::to_string)));
    }

    fn number(&mut self, name: &'static str, value: &mut f32) {
        self.plain(name, &write_number(*value));
    }

    fn numbers(&mut self, name: &'static str, values: &mut Vec<f32>) {
        self.plain(name, &list(values.iter().map(|value| write_number(*value))));
    }

    fn choice<T: Named>(&mut self, name: &'static str, value: &mut T) {
        self.plain(name, &format_args!("\"{}\"", value.name()));
    }

    fn choices<T: Named>(&mut self, name: &'static str, values: &mut Vec<T>) {
        let names = values.iter().map(|value| format!("\"{}\"", value.name()));
        self.plain(name, &list(names));
    }
}

fn list(items: impl Iterator<Item = String>) -> String {
    let mut text = String::from("[");
    for (i, item) in items.enumerate() {
        let comma = if i == 0 { "" } else { ", " };
        let _ = write!(text, "{comma}{item}");
    }
    text.push(']');
    text
}
