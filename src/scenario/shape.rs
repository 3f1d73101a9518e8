//! The layers and widths of the scenario's model.
//!
//! Knows where they may come from: the reader's description, the table of
//! models, or usual proportions. How much memory they take is not its business.

use super::{ACTIVE_SHARE, MODEL_PARAMETERS, SHAPE};
use crate::calc::params::{Family, Shape};
use crate::data::notable::{Layers, NOTABLE, Notable};
use crate::spec::{Origin, Values};
use crate::units::{counted, whole};

/// Where a shape comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Known {
    /// The reader described it, layer by layer.
    Described,
    /// A published model of this size has it.
    Published(&'static str),
    /// Only the number of parameters is known; the usual proportions are taken.
    Assumed,
}

impl Known {
    /// The same as the origin of an assumption.
    pub fn origin(self) -> Origin {
        match self {
            Self::Described => Origin::Yours,
            Self::Published(name) => Origin::Model(name),
            Self::Assumed => Origin::Ours,
        }
    }
}

/// How far the parameters of a published model may be from the scenario's:
/// 405 billion stand for 405.85.
const NEAR: f64 = 0.02;
/// How far the share that each token meets may be from the scenario's.
const NEAR_SHARE: f64 = 0.05;
/// How far a description may be from the count that was taken from it.
const SAME: f64 = 1e-6;

/// The layers and widths of the scenario's model, and where they come from: the
/// reader's description, as long as the scenario has as many parameters; a
/// published model of (nearly) as many, and as large a share of them for each
/// token; else the usual proportions.
pub fn shape(values: &Values) -> (Shape, Known) {
    let parameters = MODEL_PARAMETERS.of(values);
    let share = ACTIVE_SHARE.of(values);
    let within = |value: f64, of: f64, off: f64| (value / of - 1.0).abs() < off;
    let described = read(SHAPE.of(values)).filter(|shape| {
        within(shape.parameters(), parameters, SAME)
            && within(shape.active_parameters() / shape.parameters(), share, SAME)
    });
    if let Some(shape) = described {
        return (shape, Known::Described);
    }
    let near = |model: &&Notable| {
        within(model.figures[0], parameters, NEAR)
            && within(model.active_share(), share, NEAR_SHARE)
    };
    let mut published = NOTABLE.iter().filter(near);
    published
        .find_map(|model| Some((of_model(model)?, Known::Published(model.name))))
        .unwrap_or_else(|| (Shape::of_size(parameters), Known::Assumed))
}

/// A published model of this size whose tokens meet another share of it.
pub fn other_share(values: &Values) -> Option<&'static Notable> {
    let parameters = MODEL_PARAMETERS.of(values);
    let near = |model: &&Notable| (model.figures[0] / parameters - 1.0).abs() < NEAR;
    let mut mixtures = NOTABLE.iter().filter(|model| model.active > 0.0);
    mixtures.find(near)
}

/// The shape of a model whose layers are in the table.
pub fn of_model(model: &Notable) -> Option<Shape> {
    let Layers {
        layers,
        width,
        heads,
        kv_heads,
        head_width,
        latent,
        window,
        full_layers,
        feed_forward,
        vocabulary,
        context,
        experts,
        experts_active,
    } = model.shape;
    // Nothing that decides the memory is guessed: not the width, nor how much
    // of keys and values is kept, nor the blocks behind attention.
    let keeps = kv_heads > 0 || latent > 0;
    if layers == 0 || width == 0 || heads == 0 || feed_forward == 0 || !keeps {
        return None;
    }
    let gpt = ["gpt_2", "gpt_3"].iter().any(|id| model.id.starts_with(id));
    let or = |value: u32, usual: f64| if value > 0 { f64::from(value) } else { usual };
    let (all_layers, width, heads) = (f64::from(layers), f64::from(width), f64::from(heads));
    Some(Shape {
        family: if gpt { Family::Gpt } else { Family::Llama },
        layers: all_layers,
        width,
        heads,
        kv_heads: or(kv_heads, heads),
        head_width: or(head_width, width / heads),
        latent: f64::from(latent),
        window: f64::from(window),
        full_layers: or(full_layers, all_layers),
        feed_forward: or(feed_forward, 4.0 * width),
        vocabulary: f64::from(vocabulary),
        context: f64::from(context),
        experts: or(experts, 1.0),
        experts_active: or(experts_active, 1.0),
    })
}

/// A description as links write it: whole numbers in the order of [`Shape`],
/// with 0 for a family like GPT and 1 for one like Llama at the end.
pub fn written(shape: &Shape) -> String {
    let family = match shape.family {
        Family::Gpt => 0.0,
        Family::Llama => 1.0,
    };
    let counts = [
        shape.layers,
        shape.width,
        shape.heads,
        shape.kv_heads,
        shape.head_width,
        shape.latent,
        shape.window,
        shape.full_layers,
        shape.feed_forward,
        shape.vocabulary,
        shape.context,
        shape.experts,
        shape.experts_active,
        family,
    ];
    counts.map(|count| count.to_string()).join(",")
}

/// Reads a description; `None` for anything else than [`written`] writes.
fn read(text: &str) -> Option<Shape> {
    let counts: Vec<f64> = text
        .split(',')
        .map(crate::decimal::parse)
        .collect::<Option<_>>()?;
    let [
        layers,
        width,
        heads,
        kv_heads,
        head_width,
        latent,
        window,
        full_layers,
        feed_forward,
        vocabulary,
        context,
        experts,
        experts_active,
        family,
    ] = <[f64; 14]>::try_from(counts).ok()?;
    let family = if family > 0.0 {
        Family::Llama
    } else {
        Family::Gpt
    };
    let shape = Shape {
        family,
        layers,
        width,
        heads,
        kv_heads,
        head_width,
        latent,
        window,
        full_layers,
        feed_forward,
        vocabulary,
        context,
        experts,
        experts_active,
    };
    let whole = layers.min(width).min(heads).min(kv_heads).min(head_width) >= 1.0;
    whole.then_some(shape)
}

/// A shape in words.
pub fn shape_in_words(shape: &Shape) -> String {
    let mut words = format!(
        "{} of {}, {} of {}",
        counted(whole(shape.layers), "layer"),
        whole(shape.width),
        counted(whole(shape.heads), "head"),
        whole(shape.head_width),
    );
    words += &if shape.latent > 0.0 {
        format!(", latent attention of {}", whole(shape.latent))
    } else {
        format!(", {}", counted(whole(shape.kv_heads), "key-value head"))
    };
    if shape.window > 0.0 {
        words += &format!(
            ", in {} of them a window of {}",
            whole(shape.layers - shape.full_layers),
            counted(whole(shape.window), "token")
        );
    }
    if shape.experts > 1.0 {
        words += &format!(
            ", {} of {} at work",
            whole(shape.experts_active),
            counted(whole(shape.experts), "expert")
        );
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_comes_back_as_it_was_written() {
        for parameters in [7e9, 405e9] {
            let mut shape = Shape::of_size(parameters);
            shape.feed_forward = shape.feed_forward.round();
            assert_eq!(read(&written(&shape)), Some(shape));
        }
        for text in ["", "1", "1,2,3", "0,1,1,1,1,0,0,1,1,1,0,1,1,1"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
