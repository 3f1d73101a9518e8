//! Closures over signals, shared between views.

use std::sync::Arc;

/// A value that follows signals: read inside an effect, it is read again when they change.
pub type Live<T> = Arc<dyn Fn() -> T + Send + Sync>;

/// A closure over signals, to be shared between views.
pub fn live<T>(read: impl Fn() -> T + Send + Sync + 'static) -> Live<T> {
    Arc::new(read)
}
