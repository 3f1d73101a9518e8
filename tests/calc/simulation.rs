//! The run played through agrees with the closed form, and is quick.

use scale_lab::calc::failure::Failures;
use scale_lab::calc::simulation::{Played, play};
use scale_lab::units::Seconds;

const DAY: f64 = 86_400.0;

fn failures(gpus: f64) -> Failures {
    Failures::new(gpus, 50_677.0, Seconds(10.0), Seconds(600.0)).unwrap()
}

fn ninety_days(gpus: f64, seed: u64) -> Played {
    let failures = failures(gpus);
    play(&failures, gpus, failures.young(), Seconds(90.0 * DAY), seed).unwrap()
}

#[test]
fn the_closed_form_lies_within_the_interval() {
    for gpus in [1_024.0, 16_384.0, 100_000.0, 300_000.0, 600_000.0] {
        let expected = failures(gpus).best_goodput().unwrap();
        for seed in 1..=5 {
            let played = ninety_days(gpus, seed);
            let off = (played.goodput - expected).abs();
            assert!(
                off <= played.uncertainty,
                "{gpus} GPUs, seed {seed}: {} ± {} is not {expected}",
                played.goodput,
                played.uncertainty
            );
            assert!(played.uncertainty < 0.03, "{gpus}: {}", played.uncertainty);
        }
    }
}

#[test]
fn failures_come_as_often_as_expected() {
    let played = ninety_days(100_000.0, 7);
    // Failures during restarts are part of the same restart.
    let expected = 90.0 * DAY / (failures(100_000.0).between.0 + 600.0);
    let count = played.failures.len() as f64;
    assert!(
        (count / expected - 1.0).abs() < 0.1,
        "{count} of {expected}"
    );
    assert!(
        played
            .failures
            .is_sorted_by(|a, b| a.back.0 <= b.at.0 && a.at.0 <= a.back.0)
    );
    assert!(played.failures.iter().all(|failure| failure.gpu < 100_000));
    // Every region of the cluster fails.
    for tenth in 0..10 {
        let hit = |f: &&_| -> bool {
            let f: &scale_lab::calc::simulation::Failure = f;
            f.gpu / 10_000 == tenth
        };
        assert!(played.failures.iter().filter(hit).count() > 100);
    }
}

#[test]
fn every_second_is_accounted_for() {
    let played = ninety_days(100_000.0, 3);
    assert_eq!(played.pieces.len(), 120);
    let piece = 90.0 * DAY / 120.0;
    for spent in &played.pieces {
        let all = spent.kept + spent.saving + spent.lost + spent.restarting;
        assert!((all / piece - 1.0).abs() < 1e-6, "{all}");
        assert!(spent.kept >= -1e-6 && spent.saving >= -1e-6);
        // Saving takes its fixed share of what is kept.
        let share = 10.0 / failures(100_000.0).young().0;
        assert!((spent.saving - spent.kept * share).abs() < 1e-3 * piece);
    }
}

#[test]
fn a_seed_plays_the_same_run_again() {
    assert_eq!(ninety_days(16_384.0, 1), ninety_days(16_384.0, 1));
    assert_ne!(
        ninety_days(16_384.0, 1).failures,
        ninety_days(16_384.0, 2).failures
    );
}

#[test]
fn a_cluster_that_never_fails_only_saves() {
    let never = Failures::new(8.0, 1e12, Seconds(10.0), Seconds(600.0)).unwrap();
    let played = play(&never, 8.0, Seconds(990.0), Seconds(DAY), 1).unwrap();
    assert_eq!(played.failures, []);
    // The last, unfinished interval is not kept yet.
    assert!((played.goodput - 0.99).abs() < 0.01, "{}", played.goodput);
}

#[test]
fn one_that_always_fails_is_cut_short_and_says_so() {
    let always = Failures::new(1e6, 1.0, Seconds(10.0), Seconds(600.0)).unwrap();
    let played = play(&always, 1e6, Seconds(60.0), Seconds(90.0 * DAY), 1);
    let played = played.unwrap();
    assert!(played.goodput < 1e-9 && played.goodput.is_finite());
}
