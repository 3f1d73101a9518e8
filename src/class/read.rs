//! Anything that is typed or pasted, as results: `12 7qkm`, a chat, a column of a
//! form, an e-mail.
//!
//! Knows how people write; whether a code is right, the board knows.

use super::code::Code;
use super::number::{ClassNumber, NumberFault, PupilNumber};
use thiserror::Error;

/// A result as it was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// Whose.
    pub pupil: PupilNumber,
    /// What was written of it.
    pub what: What,
}

/// A result in one of two ways.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum What {
    /// Four letters.
    Code(Code),
    /// The loss itself, where letters do not fit.
    Loss(f64),
}

/// A piece of text that was not taken, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Unread {
    /// The piece.
    pub text: String,
    /// Why.
    pub why: Fault,
}

/// Why a piece of text is no result.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum Fault {
    /// A code alone.
    #[error("whose is it? Write the pupil’s number before the four letters")]
    NoNumber,
    /// The number before a code is none.
    #[error("{0}")]
    Number(#[from] NumberFault),
    /// Not four letters behind the number.
    #[error("a code has four letters or digits; “{0}” has {1}")]
    Length(String, usize),
    /// A sign that no code has.
    #[error("no code has a {0}")]
    Sign(char),
    /// Digits of another script.
    #[error("use the digits 0 to 9")]
    OtherDigits,
    /// Nothing of the kind.
    #[error("there is no number with four letters in it")]
    Nothing,
}

/// What a text holds, in its order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Read {
    /// Results.
    pub entries: Vec<Entry>,
    /// What could not be read.
    pub unread: Vec<Unread>,
    /// The class whose board saved the text, as its first line says.
    pub class: Option<ClassNumber>,
}

/// Longer pieces are no results; so much of one is shown.
const SHOWN: usize = 40;

/// Reads a text: results are apart by lines, commas or semicolons, or follow one
/// another. Empty pieces are left out.
pub fn read(text: &str) -> Read {
    let mut read = Read::default();
    for piece in pieces(text) {
        let words = words(&piece);
        if words.is_empty() {
            continue;
        }
        if is_heading(&words) {
            let class = words.get(1).and_then(|word| ClassNumber::read(word).ok());
            read.class = class.or(read.class);
            continue;
        }
        let found = in_words(&words);
        if found.is_empty() {
            read.unread.push(Unread {
                why: fault(&piece, &words),
                text: piece.trim().chars().take(SHOWN).collect(),
            });
        }
        read.entries.extend(found);
    }
    read
}

/// A line that a board saves beside results: `class 7`, or the law through them,
/// which nobody types.
fn is_heading(words: &[String]) -> bool {
    match words {
        [word, number] if word == "class" => ClassNumber::read(number).is_ok(),
        [word, ..] => word == super::board::LAW,
        [] => false,
    }
}

/// Lines, cut at semicolons and at commas, but for the comma of `0,0149`, which
/// becomes a point.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut rest = text.chars().peekable();
    while let Some(sign) = rest.next() {
        let Some(piece) = pieces.last_mut() else {
            break;
        };
        let digit_follows = rest.peek().is_some_and(char::is_ascii_digit);
        let word_is_zero = piece.ends_with('0')
            && !piece
                .chars()
                .rev()
                .nth(1)
                .is_some_and(char::is_alphanumeric);
        match sign {
            ',' if digit_follows && word_is_zero => piece.push('.'),
            '\n' | '\r' | ';' | ',' => pieces.push(String::new()),
            other => piece.push(other),
        }
    }
    pieces
}

/// Letters and digits that stand together, and numbers with a point.
fn words(piece: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut rest = piece.chars().peekable();
    while let Some(sign) = rest.next() {
        let digit_follows = rest.peek().is_some_and(char::is_ascii_digit);
        let in_number = word.chars().all(|c| c.is_ascii_digit());
        if sign.is_alphanumeric() {
            word.push(sign);
        } else if sign == '.' && digit_follows && in_number {
            if word.is_empty() {
                word.push('0');
            }
            word.push('.');
        } else if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// The results among words: all of them where there is nothing else, as in a row
/// of a form; else the last, as behind a name and a time in a chat.
fn in_words(words: &[String]) -> Vec<Entry> {
    let mut all = Vec::new();
    let mut rest = words;
    let mut pupil = None;
    while !rest.is_empty() {
        if let Some((entry, length)) = entry_at(rest) {
            pupil = Some(entry.pupil);
            all.push(entry);
            rest = &rest[length..];
        } else if let (Some(pupil), Some((what, length))) = (pupil, what_at(rest)) {
            // A row with the codes of both rounds.
            all.push(Entry { pupil, what });
            rest = &rest[length..];
        } else {
            return last_of(words).into_iter().collect();
        }
    }
    all
}

/// The last result among other words.
fn last_of(words: &[String]) -> Option<Entry> {
    let at = |at: usize| {
        let behind_a_number = at > 0 && PupilNumber::read(&words[at - 1]).is_ok();
        match apart(&words[at..]) {
            None if !behind_a_number => together(&words[at]),
            apart => apart.map(|(entry, _)| entry),
        }
    };
    (0..words.len()).rev().find_map(at)
}

/// A number and a result at the start, and how many words they take.
fn entry_at(words: &[String]) -> Option<(Entry, usize)> {
    apart(words).or_else(|| Some((together(words.first()?)?, 1)))
}

/// `12 7QKM`.
fn apart(words: &[String]) -> Option<(Entry, usize)> {
    let (number, rest) = words.split_first()?;
    let pupil = PupilNumber::read(number).ok()?;
    let (what, length) = what_at(rest)?;
    Some((Entry { pupil, what }, length + 1))
}

/// `127QKM`: the last four are the code.
fn together(word: &str) -> Option<Entry> {
    let (number, code) = word.split_at_checked(word.len().checked_sub(4)?)?;
    let pupil = PupilNumber::read(number).ok()?;
    let what = What::Code(Code::read(code)?);
    Some(Entry { pupil, what })
}

/// A result at the start, and how many words it takes.
fn what_at(words: &[String]) -> Option<(What, usize)> {
    let first = words.first()?;
    if first.starts_with("0.") {
        let loss = first.parse().ok().filter(|loss| *loss > 0.0)?;
        return Some((What::Loss(loss), 1));
    }
    if let Some(code) = Code::read(first) {
        return Some((What::Code(code), 1));
    }
    // `7 Q K M`.
    let four = words.get(..4)?;
    let apart = four.iter().all(|word| word.chars().count() == 1);
    let code = apart.then(|| Code::read(&four.concat()))??;
    Some((What::Code(code), 4))
}

/// What is wrong with a piece in which there is no result.
fn fault(piece: &str, words: &[String]) -> Fault {
    if piece
        .chars()
        .any(|sign| sign.is_numeric() && !sign.is_ascii_digit())
    {
        return Fault::OtherDigits;
    }
    let starts_with_digit = |word: &String| word.starts_with(|sign: char| sign.is_ascii_digit());
    let behind_number = |at: usize| words.get(at..).and_then(what_at);
    match words {
        [alone] if Code::read(alone).is_some() => Fault::NoNumber,
        [a, b, c, d] if [a, b, c, d].iter().all(|word| word.len() == 1) => Fault::NoNumber,
        [number, ..] if starts_with_digit(number) => {
            if let Err(fault) = PupilNumber::read(number)
                && (words.len() == 1 || behind_number(1).is_some())
            {
                return fault.into();
            }
            match words.get(1) {
                Some(code) if code.chars().count() != 4 => {
                    Fault::Length(code.clone(), code.chars().count())
                }
                Some(code) => code
                    .chars()
                    .find(|sign| super::code::value(*sign).is_none())
                    .map_or(Fault::Nothing, Fault::Sign),
                None => Fault::Nothing,
            }
        }
        _ => Fault::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(text: &str) -> Vec<String> {
        let read = read(text);
        let entries = read.entries.iter().map(|entry| match entry.what {
            What::Code(code) => format!("{} {code}", entry.pupil.get()),
            What::Loss(loss) => format!("{} {loss}", entry.pupil.get()),
        });
        let unread = read
            .unread
            .iter()
            .map(|unread| format!("{}: {}", unread.text, unread.why));
        entries.chain(unread).collect()
    }

    #[test]
    fn people_write_as_they_like() {
        for text in [
            "12 7qkm",
            "12:7QKM",
            "  12 - 7QKM.",
            "12 7 q k m",
            "127QKM",
            "012 7QKM",
            "10:32 Anna: 12 7QKM",
            "> Number 12, no. 12 7QKM",
            "“12 7QKM”",
        ] {
            let all = said(text);
            assert!(all.contains(&"12 7QKM".to_owned()), "{text}: {all:?}");
        }
        assert_eq!(said("12 7QKM 13 4W9T,14 0000;1 1234\n\n2 ABCD").len(), 5);
        assert_eq!(said("12\t7QKM\t4W9T"), ["12 7QKM", "12 4W9T"]);
        assert_eq!(said("12 0.0149"), ["12 0.0149"]);
        assert_eq!(said("12 0,0149, 3 .02"), ["12 0.0149", "3 0.02"]);
        assert_eq!(said(&"12 7QKM\n".repeat(100)).len(), 100);
    }

    #[test]
    fn what_cannot_be_read_is_said_with_its_reason() {
        for (text, why) in [
            ("7QKM", "whose is it"),
            ("7 Q K M", "whose is it"),
            ("41 7QKM", "41 is out of range"),
            ("0 7QKM", "0 is out of range"),
            ("12.5 7QKM", "12.5 is not a whole number"),
            ("12 7QK", "a code has four letters or digits; “7QK” has 3"),
            ("12 7QKMM", "“7QKMM” has 5"),
            ("12 7QKU", "no code has a U"),
            ("١٢ 7QKM", "use the digits 0 to 9"),
            ("hello everybody", "no number with four letters"),
            ("12", "no number with four letters"),
            ("99", "99 is out of range"),
        ] {
            let all = said(text);
            assert!(all.len() == 1 && all[0].contains(why), "{text}: {all:?}");
        }
        assert_eq!(said(" \n\n ,,;\n"), Vec::<String>::new());
        // What a board saves is no nonsense.
        let saved = read("class 7\n12 7QKM\nlaw 0.0112 + 2.39 / parameters ^ 1.39\n");
        assert_eq!((saved.entries.len(), saved.unread.len()), (1, 0));
        assert_eq!(saved.class, ClassNumber::read("7").ok());
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,80}") {
            read(&text);
        }

        #[test]
        fn a_code_is_found_among_anything(
            before in "[a-zA-Z :>\"]{0,20}", pupil in 1u8..=40, bits in 0u32..1 << 20
        ) {
            let signs: String = (0..4)
                .map(|place| {
                    let sign = (bits >> (15 - 5 * place)) & 31;
                    char::from(b"0123456789ABCDEFGHJKMNPQRSTVWXYZ"[sign as usize])
                })
                .collect();
            let line = format!("{pupil} {signs}");
            let all = said(&format!("{before}\n{line}"));
            prop_assert!(all.contains(&line), "{:?}", all);
        }
    }
}
