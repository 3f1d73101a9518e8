//! A pupil's network is trained: by one worker, as everything on the site.

use super::lesson::{Lesson, Trained};
use crate::browser::{self, Pool};
use crate::class::plan::{self, Round};
use crate::protocol::news::PoolNews;
use leptos::prelude::*;

impl Lesson {
    /// Trains the pupil's network of a round.
    pub(super) fn train(self, round: Round) {
        let Some((class, pupil)) = self.who.get_untracked() else {
            return;
        };
        let Some(job) = plan::job(class, pupil, round) else {
            return;
        };
        self.said.set(String::new());
        self.progress.set(Some(0.0));
        let hear = move |news| self.hear(round, news);
        let pool = Pool::start(plan::task(class), vec![(0, job)], hear);
        self.pool.set_value(Some(pool));
    }

    fn hear(self, round: Round, news: PoolNews) {
        match news {
            PoolNews::Learning(_, done) => self.progress.set(Some(done)),
            PoolNews::Learned {
                outcome,
                milliseconds,
                ..
            } => {
                let trained = Trained::of(&outcome, milliseconds / 1000.0);
                self.trained.update(|all| {
                    all[usize::from(round.number() - 1)] = Some(trained);
                });
                self.progress.set(None);
                browser::focus("letters");
            }
            PoolNews::Finished => {}
            PoolNews::Failed(why) => {
                self.progress.set(None);
                self.said.set(why);
            }
        }
    }
}
