//! The sentences of a model in a device’s memory.

use super::{Fit, Known, USUALLY_ON_TOP, alone, other_share};
use crate::data::constants as c;
use crate::scenario::{MODEL_PARAMETERS, PRECISION};
use crate::scene::{Headline, word};
use crate::spec::Values;
use crate::units::{count_in_words, percent};

/// The finding in words.
pub(super) fn headline(values: &Values, fit: &Fit) -> Headline {
    let share = fit.needed / fit.memory;
    let to = if fit.training {
        "Training "
    } else {
        "Running "
    };
    let on = if alone(values) {
        "a device".to_owned()
    } else if fit.devices == 1.0 {
        "one chip".to_owned()
    } else {
        format!("each of {} chips", word(fit.devices))
    };
    let parameters = count_in_words(MODEL_PARAMETERS.of(values));
    let headline = Headline::new(to)
        .yours(format!("{parameters} parameters"))
        .say(" takes ")
        .model(fit.needed.to_string())
        .say(format!(" on {on} of {}: ", fit.memory));
    if share > 1.0 {
        headline.strong("it does not fit").say(".")
    } else if share * USUALLY_ON_TOP > 1.0 {
        headline
            .strong("it only just fits")
            .say(", and a tenth more is usual.")
    } else {
        headline.strong("it fits").say(".")
    }
}

/// What the sums leave open.
pub(super) fn warning(values: &Values, fit: &Fit) -> String {
    let mut words = String::new();
    let mut add = |condition: bool, text: &str| {
        if condition {
            words += text;
            words += " ";
        }
    };
    add(
        fit.training && PRECISION.of(values) != "bf16",
        "Training is counted at 16 bits with a 32-bit copy, whatever the precision of the file.",
    );
    add(
        !fit.training && fit.replicas > 1.0,
        "Replicas do not matter to run one copy.",
    );
    add(
        fit.shape.heads % fit.tensor != 0.0,
        "The attention heads do not divide by the devices that share a layer.",
    );
    let latent = fit.shape.latent > 0.0;
    add(
        !fit.training && latent && fit.tensor > 1.0,
        "What latent attention keeps cannot be cut up: every device that shares a layer holds all of it. Large services give each device conversations of its own instead.",
    );
    add(
        !fit.training && !latent && fit.tensor > fit.shape.kv_heads,
        "There are more devices than key-value heads, so that some hold copies of the same keys and values.",
    );
    add(
        fit.pipeline > fit.shape.layers,
        "There are more stages than layers.",
    );
    add(
        fit.known == Known::Assumed,
        "The table has no shape for a model of this size and share: its shape is assumed, 128 wide for each layer, with eight key-value heads.",
    );
    add(
        fit.training && fit.shape.vocabulary == 0.0,
        "Its vocabulary is not known, so the logits are left out.",
    );
    if let (Known::Assumed, Some(model)) = (fit.known, other_share(values)) {
        let share = percent(model.active_share());
        let words = format!(
            "{} has this size, but only {share} of it for each token.",
            model.name
        );
        add(true, &words);
    }
    let real = format!(
        "Programs, buffers and fragments of memory come on top, often a tenth. Real 4-bit files need {} to {} bits a parameter.",
        c::GGUF_BITS.value,
        c::GGUF_BITS.high.unwrap_or(c::GGUF_BITS.value),
    );
    add(true, &real);
    words.trim_end().to_owned()
}

/// Why there is no speed.
pub(super) const NO_BANDWIDTH: &str = "This device’s bandwidth is not in the table.";
