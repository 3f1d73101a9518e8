//! Any text in the signs that there are.

use super::alphabet::{LINE_END, number_of};
use crate::units::whole;
use thiserror::Error;

/// Signs that a text needs: fewer are learned by heart at once.
pub const SHORTEST_TEXT: usize = 20_000;
/// Signs that a text may have.
pub const LONGEST_TEXT: usize = 2_000_000;
/// One sign in so many may be unknown before a text is refused.
const UNKNOWN: usize = 5;

/// Why a text cannot be learned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum BadText {
    /// Too short.
    #[error(
        "this text has {} letters; at least {} are needed, about eight printed pages",
        whole(*.0 as f64),
        whole(SHORTEST_TEXT as f64)
    )]
    Short(usize),
    /// Too long.
    #[error("this text has more than {} letters; paste a part of it", whole(LONGEST_TEXT as f64))]
    Long,
    /// In another script.
    #[error(
        "{} of {} signs of this text are not among those that the networks know (a to z, digits and a few marks)",
        whole(*.0 as f64),
        whole(*.1 as f64)
    )]
    Foreign(usize, usize),
}

/// A text in small letters and the marks that there are: accents are dropped,
/// dashes and line breaks become spaces, an empty line ends a line, and what is
/// left over is left out.
///
/// # Errors
/// A text that is too short, too long or mostly of other signs.
pub fn fold(text: &str) -> Result<Vec<u8>, BadText> {
    let mut signs = Vec::with_capacity(text.len().min(LONGEST_TEXT));
    let (mut seen, mut unknown) = (0, 0);
    for line in text.lines() {
        if line.trim().is_empty() {
            end_line(&mut signs);
        }
        for sign in line.chars().chain([' ']) {
            seen += usize::from(!sign.is_whitespace());
            match plain(sign) {
                Some(" ") => space(&mut signs),
                Some(folded) => signs.extend(folded.bytes().filter_map(number_of)),
                None => {
                    let lower = sign.to_ascii_lowercase();
                    match u8::try_from(lower).ok().and_then(number_of) {
                        Some(number) => signs.push(number),
                        None => unknown += 1,
                    }
                }
            }
        }
        if signs.len() > LONGEST_TEXT {
            return Err(BadText::Long);
        }
    }
    if unknown * UNKNOWN > seen {
        return Err(BadText::Foreign(unknown, seen));
    }
    if signs.len() < SHORTEST_TEXT {
        return Err(BadText::Short(signs.len()));
    }
    Ok(signs)
}

/// A space, unless there is one or a line begins.
fn space(signs: &mut Vec<u8>) {
    let space = number_of(b' ');
    if signs
        .last()
        .is_some_and(|last| *last != LINE_END && Some(*last) != space)
    {
        signs.extend(space);
    }
}

fn end_line(signs: &mut Vec<u8>) {
    if signs.last().copied() == number_of(b' ') {
        signs.pop();
    }
    if signs.last().is_some_and(|last| *last != LINE_END) {
        signs.push(LINE_END);
    }
}

/// What stands for a sign of another alphabet; none for one that is to be looked
/// up, an empty one for what is left out.
fn plain(sign: char) -> Option<&'static str> {
    Some(match sign {
        sign if sign.is_whitespace() => " ",
        '-' | '–' | '—' | '/' | '_' => " ",
        ';' => ",",
        '…' => "...",
        '\'' | '’' | '‘' | '`' | '"' | '“' | '”' | '„' | '«' | '»' | '*' => "",
        'à' | 'á' | 'â' | 'ã' | 'å' | 'À' | 'Á' | 'Â' | 'Ã' | 'Å' => "a",
        'ä' | 'æ' | 'Ä' | 'Æ' => "ae",
        'ç' | 'Ç' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'È' | 'É' | 'Ê' | 'Ë' => "e",
        'ì' | 'í' | 'î' | 'ï' | 'Ì' | 'Í' | 'Î' | 'Ï' => "i",
        'ñ' | 'Ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' | 'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ø' => "o",
        'ö' | 'œ' | 'Ö' | 'Œ' => "oe",
        'ù' | 'ú' | 'û' | 'Ù' | 'Ú' | 'Û' => "u",
        'ü' | 'Ü' => "ue",
        'ß' => "ss",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::alphabet::decode;
    use proptest::prelude::*;

    const ALICE: &str = include_str!("../../content/language/alice.txt");

    #[test]
    fn alice_is_folded_to_sentences_in_small_letters() {
        let signs = fold(ALICE).unwrap();
        let text = decode(&signs);
        assert!(text.contains(
            "\nalice was beginning to get very tired of sitting by her sister on the bank, and of having nothing to do: once or twice"
        ));
        assert!(!text.contains("  ") && !text.contains("\n\n") && !text.contains(" \n"));
        // The figure says 139,000.
        assert_eq!((signs.len() + 500) / 1000, 139);
    }

    #[test]
    fn accents_and_marks_become_what_there_is() {
        let long = "Ä „Straße“ – déjà vu; ".repeat(1500);
        let text = decode(&fold(&long).unwrap());
        assert!(
            text.starts_with("ae strasse deja vu, ae strasse"),
            "{}",
            &text[..40]
        );
    }

    #[test]
    fn a_text_that_cannot_be_learned_from_is_refused() {
        assert_eq!(fold(""), Err(BadText::Short(0)));
        assert_eq!(fold("aaaa"), Err(BadText::Short(5)));
        assert_eq!(fold(&"one word ".repeat(300_000)), Err(BadText::Long));
        assert_eq!(
            fold(&"日本語の文 ".repeat(9000)),
            Err(BadText::Foreign(45_000, 45_000))
        );
    }

    proptest! {
        #[test]
        fn any_text_is_folded_or_refused(text in "\\PC{0,300}", times in 1_usize..200) {
            let text = text.repeat(times);
            if let Ok(signs) = fold(&text) {
                prop_assert!(signs.iter().all(|sign| usize::from(*sign) < crate::language::SIGNS));
            }
        }
    }
}
