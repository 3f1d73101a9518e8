//! Marks as SVG: a plotters backend that writes one path for all neighbouring
//! marks that look alike, so that a page of charts stays a small document.
//!
//! Colours become class names; it knows nothing of pages.

use super::colour::{Palette, class_of};
use super::{Plot, draw};
use plotters::prelude::{DrawingBackend, IntoDrawingArea};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingErrorKind};
use std::cell::RefCell;
use std::convert::Infallible;
use std::fmt::Write as _;
use std::rc::Rc;

/// Plotters places whole pixels: marks are drawn four times as large as shown.
const ZOOM: f64 = 4.0;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// The marks of a plot as one `<svg>`, coloured by classes.
pub fn svg(plot: &Plot) -> String {
    let (width, height) = ((plot.width * ZOOM) as u32, (plot.height * ZOOM) as u32);
    let paths = Rc::new(RefCell::new(Vec::new()));
    let area = Marks {
        size: (width, height),
        paths: paths.clone(),
    }
    .into_drawing_area();
    // Writing to memory cannot fail.
    let _ = draw(plot, &area, &Palette::stand_ins(), ZOOM);
    let mut svg = format!("<svg viewBox=\"0 0 {width} {height}\">");
    for Path { look, data, .. } in paths.borrow().iter() {
        let (class, width) = match look {
            Look::Fill(ink) => (format!("f-{ink}"), None),
            Look::Line(ink, width) => (format!("s-{ink}"), Some(width)),
            Look::Dots(ink, width) => (format!("s-{ink} dots"), Some(width)),
        };
        let width = width.map_or(String::new(), |width| format!(" stroke-width=\"{width}\""));
        svg += &format!("<path class=\"{class}\"{width} d=\"{data}\"/>");
    }
    svg + "</svg>"
}

/// How marks look; neighbours that look alike share a path.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    /// A filled shape in an ink.
    Fill(&'static str),
    /// Lines in an ink, this wide.
    Line(&'static str, u32),
    /// Discs in an ink, this wide: ends of lines without length.
    Dots(&'static str, u32),
}

struct Path {
    look: Look,
    data: String,
    /// Where the pen is.
    at: BackendCoord,
}

struct Marks {
    size: (u32, u32),
    paths: Rc<RefCell<Vec<Path>>>,
}

impl Marks {
    /// Moves the pen of the path that looks so to `to`, then lets it write.
    fn mark(&self, look: Look, to: BackendCoord, write: impl FnOnce(&mut Path)) -> Drawn {
        let mut paths = self.paths.borrow_mut();
        if paths.last().is_none_or(|path| path.look != look) {
            paths.push(Path {
                look,
                data: String::new(),
                at: (0, 0),
            });
        }
        if let Some(path) = paths.last_mut() {
            path.pen('m', to);
            write(path);
        }
        Ok(())
    }
}

impl Path {
    /// Moves or draws to a place, written as the shorter distance.
    fn pen(&mut self, command: char, (x, y): BackendCoord) {
        let (dx, dy) = (x - self.at.0, y - self.at.1);
        let gap = if dy < 0 { "" } else { " " };
        // Writing to a string cannot fail.
        let _ = write!(self.data, "{command}{dx}{gap}{dy}");
        self.at = (x, y);
    }
}

fn ink(color: BackendColor) -> &'static str {
    class_of(color.rgb)
}

impl DrawingBackend for Marks {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Drawn {
        self.mark(Look::Fill(ink(color)), at, |path| path.data += "h1v1h-1z")
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        points: I,
        style: &S,
    ) -> Drawn {
        let mut points = points.into_iter();
        let Some(start) = points.next() else {
            return Ok(());
        };
        let look = Look::Line(ink(style.color()), style.stroke_width());
        self.mark(look, start, |path| {
            for point in points {
                path.pen('l', point);
            }
        })
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        let mut corners = corners.into_iter();
        let Some(start) = corners.next() else {
            return Ok(());
        };
        self.mark(Look::Fill(ink(style.color())), start, |path| {
            for corner in corners {
                path.pen('l', corner);
            }
            path.data += "z";
            // Closing takes the pen back.
            path.at = start;
        })
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let look = if fill {
            Look::Fill(ink(style.color()))
        } else {
            Look::Line(ink(style.color()), style.stroke_width())
        };
        let (width, height) = (right - left, bottom - top);
        self.mark(look, (left, top), |path| {
            let _ = write!(path.data, "h{width}v{height}h{}z", -width);
        })
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let ink = ink(style.color());
        if fill {
            return self.mark(Look::Dots(ink, 2 * radius), (x, y), |path| {
                path.data += "h0";
            });
        }
        let across = 2 * i64::from(radius);
        self.mark(
            Look::Line(ink, style.stroke_width()),
            (x - radius.cast_signed(), y),
            |path| {
                let arc = |to| format!("a{radius} {radius} 0 1 0 {to} 0");
                path.data += &(arc(across) + &arc(-across));
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Axis, Ink, Layer, Margins, Scale, Shape};

    fn plot(layer: Layer) -> Plot {
        let axis = || {
            let scale = Scale::Linear {
                low: 0.0,
                high: 10.0,
            };
            Axis::new("", scale, 2)
        };
        Plot {
            width: 10.0,
            height: 10.0,
            margins: Margins {
                left: 0.0,
                right: 0.0,
                top: 0.0,
                bottom: 0.0,
            },
            x: axis(),
            y: axis(),
            layers: vec![layer],
        }
    }

    #[test]
    fn a_line_is_one_path_dashed_or_not() {
        for dashed in [false, true] {
            let drawn = svg(&plot(Layer::Line {
                points: vec![(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)],
                ink: Ink::Accent,
                dashed,
                label: String::new(),
            }));
            assert_eq!(drawn.matches("<path").count(), 1, "{drawn}");
            assert!(
                drawn.contains("class=\"s-accent\" stroke-width=\"8\""),
                "{drawn}"
            );
            assert_eq!(drawn.contains("m0 40l40 0l0-40"), !dashed, "{drawn}");
        }
    }

    #[test]
    fn points_are_a_path_for_the_rims_and_one_for_the_ink() {
        for shape in [Shape::Disc, Shape::Square, Shape::Triangle] {
            let drawn = svg(&plot(Layer::Points {
                points: vec![(1.0, 1.0), (5.0, 5.0), (9.0, 2.0)],
                ink: Ink::Size(3),
                shape,
                label: String::new(),
            }));
            assert_eq!(drawn.matches("<path").count(), 2, "{drawn}");
            assert!(
                drawn.contains("card") && drawn.contains("size-3"),
                "{drawn}"
            );
        }
    }
}
