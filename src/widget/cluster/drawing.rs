//! How a cluster at work is drawn, and what its headline says.

use super::{CALCULATION, Outcome, outcome};
use crate::data::constants;
use crate::scenario::{NODES, gpus, nodes};
use crate::scene::figures::cluster as picture;
use crate::scene::{Headline, Stage};
use crate::spec::Values;
use crate::units::{counted, whole};
use crate::widget::drawing::{Drawing, Drawn, Handle};
use crate::widget::spoken::{hours, spoken};

/// How it is drawn.
pub static DRAWING: Drawing = Drawing {
    calculation: &CALCULATION,
    draw,
    presets: &["ours", "azure-2020", "meta-24k", "colossus"],
    words: &[],
    plays: Some(("Play the run", 6.0)),
};

fn draw(values: &Values, stage: Stage) -> Option<Drawn> {
    let outcome = outcome(values).ok()?;
    let drawn = picture::Cluster {
        servers: nodes(values),
        per_rack: constants::SERVERS_PER_RACK.value,
        chips: gpus(values),
        time: outcome.with_failures.time,
    };
    Some(Drawn {
        scene: picture::cluster(&drawn, stage),
        handles: vec![Handle::of(&NODES)],
        pressed: None,
    })
}

/// The finding in words.
pub(super) fn headline(values: &Values, outcome: &Outcome) -> Headline {
    let servers = nodes(values);
    let headline = Headline::default()
        .yours(counted(whole(servers), "server"))
        .say(if servers == 1.0 {
            " trains this model in "
        } else {
            " train this model in "
        })
        .strong(spoken(outcome.with_failures.time));
    let lost = 1.0 - outcome.goodput;
    if lost < 1e-3 {
        return headline.say(". Hardly anything fails on the way.");
    }
    headline
        .say(". Of that, ")
        .heat(hours(lost))
        .say(" is lost to failures.")
}
