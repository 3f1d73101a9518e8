//! An address as a QR code.

use qrcodegen::{QrCode, QrCodeEcc};

/// Modules of white around a code, so that it is found (ISO/IEC 18004 asks for 4;
/// the card around it is white as well).
const QUIET: i32 = 2;

fn code(text: &str) -> Option<QrCode> {
    QrCode::encode_text(text, QrCodeEcc::Medium).ok()
}

/// `viewBox` of the code of a text.
pub(in crate::view) fn view_box(text: &str) -> String {
    let size = code(text).map_or(1, |code| code.size()) + 2 * QUIET;
    format!("0 0 {size} {size}")
}

/// Its dark modules; nothing of a text that is too long for one.
pub(in crate::view) fn svg(text: &str) -> String {
    let Some(code) = code(text) else {
        return String::new();
    };
    let mut dark = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            dark += &format!("M{} {}h1v1h-1z", x + QUIET, y + QUIET);
        }
    }
    let size = code.size() + 2 * QUIET;
    format!(
        "<rect class=\"qr-light\" width=\"{size}\" height=\"{size}\"/><path class=\"qr-dark\" d=\"{dark}\"/>"
    )
}

/// A code as a picture of its own; nothing of a text that is too long for one.
pub(in crate::view) fn picture(text: &str) -> String {
    let dark = svg(text);
    if dark.is_empty() {
        return dark;
    }
    let view_box = view_box(text);
    format!(
        "<svg viewBox=\"{view_box}\" role=\"img\" aria-label=\"The link as a QR code\">{dark}</svg>"
    )
}
