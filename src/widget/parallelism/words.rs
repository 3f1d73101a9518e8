//! The sentences of a model that is cut up.

use crate::calc::parallel::Infeasible;
use crate::calc::search::Tried;
use crate::scenario::gpus;
use crate::scene::{Headline, word};
use crate::spec::Values;
use crate::units::{counted, whole};
use crate::widget::spoken::part;

/// The finding in words.
pub(super) fn headline(values: &Values, yours: &Tried) -> Headline {
    let split = &yours.split;
    let headline = Headline::new("Cut into ")
        .yours(if split.data == 1.0 {
            "1 copy".to_owned()
        } else {
            format!("{} copies", whole(split.data))
        })
        .say(" of ")
        .yours(counted(whole(split.pipeline), "stage"))
        .say(" of ")
        .yours(counted(whole(split.tensor), "slice"));
    match &yours.result {
        Ok(step) => {
            let share = step.compute / step.time();
            headline
                .say(", the model fits, and the chips compute for ")
                .model(of_time(share))
                .say(".")
        }
        Err(Infeasible::OutOfMemory { needs, has }) => headline
            .say(format!(
                ", the model does not fit {} chips: each would need ",
                whole(gpus(values))
            ))
            .heat(needs.to_string())
            .say(format!(" and has {has}.")),
        Err(why) => headline
            .say(", it cannot work: ")
            .heat(why.to_string())
            .say("."),
    }
}

/// A share of the time: "six seconds in seven".
fn of_time(share: f64) -> String {
    let rest = 1.0 / (1.0 - share).max(1e-9);
    match rest.round() {
        _ if share < 0.5 => format!("{} of the time", part(share)),
        few if few <= 12.0 => format!("{} seconds in {}", word(few - 1.0), word(few)),
        _ => "nearly all the time".to_owned(),
    }
    .replace("one seconds", "one second")
}

/// What the model of messages leaves open, and why it cannot work.
pub(super) fn warning(yours: &Tried) -> String {
    let why = match &yours.result {
        Ok(_) => String::new(),
        Err(why) => format!("Not feasible: {why}. "),
    };
    format!(
        "{why}The model of messages underestimates middle sizes by up to a factor of two and knows no congestion; \
         one sequence makes a micro-batch, and slices stay in a server."
    )
}
