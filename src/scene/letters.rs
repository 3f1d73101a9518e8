//! How much room words take, whatever sans-serif the reader's system has.

use super::Voice;

/// The width of a line of words, in the sheet's pixels: that of the widest of
/// the usual system fonts.
pub fn width(words: &str, voice: Voice) -> f64 {
    let letter = |letter: char| match letter {
        'i' | 'j' | 'l' | '\'' | '’' | '|' | '.' | ',' | ':' | ';' => 0.31,
        ' ' | 'f' | 'r' | 't' | 'I' | '(' | ')' | '-' | '/' => 0.39,
        'm' | 'w' | 'M' | 'W' | '%' => 0.97,
        '0'..='9' | 'A'..='Z' => 0.66,
        _ => 0.62,
    };
    let wide: f64 = words.chars().map(letter).sum();
    let bold = if voice.is_bold() { 1.09 } else { 1.0 };
    wide * bold * voice.size()
}
