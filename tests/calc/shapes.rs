//! Models as they are built now: grouped and latent attention, heads of their
//! own width, windows, mixtures of experts, and how they are held on devices.

use crate::facts::llama;
use crate::{close, number};
use scale_lab::calc::memory::{kv_cache, logits};
use scale_lab::calc::params::Shape;
use scale_lab::registry::{calculation, find};
use scale_lab::scenario::SHAPE;
use scale_lab::scenario::shape::written;
use scale_lab::spec::{Kind, Values};
use scale_lab::state::State;
use scale_lab::widget::report::Report;

fn values(widget: &str, link: &str) -> Values {
    let (state, notices) = State::parse(link);
    assert_eq!(notices, [], "{link}");
    state.values(find(widget).unwrap())
}

fn worked(widget: &str, link: &str) -> Report {
    let values = values(widget, link);
    let calculation = calculation(values.spec()).unwrap();
    calculation.report(&values)
}

fn output(widget: &str, name: &str, link: &str) -> f64 {
    let spec = find(widget).unwrap();
    let index = spec.outputs.iter().position(|output| output.name == name);
    let outputs = worked(widget, link).outputs;
    number(&outputs, index.unwrap()).unwrap_or(f64::NAN)
}

fn warning(widget: &str, link: &str) -> String {
    worked(widget, link).warning.unwrap_or_default()
}

/// 64 layers × 5,120 with 64 heads of 128, of which 8 have keys and values.
fn of_32_billion() -> Shape {
    Shape {
        head_width: 128.0,
        ..llama([64.0, 5120.0, 64.0, 8.0, 25_600.0, 151_936.0])
    }
}

#[test]
fn heads_may_be_wider_than_their_share() {
    let shape = of_32_billion();
    close("parameters", shape.parameters() / 1e9, 32.8, 0.002);
    close("a token", kv_cache(&shape, 2.0, 1.0, 1.0).0, 0.26e6, 0.01);
}

#[test]
fn deepseek_v3_keeps_70_kilobytes_of_a_token() {
    let link = "?s.model_parameters=671e9&s.active_share=0.055";
    close(
        "a token",
        output("will-it-fit", "kv_per_token", link),
        70e3,
        0.005,
    );
    close(
        "8,192",
        output("will-it-fit", "kv_cache", link),
        0.576e9,
        0.001,
    );
    close(
        "speed",
        output("will-it-fit", "tokens_per_second", link),
        360.0,
        0.06,
    );
    // The same with half the bytes for each value.
    let half = format!("{link}&s.cache_precision=fp8");
    close(
        "8 bits",
        output("will-it-fit", "kv_cache", &half),
        0.288e9,
        0.001,
    );
    // All of its weights for each token is another model: slower, and said to be guessed.
    let dense = "?s.model_parameters=671e9";
    assert!(output("will-it-fit", "tokens_per_second", dense) < 25.0);
    let said = warning("will-it-fit", dense);
    assert!(said.contains("its shape is assumed"), "{said}");
    assert!(said.contains("DeepSeek-V3 has this size"), "{said}");
}

#[test]
fn the_memory_is_that_of_all_experts_and_the_speed_that_of_those_at_work() {
    let link = "?s.model_parameters=671e9&s.active_share=0.055&s.precision=fp8";
    close(
        "weights",
        output("will-it-fit", "weights", link),
        671e9,
        1e-9,
    );
    let rate = |share: &str| {
        output(
            "gpu-server",
            "tokens_per_second",
            &format!("?s.active_share={share}"),
        )
    };
    close("a tenth", rate("0.1") / rate("1"), 10.0, 1e-9);
    // Together many conversations meet nearly all experts.
    let one = output("will-it-fit", "tokens_per_second", link);
    let many = output(
        "will-it-fit",
        "tokens_per_second",
        &format!("{link}&will-it-fit.batch=100"),
    );
    assert!(many < one / 10.0, "{many} of {one}");
}

#[test]
fn where_only_the_size_is_known_grouped_heads_are_taken_and_said() {
    let link = "?s.model_parameters=32e9";
    let kept = output("will-it-fit", "kv_per_token", link);
    assert!((0.2e6..0.3e6).contains(&kept), "{kept}");
    let said = warning("will-it-fit", link);
    assert!(said.contains("eight key-value heads"), "{said}");
}

#[test]
fn what_was_described_travels_whole() {
    let shape = of_32_billion();
    let link = format!(
        "?s.model_parameters={}&s.shape={}",
        shape.parameters(),
        written(&shape)
    );
    for (name, expected) in [
        ("kv_per_token", 262_144.0),
        ("counted_parameters", shape.parameters()),
    ] {
        close(name, output("will-it-fit", name, &link), expected, 1e-9);
    }
    let report = worked("will-it-fit", &link);
    let mut all = report.assumptions.iter();
    let said = all.find(|assumption| assumption.name == "Shape");
    assert_eq!(
        said.map(|assumption| assumption.value.as_str()),
        Some("64 layers of 5,120, 64 heads of 128, 8 key-value heads")
    );
    // Of another size it is another model.
    let other = format!("?s.model_parameters=7e9&s.shape={}", written(&shape));
    close(
        "Llama 2",
        output("will-it-fit", "kv_per_token", &other),
        524_288.0,
        1e-9,
    );
    let Kind::Counts { default, .. } = SHAPE.kind else {
        panic!("a list of counts");
    };
    assert_eq!(default, "");
}

#[test]
fn a_window_bounds_what_is_remembered() {
    let link = |context: f64| {
        format!("?s.model_parameters=117e9&s.active_share=0.0436&will-it-fit.context={context}")
    };
    // 36 layers, 18 of them with a window of 128; 2 × 8 heads × 64 × 2 bytes.
    let kept = |context| output("will-it-fit", "kv_cache", &link(context));
    close("short", kept(100.0), 36.0 * 100.0 * 2048.0, 1e-9);
    close("long", kept(1e5), 18.0 * (1e5 + 128.0) * 2048.0, 1e-9);
}

#[test]
fn more_devices_than_key_value_heads_copy_the_cache() {
    let link = "?s.chip=gb200&will-it-fit.tensor=72&will-it-fit.batch=400";
    let needed = output("will-it-fit", "needed", link);
    let weights = output("will-it-fit", "weights", link) / 72.0;
    close("the cache of each", needed - weights, 211e9, 0.005);
    let report = worked("will-it-fit", link);
    assert!(
        report.summary.ends_with("it does not fit."),
        "{}",
        report.summary
    );
    let said = report.warning.unwrap_or_default();
    assert!(said.contains("hold copies"), "{said}");
    // Latent attention has nothing to deal out.
    let latent = "?s.model_parameters=671e9&s.active_share=0.055&will-it-fit.batch=10";
    let of = |name| output("will-it-fit", name, latent);
    close(
        "all of it",
        of("needed") - of("weights") / 8.0,
        of("kv_cache"),
        1e-6,
    );
}

#[test]
fn a_laptop_works_alone() {
    for device in ["laptop", "iphone_4", "m3_max", "rtx_4090", "gtx_580"] {
        let link = format!("?s.precision=int4&s.model_parameters=70e9&will-it-fit.device={device}");
        assert_eq!(output("will-it-fit", "devices", &link), 1.0, "{device}");
        let summary = worked("will-it-fit", &link).summary;
        assert!(summary.contains(" on a device of "), "{summary}");
    }
    let summary = worked(
        "will-it-fit",
        "?s.precision=int4&s.model_parameters=70e9&will-it-fit.device=laptop",
    );
    assert!(summary.summary.ends_with("it does not fit."));
}

#[test]
fn what_only_just_fits_is_said_to() {
    let link = "?s.model_parameters=39.7e9&will-it-fit.tensor=1&will-it-fit.context=1";
    let summary = worked("will-it-fit", link).summary;
    assert!(
        summary.contains("it only just fits, and a tenth more is usual"),
        "{summary}"
    );
    let half = "?s.model_parameters=20e9&will-it-fit.tensor=1";
    assert!(worked("will-it-fit", half).summary.ends_with("it fits."));
}

#[test]
fn the_logits_of_training_are_counted() {
    let llama_3_8b = llama([32.0, 4096.0, 32.0, 8.0, 14_336.0, 128_256.0]);
    close(
        "logits",
        logits(&llama_3_8b, 8.0, 8192.0, 1.0).0,
        33.6e9,
        0.001,
    );
    let link = "?s.model_parameters=8e9&will-it-fit.use=train&will-it-fit.tensor=1&will-it-fit.replicas=64\
                &will-it-fit.zero=3&will-it-fit.kept=inputs&will-it-fit.batch=8";
    let of = |name| output("will-it-fit", name, link);
    close("34 GB", of("logits"), 34e9, 0.02);
    close(
        "needed",
        of("needed"),
        of("training_state") + of("activations") + of("logits"),
        1e-9,
    );
}

#[test]
fn a_gated_layer_keeps_what_its_kind_keeps() {
    use scale_lab::calc::memory::{Activations, kept_of_a_token};
    let gpt = crate::facts::gpt([96.0, 12_288.0, 96.0, 50_257.0, 2048.0]);
    let kept = |shape: &Shape| kept_of_a_token(shape, Activations::WithoutScores, 2048.0);
    assert_eq!(kept(&gpt), 34.0 * 12_288.0);
    let all = kept_of_a_token(&gpt, Activations::All, 2048.0);
    assert_eq!(all, 34.0 * 12_288.0 + 5.0 * 96.0 * 2048.0);
    let mixtral = llama([32.0, 4096.0, 32.0, 8.0, 14_336.0, 32_000.0]);
    let mixed = Shape {
        experts: 8.0,
        experts_active: 2.0,
        ..mixtral
    };
    let one = 2.0 * 4096.0 + 6.0 * 14_336.0;
    assert_eq!(kept(&mixed) - kept(&mixtral), one);
}

#[test]
fn mixtures_of_2025_have_the_shapes_that_were_published() {
    for (name, link, size, kept) in [
        // 94 layers, 2 × 4 heads × 128 × 2 bytes.
        (
            "Qwen3-235B-A22B",
            "235e9&s.active_share=0.0936",
            235e9,
            94.0 * 2048.0,
        ),
        // 61 layers, 512 + 64 values of 2 bytes, as DeepSeek-V3 keeps them.
        ("Kimi K2", "1e12&s.active_share=0.032", 1e12, 61.0 * 1152.0),
        // 36 layers, 2 × 8 heads × 64 × 2 bytes.
        (
            "gpt-oss-120b",
            "117e9&s.active_share=0.0436",
            117e9,
            36.0 * 2048.0,
        ),
    ] {
        let link = format!("?s.model_parameters={link}&will-it-fit.context=1");
        let of = |output_name| output("will-it-fit", output_name, &link);
        close(name, of("kv_per_token"), kept, 1e-9);
        // Counted from the layers it comes near the size that its makers print.
        let counted = of("counted_parameters");
        // Latent attention has matrices of its own, which are not counted.
        assert!(counted.is_nan() == (name == "Kimi K2"), "{name}: {counted}");
        if counted.is_finite() {
            close(name, counted, size, 0.05);
        }
        let said = warning("will-it-fit", &link);
        assert!(!said.contains("its shape is assumed"), "{name}: {said}");
    }
}

#[test]
fn where_no_shape_was_published_it_is_said_to_be_assumed() {
    for (name, link) in [
        ("Llama 4 Maverick", "400e9&s.active_share=0.0425"),
        ("DeepSeek-V4-Pro", "1.6e12&s.active_share=0.0306"),
    ] {
        let said = warning("will-it-fit", &format!("?s.model_parameters={link}"));
        assert!(said.contains("its shape is assumed"), "{name}: {said}");
    }
}
