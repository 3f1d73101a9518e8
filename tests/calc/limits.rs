//! What stops a plan first, the best model within limits, the best split.

use crate::close;
use crate::facts::{LLAMA_31_405B, llama};
use scale_lab::calc::limits::{LIMITS, Limit, Limits, Plan, best, sensitivities};
use scale_lab::calc::memory::{Activations, Zero};
use scale_lab::calc::parallel::{Infeasible, Link, Machine, Split, Workload, step};
use scale_lab::calc::scaling::REPLICATION;
use scale_lab::calc::search::all_splits;
use scale_lab::units::{Bytes, BytesPerSecond, FlopsPerSecond, Seconds, Usd, Watts};

const PLAN: Plan = Plan {
    nodes: 128.0,
    nodes_uncounted: 0.0,
    gpus_per_node: 8.0,
    peak: FlopsPerSecond(989e12),
    mfu: 0.4,
    operations: 6.0,
    node_price: Usd(300e3),
    network_share: 0.235,
    node_power: Watts(8_400.0),
    pue: 1.25,
    energy_price: 0.32,
    gpu_hours_per_failure: 50_677.0,
    save: Seconds(10.0),
    restart: Seconds(600.0),
};

const LIMITS_OF_THE_ARTICLE: Limits = Limits {
    budget: Usd(49.53e6),
    revenue: Usd(5.5e6),
    power: Watts(1.6e6),
    data: 15e12,
    time: Seconds(365.0 * 86_400.0),
    loss: 0.1,
};

#[test]
fn time_bites_first() {
    let needs = PLAN.needs(405e9, 15.6e12).unwrap();
    let (limit, times) = LIMITS_OF_THE_ARTICLE.first(&needs);
    assert_eq!(limit, Limit::Time);
    close("years", times, 3.0, 0.02);
    close("power", needs.0[2], 1.344e6, 1e-9);
}

#[test]
fn the_best_model_keeps_within_every_limit() {
    let limits = LIMITS_OF_THE_ARTICLE;
    let best = best(&PLAN, &limits, &REPLICATION).unwrap();
    let plan = Plan {
        nodes: best.nodes,
        ..PLAN
    };
    let needs = plan.needs(best.size.parameters, best.size.tokens).unwrap();
    for (index, limit) in LIMITS.iter().enumerate() {
        let (needs, has) = (needs.0[index], limits.available()[index]);
        assert!(needs <= has * 1.0001, "{}: {needs} of {has}", limit.name());
    }
    // One server more would not.
    let more = Plan {
        nodes: best.nodes + 1.0,
        ..PLAN
    };
    let needs = more.needs(best.size.parameters, best.size.tokens).unwrap();
    assert!(limits.first(&needs).1 > 1.0);
    assert_eq!(best.held_by, Limit::Budget);
}

#[test]
fn what_holds_the_best_model_back_is_named() {
    let held_by = |change: fn(&mut Limits)| {
        let mut limits = LIMITS_OF_THE_ARTICLE;
        change(&mut limits);
        best(&PLAN, &limits, &REPLICATION).map(|best| best.held_by)
    };
    assert_eq!(held_by(|l| l.power = Watts(1e5)), Ok(Limit::Power));
    assert_eq!(held_by(|l| l.revenue = Usd(1e5)), Ok(Limit::Revenue));
    assert_eq!(held_by(|l| l.data = 1e11), Ok(Limit::Data));
    assert_eq!(held_by(|l| l.loss = 0.005), Ok(Limit::Reliability));
    assert!(held_by(|l| l.budget = Usd(1e5)).is_err());
    assert!(held_by(|l| l.time = Seconds(0.0)).is_err());
}

#[test]
fn more_of_what_binds_helps_and_of_the_rest_does_not() {
    let all = sensitivities(&PLAN, &LIMITS_OF_THE_ARTICLE, &REPLICATION).unwrap();
    let of = |name| all.iter().find(|s| s.name == name).unwrap();
    close("twice the time", of("Time").doubled, 2.0, 1e-6);
    assert!(of("Budget").halved < 0.55);
    assert!(of("Price of a server").halved > of("Price of a server").doubled);
    close("power is there", of("Power").doubled, 1.0, 1e-9);
}

fn machine(devices: f64) -> Machine {
    Machine {
        devices,
        per_server: 8.0,
        memory: Bytes(80e9),
        peak: FlopsPerSecond(989e12),
        efficiency: 0.55,
        inside: Link {
            latency: Seconds(3e-6),
            speed: BytesPerSecond(360e9),
        },
        between: Link {
            latency: Seconds(3e-6),
            speed: BytesPerSecond(40e9),
        },
        zero: Zero::Gradients,
    }
}

fn llama_31(sequences: f64) -> Workload {
    let shape = llama(LLAMA_31_405B);
    Workload {
        shape,
        parameters: 405e9,
        active_parameters: 405e9,
        context: 8192.0,
        sequences,
        operations: 6.0,
        kept: Activations::WithoutScores,
        interleaved: 4.0,
    }
}

/// Llama 3's paper trained the 405B on 16,384 GPUs as 128 × 8 × 16 at an MFU of 41 %.
#[test]
fn metas_own_split_comes_near_its_published_mfu() {
    let split = Split {
        data: 128.0,
        tensor: 8.0,
        pipeline: 16.0,
    };
    let step = step(&llama_31(2048.0), &machine(16_384.0), &split).unwrap();
    assert!((0.33..0.47).contains(&step.mfu), "{}", step.mfu);
    assert!(step.memory < Bytes(80e9));
}

#[test]
fn the_best_split_is_no_worse_than_any_other() {
    let tried = all_splits(&llama_31(2048.0), &machine(16_384.0));
    let best = tried.first().unwrap();
    let best_time = best.result.as_ref().unwrap().time();
    for other in &tried {
        let Split {
            data,
            tensor,
            pipeline,
        } = other.split;
        assert_eq!(data * tensor * pipeline, 16_384.0);
        if let Ok(step) = &other.result {
            assert!(step.time() >= best_time);
            assert!(step.memory <= Bytes(80e9));
        }
    }
    // Copies of the whole model on every device do not fit.
    let copies = tried
        .iter()
        .find(|t| t.split.tensor * t.split.pipeline == 1.0);
    assert!(copies.unwrap().result.is_err());
}

#[test]
fn what_cannot_work_says_why() {
    let of = |data, tensor, pipeline| {
        let split = Split {
            data,
            tensor,
            pipeline,
        };
        step(&llama_31(2048.0), &machine(1024.0), &split).unwrap_err()
    };
    assert_eq!(
        of(64.0, 16.0, 1.0).to_string(),
        "16 tensor slices do not fit in a server of 8"
    );
    assert!(matches!(
        of(1024.0, 1.0, 1.0),
        Infeasible::OutOfMemory { .. }
    ));
    assert!(matches!(
        of(2.0, 2.0, 256.0),
        Infeasible::TooManyStages { .. }
    ));
    assert!(matches!(of(2.0, 2.0, 2.0), Infeasible::WrongCount { .. }));
    assert!(matches!(of(0.0, 2.0, 2.0), Infeasible::Invalid(_)));
    let few = step(
        &llama_31(8.0),
        &machine(1024.0),
        &Split {
            data: 16.0,
            tensor: 8.0,
            pipeline: 8.0,
        },
    );
    assert!(matches!(few, Err(Infeasible::TooManyReplicas { .. })));
}

#[test]
fn one_device_tells_nobody_anything() {
    let small = Workload {
        parameters: 1e9,
        active_parameters: 1e9,
        shape: scale_lab::calc::params::Shape::of_size(1e9),
        context: 2048.0,
        ..llama_31(4.0)
    };
    let mut alone = machine(1.0);
    alone.between.speed = BytesPerSecond(0.0);
    alone.inside.speed = BytesPerSecond(0.0);
    let split = Split {
        data: 1.0,
        tensor: 1.0,
        pipeline: 1.0,
    };
    let step = step(&small, &alone, &split).unwrap();
    assert_eq!(step.time(), step.compute);
    close("MFU", step.mfu, 0.55, 1e-12);
}
