//! A chart: axes and labels as SVG text, marks beneath them.

use super::marks::Marks;
use crate::chart::{Layer, Plot, describe, rows};
use crate::units::three_digits;
use leptos::prelude::*;

/// A chart with its axes, marks, direct labels and description.
#[component]
pub fn PlotView(
    /// What to show.
    #[prop(into)]
    plot: Signal<Plot>,
) -> impl IntoView {
    let view_box = move || plot.with(|plot| format!("0 0 {} {}", plot.width, plot.height));
    view! {
        <div class="plot">
            <Marks plot/>
            <svg class="plot-text" viewBox=view_box role="img" aria-label=move || plot.with(describe)>
                {move || plot.with(axes)}
                {move || plot.with(labels)}
            </svg>
        </div>
    }
}

fn axes(plot: &Plot) -> impl IntoView + use<> {
    let margins = plot.margins;
    let (right, bottom) = (plot.width - margins.right, plot.height - margins.bottom);
    let place = |value: f64, scale: crate::chart::Scale| scale.place(value).clamp(0.0, 1.0);
    let across: Vec<_> = plot
        .x
        .ticks
        .iter()
        .map(|tick| {
            let x = margins.left + place(tick.value, plot.x.scale) * (right - margins.left);
            view! {
                <line class="grid" x1=x x2=x y1=margins.top y2=bottom/>
                <text class="tick-label" x=x y=bottom + 18.0 text-anchor="middle">{tick.label.clone()}</text>
            }
        })
        .collect();
    let up: Vec<_> = plot
        .y
        .ticks
        .iter()
        .map(|tick| {
            let y = bottom - place(tick.value, plot.y.scale) * (bottom - margins.top);
            view! {
                <line class="grid" x1=margins.left x2=right y1=y y2=y/>
                <text class="tick-label" x=margins.left - 8.0 y=y + 4.5 text-anchor="end">{tick.label.clone()}</text>
            }
        })
        .collect();
    view! {
        {across}
        {up}
        <text class="axis-title" x=margins.left y=margins.top - 12.0>{plot.y.title.clone()}</text>
        <text class="axis-title" x=right y=bottom + 38.0 text-anchor="end">{plot.x.title.clone()}</text>
    }
}

/// Direct labels at the ends of lines, and notes, kept from covering one another.
fn labels(plot: &Plot) -> impl IntoView + use<> {
    const LINE_HEIGHT: f64 = 17.0;
    let mut ends: Vec<(f64, f64, String)> = plot
        .layers
        .iter()
        .filter_map(|layer| match layer {
            Layer::Line { points, label, .. } if !label.is_empty() => {
                let (x, y) = plot.pixel(*points.last()?);
                Some((x + 7.0, y + 4.5, label.clone()))
            }
            Layer::Note { at, text } => {
                let (x, y) = plot.pixel(*at);
                Some((x + 7.0, y + 4.5, text.clone()))
            }
            _ => None,
        })
        .collect();
    ends.sort_by(|a, b| a.1.total_cmp(&b.1));
    for index in 1..ends.len() {
        let above = ends[index - 1].clone();
        let near = (ends[index].0 - above.0).abs() < 90.0;
        if near && ends[index].1 - above.1 < LINE_HEIGHT {
            ends[index].1 = above.1 + LINE_HEIGHT;
        }
    }
    ends.into_iter()
        .map(|(x, y, text)| view! { <text class="mark-label" x=x y=y>{text}</text> })
        .collect_view()
}

/// The chart's numbers as a table.
#[component]
pub fn PlotTable(
    /// What to list.
    #[prop(into)]
    plot: Signal<Plot>,
) -> impl IntoView {
    view! {
        <table>
            <thead>
                <tr>
                    <th scope="col">"What"</th>
                    <th scope="col">{move || plot.with(|plot| plot.x.title.clone())}</th>
                    <th scope="col">{move || plot.with(|plot| plot.y.title.clone())}</th>
                </tr>
            </thead>
            <tbody>
                {move || plot.with(rows).into_iter().map(|(label, x, y)| view! {
                    <tr><td>{label}</td><td>{three_digits(x)}</td><td>{three_digits(y)}</td></tr>
                }).collect_view()}
            </tbody>
        </table>
    }
}
