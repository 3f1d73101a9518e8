//! Small multiples: a family's losses over its sizes, once for each thing that
//! stands in its way.
//!
//! Knows the classes of `style/charts.css`; not where the losses come from.

use maud::{Markup, html};

/// The picture of a panel, in its own pixels, and the room around the points.
const WIDTH: f64 = 260.0;
const HEIGHT: f64 = 116.0;
const EDGE: f64 = 14.0;

/// What the losses are compared with.
pub(super) enum Curve {
    /// The same loss for every size, and its name.
    Level(f64, &'static str),
    /// A loss for each size, and the name of the line.
    Points(Vec<(f64, f64)>, &'static str),
}

/// One of them.
pub(super) struct Panel {
    pub title: &'static str,
    /// The preset of the lab, and the address that opens it so.
    pub preset: &'static str,
    pub address: String,
    /// Sizes and losses.
    pub points: Vec<(f64, f64)>,
    pub beside: Option<Curve>,
    pub finding: &'static str,
}

/// All of them.
pub(super) struct Panels {
    pub panels: Vec<Panel>,
}

impl Panels {
    /// A list of pictures, each with a link that runs it.
    pub fn html(&self) -> Markup {
        html! {
            ul class="panels" {
                @for panel in &self.panels {
                    li {
                        h4 { (panel.title) }
                        a href=(panel.address) data-run=(panel.preset) { "Run it" }
                        (panel.picture())
                        p { (panel.finding) }
                    }
                }
            }
        }
    }
}

impl Panel {
    fn others(&self) -> &[(f64, f64)] {
        match &self.beside {
            Some(Curve::Points(points, _)) => points,
            _ => &[],
        }
    }

    fn picture(&self) -> Markup {
        let all = || self.points.iter().chain(self.others());
        let level = match self.beside {
            Some(Curve::Level(level, _)) => Some(level),
            _ => None,
        };
        let sizes = ends(all().map(|(size, _)| *size));
        let losses = ends(all().map(|(_, loss)| *loss).chain(level));
        let place = |(size, loss): (f64, f64)| {
            let x = EDGE + share(size, sizes) * (WIDTH - 2.0 * EDGE);
            let y = HEIGHT - EDGE - share(loss, losses) * (HEIGHT - 2.0 * EDGE);
            (round(x), round(y))
        };
        let path = |points: &[(f64, f64)]| {
            let places = points.iter().map(|point| place(*point));
            let places: Vec<String> = places.map(|(x, y)| format!("{x} {y}")).collect();
            format!("M{}", places.join("L"))
        };
        let dashed = match &self.beside {
            Some(Curve::Level(level, name)) => {
                let (_, y) = place((sizes.0, *level));
                Some((
                    format!("M{EDGE} {y}H{}", WIDTH - EDGE),
                    (EDGE, "start", y),
                    *name,
                ))
            }
            Some(Curve::Points(points, name)) => {
                let (_, y) = place(points.last().copied().unwrap_or((sizes.1, losses.0)));
                Some((path(points), (WIDTH - EDGE, "end", y), *name))
            }
            None => None,
        };
        let said = format!("{}: {}", self.title, self.finding);
        let count = self.points.len();
        html! {
            svg viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(said) {
                @if let Some((dashed, (x, anchor, y), name)) = &dashed {
                    path class="s-soft dashed" d=(dashed) {}
                    text x=(x) y=(y - 6.0) text-anchor=(anchor) { (name) }
                }
                path class="s-ink" d=(path(&self.points)) {}
                @for (rank, point) in self.points.iter().enumerate() {
                    @let (x, y) = place(*point);
                    @let of_seven = 1 + 6 * rank / count.saturating_sub(1).max(1);
                    circle class={ "f-size-" (of_seven) } cx=(x) cy=(y) r=(round(2.5 + 0.45 * of_seven as f64)) {}
                }
            }
        }
    }
}

fn ends(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.fold((f64::INFINITY, 0.0), |(low, high), value: f64| {
        (low.min(value), high.max(value))
    })
}

/// How far a value is from the low end to the high one, in equal ratios.
fn share(value: f64, (low, high): (f64, f64)) -> f64 {
    libm::log(value / low) / libm::log(high / low).max(f64::MIN_POSITIVE)
}

fn round(place: f64) -> f64 {
    (place * 10.0).round() / 10.0
}
