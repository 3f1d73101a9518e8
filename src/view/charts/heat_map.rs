//! A field of values over the plane as pixels: an inline PNG at build time, a
//! canvas live.

use crate::view::Live;
use crate::view::element::{Element, classed};
use std::sync::Arc;

/// Values from −1 to 1 on a square grid, row 0 at the top.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Points along a side.
    pub resolution: usize,
    /// The values, row by row.
    pub values: Arc<[f32]>,
    /// Each value is a class from 0 plus how sure it is.
    pub classes: bool,
}

impl Field {
    /// Only the answer, not how sure it is.
    #[must_use]
    pub fn discrete(&self) -> Self {
        let answer = |value: &f32| {
            if self.classes {
                value.floor() + 0.999
            } else {
                1.0_f32.copysign(*value)
            }
        };
        Self {
            values: self.values.iter().map(answer).collect(),
            ..self.clone()
        }
    }
}

/// A heat map of `field`. While that is `None`, until something live has been
/// computed, it shows the picture recorded as `picture`. `label` says in words
/// what is to be seen.
pub fn heat_map(field: Live<Option<Field>>, picture: &str, label: Live<String>) -> Vec<Element> {
    let words = label.clone();
    let recorded = classed("img", "heat-map").set_live("alt", move || words());
    #[cfg(feature = "web")]
    {
        use crate::browser::{Figure, canvas};

        let figure = leptos::prelude::use_context::<Figure>();
        let source = figure.as_ref().and_then(|figure| figure.picture(picture));
        let (computed, drawn) = (field.clone(), field.clone());
        let recorded = sourced(recorded.set("data-picture", picture), source)
            .flag_while("hidden", move || computed().is_some());
        let live = classed("canvas", "heat-map")
            .set("role", "img")
            .set_live("aria-label", move || label())
            .flag_while("hidden", move || field().is_none())
            .drawn(move |element| {
                if let Some(field) = drawn() {
                    canvas::draw_field(element, &field);
                }
            });
        vec![recorded, live]
    }
    #[cfg(not(feature = "web"))]
    {
        let source = field().as_ref().map(png_address);
        let recorded = recorded.set("data-picture", picture);
        vec![sourced(recorded, source.as_deref())]
    }
}

fn sourced(image: Element, source: Option<&str>) -> Element {
    match source {
        Some(source) => image.set("src", source),
        None => image,
    }
}

/// The field as a small palette PNG in a `data:` address. Opacity carries the
/// size of a value, so the picture suits any background.
#[cfg(feature = "site")]
pub fn png_address(field: &Field) -> String {
    use crate::chart::tokens::light_colour;
    use base64::Engine as _;

    /// Shades on each side of zero.
    const SHADES: i32 = 10;

    let [negative, positive] = ["negative", "positive"]
        .map(|token| light_colour(token).map_or([128; 3], |colour| [colour.0, colour.1, colour.2]));
    let shade =
        |value: f32| ((value.clamp(-1.0, 1.0) * SHADES as f32).round() as i32 + SHADES) as u8;
    let mut palette = Vec::new();
    let mut opacity = Vec::new();
    for step in -SHADES..=SHADES {
        palette.extend(if step < 0 { negative } else { positive });
        opacity.push((step.abs() * 255 / SHADES) as u8);
    }
    let pixels: Vec<u8> = field.values.iter().map(|value| shade(*value)).collect();
    let mut file = Vec::new();
    let side = field.resolution as u32;
    let mut encoder = png::Encoder::new(&mut file, side, side);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette);
    encoder.set_trns(opacity);
    encoder.set_compression(png::Compression::High);
    // A picture whose pixels match its size is always written.
    let written = encoder
        .write_header()
        .and_then(|mut writer| writer.write_image_data(&pixels));
    debug_assert!(
        written.is_ok(),
        "a field of {} values for side {side}",
        field.values.len()
    );
    format!(
        "data:image/png;base64,{}",
        base64::engine::general_purpose::STANDARD.encode(file)
    )
}

#[cfg(all(test, feature = "site"))]
mod tests {
    use super::*;
    use base64::Engine as _;

    #[test]
    fn a_recorded_picture_has_the_colours_of_the_light_theme() {
        let field = Field {
            resolution: 2,
            values: [-1.0, 0.5, -0.5, 1.0].into(),
            classes: false,
        };
        let address = png_address(&field);
        let file = address.strip_prefix("data:image/png;base64,").unwrap();
        let file = base64::engine::general_purpose::STANDARD
            .decode(file)
            .unwrap();
        let decoder = png::Decoder::new(std::io::Cursor::new(file));
        let reader = decoder.read_info().unwrap();
        let palette = reader.info().palette.clone().unwrap();
        let hex = |colour: &[u8]| format!("#{:02x}{:02x}{:02x}", colour[0], colour[1], colour[2]);
        let token = |name: &str| crate::chart::tokens::light().find(|token| token.0 == name);
        let (first, last) = (&palette[..3], &palette[palette.len() - 3..]);
        assert_eq!(token("--negative").unwrap().1, hex(first));
        assert_eq!(token("--positive").unwrap().1, hex(last));
    }
}
