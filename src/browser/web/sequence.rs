//! Pieces of work for teams of workers, one after the other.
//!
//! Knows stages and answers; not what they mean. Dropped, it stops at once.

use super::team::Team;
use super::{ledger, programs};
use crate::lab::shards::step_flops;
use crate::protocol::cluster::{Answer, Order, Stage};
use crate::protocol::news::SequenceNews;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

/// A sequence as the page holds it.
pub struct Sequence(#[expect(dead_code, reason = "it lives as long as this")] Rc<Inner>);

struct Inner {
    stages: Vec<Stage>,
    hear: Box<dyn Fn(SequenceNews)>,
    /// The stage that is worked on, and the answers that are in.
    stage: Cell<usize>,
    answers: RefCell<Vec<Answer>>,
    team: RefCell<Option<(&'static str, Team)>>,
    /// Workers that have not yet said that they listen.
    not_ready: Cell<usize>,
}

impl Sequence {
    /// Starts on the first stage.
    pub fn start(stages: Vec<Stage>, hear: impl Fn(SequenceNews) + 'static) -> Self {
        let inner = Rc::new(Inner {
            stages,
            hear: Box::new(hear),
            stage: Cell::new(0),
            answers: RefCell::default(),
            team: RefCell::default(),
            not_ready: Cell::new(0),
        });
        begin(&inner);
        Self(inner)
    }
}

/// Orders the stage of the team there is, or forms the one it needs first.
fn begin(inner: &Rc<Inner>) {
    let Some(stage) = inner.stages.get(inner.stage.get()) else {
        inner.team.take();
        return (inner.hear)(SequenceNews::Finished);
    };
    let program = if stage.simd && programs::has_simd() {
        "cluster-simd"
    } else {
        "cluster"
    };
    if let Some((name, team)) = &*inner.team.borrow()
        && *name == program
    {
        return team.order(&stage.orders);
    }
    // As many as the largest stage of this kind needs.
    let alike = inner.stages.iter().filter(|other| other.simd == stage.simd);
    let size = alike.map(|other| other.orders.len()).max().unwrap_or(1);
    inner.not_ready.set(size);
    let weak = Rc::downgrade(inner);
    leptos::task::spawn_local(async move {
        let told = weak.clone();
        let team = Team::start(program, size, move |answer| receive(&told, answer)).await;
        let Some(inner) = weak.upgrade() else {
            return;
        };
        match team {
            Ok(team) => drop(inner.team.replace(Some((program, team)))),
            Err(why) => (inner.hear)(SequenceNews::Failed(why)),
        }
    });
}

fn receive(weak: &Weak<Inner>, answer: Result<Answer, String>) {
    let Some(inner) = weak.upgrade() else {
        return;
    };
    let stage = inner.stage.get();
    match answer {
        Err(why) => {
            inner.team.take();
            (inner.hear)(SequenceNews::Failed(why));
        }
        Ok(Answer::Ready) => {
            inner.not_ready.set(inner.not_ready.get().saturating_sub(1));
            if inner.not_ready.get() == 0 {
                begin(&inner);
            }
        }
        Ok(Answer::Training(done)) => {
            let share = (stage as f64 + f64::from(done)) / inner.stages.len() as f64;
            (inner.hear)(SequenceNews::Progress(share));
        }
        Ok(answer) => {
            if let (Answer::Trained(run), Some(Order::Train { width, steps, .. })) = (
                &answer,
                inner
                    .stages
                    .get(stage)
                    .and_then(|stage| stage.orders.first()),
            ) {
                let steps = f64::from(*steps);
                ledger::add(
                    1.0,
                    steps * step_flops(*width),
                    steps / run.steps_per_second,
                );
            }
            inner.answers.borrow_mut().push(answer);
            let wanted = inner.stages.get(stage).map_or(0, Stage::answers);
            if inner.answers.borrow().len() < wanted {
                return;
            }
            inner.stage.set(stage + 1);
            let share = (stage + 1) as f64 / inner.stages.len() as f64;
            (inner.hear)(SequenceNews::Progress(share));
            (inner.hear)(SequenceNews::Ended(inner.answers.take()));
            begin(&inner);
        }
    }
}
