//! *Where size fails, and real text*: what else the five can learn from, and
//! what came of it.

use super::Lab;
use super::runner::{AGREEMENT, Work};
use crate::browser;
use crate::lab::writing::{Family, Outcome, SHORT_CONTEXT};
use crate::language::{SIGNS, fold};
use crate::spec::Value;
use crate::ui::{Element, button, element};
use crate::units::{three_digits, whole};
use crate::widget::language_lab::{CORPUS, Learns};
use leptos::prelude::*;

/// What can be chosen, the verb of its button, and what it is.
const CHOICES: [(Learns, &str, &str); 3] = [
    (
        Learns::Few,
        "Read only 40 sentences",
        "The same 40, over and over. Which size does best on new ones?",
    ),
    (
        Learns::Short,
        "See 16 letters at a time",
        "At every sixteenth letter they forget all that was before. Can size make up for it?",
    ),
    (
        Learns::Alice,
        "Read Alice in Wonderland",
        "A real book, 139,000 letters (Lewis Carroll, 1865). How much of English can be foreseen, nobody knows.",
    ),
];

fn whole_percent(share: f64) -> String {
    format!("{:.0}%", 100.0 * share)
}

impl Lab {
    /// Buttons that train on something else.
    pub(super) fn texts(self) -> Element {
        let runner = self.runner;
        let busy = move || runner.work.get() != Work::None;
        let one = |(learns, verb, about): (Learns, &'static str, &'static str)| {
            element("p")
                .class("text-choice")
                .child(
                    button(move || self.learn_from(learns))
                        .attr("disabled", busy)
                        .attr("aria-pressed", move || {
                            (runner.learns.get() == learns).to_string()
                        })
                        .text(verb),
                )
                .child(element("span").text(about))
        };
        let id = self.widget.element_id("own-text");
        let error_id = format!("{id}-error");
        let refused = RwSignal::new(String::new());
        let read_own = move || match fold(&runner.own.get_untracked()) {
            Ok(_) => {
                refused.set(String::new());
                self.learn_from(Learns::Own);
            }
            Err(why) => refused.set(format!("Nothing was trained: {why}.")),
        };
        element("div")
            .class("texts")
            .children(CHOICES.into_iter().map(one).collect())
            .child(
                element("label")
                    .attr("for", &id)
                    .text("A text of your own, from about eight pages; it stays on this device"),
            )
            .child(
                element("textarea")
                    .class("field")
                    .attr("id", &id)
                    .attr("rows", "4")
                    .attr("spellcheck", "false")
                    .attr("aria-describedby", &error_id)
                    .attr("aria-invalid", move || {
                        (!refused.get().is_empty()).to_string()
                    })
                    .prop_value(move || runner.own.get())
                    .on("input", move |event| {
                        runner.own.set(event_target_value(&event));
                    }),
            )
            .child(
                element("p")
                    .class("error")
                    .attr("id", &error_id)
                    .attr("role", "alert")
                    .text(move || refused.get()),
            )
            .child(button(read_own).attr("disabled", busy).text("Read my text"))
    }

    /// Trains all five on something else; the picture is what is to be seen then.
    fn learn_from(self, learns: Learns) {
        let value = Value::Text(learns.value().into());
        self.widget.set(CORPUS.spec.name, value);
        // What a subject out of sight costs is seen in a long run alone: agreement
        // comes late.
        self.train(if learns == Learns::Short {
            "long"
        } else {
            "short"
        });
        browser::focus("language-lab-family");
    }

    /// What came of anything but Tattle, once they have ended; before that, how
    /// far they are.
    pub(super) fn came_of_it(self, learns: Learns, letters: u64) -> String {
        let ended = self.runner.family.with(|family: &Family| {
            let complete = family.complete();
            complete.then(|| family.outcomes())
        });
        let Some([.., largest]) = ended.as_deref() else {
            return format!("After {} letters.", whole(letters as f64));
        };
        self.said_of_largest(learns, largest)
    }

    /// What is to be said of the largest.
    fn said_of_largest(self, learns: Learns, largest: &Outcome) -> String {
        let loss = three_digits(largest.loss);
        let bits = three_digits(largest.loss / core::f64::consts::LN_2);
        let above = three_digits(largest.loss - largest.floor.unwrap_or(0.0));
        let letters = whole(largest.signs as f64);
        match learns {
            Learns::Few => {
                let nothing = libm::log(SIGNS as f64);
                let as_bad = if largest.loss > 0.8 * nothing {
                    format!("about as bad as knowing nothing, {}", three_digits(nothing))
                } else {
                    format!("{above} above the floor")
                };
                format!(
                    "Learned by heart: on its 40 sentences the largest has a loss of {}, on new ones {loss}, {as_bad}. Size cannot replace text.",
                    three_digits(largest.train_loss)
                )
            }
            Learns::Short => {
                let with_all = self.runner.recorded_agreement();
                let with_all = with_all.map_or(String::new(), |right| {
                    format!(
                        "; the recorded one, which sees 64, gets {} right",
                        whole_percent(right)
                    )
                });
                format!(
                    "Seeing {SHORT_CONTEXT} letters at a time, the largest gets {} of the verbs right whose subject is out of sight{with_all}. What it cannot see, no size brings back.",
                    whole_percent(largest.skills[AGREEMENT].right)
                )
            }
            Learns::Tattle | Learns::Alice | Learns::Own => format!(
                "After {letters} letters the largest needs {bits} bits for each new one: it has words, and hardly a sentence. Where the floor is, nobody knows."
            ),
        }
    }
}
