//! The measurement as the view sees it: what is in, and the button's verb.

use crate::browser::{self, TrainerConnection};
use crate::lab::speed::Speed;
use crate::protocol::Command;
use crate::protocol::news::TrainerNews;
use crate::ui::Widget;
use crate::widget::speed::{NETWORKS, RESOLUTION, TIME};
use leptos::prelude::*;

/// The measurement's signals and verb.
#[derive(Clone, Copy)]
pub(super) struct Meter {
    /// The speed that each network reached here; none for those not measured yet.
    pub measured: RwSignal<Vec<Option<Speed>>>,
    /// Networks are being measured.
    pub running: RwSignal<bool>,
    /// Why nothing can be measured here.
    pub failure: RwSignal<Option<String>>,
    widget: Widget,
    connection: TrainerConnection,
    /// The number of the latest measurement, which its report repeats.
    number: StoredValue<u32>,
}

impl Meter {
    pub fn new(widget: Widget) -> Self {
        let meter = Self {
            measured: RwSignal::new(vec![None; NETWORKS.len()]),
            running: RwSignal::new(false),
            failure: RwSignal::new(None),
            widget,
            connection: TrainerConnection::new(),
            number: StoredValue::new(0),
        };
        meter.connection.listen(move |news| meter.hear(news));
        browser::show_running(move || meter.running.get());
        meter
    }

    /// Measures every network, one after the other; stops if that is
    /// going on.
    pub fn measure_or_stop(self) {
        self.failure.set(None);
        if self.running.get_untracked() {
            self.running.set(false);
            return;
        }
        self.measured.set(vec![None; NETWORKS.len()]);
        self.running.set(true);
        self.next();
    }

    fn next(self) {
        let next = self
            .measured
            .with_untracked(|measured| measured.iter().position(Option::is_none));
        let Some(shape) = next.and_then(|index| NETWORKS.get(index)) else {
            return self.running.set(false);
        };
        let seconds = self.widget.values.with_untracked(|values| TIME.of(values));
        self.number.update_value(|number| *number += 1);
        let command = Command::Measure {
            id: self.number.get_value(),
            config: shape.config(),
            milliseconds: 1000.0 * seconds,
            resolution: RESOLUTION,
        };
        self.connection.send(command);
    }

    fn hear(self, news: TrainerNews) {
        match news {
            TrainerNews::Measured(id, speed) if id == self.number.get_value() => {
                if self.running.get_untracked() {
                    self.measured.update(|measured| {
                        if let Some(slot) = measured.iter_mut().find(|slot| slot.is_none()) {
                            *slot = Some(speed);
                        }
                    });
                    self.next();
                }
            }
            TrainerNews::Failed(why) => {
                self.running.set(false);
                self.failure.set(Some(why));
            }
            TrainerNews::Measured(..) | TrainerNews::Snapshot(..) => {}
        }
    }
}
