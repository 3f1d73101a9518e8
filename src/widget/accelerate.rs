//! `accelerate`: one matrix product, worked out here in ever wider ways, beside
//! chips made for it.

mod card;
pub mod clock;
pub mod fill;

pub use card::{Card, size};

use crate::data::{browser, chips};
use crate::spec::{OutputSpec, Value, Values, WidgetSpec};
use crate::units::{FlopsPerSecond, Seconds, Unit, three_digits};

/// The ways that are measured, and what was recorded of each.
pub static WAYS: [(&str, &browser::Row); 3] = [
    ("One number at a time", &browser::SCALAR),
    ("Four at a time (SIMD)", &browser::SIMD),
    ("Four at a time, on every core", &browser::ALL_WORKERS),
];

/// The chips beside the ways in the chart.
pub static BESIDE: [&chips::Row; 2] = [&chips::V100_SXM, &chips::H100_SXM];

/// The chips of the table: the data sheets' peaks.
pub static CHIPS: [&chips::Row; 8] = [
    &chips::V100_SXM,
    &chips::TPU_V4,
    &chips::A100_80,
    &chips::TPU_V5P,
    &chips::H100_SXM,
    &chips::MI300X,
    &chips::B200,
    &chips::GB200,
];

/// How long each way is measured.
pub const MILLISECONDS: f64 = 300.0;

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "accelerate",
    title: "One product, four ways",
    section: 8,
    params: &[],
    in_reach: &[],
    outputs: &[
        OutputSpec::new("scalar", "One number at a time", Unit::FlopPerSecond),
        OutputSpec::new("simd", "Four numbers at a time", Unit::FlopPerSecond),
        OutputSpec::new("all_cores", "On every core", Unit::FlopPerSecond),
    ],
    presets: &[],
    compute: None,
    summary: Some(summary),
    calculated: false,
    link_leaves_out: Some("It leaves out the speeds: they are this machine's."),
};

/// What was measured on the CPU, in words.
pub fn summary(_values: &Values, outputs: &[Value]) -> String {
    let all = outputs.get(2).and_then(Value::number);
    let finding = all.map_or_else(String::new, |all| {
        let time = Seconds(chips::h100_sxm::FLOPS.value / all);
        format!(
            " At {}, this browser needs {time} for what an H100, at its peak, does in a second.",
            FlopsPerSecond(all)
        )
    });
    ratios(outputs) + &finding
}

/// How the ways on the CPU compare.
pub fn ratios(outputs: &[Value]) -> String {
    let number = |index: usize| outputs.get(index).and_then(Value::number);
    let (Some(scalar), Some(simd), Some(all)) = (number(0), number(1), number(2)) else {
        return "Measuring.".into();
    };
    format!(
        "Four numbers at a time is {} times as fast as one, and every core together {} times as fast as one core.",
        three_digits(simd / scalar),
        three_digits(all / simd),
    )
}
