//! The marks of a chart: an SVG drawn once at build time, a canvas live.

use crate::chart::Plot;
use leptos::prelude::*;

#[cfg(feature = "web")]
#[component]
pub fn Marks(
    /// Whose marks.
    #[prop(into)]
    plot: Signal<Plot>,
) -> impl IntoView {
    use crate::browser::canvas;
    use leptos::html::Canvas;

    let node = NodeRef::<Canvas>::new();
    let theme = canvas::theme();
    Effect::new(move |_| {
        theme.track();
        if let Some(element) = node.get() {
            plot.with(|plot| canvas::draw_plot(&element, plot));
        }
    });
    view! { <canvas class="plot-marks" node_ref=node aria-hidden="true"></canvas> }
}

#[cfg(feature = "site")]
#[component]
pub fn Marks(
    /// Whose marks.
    #[prop(into)]
    plot: Signal<Plot>,
) -> impl IntoView {
    let svg = plot.with_untracked(crate::chart::svg);
    view! { <div class="plot-marks" aria-hidden="true" inner_html=svg></div> }
}
