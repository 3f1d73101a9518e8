//! The bundles of the app: each has the views of some widgets and all that only
//! they need. The browser fetches it when the first of them comes near.
//!
//! Knows which widget is in which bundle; `app::bundles` fetches them, and
//! `site::cut` cuts the app along these lines.

use super::{
    View, accelerate, backprop, browser_cluster, classroom, drawn, guess, language_lab, neuron,
    playground, race, scaling_lab, speed,
};
use crate::registry::{ACCOUNTS, MACHINES, MODELS, drawing_of, find};

/// One network that trains in the page, and what goes before it.
pub(crate) fn learning(id: &str) -> Option<View> {
    Some(match id {
        "guess" => guess::guess,
        "race" => race::race,
        "neuron" => neuron::neuron,
        "backprop" => backprop::backprop,
        _ => return None,
    })
}

/// A network to play with.
pub(crate) fn playing(id: &str) -> Option<View> {
    (id == "playground").then_some(playground::playground)
}

/// Many networks, and many workers.
pub(crate) fn scaling(id: &str) -> Option<View> {
    Some(match id {
        "scaling-lab" => scaling_lab::scaling_lab,
        "accelerate" => accelerate::accelerate,
        "browser-cluster" => browser_cluster::browser_cluster,
        "speed" => speed::speed,
        _ => return None,
    })
}

/// A family of language models.
pub(crate) fn writing(id: &str) -> Option<View> {
    (id == "language-lab").then_some(language_lab::language_lab)
}

/// Machines that are drawn.
pub(crate) fn drawing(id: &str) -> Option<View> {
    drawing_of(MACHINES, find(id)?).map(|_| drawn::machine as View)
}

/// What they need and cost, drawn.
pub(crate) fn accounting(id: &str) -> Option<View> {
    drawing_of(ACCOUNTS, find(id)?).map(|_| drawn::account as View)
}

/// What a model is and does, drawn.
pub(crate) fn calculating(id: &str) -> Option<View> {
    drawing_of(MODELS, find(id)?).map(|_| drawn::model as View)
}

/// The pages of a lesson.
pub(crate) fn teaching(id: &str) -> Option<View> {
    Some(match id {
        "pupil" => classroom::pupil,
        "board" => classroom::board,
        _ => return None,
    })
}

/// An address as a QR code, an SVG; nothing of one that is too long.
pub fn qr(address: &str) -> String {
    classroom::qr(address)
}

/// A bundle of the app.
pub struct Bundle {
    /// Its name.
    pub name: &'static str,
    /// The files that make it up. What several bundles share stands in a file
    /// that all of them name and no other bundle does, or in the app that starts.
    pub files: &'static [&'static str],
    find: fn(&str) -> Option<View>,
}

/// All bundles.
pub static BUNDLES: [Bundle; 8] = [
    Bundle {
        name: "learning",
        files: &[
            "training", "running", "sharing", "showing", "networks", "learning",
        ],
        find: learning,
    },
    Bundle {
        name: "playing",
        files: &[
            "training", "running", "sharing", "keeping", "showing", "networks", "playing",
        ],
        find: playing,
    },
    Bundle {
        name: "scaling",
        files: &["training", "running", "pooling", "showing", "scaling"],
        find: scaling,
    },
    Bundle {
        name: "drawing",
        files: &["working", "sketching", "counting", "drawing"],
        find: drawing,
    },
    Bundle {
        name: "writing",
        files: &["showing", "writing"],
        find: writing,
    },
    Bundle {
        name: "accounting",
        files: &["working", "sketching", "reckoning", "accounting"],
        find: accounting,
    },
    Bundle {
        name: "calculating",
        files: &["working", "counting", "reckoning", "calculating"],
        find: calculating,
    },
    Bundle {
        name: "teaching",
        files: &["training", "sharing", "keeping", "pooling", "teaching"],
        find: teaching,
    },
];

/// The view of a widget of the registry, and the bundle it is in; `None` for
/// an unknown id.
pub fn find_view(id: &str) -> Option<(&'static Bundle, View)> {
    BUNDLES
        .iter()
        .find_map(|part| Some((part, (part.find)(id)?)))
}
