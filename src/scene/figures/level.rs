//! How high what is poured in stands: in proportion up to a little over the rim,
//! so that much too much can be drawn too.

/// How high it stands over what is full: as many times as much, where.
pub const ABOVE: [(f64, f64); 6] = [
    (1.0, 1.0),
    (1.3, 1.3),
    (2.0, 1.37),
    (5.0, 1.43),
    (20.0, 1.48),
    (20_000.0, 1.55),
];

/// The part of the full height that this share of what is held takes.
pub fn level(share: f64) -> f64 {
    let mut before = (0.0, 0.0);
    for (times, height) in ABOVE {
        if share <= times {
            let part = (share - before.0) / (times - before.0);
            return before.1 + (height - before.1) * part;
        }
        before = (times, height);
    }
    before.1
}
