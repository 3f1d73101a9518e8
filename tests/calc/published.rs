//! Figures of published documents, by name and place. None was made by this
//! code. Which of the documents were read, and where, `content/sources.toml`
//! says; the others' figures agree by arithmetic alone.

#![allow(clippy::doc_markdown, reason = "names of papers and units are no code")]

use crate::close;
use crate::facts::{gpt, llama};
use scale_lab::calc::carbon::emitted;
use scale_lab::calc::cooling::{self, Coolant};
use scale_lab::calc::memory::{Zero, kv_cache, training_state};
use scale_lab::calc::parallel::bubble;
use scale_lab::calc::power::energy;
use scale_lab::calc::{cost, scaling, training};
use scale_lab::units::{Flops, FlopsPerSecond, Joules, Seconds, Watts};

/// Brown et al. 2020 (arXiv 2005.14165), tables 2.1 and D.1: layers, width,
/// parameters, training FLOP, PF-days; 300 billion tokens each.
#[test]
fn gpt_3_table_2_1_and_d_1() {
    for (name, layers, width, parameters, flop, days) in [
        ("Small", 12.0, 768.0, 125e6, 2.25e20, 2.60),
        ("Medium", 24.0, 1024.0, 356e6, 6.41e20, 7.42),
        ("Large", 24.0, 1536.0, 760e6, 1.37e21, 15.8),
        ("2.7B", 32.0, 2560.0, 2_650e6, 4.77e21, 55.2),
        ("6.7B", 32.0, 4096.0, 6_660e6, 1.20e22, 139.0),
        ("175B", 96.0, 12_288.0, 174_600e6, 3.14e23, 3_640.0),
    ] {
        let counted = gpt([layers, width, 1.0, 50_257.0, 2048.0]).parameters();
        close(name, counted, parameters, 0.005);
        let work = training::arithmetic(6.0, parameters, 300e9);
        close(name, work.0, flop, 0.005);
        close(name, scaling::petaflop_days(work), days, 0.005);
    }
}

/// GPT-2's published checkpoints (github.com/openai/gpt-2, sizes in its README).
#[test]
fn gpt_2_sizes() {
    for (layers, width, parameters) in [
        (24.0, 1024.0, 355e6),
        (36.0, 1280.0, 774e6),
        (48.0, 1600.0, 1558e6),
    ] {
        let counted = gpt([layers, width, 1.0, 50_257.0, 1024.0]).parameters();
        close("GPT-2", counted, parameters, 0.001);
    }
}

/// Narayanan et al. 2021 (arXiv 2104.04473), table 1: billions of parameters,
/// layers, width; vocabulary 51,200, context 2,048.
#[test]
fn megatron_table_1() {
    for (billions, layers, width) in [
        (1.7, 24.0, 2304.0),
        (3.6, 30.0, 3072.0),
        (7.5, 36.0, 4096.0),
        (18.4, 40.0, 6144.0),
        (39.1, 48.0, 8192.0),
        (76.1, 60.0, 10_240.0),
        (145.6, 80.0, 12_288.0),
        (310.1, 96.0, 16_384.0),
        (529.6, 105.0, 20_480.0),
        (1008.0, 128.0, 25_600.0),
    ] {
        let counted = gpt([layers, width, 1.0, 51_200.0, 2048.0]).parameters();
        // As printed: to a tenth of a billion.
        close("Megatron", counted / 1e9, billions, 0.05 / billions);
    }
}

/// The same paper, section 5.1: `8TP/(nX)` gives 34 days for GPT-3 on 1,024
/// A100s at 140 TFLOP/s, 84 days for a trillion parameters on 3,072 at 163.
#[test]
fn megatron_training_times() {
    let days = |parameters, tokens, gpus, speed| {
        let work = training::arithmetic(8.0, parameters, tokens);
        let run = training::run(work, gpus, FlopsPerSecond(speed), 1.0, 1.0).unwrap();
        run.time.days()
    };
    close("GPT-3", days(175e9, 300e9, 1024.0, 140e12), 34.0, 0.01);
    close("1T", days(1e12, 450e9, 3072.0, 163e12), 84.0, 0.02);
}

/// The same paper, section 2.2: the bubble over the ideal time is `(p − 1)/m`,
/// and `1/v` of that when interleaved.
#[test]
fn megatron_bubbles() {
    for (p, m, v) in [(4.0, 8.0, 1.0), (8.0, 64.0, 1.0), (8.0, 64.0, 4.0)] {
        let idle = bubble(p, m, v);
        close("bubble", idle / (1.0 - idle), (p - 1.0) / (v * m), 1e-12);
    }
}

/// Hoffmann et al. 2022 (arXiv 2203.15556), table 3: compute, parameters, tokens.
#[test]
fn chinchilla_table_3() {
    for (flop, parameters, tokens) in [
        (1.92e19, 400e6, 8.0e9),
        (1.21e20, 1e9, 20.2e9),
        (1.23e22, 10e9, 205.1e9),
        (3.85e24, 175e9, 3.7e12),
        (9.90e24, 280e9, 5.9e12),
        (3.43e25, 520e9, 11.0e12),
        (1.27e26, 1e12, 21.2e12),
        (1.30e28, 10e12, 216.2e12),
    ] {
        let work = training::arithmetic(6.0, parameters, tokens);
        close("Chinchilla", work.0, flop, 0.01);
    }
}

/// Chowdhery et al. 2022 (PaLM), appendix B and table 3: 238,300 tokens a
/// second on 6,144 TPU v4 of 275 TFLOP/s are an MFU of 45.7 % without and
/// 46.2 % with attention (118 layers of 18,432, context 2,048).
#[test]
fn palm_appendix_b() {
    let (parameters, rate, chips, peak) = (540.35e9, 238.3e3, 6144.0, FlopsPerSecond(275e12));
    let second = |work: f64| training::mfu(Flops(work * rate), Seconds(1.0), chips, peak).unwrap();
    close("without attention", second(6.0 * parameters), 0.457, 0.002);
    // The paper's attention counts heads × head width: 48 × 256 = 12,288.
    let attention = training::attention_per_token(118.0, 12_288.0, 2048.0).0;
    close(
        "with attention",
        second(6.0 * parameters + attention),
        0.462,
        0.005,
    );
    let all = training::arithmetic(6.0, parameters, 780e9);
    close("all of it", all.0, 2.53e24, 0.01);
}

/// Patterson et al. 2021 (arXiv 2104.10350), table 4: GPT-3 on 10,000 V100s at
/// 24.6 TFLOP/s: 14.8 days, 330 W each, PUE 1.10, 1,287 MWh, 552.1 t at 0.429;
/// T5 on 512 TPU v3: 20 days, 310 W, PUE 1.12, 85.7 MWh.
#[test]
fn patterson_table_4() {
    let run = training::run(Flops(3.14e23), 10_000.0, FlopsPerSecond(24.6e12), 1.0, 1.0).unwrap();
    close("days", run.time.days(), 14.8, 0.005);
    let megawatt_hours = |chips: f64, watts: f64, days: f64, pue: f64| {
        energy(Watts(chips * watts * pue), Seconds(days * 86_400.0)).kilowatt_hours() / 1e3
    };
    close(
        "GPT-3",
        megawatt_hours(10_000.0, 330.0, 14.8, 1.10),
        1287.0,
        0.005,
    );
    close("T5", megawatt_hours(512.0, 310.0, 20.0, 1.12), 85.7, 0.01);
    let carbon = emitted(Joules::from_kilowatt_hours(1_287e3), 429.0);
    close("carbon", carbon.tonnes(), 552.1, 0.001);
}

/// Touvron et al. 2023 (LLaMA), table 15: GPU-hours at 400 W and a PUE of 1.1
/// give MWh, at 0.385 kg/kWh tonnes.
#[test]
fn llama_table_15() {
    for (name, hours, megawatt_hours, tonnes) in [
        ("OPT-175B", 809_472.0, 356.0, 137.0),
        ("LLaMA-7B", 82_432.0, 36.0, 14.0),
        ("LLaMA-13B", 135_168.0, 59.0, 23.0),
        ("LLaMA-33B", 530_432.0, 233.0, 90.0),
        ("LLaMA-65B", 1_022_362.0, 449.0, 173.0),
    ] {
        let used = energy(Watts(400.0 * 1.1), Seconds(hours * 3_600.0));
        close(name, used.kilowatt_hours() / 1e3, megawatt_hours, 0.01);
        close(name, emitted(used, 385.0).tonnes(), tonnes, 0.01);
    }
}

/// The same paper, section 2.4: 380 tokens a second and GPU on 2,048 A100s
/// read 1.4 trillion tokens in about 21 days.
#[test]
fn llama_65b_in_21_days() {
    let operations = 6.0 * 65.2e9;
    let work = training::arithmetic(6.0, 65.2e9, 1.4e12);
    let run = training::run(work, 2048.0, FlopsPerSecond(380.0 * operations), 1.0, 1.0).unwrap();
    close("days", run.time.days(), 21.0, 0.02);
}

/// Luccioni, Viguier, Ligozat 2022 (BLOOM, arXiv 2211.02001): 433,196 kWh at
/// 57 g/kWh are 24.7 tonnes.
#[test]
fn bloom_carbon() {
    let carbon = emitted(Joules::from_kilowatt_hours(433_196.0), 57.0);
    close("BLOOM", carbon.tonnes(), 24.7, 0.002);
}

/// Rajbhandari et al. 2019 (ZeRO, arXiv 1910.02054), figure 1: 7.5 billion
/// parameters on 64 devices.
#[test]
fn zero_figure_1() {
    for (stage, gigabytes) in [
        (Zero::None, 120.0),
        (Zero::Optimiser, 31.4),
        (Zero::Gradients, 16.6),
        (Zero::Weights, 1.9),
    ] {
        let bytes = training_state(7.5e9, stage, 64.0);
        close("ZeRO", bytes.0 / 1e9, gigabytes, 0.015);
    }
}

/// Kwon et al. 2023 (PagedAttention, arXiv 2309.06180), section 3: a token of
/// OPT-13B (40 layers of 5,120) takes 800 KB of cache.
#[test]
fn paged_attention_section_3() {
    let opt_13b = gpt([40.0, 5120.0, 40.0, 50_272.0, 2048.0]);
    assert_eq!(kv_cache(&opt_13b, 2.0, 1.0, 1.0).0, 800.0 * 1024.0);
}

/// Jiang et al. 2024 (Mixtral, arXiv 2401.04088), table 1 and section 1:
/// 47 billion parameters, 13 billion of them active.
#[test]
fn mixtral_table_1() {
    let mut shape = llama([32.0, 4096.0, 32.0, 8.0, 14_336.0, 32_000.0]);
    (shape.experts, shape.experts_active) = (8.0, 2.0);
    close("all", shape.parameters() / 1e9, 46.7, 0.001);
    close("active", shape.active_parameters() / 1e9, 12.9, 0.002);
}

/// Llama 3's model cards and paper (arXiv 2407.21783, table 3): counts of the
/// sizes; and table 4: 430, 400 and 380 TFLOP/s per GPU are 43, 41 and 38 % of
/// the peak, as printed.
#[test]
fn llama_3_tables() {
    let eight = llama([32.0, 4096.0, 32.0, 8.0, 14_336.0, 128_256.0]);
    let seventy = llama([80.0, 8192.0, 64.0, 8.0, 28_672.0, 128_256.0]);
    close("8B", eight.parameters(), 8.03e9, 0.001);
    close("70B", seventy.parameters(), 70.6e9, 0.001);
    for (speed, printed) in [(430e12, 0.43), (400e12, 0.41), (380e12, 0.38)] {
        let mfu = training::mfu(Flops(speed), Seconds(1.0), 1.0, FlopsPerSecond(989e12)).unwrap();
        close("MFU", mfu, printed, 0.02);
    }
}

/// The trade's rules of thumb: `CFM = 3.16 × W / ΔT(°F)`, and
/// `BTU/h = 500 × gallons a minute × ΔT(°F)` (ASHRAE handbooks).
#[test]
fn rules_of_thumb_for_air_and_water() {
    let air = Coolant {
        density: 1.2,
        heat_capacity: 1005.0,
    };
    let water = Coolant {
        density: 997.0,
        heat_capacity: 4180.0,
    };
    for fahrenheit in [10.0, 20.0, 30.0] {
        let kelvin = fahrenheit / 1.8;
        let cfm = cooling::flow(Watts(1e3), air, kelvin).cubic_feet_per_minute();
        close("air", cfm, 3_160.0 / fahrenheit, 0.01);
        let litres = cooling::flow(Watts(1e3), water, kelvin).litres_per_minute();
        let gallons = 3_412.14 / (500.0 * fahrenheit);
        close("water", litres, gallons * 3.785_41, 0.01);
    }
}

/// Meta's price of a year, by arithmetic anyone can repeat: Llama 2's 70B took
/// 1,720,320 A100-hours (Touvron et al. 2023, table 2); at $2 an hour, $3.44
/// million, and 688 MWh at 400 W.
#[test]
fn llama_2_table_2() {
    close("rental", cost::rental(1_720_320.0, 2.0).0, 3.44e6, 0.001);
    let used = energy(Watts(400.0), Seconds(1_720_320.0 * 3_600.0));
    close("energy", used.kilowatt_hours() / 1e3, 688.0, 0.001);
}

/// Kaplan et al. 2020 (arXiv 2001.08361), equations 1.1 to 1.3 and figure 1:
/// the loss is 1 where the ratio is 1; ten times the size, data or compute
/// divides it by 1.19, 1.24 or 1.12.
#[test]
fn kaplan_equations() {
    let petaflop_day = 8.64e19;
    assert_eq!(scaling::kaplan_by_parameters(8.8e13), 1.0);
    assert_eq!(scaling::kaplan_by_tokens(5.4e13), 1.0);
    close(
        "compute",
        scaling::kaplan_by_compute(Flops(3.1e8 * petaflop_day)),
        1.0,
        1e-9,
    );
    let ratio = |loss: &dyn Fn(f64) -> f64| loss(1e9) / loss(1e10);
    close("N", ratio(&scaling::kaplan_by_parameters), 1.19, 0.002);
    close("D", ratio(&scaling::kaplan_by_tokens), 1.24, 0.005);
    close(
        "C",
        ratio(&|c| scaling::kaplan_by_compute(Flops(c))),
        1.12,
        0.003,
    );
}

/// DeepSeek-V3's report: 37 billion active parameters, 14.8 trillion tokens and
/// 2.788 million hours of H800s, which have the H100's peaks. A third of the
/// 16-bit peak: plausible for a run largely in 8 bits.
#[test]
fn deepseek_v3s_hours_fit_its_arithmetic() {
    use scale_lab::data::{chips::h100_sxm, constants, models::deepseek_v3};
    let work = training::arithmetic(
        6.0,
        deepseek_v3::PARAMETERS_ACTIVE.value,
        deepseek_v3::TRAINING_TOKENS.value,
    );
    let rate = work.0 / (constants::GPU_HOURS_DEEPSEEK_V3.value * 3600.0);
    close("a chip", rate, 327e12, 0.005);
    close("of the peak", rate / h100_sxm::FLOPS.value, 0.33, 0.01);
}
