//! The letters of a text between what a network could have avoided and what
//! nobody can.

use super::Lab;
use super::completion::shown_sign;
use super::lines::net;
use crate::lab::writing::{Expected, Reading};
use crate::markup::escape;
use crate::units::{three_digits, whole};
use leptos::prelude::*;

/// Pixels of a bar that stand for a nat, and the highest bar.
const NAT: f64 = 14.0;
const HIGHEST: f64 = 42.0;

impl Lab {
    /// One network: its name and its mean, and the letters between bars and dots.
    pub(super) fn row_of_letters(
        self,
        rank: usize,
        text: &str,
        reading: &Reading,
        expected: &[Expected],
        place: usize,
    ) -> String {
        let lacks: Vec<f64> = lacks(reading, expected);
        let mean = lacks.iter().sum::<f64>() / lacks.len().max(1) as f64;
        let known = if self.runner.learns.get().is_real_text() {
            format!("{} nats a letter, floor unknown", three_digits(mean))
        } else if expected.len() < lacks.len() {
            "no sentence of Tattle goes on like this".to_owned()
        } else {
            format!("{} nats a letter above the floor", three_digits(mean))
        };
        let mut html = format!(
            "<div><p class=\"who\">{}<b>{}</b> parameters · {known}</p><p class=\"signs\" aria-hidden=\"true\"><span>",
            net(self.widths[rank], rank),
            whole(self.parameters[rank] as f64)
        );
        for (at, sign) in text.chars().enumerate() {
            let least = expected.get(at).map(|expected| expected.nats);
            let lack = lacks.get(at).copied().unwrap_or(0.0);
            html += &letter(at, sign, lack, least, at == place);
            if sign == ' ' {
                html += "</span><span>";
            }
        }
        html + "</span></p></div>"
    }
}

/// What each letter's surprise has above a perfect predictor's, or all of it
/// where no sentence goes on like this.
pub(super) fn lacks(reading: &Reading, expected: &[Expected]) -> Vec<f64> {
    let signs = reading.signs.iter().enumerate();
    let least = |at: usize| expected.get(at).map_or(0.0, |expected| expected.nats);
    signs
        .map(|(at, sign)| (sign.nats() - least(at)).max(0.0))
        .collect()
}

/// A letter: above it what could be avoided, below it what cannot.
pub(super) fn letter(at: usize, sign: char, lack: f64, least: Option<f64>, chosen: bool) -> String {
    let high = (NAT * lack).min(HIGHEST);
    let mut svg = String::new();
    if chosen {
        svg += "<rect class=\"chosen\" x=\"1\" y=\"1\" width=\"16\" height=\"92\" rx=\"3\"/>";
    }
    if high >= 0.7 {
        svg += &format!(
            "<rect class=\"f-lack\" x=\"2\" y=\"{:.1}\" width=\"14\" height=\"{high:.1}\"/>",
            45.0 - high
        );
    }
    let shown = if chosen { shown_sign(sign) } else { sign };
    svg += &format!(
        "<text x=\"9\" y=\"62\">{}</text>",
        escape(&shown.to_string())
    );
    let tosses = (least.unwrap_or(0.0) / core::f64::consts::LN_2).round() as usize;
    for toss in 0..tosses.min(6) {
        svg += &format!("<circle cx=\"9\" cy=\"{}\" r=\"1.4\"/>", 71 + 4 * toss);
    }
    format!("<svg data-place=\"{at}\" viewBox=\"0 0 18 94\">{svg}</svg>")
}

pub(super) fn name_of(sign: char) -> String {
    match sign {
        ' ' => "a space".into(),
        '.' => "a full stop".into(),
        ',' => "a comma".into(),
        '?' => "a question mark".into(),
        sign => format!("“{sign}”"),
    }
}

/// How sure a perfect predictor can be.
pub(super) fn said_of_perfect(possible: &[f64]) -> String {
    let open = possible.iter().filter(|odds| **odds > 0.0).count();
    match open {
        1 => "Whoever knows the rules is sure of it.".into(),
        open => format!(
            "{open} signs could come here, each with its own chance, and nobody can know which."
        ),
    }
}

/// Where each head of a network looks: the text before a place, four times, each
/// letter the darker the more attention is paid to it.
pub(super) fn looks(before: &str, reading: &Reading, place: usize) -> String {
    let mut html = "<h4>Where the largest looks for it</h4>".to_owned();
    if reading.place != place {
        return html
            + "<p class=\"soft\">Recorded for the letter after “eat” only. Train all five, and you see it for every letter.</p>";
    }
    for (head, paid) in reading.attention.iter().enumerate() {
        html += &format!(
            "<p class=\"looks\"><span>layer {}, head {}</span> ",
            1 + head / 2,
            1 + head % 2
        );
        // The first place is the start of the line.
        let most = paid.iter().copied().max().unwrap_or(1).max(1);
        for (sign, paid) in before.chars().zip(paid.iter().skip(1)) {
            let shade = (u32::from(*paid) * 8).div_ceil(u32::from(most)).min(8);
            html += &format!("<i class=\"a{shade}\">{}</i>", escape(&sign.to_string()));
        }
        html += "</p>";
    }
    html + "<p class=\"soft\">A network of this kind looks back at the letters it has read, with four heads. The darker a letter, the more of its attention that head pays.</p>"
}
