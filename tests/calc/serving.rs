//! The cost of answering: the bounds, the price, and published speeds beside them.

use crate::close;
use crate::facts::{LLAMA_2_7B, LLAMA_31_405B, llama};
use scale_lab::calc::serving::{
    Chips, Load, Model, answering, lifetime, per_million_tokens, served_like_training, share_read,
};
use scale_lab::registry::{calculation, find};
use scale_lab::state::State;
use scale_lab::units::{Bytes, BytesPerSecond, FlopsPerSecond, Usd};
use scale_lab::widget::serving::published;

const H100S: Chips = Chips {
    count: 16.0,
    memory: Bytes(80e9),
    bandwidth: BytesPerSecond(3.35e12),
    peak: FlopsPerSecond(989e12),
};

fn llama_31() -> Model {
    Model {
        shape: llama(LLAMA_31_405B),
        parameters: 405e9,
        active: 405e9,
        bytes_per_parameter: 2.0,
        bytes_per_cached_value: 2.0,
    }
}

const LOAD: Load = Load {
    prompt: 1000.0,
    answer: 500.0,
    batch: 64.0,
};

#[test]
fn reading_waits_for_arithmetic_and_writing_for_memory() {
    let all = answering(&llama_31(), &H100S, &LOAD).unwrap();
    assert!(!all.reading.waits_for_memory() && all.writing.waits_for_memory());
    // 2 × 405 billion × 1,000 / (16 × 989 TFLOP/s); (810 GB + 64 × 645 MB) / (16 × 3.35 TB/s).
    close("reading", all.reading.time().0, 0.0512, 0.001);
    close("cache", all.cache.0, 516_096.0 * 1250.0, 1e-9);
    close("writing", all.writing.time().0, 0.015_88, 0.001);
    close("rate", all.writing_rate(&LOAD), 64.0 / 0.015_88, 0.001);
    // With enough conversations at once arithmetic is what writing waits for.
    let many = Load {
        prompt: 1.0,
        answer: 1.0,
        batch: 1e4,
    };
    let busy = answering(&llama_31(), &H100S, &many).unwrap();
    assert!(!busy.writing.waits_for_memory());
    // Chips that also read write less.
    assert!(all.rate(&LOAD) < all.writing_rate(&LOAD));
}

#[test]
fn of_a_mixture_one_reader_wakes_few_experts_and_many_readers_all() {
    assert_eq!(share_read(1.0, 1.0), 1.0);
    close("one", share_read(0.055, 1.0), 0.055, 1e-12);
    close("two", share_read(0.5, 2.0), 0.75, 1e-12);
    assert!(share_read(0.055, 200.0) > 0.9999);
}

#[test]
fn a_million_tokens_have_a_price() {
    // $32 an hour at 1,000 tokens a second: 3.6 million tokens for $32.
    let price = per_million_tokens(Usd(32.0), 1000.0).unwrap();
    close("price", price.0, 32.0 / 3.6, 1e-12);
    assert!(per_million_tokens(Usd(32.0), 0.0).is_err());
}

#[test]
fn answers_take_as_much_as_training_after_three_times_its_tokens() {
    let served = served_like_training(6.0, 15.6e12);
    close("served", served, 46.8e12, 1e-12);
    let training = lifetime(6.0, 405e9, 15.6e12, 0.0);
    let both = lifetime(6.0, 405e9, 15.6e12, served);
    close("twice", both / training, 2.0, 1e-12);
}

#[test]
fn published_speeds_lie_below_the_bound_and_what_is_far_below_is_explained() {
    let all = published();
    assert_eq!(all.len(), scale_lab::data::throughputs::COUNT);
    assert!(all.len() >= 8, "{}", all.len());
    for one in &all {
        let (name, share) = (one.row.name, one.share());
        assert!(share <= 1.0, "{name} is faster than its bound: {share}");
        assert_eq!(share < 0.25, one.row.gap.is_some(), "{name}: {share}");
    }
    // By hand: 7 billion weights of 2 bytes through 400 GB/s are 28.6 a second at most.
    let laptop = all.iter().find(|one| one.row.id == "m3_max_7b_16");
    close("laptop", laptop.unwrap().bound, 28.0, 0.03);
    let shape = llama(LLAMA_2_7B);
    assert_eq!(shape.kept_width(), 8192.0);
}

#[test]
fn what_does_not_fit_is_refused_with_how_many_do() {
    let summary = |link: &str| {
        let spec = find("serving").unwrap();
        let (state, notices) = State::parse(link);
        assert_eq!(notices, [], "{link}");
        let calculation = calculation(spec).unwrap();
        calculation.report(&state.values(spec)).summary
    };
    assert!(
        summary("").starts_with("64 conversations share the chips. Each gets 63 tokens/s at best"),
        "{}",
        summary("")
    );
    let eight = summary("?serving.chips=8");
    assert_eq!(
        eight,
        "8 chips hold 640 GB, and the weights alone are 810 GB."
    );
    let crowd = summary("?serving.batch=10000");
    assert!(crowd.contains("at most 607 conversations fit"), "{crowd}");
}
