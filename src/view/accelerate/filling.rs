//! The tables that fill, and the button that has them do so.

use super::Source;
use crate::browser;
use crate::ui::{Element, button, element};
use crate::units::whole;
use crate::widget::accelerate::fill::slowed;
use leptos::prelude::*;

/// The tables as signals.
#[derive(Clone, Copy)]
pub(super) struct Filling {
    source: Source,
    /// Seconds since they began to fill; `None` while they stand still.
    seconds: RwSignal<Option<f64>>,
}

impl Filling {
    pub fn new(source: Source) -> Self {
        Self {
            source,
            seconds: RwSignal::new(None),
        }
    }

    /// Stands still.
    pub fn stop(self) {
        self.seconds.set(None);
    }

    /// The tables: as they fill, or at the moment when all cores are done.
    pub fn tables(self) -> Element {
        element("div").inner_html(move || {
            let ways = self.source.reading().ways();
            let factor = slowed(&ways);
            let seconds = self.seconds.get();
            let moment = seconds.unwrap_or_else(|| {
                // A hair later, so that rounding leaves no square empty.
                let done = ways.get(2).map_or(0.0, |way| way.seconds(factor) * 1.000_001);
                if done.is_finite() { done } else { 0.0 }
            });
            let tables: String = ways.iter().map(|way| way.html(factor, moment)).collect();
            let when = match seconds {
                Some(seconds) => format!("After {seconds:.1} seconds"),
                None => "When every core together is done".into(),
            };
            format!(
                "<div class=\"fillings\">{tables}</div><p class=\"fillings-note\">Every square is one number of the product. \
                 {when}, slowed down {} times.</p>",
                whole(factor)
            )
        })
    }

    /// The button that lets them fill from the start; not for those who asked
    /// for less motion.
    pub fn watch_button(self) -> Element {
        button(move || self.press())
            .attr("hidden", browser::prefers_less_motion())
            .text(move || {
                if self.seconds.get().is_some() {
                    "Stop filling"
                } else {
                    "Watch them fill"
                }
                .to_owned()
            })
    }

    fn press(self) {
        if self.seconds.get_untracked().is_some() {
            return self.stop();
        }
        let ways = untrack(|| self.source.reading().ways());
        let factor = slowed(&ways);
        let all = ways.iter().map(|way| way.seconds(factor));
        let last = all
            .filter(|seconds| seconds.is_finite())
            .fold(0.0, f64::max);
        self.seconds.set(Some(0.0));
        browser::frames(move |passed| {
            let mut on = false;
            self.seconds.update(|seconds| {
                *seconds = seconds
                    .map(|seconds| seconds + passed)
                    .filter(|seconds| *seconds < last);
                on = seconds.is_some();
            });
            on
        });
    }
}
