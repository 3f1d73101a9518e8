//! A training set as a stack of books, beside those who would read it in a
//! lifetime each.
//!
//! To scale: the height of the stack, of the marks beside it, and of what the
//! model would want; the number of readers. Sketched: how the books lie.

use super::people::small_person;
use crate::scene::{Anchor, Axis, Grip, Look, Path, Point, Rail, Scene, Stage, View, Voice, width};
use crate::units::{count_in_words, counted, to_two_digits};

/// A training set and its readers.
#[derive(Clone, Debug, PartialEq)]
pub struct Books {
    /// Its tokens.
    pub tokens: f64,
    /// What it is called.
    pub name: String,
    /// Tokens of a book.
    pub book: f64,
    /// Tokens that a person reads in a lifetime.
    pub lifetime: f64,
    /// What would be best for the model.
    pub best: f64,
    /// Other sets, each with its tokens.
    pub others: Vec<(&'static str, f64)>,
}

/// Books that are drawn in a full stack.
const FULL: f64 = 30.0;
/// Readers that are drawn at most.
const CROWD: f64 = 200.0;

/// The figure. Its grip is the number of tokens.
pub fn books(books: &Books, stage: Stage) -> Scene {
    let room = stage.room;
    let mut scene = Scene::new(room, room.of(536.0, 396.0, 412.0));
    let high = room.of(232.0, 290.0, 306.0);
    let wants = if books.best < 4.0 * books.tokens {
        books.best
    } else {
        0.0
    };
    let most = (books.tokens * 1.12).max(wants * 1.02);
    let ends: Vec<f64> = (5..20)
        .flat_map(|power| [1.0, 2.0, 5.0].map(|head| head * libm::pow(10.0, f64::from(power))))
        .collect();
    let end = stage.scale(&ends, most);
    scene.scale = end;
    let view = View::isometric(Point::new(room.of(70.0, 84.0, 130.0), high + 28.0), 1.0);
    pile(&mut scene, books, &view, end, high);
    wanted(&mut scene, books, &view, end, high);
    marks(
        &mut scene,
        books,
        &view,
        end,
        (high, room.of(312.0, 350.0, 512.0)),
    );
    grip(&mut scene, books, &view, end, high);
    let at = room.of(
        Point::new(0.0, high + 132.0),
        Point::new(360.0, 20.0),
        Point::new(520.0, 20.0),
    );
    crowd(&mut scene, books, at, room.of(40, 25, 25));
    scene
}

/// A book's length and width, in the sheet's pixels.
const SIDES: [f64; 2] = [84.0, 58.0];

/// The books, the lowest first, each turned a little to its own side.
fn pile(scene: &mut Scene, books: &Books, view: &View, end: f64, high: f64) {
    let [a, b] = SIDES;
    scene.add(Path::area(
        Look::Shadow,
        &view.floor([-8.0, -8.0, 0.0], [a + 16.0, b + 16.0]),
    ));
    let step = high / FULL;
    let tall = (books.tokens / end * high).min(high * 1.3);
    let count = (tall / step).ceil().max(1.0);
    for index in 0..count as u32 {
        let z = f64::from(index) * step;
        let thick = (tall - z).min(step);
        if thick < 0.4 {
            break;
        }
        // Thirds of the golden ratio look like chance.
        let turn = (f64::from(index) * 0.618_034 % 1.0 - 0.5) * 8.0;
        let solid = view.solid([turn, -turn * 0.6, z], [a, b, thick]);
        let looks = match index % 3 {
            0 => [Look::Top, Look::PartFace, Look::Right],
            1 => [Look::Top, Look::PartFace, Look::Dead],
            _ => [Look::Top, Look::PartFace, Look::Left],
        };
        scene.extend(solid.faces(looks));
    }
    let each = end / FULL / books.book;
    let foot = view.at(a, 0.0, 0.0);
    let words = if each < 1.5 {
        "each is a book".to_owned()
    } else {
        format!(
            "each stands for {} books",
            count_in_words(to_two_digits(each))
        )
    };
    let at = Point::new(
        (foot.x - 30.0).max(width(&words, Voice::Note) / 2.0),
        foot.y + 30.0,
    );
    scene.say_at(at, Anchor::Middle, Voice::Note, words);
}

/// How high the stack would be that is best for this model.
fn wanted(scene: &mut Scene, books: &Books, view: &View, end: f64, high: f64) {
    if books.best > end {
        return;
    }
    let [a, b] = SIDES;
    let box_of = view.solid(
        [-10.0, -10.0, 0.0],
        [a + 20.0, b + 20.0, books.best / end * high],
    );
    scene.add(Path::area(Look::ModelDash, &box_of.top));
}

/// The other sets and the model's wish, at their heights beside the stack.
fn marks(scene: &mut Scene, books: &Books, view: &View, end: f64, (high, limit): (f64, f64)) {
    let [a, b] = SIDES;
    let right = view.at(a, b, 0.0).by(22.0, 0.0);
    let mut all: Vec<(String, f64, Voice)> = (books.others.iter())
        .map(|(name, tokens)| ((*name).to_owned(), *tokens, Voice::Note))
        .collect();
    all.push(("best for this model".to_owned(), books.best, Voice::Model));
    let fits = |name: &str, voice| right.x + 6.0 + width(name, voice) < limit;
    if !fits("best for this model", Voice::Model) {
        all.retain(|(_, _, voice)| *voice != Voice::Model);
        all.push(("best".to_owned(), books.best, Voice::Model));
    }
    all.retain(|(name, tokens, voice)| *tokens <= end && fits(name, *voice));
    // The model's first, then the larger ones; the others find no room.
    all.sort_by(|a, b| {
        (b.2 == Voice::Model)
            .cmp(&(a.2 == Voice::Model))
            .then(b.1.total_cmp(&a.1))
    });
    let mut taken: Vec<f64> = Vec::new();
    for (name, tokens, voice) in all {
        let y = right.y - tokens / end * high;
        if taken.iter().any(|other| (other - y).abs() < 17.0) {
            continue;
        }
        taken.push(y);
        scene.add(Path::line(
            Look::Leader,
            &[Point::new(right.x - 14.0, y), Point::new(right.x + 2.0, y)],
        ));
        scene.say(Point::new(right.x + 6.0, y + 4.5), voice, name);
    }
}

fn grip(scene: &mut Scene, books: &Books, view: &View, end: f64, high: f64) {
    let corner = view.at(0.0, 0.0, 0.0).by(-16.0, 0.0);
    let rail = Rail::straight((corner, 0.0), (corner.by(0.0, -high), end));
    let words = counted(count_in_words(to_two_digits(books.tokens)), "token");
    let grip = Grip::new(
        rail,
        books.tokens,
        Axis::Upright,
        "Tokens of the set",
        words,
    );
    // It holds the uppermost book by its corner, and goes up and down a rail.
    scene.add(Path::line(Look::Track, &[corner, grip.at]));
    let [a, b] = SIDES;
    let lid = [[0.0, 0.0], [a, 0.0], [a, b], [0.0, b], [0.0, 0.0]]
        .map(|[x, y]| view.at(x, y, (books.tokens / end * high).min(1.3 * high)));
    scene.add(Path::line(Look::AccentLine, &lid));
    scene.add(Path::line(Look::AccentLine, &[grip.at, lid[0]]));
    let top = view.at(0.0, SIDES[1], books.tokens / end * high);
    let at = Point::new(0.0, (top.y - 24.0).min(grip.at.y - 44.0).max(12.0));
    scene.say(at, Voice::Yours, &books.name);
    scene.say(at.by(0.0, 16.0), Voice::Note, &grip.words);
    scene.grips.push(grip);
}

/// Those who read it, in a lifetime each.
fn crowd(scene: &mut Scene, books: &Books, at: Point, row: u32) {
    let people = books.tokens / books.lifetime;
    let each = (0..15)
        .flat_map(|power| [1.0, 2.0, 5.0].map(|head| head * libm::pow(10.0, f64::from(power))))
        .find(|each| people / each <= CROWD)
        .unwrap_or(1e15);
    let shown = (people / each).max(0.02);
    scene.say(at, Voice::Name, "Readers, a lifetime each");
    let count = count_in_words(to_two_digits(people));
    let readers = if people < 1.0 {
        "less than one reader".to_owned()
    } else {
        counted(count, "reader")
    };
    scene.say(at.by(0.0, 16.0), Voice::Note, readers);
    if each > 1.0 {
        let said = format!("each drawn is {}", count_in_words(each));
        scene.say(at.by(0.0, 32.0), Voice::Note, said);
    }
    let wide = scene.size.0 - at.x;
    let step = wide / f64::from(row);
    let tall = (step * 2.4).min(46.0);
    let mut all = Path::new(Look::Dead);
    for index in 0..shown.ceil() as u32 {
        let foot = at.by(
            (f64::from(index % row) + 0.5) * step,
            44.0 + tall + f64::from(index / row) * (tall + 8.0),
        );
        // A part of a reader is as much of one, from below.
        let part = (shown - f64::from(index)).clamp(0.3, 1.0);
        all = small_person(all, foot, tall * part);
    }
    scene.add(all);
}
