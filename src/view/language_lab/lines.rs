//! Lines of text as HTML: what the reader wrote, what is no word, what is wrong.

use crate::lab::writing::dice;
use crate::language::alphabet::encode;
use crate::language::words::words;
use crate::language::{Judgement, Tattle};
use crate::markup::escape;
use crate::units::whole;
use core::ops::Range;

/// A line that a network wrote, after a prompt of so many bytes.
pub(super) fn line(
    language: &Tattle,
    text: &str,
    prompt: usize,
    judged: Option<&Judgement>,
) -> String {
    let text = text.trim_end_matches('\n');
    let (start, rest) = text.split_at_checked(prompt).unwrap_or((text, ""));
    let mut html = String::new();
    if !start.is_empty() {
        html += &format!("<span class=\"own\">{}</span>", escape(start));
    }
    let marked = match judged {
        Some(Judgement::Impossible(at) | Judgement::Against { at, .. }) => Some(at.clone()),
        _ => None,
    };
    // What is marked, in the order of the text: a mark may lie between words.
    let mut marks: Vec<(&str, Range<usize>)> = Vec::new();
    for at in words(text) {
        // A word that the prompt begins ends here.
        let from = at.start.max(prompt);
        if from < at.end && marked.as_ref() != Some(&at) && !language.is_word(&text[at.clone()]) {
            marks.push(("s", from - prompt..at.end - prompt));
        }
    }
    if let Some(at) = marked.filter(|at| at.end > prompt) {
        marks.push(("mark", at.start.max(prompt) - prompt..at.end - prompt));
    }
    marks.sort_by_key(|(_, at)| at.start);
    let mut done = 0;
    for (tag, at) in marks {
        // What is wrong can be a part of what is no word.
        let from = at.start.max(done);
        let before = rest.get(done..from).unwrap_or_default();
        let word = rest.get(from..at.end).unwrap_or_default();
        html += &format!("{}<{tag}>{}</{tag}>", escape(before), escape(word));
        done = at.end.max(done);
    }
    html + &escape(rest.get(done..).unwrap_or_default())
}

/// A line of the perfect predictor: a dot stands under every letter that it had
/// to guess, knowing all before it.
pub(super) fn guessed_letters(language: &Tattle, text: &str) -> String {
    let text = text.trim_end_matches('\n');
    let guessed = |nats: f64| nats > core::f64::consts::LN_2;
    let judged = encode(text)
        .ok()
        .and_then(|signs| language.judge(&signs).ok());
    let mut html = String::new();
    for (sign, judged) in text.chars().zip(judged.unwrap_or_default()) {
        let sign = escape(sign.encode_utf8(&mut [0; 4]));
        html += &if guessed(judged.nats) {
            format!("<i class=\"guessed\">{sign}</i>")
        } else {
            sign
        };
    }
    html
}

/// The dice as strokes above the letters, one a place, as high as the number
/// that fell.
pub(super) fn dice_row(seed: u64) -> String {
    let strokes: String = dice(seed)
        .iter()
        .enumerate()
        .map(|(place, at)| format!("M{}.5 10V{:.1}", place, 9.0 - 9.0 * at))
        .collect();
    format!(
        "<svg viewBox=\"0 0 64 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path d=\"{strokes}\"/></svg>"
    )
}

/// A network of this width, to scale: a dot is four numbers.
pub(super) fn net(width: usize, rank: usize) -> String {
    const STEP: f64 = 3.6;
    let dots = width / 4;
    let top = 23.0 - STEP * (dots as f64 - 1.0) / 2.0;
    let places: String = [8, 23, 38]
        .iter()
        .flat_map(|x| (0..dots).map(move |dot| format!("M{x} {:.1}h0", top + STEP * dot as f64)))
        .collect();
    let ink = ink(rank);
    format!(
        "<svg class=\"net-icon\" viewBox=\"0 0 46 46\" aria-hidden=\"true\">\
         <rect class=\"f-{ink}\" x=\"8\" y=\"{:.1}\" width=\"30\" height=\"{:.1}\"/><path class=\"s-{ink}\" d=\"{places}\"/></svg>",
        top - 1.0,
        STEP * (dots as f64 - 1.0) + 2.0,
    )
}

/// The class of the colour of a rank.
pub(super) fn ink(rank: usize) -> String {
    format!("size-{}", [1, 2, 4, 6, 7].get(rank).unwrap_or(&7))
}

/// Who writes: a network of so many parameters or the perfect predictor, and
/// what is to be said of it.
pub(super) fn who(parameters: Option<usize>, said: &str) -> String {
    let name = parameters.map_or("<b>Perfect predictor</b>".into(), |parameters| {
        format!("<b>{}</b> parameters", whole(parameters as f64))
    });
    format!("<p class=\"who\">{name} · {}</p>", escape(said))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text of HTML without entities.
    fn text_of(html: &str) -> String {
        let mut text = String::new();
        let mut inside = false;
        for sign in html.chars() {
            match sign {
                '<' => inside = true,
                '>' => inside = false,
                _ if !inside => text.push(sign),
                _ => {}
            }
        }
        text
    }

    #[test]
    fn a_mark_between_words_repeats_nothing() {
        let language = Tattle::of_the_article().unwrap();
        let prompt = "the dogs that the cat";
        for rest in [" kick ketes", " kick sats wants piom us a hand", ""] {
            let text = format!("{prompt}{rest}");
            for start in 0..=text.len() {
                for end in start..=text.len() {
                    let judged = Judgement::Impossible(start..end);
                    let html = line(&language, &text, prompt.len(), Some(&judged));
                    assert_eq!(text_of(&html), text, "{start}..{end}: {html}");
                }
            }
        }
    }
}
