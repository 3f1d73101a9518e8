//! A figure as data, and the frame around it.

use super::bars::BarChart;
use super::flows::Flows;
use super::panels::Panels;
use super::table::Table;
use maud::{Markup, html};

/// Everything a figure says.
pub(super) struct Figure {
    pub title: String,
    pub picture: Picture,
    /// One sentence of numbers, made from the same data as the picture.
    pub sentence: String,
    pub table: Table,
}

/// How it says it.
pub(super) enum Picture {
    /// A list of bars.
    Bars(BarChart),
    /// Squares whose areas are flows.
    Flows(Flows),
    /// A curve for each of several families.
    Panels(Panels),
}

impl Figure {
    /// The figure with its caption.
    pub fn html(self, id: &str, caption: &Markup) -> Markup {
        let title = self.title;
        html! {
            figure class="figure" id={ "figure-" (id) } {
                h3 class="figure-title" { (title) }
                div class="figure-picture" {
                    @match self.picture {
                        Picture::Bars(chart) => (chart.html()),
                        Picture::Flows(flows) => (flows.html()),
                        Picture::Panels(panels) => (panels.html()),
                    }
                }
                figcaption { (caption) " " (self.sentence) }
                details class="fold" {
                    summary { "As a table" }
                    div class="table-scroll" tabindex="0" role="region" aria-label={ (title) ": table" } {
                        (self.table.html())
                    }
                }
            }
        }
    }
}
