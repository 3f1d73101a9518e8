//! The switch that takes the floor away, and how far it has gone.

use super::Lab;
use super::subtracted::Fall;
use crate::browser;
use crate::lab::experiment::Dial;
use crate::lab::law::Law;
use crate::ui::{Element, element};
use leptos::prelude::*;

impl Lab {
    /// The law whose floor can be taken away: once it may be seen, has one, and
    /// is a line over single settings.
    fn law_with_floor(self) -> Option<Law> {
        let chosen = self.chosen.get();
        let law = self.runner.results.with(|results| results.law(&chosen));
        law.filter(|law| self.revealed() && law.floor > 0.0 && chosen.dial != Dial::Frontier)
    }

    /// How far the losses have fallen.
    pub(super) fn fall(self) -> Option<Fall> {
        let fallen = self.fallen.get()?;
        let law = self.law_with_floor()?;
        Some(Fall { law, fallen })
    }

    /// Takes the floor away, or puts it back.
    pub(super) fn switch(self) -> Element {
        const SECONDS: f64 = 0.6;
        element("label")
            .class("tick")
            .attr("hidden", move || self.law_with_floor().is_none())
            .child(
                element("input")
                    .attr("type", "checkbox")
                    .prop_checked(move || self.fallen.get().is_some())
                    .on("change", move |_| {
                        if self.fallen.get_untracked().is_some() {
                            self.fallen.set(None);
                        } else if browser::prefers_less_motion() {
                            self.fallen.set(Some(1.0));
                        } else {
                            self.fallen.set(Some(0.0));
                            browser::frames(move |passed| {
                                let on = self.fallen.try_update(|fallen| {
                                    let fallen = fallen.as_mut()?;
                                    *fallen = (*fallen + passed / SECONDS).min(1.0);
                                    Some(*fallen < 1.0)
                                });
                                on.flatten().unwrap_or(false)
                            });
                        }
                    }),
            )
            .child(element("span").text("Subtract the floor"))
    }
}
