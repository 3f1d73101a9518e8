//! A model from JSON text, every error with the path of its field.

use super::fields::{self, Codec};
use super::{FORMAT, ModelError, SavedModel, VERSION};
use crate::nn::config::RunConfig;
use crate::nn::json::{Json, parse, read_number as number};
use crate::nn::names::Named;

const NULL: Json = Json::Plain("null");

/// Reads fields of the object it stands in. What is wrong first is kept, and
/// stands for all that follows: a reader that went on in words at every field
/// would be three times the code.
struct Reader<'a> {
    object: &'a Json<'a>,
    /// Where that object is, `config.data` for one.
    path: String,
    wrong: Option<ModelError>,
}

pub(super) fn model(text: &str) -> Result<SavedModel, ModelError> {
    let json = parse(text)?;
    let mut reader = Reader {
        object: &json,
        path: String::new(),
        wrong: None,
    };
    if *reader.field("format") != Json::Text(FORMAT) {
        return Err(ModelError::Format);
    }
    let mut version = 0;
    reader.count("version", &mut version);
    let version = u32::try_from(version).unwrap_or(u32::MAX);
    if reader.wrong.is_none() && version != VERSION {
        return Err(ModelError::Version(version));
    }
    let mut model = SavedModel {
        format: FORMAT.into(),
        version,
        config: RunConfig::default(),
        step: 0,
        weights: Vec::new(),
        first: Vec::new(),
        second: Vec::new(),
    };
    fields::model(&mut reader, &mut model);
    reader.wrong.map_or(Ok(model), Err)
}

impl<'a> Reader<'a> {
    fn path_of(&self, name: &str) -> String {
        let point = if self.path.is_empty() { "" } else { "." };
        format!("{}{point}{name}", self.path)
    }

    #[inline(never)]
    fn wrong(&mut self, name: &str, expected: &'static str) {
        let field = self.path_of(name);
        self.wrong
            .get_or_insert(ModelError::Field { field, expected });
    }

    /// The value of a field; null where there is none.
    #[inline(never)]
    fn field(&mut self, name: &str) -> &'a Json<'a> {
        let Json::Object(fields) = self.object else {
            let (field, expected) = (self.path.clone(), "an object");
            self.wrong
                .get_or_insert(ModelError::Field { field, expected });
            return &NULL;
        };
        if let Some((_, found)) = fields.iter().find(|(known, _)| *known == name) {
            return found;
        }
        let missing = ModelError::Missing(self.path_of(name));
        self.wrong.get_or_insert(missing);
        &NULL
    }

    /// Reads the fields of an object in this one.
    fn within(&mut self, name: &str, object: &'a Json<'a>, fields: impl FnOnce(&mut Self)) {
        let path = self.path_of(name);
        let (outer, outer_path) = (self.object, core::mem::replace(&mut self.path, path));
        self.object = object;
        fields(self);
        (self.object, self.path) = (outer, outer_path);
    }

    /// A field's items, each read; none where one of them is not as expected.
    fn list<T>(
        &mut self,
        name: &str,
        expected: &'static str,
        item: impl Fn(&Json) -> Option<T>,
    ) -> Vec<T> {
        let items = match self.field(name) {
            Json::List(items) => items.iter().map(item).collect(),
            _ => None,
        };
        items.unwrap_or_else(|| {
            self.wrong(name, expected);
            Vec::new()
        })
    }
}

impl Codec for Reader<'_> {
    fn object(&mut self, name: &'static str, fields: impl FnOnce(&mut Self)) {
        let object = self.field(name);
        self.within(name, object, fields);
    }

    fn optional<T>(
        &mut self,
        name: &'static str,
        value: &mut Option<T>,
        empty: fn() -> T,
        fields: impl FnOnce(&mut Self, &mut T),
    ) {
        let object = self.field(name);
        *value = (*object != NULL).then(empty);
        if let Some(value) = value {
            self.within(name, object, |reader| fields(reader, value));
        }
    }

    #[inline(never)]
    fn count(&mut self, name: &'static str, value: &mut u64) {
        match whole(self.field(name)) {
            Some(count) => *value = count,
            None => self.wrong(name, "a whole number of 0 or more"),
        }
    }

    fn size(&mut self, name: &'static str, value: &mut usize) {
        let mut count = 0;
        self.count(name, &mut count);
        // Sizes that do not fit are beyond every limit.
        *value = usize::try_from(count).unwrap_or(usize::MAX);
    }

    fn sizes(&mut self, name: &'static str, values: &mut Vec<usize>) {
        let size = |value: &Json| Some(usize::try_from(whole(value)?).unwrap_or(usize::MAX));
        *values = self.list(name, "a list of whole numbers of 0 or more", size);
    }

    #[inline(never)]
    fn number(&mut self, name: &'static str, value: &mut f32) {
        match number(self.field(name)) {
            Some(number) => *value = number,
            None => self.wrong(name, "a number"),
        }
    }

    #[inline(never)]
    fn numbers(&mut self, name: &'static str, values: &mut Vec<f32>) {
        *values = self.list(name, "a list of numbers", number);
    }

    fn choice<T: Named>(&mut self, name: &'static str, value: &mut T) {
        match named(self.field(name)) {
            Some(choice) => *value = choice,
            None => self.wrong(name, "one of the names that version 1 knows"),
        }
    }

    fn choices<T: Named>(&mut self, name: &'static str, values: &mut Vec<T>) {
        *values = self.list(name, "a list of names that version 1 knows", named);
    }
}

fn whole(value: &Json) -> Option<u64> {
    match value {
        Json::Plain(text) => text.parse().ok(),
        _ => None,
    }
}

fn named<T: Named>(value: &Json) -> Option<T> {
    match value {
        Json::Text(name) => T::named(name),
        _ => None,
    }
}
