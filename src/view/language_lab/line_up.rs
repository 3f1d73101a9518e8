//! The line-up: a sentence of each network and of the perfect predictor, at one
//! moment, with the same dice.

use super::Lab;
use super::lines::{dice_row, guessed_letters, line, net, who};
use super::runner::{Each, Work};
use crate::browser;
use crate::lab::writing::{Family, LETTERS_A_STEP};
use crate::language::Verdict;
use crate::markup::escape;
use crate::ui::{Element, element};
use crate::units::{three_digits, whole};
use crate::widget::language_lab::{Learns, dice};
use leptos::prelude::*;

/// What the line-up shows.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Shown {
    /// Letters that each had read.
    pub letters: u64,
    /// The dice that the lines were written with.
    pub dice: u64,
    /// The lines; none of a network that has not read yet.
    pub lines: Each<Option<String>>,
    /// Their losses at that moment, in nats a letter.
    pub losses: Each<Option<f64>>,
}

impl Lab {
    /// What the line-up shows: the moment chosen, or the latest that all have
    /// reached.
    pub(super) fn shown(self) -> Shown {
        let runner = self.runner;
        let dice_now = self.widget.values.with(dice);
        runner.family.with(|family| {
            let moments = family.moments();
            let at = self.moment.get().unwrap_or(moments).min(moments);
            let Some(last) = at.checked_sub(1) else {
                return Shown {
                    dice: dice_now,
                    ..Shown::default()
                };
            };
            let mut shown = Shown {
                letters: LETTERS_A_STEP * family.members[0].looks[last].step,
                dice: runner.looked_with.get(),
                lines: core::array::from_fn(|of| {
                    let look = family.members[of].looks.get(last);
                    look.map(|look| look.line.clone())
                }),
                losses: core::array::from_fn(|of| {
                    let member = &family.members[of];
                    let ended = member.outcome.filter(|_| at == member.looks.len());
                    let look = member.looks.get(last).map(|look| f64::from(look.loss));
                    ended.map(|outcome| outcome.loss).or(look)
                }),
            };
            if at == moments && family.complete() && dice_now != shown.dice {
                let thrown = runner.thrown.get();
                if thrown.0 == dice_now && thrown.1.iter().all(|line| !line.is_empty()) {
                    (shown.dice, shown.lines) = (thrown.0, thrown.1.map(Some));
                }
            }
            shown
        })
    }

    /// The rows.
    pub(super) fn line_up(self) -> Element {
        let shown = self.shown;
        element("div")
            .class("line-up")
            .inner_html(move || shown.with(|shown| self.rows(shown)))
    }

    fn rows(self, shown: &Shown) -> String {
        let language = self.language;
        let real = self.runner.learns.get().is_real_text();
        let mut html = format!(
            "<div class=\"dice\"><span>dice</span>{}</div><ul>",
            dice_row(shown.dice)
        );
        for (rank, written) in shown.lines.iter().enumerate() {
            let (said, written) = match written {
                Some(written) if real => {
                    let bits = shown.losses[rank].map(|loss| loss / core::f64::consts::LN_2);
                    let said = bits.map(|bits| format!("{} bits a letter", three_digits(bits)));
                    (said.unwrap_or_default(), escape(written.trim_end()))
                }
                Some(written) => (
                    language.verdict(written).said_of(&language, written),
                    line(&language, written, 0, None),
                ),
                None => ("has read nothing yet".to_owned(), "…".into()),
            };
            html += &format!(
                "<li>{}{}<p class=\"line\">{written}</p></li>",
                net(self.widths[rank], rank),
                who(Some(self.parameters[rank]), &said)
            );
        }
        if real {
            return html + "</ul>";
        }
        let perfect = self.perfect.get();
        html + &format!(
            "<li class=\"perfect\"><svg class=\"net-icon\" viewBox=\"0 0 46 46\" aria-hidden=\"true\">\
             <path class=\"s-soft\" d=\"M3 23H43\"/></svg>{}<p class=\"line\">{}</p></li></ul>",
            who(None, "knows every rule, and guessed the dotted letters"),
            guessed_letters(&language, &perfect)
        )
    }

    /// The slider over the moments of training.
    pub(super) fn moments(self) -> Element {
        let moments = move || self.runner.family.with(Family::moments);
        let id = self.widget.element_id("moment");
        let place = move || self.moment.get().unwrap_or(moments()).min(moments());
        let said = move || {
            self.shown
                .with(|shown| format!("after {} letters", whole(shown.letters as f64)))
        };
        element("div")
            .class("control moments")
            .attr("hidden", move || moments() < 2)
            .child(element("label").attr("for", &id).text("Moment"))
            .child(
                element("input")
                    .attr("type", "range")
                    .attr("id", &id)
                    .attr("min", "1")
                    .attr("max", move || moments().to_string())
                    .attr("step", "1")
                    .attr("disabled", !browser::LIVE)
                    .prop_value(move || place().to_string())
                    .attr("aria-valuetext", said)
                    .on("input", move |event| {
                        let place = crate::decimal::parse(&event_target_value(&event));
                        let place = place.map(|place| place as usize);
                        self.moment.set(place.filter(|place| *place < moments()));
                    }),
            )
            .child(element("output").text(said))
    }

    /// What the sentences have in common, in one sentence.
    pub(super) fn summary(self) -> String {
        if let Some(why) = self.runner.failure.get() {
            return why;
        }
        let learns = self.runner.learns.get();
        self.shown.with(|shown| {
            if learns != Learns::Tattle && shown.letters > 0 {
                return self.came_of_it(learns, shown.letters);
            }
            let verdicts: Option<Vec<Verdict>> = shown
                .lines
                .iter()
                .map(|line| Some(self.language.verdict(line.as_deref()?)))
                .collect();
            let Some(verdicts) = verdicts else {
                return match self.runner.work.get() {
                    Work::None => "These five have not been trained yet.".into(),
                    _ => "The first letters are being read.".into(),
                };
            };
            let whole_from = verdicts
                .iter()
                .rposition(|verdict| *verdict < Verdict::SoFar)
                .map_or(0, |last| last + 1);
            let letters = whole(shown.letters as f64);
            let smallest = match verdicts[0] {
                Verdict::Letters => "strings letters together".to_owned(),
                verdict => format!("writes {}", verdict.title()),
            };
            match self.parameters.get(whole_from) {
                Some(_) if whole_from == 0 => {
                    format!("After {letters} letters every size writes a sentence with these dice.")
                }
                Some(from) if whole_from + 1 == verdicts.len() => format!(
                    "After {letters} letters the smallest {smallest}; only the largest, with {} parameters, writes a sentence.",
                    whole(*from as f64)
                ),
                Some(from) => format!(
                    "After {letters} letters the smallest {smallest}; from {} parameters on, whole sentences stand.",
                    whole(*from as f64)
                ),
                None => format!(
                    "After {letters} letters the smallest {smallest}, and the largest {}: no sentence yet with these dice.",
                    match verdicts[verdicts.len() - 1] {
                        Verdict::Letters => "does no better",
                        verdict => verdict.title(),
                    }
                ),
            }
        })
    }
}
