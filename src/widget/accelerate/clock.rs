//! A length of time as the face of a clock. Knows inert SVG.

use crate::units::Seconds;

/// The faces: how long the hand takes around, in seconds, and its name.
const FACES: [(f64, &str); 4] = [
    (60.0, "a minute"),
    (3_600.0, "an hour"),
    (43_200.0, "12 hours"),
    (86_400.0, "a day"),
];

/// The face for a length of time: the first that it fits on, else the last, full.
fn face(time: Seconds) -> (f64, &'static str) {
    let [.., last] = FACES;
    let (around, name) = FACES
        .into_iter()
        .find(|(around, _)| time.0 <= *around)
        .unwrap_or(last);
    ((time.0 / around).clamp(0.0, 1.0), name)
}

/// The clock as HTML.
pub fn html(time: Seconds) -> String {
    const RADIUS: f64 = 40.0;
    let (part, name) = face(time);
    let at = |turn: f64, radius: f64| {
        let angle = turn * core::f64::consts::TAU;
        format!(
            "{:.1} {:.1}",
            radius * libm::sin(angle),
            -radius * libm::cos(angle)
        )
    };
    let swept = if part < 1.0 {
        let large = u8::from(part > 0.5);
        format!(
            "M0 0V-{RADIUS}A{RADIUS} {RADIUS} 0 {large} 1 {}z",
            at(part, RADIUS)
        )
    } else {
        format!(
            "M0 -{RADIUS}A{RADIUS} {RADIUS} 0 1 1 0 {RADIUS}A{RADIUS} {RADIUS} 0 1 1 0 -{RADIUS}z"
        )
    };
    let marks: String = (0..12)
        .map(|mark| {
            let turn = f64::from(mark) / 12.0;
            format!("M{}L{}", at(turn, RADIUS - 6.0), at(turn, RADIUS - 2.0))
        })
        .collect();
    let hand = at(part, RADIUS - 4.0);
    format!(
        "<div class=\"clock\"><svg viewBox=\"-44 -44 88 88\" aria-hidden=\"true\"><path class=\"clock-swept\" d=\"{swept}\"/>\
         <circle class=\"clock-face\" r=\"{RADIUS}\"/><path class=\"clock-marks\" d=\"{marks}\"/>\
         <path class=\"clock-hand\" d=\"M0 0L{hand}\"/></svg><p>once around: {name}</p></div>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_has_the_smallest_face_that_it_fits_on() {
        assert_eq!(face(Seconds(30.0)), (0.5, "a minute"));
        assert_eq!(face(Seconds(900.0)), (0.25, "an hour"));
        assert_eq!(face(Seconds(3.0 * 3_600.0)), (0.25, "12 hours"));
        assert_eq!(face(Seconds(18.0 * 3_600.0)), (0.75, "a day"));
        assert_eq!(face(Seconds(1e9)), (1.0, "a day"));
        assert_eq!(face(Seconds(f64::NAN)).1, "a day");
    }

    #[test]
    fn the_hand_points_where_the_time_is() {
        // Three of twelve hours: to the right.
        assert!(html(Seconds(10_800.0)).contains("M0 0L36.0 -0.0"));
    }
}
