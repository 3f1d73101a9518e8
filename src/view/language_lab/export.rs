//! The family as a file.

use super::Lab;
use super::skills::title;
use crate::browser::save;
use crate::language::Skill;
use crate::ui::{Element, button};
use leptos::prelude::*;

/// A button that saves every network's run as CSV, a row a network.
pub(super) fn csv_button(lab: Lab) -> Element {
    button(move || save("language-lab.csv", "text/csv", &csv(lab))).text("Runs (CSV)")
}

fn csv(lab: Lab) -> String {
    let mut head = vec![
        "parameters".to_owned(),
        "width".into(),
        "steps".into(),
        "seed".into(),
        "letters".into(),
        "flops".into(),
        "loss".into(),
        "floor".into(),
    ];
    for skill in Skill::ALL {
        let name = title(skill).0.to_lowercase();
        head.extend([format!("{name}_right"), format!("{name}_nats")]);
    }
    head.push("run_hash".into());
    let mut csv = head.join(",") + "\n";
    lab.runner.family.with_untracked(|family| {
        for (job, member) in family.jobs().iter().zip(&family.members) {
            let Some(outcome) = &member.outcome else {
                continue;
            };
            let mut row = vec![
                outcome.parameters.to_string(),
                job.width.to_string(),
                job.steps.to_string(),
                job.seed.to_string(),
                outcome.signs.to_string(),
                outcome.flops.to_string(),
                outcome.loss.to_string(),
                outcome.floor.to_string(),
            ];
            for mastery in &outcome.skills {
                row.extend([mastery.right.to_string(), mastery.excess.to_string()]);
            }
            row.push(format!("{:016x}", outcome.hash));
            csv += &(row.join(",") + "\n");
        }
    });
    csv
}
