//! Tattle: its floor, its words, its perfect predictor.

#![allow(clippy::unwrap_used)] // clippy.toml's exception covers test functions, not their helpers

use scale_lab::language::alphabet::{decode, encode};
use scale_lab::language::{
    Ambiguous, ForeignSign, Lexicon, LexiconError, NotTattle, Reader, Skill, Tattle,
};
use scale_lab::nn::rng::{Rng, Stream};

const WORDS: &str = include_str!("../content/language/tattle.txt");
/// What another program (tattle.py, beside it) made of the same words.
const REFERENCE: &str = include_str!("golden/tattle_lines.tsv");

fn tattle() -> Tattle<'static> {
    Tattle::of_the_article().unwrap()
}

/// The numbers that the reference printed above its lines.
fn reference_figures() -> Vec<f64> {
    let header = REFERENCE.lines().next().unwrap();
    header
        .split([' ', ','])
        .filter_map(|word| word.parse().ok())
        .collect()
}

#[test]
fn entropy_and_floor_are_the_references() {
    let [nats, letters, rate, _, floor] = reference_figures()[..] else {
        panic!("the reference's figures are not where they were");
    };
    let (entropy, floor_here) = (tattle().entropy().unwrap(), tattle().floor(64));
    assert!((entropy.nats - nats).abs() < 1e-6);
    assert!((entropy.letters - letters).abs() < 1e-6);
    // As the article says.
    for (rate, floor) in [(rate, floor), (0.352_193, 0.391_049)] {
        assert!((entropy.rate() - rate).abs() < 1e-6);
        assert!((floor_here - floor).abs() < 1e-6);
    }
}

#[test]
fn lines_of_the_reference_have_its_probabilities() {
    let language = tattle();
    let mut lines = 0;
    for line in REFERENCE.lines().skip(1) {
        let (nats, text) = line.split_once('\t').unwrap();
        let signs = encode(&format!("{text}\n")).unwrap();
        let ours = language.nats(&signs).unwrap();
        assert!((ours - nats.parse::<f64>().unwrap()).abs() < 1e-6, "{text}");
        lines += 1;
    }
    assert_eq!(lines, 1000);
}

#[test]
fn drawn_lines_have_the_entropy() {
    let language = tattle();
    let entropy = language.entropy().unwrap();
    let mut text = vec![0; 1_500_000];
    language.write(&mut Rng::stream(1, Stream::Data), &mut text);
    let whole = text.iter().rposition(|sign| *sign == 0).unwrap() + 1;
    let lines: Vec<(f64, f64)> = text[..whole]
        .split_inclusive(|sign| *sign == 0)
        .map(|line| (language.nats(line).unwrap(), line.len() as f64))
        .collect();
    let count = lines.len() as f64;
    for (which, expected) in [(0, entropy.nats), (1, entropy.letters)] {
        let values = || {
            lines
                .iter()
                .map(|line| if which == 0 { line.0 } else { line.1 })
        };
        let mean = values().sum::<f64>() / count;
        let variance = values().map(|x| (x - mean) * (x - mean)).sum::<f64>() / count;
        let deviations = (mean - expected) / (variance / count).sqrt();
        assert!(
            deviations.abs() < 3.0,
            "{deviations} standard errors from {expected}"
        );
    }
}

#[test]
fn windows_have_the_floor() {
    let language = tattle();
    let mut rng = Rng::stream(2, Stream::Data);
    let (mut sum, mut square, count) = (0.0, 0.0, 20_000);
    for _ in 0..count {
        let mut window = [0; 64];
        language.write(&mut rng, &mut window);
        let judged = language.judge(&window).unwrap();
        let nats = judged.iter().map(|sign| sign.nats).sum::<f64>() / 64.0;
        sum += nats / f64::from(count);
        square += nats * nats / f64::from(count);
    }
    let error = ((square - sum * sum) / f64::from(count)).sqrt();
    assert!((sum - 0.391_049).abs() < 3.0 * error, "{sum} ± {error}");
}

#[test]
fn odds_add_up_to_one_and_allow_what_is_drawn() {
    let language = tattle();
    let mut text = vec![0; 20_000];
    language.write(&mut Rng::stream(3, Stream::Data), &mut text);
    let mut reader = Reader::new(&language);
    for sign in text {
        let odds = reader.odds();
        assert!((odds.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        let probability = reader.read(sign).unwrap();
        assert!((probability - odds[usize::from(sign)]).abs() < 1e-12);
        assert!(probability > 0.0);
    }
}

#[test]
fn a_prompt_that_is_not_the_language_is_told_from_one_that_is() {
    let language = tattle();
    let read = |text: &str| {
        language
            .judge(&encode(text).unwrap())
            .map(|judged| judged.len())
    };
    assert_eq!(read("the hungry tur"), Ok(14));
    assert_eq!(read("tom had 6 rings, lost 1, has 5.\nthe"), Ok(35));
    assert_eq!(read("tom had 6 rings, lost 1, has 4."), Err(NotTattle));
    assert_eq!(read("the cat eat "), Err(NotTattle));
    assert_eq!(read("a box (a key]"), Err(NotTattle));
    assert_eq!(read("once upon a time"), Err(NotTattle));
    // A line's surprise is that of a whole line.
    assert_eq!(language.nats(&encode("the cat").unwrap()), Err(NotTattle));
    assert_eq!(language.nats(&[]), Err(NotTattle));
    // A number that no sign has.
    assert_eq!(language.judge(&[200]), Err(NotTattle));
}

/// A line with the signs that test a skill in their place.
fn tested(line: &str, skill: Skill) -> String {
    let judged = tattle().judge(&encode(line).unwrap()).unwrap();
    let marks = judged.iter().map(|sign| sign.skill == Some(skill));
    line.chars()
        .zip(marks)
        .map(|(sign, marked)| if marked { sign } else { '_' })
        .collect()
}

#[test]
fn signs_are_marked_with_what_they_test() {
    let clause = "the hungry turtles that the cat tickles eat salt.\n";
    assert_eq!(
        tested(clause, Skill::Agreement).trim_end_matches('_').len(),
        clause.find("eat").unwrap() + 4
    );
    assert_eq!(tested(clause, Skill::Facts).find('s'), clause.find("salt"));
    let hidden = "dan hid the sock in the sofa. who hid it? dan.\n";
    assert_eq!(tested(hidden, Skill::Copying), "_".repeat(42) + "d____");
    assert_eq!(
        tested("zack says: i fell. poor you, zack!\n", Skill::Copying),
        "_".repeat(29) + "z_____"
    );
    assert_eq!(
        tested("tom had 6 rings, got 9, has 15.\n", Skill::Sums),
        "_".repeat(28) + "15__"
    );
    assert_eq!(
        tested("a box {a mop (a key)}.\n", Skill::Brackets),
        "_".repeat(19) + ")}__"
    );
    assert_eq!(tested("tom pud", Skill::Facts), "_______");
}

#[test]
fn a_word_that_is_the_beginning_of_another_is_named() {
    let broken = WORDS
        .replacen("candle", "card", 1)
        .replacen("car,", "car, card,", 1);
    let why = Tattle::new(Lexicon::parse(&broken).unwrap())
        .entropy()
        .unwrap_err();
    let Ambiguous::Beginning {
        shorter, longer, ..
    } = &why
    else {
        panic!("{why}")
    };
    assert!(longer.starts_with(shorter.as_str()));
    let words = why.to_string();
    assert!(
        words.contains("“a car”") && words.contains("“a card”"),
        "{words}"
    );
}

#[test]
fn words_that_cannot_be_used_are_refused() {
    let sign = ForeignSign {
        sign: 'é',
        place: 3,
    };
    let parse = |text: &str| Lexicon::parse(text).unwrap_err();
    let word = "café".to_owned();
    assert_eq!(
        parse(&WORDS.replacen("jam,", "café,", 1)),
        LexiconError::Foreign { word, sign }
    );
    assert_eq!(
        parse(&WORDS.replacen("[foods]", "[food]", 1)),
        LexiconError::Missing("foods")
    );
    assert_eq!(
        parse("[animals]\n\n[foods]\njam"),
        LexiconError::Missing("animals")
    );
    assert_eq!(parse(""), LexiconError::Missing("animals"));
    let many = format!("[animals]\n{}", "cat, ".repeat(256));
    assert_eq!(parse(&many), LexiconError::Long("animals"));
}

#[test]
fn text_is_its_signs() {
    let text = "the cat eats jam.\n({[9]}), :!?";
    assert_eq!(decode(&encode(text).unwrap()), text);
    assert_eq!(encode(""), Ok(Vec::new()));
    assert_eq!(
        encode("The"),
        Err(ForeignSign {
            sign: 'T',
            place: 0
        })
    );
    assert_eq!(
        encode("a 🦊"),
        Err(ForeignSign {
            sign: '🦊',
            place: 2
        })
    );
    assert_eq!(decode(&[1, 250, 2]), "ab");
}
