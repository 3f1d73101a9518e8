//! A field of values over the plane as pixels: an inline PNG at build time, a
//! canvas live.

use leptos::prelude::*;
use std::sync::Arc;

/// Values from −1 to 1 on a square grid, row 0 at the top.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Points along a side.
    pub resolution: usize,
    /// The values, row by row.
    pub values: Arc<[f32]>,
}

/// A heat map. Without a field it shows the picture recorded under `picture`.
#[component]
pub fn HeatMap(
    /// The field; `None` until something live has been computed.
    #[prop(into)]
    field: Signal<Option<Field>>,
    /// Names the recorded picture.
    #[prop(into)]
    picture: String,
    /// What the picture shows, in words.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    #[cfg(feature = "web")]
    {
        use crate::browser::{Figure, canvas};
        use leptos::html::Canvas;

        let recorded =
            use_context::<Figure>().and_then(|figure| figure.picture(&picture).map(str::to_owned));
        let node = NodeRef::<Canvas>::new();
        let theme = canvas::theme();
        Effect::new(move |_| {
            theme.track();
            if let (Some(element), Some(field)) = (node.get(), field.get()) {
                canvas::draw_field(&element, &field);
            }
        });
        let live = Memo::new(move |_| field.with(Option::is_some));
        view! {
            <Show
                when=move || live.get()
                fallback=move || view! { <img class="heat-map" src=recorded.clone() alt=move || label.get()/> }
            >
                <canvas class="heat-map" node_ref=node role="img" aria-label=move || label.get()></canvas>
            </Show>
        }
    }
    #[cfg(feature = "site")]
    {
        let source = field.with_untracked(|field| field.as_ref().map(png_address));
        view! { <img class="heat-map" data-picture=picture src=source alt=label.get_untracked()/> }
    }
}

/// The field as a small palette PNG in a `data:` address. Opacity carries the
/// size of a value, so the picture suits any background.
#[cfg(feature = "site")]
fn png_address(field: &Field) -> String {
    use base64::Engine as _;

    /// Shades on each side of zero.
    const SHADES: i32 = 10;
    /// The tokens `--positive` and `--negative` of the light theme.
    const POSITIVE: [u8; 3] = [0x1f, 0x6f, 0xb4];
    const NEGATIVE: [u8; 3] = [0xc4, 0x5c, 0x00];

    let shade =
        |value: f32| ((value.clamp(-1.0, 1.0) * SHADES as f32).round() as i32 + SHADES) as u8;
    let mut palette = Vec::new();
    let mut opacity = Vec::new();
    for step in -SHADES..=SHADES {
        palette.extend(if step < 0 { NEGATIVE } else { POSITIVE });
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
