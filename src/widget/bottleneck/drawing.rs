//! How a plan within its limits is drawn.

use super::tables::{BUDGET, DATA_LIMIT, LOSS_LIMIT, POWER_LIMIT, REVENUE, TIME_LIMIT};
use super::{CALCULATION, affordable, amount, limits, needs};
use crate::calc::Invalid;
use crate::calc::limits::{BestPlan, LIMITS};
use crate::scenario::{MODEL_PARAMETERS, TOKENS};
use crate::scene::Stage;
use crate::scene::figures::barrel::{Barrel, Stave, barrel};
use crate::spec::{Number, Values};
use crate::units::{Unit, format_quantity};
use crate::widget::drawing::{Drawing, Drawn, Handle};

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
    let available = limits(values).available();
    let stave = |index: usize| {
        let (need, has) = (needs.0[index].max(f64::MIN_POSITIVE), available[index]);
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
fn stays(best: Result<BestPlan, Invalid>) -> Vec<String> {
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
