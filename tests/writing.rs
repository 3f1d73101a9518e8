//! Networks that learn Tattle.
//!
//! `tests/golden/writing_hashes.json` is the contract that native, scalar WASM
//! and SIMD WASM builds are all held to. `UPDATE_GOLDEN=1` writes it anew.

#![allow(
    clippy::disallowed_methods,
    reason = "references are worked out without the functions they check"
)]
#![allow(clippy::unwrap_used)] // clippy.toml's exception covers test functions, not their helpers

use scale_lab::lab::law::Law;
use scale_lab::lab::writing::{
    Corpus, Examination, Job, Outcome, Record, Recorded, STEPS, SignRead, WIDTHS, WritingRun,
    expected, record,
};
use scale_lab::language::alphabet::{decode, encode};
use scale_lab::language::{Skill, Tattle, fold};
use scale_lab::nn::Scalar;
use scale_lab::protocol::{from_bytes, to_bytes};
use scale_lab::spec::Values;
use scale_lab::widget::language_lab;
use serde::{Deserialize, Serialize};

const FILE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/golden/writing_hashes.json"
);

fn tattle() -> Tattle<'static> {
    Tattle::of_the_article().unwrap()
}

fn job(width: usize, seed: u64) -> Job {
    Job::new(width, STEPS, seed)
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Golden {
    job: Job,
    /// Steps taken, of those of the job.
    taken: u64,
    /// Sixteen hexadecimal digits.
    hash: String,
}

#[test]
fn runs_have_the_bits_written_down() {
    let language = tattle();
    let golden = |width, seed| {
        let (job, taken) = (job(width, seed), 24);
        let mut run = WritingRun::<Scalar>::new(&language, job.clone()).unwrap();
        assert!(!run.advance(taken));
        let hash = format!("{:016x}", run.learner().run_hash());
        Golden { job, taken, hash }
    };
    let mut ours: Vec<Golden> = WIDTHS.iter().map(|width| golden(*width, 1)).collect();
    ours.push(golden(64, 2));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let json = serde_json::to_string_pretty(&ours).unwrap();
        std::fs::write(FILE, json + "\n").unwrap();
    }
    let written: Vec<Golden> =
        serde_json::from_str(&std::fs::read_to_string(FILE).unwrap()).unwrap();
    assert_eq!(ours, written);
}

/// What the page shows until the reader trains.
const RECORD: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/content/language/family.postcard"
);

/// Trains the two smallest anew; the larger ones take minutes here, and are
/// trained by a journey, which compares the fingerprints.
#[test]
fn the_recorded_family_is_what_is_trained() {
    let family = language_lab::family(&Values::defaults(&language_lab::SPEC));
    let jobs = family.jobs();
    let train = |job: Job| record(&tattle(), job, language_lab::TRIALS).unwrap();
    let all = |jobs: &[Job]| -> Vec<Recorded> {
        std::thread::scope(|scope| {
            let threads: Vec<_> = jobs
                .iter()
                .map(|job| scope.spawn(|| train(job.clone())))
                .collect();
            threads.into_iter().map(|t| t.join().unwrap()).collect()
        })
    };
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let trained = all(&jobs).try_into().unwrap();
        std::fs::write(RECORD, to_bytes(&Record::new(family, trained))).unwrap();
    }
    let written: Record = from_bytes(&std::fs::read(RECORD).unwrap()).unwrap();
    for (place, trained) in all(&jobs[..2]).into_iter().enumerate() {
        assert!(written.of(place) == trained, "width {}", WIDTHS[place]);
    }
}

#[test]
fn slices_and_restoring_change_no_bit() {
    let language = tattle();
    let begun = || WritingRun::<Scalar>::new(&language, Job::new(8, 40, 7)).unwrap();
    let mut whole = begun();
    assert!(whole.advance(u64::MAX));
    let mut sliced = begun();
    for steps in [1, 7, 0, 13] {
        assert!(!sliced.advance(steps));
    }
    let mut restored = begun();
    restored.restore(&sliced.learner().checkpoint()).unwrap();
    for run in [&mut sliced, &mut restored] {
        assert!(run.advance(1000));
        assert_eq!(run.learner().run_hash(), whole.learner().run_hash());
        assert_eq!(run.learner().loss(), whole.learner().loss());
    }
    let other = WritingRun::<Scalar>::new(&language, job(4, 7)).unwrap();
    assert!(whole.restore(&other.learner().checkpoint()).is_err());
}

/// Section 4 says that the largest gets about one fact in four right.
#[test]
fn most_facts_are_invented() {
    let written: Record = from_bytes(&std::fs::read(RECORD).unwrap()).unwrap();
    let facts = Skill::ALL
        .iter()
        .position(|skill| *skill == Skill::Facts)
        .unwrap();
    let right: Vec<f64> = written
        .family
        .outcomes()
        .iter()
        .map(|outcome| outcome.skills[facts].right)
        .collect();
    assert!(right.is_sorted(), "{right:?}");
    assert!((0.22..0.28).contains(&right[4]), "{right:?}");
}

#[test]
fn an_examination_has_the_floor() {
    let language = tattle();
    let of_seed = |seed, windows| Examination::draw(&language, &job(4, seed), windows).unwrap();
    let floor = of_seed(1, 512).floor().unwrap();
    // Three standard errors: those of windows are 0.1 nats a letter.
    assert!((floor - 0.391_049).abs() < 3.0 * 0.1 / 512_f64.sqrt());
    assert_ne!(of_seed(2, 512).floor(), Some(floor));
    assert_eq!(of_seed(1, 0).floor(), None);
}

/// Some networks of a family, two at a time.
fn family(widths: &[usize], seed: u64) -> Vec<Outcome> {
    let train = |width: &usize| {
        let language = tattle();
        let mut run = WritingRun::<Scalar>::new(&language, job(*width, seed)).unwrap();
        assert!(run.advance(u64::MAX));
        let examination = Examination::draw(&language, &job(*width, seed), 512).unwrap();
        run.outcome(&examination)
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = widths
            .iter()
            .map(|width| scope.spawn(move || train(width)))
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    })
}

#[test]
fn a_family_follows_a_straight_law_above_the_floor() {
    let outcomes = family(&[4, 8, 16, 32], 1);
    for pair in outcomes.windows(2) {
        assert!(pair[1].loss < pair[0].loss);
        assert_eq!(pair[1].floor, pair[0].floor);
    }
    let floor = outcomes[0].floor.unwrap();
    let points: Vec<(f64, f64)> = outcomes
        .iter()
        .map(|o| (o.parameters as f64, o.loss))
        .collect();
    let law = Law::above(floor, &points).unwrap();
    assert!(law.r_squared >= 0.985, "{law:?}");
    assert!((0.5..0.75).contains(&law.exponent), "{law:?}");
    let largest = &outcomes[3];
    assert!(largest.loss - floor < 0.28, "{largest:?}");
    assert_eq!(largest.signs, 500 * 8 * 64);
    // What is spelled the same everywhere is learned; a fact is not yet.
    let facts = Skill::ALL
        .iter()
        .position(|skill| *skill == Skill::Facts)
        .unwrap();
    assert!(largest.skills[facts].signs > 500);
    assert!(largest.skills[facts].excess > 1.0);
    for reading in largest.skills {
        assert!((0.0..=1.0).contains(&reading.right), "{reading:?}");
    }
}

#[test]
fn a_line_ends_where_the_network_ends_it() {
    let language = tattle();
    let mut run = WritingRun::<Scalar>::new(&language, Job::new(16, 200, 1)).unwrap();
    run.advance(u64::MAX);
    let prompt = encode("the ").unwrap();
    let lines = run.lines(&[&prompt, &prompt, &[]], 1.0, 5).unwrap();
    assert_eq!(lines, run.lines(&[&prompt, &prompt, &[]], 1.0, 5).unwrap());
    assert_ne!(lines[0], lines[1]);
    for line in lines {
        let text = decode(&line);
        assert!(text.ends_with('\n') || text.len() > 59, "{text}");
        assert_eq!(text.trim_end_matches('\n').find('\n'), None);
    }
}

#[test]
fn a_curve_does_not_depend_on_slices() {
    let language = tattle();
    let live = Examination::draw(&language, &job(4, 3), 8).unwrap();
    let job = Job::new(4, 50, 3);
    let mut run = WritingRun::<Scalar>::new(&language, job.clone()).unwrap();
    let mut curve = Vec::new();
    while run.learner().step_count() < 50 {
        let look = run.next_look();
        run.advance(look - run.learner().step_count());
        curve.push((look, run.look(&live, 1)));
    }
    let looks: Vec<u64> = curve.iter().map(|(look, _)| *look).collect();
    assert_eq!(looks, [8, 11, 16, 23, 32, 45, 50]);
    let mut other = WritingRun::<Scalar>::new(&language, job.clone()).unwrap();
    other.advance(3);
    other.advance(other.next_look() - 3);
    assert_eq!(other.look(&live, 1), curve[0].1);
    // It learns.
    assert!(curve[6].1.loss < curve[0].1.loss);
}

#[test]
fn a_text_is_read_beside_a_perfect_predictor() {
    let language = tattle();
    let mut run = WritingRun::<Scalar>::new(&language, Job::new(8, 60, 1)).unwrap();
    run.advance(u64::MAX);
    let read = |text: &str, place| run.read(&encode(text).unwrap(), place).unwrap();
    let reading = read("the cat", 6);
    let known = expected(&language, &encode("the cat").unwrap());
    assert_eq!((reading.signs.len(), known.len()), (7, 7));
    let least: f64 = known.iter().map(|sign| sign.nats).sum();
    // "the " has 0.36 of the lines, an animal at once 0.6 of those, and the
    // first of forty, one or many, its share by Zipf's law.
    let all: f64 = (0..40).map(|rank| 1.0 / (f64::from(rank) + 1.5)).sum();
    let probability = 0.36 * 0.6 / 1.5 / all;
    assert!((least.exp() * probability - 1.0).abs() < 1e-9, "{least}");
    assert!(reading.signs.iter().map(SignRead::nats).sum::<f64>() > least);
    for sign in &known {
        assert!((sign.odds.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    }
    for sign in &reading.signs {
        let likeliest = &sign.likeliest;
        assert_eq!(likeliest.len(), 3);
        assert!(likeliest.is_sorted_by(|a, b| a.1 >= b.1));
        assert!(
            likeliest
                .iter()
                .map(|(_, percent)| u32::from(*percent))
                .sum::<u32>()
                <= 101
        );
    }
    // What a network holds for as likely as not surprises by ln 2.
    let e = encode("e").unwrap()[0];
    let expects_e = reading.signs[2]
        .likeliest
        .iter()
        .find(|(sign, _)| *sign == e);
    let (_, percent) = expects_e.unwrap();
    assert!((reading.signs[2].nats() + (f64::from(*percent) / 100.0).ln()).abs() < 0.02);
    // At the last letter it has read the start and six letters.
    assert_eq!(reading.attention.len(), 4);
    for paid in &reading.attention {
        assert_eq!(paid.len(), 7);
        let all: u32 = paid.iter().map(|paid| u32::from(*paid)).sum();
        assert!(all.abs_diff(255) <= 4, "{paid:?}");
    }
    // Networks answer all the same.
    let other = "the xylophone";
    let known = expected(&language, &encode(other).unwrap());
    assert_eq!((read(other, 0).signs.len(), known.len()), (13, 4));
    assert_eq!(read("the cat", 9).attention.len(), 0);
    assert_eq!(read("", 0).signs.len(), 0);
    assert_eq!(read(&"a".repeat(200), 0).signs.len(), 63);
}

#[test]
fn a_law_above_a_known_floor_is_a_straight_line() {
    let points = [10.0, 100.0, 1000.0].map(|size: f64| (size, 0.4 + 3.0 / size.sqrt()));
    let law = Law::above(0.4, &points).unwrap();
    assert!((law.exponent - 0.5).abs() < 1e-12 && (law.amplitude - 3.0).abs() < 1e-9);
    assert!((law.r_squared - 1.0).abs() < 1e-12);
    assert!((law.loss(10_000.0) - 0.43).abs() < 1e-12);
    assert_eq!(Law::above(0.5, &points), None);
    assert_eq!(Law::above(0.4, &points[..2]), None);
}

/// What the figure says of a few sentences.
#[test]
fn few_sentences_are_learned_by_heart_and_new_ones_are_not() {
    let language = tattle();
    let job = Job {
        corpus: Corpus::Few,
        ..Job::new(16, 300, 1)
    };
    let mut run = WritingRun::<Scalar>::new(&language, job.clone()).unwrap();
    assert!(run.advance(u64::MAX));
    let examination = Examination::draw(&language, &job, 512).unwrap();
    let outcome = run.outcome(&examination);
    let floor = outcome.floor.unwrap();
    assert!(outcome.train_loss < 0.6 * floor, "{outcome:?}");
    assert!(outcome.loss > 5.0 * floor, "{outcome:?}");
    // Its own line is one of them, and so a sentence.
    let line = decode(&run.lines(&[&[]], 0.0, 1).unwrap()[0]);
    assert!(language.allows(&line), "{line}");
}

#[test]
fn a_short_context_sees_nothing_before_it() {
    let language = tattle();
    let job = Job {
        context: 16,
        ..Job::new(8, 60, 1)
    };
    let mut run = WritingRun::<Scalar>::new(&language, job).unwrap();
    assert!(run.advance(u64::MAX));
    let text = encode("the hungry turtles that the cat tickles eat salt.").unwrap();
    let reading = run.read(&text, 43).unwrap();
    for paid in &reading.attention {
        assert!(paid[..32].iter().all(|share| *share == 0), "{paid:?}");
        assert!(paid[32..].iter().any(|share| *share > 0), "{paid:?}");
    }
    // What stands before the context, and is not among the latest signs, changes nothing.
    let other = encode("tom had 6 rings, lost 1, has 5 cat tickles eat salt.").unwrap();
    let [one, two] = [&text[..44], &other[3..47]].map(|text| run.read(text, 43).unwrap());
    assert_eq!(one.signs[36..44], two.signs[36..44]);
}

#[test]
fn a_book_is_learned_and_has_no_floor() {
    let language = tattle();
    let signs = fold(include_str!("../content/language/alice.txt")).unwrap();
    let job = Job {
        corpus: Corpus::Text(signs.clone()),
        ..Job::new(8, 200, 1)
    };
    let mut run = WritingRun::<Scalar>::new(&language, job.clone()).unwrap();
    assert!(run.advance(u64::MAX));
    let examination = Examination::draw(&language, &job, 512).unwrap();
    let outcome = run.outcome(&examination);
    assert_eq!(outcome.floor, None);
    // Less than single letters' 2.9 nats; more than anybody has reached.
    assert!((1.5..2.6).contains(&outcome.loss), "{outcome:?}");
    // A text that is too short teaches nothing and breaks nothing.
    for length in [0, 1, 64, 65, 700] {
        let job = Job {
            corpus: Corpus::Text(signs[..length].to_vec()),
            ..Job::new(4, 3, 1)
        };
        let mut run = WritingRun::<Scalar>::new(&language, job.clone()).unwrap();
        assert!(run.advance(u64::MAX));
        let examination = Examination::draw(&language, &job, 512).unwrap();
        assert!(run.outcome(&examination).loss.is_finite(), "{length}");
    }
}
