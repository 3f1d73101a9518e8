//! Tables that people paste, and what is read of them.

use super::*;
use proptest::prelude::*;

#[test]
fn classes_numbers_and_words_are_told_apart() {
    let classes = read("x,y,label\n1,2,3\n-1.5,2e0,1\n\n0,0,3\n").unwrap();
    assert_eq!(classes.x, [1.0, -1.5, 0.0]);
    assert_eq!(classes.y, [2.0, 2.0, 0.0]);
    assert_eq!(classes.label, [1.0, 0.0, 1.0]);
    assert_eq!(classes.names, ["1", "3"]);
    let signs = read("0,0,1\n0,0,-1\n0,0,+1.0\n").unwrap();
    assert_eq!(signs.label, [1.0, 0.0, 1.0]);
    assert_eq!(signs.names, ["-1", "1"]);
    let numbers = read("1\t2\t0,5\n3\t4\t1,25\n").unwrap();
    assert_eq!(numbers.label, [0.5, 1.25]);
    assert_eq!(numbers.task, Task::Regression);
    let words = read("\u{feff}a;b;c\r\n1,5;2;\"late\"\r\n2;3;early\r\n").unwrap();
    assert_eq!(words.x, [1.5, 2.0]);
    assert_eq!(words.label, [0.0, 1.0]);
    assert_eq!(words.names, ["late", "early"]);
    let many: String = (0..9).map(|i| format!("0,0,{i}\n")).collect();
    assert_eq!(read(&many).unwrap().task, Task::Regression);
}

#[test]
fn columns_are_found_where_the_header_says() {
    let usual = read("x,y,label\n1,2,0\n3,4,1\n").unwrap();
    for text in [
        "label,x,y\n0,1,2\n1,3,4\n",
        "x,Class,y\n1,0,2\n3,1,4\n",
        ",x,y,label\n0,1,2,0\n1,3,4,1\n",
        "id;target;x;y\n7;0;1;2\n8;1;3;4\n",
        "x y label\n1 2 0\n3  4 1\n",
        "1 2 0\n3 4 1\n",
        "1,0 2,0 0\n3,0 4 1\n",
        "1, 2, 0\n3, 4, 1\n",
        "１,２,0\n٣,४,1\n",
    ] {
        assert_eq!(read(text), Ok(usual.clone()), "{text}");
    }
    let thousands = read("\"1,234\",\"5,678.5\",1\n\"-1,000,000\",2,2\n").unwrap();
    assert_eq!(thousands.x, [1234.0, -1e6]);
    assert_eq!(thousands.y, [5678.5, 2.0]);
    let wrong = read("\"1,23\",2,1\n").unwrap_err().to_string();
    assert_eq!(wrong, "line 1: “1,23” is not a number");
    // Words of a label may stand apart.
    let cities = read("1,2,New York City\n1,3,Rome\n").unwrap();
    assert_eq!(cities.names, ["New York City", "Rome"]);
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
        (
            "1,2,a\n1,2,\"b\n",
            "line 2 has a quotation mark that is not closed",
        ),
        (
            "1,2,c\n1\n",
            "line 2 has 1 field; two numbers and a label are needed",
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

#[test]
fn what_is_quoted_is_one_field() {
    let read = |text: &str| read(text).unwrap();
    let cities = read("x,y,city\n1,2,\"Paris, France\"\n\"3\", \"4\" ,\"say \"\"ah\"\"\"\n");
    assert_eq!((cities.x, cities.y), (vec![1.0, 3.0], vec![2.0, 4.0]));
    assert_eq!(cities.names, ["Paris, France", "say \"ah\""]);
    // A separator between quotation marks separates nothing.
    assert_eq!(read("1,2,\"a;b\"\n1,2,c").names, ["a;b", "c"]);
    assert_eq!(read("\"1,5\";2;\"a;b\"\n1;2;\"\"\"\"").names, ["a;b", "\""]);
    assert_eq!(read("1\t2\t\"a\tb\"\n1\t2\tc").names, ["a\tb", "c"]);
    // Inches are no quotation marks.
    assert_eq!(read("1,2,5\"\n1,2,6\"").names, ["5\"", "6\""]);
    assert_eq!(read("1,2,\"a\" b\n1,2,c").names, ["a b", "c"]);
}

/// Points of these classes and names, somewhere.
fn named(label: &[f32], names: &[&str]) -> OwnPoints {
    let classes = label.iter().copied().fold(1.0, f32::max) as usize + 1;
    OwnPoints {
        x: label.iter().map(|label| label * 0.3).collect(),
        y: label.iter().map(|label| 1.0 - label).collect(),
        label: label.to_vec(),
        task: Task::Classes(classes),
        names: names.iter().map(|name| (*name).to_owned()).collect(),
    }
}

#[test]
fn classes_keep_their_names() {
    for names in [
        ["cat", "dog", "say \"ah\""],
        ["a,b", "c;d", "e\tf"],
        ["-3", "0", "7"],
        ["late", "early", "3"],
    ] {
        let points = named(&[0.0, 1.0, 2.0, 1.0], &names);
        assert_eq!(read(&write(&points, &[])), Ok(points));
    }
    // Without names, classes are numbers from 0.
    let drawn = named(&[0.0, 1.0, 2.0, 1.0], &[]);
    assert!(write(&drawn, &[]).ends_with("\n0.3,0,1\n"));
    let back = read(&write(&drawn, &[])).unwrap();
    assert_eq!(back.names, ["0", "1", "2"]);
    assert_eq!((back.label, back.task), (drawn.label, drawn.task));
}

#[test]
fn a_class_that_was_added_has_a_name_of_its_own() {
    let called = |names: &[&str]| named(&[0.0, 3.0], names).name(3);
    assert_eq!(called(&[]), "3");
    assert_eq!(called(&["1", "7"]), "9");
    assert_eq!(called(&["-4", "-2"]), "1");
    assert_eq!(called(&["cat", "dog"]), "class 4");
}

#[test]
fn every_coordinate_is_written() {
    let points = named(&[0.0, 1.0], &[]);
    let further = [vec![0.5, -2.5], vec![1.0, 1e-9]];
    let text = write(&points, &further);
    assert_eq!(
        text,
        "x,y,x3,x4,label\n0,1,0.5,1,0\n0.3,0,-2.5,0.000000001,1\n"
    );
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "[-0-9a-e.,;\t\"\r\n ]{0,60}|\\PC{0,40}") {
        if let Ok(points) = read(&text) {
            prop_assert!(points.x.len() == points.y.len());
            prop_assert!(points.x.len() == points.label.len());
        }
    }

    #[test]
    fn any_name_is_read_back(
        names in proptest::collection::hash_set("[a-z\"][a-z\",;\t ]{0,6}[a-z\"]", 2..8)
    ) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let label: Vec<f32> = (0_u8..).take(names.len()).map(f32::from).collect();
        let points = named(&label, &names);
        prop_assert_eq!(read(&write(&points, &[])), Ok(points));
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
            names: Vec::new(),
        };
        prop_assert_eq!(read(&write(&points, &[])), Ok(points));
    }
}
