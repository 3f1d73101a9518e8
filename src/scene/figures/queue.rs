//! Conversations that chips answer at once: a lane for each, its prompt read in one
//! go, its answer written a token at a time.
//!
//! To scale: the time that reading and writing take; upwards, equal ratios of
//! conversations. Sketched: how many lanes are drawn.

use super::people::small_person;
use crate::scene::{Anchor, Axis, Grip, Look, Path, Point, Rail, Room, Scene, Slide, Stage, Voice};
use crate::units::{Seconds, Usd, count_in_words_or_digits, to_two_digits};

/// Conversations, and what answering them takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Queue {
    /// How many at once.
    pub conversations: f64,
    /// What the chips do; nothing where not even one conversation fits.
    pub served: Option<Served>,
    /// What the weights need, and what the chips hold.
    pub memory: [String; 2],
}

/// What the chips do with as many conversations as fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Served {
    /// How many fit into the chips' memory.
    pub most: f64,
    /// What reading a prompt takes.
    pub reading: Seconds,
    /// What writing a token in each takes.
    pub writing: Seconds,
    /// What a million tokens cost, read and written.
    pub prices: [Usd; 2],
}

/// Tokens of an answer that are drawn at least.
const TOKENS: f64 = 16.0;
/// Lanes that are drawn at most.
const LANES: f64 = 16.0;

/// The figure. Its grips are the conversations and the slide.
pub fn queue(queue: &Queue, slide: Slide, stage: Stage) -> Scene {
    let room = stage.room;
    let most = queue.served.as_ref().map_or(0.0, |served| served.most);
    let inside = queue.conversations.min(most);
    let waiting = queue.conversations - inside;
    // On a phone those who wait take room of their own.
    let more = if waiting > 0.0 {
        room.of(50.0, 0.0, 0.0)
    } else {
        0.0
    };
    let mut scene = Scene::new(room, room.of(520.0, 384.0, 384.0) + more);
    let left = room.of(34.0, 40.0, 150.0);
    let right = room.of(312.0, 400.0, 620.0);
    let corner = Point::new(left, 44.0);
    let size = (right - left, room.of(190.0, 212.0, 212.0));
    let scaled = most.max(2.0);
    // How far down so many reach.
    let least = size.1 / 8.0;
    let down =
        |count: f64| least + (size.1 - least) * libm::log(count.max(1.0)) / libm::log(scaled);
    let side = room.of(
        Point::new(0.0, 280.0 + more),
        Point::new(424.0, 44.0),
        Point::new(660.0, 44.0),
    );
    if let Some(served) = &queue.served {
        chips(
            &mut scene,
            (served, inside),
            (corner, size),
            down(inside),
            stage,
        );
        coins(&mut scene, served, side, room);
    } else {
        overfull(&mut scene, queue, corner, size);
    }
    waiters(
        &mut scene,
        waiting,
        corner.by(0.0, size.1 + 3.0),
        size.0,
        room,
    );
    let pieces = (0..=24).map(|piece| {
        let count = libm::pow(scaled, f64::from(piece) / 24.0);
        (corner.by(-18.0, down(count)), count)
    });
    let words = conversations(queue.conversations);
    let grip = Grip::new(
        Rail(pieces.collect()),
        queue.conversations,
        Axis::Upright,
        "Conversations at once",
        words.clone(),
    );
    let rail = [corner.by(-18.0, least), corner.by(-18.0, size.1)];
    scene.add(Path::line(Look::Part, &rail));
    if room == Room::Wide {
        let at = grip.at.by(-18.0, -3.5);
        let number = words.split(' ').next().unwrap_or_default();
        scene.say_at(at, Anchor::End, Voice::Yours, number);
        scene.say_at(at.by(0.0, 16.0), Anchor::End, Voice::Yours, "at once");
    } else {
        scene.say(Point::new(0.0, 14.0), Voice::Yours, words);
    }
    scene.grips.push(grip);
    let from = Point::new(room.of(10.0, 10.0, 150.0), scene.size.1 - 30.0);
    scene.slide(Slide {
        from,
        length: room.of(292.0, 380.0, 470.0),
        ..slide
    });
    scene
}

/// Time, the lanes of those that the chips answer, and how many fit.
fn chips(
    scene: &mut Scene,
    (served, inside): (&Served, f64),
    (corner, size): (Point, (f64, f64)),
    high: f64,
    stage: Stage,
) {
    let used = served.reading.0 + TOKENS * served.writing.0;
    let ends: Vec<f64> = (-7..9)
        .flat_map(|power| [1.0, 2.0, 5.0].map(|head| head * libm::pow(10.0, f64::from(power))))
        .collect();
    let end = stage.scale(&ends, used);
    scene.scale = end;
    let across = size.0 / end;
    axis(scene, corner, size.0, Seconds(end));
    let words = stage.room.of(
        "read, then written",
        "the prompt is read, then written",
        "the prompt is read, then the answer written",
    );
    scene.say(corner.by(0.0, -16.0), Voice::Model, words);
    lanes(scene, (served, inside), corner, (size.0, high), across);
    // What fits.
    let limit = corner.by(0.0, size.1 + 3.0);
    scene.add(Path::line(Look::Limit, &[limit, limit.by(size.0, 0.0)]));
    let fits = format!(
        "{} fit in memory",
        count_in_words_or_digits(served.most.floor())
    );
    scene.say(limit.by(0.0, 19.0), Voice::Note, fits);
    let each = inside / LANES;
    if each > 1.0 {
        let words = count_in_words_or_digits(to_two_digits(each));
        let at = limit.by(size.0, 19.0);
        scene.say_at(at, Anchor::End, Voice::Note, format!("a lane: {words}"));
    }
}

/// The chips' memory where not even one conversation fits.
fn overfull(scene: &mut Scene, queue: &Queue, corner: Point, size: (f64, f64)) {
    scene.add(Path::rectangle(Look::HeatWash, corner, size.0, size.1));
    let [needs, holds] = &queue.memory;
    let at = corner.by(14.0, 34.0);
    scene.say(at, Voice::Heat, "full before anyone asks");
    scene.say(at.by(0.0, 20.0), Voice::HeatNote, needs);
    scene.say(at.by(0.0, 36.0), Voice::HeatNote, holds);
}

/// Those for whom there is no room, in a queue before the chips.
fn waiters(scene: &mut Scene, waiting: f64, limit: Point, wide: f64, room: Room) {
    if waiting <= 0.0 {
        return;
    }
    let count = count_in_words_or_digits(to_two_digits(waiting));
    let why = room.of(
        "wait for room in memory",
        "wait: the chips’ memory is full",
        "wait: the chips’ memory is full of the others’ words",
    );
    let verb = if waiting == 1.0 {
        why.replacen("wait", "waits", 1)
    } else {
        why.to_owned()
    };
    scene.say(
        limit.by(0.0, 35.0),
        Voice::HeatNote,
        format!("{count} {verb}"),
    );
    let shown = waiting.min((wide / 13.0).floor()) as u32;
    let people = (0..shown).fold(Path::new(Look::HeatMid), |path, index| {
        small_person(path, limit.by(7.0 + f64::from(index) * 13.0, 60.0), 18.0)
    });
    scene.add(people);
}

fn conversations(count: f64) -> String {
    let noun = if count == 1.0 {
        "conversation"
    } else {
        "conversations"
    };
    format!("{} {noun}", crate::units::whole(count))
}

/// Time, above the lanes.
fn axis(scene: &mut Scene, corner: Point, wide: f64, end: Seconds) {
    let top = corner.by(0.0, -10.0);
    let ticks = [0.0, 0.5, 1.0].into_iter().fold(
        Path::line(Look::Part, &[top, top.by(wide, 0.0)]),
        |path, part| {
            let at = top.by(wide * part, 0.0);
            path.then_line(&[at, at.by(0.0, 4.0)])
        },
    );
    scene.add(ticks);
    let words = end.to_string();
    scene.say_at(top.by(wide, -6.0), Anchor::End, Voice::Note, words);
}

/// The lanes: the prompt, then a mark for each token; all take their steps together.
fn lanes(
    scene: &mut Scene,
    (served, inside): (&Served, f64),
    corner: Point,
    (wide, high): (f64, f64),
    across: f64,
) {
    let read = (served.reading.0 * across).clamp(1.5, wide);
    let token = served.writing.0 * across;
    scene.add(Path::rectangle(Look::Model(4), corner, read, high));
    // Marks closer than this become a band.
    if token < 3.0 {
        let from = corner.by(read, 0.0);
        scene.add(Path::rectangle(Look::Model(2), from, wide - read, high));
    } else {
        let steps = ((wide - read) / token) as u32;
        let marks = (0..steps).map(|index| {
            let from = corner.by(read + (f64::from(index) + 0.14) * token, 0.0);
            Path::rectangle(Look::Model(2), from, token * 0.72, high)
        });
        scene.extend(marks);
    }
    let drawn = inside.min(LANES);
    let between = (1..drawn as u32).fold(Path::new(Look::OnAccent), |path, lane| {
        let at = corner.by(0.0, f64::from(lane) * high / drawn);
        path.then_line(&[at, at.by(wide, 0.0)])
    });
    scene.add(between);
}

/// What a million tokens cost, in coins of a dollar, to scale with one another.
fn coins(scene: &mut Scene, served: &Served, at: Point, room: Room) {
    scene.say(at.by(0.0, 0.0), Voice::Name, "a million tokens");
    let most = served.prices[0].0.max(served.prices[1].0);
    let mut each = 1.0;
    while most / each > 24.0 {
        each *= 10.0;
    }
    while most / each < 1.0 && each > 1e-9 {
        each /= 10.0;
    }
    let ground = at.by(0.0, room.of(112.0, 200.0, 200.0));
    let high = room.of(3.4, 6.4, 6.4);
    let apart = room.of(150.0, 82.0, 100.0);
    for (index, (price, name)) in served
        .prices
        .iter()
        .zip(["to read", "to write"])
        .enumerate()
    {
        let foot = ground.by(42.0 + index as f64 * apart, 0.0);
        let count = (price.0 / each).clamp(0.05, 24.0);
        let whole = count.ceil() as u32;
        for coin in 0..whole {
            let thick = (count - f64::from(coin)).min(1.0) * high;
            let middle = foot.by(0.0, -f64::from(coin) * high);
            let top = middle.by(0.0, -thick);
            let (a, b) = (24.0, 8.0);
            scene.add(
                Path::new(Look::Left)
                    .to(middle.by(-a, 0.0))
                    .curve(
                        middle.by(-a, b * 1.3),
                        middle.by(a, b * 1.3),
                        middle.by(a, 0.0),
                    )
                    .on(top.by(a, 0.0))
                    .on(top.by(-a, 0.0))
                    .close(),
            );
            scene.add(Path::ellipse(Look::Top, top, a, b));
        }
        let shown = price.to_string();
        scene.say_at(foot.by(0.0, 28.0), Anchor::Middle, Voice::Name, shown);
        scene.say_at(foot.by(0.0, 44.0), Anchor::Middle, Voice::Note, name);
    }
    let coin = format!("a coin is {}", Usd(each));
    scene.say(at.by(0.0, 16.0), Voice::Note, coin);
}
