//! The build script's checks, fed bad tables: each complaint must name the
//! file, the line and the row.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

#[allow(dead_code, reason = "the build script uses the rest")]
#[path = "../build/mod.rs"]
mod checked;

use checked::read::File;

const SOURCES: &str = r#"
[maker]
title = "Data sheet"
publisher = "The maker"
year = 2022
grade = "read"
read_at = "the maker's site"
read_on = "2026-11-30"
"#;

const GOOD: &str = r#"title = "Chips"
[columns]
maker = { unit = "text", title = "Maker" }
memory = { unit = "B", title = "Memory" }
[[rows]]
id = "h100"
name = "H100"
source = "maker"
date = "2022-09"
maker = "NVIDIA"
memory = { value = [80e9, 94e9], date = "2023", note = "Two kinds.", estimate = true }
"#;

fn check(text: &str) -> Result<checked::tables::Table, String> {
    let file = |name, text| File { name, text };
    let sources = checked::sources::read(&file("content/sources.toml", SOURCES)).unwrap();
    checked::tables::read("chips", &file("content/data/chips.toml", text), &sources)
        .map_err(|problem| problem.to_string())
}

/// The complaint about the good table with one thing changed.
fn complaint(old: &str, new: &str) -> String {
    assert!(GOOD.contains(old), "{old} is not in the good table");
    match check(&GOOD.replacen(old, new, 1)) {
        Ok(_) => panic!("{new} was accepted"),
        Err(complaint) => complaint,
    }
}

#[test]
fn a_good_table_is_read() {
    let table = check(GOOD).unwrap();
    let row = &table.rows[0];
    assert_eq!(row.date, "2022-09");
    let Some(checked::tables::Value::Number(cell)) = &row.cells[1] else {
        panic!("memory is a number");
    };
    assert_eq!((cell.value, cell.high), (80e9, Some(94e9)));
    assert_eq!((cell.date.as_str(), cell.estimate), ("2023", true));
}

/// A replacement in the good table, the line and the place complained about,
/// and part of the complaint.
type Case<'a> = (&'a str, &'a str, usize, &'a str, &'a str);

fn refuse(cases: &[Case<'_>]) {
    for (old, new, line, place, what) in cases {
        let complaint = complaint(old, new);
        let start = format!("content/data/chips.toml:{line}: ");
        assert!(complaint.starts_with(&start), "{new}: {complaint}");
        assert!(complaint.contains(place), "{new}: {complaint}");
        assert!(complaint.contains(what), "{new}: {complaint}");
    }
}

#[test]
fn a_bad_figure_is_refused_at_its_place() {
    let memory =
        r#"memory = { value = [80e9, 94e9], date = "2023", note = "Two kinds.", estimate = true }"#;
    let row = "row h100";
    let cell = "row h100, column memory";
    refuse(&[
        (memory, "memory = -1", 11, cell, "is negative"),
        (memory, "memory = inf", 11, cell, "is not finite"),
        (memory, "memory = nan", 11, cell, "is not finite"),
        (
            memory,
            "memory = [94e9, 80e9]",
            11,
            cell,
            "the low end of the range",
        ),
        (memory, "memory = [1, 2, 3]", 11, cell, "a range has"),
        (memory, "memory = \"80 GB\"", 11, cell, "expected a number"),
        (
            memory,
            "memory = { note = \"none\" }",
            11,
            cell,
            "has no `value`",
        ),
        (
            memory,
            "memory = { value = 1, colour = 2 }",
            11,
            cell,
            "`colour` means nothing",
        ),
        (
            memory,
            "memory = { value = 1, source = \"nobody\" }",
            11,
            cell,
            "unknown source `nobody`",
        ),
        (
            memory,
            "memory = { value = 1, date = \"2023-02-29\" }",
            11,
            cell,
            "is no date",
        ),
        (
            memory,
            "memroy = 80e9",
            11,
            row,
            "there is no column `memroy`",
        ),
        (memory, "", 1, "column memory", "is empty"),
    ]);
}

#[test]
fn a_bad_row_or_column_is_refused_at_its_place() {
    let row = "row h100";
    let cell = "row h100, column memory";
    refuse(&[
        ("source = \"maker\"\n", "", 5, row, "has no `source`"),
        ("date = \"2022-09\"\n", "", 5, row, "has no `date`"),
        ("name = \"H100\"\n", "", 5, row, "has no `name`"),
        ("\"maker\"", "\"maker2\"", 8, row, "unknown source `maker2`"),
        ("\"maker\"", "[]", 8, row, "has no source"),
        ("2022-09", "2022-13", 9, row, "`2022-13` is no date"),
        ("2022-09", "September", 9, row, "is no date"),
        (
            "\"NVIDIA\"",
            "\"\"",
            10,
            "row h100, column maker",
            "is empty",
        ),
        (
            "\"NVIDIA\"",
            "7",
            10,
            "row h100, column maker",
            "expected text",
        ),
        ("\"h100\"", "\"H100\"", 6, "", "is not snake_case"),
        (
            "unit = \"B\"",
            "unit = \"GB\"",
            4,
            "column memory",
            "unknown unit `GB`",
        ),
        ("unit = \"B\", ", "", 11, cell, "has no unit"),
        (
            "name = \"H100\"\n",
            "name = \"H100\"\nunit = \"B\"\n",
            11,
            "column maker",
            "has two units",
        ),
        (
            ", title = \"Memory\"",
            "",
            4,
            "column memory",
            "has no `title`",
        ),
        (
            "memory = { unit",
            "date = { unit",
            4,
            "column date",
            "is reserved",
        ),
        (
            "title = \"Chips\"",
            "titel = \"Chips\"",
            1,
            "",
            "`titel` means nothing",
        ),
        ("\"Memory\" }", "\"Memory\"", 5, "", "missing key"),
    ]);
}

#[test]
fn an_id_is_used_once() {
    let rows = GOOD.split_once("[[rows]]").unwrap().1;
    let complaint = check(&format!("{GOOD}[[rows]]{rows}")).err().unwrap();
    assert!(
        complaint.starts_with("content/data/chips.toml:12: "),
        "{complaint}"
    );
    assert!(
        complaint.contains("row h100: the id is taken"),
        "{complaint}"
    );
}

#[test]
fn a_bad_source_is_refused() {
    for (old, new, what) in [
        ("year = 2022", "year = 22", "is not a year"),
        ("year = 2022", "", "has no `year`"),
        ("title = \"Data sheet\"", "", "has no `title`"),
        ("grade = \"read\"", "", "has no `grade`"),
        ("\"read\"", "\"checked\"", "is no grade"),
        ("\"read\"", "\"not read\"", "`read_at` does not go"),
        ("\"read\"", "\"second hand\"", "has no `relied_on`"),
        ("read_at = \"the maker's site\"", "", "has no `read_at`"),
        ("\"2026-11-30\"", "\"2026-11\"", "is no day"),
        ("\"2026-11-30\"", "\"2026-11-31\"", "is no day"),
        (
            "grade = \"read\"",
            "grade = \"read\"\nrelied_on = \"x\"",
            "`relied_on` does not go",
        ),
        (
            "publisher = \"The maker\"",
            "",
            "neither authors nor a publisher",
        ),
        ("year = 2022", "year = 2022\nurl = \"ftp://x\"", "https://"),
        (
            "year = 2022",
            "year = 2022\nisbn = \"1\"",
            "`isbn` means nothing",
        ),
    ] {
        let text = SOURCES.replacen(old, new, 1);
        let file = File {
            name: "content/sources.toml",
            text: &text,
        };
        let complaint = checked::sources::read(&file).err().unwrap().to_string();
        assert!(
            complaint.starts_with("content/sources.toml:"),
            "{complaint}"
        );
        assert!(complaint.contains("source maker: "), "{complaint}");
        assert!(complaint.contains(what), "{new}: {complaint}");
    }
}

#[test]
fn a_date_is_the_middle_of_what_it_names() {
    let year = checked::dates::decimal_year;
    assert_eq!(year("2023"), Some(2023.5));
    assert_eq!(year("2023-01"), Some(2023.0 + 15.5 / 365.0));
    assert_eq!(year("2024-12-31"), Some(2024.0 + 365.5 / 366.0));
    assert_eq!(year("2024-02-29"), Some(2024.0 + 59.5 / 366.0));
    for bad in [
        "",
        "23",
        "2023-1",
        "2023-00",
        "2023-02-29",
        "2023-04-31",
        "2023-01-01-01",
        "-2023",
        "+202",
    ] {
        assert_eq!(year(bad), None, "{bad}");
    }
}

const CLAIM: &str = r#"
[[claims]]
number = 1
section = 1
article = "It doubles."
ours = "It does not."
verdict = "wrong"
why = "We counted."
sources = ["maker"]

[[claims.checks]]
widget = "growth"
output = "factor"
ours = { expected = 2, tolerance = 0.1, inputs = { doubling = "3.4" } }
"#;

#[test]
fn a_bad_claim_is_refused() {
    let read = |text: &str| {
        let file = |name, text| File { name, text };
        let sources = checked::sources::read(&file("content/sources.toml", SOURCES)).unwrap();
        checked::claims::read(&file("content/claims.toml", text), &sources)
            .map_err(|problem| problem.to_string())
    };
    let good = read(CLAIM).unwrap();
    let inputs = &good[0].checks[0].ours.as_ref().unwrap().inputs;
    assert_eq!(*inputs, [("doubling".to_owned(), "3.4".to_owned())]);
    for (old, new, what) in [
        ("number = 1", "number = 2", "is not the next one"),
        ("\"wrong\"", "\"false\"", "is no verdict"),
        ("\"maker\"", "\"nobody\"", "unknown source `nobody`"),
        ("\"We counted.\"", "\"\"", "is empty"),
        ("\"3.4\"", "3.4", "expected text"),
        (
            "ours = { expected",
            "theirs = { expected",
            "`theirs` means nothing",
        ),
        ("tolerance = 0.1, ", "", "has no `tolerance`"),
    ] {
        assert!(CLAIM.contains(old), "{old}");
        let complaint = read(&CLAIM.replacen(old, new, 1)).err().unwrap();
        assert!(complaint.starts_with("content/claims.toml:"), "{complaint}");
        assert!(complaint.contains(what), "{new}: {complaint}");
    }
}
