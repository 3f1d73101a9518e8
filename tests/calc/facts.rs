//! The figures the project was given with its formulas, each checked before
//! any of this code was written.

use crate::close;
use scale_lab::calc::failure::Failures;
use scale_lab::calc::memory::{Zero, checkpoint_bytes, kv_cache, training_state};
use scale_lab::calc::parallel::{Link, ring_all_reduce};
use scale_lab::calc::params::{Family, Shape};
use scale_lab::calc::scaling::{CHINCHILLA, REPLICATION};
use scale_lab::calc::{cooling, cost, growth, power, training};
use scale_lab::units::{Bytes, BytesPerSecond, Flops, FlopsPerSecond, Seconds, Usd, Watts};

/// Layers, width, heads, key-value heads, feed-forward width, vocabulary.
pub fn llama([layers, width, heads, kv_heads, feed_forward, vocabulary]: [f64; 6]) -> Shape {
    Shape {
        family: Family::Llama,
        layers,
        width,
        heads,
        kv_heads,
        head_width: width / heads,
        latent: 0.0,
        window: 0.0,
        full_layers: layers,
        feed_forward,
        vocabulary,
        context: 0.0,
        experts: 1.0,
        experts_active: 1.0,
    }
}

/// Layers, width, heads, vocabulary, learned positions.
pub fn gpt([layers, width, heads, vocabulary, context]: [f64; 5]) -> Shape {
    Shape {
        family: Family::Gpt,
        layers,
        width,
        heads,
        kv_heads: heads,
        head_width: width / heads,
        latent: 0.0,
        window: 0.0,
        full_layers: layers,
        feed_forward: 4.0 * width,
        vocabulary,
        context,
        experts: 1.0,
        experts_active: 1.0,
    }
}

pub const LLAMA_2_7B: [f64; 6] = [32.0, 4096.0, 32.0, 32.0, 11_008.0, 32_000.0];
pub const LLAMA_2_70B: [f64; 6] = [80.0, 8192.0, 64.0, 8.0, 28_672.0, 32_000.0];
pub const LLAMA_31_405B: [f64; 6] = [126.0, 16_384.0, 128.0, 8.0, 53_248.0, 128_256.0];

#[test]
fn parameters_of_published_architectures() {
    let gpt2 = gpt([12.0, 768.0, 12.0, 50_257.0, 1024.0]);
    let gpt3 = gpt([96.0, 12_288.0, 96.0, 50_257.0, 2048.0]);
    close("GPT-2", gpt2.parameters(), 124.44e6, 1e-4);
    close("GPT-3", gpt3.parameters(), 174.6e9, 1e-3);
    close("Llama 2 7B", llama(LLAMA_2_7B).parameters(), 6.738e9, 1e-3);
    close(
        "Llama 2 70B",
        llama(LLAMA_2_70B).parameters(),
        68.98e9,
        1e-3,
    );
    close(
        "Llama 3.1 405B",
        llama(LLAMA_31_405B).parameters(),
        405.85e9,
        1e-4,
    );
}

#[test]
fn caches_of_published_models() {
    let llama3_70b = llama([80.0, 8192.0, 64.0, 8.0, 28_672.0, 128_256.0]);
    let kibibytes = |shape: &Shape| kv_cache(shape, 2.0, 1.0, 1.0).0 / 1024.0;
    assert_eq!(kibibytes(&llama(LLAMA_2_7B)), 512.0);
    assert_eq!(kibibytes(&llama3_70b), 320.0);
}

#[test]
fn bytes_to_train() {
    assert_eq!(training_state(1.0, Zero::None, 8.0), Bytes(16.0));
    assert_eq!(training_state(1.0, Zero::Optimiser, 4.0), Bytes(4.0 + 3.0));
    assert_eq!(training_state(1.0, Zero::Gradients, 7.0), Bytes(2.0 + 2.0));
    assert_eq!(training_state(1.0, Zero::Weights, 8.0), Bytes(2.0));
    assert_eq!(checkpoint_bytes(1.0), Bytes(14.0));
}

#[test]
fn llama_31_took_67_days_of_useful_time() {
    let work = training::arithmetic(6.0, 405e9, 15.6e12);
    let run = training::run(work, 16_384.0, FlopsPerSecond(989e12), 0.404, 1.0).unwrap();
    close("days", run.time.days(), 67.0, 0.005);
    close("GPU-hours", run.gpu_hours, 26.4e6, 0.005);
    let mfu = training::mfu(work, run.time, 16_384.0, FlopsPerSecond(989e12)).unwrap();
    close("MFU", mfu, 0.404, 1e-9);
}

#[test]
fn the_articles_cluster_cannot_train_the_largest() {
    let days = |work: f64| {
        let run = training::run(Flops(work), 1016.0, FlopsPerSecond(989e12), 0.4, 1.0);
        run.unwrap().time.days()
    };
    close("GPT-3", days(3.14e23), 9.0, 0.01);
    close("GPT-4, estimated", days(2.1e25), 604.0, 0.005);
    close("Llama 3.1", days(3.8e25) / 365.0, 3.0, 0.01);
}

#[test]
fn tokens_for_a_parameter() {
    let size = REPLICATION.optimum(Flops(5.76e23));
    close("replication", size.tokens / size.parameters, 18.4, 0.01);
    // The printed exponents of the original lead elsewhere: some 70 tokens.
    let original = CHINCHILLA.optimum(Flops(5.76e23));
    assert!(original.tokens / original.parameters > 50.0);
    close(
        "there and back",
        REPLICATION.optimal_tokens(size.parameters),
        size.tokens,
        1e-9,
    );
}

#[test]
fn the_ring_of_eight_a100() {
    let link = Link {
        latency: Seconds(3e-6),
        speed: BytesPerSecond(235e9),
    };
    let time = ring_all_reduce(8.0, Bytes::from_gibibytes(16.0), &link).unwrap();
    close("16 GiB", time.0, 0.127_997, 0.001);
}

#[test]
fn llama_31_failed_every_three_hours_and_kept_nine_tenths() {
    let gpu_hours = 54.0 * 24.0 * 16_384.0 / 419.0;
    close("GPU-hours between failures", gpu_hours, 50_677.0, 1e-4);
    let failures = Failures::new(16_384.0, 50_677.0, Seconds(10.0), Seconds(600.0)).unwrap();
    close("MTBF", failures.between.hours(), 3.09, 0.001);
    close("interval", failures.young().0 / 60.0, 7.9, 0.01);
    close("goodput", failures.best_goodput().unwrap(), 0.908, 0.001);
}

#[test]
fn growth_a_year() {
    let yearly = |months: f64| growth::extrapolate(1.0, 12.0, months);
    close("3.4 months", yearly(3.4), 11.5, 0.005);
    close("24 months", yearly(24.0), 1.41, 0.005);
    close("5.39 months", yearly(5.39), 4.68, 0.002);
}

#[test]
fn the_money() {
    let total = |nodes, price, share| cost::cluster(nodes, Usd(price), share).total().0;
    close("article", total(127.0, 300e3, 0.3), 49.53e6, 1e-9);
    close("worst", total(127.0, 400e3, 0.0), 50.8e6, 1e-9);
    close("with network", total(127.0, 400e3, 0.3), 66.04e6, 1e-9);
    let year = cost::straight_line(Usd(49.53e6), 5.0).unwrap();
    close("a year of depreciation", year.0, 9.9e6, 0.001);
    let left = cost::economic_value(Usd(1.0), 0.14, 1.0);
    close("economic", 1.0 - left.0, 0.276, 0.002);
}

#[test]
fn the_power() {
    let machines = power::Machines {
        nodes: 128.0,
        chips_per_node: 8.0,
        chip: Watts(700.0),
        node: Watts(10_200.0),
        nodes_per_rack: 4.0,
        switches: 0.0,
        pue: 1.23,
    };
    let chain = power::chain(&machines);
    close("rack", chain.rack.0, 40_800.0, 1e-12);
    close("hall", chain.hall.0, 1.306e6, 0.001);
    close("facility", chain.facility.0, 1.6e6, 0.005);
    let turbines = |power| power::turbines_by_energy(Watts(power), Watts(1e6), 0.35).unwrap();
    close("1.6 MW", turbines(1.6e6), 4.6, 0.01);
    close("1.31 MW", turbines(1.31e6), 3.7, 0.02);
}

#[test]
fn air_and_water() {
    let air = cooling::Coolant {
        density: 1.2,
        heat_capacity: 1005.0,
    };
    let cfm = |kelvin| cooling::flow(Watts(1e3), air, kelvin).cubic_feet_per_minute();
    close("10 K", cfm(10.0), 176.0, 0.003);
    close("15 K", cfm(15.0), 117.0, 0.003);
    close("20 K", cfm(20.0), 88.0, 0.003);
    let twice = cooling::fan_power(Watts(100.0), 2.0);
    assert_eq!(twice, Watts(800.0));
}
