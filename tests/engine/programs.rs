//! What the programs for browsers are asked, and what they must answer.
//!
//! The native engine answers here, and both are written down for
//! `tests/e2e/golden.test.mjs`, which puts the same questions to the trainers
//! and the clusters of the site, in the messages that the page sends them.

use crate::{combinations, hashes};
use scale_lab::data::browser;
use scale_lab::lab::experiment::{Dial, Experiment, Handicap};
use scale_lab::lab::product::{self, Product};
use scale_lab::lab::run::{Job, LabRun};
use scale_lab::lab::shards::{self, Replica};
use scale_lab::lab::task::TaskKind;
use scale_lab::lab::writing::{
    self, Corpus, EXAMINATION, Examination, LIVE, LONGEST, SHORT_CONTEXT, WIDTHS,
};
use scale_lab::language::{Tattle, fold};
use scale_lab::nn::{Checkpoint, RunConfig, Scalar, Session, Status};
use scale_lab::protocol::cluster::{Answer, Order, Stage};
use scale_lab::protocol::writer::{Reply, Request};
use scale_lab::protocol::{Command, NetworkSnapshot, Report, to_bytes};
use scale_lab::widget::browser_cluster::{NETWORKS, Network};
use serde::Serialize;

const FILE: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/programs.json");

/// Workers to share the work between: one alone, unequal shares, the most.
const WORKERS: &[usize] = &[1, 3, shards::SHARDS];
/// For what takes seconds.
const UNEQUAL: &[usize] = &[3];

/// One piece of work. All bytes are hexadecimal.
#[derive(Serialize)]
struct Question {
    name: String,
    /// The messages to each worker.
    orders: Vec<Vec<String>>,
    /// What each worker's answers must contain, in their order.
    expected: Vec<Vec<String>>,
}

/// What one kind of program is asked.
#[derive(Serialize)]
struct Questions {
    /// How a message begins that only says how far the work has got.
    news: String,
    questions: Vec<Question>,
}

#[derive(Serialize)]
struct Programs {
    trainer: Questions,
    cluster: Questions,
    writer: Questions,
}

fn hex(message: &impl Serialize) -> String {
    let bytes = to_bytes(message);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A run of the playground's kind: the network at step 0 and at the end, with
/// its numbers and its curve.
fn run(name: &str, config: &RunConfig, steps: u64, hash: &str) -> Question {
    let prepare = Command::Prepare {
        run: 1,
        networks: vec![config.clone()],
        from: Vec::new(),
        stop_at: Some(steps),
        resolution: 8,
        neuron_resolution: 4,
    };
    let mut session = Session::<Scalar>::new(config).unwrap();
    let start = snapshot(&mut session);
    session.advance(steps);
    let end = snapshot(&mut session);
    // A page looks at the loss as it goes, and so sees a run diverge sooner.
    let diverged = end.progress.status == Status::Diverged;
    assert!(diverged || end.progress.run_hash == hash, "{name}");
    Question {
        name: name.to_owned(),
        orders: vec![vec![hex(&prepare), hex(&Command::Play)]],
        expected: vec![vec![hex(&start), hex(&end)]],
    }
}

fn snapshot(session: &mut Session) -> NetworkSnapshot {
    NetworkSnapshot {
        progress: session.progress(),
        curve: session.curve().to_vec(),
    }
}

/// The smallest and the largest network of each of the lab's tasks, with every
/// input and with one withheld, for a while.
fn experiments() -> Vec<Question> {
    let mut questions = Vec::new();
    for task in [TaskKind::Teacher, TaskKind::Flipped, TaskKind::Clouds] {
        for handicap in [Handicap::None, Handicap::Withheld] {
            let experiment = Experiment {
                dial: Dial::Parameters,
                task,
                handicap,
                large: false,
                only: None,
                seed: 1,
                run: None,
            };
            let jobs = experiment.jobs();
            for job in jobs.first().into_iter().chain(jobs.last()) {
                let job = Job {
                    steps: 200,
                    ..job.clone()
                };
                questions.push(learn(&experiment, job));
            }
        }
    }
    questions
}

fn learn(experiment: &Experiment, job: Job) -> Question {
    let Experiment { task, handicap, .. } = experiment;
    let name = format!("{task:?}, {handicap:?}, width {}", job.width);
    let task = experiment.task();
    let data = task.draw::<Scalar>();
    let mut run = LabRun::<Scalar>::new(job.clone());
    assert!(run.advance(&data, u64::MAX));
    let floor = (data.irreducible_loss, data.irreducible_error);
    let outcome = (run.outcome(&data), floor);
    Question {
        name,
        orders: vec![vec![hex(&Command::Learn { id: 1, task, job })]],
        expected: vec![vec![hex(&outcome)]],
    }
}

/// A run shared by workers, as the page has it done: every loss and the weights.
fn shared_runs(network: &Network, workers: &[usize]) -> Vec<Question> {
    let (steps, stretch) = network.steps;
    let mut replica = Replica::<Scalar>::new(network.width, 0..shards::SHARDS);
    let losses: Vec<f32> = (0..steps)
        .map(|_| {
            replica.compute();
            replica.update_from_parts().unwrap()
        })
        .collect();
    let hash = format!("{:016x}", replica.hash());
    let recorded = browser::ALL
        .iter()
        .filter_map(|row| (network.recorded)(row));
    let recorded: Vec<&str> = recorded.map(|(_, _, fingerprint)| fingerprint).collect();
    assert!(recorded.len() >= 2);
    assert!(recorded.iter().all(|fingerprint| *fingerprint == hash));
    let question = |workers: usize| {
        let mut expected = vec![Vec::new(); workers];
        expected[0].push(hex(&(&losses, replica.hash())));
        let stage = Stage::train(workers, network.width, steps, stretch);
        shared(&format!("{} network", network.name), stage, expected)
    };
    workers.iter().copied().map(question).collect()
}

/// A product shared by workers: the checksum of each one's panels.
fn products() -> Vec<Question> {
    let mut product = Product::default();
    let mut checksum = |worker, workers| {
        product::share(worker, workers).fold(0_u64, |sum, panel| {
            product.multiply::<Scalar>(panel);
            sum.wrapping_add(product.checksum(panel))
        })
    };
    let question = |workers: usize| {
        let expected = (0..workers).map(|worker| vec![hex(&checksum(worker, workers))]);
        let expected = expected.collect();
        shared("product", Stage::multiply(true, workers, 0.0), expected)
    };
    WORKERS.iter().copied().map(question).collect()
}

/// Each size of the family for a while, the smallest also from half-way, and
/// what each then makes of a prompt.
fn writings() -> Vec<Question> {
    let language = Tattle::of_the_article().unwrap();
    let job = |width| writing::Job::new(width, 24, 1);
    let mut questions = Vec::new();
    for width in WIDTHS {
        let mut run = writing::WritingRun::new(&language, job(width)).unwrap();
        let name = format!("width {width}");
        questions.push(tattle(&name, &language, &job(width), &mut run, None));
        questions.push(uses(&name, &run));
    }
    let text = fold(&"a tale that is told twice, and again. ".repeat(600)).unwrap();
    let others = [
        ("40 sentences", Corpus::Few, LONGEST),
        ("a short context", Corpus::Tattle, SHORT_CONTEXT),
        ("a text", Corpus::Text(text), LONGEST),
    ];
    for (name, corpus, context) in others {
        let job = writing::Job {
            corpus,
            context,
            ..job(WIDTHS[1])
        };
        let mut run = writing::WritingRun::new(&language, job.clone()).unwrap();
        questions.push(tattle(name, &language, &job, &mut run, None));
    }
    let mut run = writing::WritingRun::<Scalar>::new(&language, job(WIDTHS[0])).unwrap();
    run.advance(13);
    let from = Some(run.learner().checkpoint());
    let name = "from half-way";
    questions.push(tattle(name, &language, &job(WIDTHS[0]), &mut run, from));
    questions
}

/// A run to its end: every look at it, and its outcome.
fn tattle(
    name: &str,
    language: &Tattle,
    job: &writing::Job,
    run: &mut writing::WritingRun<Scalar>,
    from: Option<Checkpoint>,
) -> Question {
    let live = Examination::draw(language, job, LIVE).unwrap();
    let mut expected = Vec::new();
    let mut finished = false;
    while !finished {
        finished = run.advance(run.next_look() - run.learner().step_count());
        let look = run.look(&live, 1);
        expected.push(hex(&Reply::Looked { id: 1, look }));
    }
    let examination = Examination::draw(language, job, EXAMINATION).unwrap();
    expected.push(hex(&run.outcome(&examination)));
    Question {
        name: name.to_owned(),
        orders: vec![vec![hex(&Request::Learn {
            id: 1,
            job: job.clone(),
            from,
            dice: 1,
        })]],
        expected: vec![expected],
    }
}

/// What a network makes of a prompt.
fn uses(name: &str, run: &writing::WritingRun<Scalar>) -> Question {
    let prompt = "the dogs that the cat";
    let answer = run.answer(prompt, 0.7, 3);
    let ask = Request::Ask {
        number: 7,
        prompt: prompt.to_owned(),
        temperature: 0.7,
        dice: 3,
    };
    Question {
        name: format!("{name} answers"),
        orders: vec![vec![hex(&ask)]],
        expected: vec![vec![hex(&Reply::Answered { number: 7, answer })]],
    }
}

fn shared(work: &str, stage: Stage, expected: Vec<Vec<String>>) -> Question {
    let order = |order: &Order| vec![hex(order)];
    Question {
        name: format!("{work} shared by {}", stage.orders.len()),
        orders: stage.orders.iter().map(order).collect(),
        expected,
    }
}

#[test]
fn the_native_engine_answers_what_browsers_are_asked() {
    let golden = hashes::written();
    let mut runs: Vec<Question> = golden
        .iter()
        .map(|golden| run(&golden.name, &golden.config, golden.steps, &golden.hash))
        .collect();
    let written = combinations::written();
    for (name, config) in combinations::all() {
        runs.push(run(&name, &config, combinations::STEPS, &written[&name]));
    }
    runs.extend(experiments());
    let [small, large] = &NETWORKS;
    let mut shared = shared_runs(small, WORKERS);
    shared.extend(shared_runs(large, UNEQUAL));
    shared.extend(products());
    let learning = Report::Learning { id: 1, done: 0.0 };
    let programs = Programs {
        trainer: Questions {
            news: hex(&learning)[..2].to_owned(),
            questions: runs,
        },
        cluster: Questions {
            news: hex(&Answer::Training(0.0))[..2].to_owned(),
            questions: shared,
        },
        writer: Questions {
            news: hex(&Reply::Learning { id: 1, step: 0 })[..2].to_owned(),
            questions: writings(),
        },
    };
    let json = serde_json::to_string_pretty(&programs).unwrap();
    std::fs::write(FILE, json + "\n").unwrap();
}
