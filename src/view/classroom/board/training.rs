//! The board trains every pupil's network ahead of the codes.

use super::class::Class;
use crate::browser::Pool;
use crate::class::plan;
use crate::protocol::news::PoolNews;
use leptos::prelude::*;

impl Class {
    /// Trains everybody's network, round 1 first.
    pub(super) fn train(self) {
        let jobs = untrack(|| self.with(|board| Some((plan::task(board.class()), board.jobs()))));
        let Some((task, jobs)) = jobs else {
            return;
        };
        let pool = Pool::start(task, jobs, move |news| self.heard(news));
        self.pool.set_value(Some(pool));
    }

    fn heard(self, news: PoolNews) {
        match news {
            PoolNews::Learned {
                id, outcome, floor, ..
            } => {
                let verdict = self.change(|board| board.learned(id, outcome, floor.0));
                if let Some(verdict) = verdict.flatten() {
                    self.say(vec![verdict.to_string()]);
                }
            }
            PoolNews::Failed(why) => self.say(vec![why]),
            PoolNews::Learning(..) | PoolNews::Finished => {}
        }
    }
}
