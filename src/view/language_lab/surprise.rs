//! *Letter by letter*: how surprised three sizes are at each letter of a text,
//! what each expected there, and where it looked.

use super::Lab;
use super::completion::{bars, check};
use super::fields::{choice, text_field};
use super::letters::{lacks, looks, name_of, said_of_perfect};
use super::lines::ink;
use crate::browser;
use crate::lab::writing::{Expected, expected};
use crate::language::alphabet::encode;
use crate::markup::escape;
use crate::ui::{Element, button, element};
use crate::units::{three_digits, whole};
use leptos::prelude::*;

/// The networks that are shown, by rank.
const SHOWN: [usize; 3] = [1, 2, 4];

impl Lab {
    pub(super) fn surprise(self) -> Element {
        let runner = self.runner;
        let letters = move || runner.text.with(|text| text.chars().count());
        let place = move || runner.place.get().min(letters().saturating_sub(1));
        let step = move |by: isize| {
            let last = letters().saturating_sub(1);
            runner.look_at(place().saturating_add_signed(by).min(last));
        };
        let id = self.widget.element_id("letter");
        let rank = RwSignal::new(1_usize);
        element("div")
            .class("surprise")
            .child(
                element("p")
                    .child(element("b").class("lack").text("Bars above"))
                    .child(
                        element("span")
                            .text(" a letter: surprise that a network could have avoided. "),
                    )
                    .child(element("b").text("Dots below"))
                    .child(
                        element("span")
                            .text(": surprise that nobody can avoid, one dot for a coin toss."),
                    ),
            )
            .child(self.sizes(rank))
            .child(
                element("div")
                    .class("read-letters")
                    .attr("data-rank", move || rank.get().to_string())
                    .on("click", move |event| {
                        let place = browser::attribute(&event, "data-place");
                        if let Some(place) = place.and_then(|place| place.parse().ok()) {
                            runner.look_at(place);
                        }
                    })
                    .inner_html(move || self.rows_of_letters(place())),
            )
            .child(
                element("div")
                    .class("control letter-at")
                    .child(element("label").attr("for", &id).text("Letter"))
                    .child(
                        button(move || step(-1))
                            .attr("aria-label", "Letter before")
                            .text("←"),
                    )
                    .child(
                        element("input")
                            .attr("type", "range")
                            .attr("id", &id)
                            .attr("min", "0")
                            .attr("max", move || letters().saturating_sub(1).to_string())
                            .attr("step", "1")
                            .prop_value(move || place().to_string())
                            .attr("aria-valuetext", move || self.said_of(place()))
                            .on("input", move |event| {
                                let place = crate::decimal::parse(&event_target_value(&event));
                                if let Some(place) = place {
                                    runner.look_at(place as usize);
                                }
                            }),
                    )
                    .child(
                        button(move || step(1))
                            .attr("aria-label", "Letter after")
                            .text("→"),
                    ),
            )
            .child(element("div").inner_html(move || self.at_a_letter(place())))
            .child(self.text_to_read())
    }

    /// On a narrow screen one size is shown at a time.
    fn sizes(self, rank: RwSignal<usize>) -> Element {
        let name = self.widget.element_id("read-by");
        let one = |place: usize| {
            let size = whole(self.parameters[SHOWN[place]] as f64);
            choice(&name, rank, place, &size)
        };
        element("fieldset")
            .class("read-by")
            .child(element("legend").text("Read by the network of"))
            .children((0..SHOWN.len()).map(one).collect())
    }

    fn text_to_read(self) -> Element {
        let runner = self.runner;
        let typed = RwSignal::new(runner.text.get_untracked());
        let error = move || match typed.with(|text| check(text)) {
            Err(why) => format!("{why}."),
            Ok(signs) if signs.is_empty() => "Type at least one letter.".to_owned(),
            Ok(_) => String::new(),
        };
        let id = self.widget.element_id("text");
        let text = move || typed.get();
        text_field(&id, "They read", text, error, move |text| {
            typed.set(text);
            if error().is_empty() {
                runner.text.set(typed.get_untracked());
                runner.read_again();
            }
        })
    }

    /// What a perfect predictor makes of the text, where there is one.
    fn expected(self, text: &str) -> Vec<Expected> {
        if self.runner.learns.get().is_real_text() {
            return Vec::new();
        }
        expected(&self.language, &encode(text).unwrap_or_default())
    }

    fn rows_of_letters(self, place: usize) -> String {
        let text = self.runner.text.get();
        let expected = self.expected(&text);
        self.runner.readings.with(|readings| {
            if readings.iter().any(Option::is_none) {
                return "<p>Recorded is one sentence. Train all five, and they read yours too.</p>"
                    .to_owned();
            }
            let rows = SHOWN.iter().filter_map(|rank| {
                let reading = readings[*rank].as_ref()?;
                Some(self.row_of_letters(*rank, &text, reading, &expected, place))
            });
            rows.collect()
        })
    }

    /// A letter in words, for who cannot see it.
    fn said_of(self, place: usize) -> String {
        let text = self.runner.text.get();
        let expected = self.expected(&text);
        let before: String = text.chars().take(place).collect();
        let after = before.split(' ').next_back().unwrap_or_default();
        let sign = text.chars().nth(place).map_or(String::new(), name_of);
        let mut said = match after {
            "" => sign,
            after => format!("{sign} after {after}"),
        };
        self.runner.readings.with(|readings| {
            for rank in SHOWN {
                let Some(reading) = &readings[rank] else {
                    continue;
                };
                let lack = lacks(reading, &expected);
                said += &format!(
                    ", {} parameters: could be avoided {}",
                    whole(self.parameters[rank] as f64),
                    three_digits(lack.get(place).copied().unwrap_or(0.0))
                );
            }
        });
        let least = expected
            .get(place)
            .map_or(f64::NAN, |expected| expected.nats);
        if least.is_finite() {
            said += &format!(", cannot be avoided {}", three_digits(least));
        }
        said
    }

    /// What each expected at a place, and where the largest looked.
    fn at_a_letter(self, place: usize) -> String {
        let text = self.runner.text.get();
        let expected = self.expected(&text);
        let before: String = text.chars().take(place).collect();
        let came = text.chars().nth(place);
        let possible = expected.get(place).map(|expected| expected.odds.as_slice());
        self.runner.readings.with(|readings| {
            let mut html = format!(
                "<h4>What comes after “{}”?</h4><div class=\"nexts\">",
                escape(&before)
            );
            for rank in SHOWN {
                let sign = readings[rank].as_ref().and_then(|r| r.signs.get(place));
                let Some(sign) = sign else {
                    return String::new();
                };
                let odds: Vec<(u8, f32)> = sign
                    .likeliest
                    .iter()
                    .map(|(sign, percent)| (*sign, f32::from(*percent) / 100.0))
                    .collect();
                let title = whole(self.parameters[rank] as f64);
                html += &bars(&title, &odds, possible, &ink(rank));
            }
            html += "</div>";
            if let (Some(came), Some(possible)) = (came, possible) {
                html += &format!(
                    "<p class=\"soft\">It was {}. {}</p>",
                    name_of(came),
                    said_of_perfect(possible)
                );
            }
            if let Some(reading) = &readings[SHOWN[2]] {
                html += &looks(&before, reading, place);
            }
            html
        })
    }
}
