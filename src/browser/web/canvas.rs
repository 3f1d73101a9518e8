//! Drawing on canvases: charts by plotters, fields by pixels, colours from the
//! style sheet's tokens.

use crate::chart::colour::{Palette, parse_hex};
use crate::chart::{Ink, Plot, draw};
use crate::ui::Field;
use leptos::prelude::*;
use plotters::prelude::*;
use plotters_canvas::CanvasBackend;
use std::cell::RefCell;
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, ImageData};

thread_local! {
    static THEME: ArcTrigger = watch_theme();
    /// Tokens that were asked for: asking settles the style of the whole page.
    static TOKENS: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

/// Draws again when the colours change: by the page's button or the system.
fn follow_theme() {
    THEME.with(ArcTrigger::track);
}

fn watch_theme() -> ArcTrigger {
    let trigger = ArcTrigger::new();
    let by_button = trigger.clone();
    let tell = |trigger: &ArcTrigger| {
        TOKENS.with_borrow_mut(Vec::clear);
        trigger.notify();
    };
    window_event_listener_untyped("themechange", move |_| tell(&by_button));
    let by_system = trigger.clone();
    super::viewport::watch_media("(prefers-color-scheme: dark)", move |_| tell(&by_system));
    trigger
}

/// A token's colour as the page has it now, `#rrggbb`.
fn token(name: &str) -> Option<String> {
    // Watched from the first on, or a change would go unnoticed.
    THEME.with(|_| ());
    let known = TOKENS.with_borrow(|tokens| {
        let mut tokens = tokens.iter();
        tokens
            .find(|token| token.0 == name)
            .map(|token| token.1.clone())
    });
    if known.is_some() {
        return known;
    }
    let root = document().document_element()?;
    let style = window().get_computed_style(&root).ok()??;
    let value = style.get_property_value(&format!("--{name}")).ok()?;
    TOKENS.with_borrow_mut(|tokens| tokens.push((name.to_owned(), value.clone())));
    Some(value)
}

/// Draws a chart's marks at the screen's own resolution, and again in other
/// colours if called in an effect.
pub fn draw_plot(canvas: &Element, plot: &Plot) {
    follow_theme();
    let canvas: &HtmlCanvasElement = canvas.unchecked_ref();
    // Drawn finer than shown, as plotters places whole pixels.
    let zoom = (window().device_pixel_ratio() * 1.5).clamp(2.0, 4.0);
    canvas.set_width((plot.width * zoom) as u32);
    canvas.set_height((plot.height * zoom) as u32);
    if let Some(backend) = CanvasBackend::with_canvas_object(canvas.clone()) {
        let area = backend.into_drawing_area();
        // A canvas that refuses leaves the axes, the description and the table.
        let _ = draw(plot, &area, &Palette::from_tokens(token), zoom);
        let _ = area.present();
    }
}

/// Paints a field: colour by sign or class, opacity by size; again in other
/// colours if called in an effect.
pub fn draw_field(canvas: &Element, field: &Field) {
    follow_theme();
    let canvas: &HtmlCanvasElement = canvas.unchecked_ref();
    let side = field.resolution as u32;
    let colours = if field.classes { 8 } else { 2 };
    let colours: Vec<RGBColor> = (0..colours)
        .map(|class| parse_hex(&colour(Ink::of_class(class).name())))
        .map(|colour| colour.unwrap_or(RGBColor(128, 128, 128)))
        .collect();
    let mut pixels = Vec::with_capacity(field.values.len() * 4);
    for value in field.values.iter() {
        let (class, opacity) = if field.classes {
            (*value as usize, value.fract())
        } else {
            (usize::from(*value >= 0.0), value.abs().min(1.0))
        };
        if let Some(RGBColor(red, green, blue)) = colours.get(class) {
            pixels.extend([*red, *green, *blue, (opacity * 255.0) as u8]);
        }
    }
    paint(canvas, &pixels, (side, side));
}

/// Puts pixels on a canvas, red, green, blue and opacity each.
fn paint(canvas: &HtmlCanvasElement, pixels: &[u8], (width, height): (u32, u32)) {
    if (canvas.width(), canvas.height()) != (width, height) {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    let context = canvas
        .get_context("2d")
        .ok()
        .flatten()
        .and_then(|c| c.dyn_into::<CanvasRenderingContext2d>().ok());
    if let (Some(context), Ok(image)) = (
        context,
        ImageData::new_with_u8_clamped_array(Clamped(pixels), width),
    ) {
        // A canvas that refuses leaves the label's words.
        let _ = context.put_image_data(&image, 0.0, 0.0);
    }
}

/// A token's colour as text, for files.
pub fn colour(name: &str) -> String {
    token(name).map_or_else(|| "#808080".into(), |text| text.trim().to_owned())
}

/// A field as the address of a picture.
pub fn field_address(field: &Field) -> Option<String> {
    let canvas = document().create_element("canvas").ok()?;
    draw_field(&canvas, field);
    canvas
        .unchecked_ref::<HtmlCanvasElement>()
        .to_data_url()
        .ok()
}
