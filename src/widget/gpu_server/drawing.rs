//! How a server of chips is drawn, and what its headline says.

use super::{CALCULATION, Server, server};
use crate::scenario::{GPUS_PER_NODE, MODEL_PARAMETERS, PRECISION, bytes_per_parameter};
use crate::scene::figures::server as picture;
use crate::scene::{Headline, Stage, word};
use crate::spec::Values;
use crate::units::{Bytes, whole};
use crate::widget::drawing::{Drawing, Drawn, Handle, Words};
use crate::widget::spoken::{capital, part};

/// How it is drawn.
pub static DRAWING: Drawing = Drawing {
    calculation: &CALCULATION,
    draw,
    presets: &["v100", "h100", "b200", "nvl72"],
    words: &[
        Words::of(
            &PRECISION,
            "bits a weight",
            &[("fp32", "32"), ("bf16", "16"), ("fp8", "8"), ("int4", "4")],
        ),
        Words::numbers(
            &GPUS_PER_NODE,
            "chips",
            &[("1", "1"), ("4", "4"), ("8", "8"), ("72", "72")],
        ),
    ],
    plays: None,
};

fn draw(values: &Values, stage: Stage) -> Option<Drawn> {
    let Server {
        chip,
        count,
        weights,
        ..
    } = server(values);
    let drawn = picture::Server {
        chips: count,
        each: chip.memory,
        model: weights,
        link: (chip.link.0 > 0.0).then_some(chip.link),
    };
    let factor = 1.0 / bytes_per_parameter(PRECISION.of(values));
    Some(Drawn {
        scene: picture::server(&drawn, stage),
        handles: vec![Handle {
            factor,
            ..Handle::of(&MODEL_PARAMETERS)
        }],
        pressed: None,
    })
}

/// The finding in words.
pub(super) fn headline(server: &Server) -> Headline {
    let Server {
        count,
        memory,
        weights,
        ..
    } = *server;
    let size = weights.to_string();
    let holds = if count == 1.0 {
        Headline::new(format!("One chip holds {memory}."))
    } else {
        let many = capital(&word(count));
        Headline::new(format!("{many} chips hold {memory} as if they were one."))
    };
    let holds = holds.say(" This model is ").yours(size);
    let share = weights / memory;
    if share <= 1.0 {
        let left = Bytes(memory.0 - weights.0);
        let fits = if share < 0.02 {
            holds.say(": ").model("a puddle in them")
        } else if share > 0.97 {
            holds.say(": ").model("full to the rim")
        } else {
            holds
                .say(": ")
                .model("it fits")
                .say(format!(", and {left} stay free"))
        };
        return fits.say(".");
    }
    let servers = share.ceil();
    let spills = part(1.0 - 1.0 / share);
    let spills = holds.say(": ").model(format!("{spills} of it spills"));
    if servers == 2.0 {
        spills.say(" and needs a second server.")
    } else {
        let servers = if servers < 13.0 {
            word(servers)
        } else {
            whole(servers)
        };
        spills.say(format!(". It takes {servers} such servers."))
    }
}
