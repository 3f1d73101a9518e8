//! What a network does now, in a sentence or two.

use crate::nn::{Feature, Metrics};
use crate::units::{count_in_words, counted, three_digits};

/// The name of an input, as labels show it.
pub fn feature_title(feature: Feature) -> &'static str {
    match feature {
        Feature::X => "x",
        Feature::Y => "y",
        Feature::XSquared => "x²",
        Feature::YSquared => "y²",
        Feature::XTimesY => "x·y",
        Feature::SinX => "sin x",
        Feature::SinY => "sin y",
        Feature::Third => "x₃",
        Feature::Fourth => "x₄",
        Feature::Fifth => "x₅",
        Feature::Sixth => "x₆",
    }
}

/// What the network is doing, in words.
pub fn describe(step: u64, parameters: f64, metrics: &Metrics) -> String {
    let parameters = counted(count_in_words(parameters), "parameter");
    let (accuracy, r2) = (metrics.test_accuracy, metrics.test_r2);
    let percent = |share: f64| three_digits((share * 1000.0).round() / 10.0);
    if step == 0 {
        let luck = accuracy.map_or_else(
            || "it knows nothing yet".to_owned(),
            |right| format!("{}% of the test points are right, by luck", percent(right)),
        );
        return format!("{parameters}, all random: {luck}. Press Train.");
    }
    let steps = counted(count_in_words(step as f64), "step");
    let by_heart = metrics.test_loss > 2.0 * metrics.train_loss
        && metrics.test_loss > if accuracy.is_some() { 0.1 } else { 0.02 };
    let found = accuracy.or(r2).unwrap_or_default();
    let what = if accuracy.is_some() {
        "border"
    } else {
        "shape"
    };
    let verdict = if by_heart {
        "It does better on the points it trains on than on those it does not: it is learning them by heart.".into()
    } else if found > 0.97 {
        format!("It has found the {what}.")
    } else if found > 0.8 {
        format!("It is finding the {what}.")
    } else {
        format!("It has not found the {what} yet.")
    };
    match (accuracy, r2) {
        (Some(right), _) => format!(
            "After {steps}, {parameters} put {}% of the test points on the right side. {verdict}",
            percent(right)
        ),
        (None, Some(r2)) if r2 > 0.0 => format!(
            "After {steps}, {parameters} explain {}% of how the test points' numbers differ. {verdict}",
            percent(r2)
        ),
        _ => format!(
            "After {steps}, {parameters} guess no better than always saying the mean. {verdict}"
        ),
    }
}
