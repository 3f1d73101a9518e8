//! The sentences of `bottleneck`.

use super::{limits, quantity};
use crate::calc::Invalid;
use crate::calc::limits::{BestPlan, LIMITS, Limit, Needs};
use crate::scene::Headline;
use crate::spec::Values;
use crate::units::{Seconds, Unit, format_quantity, percent};
use crate::widget::spoken::{part, spoken};

/// An amount as people say it.
fn said(limit: Limit, value: f64) -> String {
    match limit {
        Limit::Time => spoken(Seconds(value)),
        Limit::Revenue => quantity(limit, value) + " a year",
        _ => quantity(limit, value),
    }
}

fn runs_out(limit: Limit) -> &'static str {
    match limit {
        Limit::Budget => "Money runs out first",
        Limit::Revenue => "Money to run it runs out first",
        Limit::Power => "Power runs out first",
        Limit::Data => "Data run out first",
        Limit::Time => "Time runs out first",
        Limit::Reliability => "Failures stop it first",
    }
}

/// The finding in words.
pub(super) fn headline(
    values: &Values,
    needs: &Needs,
    best: &Result<BestPlan, Invalid>,
) -> Headline {
    let has = limits(values);
    let (limit, times) = has.first(needs);
    let at = LIMITS
        .iter()
        .position(|one| *one == limit)
        .unwrap_or_default();
    let (need, there) = (needs.0[at], has.available()[at]);
    let headline = if times > 1.0 {
        let headline =
            Headline::new(format!("{}: the plan needs ", runs_out(limit))).heat(said(limit, need));
        match limit {
            Limit::Reliability => headline
                .say(" of the time, and may lose ")
                .yours(said(limit, there)),
            _ => headline.say(" and there is ").yours(said(limit, there)),
        }
        .say(".")
    } else {
        Headline::new(format!(
            "Nothing stops this plan; {} comes nearest, {} used.",
            limit.name().to_lowercase(),
            if times > 0.9 {
                percent(times)
            } else {
                part(times).to_owned()
            },
        ))
    };
    match best {
        Ok(best) => headline
            .say(if times > 1.0 {
                " What stays in the barrel is a model of "
            } else {
                " Within the same limits fits a model of "
            })
            .water(format_quantity(best.size.parameters, Unit::Parameters))
            .say("."),
        Err(_) => headline.say(" No model stays in the barrel."),
    }
}

/// What the sums leave open.
pub(super) const WARNING: &str = "The best model is by the replicated Chinchilla law, carried on far beyond the runs it was fitted to: \
     a direction, not a promise. Limits are equal here; in life some can be moved with money, others only with time. \
     Cooling, people and buildings are not counted.";
