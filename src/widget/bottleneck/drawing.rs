//! How a plan within its limits is drawn, and what its headline says.

use super::tables::{BUDGET, DATA_LIMIT, LOSS_LIMIT, POWER_LIMIT, REVENUE, TIME_LIMIT};
use super::{CALCULATION, affordable, amount, limits, needs, quantity};
use crate::calc::Invalid;
use crate::calc::limits::{Best, LIMITS, Limit, Needs};
use crate::scenario::{MODEL_PARAMETERS, TOKENS};
use crate::scene::figures::barrel::{Barrel, Stave, barrel};
use crate::scene::{Headline, Stage};
use crate::spec::{Number, Values};
use crate::units::{Seconds, Unit, format_quantity, percent};
use crate::widget::drawing::{Drawing, Drawn, Handle};
use crate::widget::spoken::{part, spoken};

/// How it is drawn.
pub static DRAWING: Drawing = Drawing {
    calculation: &CALCULATION,
    draw,
    presets: &["ours", "article", "startup", "hyperscaler"],
    words: &[],
    plays: None,
};

/// What each stave moves, in the order of [`LIMITS`].
const STAVES: [(&Number, &str); 6] = [
    (&BUDGET, "money"),
    (&REVENUE, "running"),
    (&POWER_LIMIT, "power"),
    (&DATA_LIMIT, "data"),
    (&TIME_LIMIT, "time"),
    (&LOSS_LIMIT, "failures"),
];

fn draw(values: &Values, stage: Stage) -> Option<Drawn> {
    let needs = needs(values).ok()?;
    let have = limits(values).have();
    let stave = |index: usize| {
        let (need, has) = (needs.0[index].max(f64::MIN_POSITIVE), have[index]);
        let (number, name) = STAVES[index];
        let limit = LIMITS[index];
        Stave {
            name,
            moves: number.title,
            ratio: has / need,
            note: note(has / need),
            words: format!(
                "{} needed, {} there",
                amount(limit, need),
                amount(limit, has)
            ),
        }
    };
    let drawn = Barrel {
        staves: [0, 1, 2, 3, 4, 5].map(stave),
        plan: vec![
            format_quantity(MODEL_PARAMETERS.of(values), Unit::Parameters),
            format!("on {}", format_quantity(TOKENS.of(values), Unit::Tokens)),
        ],
        stays: stays(affordable(values)),
    };
    let handle = |index: usize| Handle {
        factor: needs.0[index],
        ..Handle::of(STAVES[index].0)
    };
    Some(Drawn {
        scene: barrel(&drawn, stage),
        handles: [0, 1, 2, 3, 4, 5].map(handle).to_vec(),
        pressed: None,
    })
}

/// The best model, a line each.
fn stays(best: Result<Best, Invalid>) -> Vec<String> {
    match best {
        Ok(best) => vec![
            format_quantity(best.size.parameters, Unit::Parameters),
            format!("on {}", format_quantity(best.size.tokens, Unit::Tokens)),
            format!("then {} stops it", best.held_by.name().to_lowercase()),
        ],
        Err(_) => vec!["no model at all".to_owned()],
    }
}

/// How much of a limit is used, in three words at most.
fn note(ratio: f64) -> String {
    match ratio {
        ratio if ratio > 3.0 => "to spare".to_owned(),
        ratio if ratio >= 1.0 => format!("{:.0}% used", 100.0 / ratio),
        ratio if ratio > 0.9 => format!("{:.0}% short", 100.0 - 100.0 * ratio),
        ratio if ratio > 0.03 => format!("{:.0}%", 100.0 * ratio),
        _ => "too little".to_owned(),
    }
}

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
pub(super) fn headline(values: &Values, needs: &Needs, best: &Result<Best, Invalid>) -> Headline {
    let has = limits(values);
    let (limit, times) = has.first(needs);
    let at = LIMITS
        .iter()
        .position(|one| *one == limit)
        .unwrap_or_default();
    let (need, there) = (needs.0[at], has.have()[at]);
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
