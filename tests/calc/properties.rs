//! What holds for every input: directions, limits, round trips.

use proptest::prelude::*;
use scale_lab::calc::failure::Failures;
use scale_lab::calc::memory::{Activations, Zero, activations, training_state};
use scale_lab::calc::parallel::{Link, bubble, ring_all_reduce};
use scale_lab::calc::params::Shape;
use scale_lab::calc::scaling::{CHINCHILLA, REPLICATION, Size};
use scale_lab::calc::{Invalid, cooling, cost, power, rack, training};
use scale_lab::units::{
    Bytes, BytesPerSecond, Flops, FlopsPerSecond, Joules, Seconds, Unit, Usd, Watts, field_text,
    format_quantity, parse_quantity,
};

const UNITS: [Unit; 16] = [
    Unit::Pure,
    Unit::One,
    Unit::Share,
    Unit::Bytes,
    Unit::BytesPerSecond,
    Unit::Flop,
    Unit::FlopPerSecond,
    Unit::Watts,
    Unit::Usd,
    Unit::UsdPerKilowattHour,
    Unit::Seconds,
    Unit::Years,
    Unit::GpuHours,
    Unit::Kelvin,
    Unit::Parameters,
    Unit::Tokens,
];

proptest! {
    #[test]
    fn a_field_reads_back_what_it_shows(value in -1e18..1e18_f64, unit in 0..UNITS.len()) {
        let text = field_text(value, UNITS[unit]);
        let read = parse_quantity(&text, UNITS[unit]).unwrap_or(f64::NAN);
        prop_assert!((read - value).abs() <= value.abs() * 1e-14, "{}", text);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,24}", unit in 0..UNITS.len()) {
        if let Ok(value) = parse_quantity(&text, UNITS[unit]) {
            prop_assert!(value.is_finite());
        }
    }

    #[test]
    fn what_is_printed_reads_back_to_three_digits(exponent in 2.0..15.0_f64) {
        let value = libm::pow(10.0, exponent);
        for unit in [
            Unit::Bytes,
            Unit::Watts,
            Unit::FlopPerSecond,
            Unit::Parameters,
            Unit::Tokens,
        ] {
            let text = format_quantity(value, unit);
            let read = parse_quantity(&text, unit).unwrap_or(f64::NAN);
            prop_assert!((read / value - 1.0).abs() < 0.006, "{}", text);
        }
    }

    #[test]
    fn units_convert_there_and_back(value in 1e-6..1e15_f64) {
        prop_assert!((Joules::from_kilowatt_hours(value).kilowatt_hours() / value - 1.0).abs() < 1e-12);
        prop_assert!((Bytes::from_gibibytes(value).gibibytes() / value - 1.0).abs() < 1e-12);
        prop_assert!(Bytes::from_gibibytes(value) > Bytes(value * 1e9));
    }

    #[test]
    fn more_chips_take_less_time_and_the_same_gpu_hours(
        chips in 1.0..1e6_f64, more in 1.01..10.0_f64, mfu in 0.01..1.0_f64,
    ) {
        let run = |chips| training::run(Flops(1e24), chips, FlopsPerSecond(1e15), mfu, 1.0).unwrap();
        prop_assert!(run(chips * more).time < run(chips).time);
        prop_assert!((run(chips * more).gpu_hours / run(chips).gpu_hours - 1.0).abs() < 1e-9);
    }

    #[test]
    fn the_optimum_is_the_best_use_of_its_compute(exponent in 18.0..28.0_f64, tilt in 0.5..2.0_f64) {
        for law in [CHINCHILLA, REPLICATION] {
            let compute = Flops(libm::pow(10.0, exponent));
            let best = law.optimum(compute);
            prop_assert!((6.0 * best.parameters * best.tokens / compute.0 - 1.0).abs() < 1e-9);
            let other = Size { parameters: best.parameters * tilt, tokens: best.tokens / tilt };
            prop_assert!(law.loss(best) <= law.loss(other) + 1e-12);
            prop_assert!(law.loss(best) > law.e);
            prop_assert!((law.optimal_tokens(best.parameters) / best.tokens - 1.0).abs() < 1e-6);
        }
    }

    #[test]
    fn spreading_never_takes_more_memory(replicas in 1.0..4096.0_f64) {
        let stages = [Zero::None, Zero::Optimiser, Zero::Gradients, Zero::Weights];
        let bytes = stages.map(|stage| training_state(1e9, stage, replicas));
        prop_assert!(bytes.is_sorted_by(|a, b| a >= b));
        prop_assert_eq!(training_state(1e9, Zero::Weights, 1.0), bytes[0]);
    }

    #[test]
    fn keeping_less_takes_less(batch in 1.0..64.0_f64, context in 128.0..65_536.0_f64) {
        let shape = Shape::of_size(70e9);
        let kept = [Activations::All, Activations::WithoutScores, Activations::Recomputed]
            .map(|kept| activations(&shape, kept, batch, context, 1.0));
        prop_assert!(kept.is_sorted_by(|a, b| a > b));
    }

    #[test]
    fn goodput_is_a_share_and_more_gpus_have_less(
        gpus in 1.0..1e6_f64, hours in 10.0..1e9_f64, save in 0.1..3_600.0_f64, restart in 0.0..7_200.0_f64,
    ) {
        let share = |gpus| Failures::new(gpus, hours, Seconds(save), Seconds(restart))
            .and_then(|failures| failures.best_goodput());
        let (one, two) = (share(gpus).unwrap(), share(2.0 * gpus).unwrap());
        prop_assert!((0.0..=1.0).contains(&one) && two <= one);
    }

    #[test]
    fn youngs_interval_is_near_the_best(gpus in 1.0..20_000.0_f64, factor in 0.25..4.0_f64) {
        let failures = Failures::new(gpus, 50_677.0, Seconds(10.0), Seconds(600.0)).unwrap();
        let other = failures.goodput(Seconds(failures.young().0 * factor)).unwrap();
        prop_assert!(failures.best_goodput().unwrap() >= other - 2e-3);
        prop_assert!((failures.daly().0 / failures.young().0 - 1.0).abs() < 0.1);
    }

    #[test]
    fn a_ring_tends_to_twice_the_message(n in 2.0..4096.0_f64, bytes in 1e6..1e12_f64) {
        let link = Link { latency: Seconds(0.0), speed: BytesPerSecond(1e11) };
        let time = ring_all_reduce(n, Bytes(bytes), &link).unwrap().0;
        prop_assert!(time >= bytes / 1e11 - 1e-9 && time < 2.0 * bytes / 1e11);
    }

    #[test]
    fn a_bubble_shrinks_with_micro_batches(p in 1.0..64.0_f64, m in 1.0..512.0_f64) {
        prop_assert!(bubble(p, m + 1.0, 1.0) <= bubble(p, m, 1.0));
        prop_assert!((0.0..1.0).contains(&bubble(p, m, 1.0)));
    }

    #[test]
    fn the_shape_of_a_size_has_about_that_size(exponent in 9.0..13.0_f64) {
        let parameters = libm::pow(10.0, exponent);
        let counted = Shape::of_size(parameters).parameters();
        prop_assert!((counted / parameters - 1.0).abs() < 0.15, "{}", counted);
    }

    #[test]
    fn money_and_power_add_up(nodes in 1.0..1e5_f64, price in 1e3..1e6_f64, share in 0.0..1.0_f64) {
        let price = cost::cluster(nodes, Usd(price), share);
        prop_assert!(price.total() >= price.servers);
        let machines = power::Machines {
            nodes, chips_per_node: 8.0, chip: Watts(700.0), node: Watts(10_200.0),
            nodes_per_rack: 4.0, switches: share, pue: 1.0,
        };
        let chain = power::chain(&machines);
        prop_assert_eq!(chain.facility, chain.hall);
        prop_assert!(chain.hall >= power::computers(nodes, Watts(10_200.0)));
    }

    #[test]
    fn a_rack_is_never_over_a_limit(units in 1.0..60.0_f64, feed in 0.0..2e5_f64, each in 100.0..2e4_f64) {
        let offered = rack::Rack { units, power: Watts(feed), cooling: Watts(feed) };
        let filled = rack::fill(&offered, 8.0, Watts(each)).unwrap();
        prop_assert!(filled.power.0 <= feed + 1e-6 * each);
        prop_assert!(filled.servers * 8.0 <= units + 1e-6);
    }

    #[test]
    fn twice_the_heat_takes_twice_the_flow(heat in 1.0..1e6_f64, warming in 1.0..40.0_f64) {
        let air = cooling::Coolant { density: 1.2, heat_capacity: 1005.0 };
        let flow = |heat| cooling::flow(Watts(heat), air, warming).0;
        prop_assert!((flow(2.0 * heat) / flow(heat) - 2.0).abs() < 1e-9);
    }
}

#[test]
fn the_limits_of_the_formulas() {
    let link = |speed| Link {
        latency: Seconds(1e-6),
        speed: BytesPerSecond(speed),
    };
    // One device has nobody to tell; no bandwidth is a reason, not an infinity.
    assert_eq!(
        ring_all_reduce(1.0, Bytes(1e9), &link(0.0)),
        Ok(Seconds(0.0))
    );
    assert_eq!(
        ring_all_reduce(2.0, Bytes(1e9), &link(0.0)),
        Err(Invalid::NotPositive("the link’s speed"))
    );
    assert_eq!(bubble(1.0, 1.0, 1.0), 0.0);
    // A PUE of 1 adds nothing.
    assert_eq!(power::site(Watts(1e6), 1.0), Watts(1e6));
    // Failures without pause leave no time; none at all leave all of it.
    let share = |hours| {
        Failures::new(1e5, hours, Seconds(10.0), Seconds(600.0))
            .unwrap()
            .best_goodput()
            .unwrap()
    };
    assert_eq!(share(1e-3), 0.0);
    assert!(share(1e15) > 0.999);
    // Nothing, less than nothing and what is no number have reasons.
    let never = |value: f64| {
        let text = Failures::new(value, 1.0, Seconds(1.0), Seconds(1.0)).unwrap_err();
        assert_eq!(
            text.to_string(),
            "the number of GPUs must be more than zero"
        );
        assert!(training::run(Flops(value), 1.0, FlopsPerSecond(1.0), 1.0, 1.0).is_err());
        assert!(training::run(Flops(1.0), value, FlopsPerSecond(1.0), 1.0, 1.0).is_err());
        assert!(training::mfu(Flops(1.0), Seconds(value), 1.0, FlopsPerSecond(1.0)).is_err());
        assert!(training::tokens_per_second(Bytes(value), BytesPerSecond(1.0)).is_err());
        assert!(cost::straight_line(Usd(1.0), value).is_err());
        assert!(power::turbines_by_energy(Watts(1.0), Watts(1.0), value).is_err());
        assert!(rack::fill(&RACK, value, Watts(1.0)).is_err());
    };
    for value in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        never(value);
    }
    assert_eq!(
        training::run(Flops(1e308), 1e-9, FlopsPerSecond(1e-9), 1.0, 1.0),
        Err(Invalid::TooLarge("the time"))
    );
}

const RACK: rack::Rack = rack::Rack {
    units: 42.0,
    power: Watts(1e4),
    cooling: Watts(1e4),
};

#[test]
fn what_trips_first_in_a_rack() {
    let trips = |watts| {
        let offered = rack::Rack {
            units: 42.0,
            power: Watts(watts),
            cooling: Watts(watts),
        };
        let filled = rack::fill(&offered, 8.0, Watts(10_200.0)).unwrap();
        (filled.servers, filled.trips)
    };
    assert_eq!(trips(5e3), (0.0, rack::Trips::Power));
    assert_eq!(trips(10.2e3), (1.0, rack::Trips::Power));
    assert_eq!(trips(40.8e3), (4.0, rack::Trips::Power));
    assert_eq!(trips(120e3), (5.0, rack::Trips::Space));
}
