//! The scenario all calculators share: the model that is sized in section 5
//! is the one later sections train, power, cool and pay for.
//!
//! Each parameter is declared once here and listed by every widget that shows
//! it, so one key in a link has one owner.

use crate::data;
use crate::widget::{Kind, Option_, Owner, ParamSpec, Scale};

/// The number of parameters of the model.
pub const MODEL_PARAMETERS: ParamSpec = ParamSpec {
    name: "model_parameters",
    title: "Parameters",
    owner: Owner::Scenario,
    kind: Kind::Number {
        unit: "parameters",
        default: data::models::llama_31_405b::PARAMETERS.value,
        min: 1e3,
        max: 1e14,
        step: 1.0,
        scale: Scale::Logarithmic,
    },
};

/// How many bytes hold one parameter.
pub const PRECISION: ParamSpec = ParamSpec {
    name: "precision",
    title: "Precision",
    owner: Owner::Scenario,
    kind: Kind::Choice {
        default: "bf16",
        options: &[
            Option_ {
                value: "fp32",
                title: "32 bits",
            },
            Option_ {
                value: "bf16",
                title: "16 bits",
            },
            Option_ {
                value: "fp8",
                title: "8 bits",
            },
            Option_ {
                value: "int4",
                title: "4 bits",
            },
        ],
    },
};
