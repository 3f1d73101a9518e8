//! The app in the browser. `boot.js` mounts the figures one by one.

// Exports `fetch_widget` and `notices`.
use scale_lab as _;

fn main() {}
