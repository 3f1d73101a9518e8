//! Plots set twice, for wide and for narrow screens: text keeps its size, so
//! the picture must change its shape. The style sheet shows one of the two.

use crate::chart::{Margins, Plot};
use crate::site::widgets::render;
use crate::state::State;
use crate::view::charts::plot_view;
use crate::view::live;

/// How much room there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    /// A column as wide as the widgets.
    Wide,
    /// A telephone.
    Narrow,
}

impl Room {
    /// The first on a wide screen, the second on a narrow one.
    pub fn pick<T>(self, wide: T, narrow: T) -> T {
        match self {
            Self::Wide => wide,
            Self::Narrow => narrow,
        }
    }

    /// Width, height and margins; `right` is for labels at the ends of lines.
    pub fn frame(self, right: (f64, f64)) -> (f64, f64, Margins) {
        let (width, height) = self.pick((860.0, 470.0), (320.0, 400.0));
        let margins = Margins {
            left: self.pick(58.0, 40.0),
            right: self.pick(right.0, right.1),
            top: 30.0,
            bottom: 48.0,
        };
        (width, height, margins)
    }
}

/// Both settings as HTML.
pub(super) fn html(wide: Plot, narrow: Plot) -> String {
    let plot = |plot: Plot| {
        let view = || plot_view(live(move || plot.clone()));
        render(view, State::default())
    };
    format!(
        "<div class=\"plot-wide\">{}</div><div class=\"plot-narrow\">{}</div>",
        plot(wide),
        plot(narrow)
    )
}
