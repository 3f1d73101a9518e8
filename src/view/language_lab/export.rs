//! The family as files, and back.

use super::Lab;
use super::skills::title;
use crate::browser::{read_chosen, save};
use crate::language::Skill;
use crate::ui::{Element, button, element};
use leptos::prelude::*;

/// A button that saves every network's run as CSV, a row a network.
pub(super) fn csv_button(lab: Lab) -> Element {
    button(move || save("language-lab.csv", "text/csv", &csv(lab))).text("Runs (CSV)")
}

/// A button that saves the trained networks, a field that takes them back, and
/// what came of it.
pub(super) fn networks(lab: Lab) -> Vec<Element> {
    let id = lab.widget.element_id("networks");
    let said = RwSignal::new(String::new());
    let save_all = move || {
        said.set(String::new());
        match lab.runner.saved() {
            Some(text) => save("language-lab.json", "application/json", &text),
            None => {
                said.set("Train all five first: the recorded ones have no weights here.".into());
            }
        }
    };
    let take = move |text: Result<String, String>| {
        let taken = text.and_then(|text| lab.load(&text).map_err(|why| why.to_string()));
        said.set(
            taken
                .err()
                .map_or(String::new(), |why| format!("Nothing was changed: {why}.")),
        );
    };
    vec![
        button(save_all).text("Networks (JSON)"),
        element("div")
            .class("control")
            .child(element("label").attr("for", &id).text("Load networks"))
            .child(
                element("input")
                    .attr("id", &id)
                    .attr("type", "file")
                    .attr("accept", ".json")
                    .on("change", move |event| read_chosen(&event, take)),
            ),
        element("p")
            .class("hint")
            .attr("role", "status")
            .text(move || said.get()),
    ]
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
        "loss_on_what_it_read".into(),
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
                outcome.train_loss.to_string(),
                outcome
                    .floor
                    .map_or(String::new(), |floor| floor.to_string()),
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
