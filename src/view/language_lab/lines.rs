//! Lines of text as HTML: what the reader wrote, what is no word, what is wrong.

use crate::lab::writing::dice;
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
        Some(Judgement::Impossible(at) | Judgement::Against(at)) => Some(at.clone()),
        _ => None,
    };
    let mut done = 0;
    let mut mark = |tag: &str, at: Range<usize>| {
        let before = rest.get(done..at.start).unwrap_or_default();
        let word = rest.get(at.clone()).unwrap_or_default();
        html += &format!("{}<{tag}>{}</{tag}>", escape(before), escape(word));
        done = at.end;
    };
    for at in words(text) {
        // A word that the prompt begins ends here.
        let (from, to) = (at.start.max(prompt), at.end);
        if from >= to {
            continue;
        }
        let own = from - prompt..to - prompt;
        if marked.as_ref() == Some(&at) {
            mark("mark", own);
        } else if !language.is_word(&text[at]) {
            mark("s", own);
        }
    }
    if let Some(at) = marked.filter(|at| !words(text).contains(at) && at.start >= prompt) {
        mark("mark", at.start - prompt..at.end - prompt);
    }
    html + &escape(rest.get(done..).unwrap_or_default())
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
