//! The board's chart: what the stages have revealed.

use super::class::Class;
use super::stage::Stage;
use crate::browser;
use crate::class::board::Board;
use crate::class::plan::{BET_ON, Round};
use crate::class::ruler::{ENDS, Ruler};
use crate::class::words;
use crate::ui::{Element, Event, element};
use crate::units::three_digits;
use crate::view::classroom::chart::{self, Axes, BOARD, Form, Mark, SIZES};
use leptos::prelude::*;

/// The size at which the law is named: where it is far from everything else.
const LAW_NAMED: f64 = 14.0;
/// The loss beside which two lines of words just fit above the axis.
const LOWEST_WORDS: f64 = 0.0022;

/// The chart; the ruler's ends are dragged on it.
pub(super) fn chart(class: Class) -> Element {
    let dragged = RwSignal::new(None::<usize>);
    let axes = move || {
        class
            .with(|board| Some(axes(board)))
            .unwrap_or_else(|| Axes::around(BOARD, std::iter::empty()))
    };
    let down = move |event: Event| {
        if class.stage.get_untracked() == Stage::Ruler
            && let Some(place) = browser::place(&event)
        {
            let (size, _) = untrack(axes).at(place);
            // The nearer end, by how many times.
            let nearer = usize::from(size * size > ENDS[0] * ENDS[1]);
            dragged.set(Some(nearer));
            drag(class, &untrack(axes), nearer, place);
        }
    };
    let moved = move |event: Event| {
        if let (Some(end), Some(place)) = (dragged.get_untracked(), browser::place(&event)) {
            drag(class, &untrack(axes), end, place);
        }
    };
    let up = move |_: Event| dragged.set(None);
    element("svg")
        .attr("class", move || {
            if class.stage.get() == Stage::Ruler {
                "class-chart with-ruler"
            } else {
                "class-chart"
            }
            .to_owned()
        })
        .attr(
            "viewBox",
            &Axes::around(BOARD, std::iter::empty()).view_box(),
        )
        .attr("role", "img")
        .attr("aria-label", move || described(class))
        .inner_html(move || {
            let marks =
                class.with(|board| Some(marks(board, class.stage.get(), &class.ruler.get())));
            axes().draw(&marks.unwrap_or_default())
        })
        .on("pointerdown", down)
        .on("pointermove", moved)
        .on("pointerup", up)
        .on("pointerleave", up)
}

fn drag(class: Class, axes: &Axes, end: usize, place: (f64, f64)) {
    let (_, loss) = axes.at(place);
    class.ruler.update(|ruler| ruler.losses[end] = loss);
}

/// Room for everything the board itself has trained, so that nothing moves later.
fn axes(board: &Board) -> Axes {
    let sizes = Round::ALL.into_iter().flat_map(Round::sizes);
    let losses = sizes.filter_map(|size| board.middle(size));
    Axes::around(BOARD, losses)
}

fn marks(board: &Board, stage: Stage, ruler: &Ruler) -> Vec<Mark> {
    let mut marks = Vec::new();
    let axes = axes(board);
    if stage.shows(Stage::Law)
        && let Some((law, _)) = board.law()
    {
        marks.push(Mark::Line {
            through: (0..=64)
                .map(|step| SIZES.0 * libm::pow(SIZES.1 / SIZES.0, f64::from(step) / 64.0))
                .map(|size| (size, law.loss(size)))
                .filter(|(_, loss)| *loss <= axes.high)
                .collect(),
            class: "law",
        });
        marks.push(words(
            (LAW_NAMED, law.loss(LAW_NAMED)),
            (18.0, -4.0),
            "law".into(),
            "start",
            "strong",
        ));
    }
    if stage.shows(Stage::Floor)
        && let Some(floor) = board.floor()
    {
        marks.push(Mark::Line {
            through: vec![(SIZES.0, floor), (SIZES.1, floor)],
            class: "floor",
        });
        let text = format!("floor: chance, {}", three_digits(floor));
        marks.push(words((SIZES.0, floor), (12.0, 32.0), text, "start", "soft"));
    }
    if stage.shows(Stage::Ruler) {
        marks.extend(ruler_marks(ruler, stage));
    }
    for (round, from) in [(Round::Small, Stage::Small), (Round::Large, Stage::Large)] {
        if stage.shows(from) {
            marks.extend(points(board, round));
        }
    }
    if stage.shows(Stage::Ruler) {
        let round = stage.round();
        let bets = board.bets(round);
        marks.extend(chart::strip(&bets, BET_ON));
        marks.extend(bet_words(board, &bets, stage));
    }
    if stage.shows(Stage::Large)
        && let Some(landed) = board.landed()
        && board.count(Round::Large) > 0
    {
        marks.push(Mark::Arrow {
            at: BET_ON,
            from_to: (ruler.bet() * 1.12, landed * 0.92),
        });
        let text = format!("landed: {}", three_digits(landed));
        marks.push(words(
            (BET_ON, landed),
            (16.0, -36.0),
            text,
            "start",
            "strong",
        ));
    }
    marks
}

fn points(board: &Board, round: Round) -> Vec<Mark> {
    let mut seen: Vec<f64> = Vec::new();
    let points = board.points(round).into_iter();
    points
        .map(|point| {
            let before = seen.iter().filter(|size| **size == point.size).count();
            seen.push(point.size);
            Mark::Point {
                at: (point.size, point.told.loss),
                aside: chart::aside(before),
                form: match round {
                    Round::Small => Form::Disc,
                    Round::Large => Form::Square,
                },
                class: match (round, point.told.exact) {
                    (_, false) => "hollow",
                    (Round::Small, true) => "small",
                    (Round::Large, true) => "large",
                },
            }
        })
        .collect()
}

/// The ruler: held at its ends while it is laid, dotted afterwards.
fn ruler_marks(ruler: &Ruler, stage: Stage) -> Vec<Mark> {
    let here = stage == Stage::Ruler;
    let [left, right] = [0, 1].map(|end| (ENDS[end], ruler.losses[end]));
    let bet = (BET_ON, ruler.bet());
    let mut marks = vec![Mark::Line {
        through: vec![left, bet],
        class: if here { "ruler" } else { "ruler past" },
    }];
    if here {
        marks.push(Mark::Line {
            through: vec![(BET_ON, 10.0), (BET_ON, chart::LOW)],
            class: "here",
        });
        marks.push(words(
            (BET_ON, 10.0),
            (-12.0, 24.0),
            "589".into(),
            "end",
            "strong",
        ));
        marks.extend([left, right].map(|at| Mark::Point {
            at,
            aside: 0.0,
            form: Form::Handle,
            class: "",
        }));
    }
    marks.push(Mark::Point {
        at: bet,
        aside: 0.0,
        form: Form::Diamond,
        class: "",
    });
    let text = format!("our ruler: {}", three_digits(bet.1));
    marks.push(words(bet, (-26.0, 38.0), text, "end", "strong"));
    marks
}

fn bet_words(board: &Board, bets: &[f64], stage: Stage) -> Option<Mark> {
    let most = bets.iter().copied().fold(0.0, f64::max);
    let least = bets.iter().copied().fold(f64::INFINITY, f64::min);
    if bets.is_empty() {
        return None;
    }
    Some(if stage == Stage::Ruler {
        words(
            (BET_ON, most),
            (22.0, -28.0),
            "our first bets".into(),
            "start",
            "soft",
        )
    } else {
        let text = words::bets(bets, board.landed()?);
        // Two lines, which end above the axis.
        let beside = least.max(LOWEST_WORDS);
        words((BET_ON, beside), (70.0, 40.0), text, "start", "soft")
    })
}

fn words(
    at: (f64, f64),
    aside: (f64, f64),
    text: String,
    anchor: &'static str,
    class: &'static str,
) -> Mark {
    Mark::Words {
        at,
        aside,
        text,
        anchor,
        class,
    }
}

/// The chart in words.
fn described(class: Class) -> String {
    let stage = class.stage.get();
    let described = class.with(|board| {
        let mut words = String::from("Loss over parameters, both in steps of times.");
        for (round, from) in [(Round::Small, Stage::Small), (Round::Large, Stage::Large)] {
            if stage.shows(from) {
                words += &format!(
                    " {} points of round {}.",
                    board.count(round),
                    round.number()
                );
            }
        }
        if stage.shows(Stage::Ruler) {
            let bet = class.ruler.get().bet();
            words += &format!(" The ruler points to {} at 589.", three_digits(bet));
        }
        if let (true, Some((law, _))) = (stage.shows(Stage::Law), board.law()) {
            words += &format!(" The law ends at {}.", three_digits(law.floor));
        }
        if let (true, Some(floor)) = (stage.shows(Stage::Floor), board.floor()) {
            words += &format!(" The floor is {}.", three_digits(floor));
        }
        Some(words)
    });
    described.unwrap_or_default()
}
