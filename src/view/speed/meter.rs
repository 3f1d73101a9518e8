//! The measurement as the view sees it: what is in, and the button's verb.
//!
//! Without a browser the verb does nothing.

use crate::lab::speed::Speed;
use crate::view::Widget;
use crate::widget::speed::SHAPES;
use leptos::prelude::*;

/// The measurement's signals and verb.
#[derive(Clone, Copy)]
pub(super) struct Meter {
    /// What each network reached here; none for those not measured yet.
    pub measured: RwSignal<Vec<Option<Speed>>>,
    /// Networks are being measured.
    pub running: RwSignal<bool>,
    /// Why nothing can be measured here.
    pub failure: RwSignal<Option<String>>,
    #[cfg(feature = "web")]
    widget: Widget,
    #[cfg(feature = "web")]
    link: crate::browser::link::Link,
}

impl Meter {
    #[cfg_attr(
        not(feature = "web"),
        allow(unused_variables, reason = "only a live widget measures")
    )]
    pub fn new(widget: Widget) -> Self {
        let meter = Self {
            measured: RwSignal::new(vec![None; SHAPES.len()]),
            running: RwSignal::new(false),
            failure: RwSignal::new(None),
            #[cfg(feature = "web")]
            widget,
            #[cfg(feature = "web")]
            link: crate::browser::link::Link::new(),
        };
        #[cfg(feature = "web")]
        crate::browser::show_running(move || meter.running.get());
        meter
    }

    #[cfg(not(feature = "web"))]
    #[allow(clippy::unused_self, reason = "the live one of the same name needs it")]
    pub fn measure_or_stop(self) {}
}

#[cfg(feature = "web")]
mod live {
    use super::{Meter, SHAPES};
    use crate::browser::trainer::News;
    use crate::protocol::Command;
    use crate::widget::speed::{RESOLUTION, TIME};
    use leptos::prelude::*;

    impl Meter {
        /// Measures every network, one after the other; stops if that is
        /// going on.
        pub fn measure_or_stop(self) {
            self.failure.set(None);
            if self.running.get_untracked() {
                self.running.set(false);
                return;
            }
            self.measured.set(vec![None; SHAPES.len()]);
            self.running.set(true);
            self.next();
        }

        fn next(self) {
            let next = self
                .measured
                .with_untracked(|measured| measured.iter().position(Option::is_none));
            let Some(shape) = next.and_then(|index| SHAPES.get(index)) else {
                return self.running.set(false);
            };
            let seconds = self.widget.values.with_untracked(|values| TIME.of(values));
            let command = Command::Measure {
                id: self.link.next_run(),
                config: shape.config(),
                milliseconds: 1000.0 * seconds,
                resolution: RESOLUTION,
            };
            self.link.send(command, move |news| self.hear(news));
        }

        fn hear(self, news: News) {
            match news {
                News::Measured(id, speed) if id == self.link.run() => {
                    if self.running.get_untracked() {
                        self.measured.update(|measured| {
                            if let Some(slot) = measured.iter_mut().find(|slot| slot.is_none()) {
                                *slot = Some(speed);
                            }
                        });
                        self.next();
                    }
                }
                News::Failed(why) => {
                    self.running.set(false);
                    self.failure.set(Some(why));
                }
                News::Measured(..) | News::Snapshot(..) => {}
            }
        }
    }
}
