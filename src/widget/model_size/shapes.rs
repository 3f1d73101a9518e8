//! Published shapes of models, for `architecture` to count.

use crate::spec::Preset;

/// Shapes as their papers print them.
pub static SHAPES: [Preset; 5] = [
    Preset::new(
        "shape-gpt2",
        "GPT-2",
        &[
            ("family", "gpt"),
            ("layers", "48"),
            ("width", "1600"),
            ("heads", "25"),
            ("kv_heads", "25"),
            ("feed_forward", "6400"),
            ("vocabulary", "50257"),
            ("positions", "1024"),
            ("experts", "1"),
            ("experts_active", "1"),
        ],
    ),
    Preset::new(
        "shape-gpt3",
        "GPT-3",
        &[
            ("family", "gpt"),
            ("layers", "96"),
            ("width", "12288"),
            ("heads", "96"),
            ("kv_heads", "96"),
            ("feed_forward", "49152"),
            ("vocabulary", "50257"),
            ("positions", "2048"),
            ("experts", "1"),
            ("experts_active", "1"),
        ],
    ),
    Preset::new(
        "shape-llama2-70b",
        "Llama 2 70B",
        &[
            ("family", "llama"),
            ("layers", "80"),
            ("width", "8192"),
            ("heads", "64"),
            ("kv_heads", "8"),
            ("feed_forward", "28672"),
            ("vocabulary", "32000"),
            ("experts", "1"),
            ("experts_active", "1"),
        ],
    ),
    Preset::new(
        "shape-llama31-405b",
        "Llama 3.1 405B",
        &[
            ("family", "llama"),
            ("layers", "126"),
            ("width", "16384"),
            ("heads", "128"),
            ("kv_heads", "8"),
            ("feed_forward", "53248"),
            ("vocabulary", "128256"),
            ("experts", "1"),
            ("experts_active", "1"),
        ],
    ),
    Preset::new(
        "shape-mixtral",
        "Mixtral 8x7B",
        &[
            ("family", "llama"),
            ("layers", "32"),
            ("width", "4096"),
            ("heads", "32"),
            ("kv_heads", "8"),
            ("feed_forward", "14336"),
            ("vocabulary", "32000"),
            ("experts", "8"),
            ("experts_active", "2"),
        ],
    ),
];
