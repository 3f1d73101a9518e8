//! One widget's line to its trainer: opened by the first command.

use super::trainer::{News, Trainer};
use crate::protocol::Command;
use leptos::prelude::*;

#[derive(Default)]
enum Line {
    #[default]
    Closed,
    Opening(Vec<Command>),
    Open(Trainer),
}

/// A handle to the line, for views to copy.
#[derive(Clone, Copy)]
pub struct Link {
    line: StoredValue<Line, LocalStorage>,
    run: StoredValue<u32>,
}

impl Link {
    /// A closed line.
    pub fn new() -> Self {
        Self {
            line: StoredValue::new_local(Line::Closed),
            run: StoredValue::new(0),
        }
    }

    /// The number of the latest preparation.
    pub fn run(self) -> u32 {
        self.run.get_value()
    }

    /// A number for the next preparation.
    pub fn next_run(self) -> u32 {
        self.run.update_value(|run| *run = run.wrapping_add(1));
        self.run()
    }

    /// Sends a command, opening the line first if need be; `hear` is told what comes back.
    pub fn send(self, command: Command, hear: impl Fn(News) + 'static) {
        let open = self.line.try_update_value(|line| match line {
            Line::Open(trainer) => {
                trainer.send(command);
                false
            }
            Line::Opening(waiting) => {
                waiting.push(command);
                false
            }
            Line::Closed => {
                *line = Line::Opening(vec![command]);
                true
            }
        });
        if open != Some(true) {
            return;
        }
        leptos::task::spawn_local(async move {
            let hear = std::rc::Rc::new(hear);
            let heard = hear.clone();
            match Trainer::start(move |news| heard(news)).await {
                Ok(trainer) => {
                    self.line.update_value(|line| {
                        if let Line::Opening(waiting) =
                            std::mem::replace(line, Line::Open(trainer.clone()))
                        {
                            for command in waiting {
                                trainer.send(command);
                            }
                        }
                    });
                }
                Err(why) => {
                    // The next command tries again.
                    self.line.set_value(Line::Closed);
                    hear(News::Failed(why));
                }
            }
        });
    }
}

impl Default for Link {
    fn default() -> Self {
        Self::new()
    }
}
