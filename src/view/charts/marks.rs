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
    let svg = plot.with_untracked(svg);
    view! { <div class="plot-marks" aria-hidden="true" inner_html=svg></div> }
}

/// The marks as SVG, coloured by class.
#[cfg(feature = "site")]
fn svg(plot: &Plot) -> String {
    use crate::chart::{colour::Palette, draw};
    use plotters::prelude::*;

    const ZOOM: f64 = 4.0;
    let size = ((plot.width * ZOOM) as u32, (plot.height * ZOOM) as u32);
    let mut text = String::new();
    {
        let area = SVGBackend::with_string(&mut text, size).into_drawing_area();
        // Writing to a string cannot fail.
        let _ = draw(plot, &area, &Palette::stand_ins(), ZOOM);
        let _ = area.present();
    }
    // The page's style sheet sizes it; the backend's own size would not let it shrink.
    let text = text.replacen(
        &format!("width=\"{}\" height=\"{}\" ", size.0, size.1),
        "",
        1,
    );
    Palette::classes(&text).replace('\n', "")
}
