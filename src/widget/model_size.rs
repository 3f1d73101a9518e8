//! `model-size`: from parameters to bytes, and to the devices that hold them.

pub mod architecture;
mod drawing;
pub mod shapes;
mod words;

pub use drawing::DRAWING;

use super::calculation::Calculation;
use super::report::{Report, figure, given};
use crate::calc::memory::weight_bytes;
use crate::data::{Cell, chips, constants as c, devices};
use crate::scenario::{ARTICLE, MODEL_PARAMETERS, OURS, PRECISION};
use crate::spec::{OutputSpec, Preset, Reason, Value, Values, WidgetSpec};
use crate::units::{Bytes, Unit};

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "model-size",
    title: "How big is the file?",
    section: 5,
    params: &[
        &MODEL_PARAMETERS.spec,
        &PRECISION.spec,
        &architecture::FAMILY.spec,
        &architecture::LAYERS.spec,
        &architecture::WIDTH.spec,
        &architecture::HEADS.spec,
        &architecture::KV_HEADS.spec,
        &architecture::HEAD_WIDTH.spec,
        &architecture::WINDOW.spec,
        &architecture::FULL_LAYERS.spec,
        &architecture::FEED_FORWARD.spec,
        &architecture::VOCABULARY.spec,
        &architecture::POSITIONS.spec,
        &architecture::EXPERTS.spec,
        &architecture::EXPERTS_ACTIVE.spec,
    ],
    in_reach: &[&MODEL_PARAMETERS.spec, &PRECISION.spec],
    outputs: &[
        OutputSpec {
            name: "weights",
            title: "Weights",
            unit: Unit::Bytes,
        },
        OutputSpec {
            name: "fits",
            title: "Fits in",
            unit: Unit::Pure,
        },
        OutputSpec::new("counted", "Counted from the architecture", Unit::Parameters),
        OutputSpec::new("active", "Active for each token", Unit::Parameters),
    ],
    presets: &[
        preset(
            "alexnet",
            "AlexNet",
            &[
                ("model_parameters", "60965224"),
                ("active_share", "1"),
                ("shape", ""),
                ("tokens", "1.28e9"),
            ],
        ),
        preset(
            "gpt2",
            "GPT-2",
            &[
                ("model_parameters", "1557611200"),
                ("active_share", "1"),
                ("shape", ""),
                ("tokens", "2.03e11"),
            ],
        ),
        preset(
            "llama2-7b",
            "Llama 2 7B",
            &[
                ("model_parameters", "7e9"),
                ("active_share", "1"),
                ("shape", ""),
                ("tokens", "2e12"),
            ],
        ),
        preset(
            "llama2-70b",
            "Llama 2 70B",
            &[
                ("model_parameters", "70e9"),
                ("active_share", "1"),
                ("shape", ""),
                ("tokens", "2e12"),
            ],
        ),
        preset(
            "gpt3",
            "GPT-3",
            &[
                ("model_parameters", "175e9"),
                ("active_share", "1"),
                ("shape", ""),
                ("tokens", "300e9"),
            ],
        ),
        preset(
            "llama31-405b",
            "Llama 3.1 405B",
            &[
                ("model_parameters", "405e9"),
                ("active_share", "1"),
                ("shape", ""),
                ("tokens", "15.6e12"),
            ],
        ),
        preset(
            "deepseek-v3",
            "DeepSeek-V3",
            &[
                ("model_parameters", "671e9"),
                ("active_share", "0.055"),
                ("shape", ""),
                ("tokens", "14.8e12"),
            ],
        ),
        preset(
            "qwen3",
            "Qwen3-235B",
            &[
                ("model_parameters", "235e9"),
                ("active_share", "0.0936"),
                ("shape", ""),
                ("tokens", "36e12"),
            ],
        ),
        preset(
            "kimi-k2",
            "Kimi K2",
            &[
                ("model_parameters", "1e12"),
                ("active_share", "0.032"),
                ("shape", ""),
                ("tokens", "15.5e12"),
            ],
        ),
        // The tokens that it was trained on were not published.
        preset(
            "gpt-oss",
            "gpt-oss-120b, tokens unknown",
            &[
                ("model_parameters", "117e9"),
                ("active_share", "0.0436"),
                ("shape", ""),
            ],
        ),
        OURS,
        ARTICLE,
    ],
    compute: None,
    summary: None,
    calculated: true,
    link_leaves_out: None,
};

const fn preset(
    name: &'static str,
    title: &'static str,
    params: &'static [(&'static str, &'static str)],
) -> Preset {
    Preset {
        name,
        title,
        params,
    }
}

/// How it works.
pub static CALCULATION: Calculation = Calculation {
    spec: &SPEC,
    work_out,
};

/// Something with memory that a model may or may not fit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Holder {
    /// As people call it.
    pub name: &'static str,
    /// How much it holds.
    pub memory: Bytes,
    /// What that rests on.
    cell: &'static Cell,
}

/// The devices a model is compared with, smallest first.
pub fn holders() -> [Holder; 6] {
    let holder = |name, cell: &'static Cell, count: f64| Holder {
        name,
        memory: Bytes(cell.value * count),
        cell,
    };
    let h100 = &chips::h100_sxm::MEMORY;
    [
        holder(devices::IPHONE_4.name, &devices::iphone_4::MEMORY, 1.0),
        holder(devices::LAPTOP.name, &devices::laptop::MEMORY, 1.0),
        holder(devices::RTX_4090.name, &devices::rtx_4090::MEMORY, 1.0),
        holder("One H100", h100, 1.0),
        holder(devices::M3_MAX.name, &devices::m3_max::MEMORY, 1.0),
        holder("A server of eight H100s", h100, 8.0),
    ]
}

pub use crate::scenario::bytes_per_parameter;

/// Bytes of the weights file.
pub fn weights(values: &Values) -> Bytes {
    weight_bytes(
        MODEL_PARAMETERS.of(values),
        bytes_per_parameter(PRECISION.of(values)),
    )
}

/// Everything it shows.
fn work_out(values: &Values) -> Report {
    let size = weights(values);
    let holds = |holder: &&Holder| size <= holder.memory;
    let all = holders();
    let fits: Vec<&str> = all.iter().filter(holds).map(|holder| holder.name).collect();
    let [counted_all, active] = match architecture::shape(values) {
        Ok(shape) => {
            [shape.parameters(), shape.active_parameters()].map(|number| Ok(Value::Number(number)))
        }
        Err(why) => [why, why].map(|why| Err(Reason::new(why))),
    };
    let formula = format!(
        "file = {} × {} B = {size}",
        MODEL_PARAMETERS.shown(values),
        bytes_per_parameter(PRECISION.of(values)),
    );
    let mut assumptions = given(values, [&MODEL_PARAMETERS.spec, &PRECISION.spec]);
    assumptions.push(figure("Lines of run.c", &c::CODE_LINES));
    // The server is of the chip before it.
    assumptions.extend(
        all[..5]
            .iter()
            .map(|holder| figure(holder.name, holder.cell)),
    );
    let row = |holder: &Holder| {
        let fits = if size <= holder.memory { "yes" } else { "no" };
        vec![
            holder.name.to_owned(),
            holder.memory.to_string(),
            fits.to_owned(),
        ]
    };
    Report {
        outputs: vec![
            Ok(Value::Number(size.0)),
            Ok(Value::Text(if fits.is_empty() {
                "Nothing here".to_owned()
            } else {
                fits.join(", ")
            })),
            counted_all,
            active,
        ],
        formula: vec![formula],
        assumptions,
        table: Some((
            vec!["Device", "Memory", "Holds the weights"],
            all.iter().map(row).collect(),
        )),
        summary: words::summary(values, size, &all),
        headline: Some(words::headline(size, &all)),
        ..Report::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gpt_3_fits_a_big_laptop_only_in_4_bits() {
        let gpt3 = Values::defaults(&SPEC).with("model_parameters", Value::Number(175e9));
        let fits = |values: &Values| {
            let fits = work_out(values).outputs.remove(1).unwrap();
            fits.text().unwrap().contains("M3 Max")
        };
        assert!(!fits(&gpt3));
        let quantised = gpt3.with("precision", Value::Text("int4".into()));
        assert_eq!(weights(&quantised), Bytes(87.5e9));
        assert!(fits(&quantised));
    }

    #[test]
    fn presets_agree_with_the_tables() {
        use crate::data::models;

        let of = |name: &str| {
            let preset = SPEC.presets.iter().find(|p| p.name == name)?;
            crate::units::parse_number(preset.params.first()?.1)
        };
        assert_eq!(of("alexnet"), Some(models::alexnet::PARAMETERS_EXACT.value));
        assert_eq!(of("gpt2"), Some(models::gpt_2_xl::PARAMETERS_EXACT.value));
        assert_eq!(of("llama2-7b"), Some(models::llama_2_7b::PARAMETERS.value));
        assert_eq!(
            of("llama2-70b"),
            Some(models::llama_2_70b::PARAMETERS.value)
        );
        assert_eq!(of("gpt3"), Some(models::gpt_3::PARAMETERS.value));
        assert_eq!(
            of("llama31-405b"),
            Some(models::llama_31_405b::PARAMETERS.value)
        );
        assert_eq!(
            of("deepseek-v3"),
            Some(models::deepseek_v3::PARAMETERS.value)
        );
        assert_eq!(of("qwen3"), Some(models::qwen3_235b::PARAMETERS.value));
        assert_eq!(of("kimi-k2"), Some(models::kimi_k2::PARAMETERS.value));
        assert_eq!(of("gpt-oss"), Some(models::gpt_oss_120b::PARAMETERS.value));
    }

    #[test]
    fn a_model_carries_its_tokens() {
        use crate::calc::training::arithmetic;
        use crate::data::models;

        let of = |name: &str, param: &str| {
            let preset = SPEC.presets.iter().find(|p| p.name == name)?;
            let text = preset.params.iter().find(|(name, _)| *name == param)?.1;
            crate::units::parse_number(text)
        };
        for (name, tokens) in [
            ("llama2-7b", models::llama_2_7b::TRAINING_TOKENS),
            ("llama2-70b", models::llama_2_70b::TRAINING_TOKENS),
            ("gpt3", models::gpt_3::TRAINING_TOKENS),
            ("llama31-405b", models::llama_31_405b::TRAINING_TOKENS),
            ("deepseek-v3", models::deepseek_v3::TRAINING_TOKENS),
            ("qwen3", models::qwen3_235b::TRAINING_TOKENS),
            ("kimi-k2", models::kimi_k2::TRAINING_TOKENS),
        ] {
            assert_eq!(of(name, "tokens"), Some(tokens.value), "{name}");
        }
        // Where no tokens are published, those that take the published arithmetic.
        for (name, flop) in [
            ("alexnet", models::alexnet::TRAINING_FLOP),
            ("gpt2", models::gpt_2_xl::TRAINING_FLOP),
        ] {
            let [parameters, tokens] = ["model_parameters", "tokens"].map(|n| of(name, n).unwrap());
            let off = arithmetic(6.0, parameters, tokens).0 / flop.value - 1.0;
            assert!(off.abs() < 0.01, "{name}: {off}");
        }
    }
}
