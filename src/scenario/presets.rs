//! The two scenarios a reader can start from, whole: what the article leaves
//! unsaid is ours.

use crate::spec::Preset;

/// The figures of the article this one retells. It names no number of tokens
/// (GPT-3's are taken), and counts no failures.
pub const ARTICLE: Preset = Preset {
    name: "article",
    title: "The article’s",
    params: &[
        ("model_parameters", "175e9"),
        ("precision", "bf16"),
        ("active_share", "1"),
        ("shape", ""),
        ("cache_precision", "bf16"),
        ("tokens", "300e9"),
        ("recompute", "none"),
        ("chip", "h100_sxm"),
        ("nodes", "127"),
        ("nodes_uncounted", "1"),
        ("gpus_per_node", "8"),
        ("mfu", "0.4"),
        ("node_price", "300000"),
        ("network_share", "0.3"),
        ("node_power", "12500"),
        ("node_power_nameplate", "12500"),
        ("servers_per_rack", "4"),
        ("pue", "1.1"),
        ("energy_price", "0.4"),
        ("country", "uk"),
        ("checkpoint_seconds", "10"),
        ("restart_seconds", "600"),
        ("gpu_hours_per_failure", "1e12"),
        ("lifetime_years", "5"),
    ],
};

/// Llama 3.1 405B on 128 servers, measured and sourced where that is possible.
pub const OURS: Preset = Preset {
    name: "ours",
    title: "Ours",
    params: &[
        ("model_parameters", "405e9"),
        ("precision", "bf16"),
        ("active_share", "1"),
        ("shape", ""),
        ("cache_precision", "bf16"),
        ("tokens", "15.6e12"),
        ("recompute", "none"),
        ("chip", "h100_sxm"),
        ("nodes", "128"),
        ("nodes_uncounted", "0"),
        ("gpus_per_node", "8"),
        ("mfu", "0.4"),
        ("node_price", "300000"),
        ("network_share", "0.235"),
        ("node_power", "8400"),
        ("node_power_nameplate", "10200"),
        ("servers_per_rack", "4"),
        ("pue", "1.25"),
        ("energy_price", "0.32"),
        ("country", "uk"),
        ("checkpoint_seconds", "10"),
        ("restart_seconds", "600"),
        ("gpu_hours_per_failure", "50677"),
        ("lifetime_years", "5"),
    ],
};

/// The names of both.
pub const WHOLE: [&str; 2] = [ARTICLE.name, OURS.name];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::presets::{self, Row};
    use crate::scenario::PARAMS;
    use crate::units::parse_number;

    fn number(preset: &Preset, name: &str) -> f64 {
        let text = preset.params.iter().find(|(known, _)| *known == name);
        text.and_then(|(_, text)| parse_number(text)).unwrap()
    }

    #[test]
    fn ours_is_where_the_page_opens() {
        for (name, text) in OURS.params {
            let param = PARAMS
                .iter()
                .copied()
                .find(|param| param.name == *name)
                .unwrap();
            assert_eq!(param.read(text), Ok(param.default_value()), "{name}");
        }
    }

    #[test]
    fn both_agree_with_the_table() {
        for (preset, row) in [(&ARTICLE, &presets::ARTICLE), (&OURS, &presets::OURS)] {
            let of = |name| number(preset, name);
            let row: &Row = row;
            assert_eq!(of("model_parameters"), row.parameters.value);
            assert_eq!(of("nodes"), row.nodes.value);
            assert_eq!(of("nodes") + of("nodes_uncounted"), row.nodes_powered.value);
            assert_eq!(of("gpus_per_node"), row.gpus_per_node.value);
            assert_eq!(of("node_price"), row.node_price.value);
            assert_eq!(of("network_share"), row.network_share.value);
            assert_eq!(of("node_power"), row.node_power.value);
            assert_eq!(of("pue"), row.pue.value);
            assert_eq!(of("energy_price"), row.energy_price.value);
            let optional = [
                ("tokens", row.tokens),
                ("mfu", row.mfu),
                ("node_power_nameplate", row.node_power_nameplate),
                ("gpu_hours_per_failure", row.failure_interval),
                ("checkpoint_seconds", row.checkpoint_time),
                ("restart_seconds", row.restart_time),
                ("lifetime_years", row.service_life),
            ];
            for (name, cell) in optional {
                if let Some(cell) = cell {
                    assert_eq!(of(name), cell.value, "{name}");
                }
            }
        }
    }
}
