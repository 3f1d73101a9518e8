//! How a cluster at work is drawn, and what its headline says.

use super::{Outcome, SPEC, outcome};
use crate::data::constants;
use crate::scenario::{NODES, gpus, nodes};
use crate::scene::figures::cluster as picture;
use crate::scene::{Headline, Stage, word};
use crate::spec::{Reason, Values};
use crate::units::{Seconds, counted, three_digits, whole};
use crate::widget::drawing::{Drawing, Drawn, Handle};

/// How it is drawn.
pub static DRAWING: Drawing = Drawing {
    spec: &SPEC,
    draw,
    presets: &["ours", "azure-2020", "meta-24k", "colossus"],
    words: &[],
};

fn draw(values: &Values, stage: Stage) -> Option<Drawn> {
    let outcome = outcome(values).ok()?;
    let drawn = picture::Cluster {
        servers: nodes(values),
        per_rack: constants::SERVERS_PER_RACK.value,
        chips: gpus(values),
        time: outcome.with_failures.time,
        lost: 1.0 - outcome.goodput,
    };
    Some(Drawn {
        scene: picture::cluster(&drawn, stage),
        handles: vec![Handle::of(&NODES)],
        pressed: None,
    })
}

/// A time as people say it: "three years", "nine days".
fn spoken(time: Seconds) -> String {
    const YEAR: f64 = 31_557_600.0;
    let units = [
        (1e3 * YEAR, "thousand years"),
        (100.0 * YEAR, "hundred years"),
        (YEAR, "year"),
        (YEAR / 12.0, "month"),
        (86_400.0, "day"),
        (3_600.0, "hour"),
        (60.0, "minute"),
        (1.0, "second"),
    ];
    for (length, name) in units {
        let count = time.0 / length;
        let (least, plural) = if length > 2.0 * YEAR { (0.95, "") } else { (1.9, "s") };
        if count >= least {
            let half = (count * 2.0).round() / 2.0;
            let shown = if count >= 1e4 {
                three_digits(count)
            } else if half.fract() == 0.0 || count >= 5.0 {
                word(count.round())
            } else {
                format!("{} and a half", word(half.floor()))
            };
            return format!("{shown} {name}{plural}");
        }
    }
    "no time at all".to_owned()
}

/// The finding in words.
pub(super) fn headline(values: &Values, outcome: &Result<Outcome, String>) -> Headline {
    let outcome = match outcome {
        Ok(outcome) => outcome,
        Err(why) => return Headline::new(Reason::new(why).to_string()),
    };
    let servers = nodes(values);
    let headline = Headline::default()
        .yours(counted(whole(servers), "server"))
        .say(if servers == 1.0 { " trains this model in " } else { " train this model in " })
        .strong(spoken(outcome.with_failures.time));
    let lost = 1.0 - outcome.goodput;
    if lost < 1e-3 {
        return headline.say(". Hardly anything fails on the way.");
    }
    headline.say(". Of that, ").heat(share(lost)).say(" is lost to failures.")
}

/// "one hour in seventy".
fn share(lost: f64) -> String {
    match lost {
        lost if lost > 0.45 => "more than half".to_owned(),
        lost if lost > 0.29 => "a third".to_owned(),
        lost => {
            let hours = 1.0 / lost;
            let step = if hours < 12.0 { 1.0 } else if hours < 200.0 { 10.0 } else { 100.0 };
            format!("one hour in {}", word((hours / step).round() * step))
        }
    }
}
