//! Racks of today and those announced: what cools them, and that they can be entered.

use scale_lab::registry::{calculation, find, outputs};
use scale_lab::spec::{Preset, Value, Values};
use scale_lab::state::State;

fn values(widget: &str, link: &str) -> Values {
    let (state, notices) = State::parse(link);
    assert_eq!(notices, [], "{link}");
    state.values(find(widget).unwrap())
}

#[test]
fn dense_racks_are_cooled_at_the_chip() {
    for (watts, way) in [
        ("5e3", "room air"),
        ("200e3", "liquid to the chip"),
        ("230e3", "liquid to the chip"),
        ("600e3", "liquid to the chip"),
        ("700e3", "immersion"),
    ] {
        let values = values(
            "cooling",
            &format!("?cooling.rack=own&cooling.heat={watts}"),
        );
        let outputs = outputs(&values).unwrap();
        assert_eq!(
            outputs.last(),
            Some(&Ok(Value::Text(way.into()))),
            "{watts}"
        );
    }
}

#[test]
fn a_rack_may_have_a_megawatt() {
    let link = "?rack.rack_power=1e6&rack.cooling_power=1e6";
    values("rack", link);
    let kyber = |preset: &&Preset| preset.name == "kyber";
    for widget in ["rack", "cooling"] {
        assert!(find(widget).unwrap().presets.iter().any(|p| kyber(&p)));
    }
}

#[test]
fn chips_of_china_and_of_amd_can_be_chosen() {
    for (chip, bytes) in [
        ("h20", "768 GB"),
        ("mi325x", "2.05 TB"),
        ("mi355x", "2.3 TB"),
    ] {
        let link = format!("?s.chip={chip}");
        let values = values("gpu-server", &link);
        let report = calculation(values.spec()).unwrap().report(&values);
        let said = report.formula.join(" ");
        assert!(said.contains(&format!("= {bytes}")), "{chip}: {said}");
    }
}
