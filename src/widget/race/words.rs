//! What the race says: how far it is, what came out, and how the bet did.
//!
//! Knows scores and bets as whole points of a hundred; knows no run.

use super::{RACERS, STEPS};
use crate::units::{counted, times_in_words, whole};

/// A bet this near the result was right.
const NEAR: u32 = 2;

/// The network that is bet on.
const LARGE: usize = 2;

/// How many of a hundred new points each racer gets right, small to large.
pub type Scores = [u32; RACERS.len()];

/// The bet beside the result: "You said 85. It got 98. You thought too small."
pub fn verdict(bet: Option<u32>, scores: Scores) -> String {
    let got = scores[LARGE];
    match bet {
        None => format!("The large one got {got} of 100 right."),
        Some(bet) if bet.abs_diff(got) <= NEAR => {
            format!("You said {bet}. You were right: it got {got}.")
        }
        Some(bet) if bet < got => format!("You said {bet}. It got {got}. You thought too small."),
        Some(bet) => format!("You said {bet}. It got {got}. You thought too big of it."),
    }
}

/// How far the bet lies from the result: "13 too low".
pub fn distance(bet: u32, scores: Scores) -> String {
    let got = scores[LARGE];
    match bet.abs_diff(got) {
        0..=NEAR => "you were right".to_owned(),
        off if bet < got => format!("{off} too low"),
        off => format!("{off} too high"),
    }
}

/// Size and mistakes of the large one, measured by the small one's.
pub fn lesson(scores: Scores) -> String {
    let parameters = RACERS.map(|racer| racer.parameters());
    let times = times_in_words((parameters[LARGE] as f64 / parameters[0] as f64).round());
    let mistakes = mistakes(100 - scores[0].min(100), 100 - scores[LARGE].min(100));
    format!("The large one has {times} the small one’s parameters and {mistakes}.")
}

/// The mistakes of the large one as a part of the small one's.
fn mistakes(small: u32, large: u32) -> String {
    const NAMES: [&str; 19] = [
        "half",
        "a third",
        "a quarter",
        "a fifth",
        "a sixth",
        "a seventh",
        "an eighth",
        "a ninth",
        "a tenth",
        "an eleventh",
        "a twelfth",
        "a thirteenth",
        "a fourteenth",
        "a fifteenth",
        "a sixteenth",
        "a seventeenth",
        "an eighteenth",
        "a nineteenth",
        "a twentieth",
    ];
    if large >= small {
        return "makes no fewer mistakes".to_owned();
    }
    if large == 0 {
        return "makes no mistake at all".to_owned();
    }
    // To the nearest whole part, halves down: 12.5 is a twelfth.
    let times = (2 * small + large - 1) / (2 * large);
    match NAMES.get((times as usize).wrapping_sub(2)) {
        Some(name) => format!("{name} of its mistakes"),
        None if times < 2 => "makes fewer mistakes".to_owned(),
        None => "hardly any of its mistakes".to_owned(),
    }
}

/// How far the race is.
pub fn progress(step: u64) -> String {
    let (done, all) = (whole(step as f64), whole(STEPS as f64));
    format!("Lesson {done} of {all}. Ringed points are still wrong.")
}

/// The scores in one sentence.
pub fn results([small, medium, large]: Scores) -> String {
    format!("{small}, {medium} and {large} of 100 right")
}

/// The race in words, for those who hear it and for cards.
pub fn describe(step: u64, bet: Option<u32>, scores: Option<Scores>) -> String {
    match scores {
        None => format!(
            "Three networks stand at the start line, with the same points and {} before them; the bet is where the large one will land.",
            counted(whole(STEPS as f64), "lesson")
        ),
        Some(scores) if step < STEPS => format!("{} {}.", progress(step), results(scores)),
        Some(scores) => format!(
            "{} {} Small, medium and large: {}.",
            verdict(bet, scores),
            lesson(scores),
            results(scores)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bet_is_answered_in_words() {
        let scores = [75, 92, 98];
        for (bet, words) in [
            (85, "You said 85. It got 98. You thought too small."),
            (96, "You said 96. You were right: it got 98."),
            (100, "You said 100. You were right: it got 98."),
        ] {
            assert_eq!(verdict(Some(bet), scores), words);
        }
        let said = verdict(Some(99), [60, 70, 80]);
        assert_eq!(said, "You said 99. It got 80. You thought too big of it.");
        assert_eq!(verdict(None, scores), "The large one got 98 of 100 right.");
        assert_eq!(distance(85, scores), "13 too low");
        assert_eq!(distance(97, scores), "you were right");
        assert_eq!(distance(97, [0, 0, 90]), "7 too high");
    }

    #[test]
    fn size_is_measured_by_mistakes() {
        let said = |scores| lesson(scores);
        assert_eq!(
            said([75, 92, 98]),
            "The large one has 47 times the small one’s parameters and a twelfth of its mistakes."
        );
        for (small, large, words) in [
            (25, 0, "makes no mistake at all"),
            (25, 25, "makes no fewer mistakes"),
            (25, 20, "makes fewer mistakes"),
            (25, 13, "half of its mistakes"),
            (30, 10, "a third of its mistakes"),
            (50, 1, "hardly any of its mistakes"),
        ] {
            assert_eq!(mistakes(small, large), words, "{small}, {large}");
        }
    }
}
