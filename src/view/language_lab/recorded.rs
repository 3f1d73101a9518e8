//! The family that is recorded.
//!
//! It takes minutes to train where there is no SIMD, so it stands in a file,
//! which `tests/writing.rs` writes and holds against the code, and which a
//! journey trains anew in the browser. It comes with this figure's part of the
//! app: in the page it would be a twentieth of it.

use crate::lab::writing::Record;
use crate::protocol::from_bytes;

/// The record of the default family.
pub(super) fn record() -> Option<Record> {
    from_bytes(include_bytes!("../../../content/language/family.postcard"))
}
