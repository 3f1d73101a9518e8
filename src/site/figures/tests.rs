//! What the figures must say.

use super::*;
use maud::html;

/// Everything a figure prints.
fn text(id: &str) -> String {
    figure(id, &html! { "A " em { "caption" } "." })
        .unwrap_or_default()
        .0
}

#[test]
fn every_figure_but_the_trained_one_is_a_frame_with_a_table() {
    for (id, _) in FIGURES {
        let html = text(id);
        assert!(
            html.starts_with(&format!("<figure class=\"figure\" id=\"figure-{id}\">")),
            "{id}"
        );
        assert!(
            html.contains("A <em>caption</em>.") && html.contains("As a table"),
            "{id}"
        );
        for forbidden in ["style=", "<script", "NaN", "inf%", "#0102"] {
            assert!(!html.contains(forbidden), "{id} has {forbidden}");
        }
    }
    assert!(figure("no-such-figure", &html! {}).is_none());
}

#[test]
fn published_numbers_are_in_their_figures() {
    for (id, numbers) in [
        (
            "training-memory",
            &["810 GB", "6.48 TB", "8 times the memory"][..],
        ),
        ("dataset-sizes", &["44 TB", "886 GB"]),
        (
            "energy-prices",
            &["$0.32", "$0.031–0.049", "$0.08", "$0.40"],
        ),
        (
            "clusters",
            &[
                "1,016",
                "14,400",
                "24,576",
                "350,000",
                "May 2024",
                "Prometheus",
                "763,000",
                "1.09 GW",
            ],
        ),
        ("uptimes", &["59%", "90%", "85–97%"]),
        (
            "cluster-cost",
            &[
                "$38.1 million",
                "$49.5 million",
                "$50.8 million",
                "$66.0 million",
            ],
        ),
        (
            "rack-power",
            &["5 kW", "8 kW", "40.8 kW", "120 kW (estimate)", "190–230 kW"],
        ),
        (
            "cooling",
            &["4,780 CFM", "135 m³", "58.7 litres", "3,500 times"],
        ),
        (
            "daily-bill",
            &[
                "$15,360",
                "$16,896",
                "$10,322",
                "$6.17 million",
                "PUE left out",
                "PUE 1.1,",
                "PUE 1.25,",
            ],
        ),
        ("carbon", &["2,800", "353", "7,790", "11.8 million kWh"]),
    ] {
        let html = text(id);
        for number in numbers {
            assert!(html.contains(number), "{id} lacks {number}");
        }
    }
}

#[test]
fn estimates_are_marked() {
    for id in ["dataset-sizes", "rack-power", "energy-prices", "clusters"] {
        assert!(text(id).contains("bar-hollow"), "{id}");
    }
}
