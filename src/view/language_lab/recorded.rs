//! The family that is recorded, as the page carries it.
//!
//! It takes minutes to train where there is no SIMD, so it stands in a file,
//! which `tests/writing.rs` writes and holds against the code, and which a
//! journey trains anew in the browser.

use crate::browser;
use crate::lab::writing::Record;
use crate::protocol::{from_bytes, to_bytes};

/// The record of the default family: from the file or, in the browser, from the
/// rendered page.
pub(super) fn record() -> Option<Record> {
    if browser::LIVE {
        browser::record().and_then(|bytes| from_bytes(&bytes))
    } else {
        from_bytes(include_bytes!("../../../content/language/family.postcard"))
    }
}

/// It, as the page carries it; nothing in the browser.
pub(super) fn text(record: Option<&Record>) -> Option<String> {
    let record = record?;
    browser::carried(|| to_bytes(record))
}
