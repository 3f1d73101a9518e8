//! The fourth way as views see it: what was heard of the graphics card.

use crate::browser::Gpu;
use crate::protocol::gpu::GpuNews;
use crate::widget::accelerate::Card;
use leptos::prelude::*;

/// The signal of the graphics card, and the work on it.
#[derive(Clone, Copy)]
pub(super) struct Graphics {
    /// What was heard; `None` before it was asked.
    pub card: RwSignal<Option<Card>>,
    work: StoredValue<Option<Gpu>, LocalStorage>,
}

impl Graphics {
    pub fn new() -> Self {
        Self {
            card: RwSignal::new(None),
            work: StoredValue::new_local(None),
        }
    }

    /// What came of it, after a space.
    pub fn words(self) -> String {
        let words = self.card.with(|card| card.as_ref().map(Card::words));
        words
            .filter(|words| !words.is_empty())
            .map_or_else(String::new, |words| format!(" {words}"))
    }

    /// Forgets all, and stops.
    pub fn reset(self) {
        self.work.set_value(None);
        self.card.set(None);
    }

    /// Has the product worked out; `then` is called when that is over.
    pub fn start(self, then: impl Fn() + 'static) {
        self.card.set(Some(Card::default()));
        let hear = move |news| {
            let over = matches!(news, GpuNews::Finished | GpuNews::Failed(_));
            self.card.update(|card| {
                if let Some(card) = card {
                    card.take(news);
                }
            });
            if over {
                then();
            }
        };
        self.work.set_value(Some(Gpu::start(hear)));
    }

    /// Stops, and keeps what is in.
    pub fn stop(self) {
        self.work.set_value(None);
    }
}
