//! The figures agree with each other.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use scale_lab::data::{
    self, Cell, Value, chips, clusters, constants, grids, models, presets, servers,
};

fn close(a: f64, b: f64, tolerance: f64) {
    assert!(
        (a / b - 1.0).abs() <= tolerance,
        "{a} is not {b} within {tolerance}"
    );
}

#[test]
fn training_compute_is_six_times_parameters_times_tokens() {
    let mut compared = 0;
    for model in models::ALL {
        let (Some(flop), Some(tokens)) = (model.training_flop, model.training_tokens) else {
            continue;
        };
        let parameters = model.parameters_active.or(model.parameters).unwrap();
        let ratio = 6.0 * parameters.value * tokens.value / flop.value;
        assert!((ratio - 1.0).abs() < 0.25, "{}: {ratio}", model.id);
        compared += 1;
    }
    assert_eq!(compared, 12);
}

#[test]
fn counted_parameters_round_to_the_published_ones() {
    for model in models::ALL {
        if let (Some(exact), Some(published)) = (model.parameters_exact, model.parameters) {
            close(exact.value, published.value, 0.04);
        }
    }
    assert_eq!(models::alexnet::PARAMETERS_EXACT.value, 60_965_224.0);
    close(models::gpt_2_small::PARAMETERS_EXACT.value, 124.44e6, 1e-4);
    close(models::gpt_3::PARAMETERS_EXACT.value, 174.6e9, 1e-4);
    close(models::llama_2_7b::PARAMETERS_EXACT.value, 6.738e9, 1e-4);
    close(models::llama_2_70b::PARAMETERS_EXACT.value, 68.98e9, 1e-4);
    let ratio = models::gpt_3::PARAMETERS.value / models::alexnet::PARAMETERS.value;
    assert_eq!(ratio.round(), 2917.0);
}

#[test]
fn sizes_to_choose_from_are_numbered_from_smallest_to_largest() {
    let mut sizes: Vec<_> = models::ALL
        .iter()
        .filter_map(|model| Some((model.size_preset?.value, model.parameters?.value)))
        .collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (i, (place, _)) in sizes.iter().enumerate() {
        assert_eq!(*place, (i + 1) as f64);
    }
    assert!(sizes.is_sorted_by(|a, b| a.1 < b.1));
}

#[test]
fn speculation_is_marked() {
    for model in models::ALL {
        if model.confidence == Some("speculative") {
            assert!(model.training_flop.unwrap().estimate, "{}", model.id);
        }
    }
}

#[test]
fn chips_and_models_that_are_named_exist() {
    let chip = |id: &str| chips::ALL.iter().any(|chip| chip.id == id);
    assert!(servers::ALL.iter().all(|server| chip(server.chip)));
    assert!(clusters::ALL.iter().all(|cluster| chip(cluster.chip)));
    for preset in presets::ALL {
        assert!(chip(preset.chip));
        assert!(models::ALL.iter().any(|model| model.id == preset.model));
    }
}

#[test]
fn clusters_are_whole_servers_of_eight() {
    assert_eq!(
        clusters::superpod_127::GPUS.value,
        8.0 * clusters::superpod_127::NODES.value
    );
    assert_eq!(
        clusters::superpod_unit::GPUS.value,
        8.0 * clusters::superpod_unit::NODES.value
    );
    let memory = clusters::superpod_127::GPUS.value * chips::h100_sxm::MEMORY.value;
    close(memory, 81.28e12, 1e-9);
    let memory = clusters::openai_2020::GPUS.value * chips::v100_sxm::MEMORY.value;
    close(memory, 320e12, 1e-9);
}

#[test]
fn derived_constants_follow_from_their_parts() {
    let hours = 24.0 * constants::LLAMA31_DAYS.value;
    let interval = hours * clusters::llama_31::GPUS.value / constants::LLAMA31_INTERRUPTIONS.value;
    close(interval, constants::FAILURE_INTERVAL.value, 1e-4);
    let share = constants::NETWORK_SHARE_OF_CLUSTER.value;
    close(share / (1.0 - share), constants::NETWORK_SHARE.value, 0.002);
    let rack = constants::SERVERS_PER_RACK.value * servers::dgx_h100::POWER.value;
    close(rack, constants::RACK_POWER_H100.value, 1e-9);
    close(
        constants::ARTICLE_CLUSTER_POWER.value / 128.0,
        presets::article::NODE_POWER.value,
        1e-9,
    );
    for (kelvin, airflow) in [
        (10.0, constants::AIRFLOW_10K),
        (15.0, constants::AIRFLOW_15K),
        (20.0, constants::AIRFLOW_20K),
    ] {
        let heat = constants::AIR_DENSITY.value * constants::AIR_HEAT_CAPACITY.value * kelvin;
        let cubic_feet_a_minute = 1000.0 / heat / libm::pow(0.3048, 3.0) * 60.0;
        close(cubic_feet_a_minute, airflow.value, 0.005);
    }
    let heat = constants::WATER_DENSITY.value * constants::WATER_HEAT_CAPACITY.value * 10.0;
    close(
        1000.0 / heat * 1000.0 * 60.0,
        constants::WATERFLOW_10K.value,
        0.005,
    );
}

/// Daly's paper draws three best intervals, in the captions of its figures.
#[test]
fn the_best_checkpoint_interval_is_that_of_dalys_figures() {
    use scale_lab::calc::failure::Failures;
    use scale_lab::units::Seconds;
    for (hours, minutes) in [(24.0, 117.0), (6.0, 57.0), (0.25, 9.1)] {
        let failures = Failures {
            between: Seconds(3600.0 * hours),
            save: Seconds(300.0),
            restart: Seconds(600.0),
        };
        close(failures.daly().0 / 60.0, minutes, 0.006);
    }
}

#[test]
fn euro_prices_are_converted_at_the_stated_rate() {
    for grid in grids::ALL {
        if let Some(euros) = grid.delivered_price_eur {
            close(
                grid.delivered_price.unwrap().value,
                euros.value * constants::USD_PER_EUR.value,
                0.005,
            );
        }
    }
}

#[test]
fn the_bill_of_the_article_can_be_reproduced() {
    let preset = &presets::ARTICLE;
    let kilowatts = preset.nodes_powered.value * preset.node_power.value / 1000.0;
    let day = kilowatts * 24.0 * preset.energy_price.value;
    close(day, 15_360.0, 1e-9);
    close(day * preset.pue.value, 16_896.0, 1e-9);
    let servers = preset.nodes.value * preset.node_price.value;
    close(servers * (1.0 + preset.network_share.value), 49.53e6, 1e-9);
}

#[test]
fn a_figure_is_found_by_its_path() {
    let found = data::lookup("chips.h100_sxm.memory").unwrap();
    assert_eq!(found.value, Value::Number(chips::h100_sxm::MEMORY));
    assert_eq!(
        (found.row.name, found.column.title),
        ("NVIDIA H100 SXM", "Memory")
    );
    let found = data::lookup("chips.h100_sxm.maker").unwrap();
    assert_eq!(found.value, Value::Text("NVIDIA"));
    for path in ["constants.doubling_epoch", "constants.doubling_epoch.value"] {
        let found = data::lookup(path).unwrap();
        assert_eq!(found.value, Value::Number(constants::DOUBLING_EPOCH));
    }
    for nothing in [
        "",
        "chips",
        "chips.h100_sxm",
        "chips.h100_sxm.colour",
        "chips.tpu_v5p.power",
        "chips.x.memory",
    ] {
        assert!(data::lookup(nothing).is_none(), "{nothing}");
    }
}

#[test]
fn every_figure_has_a_unit_a_date_and_sources_that_exist() {
    let mut figures = 0;
    for table in data::TABLES {
        for row in table.rows {
            assert_eq!(row.cells.len(), table.columns.len());
            for value in row.cells.iter().flatten() {
                if let Value::Number(Cell {
                    unit, date, source, ..
                }) = value
                {
                    assert!(!unit.symbol().is_empty() && !date.is_empty() && !source.is_empty());
                    assert!(source.iter().all(|key| data::source(key).is_some()));
                    figures += 1;
                }
            }
        }
    }
    assert!(figures > 400, "{figures}");
}

#[test]
fn the_middle_of_a_range() {
    assert_eq!(constants::H100_PRICE_2023.middle(), 35_000.0);
    assert_eq!(constants::PUE_GOOGLE.middle(), 1.10);
}
