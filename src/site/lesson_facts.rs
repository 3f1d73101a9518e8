//! The numbers of a lesson's guide, sheet and key, as `{{lesson.NAME}}`: trained and
//! worked out when the site is built, by what the pupils' pages use.

use crate::class::board::Board;
use crate::class::number::{ClassNumber, PupilNumber};
use crate::class::plan::{self, Round};
use crate::class::ruler::Ruler;
use crate::class::words;
use crate::lab::experiment::{Experiment, Handicap};
use crate::lab::run::{Job, LabRun};
use crate::lab::task::{TaskConfig, TaskData};
use crate::lab::trained;
use crate::nn::{Metrics, RunConfig, Scalar};
use crate::spec::Values;
use crate::state::State;
use crate::units::{Bytes, percent, three_digits, whole};
use crate::widget::{playground, race, scaling_lab};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The class whose numbers the key has, and how many of its pupils.
const CLASS: (&str, u8) = ("7", 8);
/// Steps after which the starting points of the playground are read.
const STEPS: u64 = 3_000;

/// A number by its name, as prose prints it.
pub fn find(name: &str) -> Option<String> {
    static FACTS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
        let mut facts = BTreeMap::new();
        race_facts(&mut facts);
        playground_facts(&mut facts);
        class_facts(&mut facts);
        withheld_facts(&mut facts);
        question_facts(&mut facts);
        facts.insert(
            "seventy_billion_4_bits".into(),
            Bytes(70e9 * 4.0 / 8.0).to_string(),
        );
        facts
    });
    FACTS.get(name).cloned()
}

type Facts = BTreeMap<String, String>;

/// A share in whole percent.
fn whole_percent(share: f64) -> String {
    percent((share * 100.0).round() / 100.0)
}

fn metrics(config: &RunConfig, steps: u64) -> Option<Metrics> {
    let mut sessions = trained(std::slice::from_ref(config), steps);
    sessions.pop()?.progress().metrics
}

fn race_facts(facts: &mut Facts) {
    facts.insert("race_steps".into(), whole(race::STEPS as f64));
    let configs = race::run_configs(&Values::defaults(&race::SPEC));
    for (name, config) in ["small", "medium", "large"].into_iter().zip(&configs) {
        let parameters = config.parameter_count() as f64;
        facts.insert(format!("race_{name}_parameters"), whole(parameters));
        if let Some(right) = metrics(config, race::STEPS).and_then(|m| m.test_accuracy) {
            facts.insert(format!("race_{name}"), whole_percent(right));
        }
    }
}

fn playground_facts(facts: &mut Facts) {
    let spec = &playground::SPEC;
    for preset in spec.presets {
        let name = preset.name.replace('-', "_");
        if !["too_small", "just_right", "memorising"].contains(&name.as_str()) {
            continue;
        }
        let mut state = State::default();
        state.apply(spec, preset.params);
        let config = playground::run_config(&state.values(spec), &playground::no_points());
        let Some(metrics) = metrics(&config, STEPS) else {
            continue;
        };
        if let Some(right) = metrics.test_accuracy {
            facts.insert(format!("{name}_right"), whole_percent(right));
        }
        facts.insert(
            format!("{name}_train_loss"),
            three_digits(metrics.train_loss),
        );
        facts.insert(format!("{name}_test_loss"), three_digits(metrics.test_loss));
    }
}

fn class_facts(facts: &mut Facts) {
    let Ok(class) = ClassNumber::read(CLASS.0) else {
        return;
    };
    let task = plan::task(class);
    let noise = task.noise;
    let mut board = Board::new(class, CLASS.1);
    let jobs = board.jobs();
    let (outcomes, floor) = train(&task, &jobs);
    for (id, outcome) in outcomes {
        board.learned(id, outcome, floor);
    }
    let mut add = |name: &str, value: String| facts.insert(name.into(), value);
    add("floor", three_digits(floor));
    add("noise_floor", three_digits(noise * noise / 2.0));
    for size in Round::ALL.into_iter().flat_map(Round::sizes) {
        if let Some(loss) = board.middle(size) {
            add(&format!("loss_{size}"), three_digits(loss));
        }
    }
    if let Some(landed) = board.landed() {
        add("landed", three_digits(landed));
    }
    let small = PupilNumber::first(CLASS.1).filter_map(|pupil| board.own(pupil, Round::Small));
    let small: Vec<(f64, f64)> = small
        .map(|outcome| (outcome.parameters as f64, outcome.test_loss))
        .collect();
    if let Some(ruler) = Ruler::through(&small) {
        add("ruler_bet", three_digits(ruler.bet()));
    }
    if let Some((law, _)) = board.law() {
        for (index, fall) in words::falls(&law).into_iter().enumerate() {
            add(&format!("fall_{}", index + 1), whole_percent(fall / 100.0));
        }
        add("r_squared", three_digits(law.r_squared));
    }
}

/// Two sizes that lack an input, as class 7 would train them.
fn withheld_facts(facts: &mut Facts) {
    let Ok(class) = ClassNumber::read(CLASS.0) else {
        return;
    };
    // Pupils 2 and 4 have 589 and 3,069 parameters in round 2.
    let pupils = PupilNumber::first(4).filter(|pupil| pupil.get() % 2 == 0);
    let experiments: Vec<Experiment> = pupils
        .map(|pupil| Experiment {
            handicap: Handicap::Withheld,
            ..plan::experiment(class, pupil, Round::Large)
        })
        .collect();
    let Some(first) = experiments.first() else {
        return;
    };
    let jobs = experiments.iter().flat_map(Experiment::jobs);
    let jobs: Vec<(u32, Job)> = (0..).zip(jobs).collect();
    for (id, outcome) in train(&first.task(), &jobs).0 {
        let name = ["withheld_589", "withheld_3069"][id as usize % 2];
        facts.insert(name.into(), three_digits(outcome.test_loss));
    }
}

/// What the links of the questions for a lecture show once they have trained.
fn question_facts(facts: &mut Facts) {
    let defaults = scaling_lab::experiment(&Values::defaults(&scaling_lab::SPEC));
    for (name, handicap) in [
        ("tuned", Handicap::None),
        ("untuned", Handicap::Untuned),
        ("withheld", Handicap::Withheld),
        ("little", Handicap::LittleData),
    ] {
        let experiment = Experiment {
            handicap,
            ..defaults
        };
        let jobs: Vec<(u32, Job)> = (0..).zip(experiment.jobs()).collect();
        let mut losses: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
        for (_, outcome) in train(&experiment.task(), &jobs).0 {
            let same = losses.entry(outcome.parameters).or_default();
            same.push(outcome.test_loss);
        }
        let means: Vec<(usize, f64)> = losses
            .into_iter()
            .map(|(size, all)| (size, all.iter().sum::<f64>() / all.len() as f64))
            .collect();
        let worst = means.iter().max_by(|a, b| a.1.total_cmp(&b.1));
        let ends = [
            ("least", means.first()),
            ("most", means.last()),
            ("worst", worst),
        ];
        for (end, mean) in ends {
            if let Some((size, loss)) = mean {
                facts.insert(format!("{name}_{end}_size"), whole(*size as f64));
                facts.insert(format!("{name}_{end}"), three_digits(*loss));
            }
        }
    }
}

/// Trains jobs on two threads; their outcomes, and the floor of the task.
fn train(task: &TaskConfig, jobs: &[(u32, Job)]) -> (Vec<(u32, crate::lab::run::Outcome)>, f64) {
    let data: TaskData = task.draw::<Scalar>();
    let part = |part: usize| -> Vec<_> {
        let mine = jobs.iter().skip(part).step_by(2);
        mine.map(|(id, job)| {
            let mut run = LabRun::<Scalar>::new(job.clone());
            run.advance(&data, u64::MAX);
            (*id, run.outcome(&data))
        })
        .collect()
    };
    let outcomes = std::thread::scope(|scope| {
        let other = scope.spawn(|| part(1));
        let mut all = part(0);
        all.extend(other.join().unwrap_or_default());
        all
    });
    (outcomes, data.irreducible_loss)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::preset_values;

    /// The pages promise what a starting point comes to; their links must be of it.
    #[test]
    fn links_to_starting_points_set_what_the_numbers_are_of() {
        let spec = &playground::SPEC;
        for (page, names) in [
            ("guide", vec!["too-small", "just-right", "memorising"]),
            ("index", vec!["memorising"]),
        ] {
            let text = std::fs::read_to_string(format!("content/teach/{page}.md")).unwrap();
            for name in names {
                let preset = spec.presets.iter().find(|one| one.name == name).unwrap();
                let (_, after) = text.split_once(&format!("[{}](", preset.title)).unwrap();
                let link = after.split(')').next().unwrap();
                let query = link.split(['?', '#']).nth(1).unwrap();
                let (state, notices) = State::parse(query);
                assert_eq!(notices, [], "{page}: {name}");
                assert!(
                    state.holds(spec, &preset_values(spec, preset.params)),
                    "{page}: {name}"
                );
                assert_eq!(state.values(spec).number("stop_steps"), STEPS as f64);
            }
        }
    }
}
