//! The parts of the app. Each has the views of some widgets and all that only
//! they need; the browser fetches it when the first of them comes near.
//!
//! Knows which widget stands in which part; how the app is cut along these
//! lines is the business of `site::cut`.

use super::{
    View, accelerate, backprop, browser_cluster, calculator, drawn, guess, model_size, neuron,
    playground, race, scaling_lab, speed,
};
use crate::registry::{drawing, find};

/// One network that trains in the page, and what goes before it.
fn learning(id: &str) -> Option<View> {
    Some(match id {
        "guess" => guess::guess,
        "race" => race::race,
        "neuron" => neuron::neuron,
        "backprop" => backprop::backprop,
        _ => return None,
    })
}

/// A network to play with.
fn playing(id: &str) -> Option<View> {
    (id == "playground").then_some(playground::playground)
}

/// Many networks, and many workers.
fn scaling(id: &str) -> Option<View> {
    Some(match id {
        "scaling-lab" => scaling_lab::scaling_lab,
        "accelerate" => accelerate::accelerate,
        "browser-cluster" => browser_cluster::browser_cluster,
        "speed" => speed::speed,
        _ => return None,
    })
}

/// What is worked out from the scenario.
fn calculating(id: &str) -> Option<View> {
    match id {
        "model-size" => Some(model_size::model_size),
        _ if drawing(find(id)?).is_some() => Some(drawn::drawn),
        _ if find(id)?.calculated => Some(calculator::calculator),
        _ => None,
    }
}

/// A part of the app.
#[cfg(not(feature = "web"))]
pub struct Part {
    /// What it is called.
    pub name: &'static str,
    /// The files that make it up. What several parts share stands in a file
    /// that all of them name and no other part does, or in the app that starts.
    pub files: &'static [&'static str],
    find: fn(&str) -> Option<View>,
}

/// All parts.
#[cfg(not(feature = "web"))]
pub static PARTS: [Part; 4] = [
    Part {
        name: "learning",
        files: &["training", "learning"],
        find: learning,
    },
    Part {
        name: "playing",
        files: &["training", "playing"],
        find: playing,
    },
    Part {
        name: "scaling",
        files: &["training", "scaling"],
        find: scaling,
    },
    Part {
        name: "calculating",
        files: &["calculating"],
        find: calculating,
    },
];

/// The view of a widget of the registry, and the part it stands in; `None` for
/// an unknown id.
#[cfg(not(feature = "web"))]
pub fn find_view(id: &str) -> Option<(&'static Part, View)> {
    PARTS.iter().find_map(|part| Some((part, (part.find)(id)?)))
}

#[cfg(feature = "web")]
pub use fetched::fetch_view;

/// The parts as the browser fetches them.
#[cfg(feature = "web")]
mod fetched {
    use super::View;
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    type Fetched = Result<Option<View>, SplitLoaderError>;

    #[wasm_split(learning, fallible)]
    fn learning(id: &str) -> Fetched {
        Ok(super::learning(id))
    }

    #[wasm_split(playing, fallible)]
    fn playing(id: &str) -> Fetched {
        Ok(super::playing(id))
    }

    #[wasm_split(scaling, fallible)]
    fn scaling(id: &str) -> Fetched {
        Ok(super::scaling(id))
    }

    #[wasm_split(calculating, fallible)]
    fn calculating(id: &str) -> Fetched {
        Ok(super::calculating(id))
    }

    /// The view of a widget that stands in this part, once the part is here;
    /// `None` where it does not stand there.
    ///
    /// # Errors
    /// A part that could not be fetched; the next call tries again.
    pub async fn fetch_view(part: &str, id: &str) -> Fetched {
        match part {
            "learning" => learning(id).await,
            "playing" => playing(id).await,
            "scaling" => scaling(id).await,
            "calculating" => calculating(id).await,
            _ => Ok(None),
        }
    }
}
