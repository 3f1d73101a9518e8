//! What a figure shows, as data: for pictures of it outside its page.
//!
//! A view says it once, by `Frame::shows`; nothing is worked out unless
//! whoever renders the view provides a [`ShownSlot`], as the builder does.

use crate::chart::Plot;
use crate::ui::Field;
use crate::widget::report::BarChart;
use leptos::prelude::*;

/// A figure's sentence and picture.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// The one sentence, as text.
    pub sentence: String,
    /// What stands for the figure.
    pub picture: Option<Depiction>,
}

/// The picture that stands for a figure.
#[derive(Clone, Debug)]
pub enum Depiction {
    /// Maps of the plane side by side.
    Maps(Vec<Map>),
    /// A chart with axes.
    Chart(Plot),
    /// Bars over an axis.
    Bars(BarChart),
    /// A drawing of another kind.
    Drawing(Drawing),
}

/// A map of the plane with points on it.
#[derive(Clone, Debug)]
pub struct Map {
    /// What a network answers; `None` where it has not been computed.
    pub field: Option<Field>,
    /// The points, as a plot without axes.
    pub points: Plot,
}

/// Inert SVG.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// Its class in the style sheet.
    pub class: &'static str,
    /// Left, top, width and height of what is seen, in its own pixels.
    pub view_box: [f64; 4],
    /// What is drawn.
    pub svg: String,
}

/// Where a figure that is rendered puts what it shows; provided as a context.
#[derive(Clone, Default)]
pub struct ShownSlot(ArcRwSignal<Shown>);

impl ShownSlot {
    /// What has been put there.
    pub fn get(&self) -> Shown {
        self.0.get_untracked()
    }
}

/// Puts something into the slot of this context, where there is one.
pub(super) fn put(write: impl FnOnce(&mut Shown)) {
    if cfg!(feature = "site")
        && let Some(slot) = use_context::<ShownSlot>()
    {
        slot.0.update_untracked(write);
    }
}
