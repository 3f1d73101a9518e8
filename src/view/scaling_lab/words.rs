//! Sentences about the findings of the lab.

use crate::data::constants as c;
use crate::lab::experiment::{Dial, Experiment, Handicap};
use crate::lab::frontier::Frontier;
use crate::lab::law::Law;
use crate::lab::results::{CurveShape, Results, Setting, off_by};
use crate::units::{three_digits, unit_fraction, whole};
use crate::widget::guess::verdict;

/// One paragraph: what the reader just saw.
pub(super) fn found(experiment: &Experiment, results: &Results, guess: f64) -> String {
    let settings = results.settings(experiment);
    let shape = results.shape(experiment);
    let law = results.law(experiment);
    let (Some((floor, wrong)), false) = (results.floor, shape == CurveShape::Unknown) else {
        return too_few(experiment, results, &settings);
    };
    let noun = noun(experiment);
    let mut words = match (shape, law) {
        (CurveShape::NoLaw, law) => {
            format!(
                "No clean power law here: {} {}",
                no_law(law),
                why(experiment)
            )
        }
        (CurveShape::Flat, _) => format!(
            "Every size ends at the floor, {}: this task has nothing to teach a larger network.",
            three_digits(floor)
        ),
        (_, Some(law)) => format!(
            "Ten times the {noun}, and about {} of the loss above the floor is left.{}",
            unit_fraction(libm::pow(10.0, -law.exponent)),
            if law.floor > 0.0 {
                " Subtract the floor to see it."
            } else {
                " These sizes alone do not show where the floor is."
            },
        ),
        (_, None) => String::new(),
    };
    let lowest = settings
        .iter()
        .filter_map(Setting::median)
        .fold(f64::INFINITY, f64::min);
    words += &match shape {
        CurveShape::ToTheFloor => format!(
            " The largest{} ends {}% above the floor of {}. No size crosses it: that part of the answers is chance.{}",
            if results.complete() { "" } else { " so far" },
            percent(lowest / floor - 1.0),
            three_digits(floor),
            if experiment.handicap == Handicap::Noise {
                " Noise has raised the floor itself."
            } else {
                ""
            },
        ),
        CurveShape::Stuck => format!(
            " But the line ends far above the floor of {}: {}",
            three_digits(floor),
            why(experiment)
        ),
        CurveShape::Falling => format!(
            " The floor, {}, is still some way off.",
            three_digits(floor)
        ),
        _ => String::new(),
    };
    if let Some(wrong) = wrong {
        words += &format!(
            " Even a perfect answerer is wrong {}% of the time here.",
            percent(wrong)
        );
    }
    if let (Dial::Frontier, Some(frontier)) = (experiment.dial, Frontier::of(&settings)) {
        words += &format!(
            " Along the lower edge the best size grows as computation to the power {}, the examples as {}. For language \
             models Kaplan’s team found {} and {}, Chinchilla’s about {} and {}: other networks, another task, so \
             the figures are to compare, not to confirm.",
            three_digits(frontier.parameters.exponent),
            three_digits(frontier.examples.exponent),
            three_digits(c::KAPLAN_BEST_SIZE_EXPONENT.value),
            three_digits(c::KAPLAN_BEST_DATA_EXPONENT.value),
            three_digits(c::CHINCHILLA_BEST_SIZE_EXPONENT.value),
            three_digits(c::CHINCHILLA_BEST_DATA_EXPONENT.value),
        );
    }
    if let Some(law) = law
        && guess > 0.0
        && experiment.dial == Dial::Parameters
        && settings.len() > 4
    {
        words += &answer_to_guess(&law, guess);
    }
    words
}

/// What the experiment makes more of.
fn noun(experiment: &Experiment) -> &'static str {
    match experiment.dial {
        Dial::Parameters => "parameters",
        Dial::Data => "examples",
        Dial::Compute | Dial::Frontier => "computation",
    }
}

/// The law with its numbers, for those who ask how well it fits.
pub(super) fn law(experiment: &Experiment, law: &Law, interval: Option<(f64, f64)>) -> String {
    let noun = noun(experiment);
    format!(
        "loss = {} + {} ÷ {noun} to the power {}{}. The law explains {}% of the differences between sizes.",
        three_digits(law.floor),
        amplitude(law.amplitude),
        three_digits(law.exponent),
        interval.map_or(String::new(), |(low, high)| format!(
            ", which lies between {} and {} with a confidence of 90%",
            three_digits(low),
            three_digits(high)
        )),
        percent(law.r_squared),
    )
}

/// While there is something to bet on.
pub(super) fn before_the_bet(open: bool) -> &'static str {
    if open {
        "All but the largest are in. Where will it land? Bet, or train it at once: then the law and the floor are drawn."
    } else {
        "The largest is trained last, so that you can bet on it. The law and the floor are drawn after that."
    }
}

/// What is not enough for a law.
fn too_few(experiment: &Experiment, results: &Results, settings: &[Setting]) -> String {
    if let ([setting], Some((floor, _))) = (settings, results.floor)
        && let Some(loss) = setting.median()
    {
        return one_size(experiment, setting, loss, floor);
    }
    match results.trained() {
        0 => "Nothing is trained yet. Press “Train the family”.".into(),
        _ => "Too few networks are in to say anything.".into(),
    }
}

/// Of one size there is a loss, and no law.
fn one_size(experiment: &Experiment, setting: &Setting, loss: f64, floor: f64) -> String {
    format!(
        "One size, {} parameters, ends at a loss of {}. No size can get below {}. A law takes several sizes{}.",
        whole(setting.job.parameters() as f64),
        three_digits(loss),
        three_digits(floor),
        if experiment.only.is_some() {
            ": choose “All of them”"
        } else {
            ""
        },
    )
}

/// Why there is no law.
fn no_law(law: Option<Law>) -> String {
    match law {
        None => "from the smallest size to the largest the loss does not fall.".into(),
        Some(law) if law.r_squared <= 0.0 => {
            "a straight line above a floor explains none of the differences.".into()
        }
        Some(law) if law.r_squared < crate::lab::law::CLEAN => format!(
            "a straight line above a floor explains only {}% of the differences.",
            percent(law.r_squared)
        ),
        Some(law) if law.is_at_an_end() => {
            "the steepest line that is searched for fits best, so these sizes do not say how steep it is.".into()
        }
        Some(_) => "past some size the loss rises again.".into(),
    }
}

/// The guess at the top of the page against the law.
fn answer_to_guess(law: &Law, guess: f64) -> String {
    let fall = 100.0 * (1.0 - law.loss(1000.0) / law.loss(100.0));
    format!(
        " Your bet at the start, less loss from 100 to 1,000 parameters: {}",
        verdict(guess, fall)
    )
}

/// A sentence about what went wrong.
fn why(experiment: &Experiment) -> &'static str {
    match experiment.handicap {
        Handicap::Duplicates => {
            "With the same few examples again and again, larger networks learn them by heart, noise included."
        }
        Handicap::LittleData => {
            "With 96 examples the loss is worst where the network has about as many parameters as there are examples, and \
             falls again beyond: the double descent."
        }
        Handicap::Untuned => {
            "One learning rate does not suit all sizes; a large network with the wrong one is worse than a small one with the right one."
        }
        Handicap::Withheld => "what an input would have told, no size can make up for.",
        Handicap::None | Handicap::Noise => "Chance plays a part: try another seed.",
    }
}

/// Both bets against what came.
pub(super) fn scores(bet: Option<f64>, law_bet: Option<f64>, landed: f64) -> String {
    let off = |bet: f64| {
        let factor = off_by(bet, landed);
        if (factor - 1.0).abs() < 0.005 {
            "spot on".to_owned()
        } else if factor > 1.0 {
            format!("{}% too high", percent(factor - 1.0))
        } else {
            format!("{}% too low", percent(1.0 - factor))
        }
    };
    let landed_at = format!("It landed at {}.", three_digits(landed));
    match (bet, law_bet) {
        (Some(bet), Some(law)) => {
            let nearer = |a: f64, b: f64| {
                libm::log(off_by(a, landed)).abs() <= libm::log(off_by(b, landed)).abs()
            };
            let winner = if nearer(bet, law) {
                "You win."
            } else {
                "The law wins."
            };
            format!(
                "{landed_at} Your bet was {}, the law’s {}. {winner}",
                off(bet),
                off(law)
            )
        }
        (None, Some(law)) => format!("{landed_at} The law’s bet was {}.", off(law)),
        _ => landed_at,
    }
}

fn percent(share: f64) -> String {
    let percent = share * 100.0;
    if percent.abs() >= 10.0 {
        whole(percent.round())
    } else {
        three_digits((percent * 10.0).round() / 10.0)
    }
}

fn amplitude(value: f64) -> String {
    if value < 1e4 {
        three_digits(value)
    } else {
        crate::units::power_of_ten(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_where_it_landed_is_half_too_low() {
        assert!(scores(Some(0.0058), None, 0.0116).starts_with("It landed at 0.0116."));
        let said = scores(Some(0.0058), Some(0.0232), 0.0116);
        assert!(said.contains("Your bet was 50% too low, the law’s 100% too high."));
    }
}
