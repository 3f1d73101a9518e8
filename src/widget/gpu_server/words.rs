//! The sentences of a server.

use super::Server;
use crate::scene::{Headline, word};
use crate::units::{Bytes, Watts, whole};
use crate::widget::spoken::{capital, part};

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

/// What the sums leave open: `chips` may draw more than the server's `nameplate`.
pub(super) fn warning(chips: Watts, nameplate: Watts) -> String {
    let more = if chips > nameplate {
        format!(
            "The chips alone may draw {chips}, more than the {nameplate} the server is planned for. "
        )
    } else {
        String::new()
    };
    format!(
        "{more}Peaks are dense; data sheets often print twice as much, for sparse matrices. Link speeds are of one direction."
    )
}
