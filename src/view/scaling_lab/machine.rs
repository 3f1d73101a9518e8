//! This browser as the scenario's chip: what was measured here is lent to the
//! later sections, and taken back.
//!
//! It sets what a reader could set there by hand, so links hold it, and every
//! calculator shows it as the reader's own.

use super::Lab;
use super::cost::taken;
use crate::scenario::CHIP_FLOPS;
use crate::ui::{Element, button, element};
use crate::units::{FlopsPerSecond, Watts};
use leptos::prelude::*;

/// What is lent: the speed and the power of a chip that is fully used, and the
/// power of a server of such chips.
const LENT: [&str; 6] = [
    "chip",
    "chip_flops",
    "chip_power",
    "mfu",
    "node_power",
    "node_power_nameplate",
];

impl Lab {
    /// A button that lends or takes back, and what that means: shown once
    /// something was measured.
    pub(super) fn machine(self) -> Element {
        let widget = self.widget;
        let before = RwSignal::new(Vec::<String>::new());
        let lent = move || !before.with(Vec::is_empty) && widget.scenario("chip") == "custom";
        let set = move |values: &[String]| {
            let values: Vec<(&str, &str)> = LENT
                .into_iter()
                .zip(values.iter().map(String::as_str))
                .collect();
            widget.take(&values);
        };
        let press = move || {
            if lent() {
                set(&before.get());
                before.set(Vec::new());
                return;
            }
            let Some(speed) = self.speed() else {
                return;
            };
            before.set(LENT.into_iter().map(|name| widget.scenario(name)).collect());
            let watts = widget.number("watts");
            let chips = crate::decimal::parse(&widget.scenario("gpus_per_node"));
            let server = (watts * chips.unwrap_or(1.0)).to_string();
            set(&[
                "custom".into(),
                speed.to_string(),
                watts.to_string(),
                "1".into(),
                server.clone(),
                server,
            ]);
        };
        let words = move || {
            let number = |name| crate::decimal::parse(&widget.scenario(name)).unwrap_or_default();
            if !lent() {
                return String::new();
            }
            format!(
                "From section 5 on, every chip is now this computer: {} at {}, all of it used. Memory, bandwidth and \
                 prices were not measured and stay as they were.",
                FlopsPerSecond(number("chip_flops")),
                Watts(number("chip_power")),
            )
        };
        let verb = move || {
            if lent() {
                "Take this computer out of the scenario"
            } else {
                "Use this computer as the scenario’s chip"
            }
        };
        element("p")
            .class("lab-machine")
            .attr("hidden", move || self.speed().is_none() && !lent())
            .child(button(press).class("quiet").text(move || verb().to_owned()))
            .child(element("span").attr("role", "status").text(words))
    }

    /// The arithmetic a second that was measured, where a chip can have it;
    /// nothing before all networks are in.
    fn speed(self) -> Option<f64> {
        let seconds = taken(self.runner.worker_seconds.get()).0;
        let flops = self
            .runner
            .results
            .with(|r| r.complete().then(|| r.flops()))?;
        let speed = (flops / seconds).round();
        CHIP_FLOPS.read(&speed.to_string()).ok()?;
        Some(speed)
    }
}
