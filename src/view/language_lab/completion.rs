//! *Complete my sentence*: the reader begins, every size goes on.

use super::Lab;
use super::fields::text_field;
use super::lines::{ink, line, net, who};
use crate::lab::writing::{Answer, LONGEST, perfect_line};
use crate::language::alphabet::{decode, encode};
use crate::language::{ForeignSign, Judgement, Reader};
use crate::markup::escape;
use crate::spec::Value;
use crate::ui::{Element, element};
use crate::units::percent;
use crate::widget::language_lab::{PROMPTS, TEMPERATURE, TRIAL, dice, trial};
use leptos::prelude::*;
use thiserror::Error;

/// Why a prompt is not tried.
#[derive(Debug, Error)]
pub(super) enum BadPrompt {
    /// It leaves no room.
    #[error("At most {} signs: the networks see no more", LONGEST - 1)]
    Long,
    /// It has a sign that the networks never saw.
    #[error("{0}")]
    Foreign(#[from] ForeignSign),
}

pub(super) fn check(prompt: &str) -> Result<Vec<u8>, BadPrompt> {
    if prompt.chars().count() >= LONGEST {
        return Err(BadPrompt::Long);
    }
    Ok(encode(prompt)?)
}

impl Lab {
    pub(super) fn completion(self) -> Element {
        let runner = self.runner;
        let id = self.widget.element_id("prompt");
        let error = move || {
            let checked = runner.prompt.with(|prompt| check(prompt));
            checked.err().map_or(String::new(), |why| format!("{why}."))
        };
        let prompt = move || runner.prompt.get();
        let field = text_field(&id, "Your beginning", prompt, error, move |text| {
            runner.try_out(Some(text));
        });
        element("div")
            .class("completion")
            .child(self.trials())
            .child(field)
            .child(
                element("div")
                    .attr("aria-live", "polite")
                    .class("line-up")
                    .inner_html(move || self.completions()),
            )
    }

    /// Beginnings that test one skill each.
    fn trials(self) -> Element {
        let crate::spec::Kind::Choice { options, .. } = TRIAL.spec.kind else {
            return element("span");
        };
        let widget = self.widget;
        let name = widget.element_id("trial");
        let prompt = self.runner.prompt;
        let one = |(place, option): (usize, &'static crate::spec::Option_)| {
            let chosen = move || {
                widget.values.with(trial) == place && prompt.with(|text| text == PROMPTS[place])
            };
            element("label")
                .class("trial")
                .child(
                    element("input")
                        .attr("type", "radio")
                        .attr("name", &name)
                        .attr("value", option.value)
                        .prop_checked(chosen)
                        .on("change", move |_| {
                            widget.set(TRIAL.spec.name, Value::Text(option.value.into()));
                            self.runner.try_out(Some(PROMPTS[place].to_owned()));
                        }),
                )
                .child(element("b").text(&format!("{} ", option.title)))
                .child(element("span").text(PROMPTS[place]))
        };
        element("fieldset")
            .class("trials")
            .child(
                element("legend")
                    .class("visually-hidden")
                    .text("Begin with"),
            )
            .children(options.iter().enumerate().map(one).collect())
    }

    fn completions(self) -> String {
        let prompt = self.runner.prompt.get();
        let Ok(signs) = check(&prompt) else {
            return String::new();
        };
        let answers = self.runner.answers.get();
        let language = self.language;
        let mut html = String::new();
        if answers.iter().all(Option::is_none) {
            html += if PROMPTS.contains(&prompt.as_str()) {
                "<p>Recorded are these beginnings with the first throw of the dice. Train all five, and they go on with any throw.</p>"
            } else {
                "<p>Recorded are the six beginnings above. Train all five, and they complete yours too.</p>"
            };
        }
        html += "<ul>";
        for (rank, answer) in answers.iter().enumerate() {
            let Some(answer) = answer else {
                continue;
            };
            html += &format!(
                "<li>{}{}</li>",
                net(self.widths[rank], rank),
                self.completed(Some(self.parameters[rank]), &prompt, &answer.text)
            );
        }
        if self.runner.learns.get().is_real_text() {
            return html + "</ul>" + &self.next_signs(&prompt, &signs, &answers);
        }
        let seed = self.widget.values.with(dice);
        let perfect = match perfect_line(&language, &signs, TEMPERATURE, seed) {
            Some(rest) => self.completed(None, &prompt, &decode(&rest)),
            None => who(None, "no sentence of Tattle begins like this"),
        };
        html + &format!(
            "<li class=\"perfect\"><span class=\"net-icon\"></span>{perfect}</li></ul>{}",
            self.next_signs(&prompt, &signs, &answers)
        )
    }

    /// One row: who, and the whole line with what is wrong in it.
    fn completed(self, parameters: Option<usize>, prompt: &str, rest: &str) -> String {
        let text = format!("{prompt}{rest}");
        if self.runner.learns.get().is_real_text() {
            return format!(
                "{}<p class=\"line\"><span class=\"own\">{}</span>{}</p>",
                who(parameters, "goes on"),
                escape(prompt),
                escape(rest.trim_end())
            );
        }
        let judged = self.language.judge_continuation(&text, prompt.len());
        let word = |at: &core::ops::Range<usize>| {
            let word = text.get(at.clone()).unwrap_or_default();
            let before = text.get(..at.start).unwrap_or_default();
            match (word.trim(), before.rsplit(' ').next()) {
                ("", Some(before)) => format!("“{before}” cannot end there"),
                (word, _) => format!("“{word}”"),
            }
        };
        let said = match &judged {
            Judgement::ForeignPrompt => "not Tattle, but it goes on".to_owned(),
            Judgement::Impossible(at) => format!("✗ impossible: {}", word(at)),
            Judgement::Against { at, instead } => {
                format!(
                    "✗ most likely invented: {}; there it is nearly always “{instead}”",
                    word(at)
                )
            }
            Judgement::SoFar => "✓ a sentence so far".to_owned(),
            Judgement::Sentence => "✓ a sentence".to_owned(),
        };
        format!(
            "{}<p class=\"line\">{}</p>",
            who(parameters, &said),
            line(&self.language, &text, prompt.len(), Some(&judged))
        )
    }

    /// What comes next: the likeliest signs of each, beside a perfect
    /// predictor's.
    fn next_signs(self, prompt: &str, signs: &[u8], answers: &[Option<Answer>]) -> String {
        let known = !self.runner.learns.get().is_real_text();
        let mut reader = known.then(|| Reader::new(&self.language));
        for sign in signs {
            reader = reader.filter_map_read(*sign);
        }
        let perfect: Option<Vec<f64>> = reader.map(|reader| reader.odds().to_vec());
        if perfect.is_none() && answers.iter().all(Option::is_none) {
            return String::new();
        }
        let mut html = format!(
            "<h4>What comes next after “{}”?</h4><div class=\"nexts\">",
            escape(prompt)
        );
        for (rank, answer) in answers.iter().enumerate() {
            if let Some(answer) = answer {
                let title = crate::units::whole(self.parameters[rank] as f64);
                html += &bars(&title, &answer.odds, perfect.as_deref(), &ink(rank));
            }
        }
        if let Some(perfect) = &perfect {
            let mut odds: Vec<(u8, f32)> = (0..).zip(perfect.iter().map(|p| *p as f32)).collect();
            odds.sort_by(|a, b| b.1.total_cmp(&a.1));
            odds.truncate(4);
            html += &bars("Perfect predictor", &odds, Some(perfect), "soft");
        }
        html += "</div><p class=\"soft\">Bars: how likely each sign is to be the next one.";
        if known {
            html += " Dashed: how likely it is for a perfect predictor.";
        }
        html + "</p>"
    }
}

/// Reads on, as long as the language allows it.
trait ReadOn: Sized {
    /// After one more sign.
    fn filter_map_read(self, sign: u8) -> Self;
}

impl ReadOn for Option<Reader<'_>> {
    fn filter_map_read(self, sign: u8) -> Self {
        let mut reader = self?;
        reader.read(sign).is_ok().then_some(reader)
    }
}

/// A sign as it is drawn: a space would not be seen.
pub(super) fn shown_sign(sign: char) -> char {
    if sign == ' ' { '␣' } else { sign }
}

/// The bars of one network.
pub(super) fn bars(title: &str, odds: &[(u8, f32)], perfect: Option<&[f64]>, ink: &str) -> String {
    const FULL: f64 = 96.0;
    let mut svg = String::new();
    let mut said = String::new();
    for (row, (sign, share)) in odds.iter().enumerate() {
        let shown = match *sign {
            0 => "end".to_owned(),
            sign => decode(&[sign]).chars().map(shown_sign).collect(),
        };
        let (y, share) = (22 * row, f64::from(*share));
        let expected = perfect.and_then(|odds| odds.get(usize::from(*sign)));
        svg += &format!(
            "<text x=\"24\" y=\"{}\" text-anchor=\"end\" class=\"sign\">{}</text>\
             <rect class=\"f-{ink}\" x=\"30\" y=\"{}\" width=\"{:.1}\" height=\"14\"/>",
            y + 14,
            escape(&shown),
            y + 3,
            FULL * share
        );
        if let Some(expected) = expected.filter(|expected| **expected > 0.0) {
            svg += &format!(
                "<rect class=\"expected\" x=\"30\" y=\"{}\" width=\"{:.1}\" height=\"14\"/>",
                y + 3,
                FULL * expected
            );
        }
        let written = if share < 0.005 {
            "< 1%".to_owned()
        } else {
            percent(share)
        };
        svg += &format!(
            "<text x=\"132\" y=\"{}\">{}</text>",
            y + 14,
            escape(&written)
        );
        said += &format!(
            "{} {}, ",
            if shown == "␣" { "space" } else { &shown },
            percent(share)
        );
    }
    format!(
        "<div><p class=\"who\"><b>{title}</b></p><svg viewBox=\"0 0 180 {}\" role=\"img\" aria-label=\"{}: {}\">{svg}</svg></div>",
        22 * odds.len(),
        escape(title),
        escape(said.trim_end_matches(", "))
    )
}
