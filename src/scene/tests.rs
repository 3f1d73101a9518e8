//! What holds of every scene, whatever its quantities.

use super::Point;
use super::figures::{
    barrel, books, cluster, cooling, cuts, dots, failures, field, file, loaves, power, queue, rack,
    receipt, records, server, vessel,
};
use super::{Anchor, Axis, Rail, Room, Scene, Slide, Stage, Text, svg};
use crate::units::{Bytes, BytesPerSecond, Seconds, Usd, Watts};
use proptest::prelude::*;

/// Elements that a page may have for a scene.
const MOST: usize = 400;

/// Elements, overlaps and words that stand out.
fn faults(name: &str, scene: &Scene) -> Vec<String> {
    let mut faults = Vec::new();
    let elements = svg(scene).matches('<').count() - scene.texts().count();
    if elements > MOST {
        faults.push(format!("{name}: {elements} elements"));
    }
    let texts: Vec<&Text> = scene.texts().collect();
    for (index, text) in texts.iter().enumerate() {
        let [left, top, right, bottom] = text.extent();
        let inside =
            left > -1.5 && right < scene.size.0 + 1.5 && top > -2.0 && bottom < scene.size.1 + 2.0;
        if !inside {
            faults.push(format!(
                "{name}: “{}” stands out: {:?} in {:?}",
                text.words,
                text.extent(),
                scene.size
            ));
        }
        for other in &texts[index + 1..] {
            let [l, t, r, b] = other.extent();
            if left < r - 1.0 && l < right - 1.0 && top < b - 1.0 && t < bottom - 1.0 {
                faults.push(format!("{name}: “{}” covers “{}”", text.words, other.words));
            }
        }
    }
    // A number's grip is upon its number.
    let upon = |grip: &&super::Grip| !matches!(grip.axis, Axis::Number(_));
    for grip in scene.grips.iter().filter(upon) {
        for text in &texts {
            let [l, t, r, b] = text.extent();
            let (x, y) = (grip.at.x, grip.at.y);
            if x > l - 9.0 && x < r + 9.0 && y > t - 9.0 && y < b + 9.0 {
                faults.push(format!("{name}: the grip covers “{}”", text.words));
            }
        }
    }
    faults
}

fn all(name: &str, draw: impl Fn(Stage) -> Scene) -> Vec<String> {
    let of = |room: Room| faults(&format!("{name} {room:?}"), &draw(Stage::of(room)));
    Room::ALL.into_iter().flat_map(of).collect()
}

/// From one number to another, by equal ratios.
fn ratio(low: f64, high: f64) -> impl Strategy<Value = f64> {
    (0.0..1.0_f64).prop_map(move |part| low * libm::pow(high / low, part))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn labels_of_a_rack(
        units in 1.0..60.0_f64, server_units in 1.0..48.0_f64, servers in 0.0..60.0_f64,
        each in ratio(10.0, 1e6), other in ratio(10.0, 1e6), breaker in ratio(500.0, 5e5), cooling in ratio(500.0, 5e5),
    ) {
        let (units, server_units) = (units.round(), server_units.round());
        let drawn = rack::Rack {
            units, server_units, servers: 0.0,
            each: Watts(each), other: Watts(other), other_when: ["on", "most days"],
            breaker: Watts(breaker), cooling: Watts(cooling),
        };
        let drawn = rack::Rack { servers: servers.round().min(drawn.slots()), ..drawn };
        let faults = all("rack", |stage| rack::rack(&drawn, stage));
        prop_assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn labels_of_a_server(
        chips in ratio(1.0, 576.0), each in ratio(1e8, 1e13), model in ratio(500.0, 4e14), link in ratio(1e9, 1e13), linked: bool,
    ) {
        let drawn = server::Server {
            chips: chips.round(), each: Bytes(each), model: Bytes(model), link: linked.then_some(BytesPerSecond(link)),
        };
        let faults = all("server", |stage| server::server(&drawn, stage));
        prop_assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn labels_of_a_cluster(servers in ratio(1.0, 1e6), per_rack in 1.0..48.0_f64, time in ratio(1.0, 1e13)) {
        let drawn = cluster::Cluster {
            servers: servers.round(), per_rack: per_rack.round(), chips: servers.round() * 8.0, time: Seconds(time),
        };
        let faults = all("cluster", |stage| cluster::cluster(&drawn, stage));
        prop_assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn labels_of_power(servers in ratio(1.0, 1e6), node in ratio(10.0, 1e6), pue in 1.0..3.0_f64, chips in 0.05..1.2_f64) {
        let hall = servers.round() * node;
        let drawn = power::Power {
            servers: servers.round(), pue, meter: Watts(hall * pue), hall: Watts(hall), chips: Watts(hall * chips),
            count: servers.round() * 8.0, each: [Watts(308.0), Watts(2500.0), Watts(5e4), Watts(1e6)],
        };
        let faults = all("power", |stage| power::power(&drawn, stage));
        prop_assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn labels_of_a_barrel(ratios in prop::array::uniform6(ratio(1e-3, 1e4))) {
        let names = ["money", "running", "power", "data", "time", "failures"];
        let mut index = 0;
        let staves = ratios.map(|ratio| {
            let name = names[index];
            index += 1;
            barrel::Stave { name, moves: name, ratio, note: if ratio < 0.9 { "34%" } else { "84% used" }.into(), words: String::new() }
        });
        let drawn = barrel::Barrel {
            staves,
            plan: vec!["405 billion parameters".into(), "on 15.6 trillion tokens".into()],
            stays: vec!["358 billion parameters".into(), "on 6.1 trillion tokens".into()],
        };
        let faults = all("barrel", |stage| barrel::barrel(&drawn, stage));
        prop_assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn labels_of_failures(
        servers in ratio(1.0, 1e6), interval in ratio(1.0, 2e6), restart in ratio(1.0, 86_400.0), count in 0..3_000_usize, place in 0.0..1.0_f64,
    ) {
        let times = (0..count).map(|index| ((index as f64 + 0.5) / count as f64, place)).collect();
        let drawn = failures::Failures {
            servers: servers.round(), per_rack: 4.0, chips: servers.round() * 8.0, times, gone: vec![0.3; 200],
            length: Seconds(7_776_000.0), lost: vec![144.0; 200], interval: Seconds(interval), restart: Seconds(restart),
        };
        let faults = all("failures", |stage| failures::failures(&drawn, stage));
        prop_assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn labels_of_a_receipt(
        amounts in prop::array::uniform4(ratio(0.1, 1e14)), free in 0..4_usize, servers in ratio(1.0, 1e6), value in 0.0..2.0_f64, hot: bool,
    ) {
        use receipt::{Line, Part, Piece, Reach, Receipt};
        let mut amounts = amounts.map(Usd);
        amounts[free] = Usd(0.0);
        let line = |name, amount, words: [&str; 3]| {
            let mut how = vec![Piece::Number("Servers", crate::units::whole(servers), Reach::Tenfold(servers))];
            how.extend(words.map(|words| Piece::Words(words.into())));
            Line { name, amount, how }
        };
        let drawn = Receipt {
            title: "The run",
            of: "405 billion parameters, 15.6 trillion tokens".into(),
            parts: [
                Part { name: "Wear of the machine", layer: "wear", hot: false, lines: vec![line("servers", amounts[0], ["× $100 million", "× 1,234 of 20 years", ""])] },
                Part { name: "Electricity", layer: "electricity", hot, lines: vec![
                    line("chips", amounts[1], ["717 MW", "× 26 million h", "× $0.32"]),
                    line("the rest of the servers", amounts[2], ["358 kW", "× 26,000 h", "× $0.32"]),
                    line("cooling and losses", amounts[3], ["", "", ""]),
                ] },
            ],
            free: "carbon dioxide, 999 million tonnes".into(),
            note: hot.then(|| ("for each chip", "$46.3 million".into())),
            note_volume: 1.13e-6,
        };
        let slide = || Slide {
            from: Point::default(), length: 0.0, between: [0.0, 2.0], ratios: false, value,
            title: "A kilowatt-hour", name: "Price", words: "$0.32".into(), ends: ["$10,000".into(), "$100 million".into()],
        };
        let faults = all("receipt", |stage| receipt::receipt(&drawn, slide(), stage));
        prop_assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn labels_of_cooling(air in ratio(1e-3, 415.0), water in ratio(1e-6, 0.12), warming in 2.0..40.0_f64) {
        let drawn = cooling::Cooling { air, water, warming };
        let slide = || Slide {
            from: Point::default(), length: 0.0, between: [2.0, 40.0], ratios: false, value: warming,
            title: "air warms by", name: "", words: "17.5\u{a0}°C".into(), ends: ["2".into(), "40".into()],
        };
        let faults = all("cooling", |stage| cooling::cooling(&drawn, slide(), stage));
        prop_assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn labels_of_cuts(
        powers in prop::array::uniform3(0.0..17.0_f64), odd: bool, works: bool, inside: bool, times in prop::array::uniform4(ratio(1e-4, 1e6)),
    ) {
        let [copies, stages, slices] = powers.map(|power| if odd { libm::exp2(power).round() } else { libm::exp2(power.round()) });
        let drawn = cuts::Cuts {
            copies, stages: stages.min(1024.0), slices: slices.min(576.0), inside,
            chip: ["one chip of 1,048,576".into(), "needs 1.09 TB, has 80 GB".into()],
            times: works.then(|| cuts::Times { compute: Seconds(times[0]), slices: Seconds(times[1]), stages: Seconds(times[2]), copies: Seconds(times[3]) }),
        };
        let faults = all("cuts", |stage| cuts::cuts(&drawn, stage));
        prop_assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn labels_of_books(tokens in ratio(1e6, 1e18), best in ratio(1e6, 1e18), others in prop::array::uniform6(ratio(1e9, 1e14))) {
        let names = ["C4", "The Pile", "RefinedWeb, the public part", "FineWeb", "FineWeb, as it has grown", "DCLM"];
        let drawn = books::Books {
            tokens, best, name: "FineWeb, as it has grown".into(), book: 120_000.0, lifetime: 3.9e9,
            others: names.into_iter().zip(others).collect(),
        };
        let faults = all("books", |stage| books::books(&drawn, stage));
        prop_assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn labels_of_dots(
        places in prop::collection::vec((2010.0..2026.0_f64, ratio(1e17, 1e27), any::<bool>()), 0..60), doubling in 1.0..60.0_f64, on in 1.0..30.0_f64,
    ) {
        let end = 2012.7 + on;
        let line = |months: f64, name: &str| dots::Line {
            from: (2012.7, 4.7e17), to: (end, 4.7e17 * libm::exp2(12.0 * on / months)), name: name.into(),
        };
        let drawn = dots::Dots {
            dots: places.iter().filter(|place| place.0 < end).map(|&(year, value, estimate)| dots::Dot { name: "Llama 3.1 405B", year, value, estimate }).collect(),
            lines: vec![line(3.4, "OpenAI’s, 2018"), line(24.0, "Moore’s law")],
            yours: line(doubling, "22.5 months"),
            rail: [2.5, 5.0, 10.0, 60.0].map(|months| (4.7e17 * libm::exp2(12.0 * on / months), months)).to_vec(),
            number: (doubling, "Compute doubles every", "22.5 months".into()),
            counted: "operations of a run",
        };
        let faults = all("dots", |stage| dots::dots(&drawn, stage));
        prop_assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn labels_of_records(
        places in prop::collection::vec((1957.0..2026.5_f64, 0.0..1.0_f64, any::<bool>()), 0..80), since in 0.0..69.5_f64, kind in 0..3_usize,
    ) {
        let (powers, every) = [([2, 13], 2), ([4, 29], 4), ([11, 14], 1)][kind];
        let [low, high] = powers.map(f64::from);
        let names = ["Qwen3-235B-A22B", "Llama 3.1 405B", "PaLM", "Megatron-LM (8.3B)"];
        let dot = |(index, &(year, part, estimate)): (usize, &(f64, f64, bool))| field::Dot {
            name: names[index % 4], year, value: libm::pow(10.0, low + part * (high - low)), estimate,
        };
        let drawn = records::Records {
            dots: places.iter().enumerate().map(dot).collect(),
            until: 1957.0 + since, words: "October 2026".into(), years: [1955.0, 2026.5], since: 1957.0,
            grip: "Years from 1957 on", counted: "tokens read in training", powers, every,
        };
        let faults = all("records", |stage| records::records(&drawn, stage));
        prop_assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn labels_of_a_file(size in ratio(500.0, 4e14), half: bool) {
        use file::{Device, File, Kind};
        let device = |kind, name, memory| Device { kind, name, memory: Bytes(memory) };
        let drawn = File {
            size: Bytes(size),
            numbers: [crate::units::count_in_words(size / 2.0), format!("numbers of {} byte{}", if half { "½" } else { "2" }, if half { "" } else { "s" })],
            devices: [
                device(Kind::Phone, "iPhone 4", 512e6),
                device(Kind::Laptop, "a laptop", 16e9),
                device(Kind::Card, "RTX 4090", 24e9),
                device(Kind::Chip, "one H100", 80e9),
                device(Kind::Laptop, "M3 Max", 128e9),
                device(Kind::Server, "a server of eight H100s", 640e9),
            ],
        };
        let faults = all("file", |stage| file::file(&drawn, stage));
        prop_assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn labels_of_a_vessel(
        lower in ratio(1e3, 4e15), upper in ratio(1.0, 1e17), memory in ratio(5e8, 1e13), count in ratio(1.0, 1e11), training: bool,
    ) {
        let layer = |bytes, name, of: &str| vessel::Layer { bytes: Bytes(bytes), name, of: of.into(), grip: name };
        let drawn = vessel::Vessel {
            device: "GeForce GTX 580 3 GB, AlexNet’s card".into(),
            memory: Bytes(memory),
            count: count.round(),
            lower: layer(lower, if training { "training state" } else { "weights" }, "1.56 billion parameters"),
            upper: layer(upper, if training { "activations" } else { "keys and values" }, "10,000,000 tokens"),
            uppers: (0..9).map(|step| (Bytes(upper * libm::pow(10.0, f64::from(step) - 4.0)), libm::pow(10.0, f64::from(step)))).collect(),
            value: 1e4,
        };
        let faults = all("vessel", |stage| vessel::vessel(&drawn, stage));
        prop_assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn labels_of_loaves(gone in prop::array::uniform3(0.0..1.0_f64)) {
        let loaf = |name, note: &str, gone| loaves::Loaf { name, note: note.into(), gone };
        let drawn = loaves::Loaves {
            yours: loaf("Your bet", "how much of the loss goes?", gone[0]),
            measured: [loaf("This page’s networks", "", gone[1]), loaf("Language models", "Kaplan, 2020", gone[2])],
            grip: "Your bet",
        };
        let faults = all("loaves", |stage| loaves::loaves(&drawn, stage));
        prop_assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn labels_of_a_queue(
        most in ratio(1.0, 1e6), part in 0.0..1.0_f64, reading in ratio(1e-6, 1e5), writing in ratio(1e-7, 1e3),
        waiting in ratio(0.1, 1e3), works: bool, prices in prop::array::uniform2(ratio(1e-4, 1e6)),
    ) {
        let drawn = queue::Queue {
            conversations: (libm::pow(most, part) * waiting).round().max(1.0),
            served: works.then(|| queue::Served {
                most: most.round(), reading: Seconds(reading), writing: Seconds(writing), prices: prices.map(Usd),
            }),
            memory: ["weights of 12.3 TB, and no room".into(), "the chips hold 12.3 TB".into()],
        };
        let slide = || Slide {
            from: Point::default(), length: 0.0, between: [0.1, 100.0], ratios: true, value: prices[0],
            title: "A chip for an hour", name: "", words: "$2.35".into(), ends: ["10 cents".into(), "$100".into()],
        };
        let faults = all("queue", |stage| queue::queue(&drawn, slide(), stage));
        prop_assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn a_rail_leads_back(low in ratio(1e-3, 10.0), times in ratio(2.0, 1e6), part in 0.0..1.0_f64) {
        let high = low * times;
        let rail = Rail::logarithmic((Point::new(0.0, 300.0), low), (Point::new(40.0, 0.0), high));
        let value = low * libm::pow(times, part);
        let back = rail.value(rail.place(value));
        prop_assert!((back / value - 1.0).abs() < 1e-6, "{value} {back}");
    }
}

#[test]
fn neighbours_of_one_look_are_one_element() {
    use super::{Look, Path, Voice};
    let mut scene = Scene::new(Room::Narrow, 100.0);
    scene.add(Path::rectangle(Look::Top, Point::new(0.0, 0.0), 10.0, 10.0));
    scene.add(Path::rectangle(
        Look::Top,
        Point::new(20.0, 0.0),
        10.0,
        10.0,
    ));
    scene.say_at(Point::new(5.0, 5.0), Anchor::Middle, Voice::Name, "a < b");
    let svg = svg(&scene);
    assert_eq!(svg.matches("<path").count(), 1, "{svg}");
    assert!(svg.contains("a &lt; b"), "{svg}");
}

#[test]
fn counts_and_places_are_words_where_words_do() {
    use super::{ordinal, word};
    assert_eq!(
        [0.0, 12.0, 13.0, 70.0, 71.0].map(word),
        ["no", "twelve", "13", "seventy", "71"]
    );
    assert_eq!(
        [1.0, 13.0, 21.0, 22.0, 43.0, 112.0].map(ordinal),
        ["first", "13th", "21st", "22nd", "43rd", "112th"]
    );
}
