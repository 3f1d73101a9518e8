//! Recorded pictures: fields as pixels in the page itself.

use crate::chart::tokens::light_colour;
use crate::ui::Field;
use base64::Engine as _;

/// The field as a small palette PNG in a `data:` address. Opacity carries the
/// size of a value, so the picture suits any background.
pub fn field_address(field: &Field) -> Option<String> {
    /// Shades on each side of zero.
    const SHADES: i32 = 20;

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
    Some(format!(
        "data:image/png;base64,{}",
        base64::engine::general_purpose::STANDARD.encode(file)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recorded_picture_has_the_colours_of_the_light_theme() {
        let field = Field {
            resolution: 2,
            values: [-1.0, 0.5, -0.5, 1.0].into(),
            classes: false,
        };
        let address = field_address(&field).unwrap();
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
