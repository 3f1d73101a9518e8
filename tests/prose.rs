//! What the article's text promises: its length, few boxes, few typed numbers.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

#[allow(dead_code, reason = "the build script uses the rest")]
#[path = "../build/mod.rs"]
mod checked;

#[path = "prose/numbers.rs"]
mod numbers;

use std::fs;

use checked::read::{Fields, File};

/// The article's words, markup and notes left out.
const WORDS: usize = 9_500;

/// Boxes that stand in a section's way, at most.
const CORRECTIONS: usize = 2;

/// Exceptions to the rule on typed numbers, at most. It may only become
/// smaller: who replaces one lowers it.
const EXCEPTIONS: usize = 21;

struct Section {
    file: String,
    text: String,
}

fn sections() -> Vec<Section> {
    let mut sections: Vec<Section> = fs::read_dir("content")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .map(|path| Section {
            file: path.file_name().unwrap().to_string_lossy().into_owned(),
            text: fs::read_to_string(&path).unwrap(),
        })
        .collect();
    sections.sort_by(|a, b| a.file.cmp(&b.file));
    sections
}

#[test]
fn the_article_can_be_read_in_an_hour() {
    let words: usize = sections()
        .iter()
        .flat_map(|section| numbers::printed(&section.text))
        .map(|line| {
            line.split_whitespace()
                .filter(|word| word.contains(char::is_alphanumeric))
                .count()
        })
        .sum();
    assert!(words <= WORDS, "{words} words");
    assert!(words > WORDS / 2, "{words} words: are they all read?");
}

#[test]
fn a_section_has_few_corrections_in_sight() {
    for Section { file, text } in sections() {
        let boxes = text.matches("```correction").count();
        assert!(boxes <= CORRECTIONS, "{file} has {boxes} corrections");
    }
}

/// A typed number that may stay, and why.
struct Exception {
    file: String,
    text: String,
    reason: String,
}

fn exceptions() -> Vec<Exception> {
    let name = "tests/prose/typed-numbers.toml";
    let text = fs::read_to_string(name).unwrap();
    let file = File { name, text: &text };
    let document = file.parse().unwrap();
    let list = Fields::root(&file, &document)
        .required("exceptions")
        .unwrap();
    list.items()
        .unwrap()
        .iter()
        .map(|node| {
            let fields = node.fields().unwrap();
            fields.only(&["file", "text", "reason"]).unwrap();
            let text = |key| fields.required(key).unwrap().text().unwrap().to_owned();
            Exception {
                file: text("file"),
                text: text("text"),
                reason: text("reason"),
            }
        })
        .collect()
}

#[test]
fn typed_numbers_are_listed_with_a_reason() {
    let exceptions = exceptions();
    assert!(exceptions.len() <= EXCEPTIONS, "{}", exceptions.len());
    let mut used = vec![false; exceptions.len()];
    let mut typed = Vec::new();
    for Section { file, text } in sections() {
        for line in numbers::printed(&text) {
            for number in numbers::typed(&line) {
                let excepted = exceptions.iter().position(|exception| {
                    exception.file == file
                        && line.contains(&exception.text)
                        && numbers::typed(&exception.text).contains(&number)
                });
                match excepted {
                    Some(index) => used[index] = true,
                    None => typed.push(format!(
                        "{file}: {number} in “{}”",
                        numbers::around(&line, &number)
                    )),
                }
            }
        }
    }
    for (exception, used) in exceptions.iter().zip(used) {
        assert!(
            used,
            "{}: “{}” ({}) is no longer typed",
            exception.file, exception.text, exception.reason
        );
    }
    assert!(
        typed.is_empty(),
        "write them as {{{{table.row.column}}}} or {{{{widget.output}}}}:\n{}",
        typed.join("\n")
    );
}
