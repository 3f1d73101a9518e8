//! The family as a table.

use super::Lab;
use super::skills::title;
use crate::lab::writing::LETTERS_A_STEP;
use crate::language::Skill;
use crate::markup::table as html_table;
use crate::units::{percent, three_digits, whole};
use leptos::prelude::*;

pub(super) fn table(lab: Lab) -> String {
    let mut head = vec![
        "Parameters",
        "Letters read",
        "Loss",
        "Loss on what it read",
        "Floor",
        "Above the floor",
    ];
    head.extend(Skill::ALL.map(|skill| title(skill).0));
    head.extend(["Sentence", "Fingerprint"]);
    lab.runner.family.with(|family| {
        let rows = family.members.iter().enumerate().map(|(rank, member)| {
            let last = member.looks.last();
            let mut row = vec![
                whole(lab.parameters[rank] as f64),
                whole(last.map_or(0, |look| look.step * LETTERS_A_STEP) as f64),
            ];
            let outcome = member.outcome.as_ref();
            let number = |value: Option<f64>| value.map_or("–".to_owned(), three_digits);
            row.extend([
                number(outcome.map(|o| o.loss).or(last.map(|look| f64::from(look.loss)))),
                number(outcome.map(|o| o.train_loss)),
                number(outcome.and_then(|o| o.floor)),
                number(outcome.and_then(|o| Some(o.loss - o.floor?))),
            ]);
            row.extend((0..Skill::ALL.len()).map(|place| {
                outcome.filter(|o| o.skills[place].signs > 0).map_or("–".to_owned(), |o| {
                    let mastery = o.skills[place];
                    format!("{}, {} nats", percent(mastery.right), three_digits(mastery.excess))
                })
            }));
            row.push(last.map_or(String::new(), |look| look.line.trim_end().to_owned()));
            row.push(outcome.map_or(String::new(), |o| format!("{:016x}", o.hash)));
            row
        });
        html_table(&head, rows)
            + "<p>Losses are in nats a letter, the first on text that no network has seen. Skills: letters taken for the likeliest, and surprise above a perfect predictor’s.</p>"
    })
}
