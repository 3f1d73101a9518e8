//! The numbers in a section's text that are typed instead of referred to.

/// Words and signs that make a number a quantity.
const UNITS: [&str; 34] = [
    "%", "°", "B", "kB", "MB", "GB", "TB", "GiB", "W", "kW", "MW", "kWh", "bits", "bytes",
    "billion", "million", "trillion", "CFM", "litres", "metres", "miles", "g", "tonnes", "seconds",
    "minutes", "hours", "days", "months", "years", "TFLOP/s", "GB/s", "TB/s", "cubic", "square",
];

/// Names that end in a number, as Llama 3.1 does.
const NUMBERED: [&str; 1] = ["Llama"];

/// The lines that a reader sees, without notes, addresses, references and what
/// a correction quotes from the original.
pub(crate) fn printed(text: &str) -> Vec<String> {
    let body = text.splitn(3, "+++").nth(2).unwrap_or(text);
    let mut block = "";
    let mut lines = Vec::new();
    for line in body.lines() {
        if let Some(name) = line.strip_prefix("```") {
            block = name;
            continue;
        }
        let text = match (block, line.split_once(" = ")) {
            ("", _) => line,
            (_, Some(("text" | "caption" | "ours" | "why", value))) => value,
            _ => continue,
        };
        lines.push(without_markup(text));
    }
    lines
}

/// Drops `[^notes]`, `](addresses)` and `{{references}}`.
fn without_markup(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((start, close)) = [("[^", "]"), ("](", ")"), ("{{", "}}")]
        .iter()
        .filter_map(|(open, close)| Some((rest.find(open)?, *close)))
        .min()
    {
        out.push_str(&rest[..start]);
        let after = &rest[start..];
        let end = after.find(close).map_or(after.len(), |at| at + close.len());
        rest = &after[end..];
    }
    out.push_str(rest);
    out
}

/// Numbers with a unit, with a decimal point or over ten. Years, and digits that belong to a name
/// such as GPT-3 or of a section, are no numbers.
pub(crate) fn typed(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = line[at..]
        .find(|c: char| c.is_ascii_digit())
        .map(|i| at + i)
    {
        let rest = &line[start..];
        let length = rest
            .find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.'))
            .unwrap_or(rest.len());
        let digits = rest[..length].trim_end_matches([',', '.']);
        at = start + length;
        let before = line[..start].chars().next_back();
        let after = &line[start + digits.len()..];
        let named = line[..start].trim_end();
        let of_a_name = NUMBERED.iter().any(|name| named.ends_with(name))
            || before.is_some_and(|c| c.is_alphanumeric() || c == '-' || c == '_')
            || after.starts_with(|c: char| c.is_alphabetic());
        let Ok(value) = digits.replace(',', "").parse::<f64>() else {
            continue;
        };
        let year = digits.len() == 4 && (1950.0..2041.0).contains(&value) && !has_unit(after);
        let money = matches!(before, Some('$' | '£'));
        let of_a_section = line[..start].ends_with("ection ");
        if !of_a_name
            && !of_a_section
            && !year
            && (value > 10.0 || digits.contains('.') || money || has_unit(after))
        {
            found.push(digits.to_owned());
        }
    }
    found
}

fn has_unit(after: &str) -> bool {
    let word: String = after
        .trim_start()
        .chars()
        .take_while(|c| !c.is_whitespace() && !",.;:)".contains(*c))
        .collect();
    UNITS.contains(&word.as_str()) || after.starts_with('%') || after.trim_start().starts_with('°')
}

/// A number with some words to each side, to be found again.
pub(crate) fn around(line: &str, number: &str) -> String {
    let at = line.find(number).unwrap_or(0);
    let from = line[..at]
        .char_indices()
        .rev()
        .nth(30)
        .map_or(0, |(i, _)| i);
    line[from..].chars().take(70 + number.len()).collect()
}
