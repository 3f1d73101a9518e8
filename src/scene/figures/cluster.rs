//! A hall of servers at work, and the clocks that run meanwhile.

use super::hall::{Block, Ground, Hall, Laid};
use crate::scene::{
    Anchor, Axis, Callout, Column, Grip, Look, Path, Point, Rail, Room, Scene, Stage, Voice, key,
};
use crate::units::{Seconds, counted, whole};

/// A cluster and its training.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cluster {
    /// Servers.
    pub servers: f64,
    /// Servers in a rack.
    pub per_rack: f64,
    /// Chips in all.
    pub chips: f64,
    /// How long it trains, failures included.
    pub time: Seconds,
}

/// What a clock goes round in.
const TURNS: [(f64, &str); 9] = [
    (1.0, "a second"),
    (60.0, "a minute"),
    (3_600.0, "an hour"),
    (86_400.0, "a day"),
    (2_629_800.0, "a month"),
    (31_557_600.0, "a year"),
    (315_576_000.0, "ten years"),
    (3_155_760_000.0, "a hundred years"),
    (31_557_600_000.0, "a thousand years"),
];
/// Clocks that are drawn at most.
const CLOCKS: f64 = 36.0;

/// What a clock stands for here, and how many there are.
pub fn clocks(time: Seconds) -> (&'static str, f64) {
    let fits = TURNS.iter().rev().find(|(turn, _)| time.0 / turn >= 2.0);
    let (turn, name) = fits.unwrap_or(&TURNS[0]);
    let count = time.0 / turn;
    // A sliver of one more clock is none.
    let near = (count - count.round()).abs() < 0.04;
    (name, if near { count.round() } else { count })
}

/// The figure. Its grip is the number of servers.
pub fn cluster(cluster: &Cluster, stage: Stage) -> Scene {
    let room = stage.room;
    let mut scene = Scene::new(room, room.of(372.0, 400.0, 400.0));
    let hall = Hall::new(cluster.servers, cluster.per_rack);
    let within = room.of(
        [0.0, 0.0, 312.0, 206.0],
        [0.0, 0.0, 390.0, 300.0],
        [0.0, 4.0, 560.0, 356.0],
    );
    let laid = Laid::new(hall, Ground::below(within, hall.legend().is_some()));
    laid.draw(&mut scene, None);
    servers(
        &mut scene,
        cluster.servers,
        room.of(244.0, 346.0, 384.0),
        room.of(312.0, 390.0, 560.0),
    );
    let racks = counted(whole(hall.racks()), "rack");
    let chips = format!("{} chips", whole(cluster.chips));
    let near = matches!(hall.block, Block::Rack | Block::Racks);
    let air = if near {
        "warm air and cold in turns"
    } else {
        "row upon row of them"
    };
    let first = Callout::new(
        laid.front(0),
        format!("{} in {racks}", counted(whole(cluster.servers), "server")),
        &[&chips, air],
    );
    let network = Callout::new(
        laid.above(),
        "one network joins them",
        &["so that all work on one model"],
    );
    let beside = room.of(
        Point::new(0.0, 286.0),
        Point::new(400.0, 20.0),
        Point::new(600.0, 176.0),
    );
    let room_for_clocks = room.of((312.0, 76.0), (190.0, 250.0), (268.0, 176.0));
    dials(&mut scene, cluster, stage.part, beside, room_for_clocks);
    let mut callouts = vec![first, network];
    if room == Room::Wide {
        let last = Callout {
            thing: laid.front(hall.blocks() - 1),
            ..callouts[0].clone()
        };
        callouts[0] = last;
        Column {
            x: 600.0,
            anchor: Anchor::Start,
            between: (10.0, 132.0),
        }
        .set(&mut scene, callouts);
    } else {
        let top = room.of(384.0, 384.0, 0.0);
        key(&mut scene, &callouts, top);
    }
    if let Some(legend) = hall.legend() {
        let at = Point::new(0.0, room.of(12.0, 14.0, 14.0));
        scene.say(at, Voice::Note, legend);
    }
    scene
}

/// The rail of servers along the foot of the hall.
pub fn servers(scene: &mut Scene, servers: f64, y: f64, right: f64) {
    let (from, to) = (Point::new(12.0, y), Point::new(right - 12.0, y));
    let rail = Rail::logarithmic((from, 1.0), (to, 1e5));
    let at = rail.place(servers);
    scene.add(Path::line(Look::Hair, &[from, to]));
    for power in 0..=5 {
        let tick = rail.place(libm::pow(10.0, f64::from(power)));
        scene.add(Path::line(
            Look::Hair,
            &[tick.by(0.0, -4.0), tick.by(0.0, 4.0)],
        ));
    }
    scene.add(Path::line(Look::AccentLine, &[from, at]));
    let label = counted(whole(servers), "server");
    let words = label.clone();
    let half = crate::scene::width(&label, Voice::Yours) / 2.0;
    let middle = at.x.clamp(half, right - half);
    scene.say_at(
        Point::new(middle, y - 16.0),
        Anchor::Middle,
        Voice::Yours,
        label,
    );
    scene.grips.push(Grip::new(
        rail,
        servers.min(1e5),
        Axis::Sideways,
        "Servers",
        words,
    ));
}

/// A clock for each turn of the time it takes, the last as far as it comes.
fn dials(scene: &mut Scene, cluster: &Cluster, part: f64, at: Point, (wide, high): (f64, f64)) {
    let (name, count) = clocks(cluster.time);
    let drawn = count.min(CLOCKS) * part;

    let number = count.min(CLOCKS).ceil().max(1.0);
    let title = cluster.time.to_string();
    scene.say(at.by(0.0, 12.0), Voice::Name, title);
    let turn = format!("of training; a clock is {name}");
    let lines = if crate::scene::width(&turn, Voice::Note) > wide {
        vec!["of training;".to_owned(), format!("a clock is {name}")]
    } else {
        vec![turn]
    };
    let more = (count > CLOCKS).then(|| "more than fit here".to_owned());
    let lines: Vec<String> = lines.into_iter().chain(more).collect();
    let below = 29.0 + 16.0 * lines.len() as f64;
    for (index, line) in lines.into_iter().enumerate() {
        scene.say(at.by(0.0, 29.0 + 16.0 * index as f64), Voice::Note, line);
    }
    // As large as lets all of them fit.
    let fits = |size: f64| (wide / size).floor() * ((high - below) / size).floor() >= number;
    let size = (1..=62)
        .rev()
        .map(f64::from)
        .find(|size| fits(*size))
        .unwrap_or(8.0);
    let columns = (wide / size).floor();
    for index in 0..number as u32 {
        let place = f64::from(index);
        let middle = at.by(
            (place % columns + 0.5) * size,
            below + ((place / columns).floor() + 0.5) * size,
        );
        dial(
            scene,
            middle,
            size / 2.0 - 3.0,
            (drawn - place).clamp(0.0, 1.0),
        );
    }
}

fn dial(scene: &mut Scene, middle: Point, radius: f64, part: f64) {
    scene.add(Path::circle(Look::PartFace, middle, radius));
    let at = |part: f64, reach: f64| {
        let angle = part * core::f64::consts::TAU;
        middle.by(
            libm::sin(angle) * radius * reach,
            -libm::cos(angle) * radius * reach,
        )
    };
    let steps = (part * 48.0).ceil().max(1.0) as u32;
    let mut sector = Path::new(Look::Left).to(middle);
    for step in 0..=steps {
        sector = sector.on(at(part * f64::from(step) / f64::from(steps), 0.97));
    }
    scene.add(if part >= 1.0 {
        Path::circle(Look::Left, middle, radius * 0.97)
    } else {
        sector.close()
    });
    if radius > 9.0 {
        let ticks = (0..12).map(|hour| f64::from(hour) / 12.0);
        scene.add(ticks.fold(Path::new(Look::Hair), |path, hour| {
            path.then_line(&[at(hour, 0.84), at(hour, 0.97)])
        }));
    }
    scene.add(Path::line(Look::Outline, &[middle, at(part, 0.8)]));
    scene.add(Path::circle(Look::Outline, middle, radius));
}
