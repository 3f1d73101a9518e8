//! A chart: axes and labels as SVG text, marks beneath them.

use super::marks::Marks;
use crate::chart::{Ink, Layer, Plot, Side, describe, rows};
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
            let x = tenth(margins.left + place(tick.value, plot.x.scale) * (right - margins.left));
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
            let y = tenth(bottom - place(tick.value, plot.y.scale) * (bottom - margins.top));
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

/// Direct labels at the ends of lines, notes, kept from covering one another,
/// and tags where they belong.
fn labels(plot: &Plot) -> impl IntoView + use<> {
    let mut ends: Vec<(f64, f64, &str, Ink)> = plot
        .layers
        .iter()
        .filter_map(|layer| match layer {
            Layer::Line { points, label, ink, .. } if !label.is_empty() => {
                let (x, y) = plot.pixel(*points.last()?);
                Some((x + 7.0, y + 4.5, label.as_str(), *ink))
            }
            Layer::Note { at, text } => {
                let (x, y) = plot.pixel(*at);
                Some((x + 7.0, y + 4.5, text.as_str(), Ink::Ink))
            }
            _ => None,
        })
        .collect();
    ends.sort_by(|a, b| a.1.total_cmp(&b.1));
    for index in 1..ends.len() {
        let above = ends[index - 1];
        let near = (ends[index].0 - above.0).abs() < 90.0;
        let lowest = above.1 + LINE_HEIGHT * above.2.split('\n').count() as f64;
        if near && ends[index].1 < lowest {
            ends[index].1 = lowest;
        }
    }
    let ends: Vec<_> = ends
        .into_iter()
        .map(|(x, y, text, ink)| label(x, y, text, "start", ink))
        .collect();
    let tags: Vec<_> = plot
        .layers
        .iter()
        .filter_map(|layer| match layer {
            Layer::Tag { at, text, side } => Some(tag(plot.pixel(*at), text, *side)),
            _ => None,
        })
        .collect();
    view! { {ends}{tags} }
}

const LINE_HEIGHT: f64 = 17.0;

/// Finer than that no screen shows.
fn tenth(pixels: f64) -> f64 {
    (pixels * 10.0).round() / 10.0
}

fn tag((x, y): (f64, f64), text: &str, side: Side) -> AnyView {
    let above = LINE_HEIGHT * (text.split('\n').count() - 1) as f64;
    let (x, y, anchor) = match side {
        Side::Right => (x + 9.0, y + 4.5, "start"),
        Side::Left => (x - 9.0, y + 4.5, "end"),
        Side::Above => (x, y - 10.0 - above, "middle"),
        Side::Below => (x, y + 19.0, "middle"),
    };
    label(x, y, text, anchor, Ink::Ink)
}

/// Words in the colour of their mark, a line each.
fn label(x: f64, y: f64, text: &str, anchor: &'static str, ink: Ink) -> AnyView {
    let class = format!("mark-label t-{}", ink.name());
    let (x, y) = (tenth(x), tenth(y));
    if !text.contains('\n') {
        return view! { <text class=class x=x y=y text-anchor=anchor>{text.to_owned()}</text> }.into_any();
    }
    let lines: Vec<_> = text
        .split('\n')
        .enumerate()
        .map(|(index, line)| {
            view! { <tspan x=x dy=if index == 0 { 0.0 } else { LINE_HEIGHT }>{line.to_owned()}</tspan> }
        })
        .collect();
    view! { <text class=class y=y text-anchor=anchor>{lines}</text> }.into_any()
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
